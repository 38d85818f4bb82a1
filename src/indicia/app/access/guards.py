"""What a route needs: a role, said on the route by `opt={NEEDS: "analyst"}`; without it, to be anybody."""

import ipaddress
from collections.abc import Iterable
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from indicia import watches
from indicia.app.access.identity import LOCAL, Who
from indicia.ledger import Ledger, audit, people

NEEDS = "needs"
NOBODY = "nobody"  # a route for those who are not signed in yet


def guard(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Refuse who may not.

    Raises:
        NotAuthorizedException: if nobody is signed in.
        PermissionDeniedException: if their role does not reach.
    """
    needed = handler.opt.get(NEEDS, "reader")
    if needed == NOBODY:
        return
    who = connection.user
    if who is None:
        raise NotAuthorizedException("sign in first")
    if not who.may(needed):
        raise PermissionDeniedException(f"this needs the role {needed}; {who.name} is {who.role}")


def sees(who: Who, watch: str, marking: str | None) -> bool:
    """Whether somebody may see a watch: by clearance, by name, or because the machine is theirs."""
    return who.number == LOCAL or watch in who.granted or people.sees(who.clearance, marking)


def open_acts(ledger: Ledger, who: Who, acts: Iterable[audit.Act]) -> list[audit.Act]:
    """What of the log somebody may read: nothing of a watch that is not there for them."""
    return [act for act in acts if not act.about.startswith("watch ") or _may_know(ledger, who, act)]


def _may_know(ledger: Ledger, who: Who, act: audit.Act) -> bool:
    if who.number == LOCAL:
        return True
    watch = watches.folder(ledger.folder).get(act.about.removeprefix("watch "))
    return watch is not None and sees(who, watch.id, watch.marking)


def safe_to_open(host: str) -> bool:
    """Whether an address to listen at is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
