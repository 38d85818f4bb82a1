"""What a brief is made from: everything that ledger and watches hold of one question, gathered once."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, structs

from indicia import origins, watches
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
from indicia.products import marking
from indicia.products.exports.selection import Found, Wanted
from indicia.watches.grades import grades
from indicia.watches.hypotheses import inconsistency
from indicia.watches.replies import replies
from indicia.watches.run import then


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
        return tuple(
            sorted(_held(self.assessment), key=lambda one: (one.day or date.max, one.version, one.id))
        )


def gather(ledger: Ledger, watch: Watch, asked: Asked) -> Material:
    """Gather what the last run of a watch left, up to a day.

    Pages that bear a stricter mark than the brief are left out before anything is weighed.

    Raises:
        UsageError: if the watch was not run yet, or the mark is too lax.
    """
    mark = marking.chosen(watch.marking, asked.marking)
    known = asked.known or origins.known()
    with ledger.read() as connection:
        assessment, history, barred = _weighed(connection, watch, asked, mark)
        days = Days(asked.since, assessment.as_of)
        changes = [one for one in history if days.holds(one.day or one.at.date())]
        return Material(
            watch=watch,
            marking=mark,
            since=asked.since,
            assessment=assessment,
            changes=tuple(sorted(changes, key=lambda one: (one.day or one.at.date(), one.id))),
            found=_found(connection, _versions(assessment)),
            replies=tuple(replies(connection, watch, assessment, assessment.as_of)),
            table=_admitted(watches.hypotheses(connection, watch), barred),
            grades=tuple(grades(connection, watch, assessment, known, asked.trusted)),
            judgements=tuple(_judgements(connection, watch.id)),
            coverage=_coverage(connection, asked, assessment, barred),
        )


def _weighed(
    connection: Connection, watch: Watch, asked: Asked, mark: str | None
) -> tuple[Assessment, list[Change], tuple[Indication, ...]]:
    """The assessment and its history, and what stands on pages of a stricter mark, which is in neither."""
    last = watches.latest(connection, watch.id)
    if last is None:
        raise UsageError(f"{watch.id} was not run yet: `indicia watch run {watch.id}`")
    day = min(asked.until or last.as_of, last.as_of)
    strict = {
        number
        for number, one in _found(connection, _versions(last)).items()
        if marking.level(marking.written(one.version.text)) > marking.level(mark)
    }
    barred = tuple(one for one in _held(last) if one.version in strict)
    if not strict and day == last.as_of:
        record = watches.history(connection, watch.id)
        if _in_order(record, day):
            return last, record, ()
        # What was known when is the watch's own record; a brief tells what was so on which day.
        return last, then(connection, watch, day, asked.known or origins.known())[1], ()
    made, changes = then(connection, watch, day, asked.known or origins.known(), strict)
    return made, changes, tuple(one for one in barred if one.day is None or one.day <= day)


def _in_order(record: Sequence[Change], day: date) -> bool:
    """Whether the states of a record follow each other by their days, none of them after a day."""
    days = [one.day for one in record if one.kind == "state" and one.day]
    return days == sorted(days) and all(one <= day for one in days)


def _held(it: Assessment) -> tuple[Indication, ...]:
    return (*it.for_, *it.denials, *it.against, *it.refuting, *it.withdrawn)


def _versions(it: Assessment) -> set[int]:
    return {one.version for one in _held(it)}


def _admitted(table: Table, barred: tuple[Indication, ...]) -> Table:
    """The table of hypotheses without rows that stand on barred pages."""
    numbers = {one.id for one in barred}
    gone = [row for row in table.rows if row.indication in numbers]
    if not gone:
        return table
    rows = tuple(row for row in table.rows if row not in gone)
    return structs.replace(table, rows=rows, inconsistency=inconsistency(table.hypotheses, rows))


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
