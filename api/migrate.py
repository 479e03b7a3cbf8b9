"""Brings a database to the newest migration."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(url: str, revision: str = "head") -> None:
    """Upgrades (or, to an older revision, downgrades) the database at the URL."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    if revision == "base":
        command.downgrade(config, revision)
    else:
        command.upgrade(config, revision)
