"""The options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Place = Annotated[
    str,
    typer.Option(
        "--ledger",
        metavar="PLACE",
        envvar="INDICIA_LEDGER",
        help="The ledger: a folder, or postgresql://... with --archive.",
    ),
]
ArchiveFolder = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        metavar="FOLDER",
        envvar="INDICIA_ARCHIVE",
        help="Where a ledger in PostgreSQL keeps its pages and sources.toml.",
    ),
]
By = Annotated[str, typer.Option("--by", metavar="NAME", envvar="INDICIA_USER", help="Who decides.")]
LEDGER = "ledger"
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document a line.")]
