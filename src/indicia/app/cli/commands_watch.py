"""The commands of watches: new, check, add, run, show, list, why, and what a person decides."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from indicia.app.cli.options import LEDGER, ArchiveFolder, AsJson, By, Place

Id = Annotated[str, typer.Argument(metavar="WATCH", help="The id of a watch of the ledger.")]
Number = Annotated[
    int, typer.Argument(metavar="INDICATION", help="Its number, as `indicia watch why` shows it.")
]
Day = Annotated[
    datetime | None,
    typer.Option(formats=["%Y-%m-%d"], help="The day for which it is told; today if left out."),
]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]

watch = typer.Typer(
    help="Standing questions: what speaks for and against each, and what changed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@watch.command("new")
def new(  # noqa: PLR0913 - each is an option of the command
    id_: Annotated[str, typer.Argument(metavar="ID", help="A short name, as dprk-coal-china.")],
    *,
    area: Annotated[list[str], typer.Option(help="A conduct area, as `workers`; may be repeated.")],
    actor: Annotated[list[str], typer.Option(help="Who would do it: a state's code, or a name.")],
    counterpart: Annotated[list[str] | None, typer.Option(help="With whom; left out: anybody.")] = None,
    question: Annotated[str, typer.Option(help="The question; made from the rest if left out.")] = "",
    regime: Annotated[str | None, typer.Option(help="As DPRK-1718; else those that name a party.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Else ID.toml; - prints it.")] = None,
) -> None:
    """Write a watch file from what is known of an area, with comments, to be edited."""
    from indicia.app.cli import watchfiles  # noqa: PLC0415 - the law's data is heavy

    asked = {
        "id": id_,
        "areas": tuple(area),
        "actors": tuple(actor),
        "counterparts": tuple(counterpart or ()),
        "question": question,
        "regime": regime,
    }
    watchfiles.new(asked, out)


@watch.command("check")
def check(
    file: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, or ids of the pack.")],
) -> None:
    """Check watch files and try their example sentences; exit code 5 if a row is wrong."""
    from indicia.app.cli import watchfiles  # noqa: PLC0415 - the language model is heavy

    watchfiles.check(file)


@watch.command("add")
def add(
    file: Annotated[list[str], typer.Argument(metavar="FILE...", help="Files, or ids of the pack.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Take the place of one of this id.")] = False,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Put watches into use in a ledger: files of your own, or of the pack that comes with Indicia."""
    from indicia.app.cli import watchfiles  # noqa: PLC0415 - the ledger's library is heavy

    watchfiles.add(file, (ledger, archive), replace=replace)


@watch.command("pack")
def pack() -> None:
    """List the watches that come with Indicia."""
    from indicia.app.cli import watchfiles  # noqa: PLC0415 - the ledger's library is heavy

    watchfiles.pack()


