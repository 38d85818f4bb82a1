"""Who a person is at a sign-in service."""

import sqlalchemy as sa
from alembic import op

from indicia.ledger.tables import Moment

revision = "0007"
down_revision = "0006"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "person_subject",
        sa.Column("id", BIG, primary_key=True),
        sa.Column(
            "person_id", BIG, sa.ForeignKey("person.id", name="fk_person_subject_person_id"), nullable=False
        ),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
    )
    op.create_index("ix_person_subject_person_id", "person_subject", ["person_id"])
    live = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_person_subject_live",
        "person_subject",
        ["issuer", "subject"],
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )
