"""Paragraphs as the encoder sees them: word pieces, and the words they make up."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST = 256  # word pieces of a window; a longer paragraph is more than one
# One character for one, so that offsets stay: pages and corpora differ in these alone.
_PLAIN = str.maketrans("“”„«»‘’‚", '"""""\'\'\'')


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text: piece ids with the marks of begin and end, and its words.

    `words` are character ranges in the whole text; `firsts` are the places of their first pieces
    in `ids`; `lasts` are those after their last ones.
    """

    ids: tuple[int, ...]
    words: tuple[tuple[int, int], ...]
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]


class Pieces:
    """The WordPiece vocabulary of the encoder (BERT's, uncased)."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = Tokenizer(WordPiece.from_file(str(vocabulary), unk_token=UNKNOWN))
        self._tokenizer.normalizer = BertNormalizer(lowercase=True)
        self._tokenizer.pre_tokenizer = BertPreTokenizer()
        vocab = self._tokenizer.get_vocab()
        self._begin, self._end = vocab[BEGIN], vocab[END]

    def windows(self, text: str, ranges: Iterable[tuple[int, int]]) -> Iterator[Window]:
        """Cut ranges of a text (characters, end exclusive) into windows of whole words."""
        for start, end in ranges:
            yield from self._cut(text[start:end], start)

    def _cut(self, text: str, start: int) -> Iterator[Window]:
        encoding = self._tokenizer.encode(text.translate(_PLAIN), add_special_tokens=False)
        ids: list[int] = [self._begin]
        words: list[tuple[int, int]] = []
        firsts: list[int] = []
        last: int | None = None
        for piece, word, (a, b) in zip(encoding.ids, encoding.word_ids, encoding.offsets, strict=True):
            if word == last:
                words[-1] = (words[-1][0], start + b)
            else:
                if len(ids) > LONGEST:
                    yield self._window(ids, words, firsts)
                    ids, words, firsts = [self._begin], [], []
                words.append((start + a, start + b))
                firsts.append(len(ids))
                last = word
            ids.append(piece)
        if words:
            yield self._window(ids, words, firsts)

    def _window(self, ids: list[int], words: list[tuple[int, int]], firsts: list[int]) -> Window:
        lasts = (*firsts[1:], len(ids))
        return Window((*ids, self._end), tuple(words), tuple(firsts), lasts)
