"""`indicia watch reject`, `move`, `grade`, `judge`, `hypotheses`, `replies`: what a person decides."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import msgspec
from msgspec import Struct
from rich.padding import Padding
from rich.table import Table as Grid

from indicia import watches
from indicia.app.cli.desk import Where
from indicia.app.cli.owners import known, trusted
from indicia.app.cli.screen import aside, console, ink, safe, to_stdout
from indicia.ledger import Ledger, watch_decisions
from indicia.ledger.watch_decisions import Request
from indicia.model import LIKELIHOODS, Assessment, Reply, SourceRole, Table, UsageError, Watch
from indicia.products import words
from indicia.watches import grades as graded
from indicia.watches.decided import ACT, GRADE, MOVE, REJECT
from indicia.watches.hypotheses import marked, to_csv
from indicia.watches.replies import replies as register

Place = tuple[str, Path | None]


class Marking(Struct, frozen=True):
    """What is to become of the table of hypotheses."""

    marks: tuple[str, ...] = ()
    add: str | None = None
    row: int | None = None
    remove: int | None = None
    by: str = ""


class Asking(Struct, frozen=True):
    """That somebody was asked to answer."""

    who: str | None = None
    on: date | None = None
    due: date | None = None
    note: str | None = None
    by: str = ""


def reject(number: int, why: str, by: str, where: Place) -> None:
    """Take an indication out."""
    _decide(number, (REJECT, None), why, by, where)


def move(to: tuple[int, str], why: str, by: str, where: Place) -> None:
    """Put an indication under another indicator."""
    _decide(to[0], (MOVE, to[1]), why, by, where)


def _decide(number: int, what: tuple[str, str | None], why: str, by: str, where: Place) -> None:
    with Where(*where).open() as ledger:
        with ledger.write() as connection:
            watch = watches.one(ledger.folder, watch_decisions.held(connection, number)[0])
            if what[0] == MOVE:
                _has(watch, what[1] or "")
            made = watch_decisions.decide(connection, number, *what, why or None, by)
        _again(ledger, watch, where)
    console().print(f"decision {made.id} is kept; `indicia watch undo {made.id}` takes it back")


def _has(watch: Watch, indicator: str) -> None:
    ids = [one.id for one in watch.indicators]
    if indicator not in (ACT, *ids):
        has = f"it has {', '.join(ids)}; {ACT} is the act itself" if ids else f"{ACT} is the act itself"
        raise UsageError(f"{watch.id} has no indicator {indicator!r}: {has}")


def _again(ledger: Ledger, watch: Watch, where: Place) -> None:
    """Weigh the watch anew, as of the day of its last assessment."""
    with ledger.read() as connection:
        last = watches.latest(connection, watch.id)
    day = last.as_of if last else None
    made = watches.run(ledger, watch, known=known(Where(*where).sources), as_of=day)
    if last is not None and made.state != last.state:
        console().print(f"{watch.id}: {last.state.replace('_', ' ')} -> {made.state.replace('_', ' ')}")


def undo(number: int, by: str, where: Place) -> None:
    """Take a decision back."""
    with Where(*where).open() as ledger:
        with ledger.write() as connection:
            id_ = watch_decisions.undo(connection, number, by)
        _again(ledger, watches.one(ledger.folder, id_), where)
    console().print(f"decision {number} no longer holds")


def grade(what: tuple[str, str | None, SourceRole], why: str, by: str, where: Place) -> None:
    """Grade a source or an indication; without a grade, show a source's history."""
    name, value, role = what
    if value is None and name.isdigit():
        raise UsageError(f"{name} is an indication: `indicia watch why WATCH` lists what was decided on it")
    if value is None:
        _history(name, where)
        return
    if name.isdigit():
        _decide(int(name), (GRADE, graded.check(value, source=False)), why, by, where)
        return
    if not why.strip():
        raise UsageError("say why a source gets this grade: --why TEXT")
    kept = graded.check(value, source=True)
    with Where(*where).open() as ledger, ledger.write() as connection:
        watch_decisions.grade_source(connection, name, role, kept, why, by)
    console().print(f"{name} is {kept} for {role}; what it was before stays in its history")


def _history(name: str, where: Place) -> None:
    out = console()
    with Where(*where).open() as ledger, ledger.read() as connection:
        held = graded.history(connection, name)
    for one in map(safe, held):
        until = f" until {one.until:%Y-%m-%d}" if one.until else ""
        out.print(ink((f"{one.value}  ", "head"), f"for {one.role}, {one.by}, {one.at:%Y-%m-%d}{until}"))
        out.print(ink((f"   {one.why}", "soft")))
    if not held:
        out.print(f"nobody has graded {name}")


def grades(id_: str, where: Place, *, as_json: bool) -> None:
    """The grades of a watch's sources and indications."""
    desk = Where(*where)
    with desk.open() as ledger, ledger.read() as connection:
        watch, made = _made(ledger, connection, id_)
        held = graded.grades(connection, watch, made, known(desk.sources), trusted(desk.sources))
    if as_json:
        to_stdout(b"".join(msgspec.json.encode(one) + b"\n" for one in held))
        return
    out = console()
    for one in map(safe, held):
        what = f"{one.what} for {one.role}" if one.role else f"indication {one.what}"
        by = f"  {one.by}" if one.by else ""
        out.print(ink((f"{one.value}  ", "head"), what, (f"{by}  {one.why}", "soft")))


