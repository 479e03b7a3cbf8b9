"""The only reader of the environment."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
HOST_NAME = re.compile(r"[a-z0-9.-]+(:\d+)?")


@dataclass(frozen=True)
class Settings:
    """Where things are kept and served; every value has a default that works on one machine."""

    var_folder: Path = ROOT / "var"
    database_url: str = f"sqlite:///{ROOT / 'var/assistant.db'}"
    models_folder: Path = ROOT / "var/models"
    imported_file: Path = ROOT / "var/imported.sqlite"
    """The national portal's records, served beside the edited procedures where it is there."""
    host: str = "127.0.0.1"
    port: int = 8000
    public_url: str = ""
    """Where people reach it, as printed on what they take away; host and port unless told."""
    allowed_origins: tuple[str, ...] = ()
    """Other sites whose pages may call the API, as "https://portal.gov.vn"; none unless told."""

    @property
    def base_url(self) -> str:
        return self.public_url.rstrip("/") or f"http://{self.host}:{self.port}"


def read_settings() -> Settings:
    """From VAR_FOLDER, IMPORTED, DATABASE_URL, HOST, PORT, PUBLIC_URL and ALLOWED_ORIGINS (with
    commas between), where they are set."""
    var_folder = Path(os.environ.get("VAR_FOLDER", str(ROOT / "var"))).resolve()
    return Settings(
        var_folder=var_folder,
        database_url=os.environ.get("DATABASE_URL", f"sqlite:///{var_folder / 'assistant.db'}"),
        models_folder=var_folder / "models",
        imported_file=Path(os.environ.get("IMPORTED", str(var_folder / "imported.sqlite"))),
        host=os.environ.get("HOST", "127.0.0.1"),
        port=int(os.environ.get("PORT", "8000")),
        public_url=os.environ.get("PUBLIC_URL", ""),
        allowed_origins=read_origins(os.environ.get("ALLOWED_ORIGINS", "")),
    )


def read_origins(listed: str) -> tuple[str, ...]:
    """Scheme and host of each. Raises ValueError for "*", for a path, and for what is no origin."""
    origins = tuple(item.strip().rstrip("/").lower() for item in listed.split(",") if item.strip())
    for origin in origins:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError(f"ALLOWED_ORIGINS: not an origin: {origin}")
        if not parts.hostname or not HOST_NAME.fullmatch(parts.netloc):
            raise ValueError(f"ALLOWED_ORIGINS: not a host: {origin}")
    return origins
