#!/usr/bin/env python3
"""How many true occurrences of policy terms four ways of indexing find.

    make build
    python3 Benchmarks/phrases.py FOLDER [--search .build/release/search] [--per-term]

FOLDER holds reports in UTF-8, the more the better. True is what a scan finds: the term stands in
the paragraph after NFKC and lower case; Latin letters and digits at an end of the term must not go on
there (5G is neither in 15G nor in 5.5G). The ways:

  search    this engine: the term in quotes
  ICU       words as ICU cuts them, the term as a phrase of words (needs PyICU)
  jieba     words as jieba cuts them with its own dictionary, likewise (needs jieba)
  trigram   SQLite FTS5 with its trigram tokenizer (needs sqlite3 with FTS5)

Both ways by words are given the folded text, which is more than most engines do. All cut the same
paragraphs: those of the index. A way whose package is missing is left out.
"""

import argparse
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata

TERMS = """
    税 水 军 债
    民生 减排 排放 污染 就业 芯片 同比 节能 入世 政协 信访 医保
    互联网 十三五 云计算 大数据 碳达峰 直升机 增值税 养老金 放管服 硬科技
    数字经济 乡村振兴 脱贫攻坚 营商环境 专精特新 低空经济 人工智能 精准扶贫 产业链供应链
    新质生产力 供给侧结构性改革 一带一路 农业总产值 互联网+ 5G PM2.5 GDP 50%以上
""".split()


def fold(text):
    return unicodedata.normalize("NFKC", text).lower()


def pattern(term):
    """A regular expression for the true occurrences of a term in folded text."""
    term = fold(term)
    latin = "[a-z0-9]"
    before = f"(?<!{latin})(?<![0-9][.,])" if re.match(latin, term[0]) else ""
    behind = f"(?!{latin}|[.,][0-9])" if re.match(latin, term[-1]) else ""
    return re.compile(before + re.escape(term) + behind)


def run(*arguments):
    """The lines that a command prints."""
    done = subprocess.run(arguments, stdout=subprocess.PIPE)
    if done.returncode not in (0, 1, 4):
        sys.exit(f"{' '.join(arguments)}: exit status {done.returncode}")
    return done.stdout.decode().splitlines()


class Search:
    """This engine, and all the paragraphs of its index."""

    def __init__(self, tool, folder, index):
        self.tool, self.index = tool, index
        run(tool, "index", folder, "-o", index, "--quiet")
        self.paragraphs = {}
        for line in run(tool, "docs", "--json", "-d", index):
            number = json.loads(line)["report"]
            for paragraph in run(tool, "show", str(number), "--json", "-d", index):
                paragraph = json.loads(paragraph)
                self.paragraphs[paragraph["id"]] = paragraph["text"]

    def find(self, term):
        """The paragraphs that are found, with the number of marked places in each."""
        hits = run(self.tool, f'"{term}"', "-d", self.index, "--json", "-m", "0")
        return {hit["id"]: len(hit["spans"]) for hit in map(json.loads, hits)}


class Words:
    """A phrase of words: it is found where the words of the text are those of the term."""

    def __init__(self, cut, texts):
        self.cut = cut
        self.texts = {key: cut(text) for key, text in texts.items()}

    def starts(self, term, key):
        """Where a text holds the words of a term one after another."""
        wanted = [word for word, _ in self.cut(fold(term))]
        words = self.texts[key]
        for place in range(len(words) - len(wanted) + 1):
            if all(words[place + i][0] == word for i, word in enumerate(wanted)):
                yield words[place][1]


def icu_cut():
    import icu

    breaker = icu.BreakIterator.createWordInstance(icu.Locale("zh"))

    def cut(text):
        # ICU counts in UTF-16; none of the terms holds a character beyond the BMP.
        text = re.sub("[^\u0000-\uffff]", "\u25a1", text)
        breaker.setText(text)
        words, start = [], 0
        for end in breaker:
            if breaker.getRuleStatus() >= 100:  # a word, not punctuation or space
                words.append((text[start:end], start))
            start = end
        return words

    return cut


