"""The command line: `indicia read`, `compare`, `law`, `explain`, `schema`."""

import sys

from indicia.app.cli.commands import app
from indicia.model import IndiciaError

__all__ = ["app", "main"]


def main(words: list[str] | None = None) -> None:
    """Run the command with these words, or those it was called with.

    What goes wrong is one line on standard error, and the exit code of its error.
    """
    try:
        app(words, prog_name="indicia")
    except IndiciaError as error:
        sys.stderr.write(f"indicia: {_line(error)}\n")
        sys.exit(error.exit_code)


def _line(error: IndiciaError) -> str:
    """The error in one line, without control characters that a file's name or an address may hold."""
    return "".join(letter if letter.isprintable() else " " for letter in " ".join(str(error).split()))