def _made(ledger: Ledger, connection: Any, id_: str) -> tuple[Watch, Assessment]:
    watch = watches.one(ledger.folder, id_)
    made = watches.latest(connection, id_)
    if made is None:
        raise UsageError(f"{id_} was never run: `indicia watch run {id_}` looks for what meets it")
    return watch, made


def judge(id_: str, likelihood: str | None, said: tuple[str, str], where: Place) -> None:
    """Keep a person's judgement, or show those that were made."""
    why, by = said
    if likelihood is not None and likelihood not in LIKELIHOODS:
        raise UsageError(f"{likelihood!r} is no likelihood: {', '.join(LIKELIHOODS)}")
    if likelihood is not None and not why.strip():
        raise UsageError("say why you judge so: --why TEXT")
    with Where(*where).open() as ledger:
        watches.one(ledger.folder, id_)
        if likelihood is not None:
            with ledger.write() as connection:
                watch_decisions.judge(connection, id_, likelihood, why, by)
        with ledger.read() as connection:
            held = watch_decisions.judgements(connection, id_)
    out = console()
    for row in held:
        until = f" until {row.closed_at:%Y-%m-%d}" if row.closed_at else ""
        out.print(ink((row.likelihood, "head"), f"  {row.made_by}, {row.made_at:%Y-%m-%d}{until}: {row.why}"))
    if not held:
        out.print("nobody has judged it; the machine never does")


def hypotheses(id_: str, asked: Marking, where: Place, as_: str) -> None:
    """Change the table if asked to, then show it."""
    with Where(*where).open() as ledger:
        watch = watches.one(ledger.folder, id_)
        marks = marked(list(asked.marks), watch)
        if marks and asked.add is None and asked.row is None:
            raise UsageError("say which row the marks are for: --add INDICATION or TEXT, or --row ROW")
        if asked.add is not None or asked.remove is not None or marks:
            with ledger.write() as connection:
                _mark(connection, watch, asked, marks)
        with ledger.read() as connection:
            held = watches.hypotheses(connection, watch)
    if as_ == "csv":
        to_stdout(to_csv(held).encode())
    elif as_ == "json":
        to_stdout(msgspec.json.encode(held) + b"\n")
    else:
        _table(safe(held))


def _mark(connection: Any, watch: Watch, asked: Marking, marks: dict[str, Any]) -> None:
    if asked.remove is not None:
        watch_decisions.remove_evidence(connection, asked.remove, asked.by)
    row = asked.row
    if asked.add is not None:
        of = watch_decisions.held(connection, int(asked.add)) if asked.add.isdigit() else None
        if of is not None and of[0] != watch.id:
            raise UsageError(f"indication {asked.add} is of {of[0]}")
        text = of[1].quote if of else asked.add
        held = watches.hypotheses(connection, watch).rows
        same = next((one.id for one in held if one.text == text), None)
        row = same or watch_decisions.add_evidence(
            connection, watch.id, text, of[1] if of else None, asked.by
        )
    for hypothesis, mark in marks.items():
        watch_decisions.mark(connection, cast(int, row), hypothesis, mark, asked.by)


def _table(held: Table) -> None:
    out = console()
    for id_, text in held.hypotheses:
        out.print(ink((f"{id_}  ", "head"), text, (f"  inconsistency {held.inconsistency[id_]}", "soft")))
    grid = Grid(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    grid.add_column("row", justify="right")
    grid.add_column("evidence", overflow="fold")
    for id_, _ in held.hypotheses:
        grid.add_column(id_)
    for row in held.rows:
        grid.add_row(str(row.id), row.text, *(row.marks.get(id_, "") for id_, _ in held.hypotheses))
    out.print(grid if held.rows else "no evidence yet: --add INDICATION H1=CC H2=II puts a row in")


def replies(id_: str, asked: Asking, where: Place, as_of: date | None, *, as_json: bool) -> None:
    """Note that somebody was asked, if so; then show the register."""
    with Where(*where).open() as ledger:
        if asked.who is not None:
            watches.one(ledger.folder, id_)
            with ledger.write() as connection:
                request = Request(0, asked.who, asked.on, asked.due, asked.note, asked.by)
                watch_decisions.ask(connection, id_, request, asked.by)
        with ledger.read() as connection:
            watch, made = _made(ledger, connection, id_)
            held = register(connection, watch, made, as_of or datetime.now(UTC).date())
    if as_json:
        to_stdout(b"".join(msgspec.json.encode(one) + b"\n" for one in held))
        return
    _register([safe(one) for one in held], console().print)


def _register(held: list[Reply], put: Callable[..., None]) -> None:
    for one in held:
        stance = one.stance or ("overdue" if one.overdue else "no reply seen")
        put(ink((one.name, "head"), f"  {stance}"))
        facts: list[tuple[str, date | None]] = [
            ("named", one.named_on),
            ("asked", one.asked_on),
            ("due", one.due_on),
            ("answered", one.answered_on),
        ]
        put(Padding(aside([f"{what} {words.day(day)}" for what, day in facts if day]), (0, 0, 0, 2)))
        for answer in one.answers:
            day = f"{words.day(answer.day)}  " if answer.day else ""
            put(Padding(ink((day, "soft"), f"{answer.stance}: “{answer.quote}”"), (0, 0, 0, 2)))
        if one.note:
            put(Padding(ink((one.note, "soft")), (0, 0, 0, 2)))
    if not held:
        put("nobody is named in the act yet")
