#!/usr/bin/env python3
"""Measures cost against size: growth.py SEARCH QUERIES-PROGRAM PARAGRAPHS.tsv KEYWORDS.tsv OUT.svg [SIZE …]

SEARCH is the tool, QUERIES-PROGRAM the benchmark `queries`; PARAGRAPHS.tsv (id<TAB>text) should hold
as many paragraphs as the largest SIZE (10000 100000 382335 1000000 unless told otherwise; see
multiply.py). Each size is the beginning of the collection. Builds are run in turns, three rounds, of
which the quickest counts; a table goes to standard output, a chart to OUT.svg."""

import os
import re
import subprocess
import sys
import tempfile
import time

SIZES = [10_000, 100_000, 382_335, 1_000_000]
ROUNDS = 3


def beginnings(path, sizes, folder):
    """Writes the first paragraphs of a collection to files; gives (paragraphs, bytes of text, path)."""
    made, count, size, wanted = [], 0, 0, sorted(sizes)
    head = os.path.join(folder, "head.tsv")
    with open(path, "rb") as source, open(head, "wb") as out:
        for line in source:
            out.write(line)
            count += 1
            size += len(line.rstrip(b"\n").split(b"\t", 1)[1])
            if made_now := [s for s in wanted if s == count]:
                out.flush()
                copy = os.path.join(folder, f"{made_now[0]}.tsv")
                subprocess.run(["cp", head, copy], check=True)
                made.append((count, size, copy))
            if count == wanted[-1]:
                break
    if len(made) < len(wanted):
        sys.exit(f"growth: {path} holds only {count} paragraphs; make a larger one with multiply.py")
    os.remove(head)
    return made


def build(search, source, index):
    """The seconds of a build from nothing."""
    if os.path.exists(index):
        os.remove(index)
    start = time.perf_counter()
    subprocess.run([search, "index", "--tsv", source, "-o", index], check=True, capture_output=True)
    return time.perf_counter() - start


def query(program, index, keywords):
    """The mean milliseconds a query: any of the words, and as the tool takes it."""
    out = subprocess.run(
        [program, index, "any", keywords, "default", keywords],
        check=True, capture_output=True, text=True).stdout
    means = dict(re.findall(r"^(any|default)\s+\d+\s+[\d.]+\s+[\d.]+\s+[\d.]+\s+([\d.]+)", out, re.M))
    return float(means["any"]), float(means["default"])


def chart(rows, path):
    """A chart of each cost against the number of paragraphs, both axes by powers of ten."""
    from math import log10

    lines = [
        ("build, s", [r["build"] for r in rows], "#1b6ca8"),
        ("file, MB", [r["file"] / 1e6 for r in rows], "#5a8f29"),
        ("keywords, ms", [r["any"] for r in rows], "#c0392b"),
        ("keywords by default, ms", [r["default"] for r in rows], "#e08e0b"),
    ]
    width, height, left, right, top, bottom = 760, 480, 70, 250, 30, 50
    xs = [log10(r["paragraphs"]) for r in rows]
    low = min(log10(max(v, 1e-4)) for _, vs, _ in lines for v in vs)
    high = max(log10(v) for _, vs, _ in lines for v in vs)
    low, high = int(low // 1), int(-(-high // 1))

    def x(value):
        return left + (value - xs[0]) / (xs[-1] - xs[0]) * (width - left - right)

    def y(value):
        return height - bottom - (value - low) / (high - low) * (height - top - bottom)

    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        'font-family="sans-serif" font-size="13">',
        f'<rect width="{width}" height="{height}" fill="white"/>',
    ]
    for power in range(low, high + 1):
        label = f"{10 ** power:g}"
        out.append(f'<line x1="{left}" x2="{width - right}" y1="{y(power):.1f}" y2="{y(power):.1f}" '
                   'stroke="#ddd"/>')
        out.append(f'<text x="{left - 8}" y="{y(power) + 4:.1f}" text-anchor="end">{label}</text>')
    for value, row in zip(xs, rows):
        out.append(f'<line x1="{x(value):.1f}" x2="{x(value):.1f}" y1="{top}" '
                   f'y2="{height - bottom}" stroke="#eee"/>')
        out.append(f'<text x="{x(value):.1f}" y="{height - bottom + 20}" text-anchor="middle">'
                   f'{row["paragraphs"]:,}</text>')
    out.append(f'<text x="{(left + width - right) / 2}" y="{height - 8}" text-anchor="middle">'
               'paragraphs</text>')
    # The names stand beside the ends of their lines, moved apart where these are close.
    places, last = [], None
    for end, at in sorted((y(log10(max(vs[-1], 1e-4))), i) for i, (_, vs, _) in enumerate(lines)):
        last = end if last is None else max(end, last + 17)
        places.append((at, last))
    for at, place in places:
        name, values, colour = lines[at]
        points = " ".join(f"{x(v):.1f},{y(log10(max(c, 1e-4))):.1f}" for v, c in zip(xs, values))
        out.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        for v, c in zip(xs, values):
            out.append(f'<circle cx="{x(v):.1f}" cy="{y(log10(max(c, 1e-4))):.1f}" r="3" '
                       f'fill="{colour}"/>')
        out.append(f'<text x="{width - right + 10}" y="{place + 4:.1f}" fill="{colour}">{name}</text>')
    out.append("</svg>\n")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(out))


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    search, program, paragraphs, keywords, svg = sys.argv[1:6]
    sizes = [int(size) for size in sys.argv[6:]] or SIZES
    with tempfile.TemporaryDirectory() as folder:
        collections = beginnings(paragraphs, sizes, folder)
        times = {count: [] for count, _, _ in collections}
        for _ in range(ROUNDS):
            for count, _, source in collections:
                times[count].append(build(search, source, os.path.join(folder, f"{count}.idx")))
        rows = []
        for count, size, _ in collections:
            index = os.path.join(folder, f"{count}.idx")
            words, default = query(program, index, keywords)
            rows.append({
                "paragraphs": count, "text": size, "build": min(times[count]),
                "file": os.path.getsize(index), "any": words, "default": default})
    print("| paragraphs | text MB | build s | MB/s | file MB | file / text | keywords ms | default ms |")
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in rows:
        text = row["text"] / 1e6
        print(f"| {row['paragraphs']:,} | {text:.1f} | {row['build']:.2f} | {text / row['build']:.0f} "
              f"| {row['file'] / 1e6:.1f} | {row['file'] / row['text']:.3f} | {row['any']:.3f} "
              f"| {row['default']:.3f} |")
    chart(rows, svg)


if __name__ == "__main__":
    main()
