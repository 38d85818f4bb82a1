"""`indicia users`: who may sign in, in the terminal, where nobody else listens."""

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from indicia.app.cli.desk import Where
from indicia.app.cli.screen import console, ink, safe
from indicia.ledger import audit, people
from indicia.model import UsageError

if TYPE_CHECKING:
    from indicia.app.access import Service

Place = tuple[str, Path | None]


def show(where: Place) -> None:
    """Print who may sign in."""
    out = console()
    with Where(*where).open() as ledger, ledger.read() as connection:
        everyone = people.everyone(connection)
    for one in map(safe, everyone):
        out.print(ink((one.name, "head"), (f"  {one.role}, sees up to {one.clearance}", "soft")))
    if not everyone:
        out.print("nobody has to sign in: the desk opens on this machine only, by a one-time address")


def add(where: Place, name: str, role: str, clearance: str, by: str) -> None:
    """Let somebody in."""
    from indicia.app.access.passwords import hash_password  # noqa: PLC0415 - an extra

    password = hash_password(_password())
    with Where(*where).open(make=True) as ledger, ledger.write() as connection:
        made = people.add(connection, name, role, clearance, password)
        audit.log(connection, _by(by), "let in", f"person {made.name}", role=role, clearance=clearance)
    console().print(f"{made.name} may sign in as {role}")


def change(where: Place, name: str, given: Mapping[str, str | None], by: str, *, password: bool) -> None:
    """Give somebody another role, clearance or password.

    Raises:
        UsageError: if nothing is to change.
    """
    from indicia.app.access.passwords import hash_password  # noqa: PLC0415 - an extra

    values = {field: value for field, value in given.items() if value}
    told = dict(values)
    if password:
        values["password"] = hash_password(_password())
        told["password"] = "new"  # noqa: S105 - that it is, never what it is
    if not values:
        raise UsageError("say what is to change: --role, --clearance or --password")
    with Where(*where).open() as ledger, ledger.write() as connection:
        people.change(connection, name, **values)
        audit.log(connection, _by(by), "changed", f"person {name}", **told)
    console().print(f"{name} is changed")


def remove(where: Place, name: str, by: str) -> None:
    """Let somebody out."""
    with Where(*where).open() as ledger, ledger.write() as connection:
        people.close(connection, name)
        audit.log(connection, _by(by), "let out", f"person {name}")
    console().print(f"{name} may not sign in any more")


def key(where: Place, name: str, label: str, by: str) -> None:
    """Make a key."""
    from indicia.app.access.passwords import hash_key, new_key  # noqa: PLC0415 - an extra

    made = new_key()
    with Where(*where).open() as ledger, ledger.write() as connection:
        people.add_key(connection, name, label, hash_key(made))
        audit.log(connection, _by(by), "made a key", f"person {name}", label=label)
    sys.stderr.write("indicia: this key is shown once; send it as `Authorization: Bearer KEY`\n")
    sys.stdout.write(made + "\n")


def grant(where: Place, name: str, watch: str, by: str) -> None:
    """Let somebody see a watch."""
    with Where(*where).open() as ledger, ledger.write() as connection:
        people.grant(connection, name, watch, _by(by))
        audit.log(connection, _by(by), "granted", f"watch {watch}", person=name)
    console().print(f"{name} may see {watch}")


def link(where: Place, name: str, subject: str, by: str) -> None:
    """Say who somebody is at the sign-in service."""
    with Where(*where).open() as ledger:
        issuer = _service(ledger.folder).settings.issuer
        with ledger.write() as connection:
            people.link(connection, name, people.Subject(issuer, subject), _by(by))
            audit.log(connection, _by(by), "linked", f"person {name}", issuer=issuer, subject=subject)
    console().print(f"{name} may come in as {subject} of {issuer}")


def service(where: Place) -> None:
    """Print what the sign-in service says of itself."""
    with Where(*where).open() as ledger:
        asked = _service(ledger.folder)
    about, out = asked.about(), console()
    for name in ("issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"):
        out.print(ink((f"{name}  ", "soft"), str(about.get(name, "not told"))))
    out.print(f"it must send people back to {asked.settings.back}")


def _service(folder: Path) -> "Service":
    """The sign-in service of a ledger.

    Raises:
        UsageError: if there is none, or its libraries are not installed.
    """
    try:
        from indicia.app.access import Service, openid_file  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        raise UsageError("sign-in services need: pip install 'indicia[web]'") from error
    given = openid_file.load(folder)
    if given is None:
        raise UsageError(f"there is no {folder / openid_file.FILE}: docs/web.md shows one")
    return Service(*given)


def log(where: Place) -> None:
    """Print what people decided."""
    out = console()
    with Where(*where).open() as ledger, ledger.read() as connection:
        acts = audit.acts(connection)
    for act in map(safe, acts):
        more = ", ".join(f"{name} = {value}" for name, value in act.detail.items())
        out.print(
            ink(
                (f"{act.at:%Y-%m-%d %H:%M} ", "soft"),
                f"{act.who} {act.what} {act.about}",
                (f"  {more}", "soft"),
            )
        )


def _by(by: str) -> str:
    return by.strip() or os.environ.get("USER") or "terminal"


def _password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password: ")
    if first != getpass.getpass("Once more: "):
        raise UsageError("the two passwords differ; nothing was changed")
    return first
