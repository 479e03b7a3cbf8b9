"""One HTML page in Vietnamese, with nothing to fetch: what was missed, for who can mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from assistant.evaluation.floors import Verdict
from assistant.evaluation.generate import Given
from assistant.evaluation.questions import NONE
from assistant.evaluation.report.confusion import Confusion
from assistant.evaluation.report.words import page_words
from assistant.evaluation.verdicts import Figures, first_named, miss_kind

TEMPLATE = "page.html.j2"
PAIRS_SHOWN = 12
SURENESS_SHOWN = 0.01
"""A candidate less likely than this says nothing to an editor."""


@dataclass(frozen=True)
class Miss:
    kind: str
    row: Given
    candidates: tuple[tuple[str, float], ...]

    @property
    def first(self) -> str:
        return first_named(self.row) or NONE


@dataclass(frozen=True)
class Evaluated:
    """What the page is made from; `names` are the procedures' names by slug."""

    configuration: Mapping[str, Any]
    figures: Mapping[str, Figures]
    sizes: Mapping[str, int]
    verdicts: Sequence[Verdict]
    confusion: Confusion
    confusion_form: str
    names: Mapping[str, str]
    rows: Sequence[Given]


def render_page(evaluated: Evaluated, calibration_svg: str) -> str:
    words = page_words()
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["named"] = lambda slug: _name(slug, evaluated.names, words)
    environment.filters["percent"] = lambda share: (
        f"{share * 100:.1f}".replace(".", ",") + "\u00a0%"
    )
    return environment.get_template(TEMPLATE).render(
        words=words,
        it=evaluated,
        groups=_groups(evaluated.rows),
        pairs=evaluated.confusion.pairs()[:PAIRS_SHOWN],
        most=max(evaluated.confusion.counts.values(), default=1),
        calibration=Markup(calibration_svg[calibration_svg.index("<svg") :]),
    )


def _groups(rows: Sequence[Given]) -> list[tuple[Given, list[Miss]]]:
    """The misses of one question together, whatever the form; the worst questions first."""
    missed = [Miss(kind, row, _likely(row)) for row in rows if (kind := miss_kind(row))]
    missed.sort(key=_question)
    grouped = [list(group) for _, group in groupby(missed, key=_question)]
    grouped.sort(key=len, reverse=True)
    return [(group[0].row, group) for group in grouped]


def _question(miss: Miss) -> tuple[str, int]:
    return miss.row.question.set, miss.row.question.number


def _likely(row: Given) -> tuple[tuple[str, float], ...]:
    """What the search found, "none of them" among it, the likeliest first."""
    outcomes = (*row.found, *([(NONE, 1 - row.in_scope)] if row.found else []))
    likely = [item for item in outcomes if item[1] >= SURENESS_SHOWN]
    return tuple(sorted(likely, key=lambda item: -item[1]))


def _name(slug: str, names: Mapping[str, str], words: Mapping[str, Any]) -> str:
    return str(words["none"]) if slug == NONE else names.get(slug, slug)
