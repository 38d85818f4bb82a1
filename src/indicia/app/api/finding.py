"""Looking up statements, exposures and articles: in parts, or all that is asked for as a stream of lines."""

from asyncio import to_thread
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter
from litestar.response import Stream

from indicia.app.access import Here
from indicia.app.api.answers import Before, Limit, Some, some, told
from indicia.ledger import Ledger, entities
from indicia.ledger import search as look
from indicia.ledger.search import FoundExposure, FoundStatement, FoundVersion
from indicia.model import STANCES, UsageError
from indicia.watches import reliable

Words = Annotated[
    str, QueryParameter(max_length=400, description='All must be there; "in quotes" as a phrase.')
]
Name = Annotated[str | None, QueryParameter(max_length=300)]
Grade = Annotated[
    str | None,
    QueryParameter(max_length=1, description="The least reliability of outlets, A to E."),
]
What = Literal["statements", "exposures", "articles"]
FINDERS: dict[str, Callable[[Any, look.Asked], Sequence[Any]]] = {
    "statements": look.statements,
    "exposures": look.exposures,
    "articles": look.articles,
}
MOST = 100_000  # lines of one export


@get("/api/statements", tags=["finding"], responses=told(404), sync_to_thread=True)
def statements(  # noqa: PLR0913 - each narrows
    ledger: Here,
    *,
    q: Words = "",
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    stance: Name = None,
    who: Name = None,
    outlet: Name = None,
    grade: Grade = None,
    before: Before = None,
    limit: Limit = 50,
) -> Some[FoundStatement]:
    """Statements, the newest first."""
    with ledger.read() as connection:
        asked = look.Asked(
            words=q,
            since=since,
            until=until,
            stance=_stance(stance),
            entity=_entity(connection, who),
            outlet=outlet,
            outlets=_outlets(connection, ledger, grade),
            before=before,
            limit=limit + 1,
        )
        found = look.statements(connection, asked)
    return some(found, limit, lambda one: one.id)


@get("/api/exposures", tags=["finding"], responses=told(404), sync_to_thread=True)
def exposures(  # noqa: PLR0913 - each narrows
    ledger: Here,
    *,
    q: Words = "",
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    who: Name = None,
    outlet: Name = None,
    grade: Grade = None,
    area: Name = None,
    regime: Name = None,
    provision: Name = None,
    before: Before = None,
    limit: Limit = 50,
) -> Some[FoundExposure]:
    """Conduct that provisions may concern, the newest first."""
    with ledger.read() as connection:
        asked = look.Asked(
            words=q,
            since=since,
            until=until,
            entity=_entity(connection, who),
            outlet=outlet,
            outlets=_outlets(connection, ledger, grade),
            area=area,
            regime=regime,
            provision=provision,
            before=before,
            limit=limit + 1,
        )
        found = look.exposures(connection, asked)
    return some(found, limit, lambda one: one.id)


@get("/api/articles", tags=["finding"], responses=told(), sync_to_thread=True)
def articles(  # noqa: PLR0913 - each narrows
    ledger: Here,
    *,
    q: Words = "",
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    outlet: Name = None,
    grade: Grade = None,
    before: Before = None,
    limit: Limit = 50,
) -> Some[FoundVersion]:
    """Articles, the newest first."""
    with ledger.read() as connection:
        asked = look.Asked(
            words=q,
            since=since,
            until=until,
            outlet=outlet,
            outlets=_outlets(connection, ledger, grade),
            before=before,
            limit=limit + 1,
        )
        found = look.articles(connection, asked)
    return some(found, limit, lambda one: one.id)


@get(
    "/api/export/{what:str}",
    tags=["finding"],
    media_type="application/x-ndjson",
    responses=told(404),
    sync_to_thread=True,
)
def export(  # noqa: PLR0913 - each narrows
    ledger: Here,
    what: FromPath[What],
    *,
    q: Words = "",
    since: FromQuery[date | None] = None,
    until: FromQuery[date | None] = None,
    stance: Name = None,
    who: Name = None,
    outlet: Name = None,
    grade: Grade = None,
    area: Name = None,
    regime: Name = None,
    provision: Name = None,
) -> Stream:
    """All that is asked for, one JSON document a line; it comes as it is looked up."""
    with ledger.read() as connection:
        asked = look.Asked(
            words=q,
            since=since,
            until=until,
            outlet=outlet,
            outlets=_outlets(connection, ledger, grade),
            stance=_stance(stance) if what == "statements" else None,
            entity=_entity(connection, who) if what != "articles" else None,
            area=area if what == "exposures" else None,
            regime=regime if what == "exposures" else None,
            provision=provision if what == "exposures" else None,
            limit=500,
        )
        FINDERS[what](
            connection, msgspec.structs.replace(asked, limit=1)
        )  # what is wrong is told before a line
    return Stream(
        _lines(ledger, FINDERS[what], asked),
        media_type="application/x-ndjson",
        headers={"Content-Disposition": f'attachment; filename="{what}.ndjson"'},
    )


async def _lines(
    ledger: Ledger, finder: Callable[[Any, look.Asked], Sequence[Any]], asked: look.Asked
) -> AsyncIterator[bytes]:
    def part(before: int | None) -> Sequence[Any]:
        with ledger.read() as connection:
            return finder(connection, msgspec.structs.replace(asked, before=before))

    before, sent = None, 0
    while sent < MOST:
        found = await to_thread(part, before)
        if found:
            yield b"".join(msgspec.json.encode(one) + b"\n" for one in found)
            before = found[-1].id
            sent += len(found)
        if len(found) < asked.limit:
            return


def _outlets(connection: Any, ledger: Ledger, grade: str | None) -> tuple[str, ...] | None:
    return reliable.at_least(connection, grade, ledger.sources) if grade else None


def _stance(stance: str | None) -> str | None:
    if stance and stance not in STANCES:
        raise UsageError(f"{stance!r} is no stance; there are {', '.join(STANCES)}")
    return stance


def _entity(connection: Any, who: str | None) -> int | None:
    """Who is meant: by number, or the one most spoken of with this in their name."""
    if not who:
        return None
    if who.isdecimal() and len(who) < 19:
        return int(who)
    known = next(entities.named(connection, who, 1), None)
    if known is None:
        raise UsageError(f"there is no one called {who!r} in this ledger")
    return known.id
