"""What a ledger, and a watch, stand on: sources that bring something, and those that are silent."""

from collections.abc import Sequence

from msgspec import Struct

from indicia.app.access import Who, told
from indicia.ledger import Connection, Ledger, journal
from indicia.ledger.journal import Checked, Failure
from indicia.model import Assessment, DataError, Indication
from indicia.origins.sources import Source, load

TROUBLED = ("failing", "blocked", "empty", "silent")
LATEST = 200  # failures that are counted


class Sources(Struct, frozen=True):
    """The sources that are followed; `problem` says what is wrong with their file."""

    troubled: tuple[tuple[Source, Checked | None], ...] = ()
    well: int = 0
    problem: str = ""


class Coverage(Struct, frozen=True):
    """What a watch stands on, and what nobody could read."""

    sources: Sources
    pages: int
    outlets: int
    undated: int
    rejected: int
    failures: tuple[Failure, ...]


def sources(who: Who, ledger: Ledger, connection: Connection) -> Sources:
    """How each source did last; a file that is not in order is told, not hidden."""
    if not ledger.sources.is_file():
        return Sources()
    try:
        found = load(ledger.sources)
    except DataError as error:
        return Sources(problem=told(error, who, ledger))
    checked = [(source, journal.last_check(connection, source.key)) for source in found]
    troubled = tuple(one for one in checked if one[1] is None or one[1].state in TROUBLED)
    return Sources(troubled, sum(1 for _, one in checked if one and one.state == "ok"))


def coverage(who: Who, ledger: Ledger, connection: Connection, made: Assessment) -> Coverage:
    """What a watch stands on."""
    held: Sequence[Indication] = (*made.for_, *made.denials, *made.against, *made.refuting, *made.withdrawn)
    return Coverage(
        sources(who, ledger, connection),
        pages=len({one.version for one in held}),
        outlets=len({one.outlet for one in held if one.outlet}),
        undated=len({one.version for one in held if one.day is None}),
        rejected=len(made.rejected),
        failures=tuple(journal.failures(connection, limit=LATEST)),
    )
