#!/usr/bin/env python3
"""How many occurrences of terms are lost to the line breaks of laid-out texts.

    python3 Benchmarks/facts/broken_terms.py .build/release/search FOLDER [--show]

All occurrences are those in the text of the files with the line ends taken out, where page headers
and page numbers were left out before (by rules of this script, not of the tool). A scan line by line
loses those that a line end stands in; of the tool's paragraphs, those are lost that stand in none.
What stands across two cells of a table by chance is no occurrence: such places were looked at by hand
and are listed, by file hash and line, in broken_terms_chance.tsv.
"""

import collections
import hashlib
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
NUMBER = re.compile(r"^[-— ]*\d{1,3}( */ *\d{1,3})?[-— ]*$|^ */ *\d{1,3}$")


def key(line):
    return re.sub(r"\d+", "#", re.sub(r"\s", "", line))


def body(lines):
    """The lines, with their numbers, that aren't headers or numbers of pages."""
    beside = collections.Counter()
    for place, line in enumerate(lines):
        if NUMBER.match(han(line)) and place > 0:
            beside[key(lines[place - 1])] += 1
    headers = {
        key for key, count in beside.items()
        if count > len(lines) / 400 and re.search("[\u4e00-\u9fff]{4}", key)
    }
    dropped = set()
    for place, line in enumerate(lines):
        if key(line) in headers and place + 1 < len(lines) and NUMBER.match(han(lines[place + 1])):
            dropped |= {place, place + 1}
            for step, part in ((2, r"^ */ *\d+$"), (-1, r"^\d{4}$"), (-2, r"公司$")):
                near = place + step
                if 0 <= near < len(lines) and re.search(part, han(lines[near])):
                    dropped.add(near)
                elif step == -1:
                    break
    return [(place + 1, line) for place, line in enumerate(lines) if place not in dropped]


def han(text):
    return re.sub(r"\s", "", text)


def paragraphs(search, path):
    with tempfile.TemporaryDirectory() as folder:
        index = os.path.join(folder, "a.idx")
        subprocess.run([search, "index", path, "-o", index, "-q"], check=True)
        dump = subprocess.run(
            [search, "dump", "-d", index], check=True, capture_output=True, encoding="utf-8"
        )
        texts = [
            line.split("\t")[-1] for line in dump.stdout.splitlines()
            if line.startswith("paragraph\t")
        ]
    return [han(text.replace("\\\\", "\\")) for text in texts]


def places(lines, texts):
    """For each character of the lines, where it stands in the paragraphs; -1 if it was left out."""
    whole = "\n".join(texts)
    kept = [place for place, character in enumerate(whole) if character not in "\n|"]
    bare = "".join(whole[place] for place in kept)
    found = []
    start = 0
    for _, line in lines:
        own = han(line).replace("|", "")
        if own.endswith("-") and bare.startswith(own[:-1], start) and not bare.startswith(own, start):
            # A hyphen that was mended.
            found += kept[start : start + len(own) - 1] + [-1]
            start += len(own) - 1
            continue
        if not bare.startswith(own, start):
            # A line was left out on one side: a header that only one of the two took for one.
            near = bare.find(own, start, start + 4000) if len(own) >= 8 else -1
            if near < 0:
                found += [-1] * len(own)
                continue
            start = near
        found += kept[start : start + len(own)]
        start += len(own)
    return found


def main():
    search, folder = [word for word in sys.argv[1:] if not word.startswith("--")]
    with open(os.path.join(HERE, "terms.txt"), encoding="utf-8") as file:
        terms = file.read().split()
    chance = set()
    path = os.path.join(HERE, "broken_terms_chance.tsv")
    if os.path.exists(path):
        with open(path, encoding="utf-8") as file:
            for line in file:
                digest, number, term = line.rstrip("\n").split("\t")
                chance.add((digest, int(number), term))
    everything = by_line = by_tool = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        with open(path, "rb") as file:
            data = file.read()
        digest = hashlib.sha256(data).hexdigest()[:16]
        lines = body(data.decode("utf-8").splitlines())
        place_of = places(lines, paragraphs(search, path))
        text = ""
        starts = []
        for number, line in lines:
            starts.append((len(text), number))
            text += han(line).replace("|", "")
        numbers = dict(starts)
        for term in terms:
            place = text.find(term)
            while place >= 0:
                ends = range(place, place + len(term))
                cuts = [numbers[end] for end in ends[1:] if end in numbers]
                if not any((digest, cut, term) in chance for cut in cuts):
                    first = place_of[place]
                    isWhole = first >= 0 and [place_of[end] for end in ends] == list(
                        range(first, first + len(term))
                    )
                    everything += 1
                    by_line += 1 if cuts else 0
                    by_tool += 0 if isWhole else 1
                    if not isWhole and "--show" in sys.argv:
                        print(digest, cuts, term, text[max(0, place - 12) : place + 12], sep="\t")
                place = text.find(term, place + 1)
    print("occurrences\tlost line by line\tlost by the tool")
    print(f"{everything}\t{by_line} ({by_line / everything:.2%})"
          f"\t{by_tool} ({by_tool / everything:.2%})")


main()
