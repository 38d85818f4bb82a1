"""Looking up what the ledger holds, newest first; each answer names its page and its characters."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import entities, terms, words
from indicia.ledger import tables as t
from indicia.model import UsageError

LIMIT = 20
OF_A_NAME = (400, 8_000)  # the newest rows of a name that are looked through before all of them, in SQLite
# What of a question is a mark in the index of PostgreSQL, and under which sign.
_SIGNS = {
    "page": (("o", "outlet"), ("p", "source")),
    "statement": (("s", "stance"),),
    "exposure": (("t", "area"), ("r", "regime"), ("l", "provision")),
    "version": (),
}
Pairs = list[list[int]]


class Asked(Struct, frozen=True):
    """What is looked for; what is not given does not narrow it.

    `before` is the id to go on from; `ids` are rows that were found elsewhere; `outlets` any of these.
    """

    words: str = ""
    since: date | None = None
    until: date | None = None
    stance: str | None = None
    source: str | None = None
    outlet: str | None = None
    outlets: tuple[str, ...] | None = None
    entity: int | None = None
    area: str | None = None
    regime: str | None = None
    provision: str | None = None
    limit: int = LIMIT
    before: int | None = None
    ids: tuple[int, ...] | None = None


class Where(Struct, frozen=True):
    """The page of an answer."""

    page: int
    version: int
    place: str
    title: str | None
    outlet: str | None
    published: date | None


class FoundStatement(Struct, frozen=True):
    """A statement of a live reading, corrections laid over it."""

    id: int
    key: str
    where: Where
    source: str
    content: str
    stance: str
    certainty: str | None
    spans: dict[str, Pairs]
    corrected: bool


class FoundExposure(Struct, frozen=True):
    """Conduct that may concern provisions, as it stands in a live reading."""

    id: int
    key: str
    where: Where
    regime: str
    area: str
    direction: str | None
    status: str
    provisions: tuple[str, ...]
    statements: list[str]
    denials: list[str]
    spans: dict[str, Pairs]


class FoundVersion(Struct, frozen=True):
    """An article that holds the words."""

    id: int
    where: Where
    read: bool


PAGE = (
    t.page.c.id.label("page"),
    t.version.c.id.label("version"),
    t.page.c.place.label("address"),
    t.version.c.title,
    t.version.c.outlet,
    t.version.c.published,
)


def statements(connection: sa.Connection, asked: Asked) -> list[FoundStatement]:
    """The statements that meet all conditions."""
    table = t.statement
    query = _narrowed(connection, _joined(table, asked), table, asked)
    if asked.stance:
        query = query.where(table.c.stance == asked.stance)
    if asked.area or asked.regime or asked.provision:
        raise UsageError("areas, regimes and provisions are those of exposures: search --what exposures")
    return [
        FoundStatement(
            row.id,
            row.key,
            where_of(row),
            row.source,
            row.content,
            row.stance,
            row.certainty,
            row.spans,
            row.correction_id is not None,
        )
        for row in _newest(connection, query, table, asked)
    ]


def exposures(connection: sa.Connection, asked: Asked) -> list[FoundExposure]:
    """The exposures that meet all conditions; words are looked for in the whole article."""
    table = t.exposure
    query = _narrowed(connection, _joined(table, asked), table, asked)
    for column, value in ((table.c.area, asked.area), (table.c.regime, asked.regime)):
        if value:
            query = query.where(column == value)
    if asked.provision:
        cited = sa.select(t.cited.c.exposure_id).where(t.cited.c.provision == asked.provision)
        query = query.where(table.c.id.in_(cited))
    found = _newest(connection, query, table, asked)
    provisions = _provisions(connection, [row.id for row in found])
    return [
        FoundExposure(
            row.id,
            row.key,
            where_of(row),
            row.regime,
            row.area,
            row.direction,
            row.status,
            tuple(provisions.get(row.id, ())),
            row.statements,
            row.denials,
            row.spans,
        )
        for row in found
    ]


def articles(connection: sa.Connection, asked: Asked) -> list[FoundVersion]:
    """The article versions that hold the words."""
    query: sa.Select[Any] = sa.select(*PAGE).join(t.page, t.page.c.id == t.version.c.page_id)
    query = query.order_by(t.version.c.id.desc()).limit(asked.limit)
    if asked.words:
        _wordy(asked)
        query = words.narrow(connection, query, t.version, asked.words)
    if asked.before is not None:
        query = query.where(t.version.c.id < asked.before)
    query = _dated(query, asked)
    read = sa.exists().where(t.reading.c.version_id == t.version.c.id, t.reading.c.closed_at.is_(None))
    return [
        FoundVersion(row.version, where_of(row), row.read)
        for row in _newest(connection, query.add_columns(read.label("read")), t.version, asked)
    ]


def _newest(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, asked: Asked
) -> Sequence[sa.Row[Any]]:
    """The rows of a query: looked for among the newest first, and among all only where these are too few."""
    wanted = _terms(connection, table, asked)
    if not wanted.terms:
        return _of_a_name(connection, query, table, asked)
    found: list[sa.Row[Any]] = []
    before = asked.before
    while True:
        ids = terms.newest(connection, table.name, wanted, before, asked.limit)
        found += connection.execute(query.where(table.c.id.in_(ids))).all() if ids else ()
        if len(ids) < asked.limit or len(found) >= asked.limit:
            return found[: asked.limit]
        before = ids[-1]  # of what bears the marks not all was meant: a name that was split, say


def _terms(connection: sa.Connection, table: sa.Table, asked: Asked) -> terms.Wanted:
    """What rows must bear in the index of PostgreSQL to be looked at; SQLite has none."""
    if not terms.kept(connection):
        return terms.Wanted([])
    found, days = [], None
    if asked.since or asked.until:
        months, days = terms.days(connection, asked.since, asked.until)
        found.append(months)
    found += terms.words(connection, words.parts(asked.words)) if asked.words else []
    signs = _SIGNS["page"] + _SIGNS[table.name]
    found += [terms.named(sign, held) for sign, name in signs if (held := getattr(asked, name))]
    if asked.outlets is not None:
        found.append(terms.named("o", *asked.outlets))
    if asked.entity is not None and table is not t.version:
        found.append(terms.named("e", *map(str, entities.called(connection, asked.entity))))
    return terms.Wanted(found, days)


def _of_a_name(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, asked: Asked
) -> Sequence[sa.Row[Any]]:
    """The rows of a query in SQLite; of a name, among its newest first."""
    if asked.entity is not None and not asked.words and table is not t.version:
        names = entities.names(connection, asked.entity)
        for most in OF_A_NAME:
            ids = entities.newest(connection, names, table.name, most, asked.before)
            found = connection.execute(query.where(table.c.id.in_(ids))).all()
            if len(ids) < most or len(found) == asked.limit:
                return found
    return connection.execute(query).all()


def _joined(table: sa.Table, asked: Asked) -> sa.Select[Any]:
    return (
        sa.select(table, *PAGE)
        .join(t.version, t.version.c.id == table.c.version_id)
        .join(t.page, t.page.c.id == t.version.c.page_id)
        .where(table.c.closed_at.is_(None))
        .order_by(table.c.id.desc())
        .limit(asked.limit)
    )


def _narrowed(
    connection: sa.Connection, query: sa.Select[Any], table: sa.Table, asked: Asked
) -> sa.Select[Any]:
    number: sa.ColumnElement[int] = table.c.id
    if asked.words:
        _wordy(asked)
        if table is t.statement:
            query = words.narrow(connection, query, table, asked.words)
            number = words.number(connection, table)
        else:
            query = words.narrow_joined(connection, query, t.version, asked.words)
    if asked.before is not None:
        query = query.where(table.c.id < asked.before)
    if asked.ids is not None:
        query = query.where(table.c.id.in_(asked.ids))
    if asked.entity is not None:
        spoken = entities.is_party(connection, asked.entity) & (t.party.c.item == table.name)
        query = query.where(number.in_(sa.select(t.party.c.item_id).where(spoken)))
    return _dated(query, asked)


def _wordy(asked: Asked) -> None:
    if not words.parts(asked.words):
        raise UsageError(f"{asked.words!r} holds no word to look for")


def _dated(query: sa.Select[Any], asked: Asked) -> sa.Select[Any]:
    if asked.since:
        query = query.where(t.version.c.published >= asked.since)
    if asked.until:
        query = query.where(t.version.c.published <= asked.until)
    if asked.outlet:
        query = query.where(t.version.c.outlet == asked.outlet)
    if asked.outlets is not None:
        query = query.where(t.version.c.outlet.in_(asked.outlets))
    if asked.source:
        query = query.where(t.page.c.source == asked.source)
    return query


def _provisions(connection: sa.Connection, ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    query = sa.select(t.cited.c.exposure_id, t.cited.c.provision).where(t.cited.c.exposure_id.in_(ids))
    for row in connection.execute(query.order_by(t.cited.c.id)):
        found.setdefault(row.exposure_id, []).append(row.provision)
    return found


def where_of(row: sa.Row[Any]) -> Where:
    """The page of a row that bears the columns of `PAGE`."""
    return Where(row.page, row.version, row.address, row.title, row.outlet, row.published)
