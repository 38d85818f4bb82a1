"""The commands that hand something on: brief, export."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from indicia.app.cli.options import LEDGER, ArchiveFolder, Place

Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or after.")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or before.")]


def export(  # noqa: PLR0913 - each is an option of the command
    *,
    format_: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="NAME",
            help="annotations, csv, parquet, geojson, ftm, stix or prov.",
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the files go.")],
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    since: Since = None,
    until: Until = None,
    watch: Annotated[
        str | None, typer.Option(metavar="ID", help="Only what bears on this watch, with who denies it.")
    ] = None,
) -> None:
    """Write what the ledger holds in the form of a standard, with a manifest that counts it."""
    from indicia.app.cli import handing_on  # noqa: PLC0415 - the ledger's library is heavy

    days = (since.date() if since else None, until.date() if until else None)
    handing_on.export((ledger, archive), format_, days, watch, out)


def brief(  # noqa: PLR0913 - each is an option of the command
    watch: Annotated[str, typer.Argument(metavar="WATCH", help="The id of a watch of the ledger.")],
    *,
    format_: Annotated[
        Literal["md", "html", "docx", "pdf"], typer.Option("--format", help="What is written.")
    ] = "html",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Else WATCH.FORMAT; - prints md or html.")
    ] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Changes and coverage from this day on.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="As it was weighed by this day.")
    ] = None,
    marking: Annotated[
        str | None, typer.Option(metavar="TLP", help="Stricter than that of the watch, as TLP:AMBER.")
    ] = None,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Write up a watch: what is said, who denies it, what changed, each line with its footnote."""
    from indicia.app.cli import handing_on  # noqa: PLC0415 - the ledger's library is heavy

    days = (since.date() if since else None, until.date() if until else None)
    handing_on.brief((ledger, archive), watch, days, marking, (format_, out))


def register(app: typer.Typer) -> None:
    """Put the commands into the program."""
    app.command("brief", short_help="Write up a watch, each line with its footnote.")(brief)
    app.command("export", short_help="Write statements, events and claims in the form of a standard.")(export)
