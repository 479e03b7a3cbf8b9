"""Our training sentences as a Rasa assistant: one intent a procedure and one for what is outside,
each with a rule that answers it in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from ruamel.yaml import YAML

from assistant.retrieval.passages import ASKED, NAME, passages_of
from assistant.text.noise import forms
from assistant.training.key import NLU_DATA
from assistant.training.ranking import NOISY, load_none_sentences
from procedures_kb import Procedure

OUTSIDE = "out_of_scope"
FALLBACK = "nlu_fallback"
REFUSAL = "Xin gọi 1022 để được hướng dẫn."
ALWAYS = "unmarked"
SEED = 7


def pipeline(epochs: int) -> dict[str, object]:
    """What Rasa 3's documentation recommends for a language without pretrained vectors: sparse
    features of words and of pieces of words, DIET (Bunk et al. 2020), and a fallback; and rules, as
    it recommends where a question has one answer."""
    return {
        "recipe": "default.v1",
        "language": "vi",
        "assistant_id": "bench",
        "policies": [{"name": "RulePolicy"}],
        "pipeline": [
            {"name": "WhitespaceTokenizer"},
            {"name": "RegexFeaturizer"},
            {"name": "LexicalSyntacticFeaturizer"},
            {"name": "CountVectorsFeaturizer"},
            {
                "name": "CountVectorsFeaturizer",
                "analyzer": "char_wb",
                "min_ngram": 1,
                "max_ngram": 4,
            },
            {
                "name": "DIETClassifier",
                "epochs": epochs,
                "constrain_similarities": True,
                "random_seed": SEED,
            },
            {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
        ],
    }


def sentences_by_intent(procedures: Sequence[Procedure]) -> dict[str, list[str]]:
    """Names and questions of each procedure, and the sentences about none; each as written,
    without marks, and in another of the noisy forms our own training uses, drawn by a seed: all of
    them would take DIET hours."""
    plain: dict[str, list[str]] = {}
    for passage in passages_of(procedures):
        if passage.kind in (NAME, ASKED):
            plain.setdefault(passage.slug, []).append(passage.text)
    plain[OUTSIDE] = load_none_sentences(NLU_DATA)
    chance = Random(SEED)
    return {
        intent: list(dict.fromkeys(form for text in texts for form in _forms(text, chance)))
        for intent, texts in plain.items()
    }


def write_data(folder: Path, sentences: dict[str, list[str]], epochs: int) -> int:
    """`config.yml`, `domain.yml`, `rules.yml`, `endpoints.yml` and `nlu.yml`; the number of
    sentences."""
    folder.mkdir(parents=True, exist_ok=True)
    _dump(folder / "config.yml", pipeline(epochs))
    _dump(folder / "domain.yml", _domain([*sentences, FALLBACK]))
    _dump(folder / "rules.yml", _rules([*sentences, FALLBACK]))
    _dump(folder / "endpoints.yml", _endpoints(folder))
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in sentences.items():
        lines += [f"- intent: {intent}", "  examples: |"]
        lines += [f"    - {_plain(text)}" for text in texts]
    (folder / "nlu.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sum(map(len, sentences.values()))


def _domain(intents: list[str]) -> dict[str, object]:
    return {
        "version": "3.1",
        "intents": intents,
        "responses": {f"utter_{name}": [{"text": f"{name}: {REFUSAL}"}] for name in intents},
        "session_config": {
            "session_expiration_time": 60,
            "carry_over_slots_to_new_session": True,
        },
    }


def _rules(intents: list[str]) -> dict[str, object]:
    rules = [
        {"rule": name, "steps": [{"intent": name}, {"action": f"utter_{name}"}]} for name in intents
    ]
    return {"version": "3.1", "rules": rules}


def _endpoints(folder: Path) -> dict[str, object]:
    """Conversations outlive the server, as ours do."""
    return {"tracker_store": {"type": "SQL", "dialect": "sqlite", "db": str(folder / "tracker.db")}}


def _dump(path: Path, content: dict[str, object]) -> None:
    with path.open("w", encoding="utf-8") as out:
        YAML(typ="safe").dump(content, out)


def _forms(text: str, chance: Random) -> Iterator[str]:
    yield text
    made = forms(text, SEED)
    yield made[ALWAYS]
    yield made[chance.choice([name for name in NOISY if name in made and name != ALWAYS])]


def _plain(text: str) -> str:
    """On one line, and without the brackets that mark entities in Rasa's format."""
    return " ".join(text.translate(str.maketrans("[]{}", "()()")).split())
