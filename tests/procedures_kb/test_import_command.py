"""`python -m procedures_kb import`, as an editor runs it."""

import pytest
from rich.console import Console
from typer.testing import CliRunner

from procedures_kb import __main__ as command
from procedures_kb import import_command
from tests.records import make_record, pack, write_records


@pytest.fixture(autouse=True)
def wide_terminal(monkeypatch):
    monkeypatch.setattr(import_command, "console", Console(width=300))


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(command.cli, ["import", *map(str, arguments)])
    return result.exit_code, " ".join(result.output.split())


@pytest.fixture
def archive(tmp_path):
    folder = write_records(
        tmp_path / "in",
        make_record(code="1.900001"),
        make_record(code="1.900002", decision="3/QĐ-UBND", office="Sở Thử tỉnh Gia Lai"),
        make_record(code="1.014063", title="Cấp đổi thử"),
        make_record(code="1.900003", title="Phí thử", ways=(
            "\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 1 ngày\n"
            "    Phí, lệ phí: 20 VNĐ ()\n"
        )),
        make_record(code="1.90000[b]"),
    )  # fmt: skip
    return pack(folder, tmp_path / "records_2026-07.tar.xz")


def test_counts_add_up_and_malformed_records_are_listed(archive, tmp_path):
    code, told = run(archive, "--to", tmp_path / "a.sqlite")
    assert code == 0
    assert "Đã đọc 5 bản ghi: 5 mới, 0 thay đổi, 0 giữ nguyên. Không còn trong nguồn: 0." in told
    assert "Đọc được 4, lỗi 1. Không dùng vì đã có thủ tục khác thay: 1." in told
    assert "mã thủ tục không đúng dạng: “1.90000[b]”" in told


def test_the_report_lists_each_decision_with_its_reason(archive, tmp_path):
    told = run(archive, "--to", tmp_path / "a.sqlite", "--report")[1]
    assert "1.900002 → 1.900001: tỉnh khác công bố lại" in told
    assert "1.014063 → cap_doi_cap_lai_can_cuoc: bản biên tập ghi mã này đã được thay" in told
    assert "ngờ 1.900003: mức tiền không hợp lý: 20 VNĐ" in told


def test_importing_again_tells_that_nothing_changed(archive, tmp_path):
    run(archive, "--to", tmp_path / "a.sqlite")
    assert "0 mới, 0 thay đổi, 5 giữ nguyên" in run(archive, "--to", tmp_path / "a.sqlite")[1]


def test_a_bad_archive_is_told_in_vietnamese_with_code_2(tmp_path):
    broken = tmp_path / "records_2026-07.tar.xz"
    broken.write_bytes(b"not packed")
    for source in (broken, tmp_path / "nowhere_2026-07.tar.xz"):
        code, told = run(source, "--to", tmp_path / "a.sqlite")
        assert (code, told[:15]) == (2, "Không nạp được:")


def test_a_source_without_a_month_in_its_name_needs_the_day(tmp_path):
    folder = write_records(tmp_path / "in", make_record())
    code, told = run(folder, "--to", tmp_path / "a.sqlite")
    assert code == 2
    assert "--snapshot" in told
    assert run(folder, "--to", tmp_path / "a.sqlite", "--snapshot", "2026-07-20")[0] == 0


def test_a_file_that_is_no_store_is_left_as_it_is(archive, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("một câu " * 100, encoding="utf-8")
    code, told = run(archive, "--to", other)
    assert code == 2
    assert "không phải kho" in told
    assert other.read_text("utf-8").startswith("một câu")
