"""The fields of a plain form."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import parse_qsl

from fastapi import Depends, Request
from starlette.exceptions import HTTPException

MOST_BYTES = 64_000
MOST_FIELDS = 400
TOO_LARGE = 413

Fields = dict[str, str]


async def posted(request: Request) -> Fields:
    """The fields of a form; the last of several with one name."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > MOST_BYTES:
            raise HTTPException(TOO_LARGE)
    return read_fields(body.decode("utf-8", "replace"))


def read_fields(encoded: str) -> Fields:
    try:
        pairs = parse_qsl(encoded, keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise HTTPException(TOO_LARGE) from error
    return dict(pairs)


Posted = Annotated[Fields, Depends(posted)]
