"""Entities of FollowTheMoney, as OpenSanctions publishes them (one JSON object a line), to listings.

The file is read twice and never held: first what its sanctions say, then whom they are about. Sanctions
may also stand nested inside the entities.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from indicia.law.lists import imo
from indicia.law.lists.countries import code
from indicia.law.lists.listing import Alias, ListedKind, Listing
from indicia.model import UsageError

# The schemata whose entities are parties; all others (addresses, ownership, positions) say things of them.
KINDS: dict[str, ListedKind] = {
    "Person": "person",
    "LegalEntity": "entity",
    "Organization": "entity",
    "Company": "entity",
    "PublicBody": "entity",
    "Vessel": "vessel",
}
TOPIC = "sanction"


class _Entity(Struct, frozen=True):
    """A line, as far as it matters here."""

    id: str
    schema: str
    properties: dict[str, list[Any]] = {}
    caption: str = ""
    last_seen: str | None = None

    def texts(self, *names: str) -> tuple[str, ...]:
        """The values of properties that are text, each once, in order."""
        held = (value for name in names for value in self.properties.get(name, ()) if isinstance(value, str))
        return tuple(dict.fromkeys(filter(None, map(str.strip, held))))


class _Sanctions(Struct):
    """What the sanctions on one entity say together."""

    programmes: list[str] = []
    references: list[str] = []
    begun: list[str] = []
    ended: list[str] = []
    open: bool = False


def day_of(path: Path) -> date | None:
    """The last day on which the source was seen to hold any of the entities."""
    days = (found for entity in _lines(path) if (found := _day(entity.last_seen or "")))
    return max(days, default=None)


def read(path: Path) -> Iterator[Listing]:
    """Every sanctioned person, body and ship of the file.

    Raises:
        UsageError: naming the line, if one is no entity.
    """
    by_entity: dict[str, _Sanctions] = {}
    for entity in _lines(path):
        if entity.schema == "Sanction":
            for about in entity.texts("entity"):
                _add(by_entity.setdefault(about, _Sanctions()), entity)
    for entity in _lines(path):
        sanctions = by_entity.get(entity.id, _Sanctions())
        for nested in _nested(entity, path):
            _add(sanctions, nested)
        kind = KINDS.get(entity.schema)
        if kind and (TOPIC in entity.texts("topics") or sanctions.programmes or sanctions.begun):
            yield _listing(entity, kind, sanctions)


def _nested(entity: _Entity, path: Path) -> Iterator[_Entity]:
    """The sanctions that stand inside an entity, not merely by their ids."""
    for value in entity.properties.get("sanctions", ()):
        if isinstance(value, dict):
            try:
                yield msgspec.convert(value, _Entity)
            except msgspec.ValidationError as error:
                raise UsageError(f"{path}: a sanction inside {entity.id} is no entity: {error}") from error


def _lines(path: Path) -> Iterator[_Entity]:
    decoder = msgspec.json.Decoder(_Entity)
    number = 0
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, 1):  # noqa: B007 - said in the error
                if line.strip():
                    yield decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: line {number} is no FollowTheMoney entity: {error}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def _add(sanctions: _Sanctions, row: _Entity) -> None:
    sanctions.programmes += row.texts("programId", "program")
    sanctions.references += row.texts("unscId", "authorityId")
    sanctions.begun += row.texts("listingDate", "startDate")
    ended = row.texts("endDate")
    sanctions.ended += ended
    sanctions.open |= not ended


def _listing(entity: _Entity, kind: ListedKind, sanctions: _Sanctions) -> Listing:
    names = entity.texts("name") or ((entity.caption,) if entity.caption else ())
    if not names:
        raise UsageError(f"{entity.id} has no name")
    begun = [day for day in map(_day, sanctions.begun) if day]
    ended = [day for day in map(_day, sanctions.ended) if day]
    return Listing(
        reference=entity.id,
        kind=kind,
        name=entity.caption or names[0],
        aliases=tuple(_aliases(entity, names)),
        programme=next(iter(sanctions.programmes), ""),
        listed_on=min(begun, default=None),
        delisted_on=None if sanctions.open else max(ended, default=None),
        countries=tuple(dict.fromkeys(filter(None, map(code, _countries(entity))))),
        offices=entity.texts("position"),
        titles=entity.texts("title"),
        born=entity.texts("birthDate"),
        imo=tuple(filter(imo.valid, (it.upper().lstrip("IMO .") for it in entity.texts("imoNumber")))),
    )


def _countries(entity: _Entity) -> tuple[str, ...]:
    """Of persons their nationality comes first; where they merely live says less."""
    own = entity.texts("nationality", "citizenship", "flag", "jurisdiction")
    return own or entity.texts("country", "mainCountry")


def _aliases(entity: _Entity, names: tuple[str, ...]) -> Iterator[Alias]:
    main = entity.caption or names[0]
    for name in (*names, *entity.texts("alias")):
        if name != main:
            yield Alias(name, "good" if any("a" <= c.lower() <= "z" for c in name) else "original")
    for name in entity.texts("weakAlias", "abbreviation"):
        yield Alias(name, "low")
    for name in entity.texts("previousName"):
        yield Alias(name, "former")


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None
