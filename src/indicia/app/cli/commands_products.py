"""The commands that hand something on: export."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from indicia.app.cli.options import LEDGER, ArchiveFolder, Place

Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or after.")]
Until = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or before.")]


def export(
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
) -> None:
    """Write what the ledger holds in the form of a standard, with a manifest that counts it."""
    from indicia.app.cli import handing_on  # noqa: PLC0415 - the ledger's library is heavy

    days = (since.date() if since else None, until.date() if until else None)
    handing_on.export((ledger, archive), format_, days, out)


def register(app: typer.Typer) -> None:
    """Put the commands into the program."""
    app.command("export", short_help="Write statements, events and claims in the form of a standard.")(export)
