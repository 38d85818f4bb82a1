"""Indicia turns news into evidence: who said what, what happened, what law it may concern."""

from typing import TYPE_CHECKING

from indicia.model import IndiciaError, Reading

if TYPE_CHECKING:
    from indicia.pipeline import read

__all__ = ["IndiciaError", "Reading", "read"]
__version__ = "0.2.0"


def __getattr__(name: str) -> object:
    """Import the pipeline when it is first asked for: the language library behind it takes a second."""
    if name == "read":
        from indicia.pipeline import read  # noqa: PLC0415 - see above

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
