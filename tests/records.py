"""Made-up records in the national portal's shape, changed where a test says so."""

from __future__ import annotations

import io
import tarfile
from contextlib import closing
from datetime import date
from pathlib import Path

from procedures_kb.portal.run import Report, import_records
from procedures_kb.portal.store import Store

SNAPSHOT = date(2026, 7, 1)

USUAL = {
    "Mã thủ tục": "1.900001",
    "Số quyết định": "12/QĐ-BTP",
    "Tên thủ tục": "Cấp giấy thử",
    "Cấp thực hiện": "Cấp Xã",
    "Loại thủ tục": "OTHER",
    "Lĩnh vực": "Việc thử",
    "Trình tự thực hiện": "\n    - Nộp hồ sơ.\n    - Nhận giấy.\n",
    "Cách thức thực hiện": (
        "\n  * Hình thức nộp: DIRECT\n    Thời hạn giải quyết: 3 WORKING_DAY\n"
        "    Phí, lệ phí: 8000 VNĐ ()\n"
        "  * Hình thức nộp: ONLINE\n    Thời hạn giải quyết: 3 WORKING_DAY\n"
        "    Phí, lệ phí: 0 VNĐ ()\n"
    ),
    "Thành phần hồ sơ": "\n    - Tờ khai thử\n      Số lượng: Bản chính: 1, Bản sao: 0\n",
    "Đối tượng thực hiện": "Công dân Việt Nam",
    "Cơ quan thực hiện": "Ủy ban nhân dân cấp xã",
    "Cơ quan có thẩm quyền": "Không có thông tin",
    "Địa chỉ tiếp nhận HS": "Không có thông tin",
    "Cơ quan được ủy quyền": "Không có thông tin",
    "Cơ quan phối hợp": "Không có thông tin",
    "Kết quả thực hiện": "Giấy thử",
    "Căn cứ pháp lý": "\n  * Luật Thử (1/2024/QH15)\n",
    "Yêu cầu, điều kiện thực hiện": "Không có thông tin",
    "Từ khóa": "Không có thông tin",
    "Mô tả": "Không có thông tin",
}
SHORT = {
    "code": "Mã thủ tục",
    "decision": "Số quyết định",
    "title": "Tên thủ tục",
    "level": "Cấp thực hiện",
    "field": "Lĩnh vực",
    "steps": "Trình tự thực hiện",
    "ways": "Cách thức thực hiện",
    "papers": "Thành phần hồ sơ",
    "office": "Cơ quan thực hiện",
    "competent": "Cơ quan có thẩm quyền",
    "address": "Địa chỉ tiếp nhận HS",
    "result": "Kết quả thực hiện",
    "law": "Căn cứ pháp lý",
    "conditions": "Yêu cầu, điều kiện thực hiện",
    "keywords": "Từ khóa",
}


def make_record(**changes: str) -> str:
    """The text of a record; keywords name a section by its short name above."""
    sections = {**USUAL, **{SHORT[name]: text for name, text in changes.items()}}
    lines = [f"{heading}: {text}".replace(": \n", ":\n") for heading, text in sections.items()]
    return "\n".join(["Chi tiết thủ tục hành chính", *lines])


def write_records(folder: Path, *texts: str) -> Path:
    """A folder with a file for each record, named as the portal's copies are."""
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        code = text.split("Mã thủ tục: ")[1].split("\n")[0]
        (folder / f"{code}.txt").write_text(text, encoding="utf-8")
    return folder


def pack(folder: Path, archive: Path) -> Path:
    """The folder's records as a tar.xz."""
    with tarfile.open(archive, "w:xz") as packed:
        for path in sorted(folder.glob("*.txt")):
            content = path.read_bytes()
            member = tarfile.TarInfo(f"records/{path.name}")
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
    return archive


def run_import(source: Path, to: Path) -> Report:
    """Imports into a real file, without a progress bar."""
    with closing(Store(to)) as store:
        return import_records(source, store, SNAPSHOT, lambda done, total: None)
