"""The names and words that the first look looks for, out of the law, the words of events, and watches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from indicia.events import things
from indicia.language.names.lexicon import lexicon
from indicia.law import Law, in_use
from indicia.law import terms as of_law
from indicia.model import Watch, toml

_SHORTEST = 4  # of a name that may stand in capitals
_DOUBLED = "bdgklmnprt"
SURNAME = "surname"
STEAD = "stead"  # what a party is called without its name


class _Names(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    sort: str
    land: str | None = None
    regime: str | None = None
    with_: str | None = msgspec.field(name="with", default=None)


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    irregular: dict[str, tuple[str, ...]]
    others: tuple[str, ...]
    before_surnames: frozenset[str]
    names: tuple[_Names, ...]


class Name(Struct, frozen=True):
    """What a name stands for: groups as bits of a number, and the sort of name, by which it weighs.

    `with_` is a word that a page must have as well. A name that a watch asks for, and no regime knows, is
    `enough` by itself. Who is of no group only hides shorter names in its own.
    """

    groups: int
    sort: str
    with_: str | None = None
    enough: bool = False


class Terms(Struct, frozen=True):
    """What is looked for. A group is a regime or a watch; sets of groups are bits of a number.

    `names` are those of parties as pages write them. `matters` are words in lower case, with each kind of
    words they are and the groups that limit what such words tell of. `watched` are words of indicators.
    """

    groups: tuple[str, ...]
    names: dict[str, Name]
    matters: dict[str, tuple[tuple[str, int], ...]]
    watched: dict[str, int]


def terms(law: Law | None = None, watches: Sequence[Watch] = ()) -> Terms:
    """The terms of the regimes (those in use if none are given) and of watches.

    Raises:
        DataError: if the data of the room or of the law is wrong.
    """
    law = law or in_use()
    groups = (*(file.regime.id for file in law.files), *(f"watch {watch.id}" for watch in watches))
    bit = {name: 1 << number for number, name in enumerate(groups)}
    names: dict[str, Name] = {}
    for name, regime, sort in _of_law(law):
        for form in (name, *(("a" + name[1:],) if name.startswith(("Al-", "Al ")) else ())):
            _add(names, form, Name(bit.get(regime, 0), sort))
    _told(law, bit, names)
    areas = {**of_law.areas(law), **{f"watch {watch.id}": frozenset(watch.areas) for watch in watches}}
    watched: dict[str, int] = defaultdict(int)
    for watch in watches:
        _of_watch(watch, bit[f"watch {watch.id}"], names, watched)
    for name, known in [(name, known) for name, known in names.items() if len(name) >= _SHORTEST]:
        _add(names, name.upper(), known)
    _hiding(names)
    return Terms(groups, names, _matters(bit, areas), dict(watched))


def _add(names: dict[str, Name], name: str, known: Name) -> None:
    """A name that stands for several has all their groups, and the sort of the first."""
    held = names.get(name)
    if held is not None:
        known = Name(held.groups | known.groups, held.sort, known.with_ or held.with_, held.enough)
    if known.groups:
        names[name] = known


def _of_law(law: Law) -> Iterator[tuple[str, str, str]]:
    yield from of_law.parties(law)
    yield from ((name, regime, SURNAME) for name, regime in of_law.surnames(law))


def _told(law: Law, bit: dict[str, int], names: dict[str, Name]) -> None:
    """The names that stand in the data of this room."""
    for row in _data().names:
        regimes = (
            [row.regime]
            if row.regime
            else [one.id for one in law.regimes if row.land in one.territory]
            if row.land
            else list(bit)
        )
        groups = sum(bit.get(regime, 0) for regime in regimes)
        for name in row.names:
            _add(names, name, Name(groups, row.sort, row.with_))


def _hiding(names: dict[str, Name]) -> None:
    """Longer names of others with a party's name in them, so that they are not taken for the party."""
    for name, sorts in _longer_names():
        parts = name.split(" ")
        pieces = {
            " ".join(parts[at:end]) for at in range(len(parts)) for end in range(at + 1, len(parts) + 1)
        }
        within = {names[piece].sort for piece in pieces if piece in names}
        if name not in names and within and (sorts != {"place"} or "adjective" in within):
            names[name] = Name(0, "other")  # the Yalu River is the Yalu; the Persian Gulf is not Persia's


def _longer_names() -> Iterator[tuple[str, set[str]]]:
    yield from ((name, set()) for name in _data().others)
    for name, rows in lexicon().rows.items():
        kinds: set[str] = {row.kind for row in rows}
        if " " in name and "organisation" not in kinds:
            yield name, kinds


def _matters(bit: dict[str, int], areas: dict[str, frozenset[str]]) -> dict[str, tuple[tuple[str, int], ...]]:
    limits: dict[str, int] = defaultdict(int)
    for group, of in areas.items():
        for area in of:
            limits[area] |= bit[group]
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for word in of_law.words():
        for form in _verb_forms(word.phrase) if word.verb else _noun_forms(word.phrase):
            found[form][word.kind] |= limits[word.area]
    for head, area in things():
        for form in _noun_forms(head):
            found[form][f"thing {area}"] |= limits[area]
    return {word: tuple(sorted(kinds.items())) for word, kinds in found.items()}


def _of_watch(watch: Watch, mask: int, names: dict[str, Name], watched: dict[str, int]) -> None:
    """The parties of a watch, and the words of its indicators."""
    for party in watch.actors:
        of_land = set(_of_land(party))
        for name in of_land | {party}:
            _add(names, name, Name(mask, "state", enough=not of_land))
        first, _, last = party.partition(" ")
        if first.istitle() and last.istitle() and " " not in last:  # of a person the last name alone
            _add(names, last, Name(mask, SURNAME, enough=True))
    words = [word for indicator in watch.indicators for word in indicator.words]
    words += [word for expected in watch.expected for word in expected.words]
    for word in words:
        for form in _noun_forms(word.lower()):
            watched[form] |= mask


def _of_land(code: str) -> Iterator[str]:
    for name, rows in lexicon().rows.items():
        if any(row.country == code and row.sort not in ("surname", "compass") for row in rows):
            yield name


def may_precede(word: str) -> bool:
    """Whether a word in capitals may stand before a surname without making another name of it."""
    return word in _data().before_surnames


def _noun_forms(phrase: str) -> Iterable[str]:
    """A noun in the singular and the plural."""
    yield phrase
    yield phrase + "s"
    if phrase[-1] in "shxz":
        yield phrase + "es"
    elif phrase[-1] == "y":
        yield phrase[:-1] + "ies"
    elif phrase.endswith("man"):
        yield phrase[:-3] + "men"


def _verb_forms(phrase: str) -> Iterable[str]:
    """A verb, which may have a second word, in all its forms."""
    verb, _, rest = phrase.partition(" ")
    stem = verb.removesuffix("e")
    forms = {verb, verb + "s", verb + "es", stem + "ed", stem + "ing", *_data().irregular.get(verb, ())}
    if verb[-1] in _DOUBLED:
        forms |= {verb + verb[-1] + "ed", verb + verb[-1] + "ing"}
    return (f"{form} {rest}".strip() for form in sorted(forms))


@cache
def _data() -> _Words:
    return toml.read(Path(str(files("indicia.first_look") / "data" / "words.toml")), _Words)
