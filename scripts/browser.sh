#!/usr/bin/env bash
# Chromium for the browser tests: Debian's own package.
set -euo pipefail

[[ -x /usr/bin/chromium ]] && exit 0
if [[ $(id -u) != 0 ]]; then
    echo "Kiểm thử trình duyệt cần Chromium. Cài bằng: sudo apt-get install chromium" >&2
    exit 1
fi
apt-get update -q
DEBIAN_FRONTEND=noninteractive apt-get install -qy --no-install-recommends chromium fonts-noto-core
