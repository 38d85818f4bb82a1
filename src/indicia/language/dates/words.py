"""The vocabulary, and a text as a string with one code character for each token.

Every word that a class or a rule names has a code of its own, so has every kind of number, and
everything else is `OTHER`. Rules are then regular expressions over codes (see `rules`): spelling
cannot fool them, and a text that has no words of time costs one look-up a token.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeVar

import msgspec

from indicia.language.dates.timex import DataError

T = TypeVar("T")
Payload = int | float | str
OTHER = "\x01"

TOKEN = re.compile(
    r"""(?P<word>[^\W\d_]{1,40}(?:\.[^\W\d_](?![^\W\d_])\.?){0,3})
      | (?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?(?:Z|[+-]\d{2}:?\d{2})?)?)(?![\w-])
      | (?P<slash>\d{1,4}/\d{1,2}/\d{1,4}|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}-\d{1,2}-\d{4})(?![\w/.]\w)
      | (?P<clock>[0-2]?\d:[0-5]\d(?::[0-5]\d)?)(?![\d:])
      | (?P<fraction>1/2|1/4|3/4|[½¼¾])
      | (?P<decade>(?:[12]\d{2}|['’]?[2-9])0['’]?s)(?!\w)
      | (?P<short>['’]\d{2})(?!\w)
      | (?P<nth>\d{1,2}(?:st|nd|rd|th))(?!\w)
      | (?P<number>\d{1,15}(?:,\d{3})*(?:\.\d{1,9})?)
      | (?P<of>['’](?:[sS](?!\w)|(?!\w)))
      | (?P<gap>\n[^\S\n]*\n\s*)
      | (?P<mark>[^\w\s])""",
    re.VERBOSE,
)
HYPHENS = frozenset("-‐‑–—")
BRACKETS = {"(": "{", ")": "}"}
# Kinds of number, and the classes by which rules name them.
SHAPES = (
    "iso",
    "slash",
    "clock",
    "fraction",
    "decade",
    "short",
    "nth",
    "hour",
    "day",
    "year",
    "int",
    "decimal",
    "own",
)
KINDS: dict[str, tuple[str, ...]] = {
    "ISO": ("iso",),
    "SLASH": ("slash",),
    "CLOCK": ("clock",),
    "FRACTION": ("fraction",),
    "DECADE": ("decade",),
    "SHORT": ("short",),
    "NTH": ("nth",),
    "HOUR": ("hour",),
    "DAY": ("hour", "day", "nth"),
    "YEAR": ("year",),
    "INT": ("hour", "day", "year", "int"),
    "SHORTINT": ("hour", "day", "int"),
    "DECIMAL": ("decimal",),
    "OWN": ("own",),
}
# These are also common words, or parts of them, when they stand without a capital.
CAPITAL = ("CHANCY", "SHORT_MONTH", "ERA")


@dataclass(frozen=True)
class Scan:
    """The tokens of a text: `codes[k]` is the code of the token at `[starts[k], ends[k])`."""

    text: str
    codes: str
    starts: list[int]
    ends: list[int]

    def words(self, first: int, last: int) -> list[str]:
        """Tokens `[first, last)` in small letters."""
        return [
            self.text[a:b].lower()
            for a, b in zip(self.starts[first:last], self.ends[first:last], strict=True)
        ]


@dataclass(frozen=True)
class Words:
    """Classes of words, and the code of every word and every kind of number."""

    classes: dict[str, dict[str, Payload]]
    code: dict[str, str]
    capital: frozenset[str]

    def members(self, name: str) -> str:
        """The codes of a class or of a single word."""
        if name in self.classes:
            return "".join(self.code[word] for word in self.classes[name])
        if name in KINDS:
            return "".join(self.code["#" + kind] for kind in KINDS[name])
        return self.code[name]

    def scan(self, text: str) -> Scan:
        """Cut a text into tokens and code each."""
        codes: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        code, size = self.code, len(text)
        for match in TOKEN.finditer(text):
            kind, (start, end) = match.lastgroup, match.span()
            if ends and start < ends[-1]:
                continue
            if kind == "word":
                word = match.group()
                lower = word.lower()
                if end < size and text[end] == "." and lower + "." in code:
                    lower, end = lower + ".", end + 1
                found = code.get(lower, OTHER)
                if found != OTHER and word[0] == lower[0] and lower in self.capital:
                    found = OTHER
            elif kind == "mark":
                mark = match.group()
                if mark in HYPHENS:
                    if _joins(text, start, end):
                        continue
                    mark = "-"
                mark = BRACKETS.get(mark, mark)
                found = code.get(mark, OTHER)
            elif kind == "number":
                found = code["#" + _shape(match.group())]
            elif kind == "of":
                found = code["#own"]
            else:
                found = code.get(f"#{kind}", OTHER)
            codes.append(found)
            starts.append(start)
            ends.append(end)
        return Scan(text, "".join(codes), starts, ends)


def load(extra: Iterable[str]) -> Words:
    """The vocabulary of `data/words.toml`, and codes for the single words that rules name.

    Raises:
        DataError: if the file does not keep its schema.
    """
    classes = table("words.toml", dict[str, dict[str, int | float | str]])
    for name in classes:
        if name in KINDS or not re.fullmatch(r"[A-Z_]+", name):
            raise DataError(f"words.toml: [{name}] cannot name a class of words")
    known = [word for members in classes.values() for word in members]
    names = [*("#" + shape for shape in SHAPES), *known, *extra]
    code = {name: chr(0x100 + n) for n, name in enumerate(dict.fromkeys(names))}
    capital = frozenset(word for name in CAPITAL for word in classes.get(name, ()))
    return Words(classes=classes, code=code, capital=capital)


def table(name: str, shape: type[T]) -> T:
    """A data file, checked against its shape."""
    try:
        raw = tomllib.loads(files(__package__).joinpath("data", name).read_text(encoding="utf-8"))
        return msgspec.convert(raw, shape, strict=True)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise DataError(f"{name}: {error}") from error


def _joins(text: str, start: int, end: int) -> bool:
    """Whether a hyphen makes one word of its neighbours ("two-day"): then it is passed over."""
    before, after = text[start - 1 : start], text[end : end + 1]
    return before.isalnum() and after.isalnum() and (before.isalpha() or after.isalpha())


def _shape(number: str) -> str:
    if "." in number:
        return "decimal"
    if not number.isdigit() or len(number) > 4:
        return "int"
    value = int(number)
    if len(number) == 4 and 1000 <= value <= 2199:
        return "year"
    return "hour" if value <= 12 else "day" if value <= 31 else "int"
