"""The places of a page's entities: states, towns, areas and waters get a point on the map."""

from collections.abc import Iterable

from indicia.language.places.candidates import candidates, country_rows
from indicia.language.places.finding import by_id, look_up, resolve_all
from indicia.language.places.gazetteer import gazetteer
from indicia.model import Entity, Mention, Place

WITHOUT_NAME = ("the", "its", "their", "his", "her", "a", "an")


def locate(
    text: str, mentions: Iterable[Mention], entities: Iterable[Entity], dateline: str = ""
) -> dict[str, Place]:
    """For each entity that is a state or place, where it lies, by the entity's id.

    Entities that the gazetteer does not know are left out. A name that the page's other places speak
    for is read as they say ("Tripoli" beside "Beirut"), whatever town the entity was taken for.
    """
    known = {e.id: e for e in entities if e.kind in ("place", "state")}
    found = {e.id: place for e in known.values() if e.kind == "state" and (place := _state(e.country))}
    named = [m for m in mentions if m.entity in known and candidates(name_of(m.text))]
    near = [part.strip() for part in dateline.split(",")]
    answers = resolve_all(text, [(m.end - len(name_of(m.text)), m.end) for m in named], near)
    for mention, place in zip(named, answers, strict=True):
        entity = known[mention.entity]
        if place is not None and entity.id not in found:
            found[entity.id] = _fitting(entity, place)
    return found


def name_of(text: str) -> str:
    """The name in a mention ("its Sohae site" bears one); empty for a phrase such as "the border"."""
    first, _, rest = text.partition(" ")
    name = rest if rest and first.lower() in WITHOUT_NAME else text
    return name if name[:1].isupper() else ""


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
