"""The list of procedures: the edited ones by field, then the imported ones a page at a time."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from api.live import AnyAssistant
from procedures_kb import KnowledgeBase, Procedure
from procedures_kb.model import Edition

A_PAGE = 50
PATH = "/thu-tuc"


@dataclass(frozen=True)
class Entry:
    slug: str
    name: str
    summary: str = ""
    is_imported: bool = False


@dataclass(frozen=True)
class Listed:
    """`groups` are the edited ones by the name of their field; `number` of `count` pages."""

    query: str
    field: str
    found: tuple[Entry, ...]
    groups: tuple[tuple[str, tuple[Entry, ...]], ...]
    imported: tuple[Entry, ...]
    total: int
    number: int
    count: int

    def page(self, number: int) -> str:
        told = {"linh-vuc": self.field, "trang": str(number) if number > 1 else ""}
        query = urlencode({key: value for key, value in told.items() if value})
        return f"{PATH}?{query}" if query else PATH

    @property
    def neighbours(self) -> list[int]:
        """The first and the last page, and those around this one."""
        near = range(self.number - 1, self.number + 2)
        return sorted({1, self.count, *(at for at in near if 1 <= at <= self.count)})


def listed(assistant: AnyAssistant, query: str, field: str, number: int) -> Listed:
    """A number beyond the last page shows the last."""
    kb = assistant.kb
    slugs = _imported(kb, field)
    count = max(1, -(-len(slugs) // A_PAGE))
    number = min(max(number, 1), count)
    chosen = slugs[(number - 1) * A_PAGE : number * A_PAGE]
    titles = kb.imported.titles if kb.imported else {}
    return Listed(
        query,
        field,
        tuple(map(_entry, assistant.find(query))) if query else (),
        tuple(_groups(kb, field)) if number == 1 else (),
        tuple(Entry(slug, titles[slug], is_imported=True) for slug in chosen),
        len(slugs),
        number,
        count,
    )


def _imported(kb: KnowledgeBase, field: str) -> list[str]:
    if kb.imported is None:
        return []
    titles, fields = kb.imported.titles, kb.imported.field_of
    chosen = [slug for slug in titles if field in ("", fields[slug])]
    return sorted(chosen, key=lambda slug: _letters(titles[slug]))


def _letters(name: str) -> str:
    """By letter first and by mark then, so that Đ and Ô stand where people look for them."""
    return unicodedata.normalize("NFD", name.casefold()).replace("đ", "d")


def _groups(kb: KnowledgeBase, field: str) -> Iterable[tuple[str, tuple[Entry, ...]]]:
    for key, name in kb.fields.items():
        entries = tuple(_entry(item) for item in kb.edited.values() if item.field == key)
        if entries and field in ("", key):
            yield name, entries


def _entry(procedure: Procedure) -> Entry:
    is_imported = procedure.edition is Edition.IMPORTED
    return Entry(procedure.slug, procedure.name, procedure.summary, is_imported)
