#!/usr/bin/env python3
"""How well the lines of laid-out texts are joined to paragraphs.

    python3 Benchmarks/facts/borders.py .build/release/search FOLDER... [--show]

Compares the lines on which paragraphs begin with marks made by hand (borders.tsv): passages of ten
annual reports and a government report as text, half of them chosen at random, half at random among
those of running text; and a whole government report as PDF, whose lines are those that
`pdftotext -layout` gives. A passage is known by the hash of its file and its lines; no text is kept
here. In a table a row begins a paragraph, not a line of a cell that wraps or spans rows.
Precision is the share of the borders found that are right, recall the share of the right ones found.
"""

import hashlib
import os
import subprocess
import sys
import tempfile


def passages():
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "borders.tsv")
    with open(path, encoding="utf-8") as file:
        next(file)
        for line in file:
            digest, kind, first, last, starts, _ = line.rstrip("\n").split("\t")
            yield digest, kind, int(first), int(last), set(map(int, starts.split()))


def files(folders):
    found = {}
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                path = os.path.join(root, name)
                with open(path, "rb") as file:
                    found[hashlib.sha256(file.read()).hexdigest()[:16]] = path
    return found


def lines(search, path):
    """The lines on which the paragraphs of a file begin."""
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "a.idx")
        subprocess.run([search, "index", path, "-o", index, "-q"], check=True)
        dump = subprocess.run(
            [search, "dump", "-d", index], check=True, capture_output=True, encoding="utf-8"
        )
    records = (line.split("\t") for line in dump.stdout.splitlines())
    return {int(record[3]) for record in records if record[0] == "paragraph"}


def main():
    search, *folders = [word for word in sys.argv[1:] if not word.startswith("--")]
    shows = "--show" in sys.argv
    known = files(folders)
    starts = {}
    counts = {}
    for digest, kind, first, last, right in passages():
        if digest not in known:
            print(f"no file with the hash {digest}")
            continue
        if digest not in starts:
            starts[digest] = lines(search, known[digest])
        found = {line for line in starts[digest] if first < line <= last}
        if shows:
            name = os.path.basename(known[digest])[:14]
            print(f"{name} {first}-{last} {kind} extra {sorted(found - right)}"
                  f" missed {sorted(right - found)}")
        form = "PDF " if known[digest].lower().endswith(".pdf") else ""
        for group in (form + kind, form + "all"):
            sums = counts.setdefault(group, [0, 0, 0, 0])
            for place, number in enumerate(
                (len(found & right), len(found), len(right), last - first)
            ):
                sums[place] += number
    print("passages\tlines\tborders\tprecision\trecall\tprecision of a paragraph a line")
    groups = sorted(counts, key=lambda group: (group.startswith("PDF"), group.endswith("all")))
    for group in groups:
        both, found, right, all_lines = counts[group]
        print(f"{group}\t{all_lines}\t{right}\t{both / found:.3f}\t{both / right:.3f}"
              f"\t{right / all_lines:.3f}")


main()
