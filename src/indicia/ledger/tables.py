"""The tables, as SQLAlchemy knows them; a test holds them to what the migrations make.

::

    record    bytes as they came, once each: a file of the archive, offset, length, SHA-256
    page      one address (or file); fetch: each time it was got or could not be; version: each text it bore
    reading   what an engine made of a version; one is live, older ones are closed
    statement, event, exposure, cited, party, appearance   rows of the readings, for questions
    entity    across pages; entity_decision: merged or split by a person
    correction, note   what a person decided or remarked
    source_check, wanted, failure, run   what was asked of the world, and what came of it
    claims, wire families, origins   in `tables_claims`

Nothing is overwritten: what no longer holds gets `closed_at`, and its successor is a new row.
"""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time; comes back in UTC from both stores."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into the store: SQLite keeps no zone, so it gets UTC without one."""
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the library's signature
        """Out of the store."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(JSONB, "postgresql")


def key() -> sa.Column[int]:
    """The number of a row."""
    return sa.Column("id", BIG, primary_key=True, autoincrement=True)


def to(table: str, *, optional: bool = False, name: str = "") -> sa.Column[int]:
    """A column that points to a row of another table."""
    return sa.Column(name or f"{table}_id", BIG, sa.ForeignKey(f"{table}.id"), nullable=optional)


def text(name: str, *, optional: bool = False) -> sa.Column[str]:
    """A column of words."""
    return sa.Column(name, sa.Text, nullable=optional)


def one_live(table: sa.Table, *columns: str) -> None:
    """At most one live row for these columns; the stores themselves hold to it."""
    live = table.c.closed_at.is_(None)
    sa.Index(
        f"uq_{table.name}_live",
        *(table.c[column] for column in columns),
        unique=True,
        sqlite_where=live,
        postgresql_where=live,
    )


def live_index(table: sa.Table, *columns: str) -> None:
    """An index of the live rows alone; closed ones, which may be many, do not slow it."""
    live = table.c.closed_at.is_(None)
    held = [table.c[column] for column in columns]
    name = f"ix_{table.name}_{'_'.join(columns[:2])}"
    sa.Index(name, *held, sqlite_where=live, postgresql_where=live)


run = sa.Table(
    "run",
    metadata,
    key(),
    text("command"),
    sa.Column("began_at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    sa.Column("counts", JSON),
)
record = sa.Table(
    "record",
    metadata,
    key(),
    sa.Column("sha256", sa.String(64), nullable=False, unique=True),
    text("file"),
    sa.Column("start", BIG, nullable=False),
    sa.Column("length", BIG, nullable=False),
    sa.Column("size", BIG, nullable=False),
    sa.Column("stamp", sa.LargeBinary),
    sa.Index("ix_record_file_start", "file", "start"),
)
page = sa.Table(
    "page",
    metadata,
    key(),
    text("place"),
    # Addresses can be longer than an index of PostgreSQL holds.
    sa.Column("place_sha256", sa.String(64), nullable=False, unique=True),
    text("source", optional=True),
    sa.Column("added_at", Moment, nullable=False),
    sa.Index("ix_page_source", "source"),
)
version = sa.Table(
    "version",
    metadata,
    key(),
    to("page"),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("text_sha256", sa.String(64), nullable=False),
    to("record"),
    text("text"),
    text("title", optional=True),
    text("outlet", optional=True),
    text("language", optional=True),
    sa.Column("published", sa.Date),
    sa.Column("given", sa.Date),
    text("engine"),
    text("passed_over", optional=True),
    sa.Column("added_at", Moment, nullable=False),
    sa.UniqueConstraint("page_id", "text_sha256"),
    sa.UniqueConstraint("page_id", "number"),
    sa.Index("ix_version_record_id", "record_id"),
    sa.Index("ix_version_published", "published"),
)
fetch = sa.Table(
    "fetch",
    metadata,
    key(),
    to("run", optional=True),
    to("page", optional=True),
    to("version", optional=True),
    to("record", optional=True),
    text("place"),
    text("source", optional=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("status", sa.Integer),
    text("etag", optional=True),
    text("modified", optional=True),
    text("outcome"),
    sa.Index("ix_fetch_page_id", "page_id"),
    sa.Index("ix_fetch_record_id", "record_id"),
    sa.Index("ix_fetch_version_id", "version_id"),
    sa.Index("ix_fetch_source", "source", "id"),
)
failure = sa.Table(
    "failure",
    metadata,
    key(),
    to("run", optional=True),
    to("record", optional=True),
    text("place"),
    text("source", optional=True),
    sa.Column("at", Moment, nullable=False),
    text("slug"),
    text("why"),
    sa.Index("ix_failure_source", "source", "id"),
    sa.Index("ix_failure_record_id", "record_id"),
)
source_check = sa.Table(
    "source_check",
    metadata,
    key(),
    to("run", optional=True),
    text("source"),
    sa.Column("at", Moment, nullable=False),
    text("state"),
    sa.Column("since", Moment, nullable=False),
    sa.Column("counts", JSON, nullable=False),
    text("why", optional=True),
    sa.Column("newest", Moment),
    sa.Index("ix_source_check_source", "source", "id"),
)
wanted = sa.Table(
    "wanted",
    metadata,
    key(),
    text("place"),
    text("source", optional=True),
    sa.Column("published", sa.Date),
    sa.Column("added_at", Moment, nullable=False),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("place_sha256", sa.String(64), nullable=False),
    sa.Column("closed_at", Moment),
    text("outcome", optional=True),
    sa.Index("ix_wanted_source", "source"),
)
one_live(wanted, "place_sha256")
reading = sa.Table(
    "reading",
    metadata,
    key(),
    to("version"),
    text("engine"),
    text("data"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("closed_at", Moment),
    sa.Index("ix_reading_version_id", "version_id"),
)
one_live(reading, "version_id")


def _item(name: str, *columns: sa.Column[Any] | sa.Index) -> sa.Table:
    """A row of a reading: found again by reading and id within it, with its characters."""
    table = sa.Table(
        name,
        metadata,
        key(),
        to("reading"),
        to("version"),
        text("key"),
        *columns,
        sa.Column("spans", JSON, nullable=False),
        to("correction", optional=True),
        sa.Column("closed_at", Moment),
        sa.Index(f"ix_{name}_version_id", "version_id"),
    )
    one_live(table, "reading_id", "key")
    return table


correction = sa.Table(
    "correction",
    metadata,
    key(),
    to("version"),
    text("item"),
    sa.Column("anchor", JSON, nullable=False),
    text("quote"),
    text("field"),
    sa.Column("value", JSON),
    text("made_by"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    text("closed_by", optional=True),
    sa.Index("ix_correction_version_id", "version_id"),
)
note = sa.Table(
    "note",
    metadata,
    key(),
    to("version"),
    text("item"),
    sa.Column("anchor", JSON, nullable=False),
    text("quote"),
    text("text"),
    text("made_by"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    text("closed_by", optional=True),
    sa.Index("ix_note_version_id", "version_id"),
)
statement = _item(
    "statement",
    text("source"),
    text("content"),
    text("stance"),
    text("certainty", optional=True),
    sa.Column("author", sa.Boolean, nullable=False),
    text("within", optional=True),
    text("answers", optional=True),
    sa.Column("said_from", sa.Date),
    sa.Column("said_to", sa.Date),
)
# What is asked for newest first, by a stance that few have.
live_index(statement, "stance", "id")
event = _item(
    "event",
    text("type", optional=True),
    text("conduct", optional=True),
    text("status"),
    text("trigger"),
    text("statement", optional=True),
    sa.Column("happened_from", sa.Date),
    sa.Column("happened_to", sa.Date),
    text("place", optional=True),
    sa.Column("lat", sa.Float),
    sa.Column("lon", sa.Float),
    sa.Index("ix_event_conduct", "conduct", "id"),
)
exposure = _item(
    "exposure",
    text("regime"),
    text("area"),
    text("direction", optional=True),
    text("status"),
    sa.Column("statements", JSON, nullable=False),
    sa.Column("denials", JSON, nullable=False),
    sa.Column("events", JSON, nullable=False),
    sa.Index("ix_exposure_area", "area", "id"),
)
cited = sa.Table(
    "cited",
    metadata,
    key(),
    to("exposure"),
    text("provision"),
    text("why"),
    sa.Index("ix_cited_provision", "provision", "exposure_id"),
    sa.Index("ix_cited_exposure_id", "exposure_id"),
)
entity = sa.Table(
    "entity",
    metadata,
    key(),
    sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
    text("name"),
    text("kind"),
    text("country", optional=True),
    text("known", optional=True),
    sa.Index("ix_entity_known", "known"),
)
entity_decision = sa.Table(
    "entity_decision",
    metadata,
    key(),
    text("kind"),
    to("entity"),
    to("entity", name="into_id"),
    to("version", optional=True),
    text("made_by"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    text("closed_by", optional=True),
    sa.Index("ix_entity_decision_entity_id", "entity_id"),
)
party = sa.Table(
    "party",
    metadata,
    key(),
    to("version"),
    to("entity"),
    text("item"),
    sa.Column("item_id", BIG, nullable=False),
    text("role"),
    sa.Index("ix_party_entity_id", "entity_id", "item", "item_id"),
    sa.Index("ix_party_item_id", "item_id", "item"),
)
appearance = sa.Table(
    "appearance",
    metadata,
    key(),
    to("reading"),
    to("entity"),
    text("key"),
    sa.Column("mentions", sa.Integer, nullable=False),
    sa.Index("ix_appearance_entity_id", "entity_id", "reading_id"),
    sa.UniqueConstraint("reading_id", "key"),
)
