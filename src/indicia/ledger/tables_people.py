"""The tables of the people who work on a ledger: who they are, what they saved, what they did.

::

    person    a name, a role, the hash of a password; closed, never removed; person_key: for scripts
    person_grant   a watch that a person may see although its marking is above theirs
    person_subject who that is at a sign-in service; a person who is let out keeps it, so that they stay out
    session   what a browser holds while somebody is signed in, by the hash of its key
    audit     who decided what, and when; rows are only ever added
    saved_search   a question worth asking again
"""

import sqlalchemy as sa

from indicia.ledger.tables import BIG, JSON, Moment, metadata


def _id() -> sa.Column[int]:
    return sa.Column("id", BIG, primary_key=True, autoincrement=True)


def _live(table: sa.Table, *columns: str) -> None:
    """At most one live row for these columns."""
    live = table.c.closed_at.is_(None)
    names = (table.c[column] for column in columns)
    sa.Index(f"uq_{table.name}_live", *names, unique=True, sqlite_where=live, postgresql_where=live)


person = sa.Table(
    "person",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("clearance", sa.Text, nullable=False),
    sa.Column("password", sa.Text),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
)
_live(person, "name")
person_key = sa.Table(
    "person_key",
    metadata,
    _id(),
    sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("label", sa.Text, nullable=False),
    sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    sa.Index("ix_person_key_person_id", "person_id"),
)
person_grant = sa.Table(
    "person_grant",
    metadata,
    _id(),
    sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("watch", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
)
_live(person_grant, "person_id", "watch")
person_subject = sa.Table(
    "person_subject",
    metadata,
    _id(),
    sa.Column("person_id", BIG, sa.ForeignKey("person.id"), nullable=False),
    sa.Column("issuer", sa.Text, nullable=False),
    sa.Column("subject", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
    sa.Index("ix_person_subject_person_id", "person_id"),
)
_live(person_subject, "issuer", "subject")
session = sa.Table(
    "session",
    metadata,
    _id(),
    sa.Column("key_sha256", sa.String(64), nullable=False, unique=True),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("expires_at", Moment),
    sa.Index("ix_session_expires_at", "expires_at"),
)
audit = sa.Table(
    "audit",
    metadata,
    _id(),
    sa.Column("at", Moment, nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("detail", JSON, nullable=False),
    sa.Index("ix_audit_about", "about", "id"),
)
saved_search = sa.Table(
    "saved_search",
    metadata,
    _id(),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("query", sa.Text, nullable=False),
    sa.Column("made_by", sa.Text, nullable=False),
    sa.Column("made_at", Moment, nullable=False),
    sa.Column("closed_at", Moment),
)
