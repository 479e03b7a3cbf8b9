"""Figures that may not get worse: `[tool.evaluation.floors]` and `.ceilings` of pyproject.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli

from assistant.evaluation.verdicts import Figures

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


@dataclass(frozen=True)
class Limit:
    """A bound on one figure of one "set.form"; a ceiling is a bound from above."""

    group: str
    figure: str
    bound: float
    is_ceiling: bool = False

    def is_kept(self, value: float) -> bool:
        return value <= self.bound if self.is_ceiling else value >= self.bound

    def __str__(self) -> str:
        return f"{'≤' if self.is_ceiling else '≥'} {self.bound:g}"


@dataclass(frozen=True)
class Verdict:
    """A limit, and the figure measured: None where the run should have measured it and didn't."""

    limit: Limit
    value: float | None

    @property
    def is_kept(self) -> bool:
        return self.value is not None and self.limit.is_kept(self.value)


def read_limits(path: Path = PYPROJECT) -> list[Limit]:
    """Raises KeyError when the file sets no limits: a check without limits checks nothing."""
    tables = tomli.loads(path.read_text(encoding="utf-8"))["tool"]["evaluation"]
    return [
        Limit(f"{name}.{form}", figure, float(bound), kind == "ceilings")
        for kind in ("floors", "ceilings")
        for name, of_set in tables[kind].items()
        for form, figures in of_set.items()
        for figure, bound in figures.items()
    ]


def judge(limits: Iterable[Limit], figures: Mapping[str, Figures]) -> list[Verdict]:
    """One verdict for each limit on a group that was measured; others are of another run."""
    return [
        Verdict(limit, figures[limit.group].get(limit.figure))
        for limit in limits
        if limit.group in figures
    ]
