#!/usr/bin/env bash
# Eight readers search an index while a writer replaces it: every answer is that of one of its states.
# Usage: Tests/readers.sh SEARCH [COMMITS]
set -euo pipefail
tool=$(realpath "$1")
commits=${2:-200}
folder=$(mktemp -d)
trap 'touch "$folder/stop"; wait; rm -rf "$folder"' EXIT
cd "$folder"
mkdir one two
printf '数字报告\n数字经济 a\n' > one/a.txt
printf '数字报告\n数字经济 b\n数字经济 b\n' > two/a.txt
"$tool" index one -o r.idx -q

read_until_stopped() {
    local runs=0 errors=0 text
    while [ ! -e stop ]; do
        text=$("$tool" 数字经济 -d r.idx 2>&1 | sed 's/.* //' | tr -d '\n') || text="status $?"
        runs=$((runs + 1))
        case $text in a | bb) ;; *) errors=$((errors + 1)); echo "$text" >&2 ;; esac
    done
    echo "$runs $errors" > "result$1"
}

for reader in 1 2 3 4 5 6 7 8; do read_until_stopped $reader & done
for _ in $(seq $((commits / 2))); do
    "$tool" index two -o r.idx -q --rebuild
    "$tool" index one -o r.idx -q --rebuild
done
touch stop
wait
awk '{ runs += $1; errors += $2 } END {
    print runs " searches by 8 readers, " errors " errors"; exit errors > 0 || runs < 8 }' result*
