import json

import pytest
from typer.testing import CliRunner

from assistant.__main__ import cli
from assistant.evaluation.generate import write_given
from assistant.evaluation.questions import ALL_FORMS
from assistant.evaluation.run import SAID_FILE, UNDERSTOOD_FILE, USED_FILE, labelled
from assistant.training.train import train_if_needed
from tests.assistant.evaluation.rows import make_row

USED = {
    "configuration": {"day": "22/11/2026", "model": "abc", "commit": "def", "procedures": 1},
    "names": {"a": "Cấp giấy A"},
}


def write_folder(folder, *rows):
    """What `generate` writes."""
    write_given(rows, folder / SAID_FILE)
    (folder / UNDERSTOOD_FILE).write_text("", encoding="utf-8")
    (folder / USED_FILE).write_text(json.dumps(USED), encoding="utf-8")
    return folder


def run(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def good(number: int, form: str = "marked"):
    """Own questions answered as they should be, and one about none declined."""
    about = make_row(number=number, form=form, searched=(("a", 1.0),), in_scope=1.0)
    none = make_row(
        "none", "out_of_scope", None, number=number, form=form, wanted="out_of_scope", sources=0
    )
    return about, none


def test_score_reads_what_was_written_and_leaves_with_zero_when_limits_are_kept(tmp_path):
    result = run("evaluate", "score", write_folder(tmp_path, *good(0)))
    assert result.exit_code == 0, result.output
    assert "own.marked.top1 1.000" in result.output
    assert "BROKEN" not in result.output
    assert json.loads((tmp_path / "figures.json").read_text("utf-8"))["own.marked"]["top1"] == 1


def test_score_leaves_with_one_below_a_floor(tmp_path):
    wrong = make_row(found="b", number=1, searched=(("b", 1.0),), in_scope=1.0)
    result = run("evaluate", "score", write_folder(tmp_path, *good(0), wrong))
    assert result.exit_code == 1
    assert "BROKEN own.marked.wrong 0.500" in result.output
    assert (tmp_path / "page.html").exists()


def test_a_form_that_is_none_is_refused_before_anything_is_loaded(tmp_path):
    result = run("evaluate", "--forms", "marked,morse", "--var", tmp_path)
    assert result.exit_code == 2
    assert "morse" in result.output
    assert list(tmp_path.iterdir()) == []


def test_evaluation_asks_our_questions_form_after_form_and_then_what_is_about_none():
    asked = labelled(None, ["marked", "telex"])
    groups = list(dict.fromkeys((item.set, item.form) for item in asked))
    assert groups[:2] == [("own", "marked"), ("own", "telex")]
    assert set(groups[2:]) <= {("massive", "marked")}


def test_a_file_of_ones_own_is_asked_alone_under_its_name(tmp_path):
    path = tmp_path / "letters.jsonl"
    path.write_text('{"text": "lệ phí", "procedure": "a"}\n', encoding="utf-8")
    assert {item.set for item in labelled(path, ALL_FORMS)} == {"letters"}


@pytest.mark.model
def test_evaluate_leaves_a_dated_folder(tmp_path):
    """One question through the real assistant, from the command line to the page."""
    from tests.assistant.conftest import VAR

    path = tmp_path / "one.jsonl"
    row = {"text": "làm lại căn cước bị mất ở đâu", "procedure": "cap_doi_cap_lai_can_cuoc"}
    path.write_text(json.dumps(row), encoding="utf-8")
    model = train_if_needed(VAR / "models", print, is_judged=False)
    (tmp_path / "cache").symlink_to(VAR / "cache")
    words = ("evaluate", "--questions", path, "--forms", "unmarked", "--model", model)
    result = run(*words, "--var", tmp_path)
    assert result.exit_code == 0, result.output
    [folder] = (tmp_path / "evaluation").iterdir()
    figures = json.loads((folder / "figures.json").read_text("utf-8"))
    assert figures["one.unmarked"]["top1"] == 1
    assert set(json.loads((folder / "configuration.json").read_text("utf-8"))) > {"thresholds"}
