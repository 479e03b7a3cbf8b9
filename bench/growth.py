"""22, then 500, then all procedures of the portal: the same questions about the 22."""

from __future__ import annotations

import json
import tarfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bench.children import run_child
from bench.measured import Grown
from bench.questions import SHARED

RECORDS = SHARED / "data/portal_records_2026-07.tar.xz"
SNAPSHOT = "2026-07-20"
SIZES: tuple[int | None, ...] = (22, 500, None)
"""None: all of them."""
EDITED = 22
ALL = -1
LOG = "growth.log"
TIMEOUT = 2 * 3600.0


def measure_growth(
    folder: Path, model: Path, sizes: Sequence[int | None] = SIZES, limit: int = ALL
) -> list[Grown]:
    """One process a size and build, so that each is weighed by itself; the second build finds
    its files in memory. Without the portal's records only the 22 are measured."""
    measured = []
    for size in sizes:
        imported = import_records(folder, size)
        if imported is None and size != EDITED:
            continue
        first = _build(folder, model, imported, 0)
        again = _build(folder, model, imported, limit)
        measured.append(replace(again, first_build_seconds=first.first_build_seconds))
    return measured


def _build(folder: Path, model: Path, imported: Path | None, limit: int) -> Grown:
    out = folder / "grown.json"
    words = ["-m", "bench.grown", str(model), str(out), str(limit)]
    words += [str(imported)] if imported else []
    run_child(words, folder / LOG, TIMEOUT)
    return Grown(**json.loads(out.read_text(encoding="utf-8")))


def import_records(folder: Path, size: int | None) -> Path | None:
    """A store of so many records, chosen evenly over all; None where there is nothing to import."""
    if size == EDITED or not RECORDS.exists():
        return None
    store = folder / f"imported-{size or 'all'}.sqlite"
    source = RECORDS if size is None else _subset(folder, size - EDITED)
    words = ["-m", "procedures_kb", "import", str(source), "--to", str(store)]
    run_child([*words, "--snapshot", SNAPSHOT], folder / LOG, TIMEOUT)
    return store


def _subset(folder: Path, size: int) -> Path:
    """A folder of `size` records of the archive."""
    out = folder / f"records-{size}"
    out.mkdir(exist_ok=True)
    with tarfile.open(RECORDS) as archive:
        records = sorted(
            (item for item in archive if item.isfile() and item.name.endswith(".txt")),
            key=lambda item: item.name,
        )
        for at in range(size):
            record = records[at * len(records) // size]
            content = archive.extractfile(record)
            assert content is not None
            (out / Path(record.name).name).write_bytes(content.read())
    return out
