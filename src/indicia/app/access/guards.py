"""What a route needs: a role, said on the route by `opt={NEEDS: "analyst"}`; without it, to be anybody."""

import ipaddress
from typing import Any

from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers import BaseRouteHandler

from indicia.app.access.identity import LOCAL, Who
from indicia.ledger import people

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


def safe_to_open(host: str) -> bool:
    """Whether an address to listen at is reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
