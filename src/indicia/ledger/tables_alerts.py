"""The tables of alerts; those of `tables.py` and these are one schema.

::

    alert            a change of a watch, or the death of a source it draws on, made once: `key` sees to it
    alert_ack        that a person took note of it; closed, never removed
    alert_delivery   what goes to a channel at once, under a key that stays the same however often it is tried
    alert_carried    which alerts a delivery holds: each goes into one delivery of a channel and no other
    alert_attempt    one try: begun before anything is sent, ended when what came of it is known
"""

from typing import Any

import sqlalchemy as sa

from indicia.ledger.tables import BIG, JSON, Moment, metadata


def _table(name: str, *columns: sa.Column[Any] | sa.Index | sa.UniqueConstraint) -> sa.Table:
    return sa.Table(name, metadata, sa.Column("id", BIG, primary_key=True, autoincrement=True), *columns)


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _to(table: str, *, optional: bool = False) -> sa.Column[int]:
    return sa.Column(
        f"{table.removeprefix('alert_')}_id", BIG, sa.ForeignKey(f"{table}.id"), nullable=optional
    )


def _once(table: sa.Table, column: str, where: sa.ColumnElement[bool]) -> None:
    sa.Index(
        f"uq_{table.name}_{column}", table.c[column], unique=True, sqlite_where=where, postgresql_where=where
    )


alert = _table(
    "alert",
    _text("key"),
    sa.Column("uid", sa.String(36), nullable=False),
    _text("watch"),
    _text("kind"),
    _to("change", optional=True),
    sa.Column("at", Moment, nullable=False),
    sa.Column("day", sa.Date),
    _text("was", optional=True),
    _text("now", optional=True),
    _text("marking", optional=True),
    sa.Column("content", JSON, nullable=False),
    sa.UniqueConstraint("key", name="uq_alert_key"),
    sa.Index("ix_alert_change_id", "change_id"),
)
alert_ack = _table(
    "alert_ack",
    _to("alert"),
    _text("note", optional=True),
    _text("made_by"),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    _text("closed_by", optional=True),
)
_once(alert_ack, "alert_id", alert_ack.c.closed_at.is_(None))
alert_delivery = _table(
    "alert_delivery",
    _text("channel"),
    _text("watch"),
    sa.Column("key", sa.String(64), nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("owed", JSON),
    sa.Column("tries", sa.Integer, nullable=False),
    sa.Column("next_at", Moment, nullable=False),
    sa.Column("sent_at", Moment),
    sa.UniqueConstraint("key", name="uq_alert_delivery_key"),
    sa.Index("ix_alert_delivery_channel", "channel", "sent_at"),
)
alert_carried = _table(
    "alert_carried",
    _to("alert_delivery"),
    _text("channel"),
    _to("alert"),
    sa.UniqueConstraint("channel", "alert_id", name="uq_alert_carried_channel"),
    sa.Index("ix_alert_carried_delivery_id", "delivery_id"),
)
alert_attempt = _table(
    "alert_attempt",
    _to("alert_delivery"),
    sa.Column("at", Moment, nullable=False),
    sa.Column("ended_at", Moment),
    _text("outcome", optional=True),
    _text("why", optional=True),
    sa.Column("next_at", Moment),
    sa.Index("ix_alert_attempt_delivery_id", "delivery_id"),
)
_once(alert_attempt, "delivery_id", alert_attempt.c.outcome == "sent")  # one record of success, never two
