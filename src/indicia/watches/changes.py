"""What became different from one assessment of a watch to the next."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from indicia.model import Assessment, Change, Indication, Origin
from indicia.model.assessment import ChangeKind

_NEVER = datetime.min.replace(tzinfo=UTC)


def changes(before: Assessment | None, now: Assessment, day: date) -> Iterator[Change]:
    """The changes, unnumbered; where the state itself changed, what made it change is not told again."""
    was = before.state if before else "nothing"
    if was != now.state:
        yield _change(now, "state", day, was=was, new=now.state, of=now.moved_by, why=now.why)
    else:
        yield from _voices(before, now, day)
    yield from _overdue(before, now)


def _voices(before: Assessment | None, now: Assessment, day: date) -> Iterator[Change]:
    held = before.origins if before else None
    rows: tuple[tuple[ChangeKind, tuple[Origin, ...], tuple[Origin, ...], str], ...] = (
        ("origin", held.independent if held else (), now.origins.independent, "tells the act as well"),
        ("denial", held.denying if held else (), _known(now.origins.denying), "denies it as well"),
        ("withdrawal", held.withdrawn if held else (), now.origins.withdrawn, "took back what they said"),
    )
    for kind, old, new, why in rows:
        names = {origin.name for origin in old}
        for origin in new:
            if origin.name not in names:
                said = f"{origin.name} {why}: {origin.why}"
                yield _change(now, kind, day, new=origin.name, of=_of(origin, now), why=said)


def _known(origins: Iterable[Origin]) -> tuple[Origin, ...]:
    return tuple(origin for origin in origins if origin.kind != "unknown")


def _of(origin: Origin, now: Assessment) -> tuple[int, ...]:
    held: tuple[Indication, ...] = (*now.for_, *now.denials, *now.withdrawn)
    return tuple(it.id for it in held if it.place in origin.pages and origin.name in it.origins)


def _overdue(before: Assessment | None, now: Assessment) -> Iterator[Change]:
    told = {it.expected for it in before.missing} if before else set()
    for it in now.missing:
        if it.expected not in told:
            why = f"{it.text}: not seen by {it.due}"
            yield _change(now, "missing", it.due, new=it.expected, why=why)
    if now.stale_since is not None and (before is None or before.stale_since is None):
        why = f"nothing new that meets the watch since {now.stale_since}"
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
