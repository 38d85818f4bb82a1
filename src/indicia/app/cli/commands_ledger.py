"""The commands of the ledger: taking in, looking up, deciding, reading anew, checking."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from indicia.app.cli import commands_users
from indicia.app.cli.commands_law import Own
from indicia.app.cli.options import LEDGER, ArchiveFolder, AsJson, By, Place

EngineName = Annotated[
    Literal["trained", "rules"], typer.Option("--engine", help="What finds the statements, as for `read`.")
]
Jobs = Annotated[
    int,
    typer.Option("--jobs", min=0, max=64, help="Reading processes; 0 reads in this one, slower to start."),
]
Relevant = Annotated[
    bool, typer.Option("--relevant", help="Read only pages that name a land, body or matter of the law.")
]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from private networks too.")]
Pace = Annotated[float, typer.Option(metavar="SECONDS", min=0, help="Between two requests to one site.")]
Contact = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS", envvar="INDICIA_CONTACT", help="Told to the sites, so that they can write to you."
    ),
]

sources = typer.Typer(
    help="How each source does, and since when.", no_args_is_help=False, rich_markup_mode=None
)


def add(  # noqa: PLR0913 - each is an option of the command
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            help="A page, folder, web archive, JSON lines, feed, sitemap or OPML; a file, an URL, or - .",
        ),
    ],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    source: Annotated[str | None, typer.Option(metavar="KEY", help="The source they count for.")] = None,
    engine: EngineName = "trained",
    jobs: Jobs = 2,
    relevant: Relevant = False,
    pace: Pace = 1.0,
    contact: Contact = None,
    allow_private: Private = False,
    own: Own = None,
) -> None:
    """Take pages in: keep them as they are, read each once, say what came of each."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    how = desk.How(engine, jobs, relevant, pace, contact, allow_private, own)
    desk.add(what, desk.Where(ledger, archive), how, source)


def sync(  # noqa: PLR0913 - each is an option of the command
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Stay, and do it again each 15m, 2h or 90s.")
    ] = None,
    engine: EngineName = "trained",
    jobs: Jobs = 2,
    relevant: Relevant = False,
    pace: Pace = 1.0,
    contact: Contact = None,
    allow_private: Private = False,
    own: Own = None,
) -> None:
    """Fetch what is new at the sources of sources.toml."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    how = desk.How(engine, jobs, relevant, pace, contact, allow_private, own)
    desk.sync(desk.Where(ledger, archive), how, every)


@sources.callback(invoke_without_command=True)
def list_sources(
    context: typer.Context, *, ledger: Place = LEDGER, archive: ArchiveFolder = None, as_json: AsJson = False
) -> None:
    """How each source does: ok, silent, empty, blocked or failing, and since when."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    if context.invoked_subcommand is None:
        desk.show_sources(desk.Where(ledger, archive), as_json=as_json)


