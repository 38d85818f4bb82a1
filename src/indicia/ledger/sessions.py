"""What a browser holds while somebody is signed in, by the hash of its key: no row lets anybody in."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from indicia.ledger import tables_people as t
from indicia.ledger.capture import sha256
from indicia.ledger.store import insert_unless_there


def get(connection: sa.Connection, key: str) -> tuple[bytes, datetime | None] | None:
    """What is held under a key and until when; None if nothing is, or no longer."""
    row = connection.execute(sa.select(t.session).where(t.session.c.key_sha256 == sha256(key))).first()
    if row is None or (row.expires_at and row.expires_at <= datetime.now(UTC)):
        return None
    return bytes(row.content), row.expires_at


def put(connection: sa.Connection, key: str, content: bytes, seconds: int | None) -> None:
    """Hold something under a key for so long; what is long over goes."""
    now = datetime.now(UTC)
    connection.execute(sa.delete(t.session).where(t.session.c.expires_at < now))
    ends = now + timedelta(seconds=seconds) if seconds else None
    values = {"content": content, "expires_at": ends}
    same = t.session.c.key_sha256 == sha256(key)
    if not connection.execute(sa.update(t.session).where(same).values(**values)).rowcount:
        insert_unless_there(connection, t.session, {"key_sha256": sha256(key), **values})


def drop(connection: sa.Connection, key: str | None) -> None:
    """Hold nothing under a key any more; without a key, under none of those that end."""
    which = t.session.c.key_sha256 == sha256(key) if key else t.session.c.expires_at.is_not(None)
    connection.execute(sa.delete(t.session).where(which))


def once(connection: sa.Connection, key: str, content: bytes) -> bytes:
    """What is held under a key for good: the first that anybody put there."""
    insert_unless_there(
        connection, t.session, {"key_sha256": sha256(key), "content": content, "expires_at": None}
    )
    query = sa.select(t.session.c.content).where(t.session.c.key_sha256 == sha256(key))
    return bytes(connection.execute(query).scalar_one())
