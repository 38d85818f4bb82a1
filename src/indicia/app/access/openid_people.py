"""From what a service says of somebody to the person of the ledger that they are, with which role."""

from collections.abc import Iterable
from typing import Any

from indicia.app.access.openid import SignInError
from indicia.app.access.openid_file import OpenIdFile
from indicia.ledger import Ledger, audit, people
from indicia.ledger.people import MARKINGS, ROLES, Person, Subject

BY = "sign-in service"
LEAST = "TLP:GREEN"  # the clearance of whose groups give none


def person_of(ledger: Ledger, settings: OpenIdFile, claims: dict[str, Any]) -> Person:
    """Who that is. Where the file gives roles, the claim decides anew each time that somebody comes.

    Raises:
        SignInError: if nobody knows them, they were let out, or none of their groups has a role.
    """
    subject = Subject(settings.issuer, str(claims["sub"]))
    given = _given(settings, claims)
    with ledger.write() as connection:
        known, person = people.linked(connection, subject)
        if known and person is None:
            raise SignInError("whoever that is was let out")
        if settings.roles and given is None:
            raise SignInError(f"none of their {settings.claim} has a role here")
        if person is None:
            if given is None:
                raise SignInError(f"nobody here is {subject.subject} at that service")
            name = _name(connection, settings, claims)
            person = people.add(connection, name, *given, None)
            people.link(connection, person.name, subject, BY)
            audit.log(connection, BY, "let in", f"person {person.name}", role=given[0], clearance=given[1])
        elif given and given != (person.role, person.clearance):
            role, clearance = given
            person = people.change(connection, person.name, role=role, clearance=clearance)
            audit.log(connection, BY, "changed", f"person {person.name}", role=role, clearance=clearance)
        audit.log(connection, person.name, "entered", "door", by=settings.label)
    return person


def _given(settings: OpenIdFile, claims: dict[str, Any]) -> tuple[str, str] | None:
    """The highest role and clearance that somebody's groups give; None without a role."""
    said = claims.get(settings.claim, [])
    groups = [said] if isinstance(said, str) else said if isinstance(said, list) else []
    held = [one for one in groups if isinstance(one, str)]
    role = _highest((settings.roles.get(one) for one in held), tuple(ROLES))
    if role is None:
        return None
    return role, _highest((settings.clearances.get(one) for one in held), MARKINGS) or LEAST


def _highest(given: Iterable[str | None], order: tuple[str, ...]) -> str | None:
    return max((one for one in given if one), key=order.index, default=None)


def _name(connection: Any, settings: OpenIdFile, claims: dict[str, Any]) -> str:
    """The name under which they decide: as the service has it, and never that of somebody who is here.

    A name alone links nobody: two people may bear one, and a service may let its users choose theirs.
    """
    said = claims.get(settings.name_claim) or claims.get("preferred_username") or claims["sub"]
    name = " ".join(str(said).split())[:80]
    if people.named(connection, name):
        raise SignInError(
            f"somebody called {name} is here already: if that is them, an admin says so with "
            f"`indicia users link`; they are {claims['sub']} there"
        )
    return name
