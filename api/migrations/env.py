"""Alembic's entry: runs the migrations over the URL that `api.migrate` hands in."""

from alembic import context

from api.db import make_engine
from api.tables import Base

engine = make_engine(context.config.attributes["url"])

with engine.connect() as connection:
    context.configure(connection, target_metadata=Base.metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
engine.dispose()
