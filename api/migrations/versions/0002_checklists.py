"""Saved checklists, under their short codes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "checklists",
        sa.Column("code", sa.String(10), primary_key=True),
        sa.Column("slug", sa.String(120), nullable=False),
        sa.Column("case", sa.JSON, nullable=False),
        sa.Column("said", sa.JSON, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("client_key", sa.String(64), unique=True),
        sa.Column("saved_on", sa.Date, nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_checklists_expires_on", "checklists", ["expires_on"])


def downgrade() -> None:
    op.drop_table("checklists")
