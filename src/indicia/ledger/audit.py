"""Who decided what, and when: rows are only ever added, in the unit of writing of the decision itself."""

from datetime import UTC, datetime
from typing import Any, Literal

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables_people as t

# What can be done; each is a string of the catalogue too.
Deed = Literal[
    "changed",
    "compared",
    "corrected",
    "entered",
    "forgot a search",
    "graded",
    "granted",
    "judged",
    "let in",
    "let out",
    "linked",
    "made a key",
    "merged",
    "noted",
    "ran",
    "refused",
    "rejected an indication",
    "saved a search",
    "split",
    "took a brief",
    "took back",
    "took back a note",
    "took in",
    "took note",
    "wanted",
    "weighed evidence",
    "wrote",
]


class Act(Struct, frozen=True):
    """One thing that somebody did. `about` is what it was done to, as `version 12 s3`."""

    id: int
    at: datetime
    who: str
    what: str
    about: str
    detail: dict[str, Any]


def log(connection: sa.Connection, who: str, what: Deed, about: str, **detail: Any) -> None:
    """Add a row."""
    values = {"at": datetime.now(UTC), "who": who, "what": what, "about": about, "detail": detail}
    connection.execute(sa.insert(t.audit).values(**values))


def acts(
    connection: sa.Connection, *, about: str | None = None, before: int | None = None, limit: int = 100
) -> list[Act]:
    """What was done, the latest first; on one thing, or on all."""
    query = sa.select(t.audit).order_by(t.audit.c.id.desc()).limit(limit)
    if about is not None:
        query = query.where(t.audit.c.about == about)
    if before is not None:
        query = query.where(t.audit.c.id < before)
    return [Act(*row) for row in connection.execute(query)]


def acts_like(connection: sa.Connection, about: str, what: str, limit: int = 20) -> list[Act]:
    """What was done to all that begins so, the latest first."""
    upper = about[:-1] + chr(ord(about[-1]) + 1)
    query = sa.select(t.audit).where(
        t.audit.c.about >= about, t.audit.c.about < upper, t.audit.c.what == what
    )
    return [Act(*row) for row in connection.execute(query.order_by(t.audit.c.id.desc()).limit(limit))]
