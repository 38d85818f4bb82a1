"""Wire families, claims and origins of a ledger's pages, kept up to date with them.

::

    outdated pages -> sheets (what is needed of each) -> stories (families) -> conduct (claims, origins)

A page that came, changed, was read anew or corrected is set beside those pages only that may be copies of it,
and touches those claims only that it may tell. Each round is one transaction: a process that is killed leaves
the pages of its round waiting, and two at once take turns.
"""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct

from indicia.ledger import Ledger, outdated, working
from indicia.origins.data import Known
from indicia.origins.kept.rounds import one_round

ROUND = 1000  # pages a transaction: others may write in between
_CODE = Path(__file__).parent.parent


class Refreshed(Struct):
    """What came of it: pages compared, and how many families and claims changed."""

    pages: int = 0
    families: int = 0
    claims: int = 0


def refresh(ledger: Ledger, known: Known, *, most: int = ROUND) -> Refreshed:
    """Bring families, claims and origins up to date with the newest version of each page, as corrected.

    What nothing has changed for is not looked at again. With other code, or with other media and owners, all
    that they may decide is compared anew.

    Args:
        ledger: an open ledger.
        known: media, owners and bodies; `origins.known(SOURCES)`.
        most: how many pages a transaction takes.
    """
    found = Refreshed()
    _rest_on(ledger, working.Basis(_fingerprint(), _known(known)))
    while True:
        with ledger.write() as connection:
            outdated.alone(connection)
            waiting = outdated.some(connection, most)
            if not waiting.rows:
                return found
            families, claims = one_round(connection, waiting.pages, known)
            outdated.done(connection, waiting.rows)
        found.pages += len(waiting.pages)
        found.families += families
        found.claims += claims


def _rest_on(ledger: Ledger, now: working.Basis) -> None:
    """Have compared anew what other code or other knowledge decided."""
    with ledger.read() as connection:
        if working.basis(connection) == now:
            return
    with ledger.write() as connection:
        outdated.alone(connection)
        before = working.basis(connection)
        if before == now:
            return
        if before is None or before.code != now.code:
            outdated.mark_all(connection)
        else:
            outdated.mark_told(connection)
        working.rest_on(connection, now)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for path in sorted(_CODE.rglob("*")):
        if path.suffix in {".py", ".toml"}:
            digest.update(path.relative_to(_CODE).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _known(known: Known) -> str:
    return hashlib.sha256(msgspec.json.encode((known.media, known.bodies))).hexdigest()[:16]
