"""Ships and legal texts: names known by what stands before them or by their numbers."""

import re

from indicia.language.names.desk import Desk, Found
from indicia.language.names.lexicon import slug
from indicia.language.names.roles import roles
from indicia.language.tree import Token
from indicia.model import EntityKind

RESOLUTION = re.compile(r"(?:[Rr]esolutions?|UNSCRs?|S/RES/)\s*(\d{3,4})(?:\s*\((\d{4})\))?")
IMO = re.compile(r"\bIMO(?: number)?:?\s?(\d{7})\b")


def put_numbered(desk: Desk) -> None:
    """Put resolutions with a number and ships with an IMO number on the desk."""
    starts = {t.start: t.i for t in desk.tokens}
    ends = {t.end: t.i for t in desk.tokens}
    for pattern, kind, form in (
        (RESOLUTION, "instrument", "S/RES/{}"),
        (IMO, "vessel", "IMO {}"),
    ):
        for match in pattern.finditer(desk.article.text):
            first, last = starts.get(match.start()), ends.get(match.end())
            if last is None:
                last = ends.get(match.end(1))
            if first is not None and last is not None:
                _put(desk, first, last, kind, form.format(match.group(1)))


def _put(desk: Desk, first: int, last: int, kind: str, name: str) -> None:
    entity: EntityKind = "instrument" if kind == "instrument" else "vessel"
    head = first if desk.tokens[first].lower.startswith("resolution") else last
    if head not in desk.at:
        desk.put(Found(first, last, head, (desk.thing(f"number:{name}", name, entity, None, name),), "name"))
        desk.covered.update(range(first, last + 1))


def put_vessels(desk: Desk) -> None:
    """Put ships on the desk that are named after "the tanker", "MV" and the like."""
    kinds = roles()
    for token in desk.tokens:
        prefix = token.text in kinds.prefixes
        noun = kinds.sort.get(token.lower) == "vessel" and token.tag != "NNS"
        if (prefix or noun) and (name := _name_after(desk, token)):
            first, last = name
            text = desk.words(first, last)
            thing = desk.thing(f"vessel:{slug(text)}", text, "vessel")
            thing.called.update(("vessel", "ship", token.lower))
            head = _head(desk, first, last)
            for i in range(first, last + 1):
                old = desk.at.pop(i, None)
                if old is not None:
                    desk.by_sentence[token.sentence].remove(old)
            start = token.i - 1 if token.i and desk.tokens[token.i - 1].lower == "the" else token.i
            desk.put(Found(start, last, head, (thing,), "name"))
            desk.covered.update(range(token.i, last + 1))


def _name_after(desk: Desk, token: Token) -> tuple[int, int] | None:
    """The capitalised words right after a ship's noun; a known name there is somebody else's."""
    last = token.i
    while last + 1 < len(desk.tokens) and _capital(desk.tokens[last + 1], token.sentence):
        last += 1
    if last == token.i or any(
        desk.at[i].thing.known or desk.at[i].thing.kind == "person"
        for i in range(token.i + 1, last + 1)
        if i in desk.at
    ):
        return None
    return token.i + 1, last


def _capital(token: Token, sentence: int) -> bool:
    named = token.text[0].isupper() and token.pos in ("PROPN", "NOUN", "ADJ")
    return token.sentence == sentence and (named or (token.text.isdigit() and len(token.text) < 4))


def _head(desk: Desk, first: int, last: int) -> int:
    heads = [i for i in range(first, last + 1) if not first <= desk.tokens[i].head.i <= last]
    return heads[-1] if heads else last
