"""What a line looks like: counts from which the judge tells prose from the rest of a page."""

import re
from collections import Counter
from operator import ne

from msgspec import Struct

from indicia.pages.piece import Piece
from indicia.pages.words import words

_FINAL = re.compile(r"[.!?…][\"'”’»)\]*]*$")
_SEPARATORS = re.compile(r"[|•·»›>→▶►/\\]|\s[-–—]\s")
_ADDRESS = re.compile(r"https?://|www\.|\S@\S+\.\w|(?:^|\s)[@#]\w")
_CODE = re.compile(r"[{}]|;\s*$|\bfunction\s*\(|=>|\bvar \w+\s*=|</?\w+[ >]|\w+\(\)|&[a-z]+;")
_PUNCTUATION = "\"'“”‘’«»„.,;:!?…()[]{}*-–—|•·/"
_QUOTES = '"“‘«„'
# What something costs, to the reader: "from €45 per person", "£3 a month".
_PRICE = re.compile(
    r"\b(?:from|only|just|for)\s+[€£$]\s?\d|[€£$]\s?\d[\d.,]*\s*(?:per|an?|/)\s*"
    r"(?:person|day|night|week|month|year|piece|litre|liter)",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_CODE_SIGN = re.compile(r"[{};<>=&]|\(\)")
_LEAST_TOPIC = 4
_OFFER = 14
_SHORT = 60  # longer lines are no ads, addresses or menus


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
    bare = [word.strip(_PUNCTUATION) for word in text.split()]
    lower = " ".join(bare).lower().split(" ")
    count = len(bare)
    short = count < _SHORT
    letters = count - bare.count("")
    upper = sum(map(ne, bare[1:], lower[1:]))
    digits = len([word for word in bare if word[:1].isdigit()]) if _DIGIT.search(text) else 0
    return Look(
        words=count,
        stop=len(list(filter(known.stop.__contains__, lower))) / count,
        capital=upper / max(1, letters - 1 - digits),
        digits=digits / count,
        separators=(count - letters + (len(_SEPARATORS.findall(text)) if short else 0)) / count,
        final=bool(_FINAL.search(text, max(0, len(text) - 8))),
        quoted=text[0] in _QUOTES,
        address=short and bool(_ADDRESS.search(text)),
        code=bool(_CODE_SIGN.search(text)) and bool(_CODE.search(text[:4000])),
        addressed=not known.second_person.isdisjoint(lower),
        promotion=_promotion(text, lower) if short else 0.0,
        topic=_topic(lower) if short else (),
    )


def _topic(lower: list[str]) -> tuple[str, ...]:
    """The words of a line that carry its matter."""
    stop = words().stop
    return tuple({word for word in lower if len(word) >= _LEAST_TOPIC and word not in stop})


def _promotion(text: str, lower: list[str]) -> float:
    """How much a line reads like a seller's: 0 not at all, 1 and more plainly.

    Speaking to the reader, promising, commanding and shouting each count little alone; a price in a
    line of a few words is enough.
    """
    known = words()
    you = min(2, len(list(filter(known.second_person.__contains__, lower))))
    promises = min(2, len(list(filter(known.promotion.__contains__, lower))))
    commands = lower[0] in known.imperatives
    shouts = text.rstrip("\"'”’)").endswith("!")
    priced = bool(_PRICE.search(text)) and len(lower) <= _OFFER
    return 0.3 * you + 0.25 * promises + 0.3 * commands + 0.35 * shouts + 0.6 * priced


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
