"""A saved list as a PDF of A4: text that can be selected and searched, code and QR on page one."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from functools import lru_cache
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from api.checklists.codes import shown
from api.checklists.qr import qr_png
from api.checklists.service import Opened
from api.checklists.wording import (
    details,
    in_brackets,
    paper_groups,
    result_lines,
    why,
)
from assistant import PaperLine, day_month_year, say

FAMILY = "DejaVu"
MARGIN, BOTTOM, QR_SIDE, INDENT, BOX = 18, 20, 32, 8, 4.2
"""Millimetres, as everything below but sizes of type."""
TITLE, HEADING, WORDS, SMALL = 17, 12, 10, 8.5
"""Points."""
LOOKED_UP = "looked_up"
"""The group that nobody gets ready."""
LINE = 0.5
"""Millimetres of line height for a point of type."""
Color = tuple[int, int, int]
INK, SOFT, ACCENT, WARNING, EDGE = (23, 34, 46), (75, 91, 108), (13, 82, 153), (106, 69, 0), 200


def pdf_of(opened: Opened, url: str, now: datetime) -> bytes:
    sheet = _Sheet(opened, now)
    sheet.head(url)
    sheet.case()
    sheet.papers()
    sheet.costs()
    sheet.days()
    sheet.where()
    sheet.sources()
    return bytes(sheet.output())


@lru_cache(maxsize=1)
def _fonts() -> Path:
    """DejaVu Sans has every Vietnamese letter, and comes with matplotlib, which isn't loaded."""
    spec = find_spec("matplotlib")
    assert spec is not None  # one of the requirements
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "mpl-data/fonts/ttf"


