"""What the figures were measured on."""

from __future__ import annotations

import os
import platform
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = ("rasa", "tensorflow", "torch", "fastapi", "uvicorn", "faiss-cpu", "bm25s")


def machine() -> dict[str, Any]:
    return {
        "date": date.today().isoformat(),
        "cores": len(os.sched_getaffinity(0)),
        "processor": _first("/proc/cpuinfo", "model name"),
        "memory_gb": round(int(_first("/proc/meminfo", "MemTotal").split()[0]) / 1024**2, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load_before": round(os.getloadavg()[0], 2),
        "versions": {name: version(name) for name in PACKAGES},
    }


def _first(path: str, key: str) -> str:
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == key:
            return value.strip()
    return "0"
