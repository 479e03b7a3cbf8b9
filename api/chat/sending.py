"""A question sent by a plain form: it opens the conversation where none is open, and is answered
once however often the form is sent."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import replace
from datetime import datetime

from fastapi import FastAPI
from sqlalchemy.exc import IntegrityError

from api.chat import service
from api.chat.answering import reply_to
from api.chat.homes import home_of
from api.chat.schemas import ConversationIn, MessageIn
from api.chat.store import UNSAVED_PREFIX
from api.chat.visitor import Visitor
from api.live import AnyAssistant, Live
from api.pages.forms import Fields

CONSENT = "yes"
ONCE = re.compile(r"[0-9a-f]{16}")


def ask(app: FastAPI, visitor: Visitor, fields: Fields, *, live: Live, now: datetime) -> Visitor:
    """Who is talking now. Raises what the chat API raises."""
    text = fields.get("text", "")
    service.check_text(text)
    if visitor.conversation_id is None or visitor.token is None:
        visitor = _opened(app, visitor, fields, live.assistant, now)
    conversation_id, token = visitor.conversation_id or "", visitor.token or ""
    message = MessageIn.parse_obj({"text": text, "client_message_id": _client_id(fields, text)})
    reply_to(message, conversation_id, token, app=app, live=live, now=now)
    return visitor


def _opened(
    app: FastAPI, visitor: Visitor, fields: Fields, assistant: AnyAssistant, now: datetime
) -> Visitor:
    token = visitor.token or secrets.token_urlsafe(32)
    opening = ConversationIn.parse_obj({"consent": fields.get("consent") == CONSENT})
    conversation_id = ("" if opening.consent else UNSAVED_PREFIX) + service.id_of(token)
    about = assistant.kb.find(fields.get("procedure", ""))
    try:
        with home_of(app, opening.consent) as store:
            if store.find_conversation(conversation_id) is None:
                service.open_conversation(opening, about, store=store, now=now, token=token)
    except IntegrityError:  # the same form, sent twice at once, has just opened it
        pass
    return replace(visitor, conversation_id=conversation_id, token=token)


def _client_id(fields: Fields, text: str) -> str | None:
    """One page may send several things once each: the key is of the page and of the words."""
    once = fields.get("once", "")
    if not ONCE.fullmatch(once):
        return None
    return f"{once}.{hashlib.sha256(text.encode()).hexdigest()[:16]}"
