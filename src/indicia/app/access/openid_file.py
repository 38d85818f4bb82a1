"""`signin.toml` in the ledger's folder: a service (OpenID Connect) by which people may sign in."""

from pathlib import Path
from typing import Annotated

from msgspec import Meta, Struct

from indicia.alerts.secrets import readable_by_others, secret
from indicia.ledger.people import MARKINGS, ROLES
from indicia.model import DataError, toml

FILE = "signin.toml"
_TEXT = Annotated[str, Meta(pattern=r"\S")]
EXAMPLE = """\
# Sign-in by OpenID Connect. `indicia users service` asks it and tells what is wrong.
issuer = "https://id.example/realms/desk"   # as the service names itself, to the letter
client_id = "indicia"
secret_env = "INDICIA_SIGNIN"               # or secret_file; neither for a client without a secret
address = "https://desk.example"            # of this desk; register ADDRESS/enter/back at the service
label = "the house's sign-in"

claim = "groups"                            # of the identity token; its values are looked up below
[roles]                                     # left out: only those come in whom `indicia users link` named
"desk-analysts" = "analyst"
[clearances]
"desk-amber" = "TLP:AMBER"                  # nobody of these: TLP:GREEN
"""


class OpenIdFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The whole file. Of several roles or clearances that somebody's groups give, the highest holds."""

    issuer: _TEXT
    client_id: _TEXT
    address: _TEXT
    secret_env: str = ""
    secret_file: str = ""
    label: _TEXT = "OpenID Connect"
    scope: _TEXT = "openid profile"
    name_claim: _TEXT = "name"
    claim: _TEXT = "groups"
    roles: dict[str, str] = {}
    clearances: dict[str, str] = {}

    @property
    def back(self) -> str:
        """Where the service sends people back to."""
        return f"{self.address.rstrip('/')}/enter/back"


def load(folder: Path) -> tuple[OpenIdFile, str] | None:
    """What the file says, and the secret that it names; None where there is no such file.

    Raises:
        DataError: if it cannot be read, or names a role, a marking or a secret that there is not.
    """
    path = folder / FILE
    if not path.is_file():
        return None
    found = toml.read(path, OpenIdFile)
    for table, given, known in (
        ("roles", found.roles, tuple(ROLES)),
        ("clearances", found.clearances, MARKINGS),
    ):
        for value in given.values():
            if value not in known:
                raise DataError(f"{path}: {table}: {value!r} is none of {', '.join(known)}")
    if found.secret_file and readable_by_others(folder / found.secret_file):
        raise DataError(f"{path}: secret_file: others may read {found.secret_file}: chmod 600")
    return found, secret("sign-in", found.secret_env, found.secret_file, folder)
