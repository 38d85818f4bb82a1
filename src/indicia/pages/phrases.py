"""Form phrases in a line: "Leave a Reply", "Share this article", "Photo by"."""

import re
from functools import cache

from ahocorasick_rs import AhoCorasick
from msgspec import Struct

from indicia.pages.words import PhraseTable, phrase_tables

_TOKEN = re.compile(r"[^\W\d_]+|\d[\d,.:]*|©")
_LABEL = re.compile(r"^\W*[^\W_]+(?: [^\W_]+)?\s*(?:[:|/©»›]|[-–—] )")
# Sentences of an article may begin with a short form phrase; longer ones are the site's own words.
_LONG_PHRASE = 3
_LONGEST = 12
_FEWEST = 3


class Form(Struct, frozen=True):
    """What a form phrase says of a line: the reason, and how far the section it opens reaches."""

    reason: str
    until: str = ""


class _Index(Struct, frozen=True):
    """The phrase tables, turned for looking up."""

    whole: dict[str, Form]
    start: dict[str, PhraseTable]
    inside: tuple[tuple[str, PhraseTable], ...]
    machine: AhoCorasick
    most_words: int


def tokens(text: str) -> list[str]:
    """The words of a line as phrases are compared: lower case, every number "0"."""
    found = _TOKEN.findall(text.lower())
    return ["0" if token[0].isdigit() else token for token in found]


@cache
def _index() -> _Index:
    whole: dict[str, Form] = {}
    start: dict[str, PhraseTable] = {}
    inside: list[tuple[str, PhraseTable]] = []
    for table in phrase_tables():
        for phrase in table.section:
            whole.setdefault(" ".join(tokens(phrase)), Form(table.reason, table.until))
    for table in phrase_tables():
        for phrase in table.whole:
            whole.setdefault(" ".join(tokens(phrase)), Form(table.reason))
        for phrase in table.start:
            start.setdefault(" ".join(tokens(phrase)), table)
        inside.extend((f" {' '.join(tokens(phrase))} ", table) for phrase in table.inside)
    machine = AhoCorasick([phrase for phrase, _ in inside])
    return _Index(whole, start, tuple(inside), machine, max(table.words for table in phrase_tables()))


def form(text: str, *, sentence: bool, quoted: bool, addressed: bool) -> Form | None:
    """The form phrase that a line is, begins with or holds; null when it has none.

    Args:
        text: the line.
        sentence: whether it reads like a full sentence; then more is asked of the phrase.
        quoted: whether it begins with a quotation mark; somebody's words are no form.
        addressed: whether it speaks to the reader.
    """
    index = _index()
    if len(text) > index.most_words * 12:
        return None
    found = tokens(text)
    if len(found) <= _LONGEST and (whole := index.whole.get(" ".join(found))):
        return whole
    if quoted or not found or len(found) > index.most_words:
        return None
    return _at_start(text, found, sentence=sentence) or _inside(found, sentence=sentence, addressed=addressed)


def menu(text: str) -> bool:
    """Whether a line is nothing but words of menus, set side by side ("Home About Archive RSS")."""
    found, whole = tokens(text), _index().whole
    return _FEWEST <= len(found) <= _LONGEST and all(word in whole for word in found)


def _at_start(text: str, found: list[str], *, sentence: bool) -> Form | None:
    index = _index()
    label = bool(_LABEL.match(text))
    for size in range(min(7, len(found)), 0, -1):
        table = index.start.get(" ".join(found[:size]))
        if table is None or len(found) > table.words:
            continue
        asks = found[0] == "subscribe"  # no report begins by telling its reader to
        if label or asks or size >= _LONG_PHRASE or (size == 2 and not sentence):
            return Form(table.reason, table.until if len(found) <= size + 1 else "")
    return None


def _inside(found: list[str], *, sentence: bool, addressed: bool) -> Form | None:
    index = _index()
    text = f" {' '.join(found)} "
    for number, _, end in index.machine.find_matches_as_indexes(text):
        phrase, table = index.inside[number]
        if len(found) > table.words:
            continue
        tail = table.reason == "photo_credit" and len(text) - end < 60
        if not sentence or addressed or tail or phrase.count(" ") > _LONG_PHRASE + 1:
            return Form(table.reason)
    return None
