"""Parse + statements -> who did what to whom, when, where, with what status."""

from indicia.language import Parse
from indicia.model import Event, Note, Statement


def find(parse: Parse, statements: tuple[Statement, ...]) -> tuple[tuple[Event, ...], tuple[Note, ...]]:
    """Find the events of a page."""
    return (), ()
