"""Law: provisions by regime and day, how well each was checked, and which conduct may concern it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from litestar import Response, get
from litestar.params import FromPath, FromQuery
from msgspec import Struct

from indicia import law
from indicia.app.access import Here
from indicia.app.web.screen import Asked, show
from indicia.law.provisions import DUTIES, Provision, Regime
from indicia.ledger import overview
from indicia.ledger import search as look
from indicia.model import UsageError
from indicia.products.view_conduct import land

FORCE = ("in force since %(day)s", "ended %(day)s", "from %(day)s", "never in force")


class Line(Struct, frozen=True):
    """A provision in a list: since when it holds, and how many exposures cite it.

    `force` is one of `FORCE`, said with `day`.
    """

    row: Provision
    force: str
    day: date | None
    contested: bool
    holds: bool
    exposures: int


@get("/law", sync_to_thread=True)
def lawbook(
    request: Asked,
    ledger: Here,
    q: FromQuery[str] = "",
    regime: FromQuery[str] = "",
    area: FromQuery[str] = "",
    day: FromQuery[str] = "",
) -> Response[str]:
    """The provisions that were in force on a day, or all that hold some words."""
    when = _day(day)
    rows = law.search(q) if q.strip() else law.provisions()
    rows = tuple(
        row for row in rows if (not regime or row.regime == regime) and (not area or area in row.areas)
    )
    with ledger.read() as connection:
        counts, whole = overview.cited_counts(connection)
    lines = [line(row, when, counts) for row in rows]
    if day and not q.strip():
        lines = [one for one in lines if one.holds]
    known = law.in_use()
    shown = _by_regime(lines, known.regimes)
    return show(
        request,
        "law.html.j2",
        groups=shown,
        regimes=known.regimes,
        q=q,
        regime=regime,
        area=area,
        day=day,
        when=when,
        levels=law.LEVELS,
        counted=None if whole else overview.COUNTED,
        total=sum(len(lines) for _, lines in shown),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text) if text else datetime.now(UTC).date()
    except ValueError as error:
        raise UsageError(f"{text!r} is no day: write it as 2024-05-17") from error


def line(row: Provision, when: date, counts: dict[str, int]) -> Line:
    """A provision as it stood on a day."""
    period = row.during(when, when)
    since, ended, begins, never = FORCE
    last = row.in_force[-1] if row.in_force else None
    if period:
        force, told = since, period.begins
    elif last:
        force, told = (ended, last.until) if last.until else (begins, last.begins)
    else:
        force, told = never, None
    contested = period is not None and period.contested
    return Line(row, force, told, contested, period is not None, counts.get(row.id, 0))


def _by_regime(lines: Iterable[Line], regimes: Iterable[Regime]) -> list[tuple[Regime, list[Line]]]:
    held: dict[str, list[Line]] = {}
    for one in lines:
        held.setdefault(one.row.regime, []).append(one)
    found = [(regime, held[regime.id]) for regime in regimes if regime.id in held]
    # Those of which this ledger has most to say come first.
    return sorted(found, key=lambda one: -sum(line.exposures for line in one[1]))


@get("/law/{provision:path}", sync_to_thread=True)
def provision(request: Asked, ledger: Here, provision: FromPath[str]) -> Response[str]:
    """One provision, and what may concern it."""
    row = law.show(provision.lstrip("/"))
    known = law.in_use()
    regime = next(one for one in known.regimes if one.id == row.regime)
    with ledger.read() as connection:
        counts, _ = overview.cited_counts(connection)
        found = look.exposures(connection, look.Asked(provision=row.id, limit=50))
    return show(
        request,
        "provision.html.j2",
        row=row,
        regime=regime,
        land=land(row.regime),
        line=line(row, datetime.now(UTC).date(), counts),
        duties=[DUTIES[duty] for duty in row.duty],
        linked=law.linked(row, known),
        level=law.LEVELS[row.verified],
        views=regime.view if any(period.contested for period in row.in_force) else (),
        found=found,
    )
