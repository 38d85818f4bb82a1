"""The course of a watch: its pages weighed one after another, so that each change has its page and day."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import groupby

from msgspec import Struct, structs

from indicia.model import Assessment, Change, Watch
from indicia.origins import Known
from indicia.watches.assess import Seen, assess, held, missing, stale
from indicia.watches.changes import changes, written

_STEPS = 60  # of more new pages at once, those of a day, else of a month, are one step


class Last(Struct, frozen=True):
    """What the run before left: its assessment and versions; and what was done since besides new pages."""

    assessment: Assessment
    versions: frozenset[int]
    redefined: bool = False
    decided: tuple[str, ...] = ()


def whole(watch: Watch, seen: Sequence[Seen], day: date, known: Known) -> tuple[Assessment, list[Change]]:
    """All pages as if each had come on its day: what they amount to by a day, and how it came to that."""
    return further(watch, seen, day, known, None)


def further(
    watch: Watch, seen: Sequence[Seen], day: date, known: Known, last: Last | None
) -> tuple[Assessment, list[Change]]:
    """Weigh what is new, in the order of its days: the assessment of a day, and what became different.

    Pages older than those weighed before, decisions and another definition change what was known of days that
    are past: they are told in one step with its reason, and the state has the day that it had all along.
    """
    pages = sorted(seen, key=_order)
    so_far: list[Seen] = []
    before: Assessment | None = None
    found: list[Change] = []
    if last is not None:
        so_far, late = _weighed(pages, last)
        before = last.assessment
        when = day if len(so_far) == len(pages) else min(day, max(before.as_of, _day(so_far)))
        if late or last.redefined or last.decided or len(so_far) == len(pages):
            before, found = _anew(watch, so_far, when, known, last, late)
    weighed = {page.version for page in so_far}
    for batch in _batches([page for page in pages if page.version not in weighed]):
        when = batch[-1].day or day
        before, quiet = _meanwhile(watch, before, when)
        so_far = [*so_far, *batch]
        now = assess(watch, so_far, when, known, before, newest=batch[-1])
        found += [*quiet, *changes(before, now, when)]
        before = now
    made = _as_of(watch, before, day) if before else assess(watch, so_far, day, known)
    return made, [*found, *changes(before, made, day)]


def _order(page: Seen) -> tuple[date, int]:
    return page.day or date.max, page.version


def _day(pages: Sequence[Seen]) -> date:
    """The day of the newest of some pages."""
    return max((page.day for page in pages if page.day), default=date.min)


def _weighed(pages: Sequence[Seen], last: Last) -> tuple[list[Seen], list[Seen]]:
    """The pages that were weighed before with those that came too late for their turn; and these alone."""
    if last.redefined:
        return list(pages), []
    before = [page for page in pages if page.version in last.versions]
    newest = _day(before)
    late = [p for p in pages if p.version not in last.versions and (p.day or date.max) < newest]
    return sorted((*before, *late), key=_order), late


def _anew(
    watch: Watch, pages: Sequence[Seen], day: date, known: Known, last: Last, late: Sequence[Seen]
) -> tuple[Assessment, list[Change]]:
    """All pages weighed again, since when the state has held, and the changes with what made them."""
    made = assess(watch, pages, day, known, last.assessment)
    by_hand = bool(late or last.redefined or last.decided)
    if by_hand or made.state != last.assessment.state:
        made = _dated(watch, pages, made, known)
    told, reason = None, ""
    if last.redefined:
        told, reason = datetime.now(UTC).date(), "the watch was changed"
    elif last.decided:
        told, reason = datetime.now(UTC).date(), f"decided by {', '.join(last.decided)}"
    elif late:
        days = dict.fromkeys(written(page.day) for page in late if page.day)
        which = f"a page of {''.join(days)} was" if len(days) == 1 else f"pages of {', '.join(days)} were"
        reason = f"known only now: {which} taken in after later ones"
    return made, list(changes(last.assessment, made, told, reason))


def _dated(watch: Watch, pages: Sequence[Seen], made: Assessment, known: Known) -> Assessment:
    """An assessment with the day since which its state holds, and what brought it, by the days of pages."""
    end = len(pages)
    for batch in reversed(list(_batches(pages))):
        start = end - len(batch)
        if not start or assess(watch, pages[:start], made.as_of, known).state != made.state:
            break
        end = start
    for number in range(start + 1, end + 1) if pages else ():
        now = assess(watch, pages[:number], made.as_of, known, newest=pages[number - 1])
        if now.state == made.state:
            return structs.replace(made, since=now.since, moved_by=now.moved_by)
    return made


def _batches(new: Sequence[Seen]) -> Iterator[list[Seen]]:
    for key in (lambda page: page.version, lambda page: page.day, lambda page: str(page.day)[:7]):
        parts = [list(part) for _, part in groupby(new, key=key)]
        if len(parts) <= _STEPS:
            break
    yield from parts


def _meanwhile(watch: Watch, before: Assessment | None, day: date) -> tuple[Assessment | None, list[Change]]:
    """What became overdue or stale before the next page came."""
    if before is None or before.as_of >= day:
        return before, []
    eve = day - timedelta(days=1)
    now = _as_of(watch, before, eve)
    return now, list(changes(before, now, eve))


def _as_of(watch: Watch, made: Assessment, day: date) -> Assessment:
    """An assessment of the same pages on another day."""
    live = held(made)
    return structs.replace(
        made,
        as_of=day,
        missing=tuple(missing(watch, live, day)),
        stale_since=stale(watch.rule, made.state, live, day),
    )
