"""`indicia serve`: the desk, if its libraries are there."""

from pathlib import Path

from indicia.app.cli.desk import Where
from indicia.model import UsageError


def run(where: tuple[str, Path | None], host: str, port: int, *, https: bool) -> None:
    """Serve a ledger until interrupted.

    Raises:
        UsageError: if the server's libraries are not installed, or others could come in unasked.
    """
    try:
        from indicia.app.server import serve  # noqa: PLC0415 - an extra
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("indicia"):
            raise
        raise UsageError("the desk needs its server: pip install 'indicia[web]'") from error
    with Where(*where).open(make=True) as ledger:
        serve(ledger, host, port, https=https)
