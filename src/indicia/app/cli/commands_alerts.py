"""The commands of alerts: new, check, test, run, list, ack."""

from pathlib import Path
from typing import Annotated

import typer

from indicia.app.cli.options import LEDGER, ArchiveFolder, AsJson, By, Place

alerts = typer.Typer(
    help="Be told when a watch changes, goes stale, or loses a source: by feed, mail, webhook or file.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@alerts.command("new")
def new(*, ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """Write an alerts.toml to fill in, where there is none."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.new((ledger, archive))


@alerts.command("check")
def check(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help="Else that of the ledger.")] = None,
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Check alerts.toml; exit code 5 if something is wrong."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.check((ledger, archive), file)


@alerts.command("test")
def trial(
    channel: Annotated[str, typer.Argument(metavar="CHANNEL", help="Its name in alerts.toml.")],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Send a message that says it is a trial; of a feed or file only whether it can be written."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.trial((ledger, archive), channel)


@alerts.command("run")
def run(
    *,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="Try again also what waits for its next try.")
    ] = False,
    every: Annotated[
        str | None, typer.Option(metavar="TIME", help="Stay, and do it again each 1m, 15m or 2h.")
    ] = None,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """Make alerts of what changed, and send what is due; exit code 1 if something could not be sent."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.run((ledger, archive), every, at_once=at_once, as_json=as_json)


@alerts.command("list")
def list_(
    *,
    every: Annotated[bool, typer.Option("--all", help="Also those somebody took note of.")] = False,
    watch: Annotated[str | None, typer.Option(metavar="WATCH", help="Of one watch only.")] = None,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    as_json: AsJson = False,
) -> None:
    """The alerts that wait for somebody to take note, with their sentences and what was sent where."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.listed((ledger, archive), watch, every=every, as_json=as_json)


@alerts.command("ack")
def ack(  # noqa: PLR0913 - each is an option of the command
    number: Annotated[
        list[int] | None, typer.Argument(metavar="[ALERT...]", help="Numbers, as `list` shows them.")
    ] = None,
    *,
    watch: Annotated[str | None, typer.Option(metavar="WATCH", help="All that wait of a watch.")] = None,
    note: Annotated[str | None, typer.Option(metavar="TEXT", help="Kept with it.")] = None,
    undo: Annotated[bool, typer.Option("--undo", help="Take it back.")] = False,
    by: By = "",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
) -> None:
    """Say that you took note of alerts; they are sent all the same, and stay in the record."""
    from indicia.app.cli import alerting  # noqa: PLC0415 - the ledger's library is heavy

    alerting.ack((ledger, archive), number or [], watch, (by, note), undo=undo)
