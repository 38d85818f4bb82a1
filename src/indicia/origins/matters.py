"""What a page tells, voice by voice: its exposures, events and statements as tellings in the making."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import product
from typing import Literal

from msgspec import Struct, structs

from indicia.language.names.data import bodies
from indicia.model import Entity, Event, Exposure, Mention, Reading, Span, Statement
from indicia.origins.data import kinds, phrases, wording

Role = Literal["says", "denies", "mentions", "withdraws"]

# Stances of a source that commits to the act; of the rest, a denial denies and the others only mention it.
_SAYS = ("asserts", "accuses", "warns", "hedged", "regrets")
_SUPPOSED = ("planned", "hypothetical")
# "May have sent" doubts what was; "may send" tells nothing of what was.
_PERFECT = re.compile(r"\b(?:may|might|could|must|would)(?: \w+)? have\b", re.IGNORECASE)
# "Has decided to send"; not "is said to have sent", "is thought to be sending".
_INFINITIVE = re.compile(r"to (?!have\b|be\b)", re.IGNORECASE)
# Where a sentence begins: after a full stop that is not that of "Nov. 2", "Rep. Kang" or "U.S. officials",
# and after a dateline ("SEOUL, Nov. 2 (Yonhap) -- ").
_STOP = re.compile(r"[.!?][\"”’]?\s+|\)\s+(?:-{1,2}|[–—])\s+")
_SHORTENED = re.compile(
    r"\b(?:[A-Z]|Rep|Sen|Gen|Lt|Col|Maj|Adm|Gov|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|No)$"
)


class Draft(Struct, frozen=True):
    """One voice of one page on one conduct.

    `parties` are codes of states, or names; `kind` what it speaks of, null where that is left open.
    `statement` is the innermost, null for the page's own voice. `first` and `last` are the days of the act,
    else the day of publication twice.
    """

    page: str
    area: str
    direction: str | None
    parties: frozenset[str]
    kind: str | None
    role: Role
    statement: Statement | None
    chain: tuple[str, ...]
    exposures: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Span, ...]
    first: date | None
    last: date | None

    @property
    def place(self) -> int:
        """Where on the page it stands."""
        return self.evidence[0].start


class _Matter(Struct, frozen=True):
    """A conduct as an exposure or an event gives it."""

    area: str
    direction: str | None
    actors: tuple[str, ...]
    others: tuple[str, ...]
    supposed: bool
    denied: bool
    said: tuple[str, ...]
    denials: tuple[str, ...]
    exposures: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Span, ...]


def told_by_somebody(draft: Draft) -> bool:
    """Whether a telling makes a claim: that it was so, or somebody's word that it was not."""
    return draft.role in ("says", "withdraws") or (draft.role == "denies" and draft.statement is not None)


def drafts(page: str, reading: Reading) -> tuple[Draft, ...]:
    """The tellings of a page: each act that sanctions care about, once for each voice that tells it."""
    found: dict[tuple[object, ...], Draft] = {}
    title = reading.article.title_block
    for matter in _matters(reading):
        for draft in _voiced(page, matter, reading):
            key = (draft.area, draft.parties, draft.kind, draft.role, _voice(draft))
            if key not in found:
                found[key] = draft
            elif title is not None and found[key].place < title.end <= draft.place:
                found[key] = _both(draft, found[key])  # the text says it in full, the headline in short
            else:
                found[key] = _both(found[key], draft)
    return tuple(sorted(found.values(), key=lambda draft: (draft.place, draft.area, draft.kind or "")))


def _voice(draft: Draft) -> tuple[str, ...]:
    """Whose telling it is: on a page one voice tells a thing once."""
    if draft.statement is None:
        return ()
    return draft.statement.source_entities or tuple(span.text for span in draft.statement.source) or ("?",)


def _both(one: Draft, other: Draft) -> Draft:
    """Two tellings of one voice as one: the first, with the evidence of both."""
    days = sorted(filter(None, (one.first, other.first))), sorted(filter(None, (one.last, other.last)))
    return structs.replace(
        one,
        direction=one.direction or other.direction,
        exposures=tuple(dict.fromkeys((*one.exposures, *other.exposures))),
        events=tuple(dict.fromkeys((*one.events, *other.events))),
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
        first=days[0][0] if days[0] else None,
        last=days[1][-1] if days[1] else None,
    )


def _matters(reading: Reading) -> Iterator[_Matter]:
    told = {id_ for exposure in reading.exposures for id_ in exposure.events}
    yield from map(_of_exposure, reading.exposures)
    for event in reading.events:
        if event.conduct and event.id not in told:
            yield _of_event(event, reading)


