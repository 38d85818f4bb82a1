"""The words in which conduct is told, as data: `data/conduct.toml`, and what of it a token is."""

from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from indicia.language import Token
from indicia.law.files import DATA
from indicia.model import DataError, toml
from indicia.model.conduct import AREAS

Way = Literal["gives", "gets", "makes", "moves", "aids", "does"]
Place = Literal["doer", "getter", "origin", "bearer", "partner", "place", "route", "other"]
PLACES: tuple[Place, ...] = get_args(Place)


class Acts(Struct, frozen=True, forbid_unknown_fields=True):
    """Words of one kind of act.

    The doer `gives` a thing, `gets` it, or `makes` it for somebody; the thing `moves`; the doer `aids`
    whoever the act is done to; or one simply `does` it. A verb may have a second word ("set up", "change
    hand"), below it in the tree.
    """

    way: Way = "does"
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One way in which conduct of an area is told.

    `acts` names kinds of acts. `things` are kinds of words one of which is what the act is done with;
    `who` of its doer; `clause` must each stand somewhere in the clause ("a|b": one of the two), `twice`
    on two of its words, `unless` nowhere in it; with `loose`, anywhere in the sentence.
    `party` gives the places in which a party of the regime must stand, `kinds` what it may be, `group`
    asks for one of the regime's groups, and not merely a State. `partners` asks for
    somebody else beside it. A `sign` of the act is not yet the act.
    """

    area: str
    acts: tuple[str, ...]
    things: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    clause: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    twice: tuple[str, ...] = ()
    party: tuple[Place, ...] = ()
    kinds: tuple[str, ...] = ()
    loose: bool = False
    sign: bool = False
    partners: bool = False
    group: bool = False
    regimes: tuple[str, ...] = ()


class Crossing(Struct, frozen=True, forbid_unknown_fields=True):
    """Things of an area that any verb may tell of: what crosses a border, or what is itself the matter.

    `things`, `clause` and `unless` are kinds of words as in `Row`, looked for in the whole sentence, or in
    what somebody is reported to say. With `verbs`, the verb must be one of these kinds after all. Things
    that are `foreign` are so wherever the regime's land is named as where they are.
    """

    area: str
    things: tuple[str, ...]
    clause: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    foreign: bool = False


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    other_verbs: tuple[str, ...]
    words: dict[str, tuple[str, ...]]
    acts: dict[str, Acts]
    row: tuple[Row, ...]
    crossing: tuple[Crossing, ...]


class Index:
    """The wording, indexed by the words of a page."""

    def __init__(self, wording: Wording) -> None:
        self.kinds: dict[str, frozenset[str]] = _turned(wording.words)
        self.verbs = _turned({name: acts.verbs for name, acts in wording.acts.items()})
        self.nouns = _turned({name: acts.nouns for name, acts in wording.acts.items()})
        self.other_verbs = frozenset(wording.other_verbs)
        self.crossings = wording.crossing
        self.platforms = frozenset(wording.words["platform"])
        self.ways = {name: acts.way for name, acts in wording.acts.items()}
        self.things = frozenset(kind for row in wording.crossing for kind in row.things)
        self.rows: dict[str, list[Row]] = {name: [] for name in wording.acts}
        for row in wording.row:
            for name in row.acts:
                self.rows[name].append(row)
        self._lasts: dict[str, int] = {}
        for phrase in self.kinds:
            last, words = phrase.rpartition(" ")[2], phrase.count(" ") + 1
            self._lasts[last] = max(words, self._lasts.get(last, 0))
        self._firsts: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for phrase, names in self.verbs.items():
            self._firsts.setdefault(phrase.partition(" ")[0], []).append((phrase.partition(" ")[2], names))

    def acts(self, token: Token) -> frozenset[str]:
        """The kinds of acts that a token tells."""
        if token.pos in ("NOUN", "PROPN"):
            told = token.dep != "compound"
            return self.nouns.get(token.lemma, frozenset()) if told else frozenset()
        if token.pos not in ("VERB", "AUX") and not token.tag.startswith("VB"):
            return frozenset()
        found: frozenset[str] = frozenset()
        if any(f"{token.lemma} {c.lower}" in self.other_verbs for c in token.children):
            return found
        rows = (row for form in _forms(token) for row in self._firsts.get(form, ()))
        for second, names in rows:
            if not second or any(second in (c.lemma, c.lower) for c in token.children):
                found |= names
        return found

    def named(self, tokens: tuple[Token, ...]) -> dict[int, frozenset[str]]:
        """For tokens of one sentence, the kinds of the longest phrase that ends at each, by position."""
        plain = [t for t in tokens if t.text not in "-–'’\"“”"]
        found: dict[int, frozenset[str]] = {}
        for place, token in enumerate(plain):
            forms = _forms(token)
            longest = max(self._lasts.get(form.rpartition(" ")[2], 0) for form in forms)
            for length in range(min(longest, place + 1), 0, -1):
                before = " ".join(t.lemma.lower() for t in plain[place + 1 - length : place])
                phrases = {f"{before} {last}".strip() for last in forms}
                kinds = frozenset[str]().union(*(self.kinds.get(phrase, ()) for phrase in phrases))
                if kinds:
                    found[token.i] = kinds
                    break
        return found


def _forms(token: Token) -> tuple[str, ...]:
    """The dictionary form, the word as it stands and, as lemmas err ("instal"), without its ending."""
    low = token.lower
    cut = next((low[: -len(end)] for end in ("s", "ed") if low.endswith(end) and len(low) > 4), None)
    type_ = low.rstrip("0123456789").rstrip("-‑") if low[-1:].isdigit() else None  # "hwasong-17"
    parted = low.replace("-", " ") if "-" in low[1:] else None
    return tuple(form for form in (token.lemma.lower(), low, cut, type_, parted) if form)


def _turned(table: dict[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """Names by word, of a table of words by name."""
    found: dict[str, set[str]] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def index() -> Index:
    """The wording, indexed once; raises as `wording`."""
    return Index(wording())


@cache
def wording() -> Wording:
    """The wording, read once.

    Raises:
        DataError: if the file does not keep its schema, or a row names a kind or area that is not there.
    """
    path = DATA / "conduct.toml"
    found = toml.read(path, Wording)
    for row in found.row:
        named = (*row.things, *row.who, *row.clause, *row.unless, *row.twice)
        if odd := [*_unknown(row.area, named, found), *{*row.acts}.difference(found.acts)]:
            raise DataError(f"{path}: row of {row.area}: no {', '.join(odd)}")
    for way in found.crossing:
        if odd := _unknown(way.area, (*way.things, *way.clause, *way.unless, *way.verbs), found):
            raise DataError(f"{path}: crossing of {way.area}: no {', '.join(odd)}")
    return found


def _unknown(area: str, named: tuple[str, ...], wording: Wording) -> list[str]:
    """The kinds of words that are named but not there, and the area if it is none."""
    kinds = {kind for part in named for kind in part.split("|")}
    return [*kinds.difference(wording.words), *{area}.difference(AREAS)]
