"""How the default parameters were chosen: on one half of all topics, with the other half to tell.

Part of ranking.py. A topic belongs to half A or B by the hash of its name, so that the halves are the
same on every machine. Parameters are compared by the mean over the sets of the mean nDCG@10 of half A;
the same of half B is told beside it. Nothing is chosen by half B.
"""

import hashlib

K1 = ["0.6", "0.9", "1.2", "1.5", "1.8"]
B = ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8"]
WEIGHTS = {
    "pairs": ["0", "0.15", "0.2", "0.25", "0.3", "0.35", "0.5"],
    "forms": ["0", "0.5", "0.6", "0.7", "0.8", "1"],
    "parts": ["0", "0.2", "0.35", "0.5", "0.7"],
    "neighbours": ["0", "0.2", "0.4", "0.6", "0.8"],
    "characters": ["0", "0.15", "0.3", "0.45", "0.6"],
}


def is_held_out(topic):
    """Whether a topic belongs to half B."""
    return hashlib.sha256(topic.encode()).digest()[0] & 1 == 1


def means(values):
    """The mean over the sets of half A and of half B."""
    halves = []
    for held_out in (False, True):
        sets = [
            [value for topic, value in own.items() if is_held_out(topic) == held_out]
            for own in values.values()
        ]
        halves.append(sum(sum(own) / len(own) for own in sets) / len(sets))
    return halves


def probability(first, second, rounds=10_000, seed=1):
    """A paired randomisation test of the mean over the sets, on half B."""
    import numpy

    differences = []
    for name, own in first.items():
        topics = [topic for topic in own if is_held_out(topic)]
        differences += [
            (second[name][topic] - own[topic]) / len(topics) / len(first) for topic in topics
        ]
    differences = numpy.array([difference for difference in differences if difference != 0])
    if len(differences) == 0:
        return 1.0
    bound = abs(differences.sum()) - 1e-12
    generator = numpy.random.default_rng(seed)
    met = 0
    for _ in range(rounds // 1000):
        signs = generator.integers(0, 2, (1000, len(differences)), dtype=numpy.int8) * 2 - 1
        met += int((abs(signs @ differences) >= bound).sum())
    return (met + 1) / (rounds + 1)


def print_tables(names, measure):
    """Prints the tables; `measure` gives the values of every topic of a set under some options."""
    default = {name: measure(name, []) for name in names}

    def cell(options):
        values = {name: measure(name, options) for name in names}
        half_a, half_b = means(values)
        mark = "*" if probability(default, values) < 0.05 else ""
        return half_a, half_b, mark

    half_a, half_b = means(default)
    print(f"The defaults: {half_a:.4f} on half A, {half_b:.4f} on half B.\n")
    print("| k1 \\ b | " + " | ".join(B) + " |\n|---|" + "---:|" * len(B))
    best = {}
    for k1 in K1:
        cells = []
        for b in B:
            half_a, half_b, mark = cell(["--k1", k1, "--b", b])
            best[half_a] = f"k1 {k1}, b {b}"
            cells.append(f"{half_a:.4f} · {half_b:.4f}{mark}")
        print(f"| {k1} | " + " | ".join(cells) + " |")
    print(f"\nBest on half A: {best[max(best)]}.\n")
    print("| weight | value: half A · half B | best on half A |\n|---|---|---:|")
    for part, weights in WEIGHTS.items():
        cells, best = [], {}
        for weight in weights:
            half_a, half_b, mark = cell(["--weight", f"{part}={weight}"])
            best[half_a] = weight
            cells.append(f"{weight}: {half_a:.4f} · {half_b:.4f}{mark}")
        print(f"| {part} | " + ", ".join(cells) + f" | {best[max(best)]} |")
    print()
