"""`python -m procedures_kb import`: the national portal's records into the base."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from procedures_kb.load import load_knowledge_base
from procedures_kb.portal.archive import BadArchive
from procedures_kb.portal.run import Report, import_records
from procedures_kb.portal.store import BadStore, Store
from procedures_kb.portal.succession import edited_wins

DEFAULT = Path("var/imported.sqlite")
console = Console()
_MONTH = re.compile(r"(20\d\d)-(\d\d)(?:-(\d\d))?")


def import_portal(
    source: Annotated[Path, typer.Argument(help="Tệp .tar.xz hoặc thư mục các bản ghi .txt.")],
    to: Annotated[Path, typer.Option(help="Kho để nạp vào.")] = DEFAULT,
    snapshot: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Ngày chụp; không có thì lấy tháng ở tên tệp."),
    ] = None,
    report: Annotated[
        bool, typer.Option("--report", help="Liệt kê từng mã không dùng, mã thay nó và lý do.")
    ] = False,
) -> None:
    """Nạp các bản ghi của Cổng Dịch vụ công quốc gia.

    Bị dừng giữa chừng thì chạy lại, lệnh làm tiếp. Nạp lần sau chỉ đọc lại bản ghi mới hoặc đã đổi.
    """
    day = snapshot.date() if snapshot else _day_of(source)
    if day is None:
        _refuse(f"tên {source.name} không cho biết tháng chụp; hãy thêm --snapshot 2026-07-20")
    assert day is not None
    try:
        with closing(Store(to)) as store:
            done = _import(source, store, day)
            _print_outcome(done, to)
            _print_malformed(store)
            if report:
                _print_report(store)
    except BadArchive as error:
        _refuse(f"{error}. Những bản ghi đã đọc vẫn được giữ trong {to}.")
    except (BadStore, OSError, sqlite3.Error) as error:
        _refuse(str(error))


def _refuse(why: str) -> None:
    console.print(f"[red]Không nạp được: {escape(why)}", soft_wrap=True)
    raise typer.Exit(2)


def _day_of(source: Path) -> date | None:
    """'portal_records_2026-07.tar.xz' → 2026-07-01."""
    found = _MONTH.search(source.name)
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 1)) if found else None
    except ValueError:
        return None


def _import(source: Path, store: Store, day: date) -> Report:
    columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as bar:
        task = bar.add_task("Đang nạp")

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        return import_records(source, store, day, show)


def _print_outcome(done: Report, to: Path) -> None:
    if done.was_resumed:
        console.print("Lần nạp trước bị dừng giữa chừng: đã làm tiếp từ chỗ dừng.")
    console.print(
        f"Đã đọc {done.read} bản ghi: {done.new} mới, {done.changed} thay đổi,"
        f" {done.unchanged} giữ nguyên. Không còn trong nguồn: {done.gone}.",
        soft_wrap=True,
    )
    console.print(
        f"Đọc được {done.good}, lỗi {done.malformed}. Không dùng vì đã có thủ tục khác thay:"
        f" {done.good - done.served}. Dùng để trả lời: {done.served} (chưa trừ những mã có bản"
        f" biên tập). Kho: {escape(str(to))}",
        soft_wrap=True,
    )


def _print_malformed(store: Store) -> None:
    for entry, reason in store.malformed():
        console.print(f"[yellow]lỗi {escape(entry)}: {escape(reason)}", soft_wrap=True)


def _print_report(store: Store) -> None:
    edited = edited_wins(load_knowledge_base().procedures.values())
    kept = {code for code, *_ in store.served()}
    for code, one in sorted(edited.items()):
        if code in kept:
            console.print(f"{code} → {one.to}: {one.rule.value}", soft_wrap=True)
    for code, to, rule, name in store.yielding():
        console.print(f"{code} → {to}: {rule}. {escape(name)}", soft_wrap=True)
    for entry, reason in store.doubtful():
        console.print(f"[yellow]ngờ {escape(entry)}: {escape(reason)}", soft_wrap=True)
