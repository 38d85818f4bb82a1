"""From a request to who asks: the session of a browser, or the key of a script."""

import time
from asyncio import to_thread
from typing import Any

from litestar.connection import ASGIConnection
from litestar.middleware import AbstractAuthenticationMiddleware, AuthenticationResult
from msgspec import Struct

from indicia.app.access.passwords import hash_key
from indicia.ledger import Ledger, people

LONGEST = 24 * 3600  # a session ends after a day, however busy it is
LOCAL = 0  # the number of whoever opened the program on this machine, where no people are kept


class Who(Struct, frozen=True):
    """Who asks. `number` is that of the person, 0 for whoever started the program on this machine."""

    number: int
    name: str
    role: str
    clearance: str
    granted: frozenset[str] = frozenset()
    by_key: bool = False

    def may(self, role: str) -> bool:
        """Whether they hold a role, or one above it."""
        order = list(people.ROLES)
        return order.index(self.role) >= order.index(role)


class Identity(AbstractAuthenticationMiddleware):
    """Puts a `Who`, or nobody, into the request; what nobody may do is for the guard to say."""

    async def authenticate_request(
        self, connection: ASGIConnection[Any, Any, Any, Any]
    ) -> AuthenticationResult:
        """Who asks."""
        state = connection.app.state
        scheme, _, key = connection.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return AuthenticationResult(await to_thread(_by_key, state.ledger, key.strip()), None)
        held = connection.session or {}
        if "person" not in held or held.get("since", 0) + LONGEST < time.time():
            return AuthenticationResult(None, None)
        if held["person"] == LOCAL:
            # Once people are let in, nobody goes in without a name any more.
            team = state.service is not None or await to_thread(_has_people, state.ledger)
            who = None if team else local(state.local_name)
            return AuthenticationResult(who, None)
        return AuthenticationResult(await to_thread(_by_number, state.ledger, held["person"]), None)


def local(name: str) -> Who:
    """Whoever started the program on this machine."""
    return Who(LOCAL, name, "admin", people.MARKINGS[-1])


def _has_people(ledger: Ledger) -> bool:
    with ledger.read() as connection:
        return bool(people.everyone(connection))


def _by_key(ledger: Ledger, key: str) -> Who | None:
    with ledger.read() as connection:
        person = people.with_key(connection, hash_key(key))
        return _who(person, people.granted(connection, person.id), by_key=True) if person else None


def _by_number(ledger: Ledger, number: int) -> Who | None:
    with ledger.read() as connection:
        person = people.numbered(connection, number)
        return _who(person, people.granted(connection, person.id)) if person else None


def _who(person: people.Person, granted: set[str], *, by_key: bool = False) -> Who:
    return Who(person.id, person.name, person.role, person.clearance, frozenset(granted), by_key)