@watch.command("run")
def run(
    id_: Annotated[list[str] | None, typer.Argument(metavar="[WATCH...]", help="Else all.")] = None,
    *,
    as_of: Day = None,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """Match what is new in the ledger with its watches, and say what changed."""
    from indicia.app.cli import watching  # noqa: PLC0415 - the ledger's library is heavy

    watching.run(id_ or [], (ledger, archive), as_of.date() if as_of else None, as_json=as_json)


@watch.command("list")
def list_(*, ledger: Place = LEDGER, archive: ArchiveFolder = None, as_json: AsJson = False) -> None:
    """The watches of a ledger with the state of each."""
    from indicia.app.cli import watching  # noqa: PLC0415 - the ledger's library is heavy

    watching.listed((ledger, archive), as_json=as_json)


@watch.command("show")
def show(
    id_: Id,
    *,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """A watch in one screen: its state, since when, by which sentences, what is new, what is missing."""
    from indicia.app.cli import watching  # noqa: PLC0415 - the ledger's library is heavy

    watching.show(id_, (ledger, archive), by, as_json=as_json)


@watch.command("seen")
def seen(id_: Id, *, by: By = "", ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """Say that you have seen what a watch has now; `show` tells what is new since."""
    from indicia.app.cli import watching  # noqa: PLC0415 - the ledger's library is heavy

    watching.seen(id_, (ledger, archive), by)


@watch.command("why")
def why(
    id_: Id,
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """Every sentence of a watch with its indicator and reason, its changes, and what people decided."""
    from indicia.app.cli import watching  # noqa: PLC0415 - the ledger's library is heavy

    watching.why(id_, (ledger, archive), as_json=as_json)


@watch.command("reject")
def reject(
    number: Number, *, why: Why = "", by: By = "", ledger: Place = LEDGER, archive: ArchiveFolder = None
) -> None:
    """Take an indication out; it survives rereading, and can be undone."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.reject(number, why, by, (ledger, archive))


@watch.command("move")
def move(
    number: Number,
    indicator: Annotated[str, typer.Argument(metavar="INDICATOR", help="Its id; - is the act itself.")],
    *,
    why: Why = "",
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Put an indication under another indicator of its watch."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.move((number, indicator), why, by, (ledger, archive))


@watch.command("grade")
def grade(  # noqa: PLR0913 - each is an option of the command
    what: Annotated[
        str,
        typer.Argument(metavar="INDICATION|SOURCE", help="A number (1 to 6), or a source's name (A to F)."),
    ],
    value: Annotated[str | None, typer.Argument(metavar="[GRADE]", help="Left out: its history.")] = None,
    *,
    role: Annotated[
        Literal["position", "facts"], typer.Option("--as", help="Of a source: what it is graded for.")
    ] = "facts",
    why: Why = "",
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Grade a source in a role (A to F), or an indication (1 to 6); neither follows from the other."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.grade((what, value, role), why, by, (ledger, archive))


@watch.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="DECISION", help="As `indicia watch why` lists them.")],
    *,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Take back that an indication was rejected, moved or graded."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.undo(number, by, (ledger, archive))


@watch.command("grades")
def grades(
    id_: Id, *, ledger: Place = LEDGER, archive: ArchiveFolder = None, as_json: AsJson = False
) -> None:
    """The grades of a watch's sources and indications: a person's, or proposed with the reason."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.grades(id_, (ledger, archive), as_json=as_json)


@watch.command("judge")
def judge(
    id_: Id,
    likelihood: Annotated[
        str | None, typer.Argument(metavar="[LIKELIHOOD]", help="As likely, in ICD 203's seven words.")
    ] = None,
    *,
    why: Why = "",
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Say how likely you hold the answer to be yes. It is your judgement, and never the machine's."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    watchwork.judge(id_, likelihood, (why, by), (ledger, archive))


@watch.command("hypotheses")
def hypotheses(  # noqa: PLR0913 - each is an option of the command
    id_: Id,
    marks: Annotated[
        list[str] | None, typer.Argument(metavar="[H1=CC...]", help="Marks: CC, C, N, I or II.")
    ] = None,
    *,
    add: Annotated[
        str | None, typer.Option(metavar="INDICATION|TEXT", help="A row of evidence; marks are for it.")
    ] = None,
    row: Annotated[int | None, typer.Option(metavar="ROW", help="The row that the marks are for.")] = None,
    remove: Annotated[int | None, typer.Option(metavar="ROW", help="Take a row out.")] = None,
    csv: Annotated[bool, typer.Option("--csv", help="Print it for a spreadsheet.")] = False,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """The table of competing hypotheses: evidence against each, scored by inconsistency."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    asked = watchwork.Marking(tuple(marks or ()), add, row, remove, by)
    as_ = "csv" if csv else "json" if as_json else "screen"
    watchwork.hypotheses(id_, asked, (ledger, archive), as_)


@watch.command("replies")
def replies(  # noqa: PLR0913 - each is an option of the command
    id_: Id,
    *,
    asked: Annotated[str | None, typer.Option(metavar="WHO", help="Note that they were asked.")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="For --asked: when.")] = None,
    due: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="For --asked: answer wanted by.")
    ] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="For --asked.")] = None,
    as_of: Day = None,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """The right of reply: who is named, whether they answered, what and when; missing replies listed."""
    from indicia.app.cli import watchwork  # noqa: PLC0415 - the ledger's library is heavy

    days = (on.date() if on else None, due.date() if due else None)
    request = watchwork.Asking(asked, *days, note, by)
    watchwork.replies(id_, request, (ledger, archive), as_of.date() if as_of else None, as_json=as_json)
