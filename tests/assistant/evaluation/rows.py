"""Made-up answers to score, changed where a test says so."""

from assistant.evaluation.generate import Given
from assistant.evaluation.questions import Labelled


def make_row(
    procedure: str = "a",
    status: str = "answered",
    found: str | None = "a",
    candidates: tuple[str, ...] = (),
    **changes,
) -> Given:
    """An answer about `found` to a question about `procedure` that asks for the fee; `searched` is
    what the search had found."""
    asked = {
        key: changes.pop(key)
        for key in ("text", "set", "form", "number", "wanted")
        if key in changes
    }
    wanted = asked.pop("wanted", "ask_fee")
    question = Labelled(asked.pop("text", "lệ phí bao nhiêu"), procedure, wanted, **asked)
    changes["found"] = changes.pop("searched", ())
    usual = {"intent": "ask_fee", "confidence": 0.9, "sources": 1, "understood": "ask_fee"}
    return Given(question, status, found, candidates, **{**usual, **changes})


RIGHT = make_row()
WRONG = make_row(found="b")
ASKED = make_row(status="clarification", found=None, candidates=("b", "a"))
DECLINED = make_row(status="out_of_scope", found=None, candidates=("a",))
NONE_DECLINED = make_row("none", "out_of_scope", None, wanted="out_of_scope")
NONE_ANSWERED = make_row("none", wanted="out_of_scope")
NONE_CHAT = make_row("none", "chitchat", None, wanted="thanks")
