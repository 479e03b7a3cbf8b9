"""Imports into a real file, killed and gone on with; the records are made up."""

import os
import signal
import sqlite3
import subprocess
import sys
import tarfile
import time
from contextlib import closing
from pathlib import Path

import pytest

from procedures_kb import KnowledgeBase, load_knowledge_base
from procedures_kb.model import Edition
from procedures_kb.portal.archive import MOST_BYTES, BadArchive, records_in
from procedures_kb.portal.imported import ImportedProcedures
from procedures_kb.portal.store import BadStore, Store
from tests.records import make_record, pack, write_records
from tests.records import run_import as run

ROOT = Path(__file__).parents[3]


def served(to: Path) -> ImportedProcedures:
    return ImportedProcedures(to, (), {})


def three(folder: Path) -> Path:
    texts = [make_record(code=f"1.90000{n}", title=f"Cấp giấy thử {n}") for n in (1, 2, 3)]
    return write_records(folder, *texts)


def test_a_folder_and_its_archive_are_read_alike(tmp_path):
    folder = three(tmp_path / "in")
    first = run(folder, tmp_path / "a.sqlite")
    second = run(pack(folder, tmp_path / "in.tar.xz"), tmp_path / "b.sqlite")
    assert first == second
    assert (first.read, first.new, first.good, first.served) == (3, 3, 3, 3)
    assert served(tmp_path / "a.sqlite").titles == served(tmp_path / "b.sqlite").titles


def test_a_second_import_reads_only_what_changed_and_counts_it(tmp_path):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    run(folder, to)
    write_records(folder, make_record(code="1.900002", title="Tên mới"))
    write_records(folder, make_record(code="1.900004", title="Thêm"))
    (folder / "1.900003.txt").unlink()
    again = run(folder, to)
    assert (again.new, again.changed, again.unchanged, again.gone) == (1, 1, 1, 1)
    assert (again.read, again.good, again.was_resumed) == (3, 3, False)
    assert set(served(to).titles.values()) == {"Cấp giấy thử 1", "Tên mới", "Thêm"}


def test_importing_the_same_again_changes_nothing(tmp_path):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    write_records(folder, make_record(code="1.900004", title=""))
    run(folder, to)
    before = contents(to)
    again = run(folder, to)
    assert (again.new, again.changed, again.unchanged, again.gone) == (0, 0, 4, 0)
    assert contents(to) == before


def contents(to: Path) -> list[tuple[object, ...]]:
    """Every row without the run that saw it and what that run called it."""
    with closing(sqlite3.connect(to)) as db:
        return db.execute(
            "SELECT entry, code, sha256, status, reason, facts, texts, body, name, place,"
            " yields_to, rule FROM records ORDER BY entry"
        ).fetchall()


def test_what_was_gone_and_came_back_is_served_again(tmp_path):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    run(folder, to)
    text = (folder / "1.900003.txt").read_text("utf-8")
    (folder / "1.900003.txt").unlink()
    assert run(folder, to).gone == 1
    assert run(folder, to).gone == 0
    write_records(folder, text)
    assert run(folder, to).changed == 1
    assert "dvc_1_900003" in served(to)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "thiếu mục"),
        (make_record(code="9").encode(), "mã thủ tục không đúng dạng"),
        (make_record().encode("utf-16"), "không phải chữ UTF-8"),
        (b"x" * (MOST_BYTES + 1), "dài quá"),
    ],
)
def test_a_malformed_record_is_kept_with_its_reason_and_not_served(tmp_path, content, reason):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    (folder / "hong.txt").write_bytes(content)
    report = run(folder, to)
    assert (report.read, report.good, report.malformed, report.served) == (4, 3, 1, 3)
    with closing(Store(to)) as store:
        [(entry, told)] = store.malformed()
    assert (entry, told[: len(reason)]) == ("hong", reason)


def test_a_code_in_two_files_is_served_once_and_the_second_named(tmp_path):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    (folder / "2.txt").write_text(make_record(code="1.900001", title="Bản khác"), "utf-8")
    for _ in range(2):
        report = run(folder, to)
        assert (report.read, report.good, report.malformed) == (4, 3, 1)
        with closing(Store(to)) as store:
            assert store.malformed() == [("2", "mã 1.900001 đã có ở tệp 1.900001")]
    assert report.unchanged == 4
    (folder / "1.900001.txt").unlink()
    run(folder, to)
    assert served(to)["dvc_1_900001"].name == "Bản khác"


