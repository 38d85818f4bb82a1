"""What people decided beside a watch: each a row of its own, closed but never removed."""

from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables_watch as w
from indicia.ledger.anchors import Anchor
from indicia.ledger.decisions import named
from indicia.ledger.watching import Held, Row, indications
from indicia.model import UsageError


class Decision(Struct, frozen=True):
    """A person's word on an indication: `reject`, `move` (to the indicator `value`) or `grade`.

    `indication` is its number, null for a decision from before numbers stayed.
    """

    id: int
    watch: str
    version: int
    item_kind: str
    anchor: Anchor
    quote: str
    indicator: str | None
    kind: str
    value: str | None
    why: str | None
    made_by: str
    made_at: datetime
    indication: int | None = None


class Request(Struct, frozen=True):
    """An analyst's note that somebody named was asked to answer, and by when."""

    id: int
    who: str
    asked_on: date | None
    due_on: date | None
    note: str | None
    made_by: str


def decisions(connection: sa.Connection, watch: str) -> list[Decision]:
    """The decisions on a watch that hold, the oldest first."""
    table = w.watch_decision
    query = sa.select(table).where(table.c.watch == watch, table.c.closed_at.is_(None))
    return [
        Decision(
            row.id,
            row.watch,
            row.version_id,
            row.item_kind,
            row.anchor,
            row.quote,
            row.indicator,
            row.kind,
            row.value,
            row.why,
            row.made_by,
            row.made_at,
            row.indication_id,
        )
        for row in connection.execute(query.order_by(table.c.id))
    ]


def deciding_since(connection: sa.Connection, watch: str, moment: datetime) -> list[str]:
    """Who decided on indications of a watch, or took a decision back, since a moment: their names."""
    table = w.watch_decision
    mine = sa.and_(table.c.watch == watch, table.c.kind != "grade")
    made = sa.select(table.c.made_by.label("who")).where(mine, table.c.made_at >= moment)
    undone = sa.select(table.c.closed_by.label("who")).where(mine, table.c.closed_at >= moment)
    return sorted({row.who for row in connection.execute(sa.union(made, undone)) if row.who})


def held(connection: sa.Connection, indication: int) -> tuple[str, Held]:
    """A live indication and the watch it is of.

    Raises:
        UsageError: if there is none of this number.
    """
    row = connection.execute(sa.select(w.indication).where(w.indication.c.id == indication)).first()
    found = {it.id: it for it in indications(connection, row.watch)} if row else {}
    if row is None or indication not in found:
        raise UsageError(f"there is no indication {indication}: `indicia watch why` shows their numbers")
    return row.watch, found[indication]


def decide(
    connection: sa.Connection, indication: int, kind: str, value: str | None, why: str | None, by: str
) -> Decision:
    """Reject, move or grade an indication; of several decisions of a kind the last wins.

    Raises:
        UsageError: if there is no such indication, or nobody is named who decides.
    """
    watch, it = held(connection, indication)
    row = {
        "watch": watch,
        "version_id": it.version,
        "item_kind": it.item_kind,
        "anchor": it.anchor,
        "quote": it.quote,
        "indicator": it.facts["indicator"],
        "kind": kind,
        "value": value,
        "why": why,
        "indication_id": indication,
    }
    number = _insert(connection, w.watch_decision, row, by)
    return next(one for one in decisions(connection, watch) if one.id == number)


def undo(connection: sa.Connection, decision: int, by: str) -> str:
    """Take a decision on an indication back: the watch it was of.

    Raises:
        UsageError: if no such decision holds.
    """
    row = connection.execute(sa.select(w.watch_decision).where(w.watch_decision.c.id == decision)).first()
    if row is None or not _close(connection, w.watch_decision, [decision], by):
        raise UsageError(f"no decision {decision} holds: `indicia watch why` lists those that do")
    return str(row.watch)


def grade_source(connection: sa.Connection, what: str, role: str, value: str, why: str, by: str) -> int:
    """Grade a source in a role; the grade before is closed, not removed."""
    table = w.source_grade
    same = (table.c.what == what) & (table.c.role == role)
    _close_where(connection, table, same, by)
    return _insert(connection, table, {"what": what, "role": role, "value": value, "why": why}, by)


def source_grades(connection: sa.Connection, what: str | None = None) -> list[Row]:
    """Every grade of a source, or of all, the oldest first; the closed ones are its history."""
    query = sa.select(w.source_grade).order_by(w.source_grade.c.id)
    if what is not None:
        query = query.where(w.source_grade.c.what == what)
    return list(connection.execute(query))


