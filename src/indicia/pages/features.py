"""What a line looks like: counts from which the judge tells prose from the rest of a page."""

import re
from collections import Counter

from msgspec import Struct

from indicia.pages.piece import Piece
from indicia.pages.words import words

_FINAL = re.compile(r"[.!?…][\"'”’»)\]*]*$")
_OPENING = "\"“‘'«„(["
_SEPARATORS = re.compile(r"[|•·»›>→▶►/\\]|\s[-–—]\s")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?:^|\s)[@#]\w")
_CODE = re.compile(r"[{};]\s*(?:$|[\w.#@}])|\bfunction\s*\(|=>|\bvar \w+\s*=|</?\w+[ >]|\w+\(\)|&[a-z]+;")
_PUNCTUATION = "\"'“”‘’«»„.,;:!?…()[]{}*-–—|•·/"
_LEAST_TOPIC = 4


class Look(Struct, frozen=True):
    """The countable features of one line; shares are from 0 to 1."""

    words: int
    stop: float
    capital: float
    digits: float
    separators: float
    final: bool
    quoted: bool
    address: bool
    code: bool
    addressed: bool
    promotion: float
    topic: tuple[str, ...]

    @property
    def sentence(self) -> bool:
        """Whether it reads like a full sentence."""
        return self.final and self.words >= 6 and self.stop >= 0.15 and self.capital < 0.75

    @property
    def prose(self) -> bool:
        """Whether it reads like a paragraph of an article."""
        return (
            self.words >= 12
            and self.stop >= 0.2
            and (self.final or self.words >= 30)
            and self.capital < 0.6
            and self.separators < 0.12
            and not self.code
        )


def look(piece: Piece) -> Look:
    """Count the features of a line."""
    text = piece.text
    known = words()
    raw = text.split()
    bare = [word.strip(_PUNCTUATION) for word in raw]
    lower = [word.lower() for word in bare]
    count = len(raw)
    letters = sum(1 for word in bare if word)
    inner = bare[1:] or bare
    stop = sum(word in known.stop for word in lower)
    capital = sum(word[:1].isupper() for word in inner)
    lowercase_inner = sum(word[:1].islower() for word in inner)
    return Look(
        words=count,
        stop=stop / count,
        capital=capital / max(1, capital + lowercase_inner),
        digits=sum(word[:1].isdigit() for word in bare) / count,
        separators=(count - letters + (len(_SEPARATORS.findall(text)) if count < 60 else 0)) / count,
        final=bool(_FINAL.search(text)),
        quoted=text[:1] in '"“‘«„',
        address=count < 60 and bool(_ADDRESS.search(text)),
        code=bool(_CODE.search(text)) if count < 400 else False,
        addressed=any(word in known.second_person for word in lower),
        promotion=_promotion(text, lower) if count < 60 else 0.0,
        topic=tuple({w for w in lower if len(w) >= _LEAST_TOPIC and w not in known.stop})
        if count < 60
        else (),
    )


def _promotion(text: str, lower: list[str]) -> float:
    """How much a line reads like a seller's: 0 not at all, 1 and more plainly.

    Speaking to the reader, promising, commanding and shouting each count little alone.
    """
    known = words()
    you = min(2, sum(word in known.second_person for word in lower))
    promises = min(2, sum(word in known.promotion for word in lower))
    commands = bool(lower) and lower[0] in known.imperatives
    shouts = text.rstrip("\"'”’)").endswith("!")
    return 0.3 * you + 0.25 * promises + 0.3 * commands + 0.35 * shouts


def vocabulary(looks: tuple[Look, ...], pieces: tuple[Piece, ...]) -> Counter[str]:
    """In how many of the prose lines of a page each word of topic stands."""
    count: Counter[str] = Counter()
    for one, piece in zip(looks, pieces, strict=True):
        if one.prose:
            bare = {word.strip(_PUNCTUATION).lower() for word in piece.text.split()}
            count.update(word for word in bare if len(word) >= _LEAST_TOPIC)
    return count


def shared(one: Look, count: Counter[str]) -> float:
    """The share of a line's words of topic that stand in other prose lines of the page too."""
    if not one.topic:
        return 0.0
    own = 1 if one.prose else 0
    return sum(count[word] > own for word in one.topic) / len(one.topic)
