"""A piece of a page before judgement: what the plain-text and the HTML side have in common."""

from msgspec import Struct


class Piece(Struct, frozen=True):
    """One line or element of a page, in page order, its white space collapsed.

    `hint` is the reason that the page's own markup gives for leaving it out; `links` the share of
    its characters that are links; `main` whether the HTML extractor took it for main text (null
    for plain text, where nothing is known but the words).
    """

    text: str
    tag: str = ""
    hint: str = ""
    links: float = 0.0
    main: bool | None = None


def collapse(text: str) -> str:
    """The text with every run of white space as one space, and none at its ends."""
    return " ".join(text.split())
