"""An answer as pieces of a page. Its words are told whole; its blocks say which of them are the
name of a paper or of a fee, what stands in which case, and where one can go on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from api.pages.small_print import Mark
from assistant import say

Reply = Mapping[str, Any]

BULLET = re.compile(r"^•\s+")
NUMBER = re.compile(r"^\d+\.\s+")
CHOICE = re.compile(r"^\d+\)\s+")
LAST_BRACKETS = re.compile(r"\s*\(([^()]*)\)\.?$")
NAME_FIELDS = ("name", "label")
PAPER_GROUPS = ("first", "submit", "present", "possible", "looked_up")
LISTED = (*PAPER_GROUPS, "fees", "times")
"""Where a checklist keeps what has a name."""
CONFIDENCES = ("secondary", "memory", "conflict")
WAYS = ("counter", "online", "post")
UNTIL = "áp dụng đến"


@dataclass(frozen=True)
class Item:
    """One line of a list. `about` is the case it is for, `name` what it is; all of the line is in
    `about`, `name`, `words`, `more` and `marks` together."""

    words: str
    name: str = ""
    about: str = ""
    more: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    slug: str = ""


@dataclass(frozen=True)
class Piece:
    """`kind`: words, head (of a question answered), list, or steps, which are numbered."""

    kind: str
    text: str = ""
    items: tuple[Item, ...] = ()


def drawn(reply: Reply, without_choices: bool = False) -> list[Piece]:
    """`without_choices`: what can be answered stands below as a form."""
    blocks: Sequence[Reply] = reply["blocks"]
    heads = {block["text"] for block in blocks if block["type"] == "question"}
    known = sorted(_known(blocks), key=lambda item: -len(item["words"]))
    pieces: list[Piece] = []
    items: list[Item] = []
    title, kind = "", ""
    for line in [*filter(str.strip, reply["text"].split("\n")), ""]:
        its_kind = _kind(line, heads)
        if its_kind == "choice" and without_choices:
            continue
        if items and its_kind != kind:
            pieces.append(Piece("steps" if kind == "steps" else "list", title, tuple(items)))
            title, items = "", []
        kind = its_kind
        if kind in ("list", "steps", "choice"):
            items.append(_item(_bare(line), known))
            continue
        if title:  # a heading with nothing under it is a sentence
            pieces.append(Piece("words", f"{title}:"))
            title = ""
        if kind == "title":
            title = line.removesuffix(":")
        elif line:
            pieces.append(Piece(kind, line))
    return pieces


def interview_of(reply: Reply) -> Reply | None:
    """The question asked last, with the answers to choose from."""
    found = [block for block in reply["blocks"] if block["type"] == "interview"]
    return found[-1] if found else None


def lists_of(reply: Reply) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Slug, name and answers of each list of papers that can be saved."""
    for block in reply["blocks"]:
        lists = {"checklist": [block], "bundle": block.get("checklists", [])}
        for item in lists.get(block["type"], []):
            answers = {f"facts.{given['question']}": given["answer"] for given in item["answers"]}
            yield item["slug"], item["name"], answers


def _kind(line: str, heads: set[str]) -> str:
    if line in heads:
        return "head"
    if BULLET.match(line):
        return "list"
    if NUMBER.match(line):
        return "steps"
    if CHOICE.match(line):
        return "choice"
    return "title" if line.endswith(":") else "words"


def _bare(line: str) -> str:
    return CHOICE.sub("", NUMBER.sub("", BULLET.sub("", line)))


def _known(blocks: Sequence[Reply]) -> Iterator[dict[str, Any]]:
    """Whatever has a name in the blocks, by the words it is told with."""
    for block in blocks:
        lists = block.get("checklists", [block])
        groups = [entry.get(name, []) for entry in lists for name in LISTED]
        for item in [item for group in [block.get("items", []), *groups] for item in group]:
            if isinstance(item, dict):
                words = next((item[name] for name in NAME_FIELDS if item.get(name)), "")
                yield {**item, "words": words}


def _item(line: str, known: Sequence[Mapping[str, Any]]) -> Item:
    found = next((item for item in known if item["words"] and item["words"] in line), None)
    words, marks = _split_marks(line)
    if found is None or found["words"] not in words:
        return Item(words, marks=marks)
    before, _, after = words.partition(found["words"])
    details, more = _cut(after, found)
    return Item(
        details.strip(" ,.:"),
        found["words"],
        before.strip(" :"),
        more,
        marks,
        found.get("slug", ""),
    )


def _cut(words: str, found: Mapping[str, Any]) -> tuple[str, tuple[str, ...]]:
    """A paper's note, and each detail of a step of a life event, begin lines of their own."""
    note = (found.get("note") or "").rstrip(".")
    starts = [note, *(detail["text"].rstrip(".") for detail in found.get("details", ()))]
    places = sorted(words.find(text) for text in starts if text and text in words)
    ends = [*places[1:], len(words)]
    more = tuple(words[at:end].strip() for at, end in zip(places, ends))
    return words[: places[0]] if places else words, more


def _split_marks(line: str) -> tuple[str, tuple[Mark, ...]]:
    """'8.000 đồng (nộp trực tuyến)' → its words, and the small print in brackets behind."""
    found = LAST_BRACKETS.search(line)
    if not found:
        return line, ()
    unsure = {say(f"confidence.{name}") for name in CONFIDENCES}
    usual = {say(f"ways.{name}") for name in WAYS}
    parts = re.split(r"; ", found[1])
    if not all(part in unsure | usual or part.startswith(UNTIL) for part in parts):
        return line, ()
    return line[: found.start()], tuple(Mark(part, part in unsure) for part in parts)
