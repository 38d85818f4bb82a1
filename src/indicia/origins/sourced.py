"""Whom the words of a source mean: who is found for them, else whoever made the paper that is cited."""

import re
from collections.abc import Iterator
from functools import cache

from msgspec import structs

from indicia.language.names.data import states
from indicia.language.names.roles import roles
from indicia.model import Entity, Mention, Reading, Span, Statement
from indicia.origins.data import phrases, wording

BARE = re.compile(r"[A-Z][\w’'-]+(?: (?:al-|bin |de |van |von )?[A-Z][\w’'-]+){1,3}")
_LAST = re.compile(rf", (?P<name>{BARE.pattern})$")
_PRONOUNS = frozenset(("it", "he", "she", "they"))
_FIRST = frozenset(("we", "i", "our", "us"))
_PART = re.compile(r"(?:^|,)\s*(?:the\s+|an?\s+)?$", re.IGNORECASE)
_HERE = re.compile(r"\bhere\b")
_SPOKESMAN = re.compile(r"(?:an?|the|its|his|her)?\s*spokes(?:man|woman|person)", re.IGNORECASE)
_SPEAKERS = ("person", "organisation", "group", "unknown")
_OF = re.compile(r"(?:^|,\s*|\b(?:of|for|at|in|from)\s+)(?:the\s+)?$", re.IGNORECASE)
_ENDS = re.compile(r"$|\s+(?:of|for)\s")
_NAMED = re.compile(r"\b[A-Z][\w’'-]+ [A-Z]")
_NEAR = 3
_ARTICLE = 4  # "the "
_OWNER = re.compile(r"[’']s?\s+$")


def entities(statement: Statement, reading: Reading) -> tuple[Entity, ...]:
    """Whom a source means: who was found for its words, else the maker of the paper that it is."""
    held = {entity.id: entity for entity in reading.entities}
    found = tuple(held[id_] for id_ in statement.source_entities if id_ in held)
    if not found:
        maker = _maker(statement, reading)
        return (held[maker.entity],) if maker and maker.entity in held else ()
    if _speaks_of_itself(statement, reading) or _for_somebody(statement, found):
        return _taken_up(statement, reading, held) or found
    return found


def _for_somebody(statement: Statement, found: tuple[Entity, ...]) -> bool:
    """Whether a spokesman speaks and the words do not say for whom."""
    text = " ".join(span.text for span in statement.source)
    return bool(_SPOKESMAN.fullmatch(text)) and not any(entity.country for entity in found)


def apposed(statement: Statement, reading: Reading) -> tuple[Entity, ...]:
    """Who is named at the head of a part of the source between commas: "X, the ambassador of Y"."""
    held = {entity.id: entity for entity in reading.entities}
    found = (m for m, before in _inside(statement, reading) if _PART.search(before))
    named = (held[m.entity] for m in found if m.entity in held)
    return tuple(dict.fromkeys(entity for entity in named if entity.kind in ("person", "organisation")))


def within(statement: Statement, reading: Reading) -> tuple[Entity, ...]:
    """Everybody whom the words of a source name."""
    held = {entity.id: entity for entity in reading.entities}
    named = dict.fromkeys(m.entity for m, _ in _inside(statement, reading))
    return tuple(held[id_] for id_ in named if id_ in held)


def here(statement: Statement, reading: Reading) -> str | None:
    """The state of the dateline, where the words of a source speak of it: "the defence ministry here"."""
    line = reading.article.dateline
    if line is None or not any(_HERE.search(span.text) for span in statement.source):
        return None
    return _capitals().get(line.place.casefold())


def seat(statement: Statement) -> str | None:
    """The state in whose capital a source sits: "the joint chiefs of staff in Seoul"."""
    text = " ".join(span.text for span in statement.source)
    last = text.rpartition(" in ")
    return _capitals().get(last[2].casefold().strip(" ,")) if last[1] else None


def lands(statement: Statement, reading: Reading) -> tuple[str, ...]:
    """The states whose organ the words name: "X of Ukraine's intelligence", "the ministries of A and B"."""
    held = {entity.id: entity for entity in reading.entities if entity.kind in ("state", "place")}
    organ = f"(?:{phrases(wording().organs).pattern})"
    found: list[str] = []
    last = 0
    for mention, before in sorted(_inside(statement, reading), key=lambda it: it[0].start):
        country = held[mention.entity].country if mention.entity in held else None
        after = reading.article.text[mention.end : statement.source[-1].end]
        owns = _OF.search(before) and re.match(rf"(?:[’']s?)?\s+(?:[\w-]+\s+){{0,3}}?{organ}", after, re.I)
        owned = re.search(rf"{organ}\s+(?:of|for)\s+(?:the\s+)?$", before, re.IGNORECASE)
        listed = found and re.fullmatch(r",\s*|,?\s+and\s+", reading.article.text[last : mention.start])
        if country and (owns or owned or listed):
            found.append(country)
            last = mention.end
    return tuple(dict.fromkeys(found))


