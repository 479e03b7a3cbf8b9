"""How people say what a record's title says: phrases in our own words, by the record's code."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ruamel.yaml import YAML

from procedures_kb import Procedure
from procedures_kb.portal_record import slug_of

WORDING = Path(__file__).parents[3] / "nlu_data/portal/wording"

Wording = dict[str, list[str]]
"""Phrases by the slug of the record they were written for."""


def read_wording(folder: Path = WORDING) -> Wording:
    """Every file of the folder; a record without phrases is found by what it says itself."""
    found: Wording = {}
    for path in sorted(folder.glob("*.yml")):
        for code, phrases in YAML(typ="safe").load(path.read_bytes()).items():
            found.setdefault(slug_of(str(code)), []).extend(map(str, phrases))
    return found


def wording_of(procedures: Iterable[Procedure]) -> Wording:
    """The same for edited procedures: their everyday names and the questions they answer."""
    return {
        procedure.slug: [
            *procedure.everyday_names,
            *procedure.asked_as,
            *(entry.question for entry in procedure.faq),
        ]
        for procedure in procedures
    }
