"""What became different from one assessment of a watch to the next."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from msgspec import structs

from indicia.model import Assessment, Change, Indication, Origin
from indicia.model.assessment import ChangeKind
from indicia.watches.assess import held

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NEVER = datetime.min.replace(tzinfo=UTC)


def changes(
    before: Assessment | None, now: Assessment, day: date | None, reason: str = ""
) -> Iterator[Change]:
    """The changes, unnumbered; where the state itself changed, what made it change is not told again.

    Without a day each has that of its own sentences. The reason is told where no new page is one.
    """
    was = before.state if before else "nothing"
    more = f" ({reason})" if reason else ""
    if was != now.state:
        when = day or now.since or now.as_of
        yield _change(now, "state", when, was=was, new=now.state, of=now.moved_by, why=f"{now.why}{more}")
    else:
        yield from (structs.replace(one, why=f"{one.why}{more}") for one in _voices(before, now, day))
        yield from (structs.replace(one, why=f"{one.why}{more}") for one in _lost(before, now, day))
    yield from sorted(_overdue(before, now), key=lambda one: one.day or date.max)


def written(day: date) -> str:
    """A day as people write it."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _lost(before: Assessment | None, now: Assessment, day: date | None) -> Iterator[Change]:
    """Origins that told the act, and after a decision or with another text of a page tell it no more."""
    left = {origin.name for origin in (*now.origins.independent, *now.origins.withdrawn)}
    heads = {name for origin in now.origins.independent for name in origin.names}
    for origin in before.origins.independent if before else ():
        if origin.name not in left | heads:
            why = f"{origin.name} is no longer among those who tell the act"
            yield _change(now, "withdrawal", day or now.as_of, new=origin.name, why=why)


def _voices(before: Assessment | None, now: Assessment, day: date | None) -> Iterator[Change]:
    told = before.origins if before else None
    rows: tuple[tuple[ChangeKind, tuple[Origin, ...], tuple[Origin, ...], str], ...] = (
        ("origin", told.independent if told else (), now.origins.independent, "tells the act as well"),
        ("denial", told.denying if told else (), _known(now.origins.denying), "denies it as well"),
        ("withdrawal", told.withdrawn if told else (), now.origins.withdrawn, "took back what they said"),
    )
    for kind, old, new, why in rows:
        names = {name for origin in old for name in (origin.name, *origin.names)}
        for origin in new:
            if origin.name not in names:
                said = f"{origin.name} {why if old else why.removesuffix(' as well')}: {origin.why}"
                of = _of(origin, now)
                when = day or min((it.day for it in of if it.day), default=now.as_of)
                yield _change(now, kind, when, new=origin.name, of=tuple(it.id for it in of), why=said)


def _known(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(origin for origin in origins if origin.kind != "unknown")


def _of(origin: Origin, now: Assessment) -> tuple[Indication, ...]:
    among: tuple[Indication, ...] = (*now.for_, *now.denials, *now.withdrawn)
    return tuple(it for it in among if it.place in origin.pages and origin.name in it.origins)


def _overdue(before: Assessment | None, now: Assessment) -> Iterator[Change]:
    told = {it.expected for it in before.missing} if before else set()
    for it in now.missing:
        if it.expected not in told:
            why = f"{it.text}: not seen by {written(it.due)}"
            yield _change(now, "missing", it.due, new=it.expected, why=why)
    if now.stale_since is not None and (before is None or before.stale_since is None):
        last = max((it.day for it in held(now) if it.day), default=now.stale_since)
        why = f"nothing new that meets the watch since {written(last)}: stale"
        yield _change(now, "stale", now.stale_since, why=why)


def _change(  # noqa: PLR0913 - the fields of the value
    now: Assessment,
    kind: ChangeKind,
    day: date,
    *,
    was: str | None = None,
    new: str | None = None,
    of: tuple[int, ...] = (),
    why: str,
) -> Change:
    return Change(0, now.watch, kind, _NEVER, day, was, new, of, why)
