"""Tells how many lines of the library the tests run, in all and of the files with the most left.

Usage: python3 Tests/coverage.py REPORT.json, as `swift test --enable-code-coverage` writes it.
"""

import json
import sys

with open(sys.argv[1]) as report:
    files = json.load(report)["data"][0]["files"]
marker = "/Sources/SearchIndex/"
lines = [
    (file["filename"].split(marker)[1], file["summary"]["lines"])
    for file in files
    if marker in file["filename"]
]
count = sum(each["count"] for _, each in lines)
covered = sum(each["covered"] for _, each in lines)
for name, each in sorted(lines, key=lambda line: line[1]["covered"] - line[1]["count"])[:20]:
    print(f"{each['count'] - each['covered']:5} of {each['count']:5} lines not run  {name}")
print(f"SearchIndex: {covered} of {count} lines run, {100 * covered / count:.1f} %")
sys.exit(100 * covered < 95 * count)
