"""The right of reply: who is named as doing it, whether they answered, what and when."""

from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import date

from msgspec import structs

from indicia.language.names.data import states
from indicia.ledger import Connection, pages, watch_decisions
from indicia.ledger.watch_decisions import Request
from indicia.model import Answer, Assessment, Reading, Reply, Span, Statement, Watch
from indicia.watches.parties import is_code
from indicia.watches.words import plain

# The strongest answer first; what is not here says something else.
_STRENGTH = ("denies", "asserts", "accuses", "regrets", "declines")
_ANSWERS = ("denies", "declines", "asserts", "regrets", "supports", "warns", "accuses")


def replies(connection: Connection, watch: Watch, assessment: Assessment, as_of: date) -> list[Reply]:
    """The register: each party that is named in the act, with its answers; missing ones are those without.

    Args:
        connection: to the ledger.
        watch: the question.
        assessment: its last.
        as_of: the day up to which answers count and dues run.
    """
    asked = {one.who: one for one in watch_decisions.requests(connection, watch.id)}
    held = {version: _reading(connection, version) for version in _versions(assessment)}
    found = [
        _reply(watch, who, assessment, held, as_of)
        for who in dict.fromkeys((*watch.actors, *watch.counterparts, *asked))
    ]
    named = [one for one in found if one.named_on is not None or one.answered or one.who in asked]
    return [_asked(one, asked.get(one.who), as_of) for one in named]


def _versions(assessment: Assessment) -> Iterable[int]:
    held = (*assessment.for_, *assessment.denials, *assessment.against, *assessment.refuting)
    return dict.fromkeys(it.version for it in held)


def _reading(connection: Connection, version: int) -> tuple[pages.Version, Reading] | None:
    read = pages.reading(connection, version)
    return (read.version, read.found.reading) if read else None


def _reply(
    watch: Watch,
    who: str,
    assessment: Assessment,
    held: dict[int, tuple[pages.Version, Reading] | None],
    as_of: date,
) -> Reply:
    acts = [it for it in (*assessment.for_, *assessment.denials) if it.bearing in ("act", "denial")]
    naming = [it for it in acts if _names(held.get(it.version), it.spans, who)]
    named_on = min((it.day for it in naming if it.day), default=None)
    denials = {(it.version, it.item) for it in assessment.denials if it.item_kind == "statement"}
    other = {(it.version, it.item) for it in (*assessment.against, *assessment.refuting)}
    found = [one for page in held.values() if page for one in _answers(*page, who, as_of, (denials, other))]
    # What was said before anybody named them answers nothing.
    found = [one for one in found if not (one.day and named_on and one.day < named_on)]
    answers = tuple(sorted(found, key=lambda one: (one.day or date.max, one.version)))
    best = min(answers, key=lambda one: _rank(one.stance), default=None)
    return Reply(
        watch=watch.id,
        who=who,
        name=name(who),
        named_on=named_on,
        asked_on=None,
        due_on=None,
        answered_on=best.day if best else None,
        stance=best.stance if best else None,
        answers=answers,
        overdue=False,
    )


def name(who: str) -> str:
    """What to call a party."""
    row = states().get(who) if is_code(who) else None
    return row.name if row else who


def _rank(stance: str) -> int:
    return _STRENGTH.index(stance) if stance in _STRENGTH else len(_STRENGTH) - 1


def _asked(reply: Reply, request: Request | None, as_of: date) -> Reply:
    if request is None:
        return reply
    overdue = not reply.answered and request.due_on is not None and request.due_on < as_of
    return structs.replace(
        reply, asked_on=request.asked_on, due_on=request.due_on, note=request.note, overdue=overdue
    )


def _names(page: tuple[pages.Version, Reading] | None, spans: Sequence[Span], who: str) -> bool:
    """Whether the characters of an indication name somebody."""
    if page is None:
        return False
    reading = page[1]
    mine = {entity.id for entity in reading.entities if _is(entity.country, entity.name, who)}
    return any(
        mention.entity in mine and span.start <= mention.start and mention.end <= span.end
        for mention in reading.mentions
        for span in spans
    )


def _is(country: str | None, called: str, who: str) -> bool:
    return country == who if is_code(who) else f" {plain(who)} " in f" {plain(called)} "


def _answers(
    version: pages.Version,
    reading: Reading,
    who: str,
    as_of: date,
    met: tuple[Container[tuple[int, str | None]], Container[tuple[int, str | None]]],
) -> Iterator[Answer]:
    """What somebody, or an organ of theirs, says on a page to the matter.

    Who says that it was not so denies it, whatever the verb: `met` are the statements that deny, and those
    that speak against it otherwise.
    """
    denials, other = met
    mine = {entity.id for entity in reading.entities if _is(entity.country, entity.name, who)}
    day = version.published
    if day is not None and day > as_of:
        return
    charged = {key for x in reading.exposures for key in (*x.statements, *x.denials)}
    for said in reading.statements:
        if not mine & set(said.source_entities) or said.stance not in _ANSWERS:
            continue
        if (version.id, said.id) in denials:
            yield _answer(version, structs.replace(said, stance="denies"), day)
            continue
        to_it = said.answers or said.id in charged or (version.id, said.id) in other
        if to_it or said.stance in ("denies", "declines"):
            yield _answer(version, said, day)


def _answer(version: pages.Version, said: Statement, day: date | None) -> Answer:
    spans = (*said.source, *said.cue, *said.content)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    return Answer(
        version=version.id,
        place=version.place,
        outlet=version.outlet,
        day=day,
        speaker=said.named,
        stance=said.stance,
        quote=version.text[first:last],
        spans=tuple(sorted(spans, key=lambda span: span.start)),
    )


def missing(found: Sequence[Reply]) -> list[Reply]:
    """Those who are named and have said nothing."""
    return [one for one in found if not one.answered]
