"""The pages of a watch as of a day -> its assessment."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from msgspec import Struct

from indicia.model import Assessment, Bearing, Indication, Missing, Reading, Rule, State, Watch
from indicia.origins import Known
from indicia.origins.matters import Draft
from indicia.watches.match import Match
from indicia.watches.rule import Evidence, ruled
from indicia.watches.weighing import Scales

_COUNTED: tuple[Bearing, ...] = ("act", "denial", "withdrawal")
# What may have brought a state, the first that a page has.
_MOVERS: dict[str, tuple[Bearing, ...]] = {
    "refuted": ("refutes", "withdrawal"),
    "contested": ("denial", "act"),
    "corroborated": ("act", "withdrawal"),
    "single_origin": ("act", "withdrawal", "denial"),
    "signs": ("sign", "act", "withdrawal"),
    "nothing": ("withdrawal",),
}


class Weighted(Struct, frozen=True):
    """A match under its number, with what a person decided on it laid over."""

    id: int
    match: Match
    decided_by: str | None = None
    rejected: bool = False


class Seen(Struct, frozen=True):
    """A page of the watch: its name, its number in the ledger, its day, and what on it meets the watch.

    `unfit` are the decisions of people whose item is there no more.
    """

    id: str
    version: int
    day: date | None
    reading: Reading
    found: tuple[Weighted, ...]
    unfit: tuple[int, ...] = ()


def assess(
    watch: Watch,
    pages: Sequence[Seen],
    as_of: date,
    known: Known,
    before: Assessment | None = None,
    newest: Seen | None = None,
) -> Assessment:
    """The state of a watch from the pages that came until a day, the newest last.

    Args:
        watch: the question.
        pages: those that meet it, in the order of their days, then as they were taken in.
        as_of: the day for which it is asked.
        known: media, owners and bodies.
        before: the assessment without the newest page; what brought a state stays named while it lasts.
        newest: the page that came last; None where no page came, but a person decided something.
    """
    scales = Scales({page.id: page.reading for page in pages}, known)
    act = scales.weigh(watch, _drafts(pages, _COUNTED))
    refuting = scales.weigh(watch, _drafts(pages, ("refutes",)))
    every = [it for page in pages for it in _indications(watch, page, scales)]
    live = [it for it in every if not it.rejected]
    state, why = ruled(Evidence(watch.rule, act, refuting, any(it.bearing == "sign" for it in live)))
    same = before is not None and before.state == state
    moved = _movers(state, live, newest)
    return Assessment(
        watch=watch.id,
        state=state,
        since=before.since if before and same else _since(moved, newest),
        as_of=as_of,
        for_=_only(live, "act", "sign"),
        against=_only(live, "against", "expected"),
        denials=_only(live, "denial"),
        refuting=_only(live, "refutes"),
        withdrawn=_only(live, "withdrawal"),
        origins=act.origins,
        moved_by=before.moved_by if before and same else tuple(it.id for it in moved),
        missing=tuple(missing(watch, live, as_of)),
        stale_since=stale(watch.rule, state, live, as_of),
        why=why,
        rejected=tuple(it for it in every if it.rejected),
    )


def _drafts(pages: Iterable[Seen], bearings: tuple[Bearing, ...]) -> list[Draft]:
    return [
        one.match.draft
        for page in pages
        for one in page.found
        if one.match.draft and one.match.bearing in bearings and not one.rejected
    ]


def _only(held: Iterable[Indication], *bearings: Bearing) -> tuple[Indication, ...]:
    return tuple(it for it in held if it.bearing in bearings)


def _outlet(reading: Reading, scales: Scales) -> str | None:
    """The outlet of a page; one that the page gives by its address alone, by the name that is known of it."""
    outlet = reading.article.outlet
    medium = scales.desk.known.medium(outlet) if outlet and "." in outlet and " " not in outlet else None
    return medium.name if medium else outlet


def _indications(watch: Watch, page: Seen, scales: Scales) -> Iterable[Indication]:
    for one in page.found:
        match = one.match
        origins, named = scales.behind(page.id, match.statement.id if match.statement else None)
        yield Indication(
            id=one.id,
            watch=watch.id,
            indicator=match.indicator,
            side=match.side,
            stage=match.stage,
            bearing=match.bearing,
            version=page.version,
            place=page.id,
            outlet=_outlet(page.reading, scales),
            day=page.day,
            item_kind=match.item_kind,
            item=match.item,
            quote=match.quote,
            spans=match.spans,
            speaker=match.speaker,
            stance=match.statement.stance if match.statement else None,
            status=match.status,
            origins=origins,
            named=named,
            why=match.why,
            decided_by=one.decided_by,
            rejected=one.rejected,
        )


def _movers(state: str, live: Sequence[Indication], newest: Seen | None) -> tuple[Indication, ...]:
    """What on the newest page brought a state; on any page where it has none (after a decision)."""
    mine = [it for it in live if newest is not None and it.version == newest.version]
    for among in (mine, live):
        for bearing in _MOVERS[state]:
            if found := tuple(it for it in among if it.bearing == bearing):
                return found
    return ()


def _since(moved: Sequence[Indication], newest: Seen | None) -> date | None:
    """The day of the page that came, else that of the first sentence that makes the state."""
    return newest.day if newest else min((it.day for it in moved if it.day), default=None)


def held(made: Assessment) -> tuple[Indication, ...]:
    """All that an assessment counts, whatever it does."""
    return (*made.for_, *made.denials, *made.against, *made.refuting, *made.withdrawn)


def missing(watch: Watch, live: Sequence[Indication], as_of: date) -> Iterable[Missing]:
    """What should have been seen by a day and was not."""
    seen = {it.indicator for it in live if it.bearing == "expected"}
    first = min((it.day for it in live if it.bearing in ("act", "sign") and it.day), default=None)
    for row in watch.expected:
        due = row.by
        if due is None and row.within is not None and first is not None:
            due = first + timedelta(days=row.within)
        if due is not None and due < as_of and row.id not in seen:
            yield Missing(row.id, row.text, due)


def stale(rule: Rule, state: State, live: Sequence[Indication], as_of: date) -> date | None:
    """The day on which nothing new had come for longer than the rule bears; nothing at all is not stale."""
    last = max((it.day for it in live if it.day), default=None)
    if last is None or state == "nothing" or (as_of - last).days <= rule.stale_after:
        return None
    return last + timedelta(days=rule.stale_after + 1)


def as_it_was(matches: Sequence[Match], first: int = 1) -> tuple[Weighted, ...]:
    """Matches numbered from a number on, where no ledger numbers them and nobody has decided on them."""
    return tuple(Weighted(number, match) for number, match in enumerate(matches, first))