def _of_exposure(it: Exposure) -> _Matter:
    return _Matter(
        area=it.area,
        direction=it.direction,
        actors=it.actors,
        others=it.counterparts,
        supposed=it.status == "hypothetical",
        denied=it.status == "denied",
        said=it.statements,
        denials=it.denials,
        exposures=(it.id,),
        events=it.events,
        evidence=it.evidence,
    )


def _of_event(it: Event, reading: Reading) -> _Matter:
    """An event that concerns no provision: of another day than the law's, or with a party left open."""
    said = next((s for s in reading.statements if s.id == it.statement), None)
    if said is not None and it.status == "denied" and said.stance != "denies":
        said = _denial(it, reading) or said
    # "Iran has not sent them, the minister said" denies as "denied that it had sent them" does.
    denies = said is not None and (
        said.stance == "denies" or (it.status == "negated" and said.stance in _SAYS)
    )
    return _Matter(
        area=it.conduct or "",
        direction=None,
        actors=it.actors,
        others=it.recipients,
        supposed=it.status in _SUPPOSED,
        denied=it.status in ("denied", "negated"),
        said=(said.id,) if said and not denies else (),
        denials=(said.id,) if said and denies else (),
        exposures=(),
        events=(it.id,),
        evidence=tuple(sentence_at(reading.article.text, span) for span in it.trigger),
    )


def _denial(it: Event, reading: Reading) -> Statement | None:
    """The denial that an event is told in: "rejected a report by the agency that it had sent them"."""
    return next(
        (
            said
            for said in reading.statements
            if said.stance == "denies" and all(_within(trigger, said.content) for trigger in it.trigger)
        ),
        None,
    )


def sentence_at(text: str, span: Span) -> Span:
    """The sentence around some words."""
    line = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = end if end >= 0 else len(text)
    stops = [
        stop for stop in _STOP.finditer(text, line, end) if not _SHORTENED.search(text[line : stop.start()])
    ]
    start = max((stop.end() for stop in stops if stop.end() <= span.start), default=line)
    after = [stop.end() for stop in stops if stop.start() >= span.end and text[stop.start()] != ")"]
    end = max(span.end, len(text[: min(after, default=end)].rstrip()))
    return Span(start, end, text[start:end])


def _voiced(page: str, matter: _Matter, reading: Reading) -> Iterator[Draft]:
    """A conduct, once for each voice, pair of parties and kind of thing."""
    by_id = {statement.id: statement for statement in reading.statements}
    denials = [by_id[id_] for id_ in matter.denials if id_ in by_id]
    named = [said for said in denials if not _nobody_s(said)]
    voices = [
        (_innermost(_owned(by_id[id_], by_id), matter, reading), False) for id_ in matter.said if id_ in by_id
    ]  # "rejected the claim that" is the word of whoever rejects, and the claim in it nobody's
    voices += [(_innermost(_owned(said, by_id), matter, reading), True) for said in named or denials]
    if not voices:  # a page that names its source for the act does not speak for itself as well
        yield from _laid_out(page, matter, reading, None, denied=matter.denied)
    for statement, denied in voices:
        yield from _laid_out(page, matter, reading, statement, denied=denied)


def _owned(statement: Statement, by_id: Mapping[str, Statement]) -> Statement:
    """The statement that a proof stands in: "there is evidence that X" is the word of who says so."""
    outer = by_id.get(statement.within or "")
    return outer if outer is not None and _proof(statement) else statement


def _proof(statement: Statement) -> bool:
    """Whether a statement is the word of nobody, and speaks of what there is to show it."""
    cue = " ".join(span.text for span in statement.cue)
    return _nobody_s(statement) and bool(phrases(wording().proof).search(cue))


def _innermost(statement: Statement, matter: _Matter, reading: Reading) -> Statement:
    """The statement farthest in that still tells the act: whoever is reported in it said so."""
    found, seen = statement, {statement.id}
    while True:
        inner = [
            other
            for other in reading.statements
            if other.within == found.id
            and other.id not in seen
            and not _proof(other)
            and _tells(other, found, matter.evidence)
        ]
        if not inner:
            return found
        found = min(inner, key=lambda other: (-_length(other.content), other.id))
        seen.add(found.id)


def _tells(inner: Statement, outer: Statement, evidence: tuple[Span, ...]) -> bool:
    """Whether a statement within another is about the act, and does not turn its sense around."""
    turned = (inner.stance == "denies") != (outer.stance == "denies")
    if inner.stance in ("declines", "asks", "demands") or turned:
        return False
    return any(
        min(part.end, span.end) - max(part.start, span.start) > (span.end - span.start) / 2
        for part in inner.content
        for span in evidence
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)


