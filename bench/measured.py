"""What one run found out, as it is kept in results.json."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.asking import Load


@dataclass(frozen=True)
class Peer:
    """Seconds and megabytes are None for what isn't a server of its own."""

    name: str
    right: Mapping[str, Mapping[str, float]]
    """By "set.form": top1, top3, oos_answered."""
    loads: tuple[Load, ...] = ()
    train_seconds: float | None = None
    start_seconds: float | None = None
    megabytes: float | None = None
    """Resident after the questions, before the load."""
    added_megabytes: float | None = None
    """By all messages of the load together."""


@dataclass(frozen=True)
class Grown:
    """The same questions about the 22 with more procedures beside them, in one process."""

    procedures: int
    first_build_seconds: float
    cached_build_seconds: float
    """The second time: its files are in memory."""
    right: Mapping[str, Mapping[str, float]]
    p50: float
    p95: float
    megabytes: float


@dataclass(frozen=True)
class Results:
    machine: Mapping[str, Any]
    settings: Mapping[str, Any]
    peers: tuple[Peer, ...] = ()
    growth: tuple[Grown, ...] = field(default=())

    def save(self, path: Path) -> None:
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        path.write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Results:
        raw = json.loads(path.read_text(encoding="utf-8"))
        peers = tuple(
            Peer(**{**peer, "loads": tuple(Load(**item) for item in peer["loads"])})
            for peer in raw["peers"]
        )
        growth = tuple(Grown(**item) for item in raw["growth"])
        return cls(raw["machine"], raw["settings"], peers, growth)
