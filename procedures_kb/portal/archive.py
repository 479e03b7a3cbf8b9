"""The records of a `.tar.xz` (read as a stream) or of a folder, one after the other."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

MOST_BYTES = 5_000_000
"""A record has 5,000 characters, the largest 133,000: what is bigger isn't read into memory."""

Progress = Callable[[int, int], None]
"""Called with the bytes read so far and the bytes there are."""


class BadArchive(ValueError):
    """Not there, or neither a folder of records nor a tar.xz that can be read to its end."""


def records_in(path: Path, progress: Progress) -> Iterator[tuple[str, bytes]]:
    """The name without `.txt` and the bytes of each record; longer ones cut at `MOST_BYTES` + 1."""
    if path.is_dir():
        return _in_folder(path, progress)
    if not path.is_file():
        raise BadArchive(f"không có tệp hay thư mục {path}")
    return _in_archive(path, progress)


def _in_folder(folder: Path, progress: Progress) -> Iterator[tuple[str, bytes]]:
    files = sorted(folder.rglob("*.txt"))
    for done, file in enumerate(files, 1):
        try:
            with file.open("rb") as opened:
                content = opened.read(MOST_BYTES + 1)
        except OSError as error:
            raise BadArchive(f"không đọc được {file}: {error.strerror}") from error
        progress(done, len(files))
        yield file.stem, content


def _in_archive(path: Path, progress: Progress) -> Iterator[tuple[str, bytes]]:
    size = path.stat().st_size
    try:
        with path.open("rb") as packed, tarfile.open(fileobj=packed, mode="r|xz") as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".txt"):
                    content = _content(archive, member)
                    progress(packed.tell(), size)
                    yield Path(member.name).stem, content
    except (tarfile.TarError, lzma.LZMAError, EOFError, OSError) as error:
        raise BadArchive(f"{path.name} không phải tệp tar.xz đọc được trọn vẹn: {error}") from error


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    opened: BinaryIO | None = archive.extractfile(member)  # type: ignore[assignment]
    assert opened is not None  # it is a file
    return opened.read(MOST_BYTES + 1)
