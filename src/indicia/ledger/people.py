"""The people who work on a ledger, their keys for scripts, and the watches they were let into."""

from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from msgspec import Struct

from indicia.ledger import tables_people as t
from indicia.model import UsageError

# Each may do what those before it may.
ROLES: dict[str, str] = {
    "reader": "reads everything that their clearance allows",
    "analyst": "corrects, writes notes, merges and splits",
    "editor": "takes pages in, edits watches, takes back what others decided",
    "admin": "lets people in and out",
}
# The Traffic Light Protocol 2.0, from what anybody may see.
MARKINGS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")


class Person(Struct, frozen=True):
    """Somebody who may sign in. `password` is a hash; `clearance` the highest marking they see unasked."""

    id: int
    name: str
    role: str
    clearance: str
    password: str | None
    made_at: datetime

    def may(self, role: str) -> bool:
        """Whether they hold a role, or one above it."""
        order = list(ROLES)
        return order.index(self.role) >= order.index(role)


def add(connection: sa.Connection, name: str, role: str, clearance: str, password: str | None) -> Person:
    """Let somebody in.

    Raises:
        UsageError: if there is such a person, or no such role or marking.
    """
    name = " ".join(name.split())
    if not name:
        raise UsageError("a person needs a name")
    _known(role, clearance)
    if named(connection, name):
        raise UsageError(f"{name} is there already: `indicia users change` changes a person")
    values = {"name": name, "role": role, "clearance": clearance, "password": password}
    row = connection.execute(
        sa.insert(t.person).values(**values, made_at=datetime.now(UTC)).returning(t.person)
    ).one()
    return _person(row)


def named(connection: sa.Connection, name: str) -> Person | None:
    """The person of this name who may sign in now."""
    return _one(connection, t.person.c.name == " ".join(name.split()))


def numbered(connection: sa.Connection, number: int) -> Person | None:
    """The person of this number who may sign in now."""
    return _one(connection, t.person.c.id == number)


def everyone(connection: sa.Connection) -> list[Person]:
    """Who may sign in, by name."""
    query = sa.select(t.person).where(t.person.c.closed_at.is_(None)).order_by(t.person.c.name)
    return [_person(row) for row in connection.execute(query)]


def change(connection: sa.Connection, name: str, **values: str) -> Person:
    """Give somebody another role, clearance or password.

    Raises:
        UsageError: if there is no such person, role or marking.
    """
    person = _there(connection, name)
    _known(values.get("role", person.role), values.get("clearance", person.clearance))
    connection.execute(sa.update(t.person).where(t.person.c.id == person.id).values(**values))
    return _there(connection, name)


def close(connection: sa.Connection, name: str) -> None:
    """Let somebody out; what they decided stays, under their name.

    Raises:
        UsageError: if there is no such person.
    """
    person = _there(connection, name)
    now = datetime.now(UTC)
    connection.execute(sa.update(t.person).where(t.person.c.id == person.id).values(closed_at=now))
    keys = (t.person_key.c.person_id == person.id) & t.person_key.c.closed_at.is_(None)
    connection.execute(sa.update(t.person_key).where(keys).values(closed_at=now))


def add_key(connection: sa.Connection, name: str, label: str, key_sha256: str) -> None:
    """Keep the hash of a key with which a script of theirs may ask."""
    values = {"person_id": _there(connection, name).id, "label": label, "key_sha256": key_sha256}
    connection.execute(sa.insert(t.person_key).values(**values, made_at=datetime.now(UTC)))


def with_key(connection: sa.Connection, key_sha256: str) -> Person | None:
    """Whose key this is."""
    key = sa.select(t.person_key.c.person_id).where(
        t.person_key.c.key_sha256 == key_sha256, t.person_key.c.closed_at.is_(None)
    )
    return _one(connection, t.person.c.id.in_(key))


def grant(connection: sa.Connection, name: str, watch: str, by: str) -> None:
    """Let somebody see one watch whatever its marking."""
    person = _there(connection, name)
    if watch not in granted(connection, person.id):
        values = {"person_id": person.id, "watch": watch, "made_by": by, "made_at": datetime.now(UTC)}
        connection.execute(sa.insert(t.person_grant).values(**values))


def granted(connection: sa.Connection, person: int) -> set[str]:
    """The watches that a person was let into by name."""
    live = (t.person_grant.c.person_id == person) & t.person_grant.c.closed_at.is_(None)
    return set(connection.execute(sa.select(t.person_grant.c.watch).where(live)).scalars())


class Subject(Struct, frozen=True):
    """Who somebody is at a sign-in service: its address, and the name that it never gives to another."""

    issuer: str
    subject: str


def link(connection: sa.Connection, name: str, subject: Subject, by: str) -> None:
    """Say that a person is this one at a sign-in service; whoever was before is so no longer."""
    person = _there(connection, name)
    now = datetime.now(UTC)
    connection.execute(sa.update(t.person_subject).where(_of(subject)).values(closed_at=now))
    values = {"person_id": person.id, "issuer": subject.issuer, "subject": subject.subject}
    connection.execute(sa.insert(t.person_subject).values(**values, made_by=by, made_at=now))


def linked(connection: sa.Connection, subject: Subject) -> tuple[bool, Person | None]:
    """Whether it is known who that is, and the person, if they may still sign in."""
    number = connection.execute(sa.select(t.person_subject.c.person_id).where(_of(subject))).scalar()
    return (False, None) if number is None else (True, numbered(connection, number))


def _of(subject: Subject) -> sa.ColumnElement[bool]:
    row = t.person_subject.c
    return (row.issuer == subject.issuer) & (row.subject == subject.subject) & row.closed_at.is_(None)


def sees(clearance: str, marking: str | None) -> bool:
    """Whether a clearance reaches a marking; one that nobody knows is the highest, and RED goes by name."""
    level = MARKINGS.index(marking) if marking in MARKINGS else len(MARKINGS) - 1 if marking else 0
    return level <= MARKINGS.index(clearance) and level < len(MARKINGS) - 1


def _known(role: str, clearance: str) -> None:
    if role not in ROLES:
        raise UsageError(f"{role!r} is no role; there are {', '.join(ROLES)}")
    if clearance not in MARKINGS:
        raise UsageError(f"{clearance!r} is no marking; there are {', '.join(MARKINGS)}")


def _there(connection: sa.Connection, name: str) -> Person:
    person = named(connection, name)
    if person is None:
        raise UsageError(f"nobody called {name!r} may sign in: `indicia users list` shows who may")
    return person


def _one(connection: sa.Connection, which: sa.ColumnElement[bool]) -> Person | None:
    row = connection.execute(sa.select(t.person).where(which, t.person.c.closed_at.is_(None))).first()
    return _person(row) if row else None


def _person(row: sa.Row[Any]) -> Person:
    return Person(row.id, row.name, row.role, row.clearance, row.password, row.made_at)
