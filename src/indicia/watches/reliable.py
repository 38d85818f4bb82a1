"""Which outlets are graded so well or better: by people first, else by the ledger's own file."""

from pathlib import Path

from indicia.ledger import Connection, watch_decisions
from indicia.model import RELIABILITY, UsageError
from indicia.origins.sources import load

JUDGED = tuple(grade for grade in RELIABILITY if grade != "F")  # F says that nobody can judge


def at_least(connection: Connection, grade: str, sources: Path) -> tuple[str, ...]:
    """The outlets whose reliability for facts is at least this.

    Args:
        connection: where people's grades are.
        grade: A to E.
        sources: the file of outlets, if it is there.

    Raises:
        UsageError: if there is no such grade.
    """
    if grade not in JUDGED:
        raise UsageError(f"{grade!r} is no grade to ask for; there are {', '.join(JUDGED)}")
    rows = load(sources) if sources.is_file() else ()
    held: dict[str, str] = {row.outlet: row.reliability for row in rows}
    for row in watch_decisions.source_grades(connection):
        if row.role == "facts" and row.closed_at is None:
            held[row.what] = row.value
    good = JUDGED[: JUDGED.index(grade) + 1]
    return tuple(sorted(outlet for outlet, value in held.items() if value in good))
