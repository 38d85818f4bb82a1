"""Analysis of competing hypotheses: evidence against each, marked by a person, scored by inconsistency."""

import csv
import io
from typing import get_args

from indicia.ledger import Connection, watch_decisions
from indicia.ledger.watching import indications
from indicia.model import MARKS, Evidence, Mark, Table, UsageError, Watch

_WEIGHT = {"I": 1, "II": 2}


def table(connection: Connection, watch: Watch) -> Table:
    """The table of a watch as it stands."""
    rows = watch_decisions.evidence(connection, watch.id)
    marks = watch_decisions.marks(connection, [row.id for row in rows])
    numbers = {(it.version, it.quote): it.id for it in indications(connection, watch.id)}
    found = tuple(
        Evidence(
            id=row.id,
            text=row.text,
            indication=numbers.get((row.version_id, row.text)),
            marks={mark.hypothesis: mark.mark for mark in marks if mark.evidence_id == row.id},
            by=row.made_by,
        )
        for row in rows
    )
    named = tuple((one.id, one.text) for one in watch.hypotheses)
    return Table(
        watch=watch.id,
        hypotheses=named,
        rows=found,
        inconsistency=inconsistency(named, found),
    )


def inconsistency(hypotheses: tuple[tuple[str, str], ...], rows: tuple[Evidence, ...]) -> dict[str, int]:
    """How much speaks against each hypothesis: an I counts one, a II two."""
    return {id_: sum(_WEIGHT.get(row.marks.get(id_, "N"), 0) for row in rows) for id_, _ in hypotheses}


def marked(words: list[str], watch: Watch) -> dict[str, Mark]:
    """Marks as they are written, `H1=II`.

    Raises:
        UsageError: if the watch has no such hypothesis, or it is no mark.
    """
    known = [one.id for one in watch.hypotheses]
    found: dict[str, Mark] = {}
    for word in words:
        id_, _, mark = word.partition("=")
        if id_ not in known:
            told = f"its file has {', '.join(known)}" if known else "write [[hypothesis]] rows into its file"
            raise UsageError(f"{watch.id} has no hypothesis {id_!r}: {told}")
        if mark not in get_args(Mark):
            told = ", ".join(f"{key} {meaning}" for key, meaning in MARKS.items())
            raise UsageError(f"{word!r} bears no mark: {told}")
        found[id_] = mark  # type: ignore[assignment]  # it was looked up in the marks
    return found


def to_csv(held: Table) -> str:
    """The table for a spreadsheet: a row for each piece of evidence, the sum of inconsistency last."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    ids = [id_ for id_, _ in held.hypotheses]
    writer.writerow(["evidence", "text", "indication", *ids])
    for row in held.rows:
        writer.writerow(
            [row.id, _tame(row.text), row.indication or "", *(row.marks.get(id_, "") for id_ in ids)]
        )
    writer.writerow(["", "inconsistency", "", *(held.inconsistency[id_] for id_ in ids)])
    return out.getvalue()


def _tame(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" else text