def spoken(statement: Statement, reading: Reading) -> Statement:
    """A statement with the speaker that its content ends with: "..., the US envoy, Tom Perriello, said"."""
    if statement.source and statement.source[0].text.startswith(","):
        return _before(statement, reading)
    if statement.source or not statement.content or not statement.cue:
        return statement
    if (heard := _between(statement, reading)) is not None:
        return heard
    first, last = statement.content[0].start, statement.content[-1].end
    whole = Span(first, last, reading.article.text[first:last])
    between = reading.article.text[whole.end : statement.cue[0].start]
    if not 0 <= len(between) <= _NEAR or between.strip(' ,”"'):
        return statement
    parts = _tail(whole, reading)
    if not parts:
        return statement
    start = parts[0].start
    source = Span(start, whole.end, reading.article.text[start : whole.end])
    return structs.replace(statement, source=(source,), source_entities=(parts[-1].entity,))


def _before(statement: Statement, reading: Reading) -> Statement:
    """A statement whose source is only what is told of a name before it: "X, who heads Y, said"."""
    first = statement.source[0]
    found = _LAST.search(reading.article.text, 0, first.start)
    if found is None or BARE.fullmatch(first.text.rstrip(",").rpartition(", ")[2]):
        return statement  # or it ends with the name: ", the leader of X, Y,"
    span = Span(found.start("name"), first.end, reading.article.text[found.start("name") : first.end])
    named = (m.entity for m in reading.mentions if m.start == span.start and m.end == found.end("name"))
    return structs.replace(
        statement, source=(span, *statement.source[1:]), source_entities=tuple(dict.fromkeys(named))
    )


def _between(statement: Statement, reading: Reading) -> Statement | None:
    """A statement whose speaker stands between what is told and the verb: "p, the panel reported, and q"."""
    text = reading.article.text
    start = max((s.end for s in statement.content if s.end <= statement.cue[0].start), default=None)
    if start is None:
        return None
    words = text[start : statement.cue[0].start]
    first, last = start + len(words) - len(words.lstrip(" ,")), start + len(words.rstrip())
    held = {entity.id: entity.kind for entity in reading.entities}
    whole = (m for m in reading.mentions if first <= m.start <= first + _ARTICLE and m.end == last)
    named = next(whole, None)
    if named is None or held.get(named.entity) not in (*_SPEAKERS, "state"):
        return None
    source = Span(first, last, text[first:last])
    return structs.replace(statement, source=(source,), source_entities=(named.entity,))


def _tail(whole: Span, reading: Reading) -> list[Mention]:
    """The people and bodies that are the last parts of some words between commas, if the very last is one."""
    kinds = {entity.id: entity.kind for entity in reading.entities}
    found: list[Mention] = []
    end = whole.end
    while len(found) < _NEAR:
        start = reading.article.text.rfind(", ", whole.start, end) + 2
        heads = (m for m in reading.mentions if start <= m.start < start + 5 and m.end <= end)
        part = next((m for m in heads if _ENDS.match(reading.article.text[m.end : end])), None)
        if start < whole.start + 2 or part is None or kinds.get(part.entity) not in _SPEAKERS:
            break
        found.insert(0, part)
        end = start - 2
    return found


def named(statement: Statement, reading: Reading) -> Statement:
    """The statement in whose words a pronoun's speaker is called by name, else itself.

    "We" within what somebody is quoted as saying is whoever is quoted.
    """
    text = " ".join(span.text for span in statement.source).casefold()
    if text in _FIRST and statement.within:
        return next((other for other in reading.statements if other.id == statement.within), statement)
    if text not in _PRONOUNS:
        return _in_office(statement, reading) or statement
    if not statement.source_entities:
        return _last(statement, reading) if text != "it" else statement
    return next(
        (
            other
            for other in reading.statements
            if other.source_entities == statement.source_entities
            and " ".join(span.text for span in other.source).casefold() not in _PRONOUNS
        ),
        statement,
    )