def test_two_files_of_one_name_in_two_folders_are_both_read(tmp_path):
    folder = three(tmp_path / "in")
    (folder / "them").mkdir()
    text = make_record(code="1.900009", title="Thêm")
    (folder / "them/1.900001.txt").write_text(text, "utf-8")
    assert run(folder, tmp_path / "a.sqlite").good == 4


def test_names_tell_records_of_one_title_apart(tmp_path):
    gia_lai = {"decision": "7/QĐ-UBND", "office": "Sở Thử tỉnh Gia Lai"}
    folder = write_records(
        tmp_path / "in",
        make_record(code="1.900001"),
        make_record(code="1.900002", level="Cấp Tỉnh"),
        make_record(code="1.900003", level="Cấp Tỉnh", decision="3/QĐ-BCA"),
        make_record(code="1.900004", title="Chỉ ở đây", **gia_lai),
        make_record(code="1.900005", title="Ở đâu", decision="8/QĐ-UBND"),
        make_record(code="1.900006", title="Ở nhà", decision="9/QĐ-UBND",
                    office="Sở Thử Thành phố Hồ Chí Minh"),
        make_record(code="1.900007", **gia_lai),
    )  # fmt: skip
    assert run(folder, tmp_path / "a.sqlite").served == 6
    kept = served(tmp_path / "a.sqlite")
    assert kept.titles == {
        "dvc_1_900001": "Cấp giấy thử (cấp xã)",
        "dvc_1_900002": "Cấp giấy thử (cấp tỉnh) (1.900002)",
        "dvc_1_900003": "Cấp giấy thử (cấp tỉnh) (1.900003)",
        "dvc_1_900004": "Chỉ ở đây (tỉnh Gia Lai)",
        "dvc_1_900005": "Ở đâu (địa phương ban hành văn bản 8/QĐ-UBND)",
        "dvc_1_900006": "Ở nhà",
    }
    assert kept["dvc_1_900004"].place == "tỉnh Gia Lai"
    assert "Chỉ áp dụng ở tỉnh Gia Lai." in kept["dvc_1_900004"].summary
    assert kept["dvc_1_900006"].place is None


def test_texts_to_search_in_come_without_reading_the_records(tmp_path):
    text = make_record(keywords="giấy con", conditions="Đủ 18 tuổi")
    run(write_records(tmp_path / "in", text), tmp_path / "a.sqlite")
    found = [(text.kind, text.text) for text in served(tmp_path / "a.sqlite").texts()]
    assert found == [
        ("name", "Cấp giấy thử"),
        ("keyword", "giấy con"),
        ("result", "Giấy thử."),
        ("about", "Đủ 18 tuổi."),
        ("paper", "Tờ khai thử"),
    ]


def test_the_edited_base_and_the_imported_records_are_one_base(tmp_path, kb):
    own = next(iter(kb.procedures.values()))
    old = next(one for item in kb.procedures.values() for one in item.variants
               if one.standing.value == "replaced")  # fmt: skip
    folder = write_records(
        tmp_path / "in",
        make_record(code=own.code, title="Bản ghi của chính nó"),
        make_record(code=old.code, title="Bản ghi cũ"),
        make_record(code="1.900001", field="Hộ tịch"),
        make_record(code="1.900002", title="Việc khác", field="Đê điều & lụt bão"),
    )
    run(folder, tmp_path / "a.sqlite")
    both = load_knowledge_base(imported=tmp_path / "a.sqlite")
    assert len(both.procedures) == len(kb.procedures) + 2
    assert set(both.procedures) - set(kb.procedures) == {"dvc_1_900001", "dvc_1_900002"}
    assert both.procedures["dvc_1_900001"].field == "ho_tich"
    assert both.fields[both.procedures["dvc_1_900002"].field] == "Đê điều & lụt bão"
    assert both.procedures[own.slug].edition is Edition.EDITED
    assert both.titles["dvc_1_900001"] == "Cấp giấy thử"
    assert both.edited == kb.procedures
    with pytest.raises(KeyError):
        both.procedures["dvc_1_900003"]


def test_a_base_with_another_procedure_keeps_the_imported_ones(tmp_path, kb):
    run(three(tmp_path / "in"), tmp_path / "a.sqlite")
    both = load_knowledge_base(imported=tmp_path / "a.sqlite")
    own = next(iter(kb.procedures.values()))
    added = both.with_procedure(own)
    assert isinstance(added, KnowledgeBase)
    assert len(added.procedures) == len(both.procedures)
    assert added.imported is both.imported


