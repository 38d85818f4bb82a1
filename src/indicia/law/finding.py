"""The walk of the room: every act of conduct, every regime it touches, and a note on what gave nothing."""

from collections import defaultdict
from dataclasses import dataclass, field

from indicia.language import Parse
from indicia.law import sides as seen
from indicia.law.citing import Act, Found, cite, day_of
from indicia.law.exposures import Draft, finish, join, status_of
from indicia.law.files import Law, RegimeFile
from indicia.law.linking import linking
from indicia.model import Event, Exposure, Note, Span, Statement

NOTES: dict[str, str] = {
    "unverified_provisions": "paragraphs that stand in the data from memory only were left out",
    "not_in_force": "conduct that a regime knows, on a day when none of its paragraphs was in force",
    "renewal_unknown": "paragraphs that ran out with the last renewal the data knows were left out",
    "no_paragraph": "conduct with a party of a regime that has no paragraph on it in the data",
    "no_regime": "conduct between parties that no regime in the data is about",
    "not_done": "conduct that the page says was not done",
}


@dataclass
class _Left:
    """What was left out, by the slug of its note: ids of events or provisions, and where the first stands."""

    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, Span | None] = field(default_factory=dict)

    def add(self, slug: str, event: Event, *ids: str) -> None:
        """Count what was left out on account of an event."""
        known = self.items[slug]
        known.extend(id_ for id_ in (ids or (event.id,)) if id_ not in known)
        self.spans.setdefault(slug, event.trigger[0] if event.trigger else None)

    def notes(self) -> tuple[Note, ...]:
        """One note for each slug, in the order of `NOTES`."""
        return tuple(
            Note(slug, f"{text}: {', '.join(self.items[slug])}", self.spans[slug])
            for slug, text in NOTES.items()
            if self.items.get(slug)
        )


def exposures(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    law: Law,
    *,
    unverified: bool,
) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
    """Set every act of conduct beside the regimes it touches; see `indicia.law.find`."""
    known = {statement.id: statement for statement in statements}
    drafts: list[Draft] = []
    left = _Left()
    for event in events:
        if not _is_conduct(event):
            continue
        statement = known.get(event.statement or "")
        if status_of(event, statement) is None:
            left.add("not_done", event)
            continue
        drafts += _drafts(event, statement, parse, law, left, unverified=unverified)
    return finish(join(drafts, parse), statements), left.notes()


def _is_conduct(event: Event) -> bool:
    """Whether an event is an act that the law may be about, not words on one or the law being applied."""
    if event.conduct is None or event.type in linking().not_conduct:
        return False
    return not linking().areas[event.conduct].silent


def _drafts(
    event: Event, statement: Statement | None, parse: Parse, law: Law, left: _Left, *, unverified: bool
) -> list[Draft]:
    evidence = _evidence(event, statement, parse)
    act = Act(event, parse, " ".join(span.text for span in (*evidence, *event.trigger)))
    drafts: list[Draft] = []
    touched = False
    for file in law.files:
        sides = seen.of(event, file.regime, parse)
        if sides is None:
            continue
        touched = True
        found = cite(act, sides, file, unverified=unverified)
        _count(found, event, left)
        if found.provisions:
            drafts.append(_draft(act, statement, file, found, evidence))
    if not touched:
        left.add("no_regime", event)
    return drafts


def _count(found: Found, event: Event, left: _Left) -> None:
    """Note what was left out for one act under one regime."""
    if found.unverified:
        left.add("unverified_provisions", event, *found.unverified)
    if found.ran_out:
        left.add("renewal_unknown", event, *found.ran_out)
    if found.provisions or found.unverified or found.ran_out:
        return
    left.add("not_in_force" if found.not_in_force else "no_paragraph", event)


def _draft(
    act: Act, statement: Statement | None, file: RegimeFile, found: Found, evidence: tuple[Span, ...]
) -> Draft:
    event = act.event
    status = status_of(event, statement)
    denied = status == "denied"
    said = [statement.id] if statement else []
    return Draft(
        regime=file.regime.id,
        day=day_of(event, act.parse.article.published, file.regime.data_of),
        found=found,
        events=[event],
        statuses=[status or "hypothetical"],
        evidence=list(evidence),
        statements=[] if denied else said,
        denials=said if denied else [],
    )


def _evidence(event: Event, statement: Statement | None, parse: Parse) -> tuple[Span, ...]:
    """The words that tell the act: what the statement says, or the clause around the event's own words."""
    spans: list[Span] = []
    for trigger in event.trigger:
        content = [
            span
            for span in (statement.content if statement else ())
            if span.start <= trigger.start and trigger.end <= span.end
        ]
        span = content[0] if content else _clause(trigger, parse)
        if span not in spans:
            spans.append(span)
    return tuple(spans)


def _clause(trigger: Span, parse: Parse) -> Span:
    tokens = parse.within(trigger.start, trigger.end)
    if not tokens:
        return trigger
    head = next((t for t in tokens if t.head not in tokens or t.head is t), tokens[0])
    return parse.span(min(head.left, tokens[0].i), max(head.right, tokens[-1].i))
