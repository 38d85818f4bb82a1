"""Finding: one walk over the tokens of a text, from left to right."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from indicia.language.dates.bounds import bounded
from indicia.language.dates.makers import meant
from indicia.language.dates.meaning import Context, Meaning, dated, timed
from indicia.language.dates.rules import Found, Grammar, Modifier, grammar
from indicia.language.dates.tense import tense_at, tense_beside
from indicia.language.dates.timex import Tense, Timex
from indicia.language.dates.words import Scan

BETWEEN = (",", "on", "at", "of", "local", "time")
Guess = Callable[[int], Tense | None]


def find(text: str, published: date | None = None, *, tense: Guess | None = None) -> tuple[Timex, ...]:
    """The time expressions of a text, in order, none inside another.

    Args:
        text: any text; offsets in the answer count its code points.
        published: the day the text was written; without it, what is counted from it keeps an X in
            its value and has no days. Today's date is never used.
        tense: tells the tense at a character of the text, if the caller knows better than the words.

    Returns:
        The expressions with TIMEX3 types and values, and the days they can mean.
    """
    rules = grammar()
    scan = rules.words.scan(text)

    def guess(token: int) -> Tense | None:
        beside = tense_beside(rules, scan, token)
        return beside or (tense(scan.starts[token]) if tense else None) or tense_at(rules, scan, token)

    walk = _Walk(rules, scan, Context(published, guess))
    return walk.run()


@dataclass
class _Piece:
    """An expression found: tokens `[first, last)` and what they mean."""

    first: int
    last: int
    meaning: Meaning


class _Walk:
    def __init__(self, rules: Grammar, scan: Scan, context: Context) -> None:
        self.rules = rules
        self.scan = scan
        self.context = context
        self.pieces: list[_Piece] = []

    def run(self) -> tuple[Timex, ...]:
        codes, at = self.scan.codes, 0
        while (trigger := self.rules.trigger.search(codes, at)) is not None:
            at = trigger.start()
            found = self.longest(at)
            if found is None:
                at += 1
                continue
            meaning = meant(found, self.context)
            if meaning is not None:
                meaning = replace(meaning, mod=found.slug("mod") or meaning.mod)
                self.add(_Piece(found.first, found.last, meaning))
            at = found.last
        self.settle()
        return tuple(self.timex(piece) for piece in self.pieces)

    def longest(self, at: int) -> Found | None:
        """The longest match of any rule at a token; the earlier rule of equals."""
        best: Found | None = None
        for rule in self.rules.starts.get(self.scan.codes[at], ()):
            match = rule.pattern.match(self.scan.codes, at)
            if match is not None and (best is None or match.end() > best.last):
                best = Found(rule, self.scan, match)
        return best

    def add(self, piece: _Piece) -> None:
        """Widen a new piece by its neighbours' words, join a time of day and its day."""
        self.widen(piece)
        old = self.pieces[-1] if self.pieces else None
        if old is not None and self.beside(old.last, piece.first):
            if old.meaning.clock and _is_day(piece.meaning):
                self.pieces.pop()
                piece = _Piece(old.first, piece.last, timed(piece.meaning, old.meaning.clock))
            elif piece.meaning.clock and _is_day(old.meaning):
                self.pieces.pop()
                piece = _Piece(old.first, piece.last, timed(old.meaning, piece.meaning.clock))
        self.settle()
        if piece.meaning.told and not piece.meaning.clock:
            self.context.tell(piece.meaning.stretch, piece.last)
        self.pieces.append(piece)

    def beside(self, end: int, start: int) -> bool:
        """Whether nothing of weight stands between two pieces ("9 a.m. local time on")."""
        return start - end <= 3 and all(word in BETWEEN for word in self.scan.words(end, start))

    def settle(self) -> None:
        """Give a time of day that found no day the one the text last spoke of."""
        if not self.pieces or not self.pieces[-1].meaning.clock:
            return
        piece = self.pieces[-1]
        if piece.meaning.weak:
            self.pieces.pop()
            return
        base = self.context.last if self.context.last and self.context.last.unit == "day" else None
        base = base or self.context.now
        meaning = dated(base.timed(piece.meaning.clock)) if base else None
        unknown = Meaning("TIME", "XXXX-XX-XX" + piece.meaning.clock, told=False)
        piece.meaning = meaning or unknown

    def widen(self, piece: _Piece) -> None:
        """Take in the words that say how an expression is meant ("the end of", "about")."""
        floor = self.pieces[-1].last if self.pieces else 0
        start = max(floor, piece.first - 6)
        before = self.scan.codes[start : piece.first]
        for pattern, modifier in self.rules.before:
            # "over the past year" is no more than a year.
            if piece.meaning.type == "DURATION" and piece.meaning.placed:
                break
            if piece.meaning.type in modifier.types and (match := pattern.search(before)):
                piece.first = start + match.start()
                piece.meaning = clipped(piece.meaning, modifier, self.context.published)
                break
        for pattern, modifier in self.rules.after:
            match = pattern.match(self.scan.codes, piece.last)
            if match and piece.meaning.type in modifier.types:
                piece.last = match.end()
                piece.meaning = clipped(piece.meaning, modifier, self.context.published)
                break

    def timex(self, piece: _Piece) -> Timex:
        """The expression as it is handed out, its days opened by "since", "until" and their kin."""
        scan, meaning = self.scan, piece.meaning
        start, end = scan.starts[piece.first], scan.ends[piece.last - 1]
        timex = Timex(start, end, scan.text[start:end], meaning.type, meaning.value, meaning.mod,
                      meaning.earliest, meaning.latest)  # fmt: skip
        before = scan.words(max(piece.first - 4, 0), piece.first)
        after = scan.words(piece.last, min(piece.last + 1, len(scan.codes)))
        return bounded(timex, before, "".join(after), self.context.published)


def clipped(meaning: Meaning, modifier: Modifier, published: date | None) -> Meaning:
    """A meaning with a modifier; "earlier this year" ends, "later this year" begins, at publication."""
    meaning = replace(meaning, mod=modifier.mod or meaning.mod)
    first, last = meaning.earliest, meaning.latest
    if published is None or first is None or last is None or not first <= published <= last:
        return meaning
    if modifier.clip == "past":
        return replace(meaning, latest=published)
    return replace(meaning, earliest=published) if modifier.clip == "future" else meaning


def _is_day(meaning: Meaning) -> bool:
    return meaning.type == "DATE" and (
        (meaning.stretch is not None and meaning.stretch.unit == "day")
        or meaning.value.startswith(("XXXX-WXX-", "XXXX-XX-XX"))
    )
