"""Where the page puts words in quotation marks."""

import re
from dataclasses import dataclass

from indicia.language import Parse

OPENING = "“«„"
CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"'}
# A mark that stands for inches or a stray foot is no quotation: a straight one opens after space.
MARK = re.compile(r'["“”«»„]')


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters `[start, end)`, marks included. `closed` is false if the paragraph ends first."""

    start: int
    end: int
    closed: bool
    words: int


def find(parse: Parse) -> tuple[Quotation, ...]:
    """The quotations of each paragraph, outermost only, in text order.

    A quotation that its paragraph does not close ends with the paragraph, as a quotation carried
    over several paragraphs is printed.
    """
    found: list[Quotation] = []
    for block in parse.article.blocks:
        if block.kept:
            found.extend(_paragraph(parse.article.text, block.start, block.end))
    return tuple(found)


def _paragraph(text: str, start: int, end: int) -> list[Quotation]:
    found: list[Quotation] = []
    opened: int | None = None
    for match in MARK.finditer(text, start, end):
        mark, at = match.group(), match.start()
        if opened is None:
            if mark in OPENING or (mark == '"' and (at == start or not text[at - 1].isalnum())):
                opened = at
        elif mark in CLOSING[text[opened]]:
            found.append(_quotation(text, opened, at + 1, closed=True))
            opened = None
    if opened is not None:
        found.append(_quotation(text, opened, end, closed=False))
    return found


def _quotation(text: str, start: int, end: int, *, closed: bool) -> Quotation:
    return Quotation(start, end, closed, len(text[start:end].split()))
