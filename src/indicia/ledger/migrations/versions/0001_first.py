"""The ledger as it was first made. Frozen: later changes are migrations of their own."""

from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from indicia.ledger import words
from indicia.ledger.tables import Moment

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
_NULL = sa.text("closed_at IS NULL")
LIVE: dict[str, Any] = {"sqlite_where": _NULL, "postgresql_where": _NULL}
POSTGRESQL = (
    "ALTER TABLE version ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED",
    "CREATE INDEX version_words ON version USING gin (words)",
    "ALTER TABLE statement ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', source || ' ' || content)) STORED",
    "CREATE INDEX statement_words ON statement USING gin (words) WHERE closed_at IS NULL",
    "ALTER TABLE version ALTER COLUMN words SET STATISTICS 1000",
    "ALTER TABLE statement ALTER COLUMN words SET STATISTICS 1000",
)


def upgrade() -> None:
    """Make the tables, and what searches them by words."""
    _tables_1()
    _tables_2()
    _tables_3()
    _tables_4()
    for statement in words.SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def _tables_1() -> None:
    op.create_table(
        "entity",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("key_sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text()),
        sa.Column("known", sa.Text()),
        sa.UniqueConstraint("key_sha256", name="uq_entity_key_sha256"),
    )
    op.create_index("ix_entity_known", "entity", ["known"])
    op.create_table(
        "page",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("place_sha256", sa.String(length=64), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("added_at", Moment(), nullable=False),
        sa.UniqueConstraint("place_sha256", name="uq_page_place_sha256"),
    )
    op.create_index("ix_page_source", "page", ["source"])
    op.create_table(
        "record",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("start", BIG, nullable=False),
        sa.Column("length", BIG, nullable=False),
        sa.Column("size", BIG, nullable=False),
        sa.Column("stamp", sa.LargeBinary()),
        sa.UniqueConstraint("sha256", name="uq_record_sha256"),
    )
    op.create_index("ix_record_file_start", "record", ["file", "start"])
    op.create_table(
        "run",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("began_at", Moment(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.Column("counts", JSON),
    )
    op.create_table(
        "wanted",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("added_at", Moment(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("place_sha256", sa.String(length=64), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("outcome", sa.Text()),
    )
    op.create_index("ix_wanted_source", "wanted", ["source"])
    op.create_index("uq_wanted_live", "wanted", ["place_sha256"], unique=True, **LIVE)
    op.create_table(
        "failure",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("run_id", BIG),
        sa.Column("record_id", BIG),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_failure_record_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_failure_run_id"),
    )
    op.create_index("ix_failure_record_id", "failure", ["record_id"])
    op.create_index("ix_failure_source", "failure", ["source", "id"])


def _tables_2() -> None:
    op.create_table(
        "source_check",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("run_id", BIG),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", Moment(), nullable=False),
        sa.Column("counts", JSON, nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("newest", Moment()),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_source_check_run_id"),
    )
    op.create_index("ix_source_check_source", "source_check", ["source", "id"])
    op.create_table(
        "version",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("page_id", BIG, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text_sha256", sa.String(length=64), nullable=False),
        sa.Column("record_id", BIG, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", sa.Text()),
        sa.Column("language", sa.Text()),
        sa.Column("published", sa.Date()),
        sa.Column("given", sa.Date()),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("passed_over", sa.Text()),
        sa.Column("added_at", Moment(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_version_page_id"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_version_record_id"),
        sa.UniqueConstraint("page_id", "number", name="uq_version_page_id_number"),
        sa.UniqueConstraint("page_id", "text_sha256", name="uq_version_page_id_text_sha256"),
    )
    op.create_index("ix_version_published", "version", ["published"])
    op.create_index("ix_version_record_id", "version", ["record_id"])
    op.create_table(
        "correction",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("anchor", JSON, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", JSON),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_correction_version_id"),
    )
    op.create_index("ix_correction_version_id", "correction", ["version_id"])
    op.create_table(
        "entity_decision",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("entity_id", BIG, nullable=False),
        sa.Column("into_id", BIG, nullable=False),
        sa.Column("version_id", BIG),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_entity_decision_entity_id"),
        sa.ForeignKeyConstraint(["into_id"], ["entity.id"], name="fk_entity_decision_into_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_entity_decision_version_id"),
    )
    op.create_index("ix_entity_decision_entity_id", "entity_decision", ["entity_id"])
    op.create_table(
        "fetch",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("run_id", BIG),
        sa.Column("page_id", BIG),
        sa.Column("version_id", BIG),
        sa.Column("record_id", BIG),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("etag", sa.Text()),
        sa.Column("modified", sa.Text()),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_fetch_page_id"),
        sa.ForeignKeyConstraint(["record_id"], ["record.id"], name="fk_fetch_record_id"),
        sa.ForeignKeyConstraint(["run_id"], ["run.id"], name="fk_fetch_run_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_fetch_version_id"),
    )
    op.create_index("ix_fetch_page_id", "fetch", ["page_id"])
    op.create_index("ix_fetch_record_id", "fetch", ["record_id"])
    op.create_index("ix_fetch_source", "fetch", ["source", "id"])
    op.create_index("ix_fetch_version_id", "fetch", ["version_id"])
    op.create_table(
        "note",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("anchor", JSON, nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_note_version_id"),
    )
    op.create_index("ix_note_version_id", "note", ["version_id"])


def _tables_3() -> None:
    op.create_table(
        "party",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("entity_id", BIG, nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("item_id", BIG, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_party_entity_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_party_version_id"),
    )
    op.create_index("ix_party_entity_id", "party", ["entity_id", "item", "item_id"])
    op.create_index("ix_party_item_id", "party", ["item_id", "item"])
    op.create_table(
        "reading",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("engine", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_reading_version_id"),
    )
    op.create_index("ix_reading_version_id", "reading", ["version_id"])
    op.create_index("uq_reading_live", "reading", ["version_id"], unique=True, **LIVE)
    op.create_table(
        "appearance",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("entity_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name="fk_appearance_entity_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_appearance_reading_id"),
        sa.UniqueConstraint("reading_id", "key", name="uq_appearance_reading_id_key"),
    )
    op.create_index("ix_appearance_entity_id", "appearance", ["entity_id", "reading_id"])
    op.create_table(
        "event",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text()),
        sa.Column("conduct", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("statement", sa.Text()),
        sa.Column("happened_from", sa.Date()),
        sa.Column("happened_to", sa.Date()),
        sa.Column("place", sa.Text()),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("correction_id", BIG),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name="fk_event_correction_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_event_reading_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_event_version_id"),
    )
    op.create_index("ix_event_conduct", "event", ["conduct", "id"])
    op.create_index("ix_event_version_id", "event", ["version_id"])
    op.create_index("uq_event_live", "event", ["reading_id", "key"], unique=True, **LIVE)
    op.create_table(
        "exposure",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("regime", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("direction", sa.Text()),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("statements", JSON, nullable=False),
        sa.Column("denials", JSON, nullable=False),
        sa.Column("events", JSON, nullable=False),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("correction_id", BIG),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name="fk_exposure_correction_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_exposure_reading_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_exposure_version_id"),
    )
    op.create_index("ix_exposure_area", "exposure", ["area", "id"])
    op.create_index("ix_exposure_version_id", "exposure", ["version_id"])
    op.create_index("uq_exposure_live", "exposure", ["reading_id", "key"], unique=True, **LIVE)
    op.create_table(
        "statement",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("reading_id", BIG, nullable=False),
        sa.Column("version_id", BIG, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("stance", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text()),
        sa.Column("author", sa.Boolean(), nullable=False),
        sa.Column("within", sa.Text()),
        sa.Column("answers", sa.Text()),
        sa.Column("said_from", sa.Date()),
        sa.Column("said_to", sa.Date()),
        sa.Column("spans", JSON, nullable=False),
        sa.Column("correction_id", BIG),
        sa.Column("closed_at", Moment()),
        sa.ForeignKeyConstraint(["correction_id"], ["correction.id"], name="fk_statement_correction_id"),
        sa.ForeignKeyConstraint(["reading_id"], ["reading.id"], name="fk_statement_reading_id"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name="fk_statement_version_id"),
    )
    op.create_index("ix_statement_version_id", "statement", ["version_id"])
    op.create_index("uq_statement_live", "statement", ["reading_id", "key"], unique=True, **LIVE)


def _tables_4() -> None:
    op.create_table(
        "cited",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("exposure_id", BIG, nullable=False),
        sa.Column("provision", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["exposure_id"], ["exposure.id"], name="fk_cited_exposure_id"),
    )
    op.create_index("ix_cited_exposure_id", "cited", ["exposure_id"])
    op.create_index("ix_cited_provision", "cited", ["provision", "exposure_id"])
