"""Claims as they are stored, with history and origins: each has a number that stays; looked up and listed.

`indicia.origins.kept.refresh` brings them up to date with the pages.
"""

import zlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import standing
from indicia.ledger import tables as t
from indicia.ledger import tables_claims as c
from indicia.ledger.capture import place_of, sha256
from indicia.ledger.standing import Kind
from indicia.model import Claim, Origin, Origins, UsageError

KIND = Kind(c.claim, c.claim_state, (c.claim_party, c.telling, c.origin))
Pages = Mapping[str, tuple[int, int]]  # page and version that were compared, by address
Profile = tuple[str, str, str, str]  # area, direction, parties, kind
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(tuple[Claim, Origins])
BETWEEN = "|"  # parts the parties of a claim in a row; no name of a state or body has it


class Stored(Struct, frozen=True):
    """A claim as it stands, or stood: with its number, and since when it stands so."""

    number: int
    claim: Claim
    origins: Origins
    since: datetime
    until: datetime | None


class Line(Struct, frozen=True):
    """A claim in a list. `pages` tell it; the origins are counted as in `Origins`."""

    number: int
    area: str
    direction: str | None
    parties: tuple[str, ...]
    content: str | None
    earliest: date | None
    latest: date | None
    pages: int
    independent: int
    unknown: int
    denying: int
    withdrawn: int
    why: str
    since: datetime


class Asked(Struct, frozen=True):
    """What is looked for; every field that is given must hold.

    `since` and `until` are days on which a claim is told: one that was told before and after is found too.
    """

    area: str | None = None
    party: str | None = None
    page: str | None = None
    since: date | None = None
    until: date | None = None
    origins: int | None = None
    limit: int = 100


def settle(
    connection: sa.Connection, number: int | None, claim: Claim, origins: Origins, pages: Pages
) -> tuple[int, bool]:
    """Store a claim under its number, or a new one; whether anything changed."""
    bare = (msgspec.structs.replace(claim, id=""), msgspec.structs.replace(origins, claim=""))
    told = {telling.page for telling in claim.tellings}
    area, direction, parties, kind = profile(claim)
    state = {
        "area": area,
        "direction": direction,
        "parties": parties,
        "kind": kind,
        "earliest": claim.earliest,
        "latest": claim.latest,
        "told": claim.latest or date.min,
        "pages": len(told),
        "independent": len(origins.independent),
        "unknown": len(origins.unknown),
        "denying": len(origins.denying),
        "withdrawn": len(origins.withdrawn),
        "why": claim.why,
        "content": zlib.compress(_ENCODER.encode(bare), 6),
    }
    parties_ = [{"party": one, "area": area, "told": state["told"]} for one in claim.parties]
    rows = [parties_, _tellings(claim, pages), _origins(origins, pages)]
    return standing.settle(connection, KIND, number, state, rows)


def profile(claim: Claim) -> Profile:
    """What a claim is about, as its row says it."""
    return claim.area, claim.direction or "", BETWEEN.join(claim.parties), claim.content or ""


def _tellings(claim: Claim, pages: Pages) -> list[dict[str, Any]]:
    return [
        {
            "page_id": pages[one.page][0],
            "version_id": pages[one.page][1],
            "number": number,
            "statement": one.statement,
            "outlet": one.outlet,
            "day": one.day,
            "move": one.move,
            "stance": one.stance,
            "spans": [[span.start, span.end] for span in one.evidence],
            "why": one.why,
        }
        for number, one in enumerate(claim.tellings)
    ]


COUNTED = ("independent", "unknown", "denying", "withdrawn")


def _origins(origins: Origins, pages: Pages) -> list[dict[str, Any]]:
    held: list[tuple[str, Origin]] = [(name, one) for name in COUNTED for one in getattr(origins, name)]
    return [
        {
            "counted": name,
            "name": one.name,
            "kind": one.kind,
            "names": list(one.names),
            "pages": [pages[page][0] for page in one.pages],
            "why": one.why,
        }
        for name, one in held
    ]


def end(connection: sa.Connection, number: int, into: int | None) -> None:
    """Nothing tells it any more, or another has taken it in."""
    standing.end(connection, KIND, number, into)


def live(connection: sa.Connection, about: Sequence[Profile]) -> dict[int, Profile]:
    """The claims of now about some matters, by their numbers."""
    query = sa.select(c.claim_state.c.claim_id, *_ABOUT).where(_now())
    return {
        row.claim_id: (row.area, row.direction, row.parties, row.kind)
        for one in about
        for row in connection.execute(query.where(_is(one)))
    }


def ended(connection: sa.Connection, about: Profile) -> dict[int, set[int]]:
    """Claims about a matter that came to an end, with the pages that told them."""
    now = sa.select(c.claim_state.c.claim_id).where(_now())
    query = sa.select(c.claim_state.c.claim_id).where(_is(about), c.claim_state.c.claim_id.not_in(now))
    numbers = sorted({row.claim_id for row in connection.execute(query)})
    found: dict[int, set[int]] = {number: set() for number in numbers}
    pages = sa.select(c.telling.c.claim_id, c.telling.c.page_id).distinct()
    for row in connection.execute(pages.where(c.telling.c.claim_id.in_(numbers))):
        found[row.claim_id].add(row.page_id)
    return found


