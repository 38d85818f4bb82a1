"""Whose organ speaks where its words do not say: "the foreign ministry said", and of which land?

A reader takes it from the page: from the town it was written in, the town in which was spoken, the only land
whose police or customs it tells of, the land of its headline. Where that leaves it open, nobody is guessed.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache

from indicia.language.names.data import states
from indicia.language.places import look_up, resolve
from indicia.model import Dateline, Entity, Mention, Reading, Span, Statement
from indicia.origins.data import phrases, wording
from indicia.origins.sourced import named

_IN = re.compile(r"\bin\s+$")
_ANSWERS = ("denies", "declines")
_NATION = re.compile(r"\b[A-Z]")  # a name, and so whose it is
_OWN = re.compile(r"(?:its|their)\b", re.IGNORECASE)  # of whom the page has spoken: "its commander"
_COMPASS = frozenset(("north", "south", "east", "west", "the north", "the south", "the east", "the west"))
_REACH = 45  # characters from a verb of saying to the town: "told a news conference in"
_NO = re.compile(r"\b(?:no|not|never|nothing|none|neither)\b|n[’']t\b", re.IGNORECASE)


def ground(statement: Statement, reading: Reading) -> str | None:
    """The land whose organ speaks, as the page tells it; None where it is no organ, or stays open."""
    own = statement.source_entities
    again = (said for said in reading.statements if own and said.source_entities == own)
    return next((land for said in (statement, *again) if (land := _of_one(said, reading))), None)


def _of_one(statement: Statement, reading: Reading) -> str | None:
    text = " ".join(span.text for span in named(statement, reading).source)
    office = phrases(wording().offices if not _OWN.match(text) else wording().organs).search(text)
    if not office or phrases(wording().no_organs).search(text):
        return None
    return next((land for rule in _RULES if (land := rule(statement, reading))), None)


def guessed(entity: Entity, reading: Reading) -> bool:
    """Whether the land of an organ was only that of another near it, and the page was written in one.

    "KHARTOUM -- ... Kenya's ministry ..., the armed forces said": who is called by no name but "the armed
    forces" is of Khartoum.
    """
    bare = entity.known is None and entity.name.casefold().startswith("the ")
    own = bare and not any(
        m.entity == entity.id and reading.article.text[m.start : m.end] != entity.name
        for m in reading.mentions
    )
    return own and _NATION.search(entity.name) is None and written_in(reading) is not None


def at_home(statement: Statement, reading: Reading) -> bool:
    """Whether police, customs or a court speak, which act in their own land alone."""
    text = " ".join(span.text for span in named(statement, reading).source)
    return bool(phrases(wording().at_home).search(text))


def land_of(entity: Entity, reading: Reading) -> str | None:
    """The land in which a town lies that the page names and the reader gave none."""
    if entity.kind != "place" or not entity.name[:1].isupper() or entity.name.casefold() in _COMPASS:
        return None
    line = reading.article.dateline
    found = resolve(entity.name, reading.article.text, (line.place.title(),) if line else ())
    return (found.country or None) if found else None


def _written(statement: Statement, reading: Reading) -> str | None:
    """The land in which the page was written; of police and customs, even where many are reported on."""
    line = reading.article.dateline
    if line is not None and at_home(statement, reading):
        return _town(line)[0]
    return written_in(reading)


def written_in(reading: Reading) -> str | None:
    """The land of a page's dateline; None for a town from which many lands are reported on."""
    line = reading.article.dateline
    if line is None:
        return None
    land, hub = _town(line)
    return land if land and (not hub or land in _named(reading)) else None


def _spoken(statement: Statement, reading: Reading) -> str | None:
    """The land of the town in which somebody spoke: "told reporters in Nairobi", "prosecutors in Catania"."""
    text = reading.article.text
    for mention, land in _lands(reading):
        said = any(
            span.start <= mention.start < span.end + _REACH for span in (*statement.cue, *statement.source)
        )
        if said and _IN.search(text[: mention.start]) and not _inside(mention, statement.content):
            return land
    return None


def _policed(_: Statement, reading: Reading) -> str | None:
    """The only land whose police, customs or courts the page tells of: they act at home."""
    home = phrases(wording().at_home)
    held = {e.id for e in reading.entities if e.country and e.kind != "state" and home.search(e.name)}
    found = {land for mention, land in _lands(reading) if mention.entity in held}
    return found.pop() if len(found) == 1 else None


def _placed(statement: Statement, reading: Reading) -> str | None:
    """The only land whose places a page names on which police, customs or courts of no land speak."""
    if not at_home(statement, reading):
        return None
    found = _named(reading, ("place",))
    return found.pop() if len(found) == 1 else None


def _headed(_: Statement, reading: Reading) -> str | None:
    """The only land that speaks in the headline: "Seoul: no such cargo"."""
    title = reading.article.title_block
    lands = {entity.id: entity.country for entity in reading.entities if entity.country}
    found = {
        lands[id_]
        for said in reading.statements
        if title and said.source and said.source[0].start < title.end
        for id_ in said.source_entities
        if id_ in lands
    }
    return found.pop() if len(found) == 1 else None


def _alone(statement: Statement, reading: Reading) -> str | None:
    """The only land of a page on which somebody denies something: who is accused answers."""
    denies = statement.stance in _ANSWERS or any(_NO.search(span.text) for span in statement.content)
    found = _named(reading, ("state", "place"))
    return next(iter(found)) if denies and len(found) == 1 else None


_RULES: tuple[Callable[[Statement, Reading], str | None], ...] = (
    _written,
    _spoken,
    _policed,
    _placed,
    _headed,
    _alone,
)


def _lands(reading: Reading) -> Iterator[tuple[Mention, str]]:
    held = {entity.id: entity.country for entity in reading.entities if entity.country}
    return ((mention, held[mention.entity]) for mention in reading.mentions if mention.entity in held)


def _named(reading: Reading, kinds: tuple[str, ...] = ()) -> set[str]:
    """The lands that the page names beside its dateline; those of some kinds of names alone, if asked."""
    line = reading.article.dateline
    start, end = (line.start, line.end) if line else (0, 0)
    held = {entity.id for entity in reading.entities if not kinds or entity.kind in kinds}
    found = (it for it in _lands(reading) if it[0].entity in held)
    return {land for mention, land in found if not start <= mention.start < end}


def _inside(mention: Mention, spans: tuple[Span, ...]) -> bool:
    return any(span.start <= mention.start and mention.end <= span.end for span in spans)


def _town(line: Dateline) -> tuple[str | None, bool]:
    """The land of a dateline, and whether many lands are reported on from there."""
    town, _, region = line.place.partition(",")
    named = _by_name().get(region.strip().casefold())
    return named or _of(town.strip()), town.strip().casefold() in wording().hubs


@cache
def _of(town: str) -> str | None:
    found = look_up(town)
    return (found[0].country or None) if found else None


@cache
def _by_name() -> dict[str, str]:
    rows = states().items()
    return {name.casefold(): code for code, row in rows for name in (row.name, *row.names)}
