"""Standing questions: what speaks for and against each, weighed by a published rule.

::

    watch file -> Index.match (readings -> matches) -> decisions laid over -> weighed -> assessment -> changes
"""

from typing import Any

from indicia.ledger import Connection, watching
from indicia.model import Assessment, Change, Indication
from indicia.watches.file import (
    FOLDER,
    folder,
    keep,
    load,
    one,
    packaged,
    packaged_text,
    parsed,
    readable,
    schema,
)
from indicia.watches.hypotheses import table as hypotheses
from indicia.watches.index import Index
from indicia.watches.problems import Problem, check
from indicia.watches.replies import replies
from indicia.watches.round import run_all
from indicia.watches.rule import CLAUSES
from indicia.watches.run import restored, run

__all__ = [
    "FOLDER",
    "RULES",
    "Index",
    "Problem",
    "assessments",
    "check",
    "folder",
    "history",
    "hypotheses",
    "indications",
    "keep",
    "latest",
    "load",
    "one",
    "packaged",
    "packaged_text",
    "parsed",
    "readable",
    "replies",
    "run",
    "run_all",
    "schema",
    "unfit",
]

# What each clause of the rule says, by the state that it makes; the first that holds decides.
RULES: dict[str, str] = {state: " ".join((clause.__doc__ or "").split()) for clause, state in CLAUSES}


def latest(connection: Connection, watch: str) -> Assessment | None:
    """The last assessment of a watch; None if it was never run."""
    row = watching.last_assessment(connection, watch)
    return restored(row) if row is not None else None


def assessments(connection: Connection, watch: str) -> list[Assessment]:
    """Every assessment of a watch that was kept, the oldest first."""
    return [restored(row) for row in watching.assessments(connection, watch)]


def unfit(connection: Connection, watch: str) -> frozenset[int]:
    """The decisions on a watch whose item is there no more, as of its last assessment."""
    row = watching.last_assessment(connection, watch)
    return frozenset(row.content.get("unfit", ())) if row is not None else frozenset()


def history(connection: Connection, watch: str | None = None, *, after: int = 0) -> list[Change]:
    """The changes of a watch, or of all, the oldest first; after a number, those since."""
    return [_change(row) for row in watching.changes(connection, watch, after=after)]


def _change(row: Any) -> Change:
    return Change(
        row.id, row.watch, row.kind, row.at, row.day, row.was, row.now, tuple(row.indications), row.why
    )


def indications(connection: Connection, watch: str, *, rejected: bool = False) -> list[Indication]:
    """What meets a watch as of its last assessment, the oldest page first; the rejected too, if asked."""
    last = latest(connection, watch)
    if last is None:
        return []
    held = (*last.for_, *last.denials, *last.against, *last.refuting, *last.withdrawn)
    found = [*held, *(last.rejected if rejected else ())]
    return sorted(found, key=lambda it: (it.day.isoformat() if it.day else "9", it.version, it.id))