@sources.command("check")
def check_sources(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else that of the ledger.")] = None,
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Check sources.toml; exit code 5 if a row is wrong."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    desk.check_sources(desk.Where(ledger, archive), file)


@sources.command("new")
def new_sources(*, ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """Write a sources.toml to fill in, where there is none."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    desk.new_sources(desk.Where(ledger, archive))


def claims(  # noqa: PLR0913 - each is an option of the command
    claim: Annotated[
        str | None, typer.Argument(metavar="[CLAIM]", help="The number of one, as k12: all of it.")
    ] = None,
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    area: Annotated[str | None, typer.Option(help="Of the conduct, as `coal`.")] = None,
    party: Annotated[str | None, typer.Option(help="A state's code, as PRK, or a body's name.")] = None,
    on: Annotated[str | None, typer.Option("--page", metavar="PAGE", help="Told on this page.")] = None,
    since: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Told on or after.")] = None,
    until: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Told on or before.")] = None,
    least: Annotated[
        int | None, typer.Option("--origins", min=0, help="At least so many independent origins.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
    width: Annotated[
        int | None, typer.Option(metavar="COLUMNS", min=40, help="Columns of the terminal view.")
    ] = None,
) -> None:
    """What pages claim together, how many origins each claim has; one claim with all of its history."""
    from indicia.app.cli import claims as stored  # noqa: PLC0415 - the ledger's library is heavy
    from indicia.ledger.claims import Asked  # noqa: PLC0415 - the ledger's library is heavy

    days = since.date() if since else None, until.date() if until else None
    asked = Asked(area, party, on, *days, least, limit)
    stored.run((ledger, archive), stored.Wanted(asked, claim, as_json, width))


def search(  # noqa: PLR0913 - each is an option of the command
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WORDS]", help='All must be there; "in quotes" as a phrase.'),
    ] = None,
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    what: Annotated[
        Literal["statements", "exposures", "articles"], typer.Option(help="What is looked for.")
    ] = "statements",
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or after.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Published on or before.")
    ] = None,
    stance: Annotated[str | None, typer.Option(help="As `denies`: `indicia explain` lists them.")] = None,
    entity: Annotated[
        str | None, typer.Option(help="A party of it: a name, or the number of an entity.")
    ] = None,
    area: Annotated[str | None, typer.Option(help="Of an exposure, as `coal`.")] = None,
    regime: Annotated[str | None, typer.Option(help="Of an exposure, as `DPRK-1718`.")] = None,
    provision: Annotated[
        str | None, typer.Option(help="Cited by an exposure, as S/RES/2397(2017)/8.")
    ] = None,
    outlet: Annotated[str | None, typer.Option(help="Of the page.")] = None,
    source: Annotated[str | None, typer.Option(help="Key of the source of the page.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000)] = 20,
    as_json: AsJson = False,
) -> None:
    """Look up what the ledger holds, newest first."""
    from indicia.app.cli import lookup  # noqa: PLC0415 - the ledger's library is heavy

    asked = lookup.asked(
        {
            "words": " ".join(words or []),
            "since": since.date() if since else None,
            "until": until.date() if until else None,
            "stance": stance,
            "area": area,
            "regime": regime,
            "provision": provision,
            "outlet": outlet,
            "source": source,
            "limit": limit,
        }
    )
    lookup.search(what, asked, (ledger, archive), entity, as_json=as_json)


def page(
    place: Annotated[str, typer.Argument(metavar="PAGE", help="An address, or the number of a page.")],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    diff: Annotated[bool, typer.Option("--diff", help="What changed from version to version.")] = False,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print its last reading as JSON, corrections laid over it.")
    ] = False,
) -> None:
    """Show a page of the ledger: its versions, what changed, its reading."""
    from indicia.app.cli import lookup  # noqa: PLC0415 - the ledger's library is heavy

    lookup.page(place, (ledger, archive), diff=diff, as_json=as_json)


def correct(
    version: Annotated[int, typer.Argument(metavar="VERSION", help="The number of a version.")],
    item: Annotated[str, typer.Argument(metavar="ITEM", help="s3, e1 or x2, as in its reading.")],
    change: Annotated[
        str,
        typer.Argument(
            metavar="reject|accept|FIELD=VALUE",
            help="As stance=denies, answers=s3, within=none, content=120:188 or content=WORDS of the page.",
        ),
    ],
    *,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Correct what was read; it survives rereading, and can be undone."""
    from indicia.app.cli import decide  # noqa: PLC0415 - the ledger's library is heavy

    decide.correct(version, item, change, by, (ledger, archive))


def corrections(
    *,
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take one back.")] = None,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the corrections that hold, and those whose item is there no more."""
    from indicia.app.cli import decide  # noqa: PLC0415 - the ledger's library is heavy

    decide.corrections((ledger, archive), undo, by, as_json=as_json)


def note(
    version: Annotated[int, typer.Argument(metavar="VERSION", help="The number of a version.")],
    item: Annotated[str, typer.Argument(metavar="ITEM", help="s3, e1 or x2, or characters as 120:188.")],
    text: Annotated[str, typer.Argument(metavar="TEXT")],
    *,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Write a note on what was read; it stays with its words when the page is read anew."""
    from indicia.app.cli import decide  # noqa: PLC0415 - the ledger's library is heavy

    decide.note(version, item, text, by, (ledger, archive))


def notes(
    *,
    version: Annotated[int | None, typer.Option(metavar="VERSION", help="On this version.")] = None,
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take one back.")] = None,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """List the notes that hold, and those whose item is there no more."""
    from indicia.app.cli import decide  # noqa: PLC0415 - the ledger's library is heavy

    decide.notes((ledger, archive), version, undo, by, as_json=as_json)


def entities(  # noqa: PLR0913 - each is an option of the command
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Part of a name.")] = None,
    *,
    merge: Annotated[
        tuple[int, int] | None, typer.Option(metavar="ENTITY INTO", help="Say that two are one.")
    ] = None,
    split: Annotated[
        int | None, typer.Option(metavar="ENTITY", help="Say that what --version says of it is another's.")
    ] = None,
    version: Annotated[list[int] | None, typer.Option(metavar="VERSION", help="For --split.")] = None,
    called: Annotated[str, typer.Option(metavar="NAME", help="For --split: the other's name.")] = "",
    undo: Annotated[int | None, typer.Option(metavar="NUMBER", help="Take a decision back.")] = None,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Who is spoken of across pages; merge and split them, and take it back."""
    from indicia.app.cli import who  # noqa: PLC0415 - the ledger's library is heavy

    where = (ledger, archive)
    if merge:
        who.merge(where, merge, by)
    elif split is not None:
        who.split(where, split, version or [], called, by)
    elif undo is not None:
        who.undo(where, undo, by)
    elif name:
        who.named(where, name)
    else:
        who.decided(where)


def reread(  # noqa: PLR0913 - each is an option of the command
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    diff: Annotated[bool, typer.Option("--diff", help="Show what would change; keep nothing.")] = False,
    every: Annotated[bool, typer.Option("--all", help="Also pages this engine has read already.")] = False,
    passed_over: Annotated[
        bool, typer.Option("--passed-over", help="Also pages that were passed over.")
    ] = False,
    engine: EngineName = "trained",
    jobs: Jobs = 2,
    own: Own = None,
) -> None:
    """Read kept pages anew with this engine and its data; corrections are kept."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    how = desk.How(engine, jobs, law=own)
    desk.reread(desk.Where(ledger, archive), how, keep=not diff, every=every, passed_over=passed_over)


def verify(
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    stamp: Annotated[
        str | None,
        typer.Option(metavar="URL", help="First have new records stamped by this RFC 3161 authority."),
    ] = None,
    root: Annotated[
        Path | None, typer.Option(metavar="PEM", help="Timestamps must be signed under this certificate.")
    ] = None,
    allow_private: Private = False,
) -> None:
    """Check the archive against its hashes and every span against its characters; exit code 6 if not."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    desk.verify(desk.Where(ledger, archive), stamp, root, allow_private=allow_private)


def backup(
    to: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where to; it must not be there yet.")],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Copy a ledger in a folder, also while others write to it; the copy is a ledger."""
    from indicia.app.cli import desk  # noqa: PLC0415 - the ledger's library is heavy

    desk.backup(desk.Where(ledger, archive), to)


def serve(
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    host: Annotated[
        str, typer.Option(metavar="ADDRESS", help="Where to listen; elsewhere than here only with people.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8765,
    https: Annotated[
        bool, typer.Option("--https", help="A proxy before it speaks TLS: cookies go over that alone.")
    ] = False,
) -> None:
    """Open the desk in the browser: read, check, correct, search; with an API under /api."""
    from indicia.app.cli import serve as desk  # noqa: PLC0415 - the server's library is heavy

    desk.run((ledger, archive), host, port, https=https)


def register(app: typer.Typer) -> None:
    """Put the commands into the program, in the order of a day's work."""
    for command in (
        add,
        sync,
        search,
        claims,
        page,
        correct,
        corrections,
        note,
        notes,
        entities,
        reread,
        verify,
        backup,
        serve,
    ):
        app.command(command.__name__)(command)
    app.add_typer(commands_users.users, name="users", short_help="Who may sign in at the desk.")
    app.add_typer(sources, name="sources", short_help="How each source does, and since when.")
