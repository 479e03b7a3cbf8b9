"""How a turn is answered: no web, no database, no state between turns."""

from assistant.answers.place import about_place, choice
from assistant.pipeline import Assistant
from assistant.places import Ambiguous, FormerOffice, Found, receivers, resolve
from assistant.places import NotFound as UnknownPlace
from assistant.text.clean import is_readable
from assistant.text.mask import mask
from assistant.turn import Answer, Candidate, State, Status, Turn

__all__ = [
    "Ambiguous",
    "Answer",
    "Assistant",
    "Candidate",
    "FormerOffice",
    "Found",
    "State",
    "Status",
    "Turn",
    "UnknownPlace",
    "about_place",
    "choice",
    "is_readable",
    "mask",
    "receivers",
    "resolve",
]
