"""What people decided on indications, laid over what was matched; it survives every rereading."""

from collections.abc import Sequence

from msgspec import Struct, structs

from indicia.ledger.anchors import Anchor, Item, anchored, find
from indicia.ledger.overlay import Corrected
from indicia.ledger.watch_decisions import Decision
from indicia.model import Bearing, Event, Indicator, Reading, Span, Statement, UsageError, Watch
from indicia.watches.match import Match, side_of
from indicia.watches.sentences import as_told

REJECT, MOVE, GRADE, ACT = "reject", "move", "grade", "-"
_AHEAD = ("intent", "preparation")


class Decided(Struct, frozen=True):
    """A match with what holds for it: whose decision, whether it was rejected, its credibility."""

    match: Match
    decided_by: str | None = None
    rejected: bool = False
    grade: Decision | None = None


class Page(Struct, frozen=True):
    """A page with what meets a watch on it, each with its number."""

    name: str
    version: int
    reading: Reading
    numbers: tuple[int, ...]
    matches: tuple[Match, ...]


class Laid(Struct, frozen=True):
    """The matches of a page with their decisions, and the decisions that fit nothing any more."""

    found: tuple[Decided, ...]
    unfit: tuple[Decision, ...]


def by_hand(found: Corrected) -> list[Span]:
    """Where on a page a person corrected what was read, or took it out."""
    items = [one.item for one in anchored(found.reading) if (one.kind, one.item.id) in found.by]
    return [span for item in (*items, *found.rejected) for span in _spans(item)]


def _spans(item: Item) -> tuple[Span, ...]:
    if isinstance(item, Statement):
        return item.content
    return item.trigger if isinstance(item, Event) else item.evidence


def anchor_of(match: Match, reading: Reading) -> tuple[Anchor, str]:
    """What a decision on a match is fastened to, and the words there."""
    if match.item_kind == "sentence":
        return {"sentence": [[span.start, span.end] for span in match.spans]}, match.quote
    for one in anchored(reading):
        if one.kind == match.item_kind and one.item.id == match.item:
            return one.anchor, one.quote
    raise UsageError(f"there is no {match.item_kind} {match.item} in the reading")


def lay(page: Page, decisions: Sequence[Decision], watch: Watch) -> Laid:
    """Lay the decisions on a page over its matches, the oldest first."""
    held = [Decided(match) for match in page.matches]
    unfit: list[Decision] = []
    for decision in decisions:
        place = _place(decision, held, page)
        if place is None:
            unfit.append(decision)
        else:
            it = _with(held[place], decision, watch)
            if it.match.bearing in ("act", "refutes") and _untold(it.match):
                told = as_told(it.match, page.name, page.reading.article.published, watch)
                it = structs.replace(it, match=told)
            held[place] = it
    return Laid(tuple(held), tuple(unfit))


def _place(decision: Decision, held: Sequence[Decided], page: Page) -> int | None:
    """Which of the matches a decision is about: that of its number, else that of its words in one version."""
    if decision.indication in page.numbers:
        return page.numbers.index(decision.indication)
    if decision.version != page.version:
        return None
    if decision.item_kind == "sentence":
        mine = [n for n, it in enumerate(held) if anchor_of(it.match, page.reading)[0] == decision.anchor]
    else:
        items = list(anchored(page.reading))
        item = find(decision.anchor, decision.quote, decision.item_kind, items)
        mine = [n for n, it in enumerate(held) if item is not None and it.match.item == item.item.id]
    mine = mine or [n for n, it in enumerate(held) if it.match.quote == decision.quote]
    same = [n for n in mine if held[n].match.indicator == decision.indicator]
    among = same or mine
    return among[0] if len(among) == 1 or same else None


def _with(it: Decided, decision: Decision, watch: Watch) -> Decided:
    if decision.kind == REJECT:
        return structs.replace(it, rejected=True, decided_by=decision.made_by)
    if decision.kind == GRADE:
        return structs.replace(it, grade=decision)
    target = indicator(watch, decision.value or ACT)
    return structs.replace(
        it, match=_moved(it.match, target, decision), rejected=False, decided_by=decision.made_by
    )


def _untold(match: Match) -> bool:
    """Whether the machine did not take it for a telling, so that there is nothing to count origins by."""
    return match.draft is None or match.draft.role == "mentions"


def indicator(watch: Watch, id_: str) -> Indicator | None:
    """The indicator of an id; None for the act itself, or one that the file no longer holds."""
    return next((one for one in watch.indicators if one.id == id_), None)


def _moved(match: Match, target: Indicator | None, decision: Decision) -> Match:
    side, stage = side_of(target)
    bears: Bearing = match.bearing
    if side != "for":
        bears = "against" if side == "against" else "refutes"
    elif match.bearing not in ("denial", "withdrawal"):
        bears = "sign" if stage in _AHEAD else "act"
    return structs.replace(
        match,
        indicator=target.id if target else None,
        side=side,
        stage=stage,
        bearing=bears,
        why=f"moved here by {decision.made_by}{f': {decision.why}' if decision.why else ''}",
    )
