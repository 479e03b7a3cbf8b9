"""The templates of one's own papers, and what they know beside what all pages know."""

from __future__ import annotations

from pathlib import Path

from api.checklists import wording
from api.checklists.codes import shown
from api.pages.render import PRIVATE, pages_in, route_of
from assistant import UNKNOWN

HERE = Path(__file__).parent
STATIC = HERE / "static"
HEADERS = PRIVATE

PAGES = pages_in(HERE / "templates", PRIVATE)
PAGES.templates.env.globals.update(shown=shown, UNKNOWN=UNKNOWN)
PAGES.templates.env.filters.update(
    details=wording.details, why=wording.why, in_brackets=wording.in_brackets
)
page = PAGES.show
PageRoute = route_of(PAGES)
