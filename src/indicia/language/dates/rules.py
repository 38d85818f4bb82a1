"""The rules of `data/rules.toml`: patterns over words of time, each with the maker of its meaning.

A pattern is a list of atoms: `word` (itself), `CLASS` (a word or number of that class), `<group>`
(one of the groups of the file, captured), `<group:name>` (captured under another name), `( | )`,
and `?`, `*`, `+` after any of them. Patterns become regular expressions over codes.
"""

import re
from dataclasses import dataclass
from functools import cache, cached_property

import msgspec

from indicia.language.dates.numbers import number
from indicia.language.dates.timex import DataError
from indicia.language.dates.words import KINDS, Payload, Scan, Words, load, table

CAPTURE = re.compile(r"\?P<(\w+)>")
ATOM = re.compile(r"<[a-z]+(?::[a-z]+)?>|[A-Z_]+|[()|?*+]|[^\s()|?*+<>]+")


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rule as written: pattern, what must or must not stand beside it, maker, and its example.

    `after`, `unless_after` and `unless_before` are one token; `before` is a pattern that is read, and
    may capture, but stays outside the expression.
    """

    name: str
    pattern: str
    make: str
    example: str
    gives: str
    after: str = ""
    unless_after: str = ""
    before: str = ""
    unless_before: str = ""
    set: dict[str, str | int] = {}


class Modifier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that widen an expression found beside them and say how it is meant."""

    pattern: str
    side: str
    types: tuple[str, ...]
    mod: str = ""
    clip: str = ""


