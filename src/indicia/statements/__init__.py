"""Parse -> who says what (source, cue, content), with stance, hedges and answers."""

from indicia.language import Parse
from indicia.model import Note, Statement


def find(parse: Parse) -> tuple[tuple[Statement, ...], tuple[Note, ...]]:
    """Find the statements of a page."""
    return (), ()
