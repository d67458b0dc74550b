#!/usr/bin/env python3
"""Draws queries from a collection: make_queries.py PARAGRAPHS.tsv FOLDER

Writes into FOLDER, `ID<TAB>QUERY` a line, as the program `queries` reads them:

    keywords.tsv    500 of 1 to 4 keywords, each two neighbouring characters of a paragraph of its own
    together.tsv    500 of 2 to 4 keywords, all from one paragraph
    clauses.tsv     200 clauses of 12 to 30 characters
    phrases.tsv     500 runs of 3 to 12 characters
    characters.tsv  100 single characters

Seeded, so that the same collection gives the same queries. The characters are ideographs."""

import os
import random
import re
import sys

from multiply import texts_of

IDEOGRAPH = "[\u4e00-\u9fff]"


def until(count, draw_one):
    """So many of what a function draws; it may draw nothing. Gives up when that is all it does."""
    found, misses = [], 0
    while len(found) < count:
        one = draw_one()
        if one:
            found.append(one)
            misses = 0
        elif (misses := misses + 1) == 100_000:
            sys.exit("the collection has too little text to draw queries from")
    return found


class Queries:
    """Queries of each kind, drawn from texts."""

    def __init__(self, texts, seed):
        self.texts = texts
        self.draw = random.Random(seed)

    def cut(self, text, shortest, longest):
        """Some neighbouring ideographs of a text; None if the drawn run is too short."""
        runs = re.findall(IDEOGRAPH + "{%d,}" % shortest, text)
        if not runs:
            return None
        run = self.draw.choice(runs)
        length = self.draw.randint(shortest, longest)
        if len(run) < length:
            return None
        start = self.draw.randint(0, len(run) - length)
        return run[start : start + length]

    def text(self):
        return self.draw.choice(self.texts)

    def keywords(self):
        count = self.draw.choice([1, 2, 2, 3, 3, 4])
        return " ".join(until(count, lambda: self.cut(self.text(), 2, 2)))

    def together(self):
        text = self.text()
        count = self.draw.choice([2, 2, 3, 4])
        words = {self.cut(text, 2, 2) for _ in range(8)} - {None}
        return " ".join(self.draw.sample(sorted(words), count)) if len(words) >= count else None

    def clause(self):
        clauses = [part for part in re.split("[，。；：]", self.text()) if 12 <= len(part) <= 30]
        return self.draw.choice(clauses) if clauses else None

    def phrase(self):
        return self.cut(self.text(), 3, 12)

    def character(self):
        return self.cut(self.text(), 1, 1)


def write_queries(texts, folder):
    """Writes all lists into a folder, which is made if need be."""
    os.makedirs(folder, exist_ok=True)
    kinds = [
        ("keywords", 500, Queries.keywords),
        ("together", 500, Queries.together),
        ("clauses", 200, Queries.clause),
        ("phrases", 500, Queries.phrase),
        ("characters", 100, Queries.character),
    ]
    for seed, (name, count, kind) in enumerate(kinds):
        queries = Queries(texts, seed)
        with open(os.path.join(folder, name + ".tsv"), "w", encoding="utf-8", newline="\n") as out:
            for number, query in enumerate(until(count, lambda: kind(queries))):
                out.write(f"{number}\t{query}\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write_queries(texts_of(sys.argv[1]), sys.argv[2])
