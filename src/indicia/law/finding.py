"""The walk of the room: every act of conduct, every regime it touches, and a note on what gave nothing."""

from collections import defaultdict
from dataclasses import dataclass, field

from indicia.language import Parse
from indicia.law import sides as seen
from indicia.law import telling
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
    "no_party": "conduct whose parties the page does not name",
    "not_done": "conduct that the page says was not done, or was undone",
    "law_quoted": "conduct that the page tells as what a rule forbids or allows",
}


@dataclass
class _Left:
    """What was left out, by the slug of its note: ids or words, and where the first stands."""

    items: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    spans: dict[str, Span] = field(default_factory=dict)

    def add(self, slug: str, event: Event, *ids: str) -> None:
        """Count what was left out on account of an event: the ids given, else the event's own words."""
        known = self.items[slug]
        known.extend(it for it in ids or (f"“{event.trigger[0].text}”",) if it not in known)
        self.spans.setdefault(slug, event.trigger[0])

    def notes(self) -> tuple[Note, ...]:
        """One note for each slug, in the order of `NOTES`."""
        return tuple(
            Note(slug, f"{text}: {', '.join(self.items[slug])}", self.spans[slug])
            for slug, text in NOTES.items()
            if slug in self.items
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
        if slug := _no_act(event, parse):
            left.add(slug, event)
            continue
        act = _act(event, known.get(event.statement or ""), parse)
        drafts += _drafts(act, law, left, unverified=unverified)
    matters, alone = join(drafts, parse)
    for draft in alone:
        left.add("not_done", draft.events[0])
    return finish(matters, statements), left.notes()


def _is_conduct(event: Event) -> bool:
    """Whether an event is an act that the law may be about, not words on one or the law being applied."""
    if event.conduct is None or event.type in linking().not_conduct or not event.trigger:
        return False
    return not linking().areas[event.conduct].silent


def _no_act(event: Event, parse: Parse) -> str | None:
    """The slug of why an event is no act after all: nobody did it, or the law speaks; else None."""
    if event.status == "negated" and event.statement is None:
        return "not_done"
    if telling.is_taken_back(event, parse):
        return "not_done"
    if telling.is_the_law_s(event, parse):
        return "law_quoted"
    if not event.actors and not event.recipients:
        return "no_party"
    return None


def _act(event: Event, statement: Statement | None, parse: Parse) -> Act:
    evidence = _evidence(event, statement, parse)
    return Act(event, statement, parse, evidence)


def _drafts(act: Act, law: Law, left: _Left, *, unverified: bool) -> list[Draft]:
    drafts: list[Draft] = []
    touched = False
    for file in law.files:
        sides = seen.of(act.event, file.regime, act.parse)
        if sides is None:
            continue
        touched = True
        found = cite(act, sides, file, unverified=unverified)
        _count(found, act.event, left)
        if found.provisions:
            drafts.append(_draft(act, file, found))
    if not touched:
        left.add("no_regime", act.event)
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


def _draft(act: Act, file: RegimeFile, found: Found) -> Draft:
    reported = act.statement is None and telling.is_reported(act.event, act.parse)
    status = status_of(act.event, act.statement, reported=reported)
    said = [act.statement.id] if act.statement else []
    return Draft(
        regime=file.regime.id,
        day=day_of(act, file.regime.data_of),
        found=found,
        events=[act.event],
        statuses=[status],
        evidence=list(act.evidence),
        statements=[] if status == "denied" else said,
        denials=said if status == "denied" else [],
        undone=act.event.status == "negated",
    )


def _evidence(event: Event, statement: Statement | None, parse: Parse) -> tuple[Span, ...]:
    """The words that tell the act: what the statement says, or the clause around the event's own words."""
    spans: list[Span] = []
    for trigger in event.trigger:
        content = statement.content if statement else ()
        around = [s for s in content if s.start <= trigger.start and trigger.end <= s.end]
        span = around[0] if around else _clause(trigger, parse)
        if span not in spans:
            spans.append(span)
    return tuple(spans)


def _clause(trigger: Span, parse: Parse) -> Span:
    tokens = parse.within(trigger.start, trigger.end)
    if not tokens:
        return trigger
    head = next((t for t in tokens if t.head not in tokens or t.head is t), tokens[0])
    return parse.span(min(head.left, tokens[0].i), max(head.right, tokens[-1].i))
