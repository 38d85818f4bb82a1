"""Statements + events -> exposures: provisions as data, and what conduct may concern."""

from indicia.language import Parse
from indicia.model import Event, Exposure, Note, Statement


def find(
    parse: Parse, statements: tuple[Statement, ...], events: tuple[Event, ...]
) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
    """Find what the page's conduct may concern."""
    return (), ()
