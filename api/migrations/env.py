"""Alembic's entry: runs the migrations over the URL that `api.migrate` hands in."""

from alembic import context
from sqlalchemy import event

from api.db import make_engine
from api.tables import Base


def leave_keys_alone(connection, record):
    """SQLite changes a table by dropping and copying it; with foreign keys on, that deletes
    every row that points into it."""
    connection.execute("PRAGMA foreign_keys=OFF")


engine = make_engine(context.config.attributes["url"])
if engine.dialect.name == "sqlite":
    event.listen(engine, "connect", leave_keys_alone)

with engine.connect() as connection:
    context.configure(connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
engine.dispose()
