"""The places of a page's entities: states, towns, areas and waters get a point on the map."""

from collections.abc import Iterable

from indicia.language.places.candidates import candidates, country_rows
from indicia.language.places.finding import by_id, look_up, resolve_all
from indicia.language.places.gazetteer import gazetteer
from indicia.model import Entity, Mention, Place


def locate(
    text: str, mentions: Iterable[Mention], entities: Iterable[Entity], dateline: str = ""
) -> dict[str, Place]:
    """For each entity that is a state or place, where it lies, by the entity's id.

    Entities that the gazetteer does not know are left out. A name that the page's other places speak
    for is read as they say ("Tripoli" beside "Beirut"), whatever town the entity was taken for.
    """
    known = {e.id: e for e in entities if e.kind in ("place", "state")}
    found = {e.id: place for e in known.values() if e.kind == "state" and (place := _state(e.country))}
    named = [m for m in mentions if m.entity in known and is_name(m.text) and candidates(m.text)]
    near = [part.strip() for part in dateline.split(",")]
    answers = resolve_all(text, [(m.start, m.end) for m in named], near)
    for mention, place in zip(named, answers, strict=True):
        entity = known[mention.entity]
        if place is not None and entity.id not in found:
            found[entity.id] = _fitting(entity, place)
    return found


def is_name(text: str) -> bool:
    """Whether a mention is a name, no phrase such as "the border"."""
    return text.removeprefix("the ").removeprefix("The ")[:1].isupper()


def _state(code: str | None) -> Place | None:
    row = country_rows().get(code or "")
    return by_id(f"geonames-{gazetteer().ids[row]}") if row is not None else None


def _fitting(entity: Entity, place: Place) -> Place:
    """The place found, unless the name data tie the entity to another state than that."""
    tied = entity.known is not None and not entity.known.startswith("geonames-")
    if not tied or entity.country is None or place.country in ("", entity.country):
        return place
    there = [p for p in look_up(entity.name) if p.country == entity.country]
    return there[0] if there else place
