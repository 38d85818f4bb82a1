"""Amounts that a page gives, in the units in which the law counts: "1.5 million barrels"."""

import re
from dataclasses import dataclass

_SMALL = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORDS: dict[str, float] = {"half a": 0.5, "a": 1, **{word: at for at, word in enumerate(_SMALL, 1)}}
_SCALES = {"": 1, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_SPELT = "|".join(sorted(_WORDS))
_NUMBER = rf"(?P<number>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+|\d+(?:\.\d+)?|half a|(?:{_SPELT})\b)"
_SCALE = r"(?:[ -](?P<scale>hundred|thousand|million|billion))?"
# How a unit of the data is written: before the number, or after it.
_UNITS = {
    "barrel": (r"", r"[ -](?:barrels?|bbl)\b"),
    "tonne": (r"", r"[ -](?:metric )?(?:tonnes?|tons?)\b"),
    "US dollar": (r"(?:US ?)?\$ ?|", r"(?: (?:US )?dollars?\b|(?<=\d)\b|(?<=n)\b)"),
}


@dataclass(frozen=True)
class Amount:
    """A number of units and the words of the page that give it."""

    number: float
    text: str


def of(text: str, unit: str) -> tuple[Amount, ...]:
    """The amounts of a unit that a text gives; none for a unit that is not known here."""
    if unit not in _UNITS:
        return ()
    before, after = _UNITS[unit]
    pattern = re.compile(f"(?:{before}){_NUMBER}{_SCALE}{after}", re.IGNORECASE)
    found = pattern.finditer(text)
    plain = unit != "US dollar"
    return tuple(
        Amount(_value(m["number"], m["scale"] or ""), m[0].strip())
        for m in found
        if plain or "$" in m[0] or "dollar" in m[0]
    )


def _value(number: str, scale: str) -> float:
    low = number.lower()
    plain = _WORDS[low] if low in _WORDS else float(re.sub(r"[,\u00a0\u202f ]", "", low))
    return plain * _SCALES[scale.lower()]
