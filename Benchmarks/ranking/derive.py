#!/usr/bin/env python3
"""Makes sets for ranking.py of texts that have no judgements, to see whether anything goes wrong there.

    python3 Benchmarks/ranking/derive.py OUT --sets DATA --ja FILE... --ko FILE...

--sets names the folder with the Chinese sets: they are written to OUT in traditional characters, as
NAME-hant; as NAME-hant-query with the questions alone in traditional characters, as NAME-hant-text
with the paragraphs alone. Characters say the same, so the figures should be those of the sets.

--ja and --ko name plain texts in Japanese and Korean. A question of their sets is what stands in a
sentence that was drawn by lot, and its answer is the paragraph with the sentence. Of a Japanese
sentence three runs of kanji or katakana are taken, which no analyzer has cut; of a Korean one three
words without the particles at their ends. Such questions are easier than those of people.

Needs opencc from PyPI. The same input gives the same sets.
"""

import argparse
import random
import re
import shutil
from pathlib import Path

PARTICLES = (
    "으로부터 에서는 에게서 으로써 으로서 이라도 에서 에게 으로 까지 부터 이나 에는 과 와 은 는 이 가 을 를 의 에 로 도 만"
).split()


def write(folder, documents, queries, answers):
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in (("docs.tsv", documents), ("queries.tsv", queries)):
        with open(folder / name, "w", encoding="utf-8") as out:
            for identifier, text in rows:
                out.write(f"{identifier}\t{text}\n")
    with open(folder / "qrels.txt", "w", encoding="utf-8") as out:
        for query, document in answers:
            out.write(f"{query} 0 {document} 1\n")


def rows(path):
    for line in open(path, encoding="utf-8"):
        yield line.rstrip("\n").split("\t", 1)


def write_traditional(source, out):
    import opencc

    converter = opencc.OpenCC("s2t")
    kinds = ("docs", "queries")
    plain = {kind: list(rows(source / f"{kind}.tsv")) for kind in kinds}
    converted = {
        kind: [(identifier, converter.convert(text)) for identifier, text in plain[kind]]
        for kind in kinds
    }
    for ending, documents, queries in (
        ("hant", converted, converted), ("hant-query", plain, converted), ("hant-text", converted, plain),
    ):
        folder = out / f"{source.name}-{ending}"
        write(folder, documents["docs"], queries["queries"], [])
        shutil.copyfile(source / "qrels.txt", folder / "qrels.txt")


def paragraphs(paths, joint, least):
    """Lines, put together until a sentence ends and there are enough characters."""
    found, text = [], ""
    for path in paths:
        for line in open(path, encoding="utf-8-sig"):
            line = line.strip()
            if len(line) < 4:
                continue
            text += (joint if text else "") + line
            if len(text) >= least and re.search(r"[。.]\s*$", line):
                found.append(text)
                text = ""
    return found


def japanese_words(sentence):
    return re.findall(r"[一-龥々]{2,}|[ァ-ヶー]{3,}", sentence)


def korean_words(sentence):
    found = []
    for word in re.findall(r"[가-힣]+", sentence):
        for particle in PARTICLES:
            if word.endswith(particle) and len(word) - len(particle) >= 2:
                found.append(word[: -len(particle)])
                break
    return found


def write_known_items(folder, texts, words, end, most):
    generator = random.Random(7)
    documents = [(f"d{number}", text) for number, text in enumerate(texts)]
    candidates = []
    for identifier, text in documents:
        for sentence in re.split(end, text):
            own = list(dict.fromkeys(words(sentence)))
            if len(own) >= 3:
                candidates.append((identifier, " ".join(generator.sample(own, 3))))
    generator.shuffle(candidates)
    chosen = candidates[:most]
    queries = [(f"q{number}", text) for number, (_, text) in enumerate(chosen)]
    answers = [(f"q{number}", document) for number, (document, _) in enumerate(chosen)]
    write(folder, documents, queries, answers)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--sets", type=Path)
    parser.add_argument("--ja", nargs="*", default=[])
    parser.add_argument("--ko", nargs="*", default=[])
    arguments = parser.parse_args()
    if arguments.sets:
        for source in sorted(arguments.sets.iterdir()):
            if "zh" in source.name.split("-")[:2]:
                write_traditional(source, arguments.out)
    if arguments.ja:
        texts = paragraphs(arguments.ja, "", 120)
        write_known_items(arguments.out / "ja-known-items", texts, japanese_words, "。", 1000)
    if arguments.ko:
        texts = paragraphs(arguments.ko, " ", 40)
        write_known_items(arguments.out / "ko-known-items", texts, korean_words, r"[.,]", 1000)


if __name__ == "__main__":
    main()
