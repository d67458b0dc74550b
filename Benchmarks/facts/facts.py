#!/usr/bin/env python3
"""Whether title, year, place, company and code of reports are right, and their sections.

    python3 Benchmarks/facts/facts.py .build/release/search FOLDER...

Compares 'search docs --json' with facts.tsv, written by hand; * stands for what isn't asked. Files are
known by the last two parts of their paths. Then it counts the annual reports in which a paragraph of
the management's discussion is found by 'section:管理层讨论'.
"""

import json
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
FIELDS = ("year", "place", "company", "code", "title")


def main():
    search, *folders = sys.argv[1:]
    expected = {}
    with open(os.path.join(HERE, "facts.tsv"), encoding="utf-8") as file:
        next(file)
        for line in file:
            path, *values = line.rstrip("\n").split("\t")
            expected["/".join(path.split("/")[-2:])] = values
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "a.idx")
        subprocess.run([search, "index", *folders, "-o", index, "-q"], check=False)
        docs = subprocess.run(
            [search, "docs", "-d", index, "--json"],
            check=True, capture_output=True, encoding="utf-8",
        ).stdout
        hits = subprocess.run(
            [search, "section:管理层讨论", "-d", index, "--json", "--limit", "0"],
            capture_output=True, encoding="utf-8", check=False,
        ).stdout
    counts = {}
    seen = set()
    for line in docs.splitlines():
        report = json.loads(line)
        name = "/".join(report["path"].split("/")[-2:])
        if name not in expected or name in seen:
            continue
        seen.add(name)
        sums = counts.setdefault(name.split("/")[0], {field: [0, 0] for field in FIELDS})
        for field, value in zip(FIELDS, expected[name]):
            if value == "*":
                continue
            found = "" if report[field] is None else str(report[field])
            sums[field][1] += 1
            sums[field][0] += found == value
            if found != value:
                print(f"{name}: {field} is '{found}', not '{value}'")
    print("reports\t" + "\t".join(FIELDS))
    for folder, sums in counts.items():
        print(folder + "".join(f"\t{right}/{all_}" for right, all_ in sums.values()))
    for name in sorted(set(expected) - seen):
        print(f"not seen: {name}")
    sections = {}
    for line in hits.splitlines():
        hit = json.loads(line)
        name = "/".join(hit.get("path", "").split("/")[-2:])
        outermost = (hit.get("section") or [""])[0]
        if "讨论与分析" in outermost or "董事会报告" in outermost:
            sections[name] = sections.get(name, 0) + 1
    annual = [name for name in seen if name.split("/")[0] in ("company-annual", "sound", "html-company")]
    found = [name for name in annual if sections.get(name, 0) > 20]
    print(f"management's discussion as an outermost section: {len(found)} of {len(annual)}")
    for name in sorted(set(annual) - set(found)):
        print(f"    not in {name}")


main()
