"""What a citizen says of an answer, and that they asked for a person."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("conversations", sa.Column("handover_at", sa.DateTime(timezone=True)))
    op.add_column("conversations", sa.Column("handover_reason", sa.Text))
    op.create_table(
        "ratings",
        sa.Column(
            "conversation_id",
            sa.String(32),
            sa.ForeignKey("conversations.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("message_id", sa.String(32), primary_key=True),
        sa.Column("score", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("ratings")
    with op.batch_alter_table("conversations") as conversations:
        conversations.drop_column("handover_reason")
        conversations.drop_column("handover_at")