def _in_office(statement: Statement, reading: Reading) -> Statement | None:
    """Who has spoken by an office without a name, where a name without an office speaks next.

    A paper gives the office with a name that it has not named before: it has just done so.
    """
    text = " ".join(span.text for span in statement.source)
    people = [entity for entity in reading.entities if entity.id in statement.source_entities]
    if not BARE.fullmatch(text) or any(one.country or one.known for one in people):
        return None
    title, at = reading.article.title_block, statement.source[0].start
    if text.split()[-1] in reading.article.text[title.end if title else 0 : at]:
        return None
    before = _last(statement, reading)
    words = " ".join(span.text for span in before.source)
    office = (
        phrases((*wording().offices, *wording().titles)).search(words) if before is not statement else None
    )
    return before if office and not _NAMED.search(words) else None


def _last(statement: Statement, reading: Reading) -> Statement:
    """Who spoke last before somebody of whom the page has only "he said"."""
    at = statement.source[0].start
    spoke = [
        other
        for other in reading.statements
        if other.source
        and other.source[0].start < at
        and " ".join(span.text for span in other.source).casefold() not in _PRONOUNS
    ]
    return max(spoke, key=lambda other: other.source[0].start, default=statement)


def subject(statement: Statement, reading: Reading) -> Entity | None:
    """Whom a statement tells of, if its content begins with a person or body."""
    if not statement.content:
        return None
    start, end = statement.content[0].start, statement.content[-1].end
    first = min((m for m in reading.mentions if start <= m.start < end), key=lambda m: m.start, default=None)
    entity = next((e for e in reading.entities if first and e.id == first.entity), None)
    return entity if entity and entity.kind in ("person", "organisation") else None


def is_record(text: str) -> bool:
    """Whether words name things that bear witness (papers of a port, pictures), and nobody who speaks."""
    return bool(phrases(wording().records).search(text))


@cache
def _capitals() -> dict[str, str]:
    """The state of each capital, by its name."""
    return {row.capital.casefold(): code for code, row in states().items() if row.capital}


def _inside(statement: Statement, reading: Reading) -> Iterator[tuple[Mention, str]]:
    """The mentions within a source, each with the words of the source before it."""
    for span in statement.source:
        for mention in reading.mentions:
            if span.start <= mention.start and mention.end <= span.end:
                yield mention, reading.article.text[span.start : mention.start]


def _maker(statement: Statement, reading: Reading) -> Mention | None:
    """Who made the paper or record that is cited: "figures released by South Korea's ministry"."""
    made = rf"\b(?:{'|'.join(map(re.escape, wording().made_by))})\s+(?:the\s+)?$"
    inside = sorted(_inside(statement, reading), key=lambda it: (it[0].start, -it[0].end))
    for number, (mention, before) in enumerate(inside):
        if not re.search(made, before, re.IGNORECASE) or not _paper(before):
            continue
        owned = (m for m, words in inside[number + 1 :] if m.start > mention.end and _OWNER.search(words))
        return next(owned, mention if _can_make(mention, reading) else None)
    return None


def _paper(text: str) -> bool:
    words = {word.rstrip("s") for word in re.findall(r"[a-z]+", text.casefold())}
    papers = {word for word in words if roles().sort.get(word) == "paper"}
    return is_record(text) or bool(papers) or not words.isdisjoint(wording().papers)


def _can_make(mention: Mention, reading: Reading) -> bool:
    """A body or a person makes papers; a state or town may only be what they are of or from."""
    return any(e.id == mention.entity and e.kind in ("person", "organisation") for e in reading.entities)


def _speaks_of_itself(statement: Statement, reading: Reading) -> bool:
    """Whether a pronoun that speaks was taken for somebody whom its own words call by name."""
    if " ".join(span.text for span in statement.source).casefold() not in _PRONOUNS:
        return False
    return any(
        m.entity in statement.source_entities
        and span.start <= m.start
        and m.end <= span.end
        and reading.article.text[m.start : m.end].casefold() not in _PRONOUNS
        for m in reading.mentions
        for span in statement.content
    )


def _taken_up(statement: Statement, reading: Reading, held: dict[str, Entity]) -> tuple[Entity, ...]:
    """Who spoke last before: "it said" and "a spokesman said" after a sentence of theirs."""
    start = statement.content[0].start
    spoke = [
        (other.source[0].start, other)
        for other in reading.statements
        if other.source and other.source_entities and other.source[0].start < start
    ]
    last = max(spoke, key=lambda it: it[0], default=(0, None))[1]
    return tuple(held[id_] for id_ in last.source_entities if id_ in held) if last else ()