@pytest.mark.parametrize("content", [b"", b"no database at all, only words" * 50])
def test_a_file_that_is_no_store_is_refused(tmp_path, content):
    path = tmp_path / "a.sqlite"
    path.write_bytes(content)
    with pytest.raises(BadStore, match=r"a\.sqlite"):
        load_knowledge_base(imported=path)
    assert path.read_bytes() == content


def test_a_store_that_is_not_there_is_refused_and_not_made(tmp_path):
    with pytest.raises(BadStore):
        load_knowledge_base(imported=tmp_path / "a.sqlite")
    assert not (tmp_path / "a.sqlite").exists()


def test_a_store_of_another_format_is_refused_and_read_anew_by_the_next_import(tmp_path):
    folder, to = three(tmp_path / "in"), tmp_path / "a.sqlite"
    run(folder, to)
    with closing(sqlite3.connect(to)) as db, db:
        db.execute("UPDATE meta SET value = '0' WHERE key = 'format'")
    with pytest.raises(BadStore, match="chạy lại lệnh import"):
        served(to)
    assert run(folder, to).new == 3
    assert len(served(to)) == 3


def test_a_cut_archive_keeps_what_was_read_and_the_next_run_goes_on(tmp_path):
    folder = write_records(
        tmp_path / "in",
        *(make_record(code=f"1.9{n:05}", title=f"Giấy thử {n}") for n in range(300)),
    )
    for path in folder.glob("*.txt"):  # or xz would pack them into one block
        path.write_bytes(path.read_bytes() + os.urandom(2000).hex().encode())
    whole = pack(folder, tmp_path / "in.tar.xz")
    cut, to = tmp_path / "cut" / "in.tar.xz", tmp_path / "a.sqlite"
    cut.parent.mkdir()
    cut.write_bytes(whole.read_bytes()[: whole.stat().st_size * 3 // 4])
    with pytest.raises(BadArchive, match=r"in\.tar\.xz"):
        run(cut, to)
    with pytest.raises(BadStore):
        served(to)
    cut.write_bytes(whole.read_bytes())
    again = run(cut, to)
    assert (again.was_resumed, again.read, again.new, again.gone) == (True, 300, 300, 0)


@pytest.mark.parametrize("name", ["nowhere", "nowhere.tar.xz"])
def test_what_is_not_there_is_a_bad_archive(tmp_path, name):
    with pytest.raises(BadArchive, match="không có tệp"):
        run(tmp_path / name, tmp_path / "a.sqlite")


def test_a_link_or_folder_in_the_archive_is_not_followed(tmp_path):
    path = tmp_path / "in.tar.xz"
    with tarfile.open(path, "w:xz") as packed:
        link = tarfile.TarInfo("records/1.900001.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        packed.addfile(link)
    assert list(records_in(path, lambda done, total: None)) == []


def start_import(source: Path, to: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "procedures_kb", "import", str(source), "--to", str(to)]
    return subprocess.Popen(
        [*command, "--snapshot", "2026-07-01"], cwd=ROOT, stdout=subprocess.PIPE
    )


def rows_in(to: Path) -> int:
    try:
        with closing(sqlite3.connect(f"file:{to}?mode=ro", uri=True)) as db:
            return int(db.execute("SELECT count(*) FROM records").fetchone()[0])
    except sqlite3.OperationalError:  # not made yet
        return 0


def test_a_killed_import_goes_on_where_it_was(tmp_path):
    long_steps = "\n" + "\n".join(f"    - Bước thử thứ {n} của hồ sơ." for n in range(400)) + "\n"
    folder = write_records(
        tmp_path / "in",
        *(make_record(code=f"1.9{n:05}", title=f"Giấy thử {n}", steps=long_steps)
          for n in range(400)),
    )  # fmt: skip
    to = tmp_path / "a.sqlite"
    process = start_import(folder, to)
    deadline = time.monotonic() + 60
    while rows_in(to) < 100 and time.monotonic() < deadline and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    kept = rows_in(to)
    assert 100 <= kept < 400
    with pytest.raises(BadStore, match="chưa nạp xong"):
        served(to)
    before = {row[0]: row for row in contents(to)}

    report = run(folder, to)
    assert report.was_resumed
    assert (report.read, report.new, report.unchanged, report.good) == (400, 400, 0, 400)
    assert len(served(to)) == 400
    assert len(before) == kept
    assert run(folder, to).unchanged == 400
