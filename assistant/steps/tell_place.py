"""What became of a place: "tỉnh Bình Dương nay thuộc đâu", "phường Phú Cường giờ là phường gì"."""

from __future__ import annotations

from assistant.answers.part import bullets
from assistant.answers.place import about_place, choice, choices
from assistant.dialogue.cues import says, taken_out, words_of
from assistant.places import Ambiguous, Found, GoneArea, place_as_json, place_said
from assistant.replies import find_words, say
from assistant.text.lexicon import asking_words
from assistant.turn import Answer, Block, Context, Status

ASKING = "asking_of_today"
ASKS_WHERE = "ask_office"


def tell_place(context: Context) -> Answer | None:
    """Where the message asks nothing else: no procedure is looked for then."""
    said = place_said(context.text) if says(ASKING, context.text) else None
    if said is None:
        return None
    place, rest = said
    if not isinstance(place, (Found, Ambiguous, GoneArea)) or not _asks_no_more(rest):
        return None
    blocks: tuple[Block, ...] = ()
    if isinstance(place, GoneArea):
        buttons = tuple(map(choice, place.wards))
    else:
        buttons, blocks = choices(place), ({"type": "place", **place_as_json(place)},)
    return Answer(
        Status.ANSWERED,
        "\n".join([*_told(place), say("place.what_for")]),
        ASKS_WHERE,
        blocks=blocks,
        suggestions=buttons or tuple(find_words("openers")),
        state=context.turn.state,
    )


def _asks_no_more(rest: str) -> bool:
    """Of the words beside the place nothing is left but the question."""
    left = set(taken_out(ASKING, rest).split())
    return says(ASKING, rest) and left <= asking_words() | words_of("around_a_place")


def _told(place: Found | Ambiguous | GoneArea) -> list[str]:
    if not isinstance(place, GoneArea):
        return [about_place(place)]
    sure = say("confidence.secondary")
    gone = say("place.area_gone", place=place.name, province=place.province, sure=sure)
    if not place.wards:
        return [gone, say("place.say_ward")]
    wards = (say("place.candidate", ward=ward.name, province=ward.province) for ward in place.wards)
    return [gone, say("place.which_of_area"), *bullets(wards)]
