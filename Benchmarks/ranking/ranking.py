#!/usr/bin/env python3
"""Measures ranking on retrieval sets, beside Lucene and its analyzers.

    python3 Benchmarks/ranking/ranking.py DATA WORK --lucene anserini.jar --smartcn FOLDER [--only NAME] [--scores]

DATA holds a folder for each set: docs.tsv and queries.tsv (id, tab, text), qrels.txt. The name of a
set begins with its language (zh-…) or holds it (xquad-de). Runs are kept in WORK, and those that are
there already are not made again. The tables of RANKING.md go to standard output. derive.py makes
more sets.

--lucene names a jar with Lucene 9 (such as anserini-*-fatjar.jar of the PyPI package pyserini),
--smartcn a folder with the jars lucene-core, lucene-analyzers-common and lucene-analyzers-smartcn of
Debian's liblucene4.10-java (apt-get download, dpkg -x). SEARCH in the environment names another `search`. Needs java and javac, and from PyPI: numpy jieba PyICU ir_measures.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import tuning

HERE = Path(__file__).resolve().parent
SEARCH = os.environ.get("SEARCH", HERE.parent.parent / ".build/release/search")

PEERS = {
    "zh": ["standard", "cjk", "smartcn", "icu", "jieba"],
    "en": ["standard", "icu", "english", "English", "kstem"],
    "ar": ["standard", "icu", "arabic"],
    "de": ["standard", "icu", "german", "German2"],
    "th": ["standard", "thai", "icu"],
    "ja": ["standard", "cjk", "icu", "japanese"],
    "ko": ["standard", "cjk", "icu"],
    "hi": ["standard", "icu", "hindi"],
}
CUT = {"smartcn", "icu", "jieba"}
PEER_NAMES = {
    "standard": "Lucene Standard", "cjk": "Lucene CJK bigrams", "smartcn": "Lucene SmartCN",
    "icu": "ICU words", "jieba": "jieba words", "english": "Lucene English",
    "English": "Snowball English", "kstem": "Lucene KStem", "arabic": "Lucene Arabic",
    "german": "Lucene German", "German2": "Snowball German", "thai": "Lucene Thai",
    "japanese": "Lucene Japanese", "hindi": "Lucene Hindi",
}
DEPTH = 100
PARAMETERS = [("0.9", "0.4"), ("1.2", "0.75")]

# What `search run` is asked for, by the name of the row.
OURS = {
    "words, k1 0.9, b 0.4": ["--terms", "words", "--k1", "0.9", "--b", "0.4"],
    "words, k1 1.2, b 0.75": ["--terms", "words", "--k1", "1.2", "--b", "0.75"],
    "words": ["--terms", "words"],
    "pairs": ["--terms", "pairs"],
    "both, nothing else": ["--no-stem", "--no-damp", "--no-refine"],
    "default, no forms": ["--no-stem"],
    "default, no parts": ["--weight", "parts=0"],
    "default, not damped": ["--no-damp"],
    "default, not refined": ["--no-refine"],
    "default, expanded": ["--expand"],
    "default, k1 0.9, b 0.4": ["--k1", "0.9", "--b", "0.4"],
    "default, k1 1.2, b 0.75": ["--b", "0.75"],
    "**default**": [],
}


def language(name):
    parts = name.split("-")
    return parts[0] if len(parts[0]) == 2 else parts[1]


def rows(path):
    for line in open(path, encoding="utf-8"):
        yield line.rstrip("\n").split("\t", 1)


def icu_words(text):
    import icu

    breaker = icu.BreakIterator.createWordInstance(icu.Locale.getRoot())
    unicode = icu.UnicodeString(text)
    breaker.setText(unicode)
    start, words = 0, []
    for end in breaker:
        if breaker.getRuleStatus() >= 100:
            words.append(fold(str(unicode[start:end])))
        start = end
    return words


def jieba_words(text):
    import jieba

    jieba.setLogLevel(40)
    return [fold(word) for word in jieba.cut(text) if re.search(r"\w", word)]


def fold(word):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", word).casefold())


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, **options)


class Sets:
    def __init__(self, arguments):
        self.data, self.work = Path(arguments.data), Path(arguments.work)
        self.work.mkdir(parents=True, exist_ok=True)
        self.lucene, self.smartcn = arguments.lucene, arguments.smartcn
        self.names = sorted(path.name for path in self.data.iterdir() if (path / "qrels.txt").exists())
        if arguments.only:
            self.names = [name for name in self.names if name in arguments.only]
        self.compile()

    def compile(self):
        self.run_path = f"{self.work}:{self.lucene}"
        run("javac", "-cp", self.lucene, "-d", self.work, HERE / "LuceneRun.java")
        self.cut_path = f"{self.work}/cut"
        if self.smartcn:
            jars = [
                next(Path(self.smartcn).rglob(f"lucene-{part}-4.*.jar"))
                for part in ("core", "analyzers-common", "analyzers-smartcn")
            ]
            (self.work / "cut").mkdir(exist_ok=True)
            joined = ":".join(map(str, jars))
            run("javac", "-cp", joined, "-d", self.work / "cut", HERE / "LuceneCut.java")
            self.cut_path += ":" + joined

    def path(self, name, row, extension="run"):
        return self.work / (re.sub(r"[^\w.]+", "_", f"{name}.{row}") + "." + extension)

    def cut(self, name, analyzer, kind):
        """The documents or queries of a set with spaces between the words."""
        path = self.path(name, f"{analyzer}.{kind}", "tsv")
        if path.exists():
            return path
        source = self.data / name / f"{kind}.tsv"
        partial = path.with_suffix(".part")
        if analyzer == "smartcn":
            with open(source) as inside, open(partial, "w") as out:
                run("java", "-cp", self.cut_path, "LuceneCut", stdin=inside, stdout=out)
        else:
            words = icu_words if analyzer == "icu" else jieba_words
            with open(partial, "w", encoding="utf-8") as out:
                for identifier, text in rows(source):
                    out.write(f"{identifier}\t{' '.join(filter(None, words(text)))}\n")
        partial.rename(path)
        return path

    def peers(self, name):
        """The runs of Lucene, by analyzer and parameters."""
        runs = {}
        for analyzer in PEERS[language(name)]:
            if analyzer == "smartcn" and not self.smartcn:
                continue
            documents, queries = self.data / name / "docs.tsv", self.data / name / "queries.tsv"
            used = analyzer
            if analyzer in CUT:
                documents, queries = (self.cut(name, analyzer, kind) for kind in ("docs", "queries"))
                used = "whitespace"
            wanted = []
            for k1, b in PARAMETERS:
                path = self.path(name, f"{analyzer}.{k1}.{b}")
                runs[analyzer, k1, b] = path
                if not path.exists():
                    wanted += [used, k1, b, path.with_suffix(".part")]
            if wanted:
                run("java", "-cp", self.run_path, "LuceneRun", documents, queries, DEPTH, *wanted)
                for partial in wanted[3::4]:
                    partial.rename(partial.with_suffix(".run"))
        return runs

    def index(self, name):
        path = self.work / f"{name}.idx"
        run(SEARCH, "index", "--tsv", self.data / name / "docs.tsv", "-o", path, "-q")
        return path

    def ours(self, name):
        index, runs = self.index(name), {}
        for row, options in OURS.items():
            runs[row] = self.path(name, "search " + row)
            with open(runs[row], "w") as out:
                run(SEARCH, "run", self.data / name / "queries.tsv", "-d", index, "--limit", DEPTH,
                    *options, stdout=out)
        return runs

    def measure(self, name, options):
        """nDCG@10 of every topic under some options; the index must have been made."""
        path = self.path(name, "tuning")
        with open(path, "w") as out:
            run(SEARCH, "run", self.data / name / "queries.tsv", "-d", self.work / f"{name}.idx",
                "--limit", "10", *options, stdout=out)
        return self.evaluate(name, [path])[str(path)]

    def evaluate(self, name, runs):
        """nDCG@10 of every topic of every run; 0 where there are no terms to look for."""
        found = [path for path in runs if path.stat().st_size > 0]
        out = run(
            SEARCH, "eval", self.data / name / "qrels.txt", *found, "--per-topic", "--json",
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        ).stdout
        values = {}
        for line in out.splitlines():
            record = json.loads(line)
            values.setdefault(record["run"], {})[record["topic"]] = record["nDCG@10"]
        topics = next(iter(values.values()))
        for path in runs:
            values.setdefault(str(path), dict.fromkeys(topics, 0.0))
        return values


def mean(values):
    values = list(values)
    return sum(values) / len(values)


def probability(first, second, rounds=10_000, seed=1):
    """A paired randomisation test, two-sided."""
    import numpy

    differences = numpy.array([second[topic] - first[topic] for topic in first])
    differences = differences[differences != 0]
    bound = abs(differences.sum()) - 1e-9
    signs = numpy.random.default_rng(seed).integers(0, 2, (rounds, len(differences))) * 2 - 1
    return (numpy.sum(abs(signs @ differences) >= bound) + 1) / (rounds + 1)


def part(values, topics):
    return {topic: values[topic] for topic in topics}


def check_scores(sets, name):
    """The largest relative difference of a score from Lucene's on the same words."""
    index = sets.index(name)
    documents, queries = sets.path(name, "own.docs", "tsv"), sets.path(name, "own.queries", "tsv")
    for kind, target in (("docs", documents), ("queries", queries)):
        source = sets.work / "source.idx"
        run(SEARCH, "index", "--tsv", sets.data / name / f"{kind}.tsv", "-o", source, "-q")
        words = {}
        dump = run(SEARCH, "dump", "-d", source, stdout=subprocess.PIPE, text=True).stdout
        names = []
        for line in dump.splitlines():
            fields = line.split("\t")
            if fields[0] == "paragraph":
                names.append(fields[7])
            elif fields[0] == "word":
                for posting in fields[2:]:
                    number, times = posting.split(":")
                    words.setdefault(int(number), []).extend([fields[1]] * int(times))
        with open(target, "w", encoding="utf-8") as out:
            for number, identifier in enumerate(names):
                out.write(f"{identifier}\t{' '.join(words.get(number, []))}\n")
    theirs, own = sets.path(name, "scores.lucene"), sets.path(name, "scores.search")
    run("java", "-cp", sets.run_path, "LuceneRun", documents, queries, 1000,
        "whitespace", "0.9", "0.4", theirs)
    with open(own, "w") as out:
        run(SEARCH, "run", sets.data / name / "queries.tsv", "-d", index, "--terms", "words", "--any",
            "--k1", "0.9", "--b", "0.4", "--lucene-norms", stdout=out)
    scores = [{}, {}]
    for place, path in enumerate((theirs, own)):
        for line in open(path):
            fields = line.split()
            scores[place].setdefault(fields[0], []).append(float(fields[4]))
    topics = [topic for topic in scores[0] if topic in scores[1]]
    worst = 0.0
    for topic in topics:
        for left, right in zip(scores[0][topic], scores[1][topic]):
            worst = max(worst, abs(left - right) / max(abs(left), 1e-9))
    same = all(len(scores[0][topic]) == len(scores[1][topic]) for topic in topics)
    return len(topics), worst, same


