"""Alerts: made once per change, acknowledged, and every try to deliver them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from indicia.ledger.tables import Moment

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer, "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def _to(table: str, target: str, column: str, *, optional: bool = False) -> sa.Column[int]:
    key = sa.ForeignKey(f"{target}.id", name=f"fk_{table}_{column}")
    return sa.Column(column, BIG, key, nullable=optional)


def upgrade() -> None:
    """Make the tables."""
    _alert()
    _delivery()
    for table, column, where in (
        ("alert_ack", "alert_id", "closed_at IS NULL"),
        ("alert_attempt", "delivery_id", "outcome = 'sent'"),
    ):
        live = sa.text(where)
        op.create_index(
            f"uq_{table}_{column}", table, [column], unique=True, sqlite_where=live, postgresql_where=live
        )


def _alert() -> None:
    op.create_table(
        "alert",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("uid", sa.String(36), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        _to("alert", "change", "change_id", optional=True),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("day", sa.Date()),
        sa.Column("was", sa.Text()),
        sa.Column("now", sa.Text()),
        sa.Column("marking", sa.Text()),
        sa.Column("content", JSON, nullable=False),
        sa.UniqueConstraint("key", name="uq_alert_key"),
    )
    op.create_index("ix_alert_change_id", "alert", ["change_id"])
    op.create_table(
        "alert_ack",
        sa.Column("id", BIG, primary_key=True),
        _to("alert_ack", "alert", "alert_id"),
        sa.Column("note", sa.Text()),
        sa.Column("made_by", sa.Text(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("closed_at", Moment()),
        sa.Column("closed_by", sa.Text()),
    )


def _delivery() -> None:
    op.create_table(
        "alert_delivery",
        sa.Column("id", BIG, primary_key=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("watch", sa.Text(), nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("owed", JSON),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_at", Moment(), nullable=False),
        sa.Column("sent_at", Moment()),
        sa.UniqueConstraint("key", name="uq_alert_delivery_key"),
    )
    op.create_index("ix_alert_delivery_channel", "alert_delivery", ["channel", "sent_at"])
    op.create_table(
        "alert_carried",
        sa.Column("id", BIG, primary_key=True),
        _to("alert_carried", "alert_delivery", "delivery_id"),
        sa.Column("channel", sa.Text(), nullable=False),
        _to("alert_carried", "alert", "alert_id"),
        sa.UniqueConstraint("channel", "alert_id", name="uq_alert_carried_channel"),
    )
    op.create_index("ix_alert_carried_delivery_id", "alert_carried", ["delivery_id"])
    op.create_table(
        "alert_attempt",
        sa.Column("id", BIG, primary_key=True),
        _to("alert_attempt", "alert_delivery", "delivery_id"),
        sa.Column("at", Moment(), nullable=False),
        sa.Column("ended_at", Moment()),
        sa.Column("outcome", sa.Text()),
        sa.Column("why", sa.Text()),
        sa.Column("next_at", Moment()),
    )
    op.create_index("ix_alert_attempt_delivery_id", "alert_attempt", ["delivery_id"])
