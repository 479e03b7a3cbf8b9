"""Four procedures, and fakes that stand for NLU and search where a step is tried alone."""

from dataclasses import dataclass, field

from assistant.retrieval.evidence import Found
from assistant.retrieval.passages import Passage
from assistant.retrieval.search import Ranked
from assistant.turn import Candidate, State, Understanding
from procedures_kb.registers import NearPair
from tests.factories import make_kb, make_procedure

A = make_procedure(slug="giay_a", code="1.000001", name="Cấp giấy A")
B = make_procedure(slug="giay_b", code="1.000002", name="Cấp giấy B (mới)")
C = make_procedure(slug="giay_c", code="1.000003", name="Đổi giấy C")
D = make_procedure(slug="giay_d", code="1.000004", name="Đổi giấy D")
KB = make_kb(A, B, C, D)
PAIR = NearPair(("giay_a", "giay_c"), "Giấy cũ còn hay đã mất?", ("Còn giấy", "Đã mất giấy"))
ABOUT_A = State(procedure="giay_a", facts={"goes": "self"})


def wants(intent: str, sure: float = 0.9) -> Understanding:
    return Understanding(intent, sure)


def likely(*shares: float) -> tuple[Candidate, ...]:
    return tuple(Candidate(item, share) for item, share in zip((A, B, C, D), shares))


@dataclass
class FakeNlu:
    """Answers from a list of texts, and remembers what it was asked."""

    known: dict[str, Understanding] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def parse_intent(self, text: str) -> Understanding:
        self.asked.append(text)
        return self.known.get(text, Understanding("ask_overview", 0.3))


@dataclass
class FakeSearch:
    order: tuple[tuple[str, float], ...]
    none: float
    asked: list[str] = field(default_factory=list)
    known: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    """Another order for these texts."""

    def rank(self, text: str) -> Ranked:
        self.asked.append(text)
        return Ranked(self.known.get(text, self.order), self.none, Found(None, None))

    def nearest(self, ranked: Ranked, slug: str):
        return [(Passage(slug, "asked", f"câu hỏi về {slug}"), 0.93)]
