#!/usr/bin/env python3
"""Writes a collection of another size made from one: multiply.py PARAGRAPHS.tsv COUNT > LARGER.tsv

The first paragraphs are those of the collection (id<TAB>text). Each further round takes them again in
order with changes: digits are drawn anew, the clauses of a paragraph change places, and one clause in
six comes from another paragraph. Seeded, so that the same input gives the same bytes."""

import random
import re
import sys

DIGITS = "0123456789"


def texts_of(path):
    """The texts of a collection, in its order."""
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t", 1)[1] for line in file]


def changed(parts, clauses, draw):
    """A paragraph of the clauses of another one, like it but not the same."""
    parts = list(parts)
    for at in range(len(parts)):
        if draw.random() < 1 / 6:
            other = clauses[draw.randrange(len(clauses))]
            if other:
                parts[at] = other[draw.randrange(len(other))]
    if len(parts) > 2:
        body = parts[:-1]
        draw.shuffle(body)
        parts = body + parts[-1:]
    return re.sub("[0-9]", lambda _: draw.choice(DIGITS), "".join(parts))


def multiply(texts, count, out):
    """Writes so many paragraphs, numbered from 0."""
    draw = random.Random(20261123)
    clauses = []
    if count > len(texts):
        # A clause is what ends in a comma, semicolon or full stop; a text without any is one.
        clauses = [re.findall("[^，；。]*[，；。]|[^，；。]+$", text) for text in texts]
    for number in range(count):
        source = number % len(texts)
        text = texts[source] if number < len(texts) else changed(clauses[source], clauses, draw)
        out.write(f"{number}\t{text}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    multiply(texts_of(sys.argv[1]), int(sys.argv[2]), sys.stdout)
