"""The commands. Nothing heavy is imported before a command needs it: `--help` answers at once."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from indicia import __version__
from indicia.app.cli import (
    commands_alerts,
    commands_corpus,
    commands_ledger,
    commands_products,
    commands_watch,
)
from indicia.app.cli.commands_law import Own, law

EPILOG = """\b
Exit codes:
  0  done
  1  another failure, such as an output file that cannot be written
  2  the command was not understood
  3  the page holds nothing that can be read
  4  the page could not be got
  5  a data file is wrong
  6  the ledger cannot be used, or something in it does not agree
  130  interrupted

\b
Try:
  indicia read page.html
  indicia read page.txt --published 2024-05-17 --html reading.html
  indicia compare folder-of-pages --sources outlets.toml
  indicia law search coal
  indicia add https://news.example/feed.xml pages/ crawl.warc.gz
  indicia search coal --stance denies
  indicia serve
  indicia corpus run crawl/ --out tables
  indicia watch add dprk-workers-russia && indicia watch run
"""

app = typer.Typer(
    name="indicia",
    help="Turns news into evidence: who said what, what happened, and which UN Security Council sanctions "
    "it may concern. Works offline. Not legal advice.",
    epilog=EPILOG,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
app.add_typer(law, name="law", short_help="Look up provisions of the Security Council.")
commands_ledger.register(app)
commands_products.register(app)
commands_corpus.register(app)
app.add_typer(commands_watch.watch, name="watch", short_help="Standing questions, weighed page by page.")
app.add_typer(commands_alerts.alerts, name="alerts", short_help="Be told when a watch changes.")


def _version(*, asked: bool) -> None:
    if asked:
        typer.echo(f"indicia {__version__}")
        raise typer.Exit


@app.callback()
def indicia(
    *,
    _shown: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="Print the version and leave."),
    ] = False,
) -> None:
    """Turns news into evidence."""


@app.command(short_help="Read one page.")
def read(  # noqa: PLR0913 - each is an option of the command
    page: Annotated[str, typer.Argument(metavar="PAGE", help="A file (HTML or plain text), an URL, or - .")],
    *,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD; wins over what the page says."),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the reading as JSON (`indicia schema`).")
    ] = False,
    html: Annotated[
        str | None,
        typer.Option(metavar="OUT", help="Write the reading as one page of HTML; - is standard output."),
    ] = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private networks too.")
    ] = False,
    width: Annotated[
        int | None,
        typer.Option(
            metavar="COLUMNS", min=40, help="Columns of the terminal view; else as wide as fits, up to 100."
        ),
    ] = None,
    engine: Annotated[
        Literal["trained", "rules"],
        typer.Option(help="What finds the statements: a small trained network with rules, or rules alone."),
    ] = "trained",
    why: Annotated[
        bool, typer.Option("--why", help="Say of each event which words and rules it was read by.")
    ] = False,
    own: Own = None,
) -> None:
    """Read one page: who said what, what happened, what it may concern, what was left out."""
    from indicia.app.cli.reading import Wanted, run  # noqa: PLC0415 - the language model's library is heavy

    run(page, Wanted(published, as_json, html, allow_private, width, engine, own, why))


@app.command(short_help="Set several pages beside each other: ten sources, or one wire story?")
def compare(  # noqa: PLR0913 - each is an option of the command
    page: Annotated[
        list[str],
        typer.Argument(metavar="PAGE...", help="Files, addresses, or folders of .html and .txt files."),
    ],
    *,
    sources: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Your own file of outlets, their owners and states (TOML)."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private networks too.")
    ] = False,
    width: Annotated[
        int | None, typer.Option(metavar="COLUMNS", min=40, help="Columns of the terminal view.")
    ] = None,
    engine: Annotated[
        Literal["trained", "rules"],
        typer.Option(help="What finds the statements: a small trained network with rules, or rules alone."),
    ] = "trained",
    own: Own = None,
) -> None:
    """Compare pages: which are copies of one dispatch, what they claim, how many origins stand behind it."""
    from indicia.app.cli.compare import Asked, run  # noqa: PLC0415 - the language model's library is heavy

    run(page, Asked(sources, as_json, allow_private, width, engine, own))


@app.command(short_help="Print the JSON Schema of a reading.")
def schema(
    *,
    comparison: Annotated[
        bool, typer.Option("--comparison", help="That of what `indicia compare --json` prints.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="That of a watch file.")] = False,
) -> None:
    """Print the JSON Schema of a reading, of a comparison, or of a watch file."""
    from indicia.app.cli.plain import print_schema  # noqa: PLC0415 - loads every room

    print_schema("watch" if watch else "comparison" if comparison else "reading")


@app.command(short_help="Say what a slug of a reading means.")
def explain(
    slug: Annotated[
        str | None,
        typer.Argument(metavar="[SLUG]", help="A word of a reading, as `alleged`; none: all of them."),
    ] = None,
) -> None:
    """Say what a slug means: a stance, status, type, area, reason or note."""
    from indicia.app.cli.plain import print_explanation  # noqa: PLC0415 - loads every room

    print_explanation(slug)