def judge(connection: sa.Connection, watch: str, likelihood: str, why: str, by: str) -> int:
    """Keep an analyst's judgement; the one before, by the same person, is closed."""
    table = w.judgement
    _close_where(connection, table, (table.c.watch == watch) & (table.c.made_by == by.strip()), by)
    return _insert(connection, table, {"watch": watch, "likelihood": likelihood, "why": why}, by)


def judgements(connection: sa.Connection, watch: str) -> list[Row]:
    """The judgements on a watch, the oldest first; the closed ones are their history."""
    query = sa.select(w.judgement).where(w.judgement.c.watch == watch)
    return list(connection.execute(query.order_by(w.judgement.c.id)))


def add_evidence(connection: sa.Connection, watch: str, text: str, of: Held | None, by: str) -> int:
    """Add a row to the table of hypotheses: an indication, or a line of the analyst's own."""
    row: dict[str, Any] = {"watch": watch, "text": text}
    if of is not None:
        row |= {
            "version_id": of.version,
            "item_kind": of.item_kind,
            "anchor": of.anchor,
            "quote": of.quote,
        }
    return _insert(connection, w.evidence, row, by)


def remove_evidence(connection: sa.Connection, evidence: int, by: str) -> None:
    """Take a row out of the table; it is closed, not removed.

    Raises:
        UsageError: if there is no such row.
    """
    if not _close(connection, w.evidence, [evidence], by):
        raise UsageError(f"there is no row {evidence} in the table of hypotheses")


def mark(connection: sa.Connection, evidence: int, hypothesis: str, value: str, by: str) -> None:
    """Say how a row sits with a hypothesis; the mark before is closed.

    Raises:
        UsageError: if there is no such row.
    """
    row = connection.execute(
        sa.select(w.evidence).where(w.evidence.c.id == evidence, w.evidence.c.closed_at.is_(None))
    ).first()
    if row is None:
        raise UsageError(f"there is no row {evidence} in the table of hypotheses")
    table = w.evidence_mark
    _close_where(
        connection, table, (table.c.evidence_id == evidence) & (table.c.hypothesis == hypothesis), by
    )
    _insert(connection, table, {"evidence_id": evidence, "hypothesis": hypothesis, "mark": value}, by)


def evidence(connection: sa.Connection, watch: str) -> list[Row]:
    """The rows of the table of hypotheses that hold, the oldest first."""
    query = sa.select(w.evidence).where(w.evidence.c.watch == watch, w.evidence.c.closed_at.is_(None))
    return list(connection.execute(query.order_by(w.evidence.c.id)))


def marks(connection: sa.Connection, rows: list[int]) -> list[Row]:
    """The marks of some rows that hold."""
    table = w.evidence_mark
    query = sa.select(table).where(table.c.evidence_id.in_(rows), table.c.closed_at.is_(None))
    return list(connection.execute(query.order_by(table.c.id)))


def ask(connection: sa.Connection, watch: str, request: Request, by: str) -> int:
    """Note that somebody was asked to answer; what was noted of them before is closed."""
    table = w.reply_request
    _close_where(connection, table, (table.c.watch == watch) & (table.c.who == request.who), by)
    row = {
        "watch": watch,
        "who": request.who,
        "asked_on": request.asked_on,
        "due_on": request.due_on,
        "note": request.note,
    }
    return _insert(connection, table, row, by)


def requests(connection: sa.Connection, watch: str) -> list[Request]:
    """Who was asked, as it holds."""
    table = w.reply_request
    query = sa.select(table).where(table.c.watch == watch, table.c.closed_at.is_(None))
    return [
        Request(row.id, row.who, row.asked_on, row.due_on, row.note, row.made_by)
        for row in connection.execute(query.order_by(table.c.id))
    ]


def _insert(connection: sa.Connection, table: sa.Table, row: dict[str, Any], by: str) -> int:
    made = sa.insert(table).values(**row, made_by=named(by), made_at=datetime.now(UTC))
    return int(connection.execute(made.returning(table.c.id)).scalar_one())


def _close(connection: sa.Connection, table: sa.Table, ids: list[int], by: str) -> bool:
    return _close_where(connection, table, table.c.id.in_(ids), by)


def _close_where(connection: sa.Connection, table: sa.Table, which: sa.ColumnElement[bool], by: str) -> bool:
    live = which & table.c.closed_at.is_(None)
    values = {"closed_at": datetime.now(UTC), "closed_by": named(by)}
    return bool(connection.execute(sa.update(table).where(live).values(**values)).rowcount)
