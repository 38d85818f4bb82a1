"""A watch over a ledger: what is new is matched, each new page weighed in its turn, and all of it kept.

::

    readings -> matches -> indication rows -> (page after page) assessment -> changes
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import msgspec
from msgspec import Struct, structs

from indicia import origins
from indicia.ledger import Connection, Ledger, current, numbering, pages, watch_decisions, watching
from indicia.ledger.pages import Version
from indicia.ledger.watching import Held
from indicia.model import Assessment, Change, Reading, Watch
from indicia.origins import Known
from indicia.watches import course
from indicia.watches.assess import Seen, Weighted
from indicia.watches.decided import Laid, Page, anchor_of, by_hand, lay
from indicia.watches.index import Index
from indicia.watches.match import Match
from indicia.watches.parties import is_code


class Found(Struct, frozen=True):
    """A version that was matched with a watch: its reading, and what met it."""

    version: Version
    reading: Reading
    matches: tuple[Match, ...]


class Looked(Struct, frozen=True):
    """What a look through the pages found for a watch: versions that meet it, up to which reading."""

    versions: Collection[int]
    reading: int


def run(
    ledger: Ledger,
    watch: Watch,
    *,
    known: Known | None = None,
    as_of: date | None = None,
    looked: Looked | None = None,
) -> Assessment:
    """Match what is new with a watch, weigh it, keep what it amounts to, and return that.

    Args:
        ledger: whose pages are watched.
        watch: the question, as its file has it now; if it has changed, all pages are matched anew.
        known: media, owners and bodies; those that come with Indicia if left out.
        as_of: the day for which it is told; today if left out. What is kept never goes back: of a day before
            that of the newest page, or of the last run, only what is returned is told.
        looked: what a look through the pages for all watches at once found for this one.
    """
    known = known or origins.known()
    with ledger.read() as connection:
        newest = looked.reading if looked else watching.newest_reading(connection)
        found = list(_found(connection, watch, looked.versions if looked else None))
    with ledger.write() as connection:
        last = _last(connection, watch)
        row = watching.look(connection, watch.id, fingerprint(watch), msgspec.to_builtins(watch), newest)
        seen = list(_kept(connection, watch, found))
        day = _no_earlier(as_of, last, seen)
        made, changed = course.further(watch, seen, day, known, last)
        for one in changed:
            _note(connection, one)
        content = stored(made, seen) | {"unfit": _unfit(connection, watch, seen)}
        watching.store_assessment(
            connection,
            watch.id,
            watched_id=row,
            state=made.state,
            since=made.since,
            as_of=made.as_of,
            content=content,
        )
    if as_of is None or as_of >= day:
        return made
    return course.whole(
        watch, [page for page in seen if page.day is None or page.day <= as_of], as_of, known
    )[0]


def _last(connection: Connection, watch: Watch) -> course.Last | None:
    """What the last run left, and what was done by hand since."""
    row = watching.last_assessment(connection, watch.id)
    before = watching.watched(connection, watch.id)
    if row is None or before is None:
        return None
    return course.Last(
        assessment=restored(row),
        versions=frozenset(row.content["versions"]),
        redefined=before.sha256 != fingerprint(watch),
        decided=tuple(watch_decisions.deciding_since(connection, watch.id, before.looked_at)),
    )


def _no_earlier(as_of: date | None, last: course.Last | None, seen: Sequence[Seen]) -> date:
    """The day that is kept: the one asked for, unless the newest page or the last run is of a later one."""
    if as_of is None:
        return datetime.now(UTC).date()
    days: list[date] = [page.day for page in seen if page.day]
    return max([as_of, *days, *([last.assessment.as_of] if last else [])])


def _note(connection: Connection, one: Change) -> None:
    watching.add_change(
        connection,
        one.watch,
        one.kind,
        day=one.day,
        was=one.was,
        now=one.now,
        indications=one.indications,
        why=one.why,
    )


def fingerprint(watch: Watch) -> str:
    """What tells two definitions of a watch apart."""
    return sha256(msgspec.json.encode(watch)).hexdigest()


def _found(connection: Connection, watch: Watch, among: Collection[int] | None) -> Iterator[Found]:
    """The versions that may meet a watch: those that did, and those that are new, corrected, or unseen."""
    wanted = set(_unseen(connection, watch) if among is None else among)
    wanted |= {row.version for row in watching.indications(connection, watch.id)}
    wanted |= current.returned(connection)
    gone = current.superseded(connection, wanted)
    index = Index((watch,))
    for number in sorted(wanted):
        read = pages.reading(connection, number)
        if read is None:
            continue
        reading = read.found.reading
        matches = (
            []
            if number in gone
            else index.match(name_of(read.version), reading, by_hand(read.found)).get(watch.id, [])
        )
        yield Found(read.version, reading, tuple(matches))


def _unseen(connection: Connection, watch: Watch) -> set[int]:
    """The versions that speak of the watch's parties, and came or were corrected since it looked."""
    before = watching.watched(connection, watch.id)
    same = before is not None and before.sha256 == fingerprint(watch)
    parties = (*watch.actors, *watch.counterparts)
    codes, names = [p for p in parties if is_code(p)], [p for p in parties if not is_code(p)]
    after = before.reading if before is not None and same else 0
    found = set(watching.speaking_of(connection, codes, names, after))
    return found | (watching.corrected_since(connection, before.looked_at) if before else set())