def jieba_cut():
    import logging

    import jieba

    jieba.setLogLevel(logging.WARNING)

    def cut(text):
        words, start = [], 0
        for word in jieba.lcut(text):
            if any(character.isalnum() for character in word):
                words.append((word, start))
            start += len(word)
        return words

    return cut


class Trigram:
    """FTS5 with its trigram tokenizer, which finds no term of less than three characters."""

    def __init__(self, texts):
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE p USING fts5(id UNINDEXED, t, tokenize='trigram')")
        self.database.executemany("INSERT INTO p VALUES (?, ?)", texts.items())

    def find(self, term):
        sql = "SELECT id FROM p WHERE p MATCH ?"
        return {row[0] for row in self.database.execute(sql, (f'"{term}"',))}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--search", default=".build/release/search")
    parser.add_argument("--per-term", action="store_true", help="also a line for each term")
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory() as scratch:
        search = Search(arguments.search, arguments.folder, os.path.join(scratch, "p.idx"))
        folded = {key: fold(text) for key, text in search.paragraphs.items()}
        truth = {}
        for term in TERMS:
            wanted = pattern(term)
            found = {key: [m.start() for m in wanted.finditer(text)] for key, text in folded.items()}
            truth[term] = {key: starts for key, starts in found.items() if starts}
        # Only these can be found rightly: cutting the others would take long and change nothing.
        holders = {key: folded[key] for found in truth.values() for key in found}

        ways = {"search": {term: search.find(term) for term in TERMS}}
        words = {}
        for name, make in (("ICU", icu_cut), ("jieba", jieba_cut)):
            try:
                words[name] = Words(make(), holders)
            except ImportError as error:
                print(f"{name}: left out: {error}", file=sys.stderr)
        for name, way in words.items():
            ways[name] = {
                term: {(key, start) for key in truth[term] for start in way.starts(term, key)}
                for term in TERMS
            }
        try:
            trigram = Trigram(search.paragraphs)
            ways["trigram"] = {term: trigram.find(term) for term in TERMS}
        except sqlite3.OperationalError as error:
            print(f"trigram: left out: {error}", file=sys.stderr)

    def found(name, term):
        """How many occurrences of a term a way finds, and how many there are."""
        all = truth[term]
        count = sum(map(len, all.values()))
        if name in words:
            return len(ways[name][term] & {(k, s) for k, ss in all.items() for s in ss}), count
        places = ways[name][term]
        if name == "search":
            return sum(min(len(starts), places.get(k, 0)) for k, starts in all.items()), count
        # A paragraph that FTS5 finds counts with all of its occurrences.
        return sum(len(starts) for k, starts in all.items() if k in places), count

    if arguments.per_term:
        print("term", "true", *ways, sep="\t")
        for term in TERMS:
            true = sum(map(len, truth[term].values()))
            print(term, true, *(found(name, term)[0] for name in ways), sep="\t")
        print()

    size = sum(len(text.encode()) for text in search.paragraphs.values())
    print(f"{len(TERMS)} terms, {len(search.paragraphs):,} paragraphs, {size / 1e6:.1f} MB of text\n")
    print("terms", "occurrences", *ways, sep="\t")
    groups = {"1 character": range(1, 2), "2": range(2, 3), "3 and more": range(3, 99)}
    for group, lengths in (groups | {"all": range(99)}).items():
        terms = [term for term in TERMS if len(term) in lengths]
        row = [f"{group} ({len(terms)})", f"{sum(found('search', term)[1] for term in terms):,}"]
        for name in ways:
            counts = [found(name, term) for term in terms]
            row.append(f"{sum(hit for hit, _ in counts) / sum(true for _, true in counts):.1%}")
        print(*row, sep="\t")
    row = ["terms found in part or not at all", ""]
    for name in ways:
        row.append(sum(hit < true for hit, true in (found(name, term) for term in TERMS)))
    print(*row, sep="\t")

    beyond = {term: ways["search"][term].keys() - truth[term].keys() for term in TERMS}
    beyond = {term: len(keys) for term, keys in beyond.items() if keys}
    print(f"\nsearch: {sum(beyond.values())} paragraphs beyond the scan", beyond or "")


if __name__ == "__main__":
    main()
