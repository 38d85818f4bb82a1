"""`indicia users`: who may sign in at the desk, and what they did."""

from typing import Annotated

import typer

from indicia.app.cli.options import LEDGER, ArchiveFolder, By, Place

Name = Annotated[str, typer.Argument(metavar="NAME")]
Role = Annotated[str, typer.Option(help="reader, analyst, editor or admin.")]
Clearance = Annotated[str, typer.Option(help="The highest marking that they see, as TLP:AMBER.")]

users = typer.Typer(
    help="Who may sign in at the desk, as what, and what they may see.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@users.command("list")
def list_users(*, ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """Who may sign in."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.show((ledger, archive))


@users.command()
def add(
    name: Name,
    *,
    role: Role = "reader",
    clearance: Clearance = "TLP:GREEN",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    by: By = "",
) -> None:
    """Let somebody in; the password is asked for, or read from standard input."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.add((ledger, archive), name, role, clearance, by)


@users.command()
def change(  # noqa: PLR0913 - each is an option of the command
    name: Name,
    *,
    role: Annotated[str | None, typer.Option(help="Their new role.")] = None,
    clearance: Annotated[str | None, typer.Option(help="Their new clearance.")] = None,
    password: Annotated[bool, typer.Option("--password", help="Ask for a new password.")] = False,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    by: By = "",
) -> None:
    """Give somebody another role, clearance or password."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.change((ledger, archive), name, {"role": role, "clearance": clearance}, by, password=password)


@users.command()
def remove(name: Name, *, ledger: Place = LEDGER, archive: ArchiveFolder = None, by: By = "") -> None:
    """Let somebody out; what they decided stays, under their name."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.remove((ledger, archive), name, by)


@users.command()
def key(
    name: Name,
    *,
    label: Annotated[str, typer.Option(help="What the key is for.")] = "script",
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    by: By = "",
) -> None:
    """Make a key with which a script of theirs may use the API; it is shown once."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.key((ledger, archive), name, label, by)


@users.command()
def grant(
    name: Name,
    watch: Annotated[str, typer.Argument(metavar="WATCH")],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    by: By = "",
) -> None:
    """Let somebody see a watch whatever its marking."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.grant((ledger, archive), name, watch, by)


@users.command()
def link(
    name: Name,
    subject: Annotated[str, typer.Argument(metavar="SUBJECT")],
    *,
    ledger: Place = LEDGER,
    archive: ArchiveFolder = None,
    by: By = "",
) -> None:
    """Say who somebody is at the sign-in service of signin.toml: its `sub` of them."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.link((ledger, archive), name, subject, by)


@users.command()
def service(*, ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """Ask the sign-in service of signin.toml what it says of itself, and tell what is wrong."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.service((ledger, archive))


@users.command()
def log(*, ledger: Place = LEDGER, archive: ArchiveFolder = None) -> None:
    """What people decided, the latest first."""
    from indicia.app.cli import team  # noqa: PLC0415 - the ledger's library is heavy

    team.log((ledger, archive))
