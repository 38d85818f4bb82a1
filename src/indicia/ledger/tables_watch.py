"""The tables of watches; those of `tables.py` and these are one schema.

::

    watched      a watch as its file had it, and up to which reading the pages were matched
    indication   what on a page meets it; assessment, change: what it amounts to, and what became different
    watch_decision   a person rejected, moved or graded an indication: fastened to words, as a correction
    source_grade, judgement, evidence, evidence_mark, reply_request, watch_seen   what people say beside it
"""

from typing import Any

import sqlalchemy as sa

from indicia.ledger.tables import BIG, JSON, Moment, metadata


def _table(name: str, *columns: sa.Column[Any] | sa.Index) -> sa.Table:
    return sa.Table(name, metadata, sa.Column("id", BIG, primary_key=True, autoincrement=True), *columns)


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _version(*, optional: bool = False) -> sa.Column[int]:
    return sa.Column("version_id", BIG, sa.ForeignKey("version.id"), nullable=optional)


def _made() -> tuple[sa.Column[Any], ...]:
    """Who said so and when, and who took it back."""
    return (
        _text("made_by"),
        sa.Column("made_at", Moment, nullable=False),
        sa.Column("closed_at", Moment),
        _text("closed_by", optional=True),
    )


def _anchored(*, optional: bool = False) -> tuple[sa.Column[Any], ...]:
    return (
        _version(optional=optional),
        _text("item_kind", optional=optional),
        sa.Column("anchor", JSON, nullable=optional),
        _text("quote", optional=optional),
    )


watched = _table(
    "watched",
    _text("watch"),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("definition", JSON, nullable=False),
    sa.Column("reading_id", BIG, nullable=False),
    sa.Column("looked_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
)
sa.Index(
    "uq_watched_live",
    watched.c.watch,
    unique=True,
    sqlite_where=watched.c.closed_at.is_(None),
    postgresql_where=watched.c.closed_at.is_(None),
)
indication = _table(
    "indication",
    _text("watch"),
    *_anchored(),
    _text("item", optional=True),
    _text("indicator", optional=True),
    _text("side"),
    _text("stage"),
    _text("bearing"),
    sa.Column("spans", JSON, nullable=False),
    _text("speaker", optional=True),
    _text("stance", optional=True),
    _text("status", optional=True),
    _text("why"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    sa.Index("ix_indication_watch", "watch", "version_id"),
    sa.Index("ix_indication_version_id", "version_id"),
)
watch_decision = _table(
    "watch_decision",
    _text("watch"),
    *_anchored(),
    _text("indicator", optional=True),
    _text("kind"),
    _text("value", optional=True),
    _text("why", optional=True),
    *_made(),
    sa.Column("indication_id", BIG),
    sa.Index("ix_watch_decision_watch", "watch"),
)
assessment = _table(
    "assessment",
    _text("watch"),
    sa.Column("watched_id", BIG, sa.ForeignKey("watched.id"), nullable=False),
    _text("state"),
    sa.Column("since", sa.Date),
    sa.Column("as_of", sa.Date, nullable=False),
    sa.Column("content", JSON, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Index("ix_assessment_watch", "watch", "id"),
)
change = _table(
    "change",
    _text("watch"),
    _text("kind"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("day", sa.Date),
    _text("was", optional=True),
    _text("now", optional=True),
    sa.Column("indications", JSON, nullable=False),
    _text("why"),
    sa.Index("ix_change_watch", "watch", "id"),
)
source_grade = _table(
    "source_grade",
    _text("what"),
    _text("role"),
    _text("value"),
    _text("why"),
    *_made(),
    sa.Index("ix_source_grade_what", "what"),
)
judgement = _table(
    "judgement",
    _text("watch"),
    _text("likelihood"),
    _text("why"),
    *_made(),
    sa.Index("ix_judgement_watch", "watch"),
)
evidence = _table(
    "evidence",
    _text("watch"),
    *_anchored(optional=True),
    _text("text"),
    *_made(),
    sa.Index("ix_evidence_watch", "watch"),
)
evidence_mark = _table(
    "evidence_mark",
    sa.Column("evidence_id", BIG, sa.ForeignKey("evidence.id"), nullable=False),
    _text("hypothesis"),
    _text("mark"),
    *_made(),
    sa.Index("ix_evidence_mark_evidence_id", "evidence_id"),
)
reply_request = _table(
    "reply_request",
    _text("watch"),
    _text("who"),
    sa.Column("asked_on", sa.Date),
    sa.Column("due_on", sa.Date),
    _text("note", optional=True),
    *_made(),
    sa.Index("ix_reply_request_watch", "watch"),
)
watch_seen = _table(
    "watch_seen",
    _text("watch"),
    _text("person"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("change_id", BIG, nullable=False),
    sa.Column("indication_id", BIG, nullable=False),
    sa.Index("ix_watch_seen_watch", "watch", "person", "id"),
)
