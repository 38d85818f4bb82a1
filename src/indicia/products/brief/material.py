"""What a brief is made from: everything that ledger and watches hold of one question, gathered once."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct, structs

from indicia import watches
from indicia.ledger import Connection, Ledger, periods, watch_decisions
from indicia.ledger.journal import Checked, Failure
from indicia.ledger.periods import Days, Identities, Passed
from indicia.model import (
    Assessment,
    Change,
    Grade,
    Indication,
    Judgement,
    Reply,
    Table,
    UsageError,
    Watch,
)
from indicia.origins import Known
from indicia.products.brief import marking
from indicia.products.exports.selection import Found, Wanted
from indicia.watches.grades import grades
from indicia.watches.replies import replies


class Asked(Struct, frozen=True):
    """Which brief.

    `since` is the day from which changes and coverage are told, `until` the last day that counts. `known`
    are media and owners, `trusted` the reliability of outlets by name, `sources` the keys and outlets of
    `sources.toml`.
    """

    since: date | None = None
    until: date | None = None
    marking: str | None = None
    known: Known | None = None
    trusted: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}


class Coverage(Struct, frozen=True):
    """What was looked at in the period, and what was not."""

    read: int
    passed: tuple[Passed, ...]
    failures: tuple[Failure, ...]
    checks: tuple[Checked, ...]
    never_asked: tuple[str, ...]
    undated: int
    barred: tuple[Indication, ...]


class Material(Struct, frozen=True):
    """All of it. `found` are the versions that bear on the watch, by their number."""

    watch: Watch
    marking: str | None
    since: date | None
    assessment: Assessment
    changes: tuple[Change, ...]
    found: Mapping[int, Found]
    replies: tuple[Reply, ...]
    table: Table
    grades: tuple[Grade, ...]
    judgements: tuple[Judgement, ...]
    coverage: Coverage

    @property
    def indications(self) -> tuple[Indication, ...]:
        """Everything that met the watch, the oldest page first."""
        it = self.assessment
        held = (*it.for_, *it.denials, *it.against, *it.refuting, *it.withdrawn)
        return tuple(sorted(held, key=lambda one: (one.day or date.max, one.version, one.id)))


def gather(ledger: Ledger, watch: Watch, asked: Asked) -> Material:
    """Gather what the last run of a watch left.

    Raises:
        UsageError: if the watch was not run yet, or not by the day asked for, or the mark is too lax.
    """
    mark = marking.chosen(watch.marking, asked.marking)
    known = asked.known or Known((), ())
    with ledger.read() as connection:
        assessment, barred, found = _admitted(connection, watch, asked, mark)
        days = Days(asked.since, assessment.as_of)
        changes = tuple(
            one for one in watches.history(connection, watch.id) if days.holds(one.day or one.at.date())
        )
        return Material(
            watch=watch,
            marking=mark,
            since=asked.since,
            assessment=assessment,
            changes=tuple(sorted(changes, key=lambda one: (one.day or one.at.date(), one.id))),
            found=found,
            replies=tuple(replies(connection, watch, assessment, assessment.as_of)),
            table=watches.hypotheses(connection, watch),
            grades=tuple(grades(connection, watch, assessment, known, asked.trusted)),
            judgements=tuple(_judgements(connection, watch.id)),
            coverage=_coverage(connection, asked, assessment, barred),
        )


def _assessment(connection: Connection, watch: Watch, until: date | None) -> Assessment:
    held = watches.assessments(connection, watch.id)
    if not held:
        raise UsageError(f"{watch.id} was not run yet: `indicia watch run {watch.id}`")
    in_time = [one for one in held if until is None or one.as_of <= until]
    if not in_time:
        raise UsageError(
            f"{watch.id} was first weighed as of {held[0].as_of}, after {until}: "
            f"`indicia watch run {watch.id} --as-of {until}` weighs it for that day"
        )
    return in_time[-1]


def _admitted(
    connection: Connection, watch: Watch, asked: Asked, mark: str | None
) -> tuple[Assessment, tuple[Indication, ...], dict[int, Found]]:
    """The assessment without what stands on pages of a stricter mark, those, and the other pages."""
    it = _assessment(connection, watch, asked.until)
    sides = (it.for_, it.against, it.denials, it.refuting, it.withdrawn)
    found = _found(connection, {one.version for side in sides for one in side})
    strict = {
        number
        for number, one in found.items()
        if marking.level(marking.written(one.version.text)) > marking.level(mark)
    }
    barred = tuple(one for side in sides for one in side if one.version in strict)
    kept = [
        tuple(one for one in side if one.version in found and one.version not in strict) for side in sides
    ]
    admitted = structs.replace(
        it, for_=kept[0], against=kept[1], denials=kept[2], refuting=kept[3], withdrawn=kept[4]
    )
    return admitted, barred, {number: one for number, one in found.items() if number not in strict}


def _found(connection: Connection, versions: set[int]) -> dict[int, Found]:
    who = Identities(connection)
    held = periods.some(connection, sorted(versions))
    return {read.version.id: Found(read, place, who, Wanted()) for read, place in held}


def _judgements(connection: Connection, watch: str) -> list[Judgement]:
    return [
        Judgement(watch, row.likelihood, row.why, row.made_by, row.made_at)
        for row in watch_decisions.judgements(connection, watch)
        if row.closed_at is None
    ]


def _coverage(
    connection: Connection, asked: Asked, assessment: Assessment, barred: tuple[Indication, ...]
) -> Coverage:
    days = Days(asked.since, assessment.as_of)
    checks = periods.checks(connection, days)
    last = {one.source: one for one in checks}
    undated = [one for one in (*assessment.for_, *assessment.denials) if one.day is None]
    return Coverage(
        read=periods.counts(connection, days)["version"],
        passed=tuple(periods.passed_over(connection, days)),
        failures=tuple(periods.failures(connection, days)),
        checks=tuple(last.values()),
        never_asked=tuple(outlet for key, outlet in asked.sources.items() if key not in last),
        undated=len({one.version for one in undated}),
        barred=barred,
    )
