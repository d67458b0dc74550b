"""Times updates of one file against builds of the whole, in turns, and compares the bytes.

    python3 updating.py SEARCH FOLDER SCRATCH [ROUNDS [rewrite]]

FOLDER holds the files; they are copied to SCRATCH, where one grows by a paragraph in each round: the one
in the middle in the first, and then those that stand evenly spread through the list, as many as there are
rounds left. With `rewrite` all its lines change, so that nothing of it is kept. An update looks again at
files that were written within two seconds before the index, so each round waits for that long.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time


def run(search, folder, index):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run([search, "index", folder, "-o", index], check=True, capture_output=True)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def main():
    search, source, scratch = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    rewrites = len(sys.argv) > 5 and sys.argv[5] == "rewrite"
    folder = os.path.join(scratch, "files")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(source, folder)
    files = sorted(os.path.join(d, f) for d, _, names in os.walk(folder) for f in names)
    spread = max(1, rounds - 1)
    places = [len(files) // 2] + [(2 * n + 1) * len(files) // (2 * spread) for n in range(rounds - 1)]
    updated, fresh = (os.path.join(scratch, name) for name in ("updated.idx", "fresh.idx"))
    for path in (updated, fresh):
        if os.path.exists(path):
            os.remove(path)
    time.sleep(2.1)
    run(search, folder, updated)
    size = sum(map(os.path.getsize, files)) / 1e6
    print(f"{len(files)} files, {size:.1f} MB, {os.path.getsize(updated) / 1e6:.1f} MB of index")
    print("file\tKB\tupdate s\tbuild s\tshare\tupdate CPU s\tbuild CPU s\tshare")
    shares = []
    for number, place in enumerate(places):
        if rewrites:
            with open(files[place], "rb") as file:
                lines = file.read().split(b"\n")
            with open(files[place], "wb") as file:
                file.write(b"\n".join(line + "新".encode() if line.strip() else line for line in lines))
        with open(files[place], "a", encoding="utf-8") as file:
            file.write(f"\n数字经济有了新的增长，这是第{number}段。\n")
        time.sleep(2.1)
        update, update_cpu = run(search, folder, updated)
        if os.path.exists(fresh):
            os.remove(fresh)
        build, build_cpu = run(search, folder, fresh)
        with open(updated, "rb") as left, open(fresh, "rb") as right:
            assert left.read() == right.read(), "an update gives other bytes than a build"
        size = os.path.getsize(files[place]) / 1e3
        shares.append((update / build, update_cpu / build_cpu))
        print(
            f"{place}\t{size:.0f}\t{update:.3f}\t{build:.3f}\t{shares[-1][0]:.3f}"
            f"\t{update_cpu:.3f}\t{build_cpu:.3f}\t{shares[-1][1]:.3f}",
            flush=True,
        )
    wall, cpu = (statistics.median(column) for column in zip(*shares[1:] or shares))
    print(f"median of those spread through the list: {wall:.3f} of a build, {cpu:.3f} by processor time")


main()
