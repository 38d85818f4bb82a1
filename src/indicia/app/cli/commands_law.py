"""`indicia law`: the provisions as data."""

from pathlib import Path
from typing import Annotated

import typer

Own = Annotated[
    Path | None,
    typer.Option(
        "--law",
        metavar="FOLDER",
        envvar="INDICIA_LAW",
        help="Your own folder of regimes and checks, beside the packaged law.",
    ),
]

law = typer.Typer(
    help="Look up the paragraphs of Security Council resolutions that Indicia knows. Not legal advice.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@law.command(short_help="Show one provision.")
def show(
    provision: Annotated[
        str, typer.Argument(metavar="ID", help="As S/RES/2397(2017)/8; spaces do not matter.")
    ],
    *,
    folder: Own = None,
) -> None:
    """Show one provision: what it says in our words, since when, how well checked."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - only a law command reads the law

    lawbook.show(provision, folder)


@law.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must be in the row.")],
    *,
    folder: Own = None,
) -> None:
    """Find provisions by words."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - as above

    lawbook.search(" ".join(words), folder)


@law.command()
def on(
    day: Annotated[str, typer.Argument(metavar="DATE", help="YYYY-MM-DD.")],
    *,
    area: Annotated[
        str | None, typer.Option(help="Only this conduct area, as `coal`: `indicia explain` lists them.")
    ] = None,
    regime: Annotated[str | None, typer.Option(help="Only this regime, as `DPRK-1718`.")] = None,
    direction: Annotated[
        str | None, typer.Option(help="Only what goes `out` of the regime's land, or comes `in`.")
    ] = None,
    folder: Own = None,
) -> None:
    """List the provisions in force on a day."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - as above

    lawbook.on(day, area, regime, direction, folder)


@law.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Regime files of your own, beside the packaged ones."),
    ] = None,
) -> None:
    """Check the law data; exit code 5 if a row is wrong."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - as above

    lawbook.check(folder)


@law.command(short_help="Record that you have read a paragraph.")
def verify(
    provision: Annotated[str, typer.Argument(metavar="ID", help="As S/RES/2094(2013)/14.")],
    *,
    source: Annotated[str, typer.Option(help="Where you read its text.")] = "",
    by: Annotated[str, typer.Option(help="Your name.")] = "",
    folder: Own = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the check back.")] = False,
) -> None:
    """Record in your own folder that you have read a paragraph: it then counts as verified for you."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - as above
    from indicia.model import UsageError  # noqa: PLC0415 - as above

    if folder is None:
        raise UsageError("name your own folder with --law FOLDER, or in the setting INDICIA_LAW")
    if undo:
        lawbook.unverify(provision, folder)
    else:
        lawbook.verify(provision, source, by, folder)
