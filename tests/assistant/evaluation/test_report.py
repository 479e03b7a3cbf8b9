import csv
import json
import re
from datetime import datetime
from html.parser import HTMLParser

import pytest

from assistant.evaluation.generate import read_given
from assistant.evaluation.questions import ALL_FORMS
from assistant.evaluation.report.configuration import configuration, thresholds
from assistant.evaluation.report.confusion import confusion_of, write_confusion
from assistant.evaluation.report.folder import new_folder, write_report
from assistant.evaluation.report.words import page_words
from assistant.evaluation.understanding.generate import Understood
from assistant.evaluation.understanding.rasa_data import Sentence
from assistant.replies import find_words
from assistant.turn import Status
from tests.assistant.evaluation.rows import (
    ASKED,
    DECLINED,
    NONE_ANSWERED,
    NONE_CHAT,
    RIGHT,
    WRONG,
    make_row,
)

NAMES = {"a": "Cấp giấy <A>", "b": "Cấp giấy B"}
USED = {"day": "22/11/2026", "model": "abc", "commit": "def", "procedures": 2}
ROWS = [
    make_row(number=0, searched=(("a", 0.8), ("b", 0.1)), in_scope=0.95),
    make_row(number=1, text='giấy "B" & <b>', found="b", searched=(("b", 0.7),), in_scope=0.93),
    make_row(number=1, form="telex", found="b", searched=(("b", 0.9),), in_scope=0.9),
    make_row("none", number=2, wanted="out_of_scope", searched=(("a", 0.6),), in_scope=0.7),
    make_row(number=3, intent="ask_time", searched=(("a", 0.9),), in_scope=0.9),
]  # fmt: skip

UNDERSTOOD = Understood(Sentence("ở Huế", "greet", ((2, 5, "place"),)), "greet", ((2, 5, "place"),))


class Seen(HTMLParser):
    """Tags with their attributes, and whether each that was opened is closed again."""

    EMPTY = ("meta", "input", "path", "use", "rect", "br")

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in self.EMPTY:
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evaluation")
    write_report(folder, ROWS, [UNDERSTOOD], USED, NAMES)
    return folder


def test_the_folder_holds_figures_confusion_plot_and_page(folder):
    assert {path.name for path in folder.iterdir()} == {
        "configuration.json", "figures.json", "confusion.csv", "calibration.png",
        "calibration.svg", "page.html",
    }  # fmt: skip
    assert json.loads((folder / "configuration.json").read_text("utf-8")) == USED
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    assert figures["own.marked"]["top1"] == pytest.approx(2 / 3)
    assert figures["own.telex"]["wrong"] == 1
    assert figures["nlu.marked"]["slot_f1"] == 1
    assert (folder / "calibration.png").read_bytes().startswith(b"\x89PNG")


def test_the_page_lists_each_question_that_went_wrong_once_with_all_its_forms(folder):
    seen = Seen((folder / "page.html").read_text(encoding="utf-8"))
    assert seen.open == []
    articles = [attributes for tag, attributes in seen.tags if tag == "article"]
    attempts = [attributes for _, attributes in seen.tags if attributes.get("class") == "attempt"]
    assert [item["data-meant"] for item in articles] == ["a", "none", "a"]
    assert [(item["data-form"], item["data-kind"]) for item in attempts] == [
        ("marked", "wrong"),
        ("telex", "wrong"),
        ("marked", "told"),
        ("marked", "intent"),
    ]


def test_the_page_escapes_what_people_wrote_and_fetches_nothing(folder):
    page = (folder / "page.html").read_text(encoding="utf-8")
    assert "giấy &#34;B&#34; &amp; &lt;b&gt;" in page
    assert "Cấp giấy &lt;A&gt;" in page
    seen = Seen(page)
    assert {"link", "img", "iframe"} & {tag for tag, _ in seen.tags} == set()
    for tag, attributes in seen.tags:
        assert "src" not in attributes
        if tag != "use" and "href" in attributes:
            pytest.fail(f"{tag} leads to {attributes['href']}")
    assert re.findall(r"url\((?!#)", page) == []


def test_an_evaluation_without_misses_makes_a_page_too(tmp_path):
    row = make_row(searched=(("a", 0.9),), in_scope=1.0)
    write_report(tmp_path, [row], [], USED, NAMES)
    assert "<article" not in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_confusion_counts_what_was_named_first(tmp_path):
    confusion = confusion_of([RIGHT, RIGHT, WRONG, ASKED, DECLINED, NONE_ANSWERED, NONE_CHAT])
    assert confusion.labels == ("a", "b", "none")
    assert confusion.pairs() == [("a", "b", 2), ("a", "none", 1), ("none", "a", 1)]
    write_confusion(confusion, tmp_path / "confusion.csv")
    with (tmp_path / "confusion.csv").open(encoding="utf-8") as lines:
        sheet = list(csv.reader(lines))
    assert sheet == [
        ["meant", "a", "b", "none"],
        ["a", "2", "2", "1"],
        ["b", "0", "0", "0"],
        ["none", "1", "0", "1"],
    ]


def test_a_folder_is_named_after_the_minute_and_never_taken_twice(tmp_path):
    now = datetime(2026, 11, 22, 9, 5)
    names = [new_folder(tmp_path / "evaluation", now).name for _ in range(3)]
    assert names == ["2026-11-22-0905", "2026-11-22-0905-2", "2026-11-22-0905-3"]


def test_the_configuration_tells_model_commit_thresholds_and_versions(tmp_path):
    used = configuration(tmp_path / "0123456789abcdef", 22)
    assert (used["model"], used["procedures"]) == ("0123456789abcdef", 22)
    assert re.fullmatch(r"[0-9a-f]{12}\+?|unknown", used["commit"])
    assert used["versions"]["rasa"].startswith("3.6")
    bounds = used["thresholds"]
    assert 0 < bounds["decline.IN_SCOPE"] < bounds["choices.ANSWERED_FROM"] < 1
    assert thresholds() == used["thresholds"]
    json.dumps(used)


def test_the_page_has_words_for_every_form_status_and_intent():
    words = page_words()
    assert set(words["forms"]) == set(ALL_FORMS)
    assert set(words["statuses"]) == {status.value for status in Status}
    assert {*find_words("aspects"), *find_words("small_talk")} <= set(words["intents"]) | {
        "affirm",
        "deny",
    }


def test_said_is_read_from_the_folder_it_was_written_to(tmp_path):
    (tmp_path / "said.jsonl").write_text("", encoding="utf-8")
    assert read_given(tmp_path / "said.jsonl") == []
