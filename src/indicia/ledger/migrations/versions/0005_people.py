"""People who work on a ledger: persons, their keys and grants, sessions, the audit log, saved searches."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from indicia.ledger.tables import Moment

revision = "0005"
down_revision = "0003"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Make the tables."""
    _person()
    _work()
    for table, columns in (("person", ["name"]), ("person_grant", ["person_id", "watch"])):
        live = sa.text("closed_at IS NULL")
        op.create_index(
            f"uq_{table}_live", table, columns, unique=True, sqlite_where=live, postgresql_where=live
        )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("clearance", sa.Text(), nullable=False),
        sa.Column("password", sa.Text()),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
    )
    op.create_table(
        "person_key",
        sa.Column("id", BIG, primary_key=True),
        sa.Column(
            "person_id", BIG, sa.ForeignKey("person.id", name="fk_person_key_person_id"), nullable=False
        ),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("key_sha256", sa.String(64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.UniqueConstraint("key_sha256", name="uq_person_key_key_sha256"),
    )
    op.create_index("ix_person_key_person_id", "person_key", ["person_id"])
    op.create_table(
        "person_grant",
        sa.Column("id", BIG, primary_key=True),
        sa.Column(
            "person_id", BIG, sa.ForeignKey("person.id", name="fk_person_grant_person_id"), nullable=False
        ),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
    )


def _work() -> None:
    op.create_table(
        "session",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("key_sha256", sa.String(64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", Moment()),
        sa.UniqueConstraint("key_sha256", name="uq_session_key_sha256"),
    )
    op.create_index("ix_session_expires_at", "session", ["expires_at"])
    op.create_table(
        "audit",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("detail", JSON, nullable=False),
    )
    op.create_index("ix_audit_about", "audit", ["about", "id"])
    op.create_table(
        "saved_search",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
    )
