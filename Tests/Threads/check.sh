#!/usr/bin/env bash
# Checks that ThreadSanitizer, with mutex.o linked in, is silent about what is done under a Mutex, and
# still reports the same when one of two threads does it without.
# Usage: Tests/Threads/check.sh MUTEX.o
set -euo pipefail
object=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat > race.swift <<'SWIFT'
import Dispatch
import Glibc
import Synchronization

nonisolated(unsafe) var count = 0
let lock = Mutex(())

// Sleeping lets the other thread run meanwhile, and wait for the lock, on any number of cores.
@Sendable func add() {
    count &+= 1
    usleep(100)
}

let end = DispatchGroup()
for isBare in [false, CommandLine.arguments.count > 1] {
    DispatchQueue(label: "adding").async(group: end) {
        for _ in 0..<200 {
            if isBare { add() } else { lock.withLock { _ in add() } }
            usleep(100)
        }
    }
}
end.wait()
SWIFT
swiftc -g -sanitize=thread race.swift -o race -Xlinker "$object"
./race 2> locked || { cat locked >&2; echo "check: a race was told where there is none" >&2; exit 1; }
status=0
./race unlocked 2> racy || status=$?
if [ $status != 66 ] || ! grep -q 'WARNING: ThreadSanitizer: .*race' racy; then
    echo "check: a race was not told, status $status" >&2
    exit 1
fi
