"""Wire families as they are stored: each has a number that stays, and a state from then to then."""

from collections.abc import Mapping, Sequence

import msgspec
import sqlalchemy as sa

from indicia.ledger import standing
from indicia.ledger import tables_claims as c
from indicia.ledger.standing import Kind
from indicia.model import WireFamily

KIND = Kind(c.family, c.family_state, (c.family_member,))
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(WireFamily)


def settle(
    connection: sa.Connection, number: int | None, family: WireFamily, pages: Mapping[str, int]
) -> tuple[int, bool]:
    """Store a family under its number, or a new one; whether anything changed. `pages` are by address."""
    state = {
        "credit": family.credit,
        "earliest_id": pages[family.earliest],
        "why": family.why,
        "content": _ENCODER.encode(msgspec.structs.replace(family, id="")),
    }
    members = [
        {
            "page_id": pages[one.page],
            "likeness": one.likeness,
            "like_id": pages[one.like] if one.like else None,
            "shared": one.shared,
            "credit": one.credit,
            "why": one.why,
        }
        for one in family.members
    ]
    return standing.settle(connection, KIND, number, state, [members])


def end(connection: sa.Connection, number: int, into: int | None) -> None:
    """It is no family any more."""
    standing.end(connection, KIND, number, into)


def of_pages(connection: sa.Connection, pages: Sequence[int]) -> list[WireFamily]:
    """The families in which one of some pages is."""
    numbers = sorted(standing.on_pages(connection, c.family_member, "family_id", pages))
    return [one for number in numbers if (one := family(connection, number))]


def members(connection: sa.Connection, pages: Sequence[int]) -> dict[int, set[int]]:
    """The pages of each family in which one of some pages is, by its number."""
    numbers = sorted(standing.on_pages(connection, c.family_member, "family_id", pages))
    return standing.pages_of(connection, c.family_member, "family_id", numbers)


def family(connection: sa.Connection, number: int) -> WireFamily | None:
    """A family by its number, or the one that has taken it in; None where it is none any more."""
    live = (c.family_state.c.family_id == number) & c.family_state.c.closed_at.is_(None)
    row = connection.execute(sa.select(c.family_state).where(live)).first()
    if row is None:
        return None
    if row.into_id is not None:
        return family(connection, row.into_id)
    return msgspec.structs.replace(_DECODER.decode(row.content), id=f"f{number}")


def every(connection: sa.Connection) -> list[WireFamily]:
    """All families of now."""
    live = c.family_state.c.closed_at.is_(None) & c.family_state.c.into_id.is_(None)
    query = sa.select(c.family_state).where(live).order_by(c.family_state.c.family_id)
    return [
        msgspec.structs.replace(_DECODER.decode(row.content), id=f"f{row.family_id}")
        for row in connection.execute(query)
    ]
