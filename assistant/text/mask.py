"""Hiding what identifies a person before a message is kept or logged."""

from __future__ import annotations

import re

_PATTERNS = (
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[email]"),
    (
        re.compile(r"(?<![\w./])(?:\(02\d{1,2}\)|02\d)(?:[ .-]?\d){7,8}(?![\d/]|[.-]\d)"),
        "[số điện thoại]",
    ),
    (re.compile(r"(?<![\w./])(?:\+?84|0)(?:[ .-]?\d){9}(?![\d/])"), "[số điện thoại]"),
    # Written without a space: after a letter, or several between slashes.
    (re.compile(r"(?<![\d.])(?:\+84|0)[235789]\d{8}(?!\d)"), "[số điện thoại]"),
    (re.compile(r"(?<![\d.])02\d{9}(?!\d)"), "[số điện thoại]"),
    # A code of a file goes on after a dot: 1.004194.000.00.00.H29.
    (re.compile(r"(?<![\w./])\d(?:[ .-]?\d){11}(?![\d/]|\.\d)"), "[số căn cước]"),
    (re.compile(r"(?<![\w./])\d{9}(?![\d/.]\d|\d)"), "[số giấy tờ]"),
    (re.compile(r"(?<!\w)[A-Z]{2}\d{13}(?!\d)"), "[số thẻ bảo hiểm y tế]"),
    (re.compile(r"(?<!\w)[A-Z]\d{7,8}(?!\d)"), "[số hộ chiếu]"),
)


def mask(text: str) -> str:
    """The text with identity, phone, passport, health-card numbers and mail addresses hidden."""
    for pattern, label in _PATTERNS:
        text = pattern.sub(label, text)
    return text