class _Sheet(FPDF):
    def __init__(self, opened: Opened, now: datetime) -> None:
        super().__init__(format="A4", unit="mm")
        self.opened, self.told = opened, opened.sheet
        self.add_font(FAMILY, "", _fonts() / "DejaVuSans.ttf")
        self.add_font(FAMILY, "B", _fonts() / "DejaVuSans-Bold.ttf")
        self.set_margins(MARGIN, MARGIN, MARGIN)
        self.c_margin = 0
        self.set_auto_page_break(True, BOTTOM)
        self.set_title(f"{say('sheet.title')}: {self.told.procedure.name}")
        self.set_lang("vi")
        self.set_creation_date(now)
        self.add_page()

    def footer(self) -> None:
        self.set_y(-BOTTOM + 6)
        self._type(SMALL, SOFT)
        code = say("sheet.file.code", code=shown(self.opened.row.code))
        self.cell(0, 5, code)
        self.set_x(MARGIN)
        page = say("sheet.file.page", page=self.page_no(), total="{nb}")
        self.cell(0, 5, page, align="R")

    def head(self, url: str) -> None:
        top = self.get_y()
        self.set_right_margin(MARGIN + QR_SIDE + 6)
        self.image(BytesIO(qr_png(url)), x=self.w - MARGIN - QR_SIDE, y=top, w=QR_SIDE)
        self._line(say("sheet.title"), WORDS, ACCENT, "B")
        self._line(self.told.procedure.name, TITLE, INK, "B")
        self.ln(1)
        code = say("sheet.file.code", code=shown(self.opened.row.code))
        self._line(code, HEADING, INK, "B")
        made, rules = self.opened.row.saved_on, self.told.checklist.day
        made_on = say("sheet.file.made", day=day_month_year(made), rules=day_month_year(rules))
        self._line(made_on, SMALL, SOFT)
        self._line(say("sheet.file.unsure"), SMALL, SOFT)
        self._line(say("sheet.file.hotline"), SMALL, SOFT)
        self.set_right_margin(MARGIN)
        self.set_y(max(self.get_y(), top + QR_SIDE) + 2)
        for text in (*self.opened.changed_since, *self.told.rule_changes):
            self._line(text, WORDS, WARNING)

    def case(self) -> None:
        answers = self.told.checklist.answers
        if answers:
            self._heading(say("sheet.file.answers"))
        for given in answers:
            self._line(f"{given.ask} {given.words}", WORDS)
        if self.told.readiness:
            self.ln(1)
            self._line(self.told.readiness.next.words, WORDS, ACCENT, "B")

    def papers(self) -> None:
        self._heading(say("sheet.file.papers"))
        for group, papers in paper_groups(self.told.checklist):
            self._keep_together(6)
            self.ln(1.5)
            self._line(say(f"sheet.groups.{group}"), WORDS, ACCENT, "B")
            self._line(say(f"sheet.hints.{group}"), SMALL, SOFT)
            for paper in papers:
                self._paper(paper, is_ticked=group != LOOKED_UP)

    def _paper(self, paper: PaperLine, is_ticked: bool) -> None:
        """With a box to tick; it is never parted from its name by the end of a page."""
        self._keep_together(3)
        self.ln(1.2)
        if is_ticked:
            self._tick_box(paper)
        self._line(paper.name, WORDS, INK, "B", INDENT)
        about = [why(paper), "; ".join(details(paper)) + in_brackets(paper), paper.note]
        if paper.given_by:
            about.append(say("sheet.given_by", name=paper.given_by.name))
        for text in about:
            if text:
                self._line(_capital(text.strip()), SMALL, SOFT, "", INDENT)

    def _tick_box(self, paper: PaperLine) -> None:
        left, top = MARGIN + 0.5, self.get_y() + 0.4
        held = self.told.held.get(paper.key)
        self.set_draw_color(*SOFT)
        self.rect(left, top, BOX, BOX)
        if held and held.have:
            self.polyline(
                [(left + 0.8, top + 2.2), (left + 1.9, top + 3.4), (left + 3.6, top + 0.7)]
            )

    def costs(self) -> None:
        self._heading(say("sheet.file.fees"))
        for fee in self.told.checklist.fees:
            label = f"{fee.label} ({say('sheet.file.optional')})" if fee.optional else fee.label
            self._line(f"{label}: {fee.words}{in_brackets(fee)}", WORDS)
        self.ln(0.5)
        self._line(self.told.dates.total, WORDS, INK, "B")
        for later in self.told.checklist.later_fees:
            self._line(f"{later.text}{in_brackets(later)}", WORDS)
        for exemption in self.told.checklist.exemptions:
            said = f"{exemption.text}{in_brackets(exemption)}"
            self._line(f"{say('sheet.file.exemptions')}: {said}", SMALL, SOFT)

    def days(self) -> None:
        checklist, dates = self.told.checklist, self.told.dates
        self._heading(say("sheet.file.times"))
        for time, due in zip(checklist.times, result_lines(dates, self.told.today)):
            self._line(f"{time.label}: {time.words}{in_brackets(time)}", WORDS)
            self._line(due or "", WORDS, INK, "B")
        for missing in checklist.not_known:
            self._line(missing.words, WORDS, WARNING)
        if checklist.deadlines:
            self._heading(say("sheet.file.deadlines"))
        for deadline, limit in zip(checklist.deadlines, dates.deadlines):
            self._line(deadline.words, WORDS)
            self._line(_capital(limit.words or ""), WORDS, INK, "B")

        for fine in checklist.fines:
            self._line(f"{fine.text}{in_brackets(fine)}", SMALL, SOFT)

    def where(self) -> None:
        self._heading(say("sheet.file.office"))
        receiving = self.told.receiving
        for receiver in receiving.receivers if receiving else ():
            address = f", {receiver.address}" if receiver.address else ""
            self._line(f"{receiver.name}{address}", WORDS, INK, "B")
        for office in self.told.checklist.authority:
            self._line(f"{office.text}{in_brackets(office)}", WORDS)
        for way in self.told.checklist.ways:
            self._line(f"{_capital(say(f'ways.{way.way.value}'))}: {way.text}", WORDS)

    def sources(self) -> None:
        self._heading(say("sheet.file.sources"))
        for source in self.told.checklist.sources:
            told = [source.article, source.text, source.title, source.url]
            self._line(", ".join(text for text in told if text), SMALL, SOFT)
        if self.told.procedure.verified_on is None:
            self._line(say("not_verified"), SMALL, WARNING)

    def _heading(self, text: str) -> None:
        self._keep_together(6)
        self.ln(3)
        self._line(text, HEADING, INK, "B")
        self.set_draw_color(EDGE)
        self.line(MARGIN, self.get_y() + 0.6, self.w - MARGIN, self.get_y() + 0.6)
        self.ln(1.8)

    def _keep_together(self, lines: int) -> None:
        """A new page where so many lines don't fit on this one."""
        if self.will_page_break(lines * WORDS * LINE):
            self.add_page()

    def _line(
        self,
        text: str,
        size: float,
        color: Color = INK,
        style: str = "",
        indent: float = 0,
    ) -> None:
        """A paragraph over what is left of the width beside `indent`; nothing for no text."""
        if not text:
            return
        self._type(size, color, style)
        self.set_x(MARGIN + indent)
        text = unicodedata.normalize("NFC", text)
        self.multi_cell(0, size * LINE, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def _type(self, size: float, color: Color, style: str = "") -> None:
        self.set_font(FAMILY, style, size)
        self.set_text_color(*color)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
