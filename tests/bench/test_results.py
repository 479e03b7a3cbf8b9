import json

import pytest

from bench.asking import Load
from bench.machine import machine
from bench.measured import Grown, Peer, Results
from bench.plots import draw_all
from bench.table import as_markdown, growth_rows, peer_rows

LOADS = (Load(1, 100, 0, 20.5, 30.2, 60.0, 80.0), Load(8, 200, 2, 31.0, 200.0, 400.0, 500.0))
RIGHT = {"own.marked": {"top1": 0.951, "top3": 0.98, "oos_answered": 0.08}}
LESS = {"own.marked": {"top1": 0.7, "top3": 0.9}, "real.telex": {"top1": 0.3}}
RESULTS = Results(
    machine(),
    {"model": "abc"},
    (
        Peer("this API", RIGHT, LOADS, None, 15.2, 1371.0, 12.5),
        Peer("BM25 alone", LESS),
    ),
    (
        Grown(22, 16.0, 5.0, RIGHT, 30.0, 60.0, 1300.0),
        Grown(5674, 900.0, 21.0, RIGHT, 36.0, 70.0, 1500.0),
    ),
)


def test_results_are_read_as_they_were_saved(tmp_path):
    RESULTS.save(tmp_path / "results.json")
    assert Results.load(tmp_path / "results.json") == Results(
        json.loads(json.dumps(RESULTS.machine)), RESULTS.settings, RESULTS.peers, RESULTS.growth
    )


def test_the_table_has_a_column_a_peer_and_a_row_a_figure():
    rows = {label: values for label, *values in peer_rows(RESULTS.peers)}
    assert rows[""] == ["this API", "BM25 alone"]
    assert rows["right first: own questions, as written"] == ["0.951", "0.700"]
    assert rows["right first: real questions, raw telex"] == ["–", "0.300"]
    assert rows["answered, though about none: own questions, as written"] == ["0.080", "–"]
    assert "answered, though about none: real questions, raw telex" not in rows
    assert rows["ready after, s"] == ["15", "–"]
    assert rows["messages a second, 8 clients"] == ["31", "–"]
    assert rows["p50 / p95 / p99 ms, 1 client"] == ["30 / 60 / 80", "–"]
    assert rows["failed, 8 clients"] == ["2", "–"]
    assert "failed, 1 client" not in rows


def test_growth_has_a_column_a_size():
    rows = {label: values for label, *values in growth_rows(RESULTS.growth)}
    assert rows["procedures"] == ["22", "5,674"]
    assert rows["right first: own questions, as written"] == ["0.951", "0.951"]
    assert rows["built again, s"] == ["5", "21"]


def test_markdown_tells_the_machine_and_every_row_has_all_columns():
    text = as_markdown(RESULTS)
    assert str(RESULTS.machine["python"]) in text
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if line.startswith("|")]
        assert len({line.count("|") for line in lines}) <= 1
    only_growth = as_markdown(Results(RESULTS.machine, {}, (), RESULTS.growth))
    assert "Side by side" not in only_growth


def test_plots_are_drawn_as_png_and_svg(tmp_path):
    draw_all(RESULTS, tmp_path)
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {
        f"{name}.{kind}" for name in ("right", "speed", "growth") for kind in ("png", "svg")
    }
    assert (tmp_path / "speed.png").read_bytes().startswith(b"\x89PNG")
    assert "<svg" in (tmp_path / "growth.svg").read_text(encoding="utf-8")


def test_nothing_measured_draws_nothing(tmp_path):
    draw_all(Results({}, {}), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fact", ["cores", "memory_gb", "load_before"])
def test_the_machine_is_told_in_numbers(fact):
    assert machine()[fact] >= 0
    assert machine()["cores"] >= 1
    assert machine()["versions"]["rasa"].startswith("3.6")
