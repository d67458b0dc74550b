#!/usr/bin/env python3
"""Compares the text that an index holds of documents with text files of the same names.

    python3 Benchmarks/compare_texts.py SEARCH DOCUMENTS TEXTS

Indexes the folder DOCUMENTS with the tool SEARCH and prints, for each report, the share of the
characters of TEXTS/NAME.txt that come in the same order (white space left out), then the least
share. Ends with 1 if one lies below 99.5 percent or a document has no report.
"""
import difflib
import json
import pathlib
import subprocess
import sys
import tempfile


def characters(text):
    return "".join(text.split())


def main():
    search, documents, texts = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        index = folder + "/documents.idx"
        subprocess.run([search, "index", documents, "-o", index, "--quiet"])
        run = lambda *arguments: subprocess.run(
            [search, *arguments, "-d", index], capture_output=True, check=True
        ).stdout.decode()
        found = {}
        for line in run("docs", "--json").splitlines():
            report = json.loads(line)
            shown = run("show", str(report["report"]))
            name = pathlib.Path(report["path"]).stem
            found[name] = found.get(name, "") + shown
    least = 1.0
    files = sorted(path for path in pathlib.Path(documents).rglob("*") if path.is_file())
    for path in files:
        twin = pathlib.Path(texts, path.stem + ".txt")
        if path.stem not in found or not twin.exists():
            print(f"missing\t{path.name}")
            least = 0.0
            continue
        wanted = characters(twin.read_text(encoding="utf-8-sig"))
        given = characters(found[path.stem])
        blocks = difflib.SequenceMatcher(None, wanted, given, autojunk=False)
        same = sum(block.size for block in blocks.get_matching_blocks())
        share = same / max(1, len(wanted))
        least = min(least, share)
        print(f"{share:.5f}\t{len(wanted)}\t{len(given)}\t{path.name}")
    print(f"least {least:.5f} of {len(files)}")
    sys.exit(least < 0.995)


main()
