"""How a turn is answered: no web, no database, no state between turns."""

from assistant.answers.place import about_place, choice
from assistant.checklist.as_json import as_json
from assistant.checklist.build import build_checklist
from assistant.checklist.held import Held, NotHeld, read_held
from assistant.checklist.lines import Checklist
from assistant.checklist.readiness import Readiness, readiness
from assistant.dialogue.facts import UNKNOWN, NoSuchAnswer, changed
from assistant.dialogue.interview import next_question
from assistant.dialogue.spoken_answers import answer_to, facts_said, takes_back
from assistant.pipeline import Assistant
from assistant.places import Ambiguous, FormerOffice, Found, receivers, resolve
from assistant.places import NotFound as UnknownPlace
from assistant.text.clean import is_readable
from assistant.text.mask import mask
from assistant.turn import Answer, Asking, Candidate, Case, State, Status, Turn

__all__ = [
    "UNKNOWN",
    "Ambiguous",
    "Answer",
    "Asking",
    "Assistant",
    "Candidate",
    "Case",
    "Checklist",
    "FormerOffice",
    "Found",
    "Held",
    "NoSuchAnswer",
    "NotHeld",
    "Readiness",
    "State",
    "Status",
    "Turn",
    "UnknownPlace",
    "about_place",
    "answer_to",
    "as_json",
    "build_checklist",
    "changed",
    "choice",
    "facts_said",
    "is_readable",
    "mask",
    "next_question",
    "read_held",
    "readiness",
    "receivers",
    "resolve",
    "takes_back",
]