_ABOUT = tuple(c.claim_state.c[name] for name in ("area", "direction", "parties", "kind"))


def _is(about: Profile) -> sa.ColumnElement[bool]:
    return sa.and_(*(column == value for column, value in zip(_ABOUT, about, strict=True)))


def _now() -> sa.ColumnElement[bool]:
    return c.claim_state.c.closed_at.is_(None) & c.claim_state.c.into_id.is_(None)


def told_on(connection: sa.Connection, pages: Sequence[int]) -> set[int]:
    """The numbers of the claims that are told on some pages."""
    return standing.on_pages(connection, c.telling, "claim_id", pages)


def pages_of(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, set[int]]:
    """The pages that tell some claims."""
    return standing.pages_of(connection, c.telling, "claim_id", numbers)


def about(connection: sa.Connection, numbers: Sequence[int]) -> set[Profile]:
    """What some claims are about."""
    query = sa.select(c.claim_state.c.claim_id, *_ABOUT).where(_now())
    return {
        (row.area, row.direction, row.parties, row.kind)
        for number in numbers
        for row in connection.execute(query.where(c.claim_state.c.claim_id == number))
    }


def find(connection: sa.Connection, asked: Asked) -> list[Line]:
    """The claims that hold what is asked, those told last first.

    Raises:
        UsageError: if the ledger holds no such page.
    """
    state = c.claim_state.c
    query = sa.select(c.claim_state).where(_now())
    order, area = state, state.area
    if asked.party:
        order, area = c.claim_party.c, c.claim_party.c.area
        query = query.join(c.claim_party, c.claim_party.c.claim_id == state.claim_id)
        query = query.where(c.claim_party.c.party == asked.party, c.claim_party.c.closed_at.is_(None))
    if asked.area:
        query = query.where(area == asked.area)
    if asked.page:
        telling = sa.select(c.telling.c.claim_id).where(
            c.telling.c.page_id == _page(connection, asked.page), c.telling.c.closed_at.is_(None)
        )
        query = query.where(state.claim_id.in_(telling))
    if asked.since:
        query = query.where(order.told >= asked.since)
    if asked.until:
        query = query.where(state.earliest <= asked.until)
    if asked.origins is not None:
        query = query.where(state.independent >= asked.origins)
    query = query.order_by(order.told.desc(), order.claim_id.desc()).limit(asked.limit)
    return [_line(row) for row in connection.execute(query)]


def _page(connection: sa.Connection, place: str) -> int:
    if place.isdigit():
        return int(place)
    query = sa.select(t.page.c.id).where(t.page.c.place_sha256.in_([sha256(place), sha256(place_of(place))]))
    page = connection.execute(query).scalar()
    if page is None:
        raise UsageError(f"the ledger holds no page {place}")
    return int(page)


def _line(row: Any) -> Line:
    values = {name: getattr(row, _ROW.get(name, name)) for name in Line.__struct_fields__}
    parties = tuple(row.parties.split(BETWEEN)) if row.parties else ()
    return Line(
        **values | {"parties": parties, "direction": row.direction or None, "content": row.kind or None}
    )


_ROW = {"number": "claim_id", "content": "kind", "since": "made_at"}


def claim(connection: sa.Connection, number: int) -> Stored | None:
    """A claim by its number, or the one that has taken it in; None where nothing tells it any more."""
    query = sa.select(c.claim_state).where(
        c.claim_state.c.claim_id == number, c.claim_state.c.closed_at.is_(None)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    if row.into_id is not None:
        return claim(connection, row.into_id)
    return _stored(row)


def course(connection: sa.Connection, number: int) -> list[Stored]:
    """How a claim stood, from state to state, the first first.

    Raises:
        UsageError: if there never was such a claim.
    """
    query = sa.select(c.claim_state).where(c.claim_state.c.claim_id == number).order_by(c.claim_state.c.id)
    found = [_stored(row) for row in connection.execute(query)]
    if not found:
        raise UsageError(f"there is no claim {number}: `indicia claims` lists them")
    return found


def every(connection: sa.Connection, since: date | None = None) -> list[Stored]:
    """All claims of now, told on a day or after it; those that most pages tell first."""
    state = c.claim_state.c
    query = sa.select(c.claim_state).where(_now())
    if since:
        query = query.where(state.told >= since)
    query = query.order_by(state.pages.desc(), *_ABOUT, state.claim_id)
    return [_stored(row) for row in connection.execute(query)]


def _stored(row: Any) -> Stored:
    told, origins = _DECODER.decode(zlib.decompress(row.content))
    name = f"k{row.claim_id}"
    return Stored(
        row.claim_id,
        msgspec.structs.replace(told, id=name),
        msgspec.structs.replace(origins, claim=name),
        row.made_at,
        row.closed_at,
    )
