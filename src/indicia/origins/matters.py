"""What a page tells, voice by voice: its exposures, events and statements as tellings in the making."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from msgspec import Struct, structs

from indicia.model import Reading, Span, Statement
from indicia.origins.acts import Act, acts
from indicia.origins.data import kinds
from indicia.origins.parties import parties, sources
from indicia.origins.roles import Role, own_words, role
from indicia.origins.tellers import below_headline, charges, innermost, nobody_s, owned

__all__ = ["Draft", "Role", "drafts", "told_by_somebody"]


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


def told_by_somebody(draft: Draft) -> bool:
    """Whether a telling makes a claim: that it was so, or somebody's word that it was not."""
    return draft.role in ("says", "withdraws") or (draft.role == "denies" and draft.statement is not None)


def drafts(page: str, reading: Reading) -> tuple[Draft, ...]:
    """The tellings of a page: each act that sanctions care about, once for each voice that tells it."""
    found: dict[tuple[object, ...], Draft] = {}
    title = reading.article.title_block
    heard = sources(reading)
    for act in acts(reading):
        for draft in _voiced(page, act, reading, heard):
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


def _voiced(page: str, act: Act, reading: Reading, heard: Sequence[Span]) -> Iterator[Draft]:
    """A conduct, once for each voice, pair of parties and kind of thing."""
    by_id = {statement.id: statement for statement in reading.statements}
    denials = [by_id[id_] for id_ in act.denials if id_ in by_id]
    named = [said for said in denials if not nobody_s(said)]
    if not act.said and not denials:
        act = structs.replace(act, said=charges(act, reading) or below_headline(act, reading))
    voices = [
        (innermost(owned(by_id[id_], by_id), act, reading), False) for id_ in act.said if id_ in by_id
    ]  # "rejected the claim that" is the word of whoever rejects, and the claim in it nobody's
    voices += [(innermost(owned(said, by_id), act, reading), True) for said in named or denials]
    if not voices:  # a page that names its source for the act does not speak for itself as well
        yield from _laid_out(page, act, (reading, heard), None, denied=act.denied)
    for statement, denied in voices:
        yield from _laid_out(page, act, (reading, heard), statement, denied=denied)


def _laid_out(
    page: str, act: Act, of: tuple[Reading, Sequence[Span]], statement: Statement | None, *, denied: bool
) -> Iterator[Draft]:
    reading, heard = of
    evidence = _evidence(act, statement)
    first, last = _days(act, evidence, reading)
    does = role(act, statement, evidence, reading, denied=denied)
    if does == "withdraws" and statement is not None and own_words(statement):
        statement = None
    speaks_of = _kinds(act.area, evidence, reading) or (None,)
    for sides, kind in product(parties(act, evidence, reading, heard), speaks_of):
        if not sides and not act.exposures:
            continue  # an act of nobody that concerns no law is no claim about anybody
        yield Draft(
            page=page,
            area=act.area,
            direction=act.direction,
            parties=sides,
            kind=kind,
            role=does,
            statement=statement,
            chain=_chain(statement, reading),
            exposures=act.exposures,
            events=act.events,
            evidence=evidence,
            first=first,
            last=last,
        )


def _evidence(act: Act, statement: Statement | None) -> tuple[Span, ...]:
    """The evidence that a voice gives: what its content touches; all of it if that is none."""
    if statement is None:
        return act.evidence
    return (
        tuple(
            span
            for span in act.evidence
            if any(part.start < span.end and span.start < part.end for part in statement.content)
        )
        or act.evidence
    )


def _chain(statement: Statement | None, reading: Reading) -> tuple[str, ...]:
    """The statements around one, the outermost first, and itself."""
    by_id = {one.id: one for one in reading.statements}
    found: list[str] = []
    while statement is not None and statement.id not in found:
        found.insert(0, statement.id)
        statement = by_id.get(statement.within or "")
    return tuple(found)


def _days(act: Act, evidence: tuple[Span, ...], reading: Reading) -> tuple[date | None, date | None]:
    """The days of the act where the evidence bounds them, else the day of the page."""
    times = [
        event.time
        for event in reading.events
        if event.id in act.events
        and event.time
        and any(s.start <= t.start and t.end <= s.end for t in event.trigger for s in evidence)
    ]
    firsts = [time.earliest for time in times if time.earliest and time.latest]
    lasts = [time.latest for time in times if time.earliest and time.latest]
    day = reading.article.published
    return (min(firsts) if firsts else day), (max(lasts) if lasts else day)


def _kinds(area: str, evidence: tuple[Span, ...], reading: Reading) -> tuple[str, ...]:
    """The kinds of things that the evidence speaks of."""
    text = " ".join(span.text for span in evidence).casefold()
    if not evidence:
        text = reading.article.text.casefold()
    return tuple(
        kind.name for kind in kinds() if kind.area == area and any(stem in text for stem in kind.stems)
    )
