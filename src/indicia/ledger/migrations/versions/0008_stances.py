"""Statements by stance, the newest first: a rare stance is found without going through the others."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Make the index."""
    live = sa.text("closed_at IS NULL")
    op.create_index(
        "ix_statement_stance_id", "statement", ["stance", "id"], sqlite_where=live, postgresql_where=live
    )
