"""`indicia serve`: listen, on this machine alone unless people were let in."""

import getpass
import os
import socket
import sys
import threading

import uvicorn
from litestar import Litestar

from indicia.app import web
from indicia.app.access import Service, openid_file, safe_to_open
from indicia.app.server.making import Settings, make
from indicia.ledger import Ledger, people
from indicia.model import UsageError


def serve(ledger: Ledger, host: str, port: int, *, https: bool = False) -> None:
    """Serve until interrupted.

    Raises:
        UsageError: if others could reach the desk and nobody needs to sign in.
        DataError: if the file of the sign-in service is not in order.
    """
    given = openid_file.load(ledger.folder)
    service = Service(*given) if given else None
    with ledger.read() as connection:
        team = service is not None or bool(people.everyone(connection))
    if not team and not safe_to_open(host):
        raise UsageError(
            f"{host} is reached from other machines, and nobody has to sign in yet: "
            "`indicia users add NAME --role admin` first, or serve on 127.0.0.1"
        )
    listening = _listen(host, port)
    port = listening.getsockname()[1]
    app = make(ledger, Settings(_hosts(host, port), https, _name(), service=service))
    sys.stderr.write(_told(app, host, port, team=team))
    if not https and not safe_to_open(host):
        sys.stderr.write("Passwords cross the network in the clear: put TLS before it, and say --https\n")
    if not team and sys.stdin.isatty():
        threading.Thread(target=_anew, args=(app, host, port), daemon=True).start()
    threading.Thread(target=web.warm, daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
    with listening:
        uvicorn.Server(config).run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    """A socket that listens; 0 is any port that is free."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise UsageError(
            f"{host}, port {port}, cannot be listened at: {error.strerror or error}; try another --port"
        ) from error


def _hosts(host: str, port: int) -> tuple[str, ...]:
    """Names that a browser may call us by: a page elsewhere cannot make its own name ours."""
    if not safe_to_open(host):
        return ()
    return tuple(f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]"))


def _name() -> str:
    """Under which name decisions are kept where nobody signs in."""
    try:
        return os.environ.get("INDICIA_USER") or getpass.getuser()
    except (KeyError, OSError):  # a machine may not know its user
        return "local"


def _address(host: str, port: int) -> str:
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _told(app: Litestar, host: str, port: int, *, team: bool) -> str:
    if team:
        return f"The desk is open at {_address(host, port)} for those who may sign in. Ctrl-C closes it.\n"
    token = app.state.tokens.new()
    return (
        f"Open the desk once at\n\n  {_address(host, port)}/enter?token={token}\n\n"
        "The address opens one browser; Return makes another. Ctrl-C closes the desk.\n"
    )


def _anew(app: Litestar, host: str, port: int) -> None:
    """A new address whenever somebody presses Return."""
    for _ in sys.stdin:
        sys.stderr.write(f"  {_address(host, port)}/enter?token={app.state.tokens.new()}\n")
