"""Watches: a board of states, and one watch with all that speaks for and against it."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia import watches
from indicia.app.access import NEEDS, Here
from indicia.app.web import alertroom
from indicia.app.web.claims import known, trusted
from indicia.app.web.coverage import coverage
from indicia.app.web.screen import Asked, picture, show, tongue
from indicia.app.web.seeing import sees_watch, visible
from indicia.ledger import Ledger, audit, journal, watch_decisions, watching
from indicia.ledger import alerts as kept
from indicia.model import (
    BEARINGS,
    CHANGES,
    CREDIBILITY,
    LIKELIHOODS,
    MARKS,
    RELIABILITY,
    SIDES,
    SOURCE_ROLES,
    STAGES,
    STATES,
    Assessment,
    Indication,
    Watch,
)
from indicia.watches.decided import REJECT
from indicia.watches.grades import grades
from indicia.watches.replies import name as spelled
from indicia.watches.replies import replies

WIDEST = 24  # columns of the table of indicators
# The columns of the board, the most settled first.
BOARD = ("corroborated", "contested", "single_origin", "signs", "refuted", "nothing")


class Card(Struct, frozen=True):
    """A watch on the board."""

    watch: Watch
    made: Assessment | None
    new: int


class Row(Struct, frozen=True):
    """An indicator over time: how often something met it."""

    id: str
    text: str
    side: str
    stage: str
    counts: tuple[int, ...]
    total: int


@get("/watches", sync_to_thread=True)
def board(request: Asked, ledger: Here) -> Response[str]:
    """The board."""
    held = [watch for watch in watches.folder(ledger.folder).values() if sees_watch(request.user, watch)]
    with ledger.read() as connection:
        cards = [_card(connection, watch, request.user.name) for watch in held]
        waiting = alertroom.waiting(connection, request.user, {watch.id: watch for watch in held})
    columns = {state: [card for card in cards if card.made and card.made.state == state] for state in BOARD}
    return show(
        request,
        "watches.html.j2",
        columns=[(state, columns[state]) for state in BOARD if columns[state]],
        alerts_waiting=waiting,
        never=[card for card in cards if card.made is None],
        states=STATES,
        hidden=len(watches.folder(ledger.folder)) - len(held),
        pack=[one for id_, one in watches.packaged().items() if id_ not in watches.folder(ledger.folder)],
    )


def _card(connection: Any, watch: Watch, person: str) -> Card:
    look = watching.last_look(connection, watch.id, person)
    new = watches.history(connection, watch.id, after=look.change_id if look else 0)
    return Card(watch, watches.latest(connection, watch.id), len(new))


@get("/watches/{watch_id:str}", sync_to_thread=True)
def watch(request: Asked, ledger: Here, watch_id: FromPath[str]) -> Response[str]:
    """One watch."""
    shown = visible(request, ledger, watch_id)
    with ledger.read() as connection:
        made = watches.latest(connection, watch_id)
        if made is None:
            return show(request, "watch_new.html.j2", watch=shown)
        held = watches.indications(connection, watch_id)
        changes = watches.history(connection, watch_id)
        answers = replies(connection, shown, made, datetime.now(UTC).date())
        table = watches.hypotheses(connection, shown)
        judged = watch_decisions.judgements(connection, watch_id)
        graded = grades(connection, shown, made, known(ledger), trusted(ledger))
        decided = watch_decisions.decisions(connection, watch_id)
        newest = kept.newest(connection, kept.Wanted(watch_id, limit=12))
        stands = coverage(request.user, ledger, connection, made)
        told = alertroom.seen(connection, request.user, newest, {watch_id: shown})
    with ledger.write() as connection:
        watching.saw(connection, watch_id, request.user.name)
    periods, rows = indicator_rows(shown, held)
    return show(
        request,
        "watch.html.j2",
        watch=shown,
        made=made,
        changes=list(reversed(changes)),
        answers=answers,
        table=table,
        judged=judged,
        graded=[one for one in graded if one.role],
        credible={one.what: one for one in graded if not one.role},
        likelihoods=LIKELIHOODS,
        marks=MARKS,
        roles=SOURCE_ROLES,
        grade_words=RELIABILITY | CREDIBILITY,
        decided=decided,
        told=told,
        stands=stands,
        source_states=journal.STATES,
        periods=periods,
        rows=rows,
        spelled=spelled,
        rule=watches.RULES.get(made.state, ""),
        states=STATES,
        bearings=BEARINGS,
        change_words=CHANGES,
        sides=SIDES,
        stages=STAGES,
        has_days=any(one.day for one in held),
    )


class Period(Struct, frozen=True):
    """A column of the table of indicators: a month, a quarter or a year."""

    year: int
    part: str


def periods_of(held: Iterable[Indication]) -> tuple[list[Period], Callable[[date], Period]]:
    """From the first to the last page, in the finest unit that has at most twenty-four columns."""
    days = sorted(one.day for one in held if one.day)
    if not days:
        return [], _by_month
    span = (days[-1].year - days[0].year) * 12 + days[-1].month - days[0].month + 1
    unit = _by_month if span <= WIDEST else _by_quarter if span <= 3 * WIDEST else _by_year
    months = (date(y, m, 1) for y in range(days[0].year, days[-1].year + 1) for m in range(1, 13))
    inside = [one for one in months if days[0].replace(day=1) <= one <= days[-1]]
    return list(dict.fromkeys(map(unit, inside))), unit


def _by_month(day: date) -> Period:
    return Period(day.year, f"{day.month:02d}")


def _by_quarter(day: date) -> Period:
    return Period(day.year, f"Q{(day.month + 2) // 3}")


def _by_year(day: date) -> Period:
    return Period(day.year, "")


def indicator_rows(watch: Watch, held: Sequence[Indication]) -> tuple[list[Period], list[Row]]:
    """The act itself, then each indicator, with what met it over time; those never met too."""
    periods, unit = periods_of(held)
    found: dict[str, Counter[Period | None]] = {}
    for one in held:
        found.setdefault(one.indicator or "", Counter())[unit(one.day) if one.day else None] += 1

    def row(id_: str, text: str, side: str, stage: str) -> Row:
        counts = found.get(id_, Counter())
        return Row(id_, text, side, stage, tuple(counts[one] for one in periods), counts.total())

    rows = [row(one.id, one.text, one.side, one.stage) for one in watch.indicators]
    return periods, [row("", "", "for", "act"), *rows]


@get("/watches/{watch_id:str}/timeline.svg", sync_to_thread=True)
def drawn(request: Asked, ledger: Here, watch_id: FromPath[str]) -> Response[str]:
    """The watch over time, by stance: the same specification that a brief draws."""
    from indicia.products.charts import Said, svg, timeline  # noqa: PLC0415 - an extra of its own

    visible(request, ledger, watch_id)
    with ledger.read() as connection:
        held = watches.indications(connection, watch_id)
    said = [
        Said(one.day, one.stance, one.speaker or one.outlet or "", one.outlet or "", one.quote)
        for one in held
        if one.stance  # what a page says of itself has none; the lists show it
    ]
    return picture(svg(timeline(said, tongue(request)), f"{watch_id}-timeline"))


@post("/watches/{watch_id:str}/run", opt={NEEDS: "analyst"}, sync_to_thread=True)
def run(request: Asked, ledger: Here, watch_id: FromPath[str]) -> Redirect:
    """Look for what meets it, up to today."""
    weigh(ledger, visible(request, ledger, watch_id), None)
    with ledger.write() as connection:
        audit.log(connection, request.user.name, "ran", f"watch {watch_id}")
    return Redirect(f"/watches/{watch_id}", status_code=303)


def weigh(ledger: Ledger, watch: Watch, as_of: date | None) -> Assessment:
    """Weigh a watch anew."""
    made = watches.run(ledger, watch, known=known(ledger), as_of=as_of)
    alertroom.make(ledger)
    return made


class ToReject(Struct):
    """An indication to take out, and why."""

    indication: int
    why: str = ""


@post("/watches/{watch_id:str}/reject", opt={NEEDS: "analyst"}, sync_to_thread=True)
def reject(request: Asked, ledger: Here, watch_id: FromPath[str], data: URLEncodedBody[ToReject]) -> Redirect:
    """Take an indication out; it counts for nothing, and is kept."""
    shown, who = visible(request, ledger, watch_id), request.user.name
    with ledger.write() as connection:
        if watch_decisions.held(connection, data.indication)[0] != watch_id:
            raise NotFoundException(f"there is no indication {data.indication} in {watch_id}")
        watch_decisions.decide(connection, data.indication, REJECT, None, data.why or None, who)
        audit.log(connection, who, "rejected an indication", f"watch {watch_id}", id=data.indication)
    return _again(ledger, shown)


class ToUndo(Struct):
    """A decision to take back."""

    decision: int


@post("/watches/{watch_id:str}/undo", opt={NEEDS: "analyst"}, sync_to_thread=True)
def undo(request: Asked, ledger: Here, watch_id: FromPath[str], data: URLEncodedBody[ToUndo]) -> Redirect:
    """Take a decision back."""
    shown, who = visible(request, ledger, watch_id), request.user.name
    with ledger.write() as connection:
        if data.decision not in {one.id for one in watch_decisions.decisions(connection, watch_id)}:
            raise NotFoundException(f"no decision {data.decision} holds in {watch_id}")
        watch_decisions.undo(connection, data.decision, who)
        audit.log(connection, who, "took back", f"watch {watch_id}", id=data.decision)
    return _again(ledger, shown)


def _again(ledger: Ledger, watch: Watch) -> Redirect:
    with ledger.read() as connection:
        last = watches.latest(connection, watch.id)
    weigh(ledger, watch, last.as_of if last else None)
    return Redirect(f"/watches/{watch.id}", status_code=303)
