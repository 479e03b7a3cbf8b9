"""The address of a list as a QR code."""

from __future__ import annotations

from io import BytesIO

import segno

SCALE = 6
"""Pixels a module."""


def qr_matrix(url: str) -> list[list[bool]]:
    """True where it is dark, without the quiet zone."""
    return [[bool(module) for module in row] for row in segno.make_qr(url, error="m").matrix]


def qr_png(url: str) -> bytes:
    buffer = BytesIO()
    segno.make_qr(url, error="m").save(buffer, kind="png", scale=SCALE, border=4)
    return buffer.getvalue()