class File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole of `rules.toml`."""

    group: dict[str, str]
    rule: tuple[Row, ...]
    modifier: tuple[Modifier, ...]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule ready to run; its regular expression is compiled when a text first needs it."""

    row: Row
    regex: str
    values: dict[str, dict[str, Payload]]
    groups: dict[str, list[str]]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The regular expression over codes."""
        return re.compile(self.regex)


@dataclass(frozen=True)
class Found:
    """A rule that matched tokens `[first, last)`."""

    rule: Rule
    scan: Scan
    match: re.Match[str]

    @property
    def first(self) -> int:
        """The first token."""
        return self.match.start()

    @property
    def last(self) -> int:
        """The token after the last."""
        return self.match.end()

    def constant(self, name: str) -> Payload | None:
        """What the rule itself sets."""
        return self.rule.row.set.get(name)

    def words(self, name: str) -> list[str]:
        """The words that a group captured, in small letters; none if it is absent."""
        for group in self.rule.groups.get(name, ()):
            if self.match.start(group) >= 0:
                return self.scan.words(*self.match.span(group))
        return []

    def number(self, name: str) -> float | None:
        """The number that a group captured; None if it is absent or vague."""
        return number(self.words(name))

    def integer(self, name: str) -> int | None:
        """The whole number that a group captured, or that the rule sets."""
        value = self.get(name)
        return value if isinstance(value, int) else None

    def slug(self, name: str) -> str:
        """The name that a captured word stands for, or that the rule sets; empty if absent."""
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def get(self, name: str) -> Payload | None:
        """What the word captured by a group means, or what the rule sets under that name."""
        words = self.words(name)
        if not words:
            return self.constant(name)
        known = self.rule.values.get(name, {})
        if len(words) == 1 and words[0] in known:
            return known[words[0]]
        value = number(words)
        if value is None:
            parts = [part for word in words if isinstance(part := known.get(word), int)]
            return sum(parts) if len(parts) == len(words) else None
        return int(value)


@dataclass(frozen=True)
class Grammar:
    """All rules, found by the code they can begin with, and the modifiers."""

    words: Words
    rules: tuple[Rule, ...]
    starts: dict[str, tuple[Rule, ...]]
    before: tuple[tuple[re.Pattern[str], Modifier], ...]
    after: tuple[tuple[re.Pattern[str], Modifier], ...]
    trigger: re.Pattern[str]


@cache
def grammar() -> Grammar:
    """The rules of the data file, compiled once.

    Raises:
        DataError: if a data file does not keep its schema; names the file and the rule.
    """
    file = table("rules.toml", File)
    patterns = [*file.group.values(), *(m.pattern for m in file.modifier)]
    for row in file.rule:
        patterns += [row.pattern, row.after, row.unless_after, row.before, row.unless_before]
    atoms = [atom for pattern in patterns for atom in ATOM.findall(pattern)]
    words = load(dict.fromkeys(atom for atom in atoms if re.match(r"[^A-Z()|?*+<]", atom)))
    build = _Build(words, file.group)
    rules = tuple(build.rule(row) for row in file.rule)
    starts: dict[str, list[Rule]] = {}
    for rule in rules:
        for code in build.first(rule.row):
            starts.setdefault(code, []).append(rule)
    return Grammar(
        words=words,
        rules=rules,
        starts={code: tuple(found) for code, found in starts.items()},
        before=tuple(build.modifier(m, "(?:{})$") for m in file.modifier if m.side == "before"),
        after=tuple(build.modifier(m, "{}") for m in file.modifier if m.side == "after"),
        trigger=re.compile(f"[{''.join(sorted(starts))}]"),
    )


class _Build:
    """Turns patterns into regular expressions over codes."""

    def __init__(self, words: Words, groups: dict[str, str]) -> None:
        self.words = words
        self.groups = groups

    def rule(self, row: Row) -> Rule:
        """A rule with its pattern compiled."""
        regex = self._looking(row, self._regex(row, row.pattern))
        values: dict[str, dict[str, Payload]] = {}
        for name, group in _captures(row.pattern) + _captures(row.before):
            values.setdefault(name, {}).update(self._values(group))
        groups: dict[str, list[str]] = {}
        for group in CAPTURE.findall(regex):
            groups.setdefault(group.rsplit("_", 1)[0], []).append(group)
        return Rule(row=row, regex=regex, values=values, groups=groups)

    def _looking(self, row: Row, regex: str) -> str:
        """A regular expression that also looks at the tokens beside it."""
        for form, pattern in (("(?<=%s)", row.after), ("(?<!%s)", row.unless_after)):
            regex = form % self._class(row, pattern) + regex if pattern else regex
        if row.unless_before:
            regex = f"{regex}(?!{self._class(row, row.unless_before)})"
        return f"{regex}(?={self._regex(row, row.before, first=100)})" if row.before else regex

    def modifier(self, row: Modifier, form: str) -> tuple[re.Pattern[str], Modifier]:
        """A modifier with its pattern compiled."""
        as_row = Row(name=row.pattern, pattern=row.pattern, make="", example="", gives="")
        return re.compile(form.format(self._regex(as_row, row.pattern))), row

    def first(self, row: Row) -> set[str]:
        """The codes that a pattern can begin with."""
        atoms = self._flat(row.pattern)
        found, open_, _ = self._sequence(atoms, 0)
        if open_:
            raise DataError(f"rules.toml: rule {row.name!r} can match nothing at all")
        return found

    def _sequence(self, atoms: list[str], at: int) -> tuple[set[str], bool, int]:
        """First codes of a sequence up to its end or `)`, whether it may be empty, where it ends."""
        firsts: set[str] = set()
        branch: set[str] = set()
        empty_branch, empty = True, False
        while at < len(atoms) and atoms[at] != ")":
            if atoms[at] == "|":
                firsts, empty = firsts | branch, empty or empty_branch
                branch, empty_branch, at = set(), True, at + 1
                continue
            if atoms[at] == "(":
                codes, optional, at = self._sequence(atoms, at + 1)
            else:
                codes, optional = set(self.words.members(atoms[at])), False
            at += 1
            if at < len(atoms) and atoms[at] in "?*+":
                optional, at = optional or atoms[at] != "+", at + 1
            if empty_branch:
                branch |= codes
                empty_branch = optional
        return firsts | branch, empty or empty_branch, at

    def _flat(self, pattern: str) -> list[str]:
        """The atoms of a pattern with its groups written out."""
        atoms: list[str] = []
        for atom in ATOM.findall(pattern):
            if atom.startswith("<"):
                atoms += ["(", *self._flat(self.groups[atom[1:-1].split(":")[0]]), ")"]
            else:
                atoms.append(atom)
        return atoms

    def _regex(self, row: Row, pattern: str, *, capture: bool = True, first: int = 0) -> str:
        """A pattern as a regular expression; `first` numbers its captures, which need distinct names."""
        out = []
        for position, atom in enumerate(ATOM.findall(pattern), first):
            if atom.startswith("<"):
                group, _, name = atom[1:-1].partition(":")
                if group not in self.groups:
                    raise DataError(f"rules.toml: rule {row.name!r}: there is no group {group!r}")
                inner = self._regex(row, self.groups[group], capture=False)
                out.append(f"(?P<{name or group}_{position}>{inner})" if capture else f"(?:{inner})")
            elif atom == "(":
                out.append("(?:")
            elif atom in ")|?*+":
                out.append(atom)
            else:
                out.append(self._class(row, atom))
        return "".join(out)

    def _class(self, row: Row, pattern: str) -> str:
        """The alternatives of one token, as a bracket of codes."""
        names = [atom for atom in ATOM.findall(pattern) if atom != "|"]
        for name in names:
            if name not in self.words.classes and name not in KINDS and name not in self.words.code:
                raise DataError(f"rules.toml: rule {row.name!r}: {name!r} is no class of words")
        return _bracket("".join(self.words.members(name) for name in names))

    def _values(self, group: str) -> dict[str, Payload]:
        names = [atom for atom in self._flat(self.groups[group]) if atom in self.words.classes]
        return {word: value for name in names for word, value in self.words.classes[name].items()}


def _bracket(codes: str) -> str:
    """A bracket of codes, neighbours as ranges: shorter, so quicker to compile."""
    points = {ord(code) for code in codes}
    starts = sorted(n for n in points if n - 1 not in points)
    ends = sorted(n for n in points if n + 1 not in points)
    return "[" + "".join(f"{chr(a)}-{chr(b)}" for a, b in zip(starts, ends, strict=True)) + "]"


def _captures(pattern: str) -> list[tuple[str, str]]:
    """The names that a pattern captures under, each with its group."""
    pairs = [atom[1:-1].partition(":") for atom in ATOM.findall(pattern) if atom.startswith("<")]
    return [(name or group, group) for group, _, name in pairs]
