"""Refusals: the class gives the status and the code, the message the Vietnamese words."""

from __future__ import annotations

import json
import logging
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException

logger = logging.getLogger(__name__)
SERVER_ERRORS = 500
NO_JSON = ("json_invalid", "value_error.jsondecode")


class AppError(Exception):
    """The caller asked for what cannot be; `detail` is for programs, the message for people."""

    status_code = 400
    code = "bad_request"

    def __init__(self, message: str, detail: Any = None) -> None:
        super().__init__(message)
        self.detail = detail


class BadMessage(AppError):
    """The message cannot be read as a question."""

    status_code = 422
    code = "bad_message"


class Invalid(AppError):
    """Something in the request is none of what it could be."""

    status_code = 422
    code = "invalid"


class Unauthorized(AppError):
    status_code = 401
    code = "unauthorized"


class Forbidden(AppError):
    status_code = 403
    code = "forbidden"


class NotFound(AppError):
    status_code = 404
    code = "not_found"


class Conflict(AppError):
    status_code = 409
    code = "conflict"


class Unavailable(AppError):
    status_code = 503
    code = "unavailable"


WORDS = {
    400: ("bad_request", "Yêu cầu gửi lên không đọc được. Vui lòng tải lại trang rồi thử lại."),
    404: ("not_found", "Không có trang hoặc mục này."),
    405: ("method_not_allowed", "Địa chỉ này không nhận kiểu yêu cầu vừa gửi."),
    413: ("too_large", "Nội dung gửi lên quá lớn. Vui lòng viết ngắn hơn."),
    422: ("invalid", "Nội dung gửi lên chưa đúng. Vui lòng kiểm tra lại rồi gửi lại."),
    500: ("error", "Hệ thống đang gặp sự cố. Vui lòng thử lại sau hoặc gọi 1022."),
    503: ("unavailable", "Hệ thống đang bận. Vui lòng thử lại sau ít phút hoặc gọi 1022."),
    507: ("no_space", "Máy chủ hết chỗ lưu. Vui lòng thử lại sau hoặc gọi 1022."),
}


def add_error_handlers(app: FastAPI) -> None:
    app.add_exception_handler(AppError, show_app_error)
    app.add_exception_handler(RequestValidationError, show_invalid)
    app.add_exception_handler(HTTPException, show_http)
    app.add_exception_handler(OperationalError, show_database)
    app.add_exception_handler(Exception, show_unexpected)


async def show_app_error(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, AppError)
    return _response(error.status_code, error.code, str(error), error.detail)


async def show_invalid(request: Request, error: Exception) -> JSONResponse:
    """A body that is no JSON is 400, one of the wrong shape 422; both name the field."""
    assert isinstance(error, RequestValidationError)
    problems = [
        {"field": ".".join(str(part) for part in item["loc"][1:]), "reason": item["type"]}
        for item in error.errors()
    ]
    is_json = all(item["type"] not in NO_JSON for item in error.errors())
    return _plain(422 if is_json else 400, problems)


async def show_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    return _plain(error.status_code, None)


async def show_database(request: Request, error: Exception) -> JSONResponse:
    """A full disk is 507; a database that is away or busy is 503: both say what to do."""
    logger.error("database: %s", type(getattr(error, "orig", error)).__name__)
    return _plain(507 if "full" in str(error) else 503, None)


async def show_unexpected(request: Request, error: Exception) -> JSONResponse:
    return _plain(500, None)


def _plain(status_code: int, detail: Any) -> JSONResponse:
    code, message = WORDS.get(
        status_code, WORDS[400 if status_code < SERVER_ERRORS else SERVER_ERRORS]
    )
    return _response(status_code, code, message, detail)


def _response(status_code: int, code: str, message: str, detail: Any) -> JSONResponse:
    body = {"error": {"code": code, "message": message, "detail": detail}}
    return _Refusal(body, status_code=status_code)


class _Refusal(JSONResponse):
    """JSON that may quote what was sent, and so half a character of it: that becomes "?"."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
