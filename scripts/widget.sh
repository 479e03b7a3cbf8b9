#!/usr/bin/env bash
# Builds the widget; with --check builds it aside and compares: what is committed is what the source gives.
set -euo pipefail

out=api/widget/static
if ! command -v npm >/dev/null; then
    if [[ $(id -u) != 0 ]]; then
        echo "Cần Node.js để dựng widget. Cài bằng: sudo apt-get install nodejs npm" >&2
        exit 1
    fi
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends nodejs npm
fi
if ! cmp -s package-lock.json node_modules/.made-from; then
    npm ci --no-audit --no-fund --loglevel=error
    cp package-lock.json node_modules/.made-from
fi
if [[ ${1:-} != --check ]]; then
    exec node scripts/build_widget.mjs "$out"
fi
aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT
node scripts/build_widget.mjs "$aside" >/dev/null
for built in nhung.js widget; do
    if ! diff -rq "$aside/$built" "$out/$built"; then
        echo "Bản dựng của widget không khớp mã nguồn. Chạy: make widget" >&2
        exit 1
    fi
done
