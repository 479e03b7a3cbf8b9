#!/usr/bin/env bash
# Makes (or mends) a virtual environment from a lock file with hashes.
#   scripts/setup.sh <folder> <lock file> <gigabytes needed>
# A stamp in the folder, written last, says which lock file it was made from: without it the
# environment is half made and is installed again.
set -euo pipefail

venv=$1 lock=$2 needed_gb=$3
stamp="$venv/.made-from"
hash=$(sha256sum "$lock" | cut -c1-64)

say() { printf '%s\n' "$*" >&2; }

find_python() {
    local candidate
    for candidate in python3.10 /usr/bin/python3.10 /usr/local/bin/python3.10 \
        "$HOME"/.pyenv/versions/3.10.*/bin/python3.10; do
        if "$candidate" -c 'import venv, ensurepip' 2>/dev/null; then
            printf '%s\n' "$candidate"
            return
        fi
    done
    say "Không tìm thấy Python 3.10 (có venv). Rasa 3.6 chỉ chạy với Python 3.8–3.10."
    say "Cài bằng pyenv (pyenv install 3.10) hoặc gói python3.10 + python3.10-venv, rồi chạy lại."
    exit 1
}

check_space() {
    local free_gb
    free_gb=$(($(df --output=avail -k . | tail -n 1) / 1024 / 1024))
    if ((free_gb < needed_gb)); then
        say "Ổ đĩa còn ${free_gb} GB, cần khoảng ${needed_gb} GB cho thư viện (PyTorch, TensorFlow)."
        say "Dọn bớt đĩa rồi chạy lại; phần đã cài vẫn dùng được."
        exit 1
    fi
}

if [[ -x $venv/bin/python && -f $stamp && $(<"$stamp") == "$hash" ]]; then
    exit 0
fi
python=$(find_python)
check_space
if ! "$venv/bin/python" -c 'import pip' 2>/dev/null; then
    say "Tạo môi trường $venv bằng $("$python" --version)…"
    rm -rf "$venv"
    "$python" -m venv "$venv"
fi
rm -f "$stamp"
say "Cài thư viện từ $lock (lần đầu mất vài phút)…"
if ! "$venv/bin/python" -m pip install --disable-pip-version-check --require-hashes \
    --progress-bar on -r "$lock"; then
    say "Cài thư viện chưa xong. Kiểm tra mạng tới PyPI và chỗ trống trên đĩa, rồi chạy lại lệnh vừa rồi:"
    say "phần đã tải không phải tải lại."
    exit 1
fi
printf '%s' "$hash" >"$stamp"
