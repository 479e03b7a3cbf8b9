"""The command that counts the interviews."""

from typer.testing import CliRunner

from assistant.__main__ import cli
from assistant.interviews import Figures, figures
from tests.factories import TODAY, make_kb, make_procedure


def test_the_figures_of_a_small_interview():
    procedure = make_procedure()
    assert figures(procedure, make_kb(procedure), TODAY) == Figures(
        questions=1,
        branches=2,
        branches_taken=2,
        cases=2,
        asked_at_most=1,
        asked_on_average=1.0,
        papers=1,
        reached=1,
        lists=2,
    )


def test_the_command_counts_every_procedure_and_finds_all_of_them_whole(kb):
    result = CliRunner().invoke(cli, ["interviews", "--day", TODAY.isoformat()])
    assert result.exit_code == 0, result.output
    assert all(slug in result.output for slug in kb.edited)
    assert f"{len(kb.edited)} interviews on {TODAY}" in result.output
