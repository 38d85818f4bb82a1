"""Watches: what they are, what meets them, what it amounts to, what people say beside it."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from indicia.ledger.tables import Moment

revision = "0003"
down_revision = "0002"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_NULL = sa.text("closed_at IS NULL")
LIVE: dict[str, Any] = {"sqlite_where": _NULL, "postgresql_where": _NULL}


def upgrade() -> None:
    """Make the tables."""
    _tables_1()
    _tables_2()
    _tables_3()


def _tables_1() -> None:
    op.create_table(
        "watched",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("definition", JSON, nullable=False),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("looked_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
    )
    op.create_index("uq_watched_live", "watched", ["watch"], unique=True, **LIVE)
    op.create_table(
        "indication",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("item_kind", sa.Text(), nullable=False),
        sa.Column("anchor", JSON, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("item", sa.Text()),
        sa.Column("indicator", sa.Text()),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("bearing", sa.Text(), nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("speaker", sa.Text()),
        sa.Column("stance", sa.Text()),
        sa.Column("status", sa.Text()),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_indication_version_id"),
    )
    op.create_index("ix_indication_version_id", "indication", ["version_id"])
    op.create_index("ix_indication_watch", "indication", ["watch", "version_id"])
    op.create_table(
        "watch_decision",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("item_kind", sa.Text(), nullable=False),
        sa.Column("anchor", JSON, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("indicator", sa.Text()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_watch_decision_version_id"),
    )
    op.create_index("ix_watch_decision_watch", "watch_decision", ["watch"])
    op.create_table(
        "assessment",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("watched_id", BIG, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date()),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("content", JSON, nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["watched_id"], ["watched.id"], name="fk_assessment_watched_id"),
    )
    op.create_index("ix_assessment_watch", "assessment", ["watch", "id"])


def _tables_2() -> None:
    op.create_table(
        "change",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("was", sa.Text()),
        sa.Column("now", sa.Text()),
        sa.Column("indications", JSON, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
    )
    op.create_index("ix_change_watch", "change", ["watch", "id"])
    op.create_table(
        "source_grade",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
    )
    op.create_index("ix_source_grade_what", "source_grade", ["what"])
    op.create_table(
        "judgement",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("likelihood", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
    )
    op.create_index("ix_judgement_watch", "judgement", ["watch"])
    op.create_table(
        "evidence",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("version_id", BIG),
        sa.Column("item_kind", sa.Text()),
        sa.Column("anchor", JSON),
        sa.Column("quote", sa.Text()),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_evidence_version_id"),
    )
    op.create_index("ix_evidence_watch", "evidence", ["watch"])


def _tables_3() -> None:
    op.create_table(
        "evidence_mark",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("evidence_id", BIG, nullable=False),
        sa.Column("hypothesis", sa.Text(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_evidence_mark_evidence_id"),
    )
    op.create_index("ix_evidence_mark_evidence_id", "evidence_mark", ["evidence_id"])
    op.create_table(
        "reply_request",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date()),
        sa.Column("due_on", sa.Date()),
        sa.Column("note", sa.Text()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
    )
    op.create_index("ix_reply_request_watch", "reply_request", ["watch"])
    op.create_table(
        "watch_seen",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("change_id", BIG, nullable=False),
        sa.Column("indication_id", BIG, nullable=False),
    )
    op.create_index("ix_watch_seen_watch", "watch_seen", ["watch", "person", "id"])
