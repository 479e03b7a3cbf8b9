"""How a turn is answered: no web, no database, no state between turns."""

from assistant.answers.durations import deadline_line, how_long
from assistant.answers.money import price
from assistant.answers.papers import GROUPS as PAPER_GROUPS
from assistant.answers.papers import form_words
from assistant.answers.place import about_place, choice
from assistant.answers.wording import Marked, case_before
from assistant.apart import AssistantApart
from assistant.checklist.as_json import as_json
from assistant.checklist.build import build_checklist
from assistant.checklist.changes import rule_changes, since_saved
from assistant.checklist.dated import Dated, NoSuchEvent, dated
from assistant.checklist.held import KINDS, Held, NotHeld, read_held
from assistant.checklist.lines import Checklist, Line, PaperLine
from assistant.checklist.readiness import Readiness, Standing, readiness
from assistant.dialogue.facts import UNKNOWN, NoSuchAnswer, changed
from assistant.dialogue.interview import next_question
from assistant.dialogue.spoken_answers import answer_to, facts_said, takes_back
from assistant.pipeline import Assistant
from assistant.places import Ambiguous, FormerOffice, Found, receivers, resolve
from assistant.places import NotFound as UnknownPlace
from assistant.places.receiver import Receiving
from assistant.replies import say
from assistant.replies.values import day_month_year
from assistant.text.clean import is_readable
from assistant.text.mask import mask
from assistant.turn import Answer, Asking, Candidate, Case, Source, State, Status, Turn

__all__ = [
    "KINDS",
    "PAPER_GROUPS",
    "UNKNOWN",
    "Ambiguous",
    "Answer",
    "Asking",
    "Assistant",
    "AssistantApart",
    "Candidate",
    "Case",
    "Checklist",
    "Dated",
    "FormerOffice",
    "Found",
    "Held",
    "Line",
    "Marked",
    "NoSuchAnswer",
    "NoSuchEvent",
    "NotHeld",
    "PaperLine",
    "Readiness",
    "Receiving",
    "Source",
    "Standing",
    "State",
    "Status",
    "Turn",
    "UnknownPlace",
    "about_place",
    "answer_to",
    "as_json",
    "build_checklist",
    "case_before",
    "changed",
    "choice",
    "dated",
    "day_month_year",
    "deadline_line",
    "facts_said",
    "form_words",
    "how_long",
    "is_readable",
    "mask",
    "next_question",
    "price",
    "read_held",
    "readiness",
    "receivers",
    "resolve",
    "rule_changes",
    "say",
    "since_saved",
    "takes_back",
]
