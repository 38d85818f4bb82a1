"""A page as the reader takes it: paragraph by paragraph, each read when a sentence of it is asked for."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from indicia.language import Parse, Sentence, Token
from indicia.law.reader.network import PARTS, Floats, Network, Told, load

SURE = 0.4  # from which a word plays a part
_LONG = 900  # characters; a longer paragraph is read in parts, cut where a sentence ends


@dataclass(frozen=True)
class Pages:
    """What the reader makes of the sentences of a page; a stretch that nobody asks for is never read."""

    parse: Parse
    _told: dict[int, Told | None] = field(default_factory=dict)
    _parts: dict[int, Floats] = field(default_factory=dict)

    @property
    def network(self) -> Network:
        """The network, loaded when the first sentence is asked for."""
        return load()

    def told(self, sentence: Sentence) -> Told | None:
        """What a sentence tells; None where it has no words."""
        if sentence.index not in self._told:
            together = self.stretch(sentence)
            self._told.update(dict.fromkeys(s.index for s in together))
            self._read(together)
        return self._told[sentence.index]

    def part(self, token: Token, name: str) -> float:
        """The chance that a word plays a part; nought for words of stretches that were not read."""
        parts = self._parts.get(token.i)
        return 0.0 if parts is None else float(parts[PARTS.index(name)])

    def stretch(self, sentence: Sentence) -> list[Sentence]:
        """The sentences that are read together with one."""
        return self._stretches[sentence.index]

    @cached_property
    def _stretches(self) -> dict[int, list[Sentence]]:
        """The stretch of each sentence: its paragraph, or the part of a long one."""
        paragraphs: dict[tuple[int, bool], list[list[Sentence]]] = defaultdict(list)
        for one in self.parse.sentences:
            parts = paragraphs[one.paragraph, one.title]
            if not parts or one.end - parts[-1][0].start > _LONG:
                parts.append([])
            parts[-1].append(one)
        return {one.index: part for parts in paragraphs.values() for part in parts for one in part}

    def _read(self, sentences: list[Sentence]) -> None:
        text, start, end = self.parse.article.text, sentences[0].start, sentences[-1].end
        for window in self.network.pieces.windows(text, [(start, end)]):
            first, last = window.words[0][0], window.words[-1][1]
            held = [s for s in sentences if s.start < last and first < s.end]
            told, parts = self.network.read(window, [(s.start, s.end) for s in held])
            self._told.update((s.index, one) for s, one in zip(held, told, strict=True))
            begins = np.array([word[0] for word in window.words])
            for token in (t for s in held for t in self.parse.words(s)):
                number = int(np.searchsorted(begins, token.start, side="right")) - 1
                if number >= 0 and first <= token.start < last:
                    self._parts[token.i] = parts[number]
