"""`indicia law`: the provisions as data."""

from pathlib import Path
from typing import Annotated

import typer

from indicia.model import UsageError

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
    from indicia.app.cli import lawbook  # noqa: PLC0415 - only a law command reads the law

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
    from indicia.app.cli import lawbook  # noqa: PLC0415 - only a law command reads the law

    lawbook.on(day, area, regime, direction, folder)


@law.command()
def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[FOLDER]", help="Regime files of your own, beside the packaged ones."),
    ] = None,
) -> None:
    """Check the law data; exit code 5 if a row is wrong."""
    from indicia.app.cli import lawbook  # noqa: PLC0415 - only a law command reads the law

    lawbook.check(folder)


@law.command(name="import", short_help="Take in a published list or resolution.")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="The UN's Consolidated List (XML), FollowTheMoney (JSON lines), Akoma Ntoso."
        ),
    ],
    *,
    folder: Own = None,
    name: Annotated[
        str | None, typer.Option(metavar="ID", help="What to call the list: small letters, hyphens.")
    ] = None,
    data_of: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day of its data, if the file does not say.")
    ] = None,
    many_gone: Annotated[
        bool, typer.Option("--many-gone", help="It is right that over a third of the list is gone.")
    ] = False,
) -> None:
    """Take a published list of designated parties, or a resolution's renewals, into your own folder.

    A list is written for you to review; a resolution gives a proposal, which counts for nothing before
    `indicia law accept`. Nothing is fetched, and a broken file changes nothing.
    """
    from indicia.app.cli import lawlists  # noqa: PLC0415 - only a law command reads the law

    lawlists.take(file, _wanted(folder), name, data_of, many_gone=many_gone)


@law.command(short_help="Put a proposal's renewals into use.")
def accept(
    symbol: Annotated[str, typer.Argument(metavar="SYMBOL", help="As S/RES/2780(2025).")],
    *,
    by: Annotated[str, typer.Option(help="Your name.")] = "",
    folder: Own = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take the acceptance back.")] = False,
) -> None:
    """Put the renewals that a proposal lists into use, in your own folder and in your name."""
    from indicia.app.cli import lawlists  # noqa: PLC0415 - only a law command reads the law

    if undo:
        lawlists.take_back(symbol, _wanted(folder))
    else:
        lawlists.accept(symbol, by, _wanted(folder))


@law.command(short_help="Look a name up in your lists.")
def listed(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="A name, or the IMO number of a ship.")],
    *,
    folder: Own = None,
) -> None:
    """Look a name up in the lists of your own folder: which listed parties bear one like it."""
    from indicia.app.cli import lawlists  # noqa: PLC0415 - only a law command reads the law

    lawlists.look_up(" ".join(name), _wanted(folder))


def _wanted(folder: Path | None) -> Path:

    if folder is None:
        raise UsageError("name your own folder with --law FOLDER, or in the setting INDICIA_LAW")
    return folder


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
    from indicia.app.cli import lawbook  # noqa: PLC0415 - only a law command reads the law

    if undo:
        lawbook.unverify(provision, _wanted(folder))
    else:
        lawbook.verify(provision, source, by, _wanted(folder))
