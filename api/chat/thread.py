"""What the plain page of a conversation is told: who said what, and what can come next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from api.chat.drawing import Piece, Reply, drawn, interview_of, lists_of
from api.chat.schemas import TranscriptMessage

OPEN_AT_MOST = 6
"""Messages shown; those before are folded."""
EMERGENCY = re.compile(r"\b(11[1-5])\s*\(([^)]+)\)")
HOTLINE = ("1022", "hỏi cán bộ")
SPEAKERS = {"citizen": "Anh/chị", "assistant": "Trợ lý ảo (AI)", "operator": "Cán bộ"}


@dataclass(frozen=True)
class Link:
    href: str
    text: str


@dataclass(frozen=True)
class Turn:
    """One message on the page. `is_last` where it is the answer that can be gone on from."""

    message: TranscriptMessage
    is_last: bool

    @property
    def reply(self) -> Reply | None:
        reply: Reply | None = self.message.reply
        return reply

    @property
    def speaker(self) -> str:
        return SPEAKERS[self.message.sender]

    @property
    def title(self) -> str:
        """The procedure's name, where the words do not tell it."""
        about = self.reply["procedure"] if self.reply else None
        return about["title"] if about and about["title"] not in self.message.text else ""

    @property
    def pieces(self) -> list[Piece]:
        if self.reply is None:
            return [Piece("words", line) for line in self.message.text.split("\n") if line.strip()]
        return drawn(self.reply, without_choices=self.interview is not None)

    @property
    def interview(self) -> Reply | None:
        return interview_of(self.reply) if self.reply and self.is_last else None

    @property
    def sources(self) -> Sequence[Any]:
        return self.reply["sources"] if self.reply else ()

    @property
    def suggestions(self) -> list[str]:
        """What can be asked next; the answers of an interview are drawn as a form of their own."""
        if self.reply is None or not self.is_last or self.interview is not None:
            return []
        return [item["text"] for item in self.reply["suggestions"]]

    @property
    def calls(self) -> list[tuple[str, str]]:
        """Numbers to call, where the answer is that somebody should be called."""
        if self.message.sender == "citizen" or self.message.status == "answered":
            return []
        found = EMERGENCY.findall(self.message.text)
        return found or ([HOTLINE] if "1022" in self.message.text else [])

    @property
    def links(self) -> list[Link]:
        """Where the list of one's own papers is saved and printed, or begun."""
        if self.reply is None:
            return []
        made = [
            Link(f"{_own(slug)}?{urlencode({**answers, 'list': '1'})}", f"Lưu, in: {name}")
            for slug, name, answers in lists_of(self.reply)
        ]
        offered = [block for block in self.reply["blocks"] if block["type"] == "own_papers"]
        return [*made, *(Link(_own(block["slug"]), block["title"]) for block in offered)]


def turns_of(messages: Sequence[TranscriptMessage]) -> list[Turn]:
    answers = [item.message_id for item in messages if item.sender != "citizen" and item.reply]
    last = answers[-1] if answers else None
    return [Turn(item, item.message_id == last) for item in messages]


def folded(turns: list[Turn]) -> tuple[list[Turn], list[Turn]]:
    """Those before, and the last ones, which begin with what the citizen said."""
    at = max(0, len(turns) - OPEN_AT_MOST)
    while at and turns[at].message.sender != "citizen":
        at -= 1
    return turns[:at], turns[at:]


def _own(slug: str) -> str:
    return f"/thu-tuc/{slug}/giay-to-cua-toi"