def name_of(version: Version) -> str:
    """What a page is called in tellings and origins: its address."""
    return version.place


def _kept(connection: Connection, watch: Watch, found: Sequence[Found]) -> Iterator[Seen]:
    """The pages that meet the watch, their indications numbered and decided on, in their order."""
    before = watching.indications(connection, watch.id, closed=True)
    decisions = watch_decisions.decisions(connection, watch.id)
    versions = (*(row.version for row in before), *(it.version for it in decisions))
    page_of = watching.pages_of(connection, versions)
    kept: set[int] = set()
    for one in sorted(found, key=lambda it: (day_of(it.version), it.version.id)):
        rows = [_row(match, one) for match in one.matches]
        mine = [row for row in before if page_of[row.version] == one.version.page]
        numbers = numbering.renew(connection, watch.id, rows, mine)
        kept.update(numbers)
        if numbers:
            own = [it for it in decisions if page_of[it.version] == one.version.page]
            page = Page(name_of(one.version), one.version.id, one.reading, tuple(numbers), one.matches)
            laid = lay(page, own, watch)
            yield Seen(
                page.name,
                page.version,
                day_of(one.version),
                one.reading,
                _weighted(numbers, laid),
                tuple(it.id for it in laid.unfit),
            )
    numbering.close(connection, [row.id for row in before if not row.closed and row.id not in kept])


def _unfit(connection: Connection, watch: Watch, seen: Sequence[Seen]) -> list[int]:
    """The decisions of people that are about nothing any more: kept, and told."""
    decided = watch_decisions.decisions(connection, watch.id)
    versions = (*(it.version for it in decided), *(page.version for page in seen))
    page_of = watching.pages_of(connection, versions)
    held = {page_of[page.version] for page in seen}
    lost = {number for page in seen for number in page.unfit}
    return [it.id for it in decided if page_of[it.version] not in held or it.id in lost]


def _weighted(numbers: Sequence[int], laid: Laid) -> tuple[Weighted, ...]:
    return tuple(
        Weighted(number, it.match, it.decided_by, it.rejected)
        for number, it in zip(numbers, laid.found, strict=True)
    )


def day_of(version: Version) -> date:
    """The day of a page; where it bears none, that on which it was taken in."""
    return version.published or version.added_at.date()


def _row(match: Match, one: Found) -> Held:
    anchor, _ = anchor_of(match, one.reading)
    facts: dict[str, Any] = {
        "item": match.item,
        "indicator": match.indicator,
        "side": match.side,
        "stage": match.stage,
        "bearing": match.bearing,
        "spans": [[span.start, span.end] for span in match.spans],
        "speaker": match.speaker,
        "stance": match.statement.stance if match.statement else None,
        "status": match.status,
        "why": match.why,
    }
    return Held(0, one.version.id, match.item_kind, anchor, match.quote, facts)


def stored(made: Assessment, seen: Iterable[Seen]) -> Any:
    """An assessment as the ledger keeps it: without its day, so that a quiet day makes no new row."""
    content = msgspec.json.decode(msgspec.json.encode(structs.replace(made, as_of=date.min)))
    return content | {"versions": sorted(page.version for page in seen)}


def restored(row: Any) -> Assessment:
    """An assessment as it was kept."""
    return structs.replace(msgspec.convert(row.content, Assessment), as_of=row.as_of)


def then(
    connection: Connection, watch: Watch, day: date, known: Known, without: Collection[int] = ()
) -> tuple[Assessment, list[Change]]:
    """What a watch that was run amounted to by a day, or without some versions, and how it came to that.

    Its pages up to then are weighed again in their order, and nothing is kept. Decisions of people count as
    they are now, and so does the last version of a page.
    """
    seen = [page for page in _again(connection, watch, day) if page.version not in without]
    return course.whole(watch, seen, day, known)


def _again(connection: Connection, watch: Watch, day: date) -> Iterator[Seen]:
    """The pages up to a day whose indications are kept, each matched again to have its statements."""
    held = watching.indications(connection, watch.id)
    decisions = watch_decisions.decisions(connection, watch.id)
    page_of = watching.pages_of(connection, (it.version for it in decisions))
    index = Index((watch,))
    for number in sorted({row.version for row in held}):
        read = pages.reading(connection, number)
        if read is None or day_of(read.version) > day:
            continue
        reading, name = read.found.reading, name_of(read.version)
        matches = index.match(name, reading, by_hand(read.found)).get(watch.id, [])
        found = Found(read.version, reading, tuple(matches))
        rows = numbering.paired(
            [_row(match, found) for match in matches], (row for row in held if row.version == number)
        )
        numbered = [(row.id, match) for row, match in zip(rows, matches, strict=True) if row is not None]
        mine = [it for it in decisions if page_of[it.version] == read.version.page]
        page = Page(name, number, reading, tuple(n for n, _ in numbered), tuple(m for _, m in numbered))
        laid = lay(page, mine, watch)
        yield Seen(name, number, day_of(read.version), reading, _weighted(page.numbers, laid))