def check_eval(sets, name, path):
    """Whether `search eval` and ir_measures agree to four digits."""
    import ir_measures

    qrels = str(sets.data / name / "qrels.txt")
    own = run(SEARCH, "eval", qrels, path, "--json", stdout=subprocess.PIPE,
              stderr=subprocess.DEVNULL, text=True).stdout
    own = json.loads(own.splitlines()[0])
    measures = {"nDCG@10": "nDCG@10", "RR@10": "MRR@10", "AP": "MAP", "R@100": "R@100", "P@10": "P@10"}
    theirs = ir_measures.calc_aggregate(
        [ir_measures.parse_measure(measure) for measure in measures],
        ir_measures.read_trec_qrels(qrels), ir_measures.read_trec_run(str(path)))
    return max(abs(value - own[measures[str(measure)]]) for measure, value in theirs.items())


def print_scores(sets):
    """The table of scores beside Lucene's."""
    print("| scores beside Lucene's, same words | topics | worst relative difference | "
          "as many hits |\n|---|---:|---:|---|")
    for name in sets.names:
        count, worst, same = check_scores(sets, name)
        print(f"| {name} | {count} | {worst:.1e} | {'yes' if same else 'no'} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data")
    parser.add_argument("work")
    parser.add_argument("--lucene", required=True)
    parser.add_argument("--smartcn")
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--no-tuning", action="store_true", help="leave out how the defaults were chosen")
    parser.add_argument("--scores", action="store_true", help="compare scores with Lucene's, and nothing else")
    arguments = parser.parse_args()
    sets = Sets(arguments)
    if arguments.scores:
        print_scores(sets)
        return

    print("| set | topics | best analyzer of a peer | nDCG@10 | `search`, default | difference | p | "
          "held out: peer | held out: `search` | p |\n"
          "|---|---:|---|---:|---:|---:|---:|---:|---:|---:|")
    tables, summary, worst_eval = {}, [], 0.0
    for name in sets.names:
        peers, ours = sets.peers(name), sets.ours(name)
        values = sets.evaluate(name, list(peers.values()) + list(ours.values()))
        peers = {key: values[str(path)] for key, path in peers.items()}
        default_path = ours["**default**"]
        worst_eval = max(worst_eval, check_eval(sets, name, default_path))
        ours = {key: values[str(path)] for key, path in ours.items()}
        tables[name] = (peers, ours)
        best = max(peers, key=lambda key: mean(peers[key].values()))
        default = ours["**default**"]
        topics = [topic for topic in default if tuning.is_held_out(topic)]
        print(f"| {name} | {len(default)} | {PEER_NAMES[best[0]]}, k1 {best[1]}, b {best[2]} | "
              f"{mean(peers[best].values()):.4f} | {mean(default.values()):.4f} | "
              f"{mean(default.values()) - mean(peers[best].values()):+.4f} | "
              f"{probability(peers[best], default):.4f} | "
              f"{mean(peers[best][topic] for topic in topics):.4f} | "
              f"{mean(default[topic] for topic in topics):.4f} | "
              f"{probability(part(peers[best], topics), part(default, topics)):.4f} |")
    print(f"\n`search eval` differs from ir_measures by {worst_eval:.6f} at most.\n")

    if not arguments.no_tuning:
        tuning.print_tables(sets.names, sets.measure)

    print("| `search` | " + " | ".join(sets.names) + " |\n|---|" + "---:|" * len(sets.names))
    for row in OURS:
        cells = []
        for name in sets.names:
            values, default = tables[name][1][row], tables[name][1]["**default**"]
            mark = "" if row == "**default**" or probability(values, default) >= 0.05 else "*"
            cells.append(f"{mean(values.values()):.4f}{mark}")
        print(f"| {row} | " + " | ".join(cells) + " |")
    print()

    print("| peer | k1, b | " + " | ".join(sets.names) + " |\n|---|---|" + "---:|" * len(sets.names))
    for analyzer, label in PEER_NAMES.items():
        for k1, b in PARAMETERS:
            cells = []
            for name in sets.names:
                peers, ours = tables[name]
                values = peers.get((analyzer, k1, b))
                if not values:
                    cells.append("")
                    continue
                mark = "*" if probability(values, ours["**default**"]) < 0.05 else ""
                cells.append(f"{mean(values.values()):.4f}{mark}")
            if any(cells):
                print(f"| {label} | {k1}, {b} | " + " | ".join(cells) + " |")
    print()

    print_scores(sets)


if __name__ == "__main__":
    main()
