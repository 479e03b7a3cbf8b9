from datetime import date

import pytest
from rich.console import Console
from typer.testing import CliRunner

from procedures_kb import __main__ as command
from tests.factories import make_content, make_procedure_text, raw_fact


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch):
    monkeypatch.setattr(command, "console", Console(width=200))


def check(*arguments: str) -> tuple[int, str]:
    """The exit code and the words, lines joined."""
    result = CliRunner().invoke(command.cli, ["check", *arguments])
    return result.exit_code, " ".join(result.output.split())


def check_folder(folder, *texts):
    folder.mkdir(exist_ok=True)
    return check("--folder", str(make_content(folder, *texts)), "--today", "2026-11-22")


def test_the_base_of_this_checkout_passes():
    code, told = check("--today", "2026-11-22")
    assert code == 0
    assert "22 procedures on 2026-11-22" in told


def test_a_good_folder_passes(tmp_path):
    code, told = check_folder(tmp_path, make_procedure_text())
    assert code == 0
    assert "1 procedures on 2026-11-22" in told


def test_a_wrong_file_fails_the_check_and_is_named(tmp_path):
    code, told = check_folder(tmp_path, make_procedure_text(), make_procedure_text(price=3))
    assert code == 1
    assert "2-thu.yaml: (top)" in told
    assert "'price'" in told


def test_a_broken_rule_fails_the_check_and_says_whose_virtue(tmp_path):
    code, told = check_folder(tmp_path, make_procedure_text(penalties=[]))
    assert code == 1
    assert "cap_giay_thu: đủ: penalties is empty and nobody says why" in told


def test_what_ends_soon_is_said_and_passes(tmp_path):
    ending = raw_fact(ends_on=date(2026, 12, 31))
    code, told = check_folder(tmp_path, make_procedure_text(steps=[ending]))
    assert code == 0
    assert "cap_giay_thu: sống: steps: ends on 2026-12-31" in told


def figures_of(told: str) -> list[str]:
    """The row of the small procedure, without the lines of the table."""
    row = told.split("cap_giay_thu", 1)[1].split("├", 1)[0]
    return row.replace("│", " ").split()


def test_the_table_tells_the_four_virtues_and_how_sure_the_facts_are(tmp_path):
    remembered = raw_fact(confidence="memory", read_in=["MEMO"])
    text = make_procedure_text(steps=[remembered], penalties=[], name="Cấp  giấy")
    told = check_folder(tmp_path, text)[1]
    facts, right, complete, clean, days, sourced, secondary, memory, conflict = figures_of(told)
    assert (int(facts), int(sourced), int(memory)) == (21, 20, 1)
    assert (secondary, conflict) == ("0", "0")
    assert (right, complete, clean, days) == ("95%", "96%", "no", "220")


def test_a_clean_procedure_is_told_to_be_so(tmp_path):
    told = check_folder(tmp_path, make_procedure_text())[1]
    assert figures_of(told)[1:5] == ["100%", "100%", "100%", "220"]
    assert "100.0% │ 100% │ 100%" in told


@pytest.mark.parametrize(("today", "code"), [("2027-06-30", 0), ("2027-07-01", 1)])
def test_the_day_given_decides_whether_a_review_is_due(tmp_path, today, code):
    folder = make_content(tmp_path, make_procedure_text())
    assert check("--folder", str(folder), "--today", today)[0] == code


def test_square_brackets_in_content_are_told_as_they_stand(tmp_path):
    code, told = check_folder(tmp_path, make_procedure_text(slug="[/b]"))
    assert code == 1
    assert "'[/b]' does not match" in told
    text = make_procedure_text(name="Giấy  [/red] thử")
    assert "'Giấy [/red] thử'" in check_folder(tmp_path / "hai", text)[1]