def _laid_out(
    page: str, matter: _Matter, reading: Reading, statement: Statement | None, *, denied: bool
) -> Iterator[Draft]:
    evidence = _evidence(matter, statement)
    first, last = _days(matter, evidence, reading)
    role = _role(matter, statement, evidence, reading, denied=denied)
    if role == "withdraws" and statement is not None and _own_words(statement):
        statement = None
    speaks_of = _kinds(matter.area, evidence, reading) or (None,)
    for parties, kind in product(_parties(matter, evidence, reading), speaks_of):
        if not parties and not matter.exposures:
            continue  # an act of nobody that concerns no law is no claim about anybody
        yield Draft(
            page=page,
            area=matter.area,
            direction=matter.direction,
            parties=parties,
            kind=kind,
            role=role,
            statement=statement,
            chain=_chain(statement, reading),
            exposures=matter.exposures,
            events=matter.events,
            evidence=evidence,
            first=first,
            last=last,
        )


def _evidence(matter: _Matter, statement: Statement | None) -> tuple[Span, ...]:
    """The evidence that a voice gives: what its content touches; all of it if that is none."""
    if statement is None:
        return matter.evidence
    return (
        tuple(
            span
            for span in matter.evidence
            if any(part.start < span.end and span.start < part.end for part in statement.content)
        )
        or matter.evidence
    )


def _role(
    matter: _Matter,
    statement: Statement | None,
    evidence: tuple[Span, ...],
    reading: Reading,
    *,
    denied: bool,
) -> Role:
    """What a voice does: says it is so, denies it, takes it back, or only mentions it."""
    if any(_withdrawn(reading.article.text, span) for span in evidence):
        return "withdraws"
    if statement is not None and _own_words(statement) and _takes_back(reading.article.text):
        return "withdraws"
    if denied or (statement is not None and statement.stance == "denies"):
        return "denies"
    if statement is not None and _nobody_s(statement):
        return "mentions"
    text = " ".join(span.text for span in (*evidence, *(statement.content if statement else ())))
    if phrases(wording().unproven).search(text) or _returns(matter.area, evidence, reading):
        return "mentions"
    supposed = matter.supposed or _still_to_come(matter, statement, evidence, reading)
    if supposed and not (statement and statement.stance == "hedged" and _PERFECT.search(text)):
        return "mentions"
    if statement is not None and statement.stance not in _SAYS:
        return "mentions"
    return "denies" if matter.denied and not matter.said else "says"


def _still_to_come(
    matter: _Matter, statement: Statement | None, evidence: tuple[Span, ...], reading: Reading
) -> bool:
    """Whether what this voice tells of an act is a plan, whatever others on the page tell of it."""
    own = [
        e for e in reading.events if e.id in matter.events and any(_within(t, evidence) for t in e.trigger)
    ]
    if own:
        return all(event.status in _SUPPOSED for event in own)
    cue = " ".join(span.text for span in statement.cue) if statement else ""
    return bool(phrases(wording().not_yet).search(cue)) and all(_INFINITIVE.match(s.text) for s in evidence)


def _returns(area: str, evidence: tuple[Span, ...], reading: Reading) -> bool:
    """Whether the people of an act are on their way home: that is no sending."""
    if area not in ("workers", "military_training"):
        return False
    text = reading.article.text
    return any(phrases(wording().returning).search(sentence_at(text, span).text) for span in evidence)


def _withdrawn(text: str, span: Span) -> bool:
    """Whether the sentence takes back a report of what it repeats, or the next one says it was wrong."""
    sentence = sentence_at(text, span)
    words = wording()
    if _takes_back(sentence.text):
        return True
    if not phrases(words.said_before).search(sentence.text):
        return False
    rest = text[sentence.end :].lstrip(' ”"\n')
    return bool(phrases(words.wrong).match(rest)) or _takes_back(sentence_at(rest, Span(0, 1, rest[:1])).text)


def _takes_back(text: str) -> bool:
    """Whether somebody takes back words, and no troops."""
    words = wording()
    return bool(phrases(words.withdrawn).search(text) and phrases(words.words).search(text))


def _nobody_s(statement: Statement) -> bool:
    """Whether an act is only named as what a rumour or a charge is about, and no one owns it."""
    return statement.made_by == "statements/noun" and not statement.source and statement.stance == "hedged"


def _own_words(statement: Statement) -> bool:
    """Whether an outlet speaks of itself: "we reported"."""
    return " ".join(span.text for span in statement.source).casefold() == "we"


