"""The application: routers, error handlers, and what starts and ends with it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

from api import health
from api.chat.endpoints import router as chat_router
from api.chat.pages import STATIC as CHAT_STATIC
from api.chat.pages import router as chat_pages_router
from api.chat.store import UnsavedChats
from api.checklists.endpoints import router as checklists_router
from api.checklists.pages import STATIC as CHECKLISTS_STATIC
from api.checklists.pages import router as checklist_pages_router
from api.clock import Clock, vietnam_now
from api.cors import Cors
from api.db import make_engine, writing_lock
from api.errors import add_error_handlers
from api.headers import SafeHeaders
from api.live import AnyAssistant, Live
from api.offices.endpoints import router as offices_router
from api.pages.render import STATIC as PAGES_STATIC
from api.procedures.endpoints import router as procedures_router
from api.procedures.pages import STATIC as PROCEDURES_STATIC
from api.procedures.pages import router as procedure_pages_router
from api.settings import Settings
from api.widget.endpoints import STATIC
from api.widget.endpoints import router as widget_router

STATIC_FOLDERS = {
    "checklists": CHECKLISTS_STATIC,
    "chat": CHAT_STATIC,
    "pages": PAGES_STATIC,
    "procedures": PROCEDURES_STATIC,
}


def create_app(
    settings: Settings, build: Callable[[], AnyAssistant], clock: Clock = vietnam_now
) -> FastAPI:
    """`build` makes the assistant; it runs on a thread of its own once the server starts."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        app.state.live.start()
        yield
        app.state.live.end()
        app.state.engine.dispose()

    app = FastAPI(title="Trợ lý thủ tục hành chính", version="1", lifespan=lifespan)
    app.state.settings = settings
    app.state.engine = make_engine(settings.database_url)
    app.state.writing = writing_lock(app.state.engine)
    app.state.unsaved_chats = UnsavedChats()
    app.state.live = Live(build)
    app.state.clock = clock
    for router in (
        chat_router,
        procedures_router,
        offices_router,
        checklists_router,
        checklist_pages_router,
        chat_pages_router,
        procedure_pages_router,
        health.router,
        widget_router,
    ):
        app.include_router(router)
    for name, folder in STATIC_FOLDERS.items():
        app.mount(f"/static/{name}", StaticFiles(directory=folder), name=name)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.add_middleware(SafeHeaders)
    app.add_middleware(Cors, origins=settings.allowed_origins)
    add_error_handlers(app)
    return app
