"""Word classes by table: what the model's rules for them come to, looked up instead of matched at every word.

A rule of one word asks for its tag, its form, its relation in the tree and whether it is white space. So the
rules come to the same for all words alike in these, and the model's own component is asked once for each
kind. Texts that may hold a rule of two words ("let 's", "there is") are given to it whole.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ASKED: list[int | str] = ["LOWER", "TAG", "DEP", "IS_SPACE"]
_SAID: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
Row = tuple[int, ...]
Pattern = list[dict[str, Any]]


class WordClasses:
    """Sets the classes of a tagged and parsed text, as the component of the model would."""

    def __init__(self, rules: Any) -> None:
        self._rules = rules
        number = rules.vocab.strings
        patterns: list[Pattern] = [pattern for rule in rules.patterns for pattern in rule["patterns"]]
        self._forms = {number[form] for pattern in patterns for form in _forms(pattern)}
        self._signs = {number[_sign(pattern)] for pattern in patterns if len(pattern) > 1}
        self._known: dict[Row, Row] = {}

    def set(self, doc: "Doc") -> None:
        """Set the classes of one text."""
        asked = doc.to_array(_ASKED).tolist()
        if any(form in self._signs or dep in self._signs for form, _, dep, _ in asked):
            self._rules(doc)
            return
        kinds = [(form if form in self._forms else 0, *others) for form, *others in asked]
        said = [self._known.get(kind) or self._learn(kind, doc[n]) for n, kind in enumerate(kinds)]
        array: Any = np.array(said, dtype=np.uint64).reshape(-1, len(_SAID))
        doc.from_array(_SAID, array)

    def _learn(self, kind: Row, word: "Token") -> Row:
        """Ask the component about a word of a new kind, standing alone."""
        from spacy.tokens import Doc  # noqa: PLC0415 - loaded with the model

        alone = Doc(word.vocab, words=[word.text])
        alone[0].tag, alone[0].dep = word.tag, word.dep
        said = tuple(self._rules(alone).to_array(_SAID)[0].tolist())
        self._known[kind] = said
        return said


def _forms(pattern: Pattern) -> Iterator[str]:
    """The forms that a pattern names."""
    for word in pattern:
        form = word.get("LOWER")
        yield from [form] if isinstance(form, str) else (form or {}).get("IN", [])


def _sign(pattern: Pattern) -> str:
    """A form or relation without which a text cannot hold a pattern."""
    named = (word.get(key) for word in pattern for key in ("LOWER", "DEP"))
    return next(one for one in named if isinstance(one, str))