def _chain(statement: Statement | None, reading: Reading) -> tuple[str, ...]:
    """The statements around one, the outermost first, and itself."""
    by_id = {one.id: one for one in reading.statements}
    found: list[str] = []
    while statement is not None and statement.id not in found:
        found.insert(0, statement.id)
        statement = by_id.get(statement.within or "")
    return tuple(found)


def _days(matter: _Matter, evidence: tuple[Span, ...], reading: Reading) -> tuple[date | None, date | None]:
    """The days of the act where the evidence bounds them, else the day of the page."""
    times = [
        event.time
        for event in reading.events
        if event.id in matter.events
        and event.time
        and any(s.start <= t.start and t.end <= s.end for t in event.trigger for s in evidence)
    ]
    firsts = [time.earliest for time in times if time.earliest and time.latest]
    lasts = [time.latest for time in times if time.earliest and time.latest]
    day = reading.article.published
    return (min(firsts) if firsts else day), (max(lasts) if lasts else day)


def _parties(matter: _Matter, evidence: tuple[Span, ...], reading: Reading) -> list[frozenset[str]]:
    """Each actor with each counterpart, as codes of states or names of those that belong to none.

    Who only speaks of an act, or has a part in another one of the sentence, has no part in it.
    """
    entities = {entity.id: entity for entity in reading.entities}
    out = _apart(matter, evidence, reading)
    actors, others = (
        list(
            dict.fromkeys(
                name
                for id_ in side
                if id_ in entities and id_ not in out and (name := _party(entities[id_], matter.area))
            )
        )
        for side in (matter.actors, matter.others)
    )
    pairs = [frozenset((a, b)) for a in actors or [""] for b in others or [""]]
    return list(dict.fromkeys(pair - {""} for pair in pairs))


def _apart(matter: _Matter, evidence: tuple[Span, ...], reading: Reading) -> set[str]:
    """Those of a matter that its evidence names only as who speaks, or as parties of another event.

    None where nobody would be left to do it.
    """
    spoken = {
        id_
        for id_ in (*matter.actors, *matter.others)
        if (where := [m for m in reading.mentions if m.entity == id_ and _near(m, evidence, reading)])
        and all(_in_a_source(m, reading) or _theatre(m, reading) for m in where)
    }
    own = [event for event in reading.events if event.id in matter.events]
    theirs = {id_ for event in own for id_ in (*event.actors, *event.recipients)}
    elsewhere = {
        id_
        for event in reading.events
        if theirs and event not in own and any(_within(t, evidence) for t in event.trigger)
        for id_ in (*event.actors, *event.recipients)
    }
    out = spoken | (elsewhere - theirs)
    return out if set(matter.actors) - out else set()


def _near(mention: Mention, evidence: tuple[Span, ...], reading: Reading) -> bool:
    """Whether a mention stands in a sentence of the evidence."""
    return any(
        (around := sentence_at(reading.article.text, span)).start <= mention.start < around.end
        for span in evidence
    )


def _within(inner: Span, evidence: tuple[Span, ...]) -> bool:
    return any(span.start <= inner.start and inner.end <= span.end for span in evidence)


def _theatre(mention: Mention, reading: Reading) -> bool:
    """Whether a mention tells where, or against whom, a war is fought: "for the war in Ukraine"."""
    before = reading.article.text[max(0, mention.start - 40) : mention.start]
    before = re.sub(r"\s+(?:(?:the|eastern|southern|its|neighbouring|neighboring)\s+)*$", "", before)
    return any(match.end() == len(before) for match in phrases(wording().theatre).finditer(before))


def _in_a_source(mention: Mention, reading: Reading) -> bool:
    return any(
        span.start <= mention.start and mention.end <= span.end
        for said in reading.statements
        for span in said.source
    )


def _party(entity: Entity, area: str) -> str | None:
    if area == "cyber_theft" and entity.name in _sorted("firms"):
        return None  # a firm that was robbed, wherever it has its seat
    if entity.country:
        return entity.country
    if entity.name in _sorted("un"):
        return None  # what is sent goes to no council: it is named as who speaks, or whose rule it is
    return entity.name if entity.kind == "organisation" and entity.known else None


@cache
def _sorted(sort: str) -> frozenset[str]:
    """Names of bodies of a sort that the names data knows."""
    return frozenset(row.name for row in bodies()[sort].rows)


def _kinds(area: str, evidence: tuple[Span, ...], reading: Reading) -> tuple[str, ...]:
    """The kinds of things that the evidence speaks of."""
    text = " ".join(span.text for span in evidence).casefold()
    if not evidence:
        text = reading.article.text.casefold()
    return tuple(
        kind.name for kind in kinds() if kind.area == area and any(stem in text for stem in kind.stems)
    )
