"""A decision on an indication bears its number, which stays: it holds also where its page was edited.

Decisions of before are found by the words they are fastened to, as they were.
"""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Add the column."""
    op.add_column("watch_decision", sa.Column("indication_id", BIG, nullable=True))
