"""A procedure by its name: what an offer of it says, without reading the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Named(Protocol):
    """What a procedure is called: enough to offer it."""

    @property
    def slug(self) -> str: ...
    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...


@dataclass(frozen=True)
class Title:
    """The name of a procedure that wasn't read."""

    slug: str
    code: str
    name: str
