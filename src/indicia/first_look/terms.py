"""The names and words that the first look looks for, out of the law, the words of events, and watches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

import msgspec
from msgspec import Struct

from indicia.events import things
from indicia.language.names.lexicon import lexicon
from indicia.law import Law, in_use
from indicia.law import terms as of_law
from indicia.model import DataError, Watch

STRONG, BROAD = 2, 1  # points of a word; so many are needed in one sentence
NEEDED = 2
_SHORTEST = 4  # of a name that may stand in capitals
_DOUBLED = "bdgklmnprt"


class _Beside(Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]
    land: str
    with_: str = msgspec.field(name="with")


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    broad: frozenset[str]
    broad_areas: frozenset[str]
    irregular: dict[str, tuple[str, ...]]
    beside: tuple[_Beside, ...]


class Terms(Struct, frozen=True):
    """What is looked for. A group is a regime or a watch; sets of groups are bits of a number.

    `parties` are names as pages write them, with the groups they are a party of; `beside` says which word a
    page must have as well for such a name. `matters` are words in lower case, with the groups for which the
    word alone is enough, and those for which it is one of two.
    """

    groups: tuple[str, ...]
    parties: dict[str, int]
    beside: dict[str, str]
    matters: dict[str, tuple[int, int]]


def terms(law: Law | None = None, watches: Sequence[Watch] = ()) -> Terms:
    """The terms of the regimes (those in use if none are given) and of watches.

    Raises:
        DataError: if the data of the room or of the law is wrong.
    """
    law = law or in_use()
    groups = (*(file.regime.id for file in law.files), *(f"watch {watch.id}" for watch in watches))
    bit = {name: 1 << number for number, name in enumerate(groups)}
    parties: dict[str, int] = defaultdict(int)
    for name, regime in of_law.parties(law):
        if regime in bit:
            parties[name] |= bit[regime]
            if name.startswith(("Al-", "Al ")):  # within a sentence its article is small
                parties["a" + name[1:]] |= bit[regime]
    beside = _beside(law, bit, parties)
    areas = {**of_law.areas(law), **{f"watch {watch.id}": frozenset(watch.areas) for watch in watches}}
    matters = _matters(bit, areas)
    for watch in watches:
        _watched(watch, bit[f"watch {watch.id}"], parties, matters)
    for name in [name for name in parties if len(name) >= _SHORTEST]:
        parties[name.upper()] |= parties[name]
    return Terms(groups, dict(parties), beside, {word: (mask[0], mask[1]) for word, mask in matters.items()})


def _beside(law: Law, bit: dict[str, int], parties: dict[str, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _data().beside:
        for regime in law.regimes:
            if row.land in regime.territory:
                for name in row.names:
                    parties[name] |= bit[regime.id]
                    if row.with_:
                        found[name] = found[name.upper()] = row.with_
    return found


def is_broad(kind: str) -> bool:
    """Whether the words of a kind of the law stand on ordinary pages too, and tell only beside another."""
    return kind in _data().broad


def _matters(bit: dict[str, int], areas: dict[str, frozenset[str]]) -> dict[str, list[int]]:
    data = _data()
    limits: dict[str, int] = defaultdict(int)
    for group, of in areas.items():
        for area in of:
            limits[area] |= bit[group]
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for word in of_law.words():
        place = int(is_broad(word.kind))
        for form in _verb_forms(word.phrase) if word.verb else _noun_forms(word.phrase):
            found[form][place] |= limits[word.area]
    for head, area in things():
        for form in _noun_forms(head):
            found[form][int(area in data.broad_areas)] |= limits[area]
    return found


def _watched(watch: Watch, mask: int, parties: dict[str, int], matters: dict[str, list[int]]) -> None:
    """The parties of a watch, and the words of its indicators."""
    for party in watch.actors:
        for name in {party, *_of_land(party)}:
            parties[name] |= mask
    words = [word for indicator in watch.indicators for word in indicator.words]
    words += [word for expected in watch.expected for word in expected.words]
    for word in words:
        for form in _noun_forms(word.lower()):
            matters[form][0] |= mask


def _of_land(code: str) -> Iterator[str]:
    for name, rows in lexicon().rows.items():
        if any(row.country == code and row.sort not in ("surname", "compass") for row in rows):
            yield name


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
    path = files("indicia.first_look") / "data" / "words.toml"
    try:
        return msgspec.toml.decode(path.read_text(encoding="utf-8"), type=_Words, strict=True)
    except msgspec.DecodeError as error:
        raise DataError(f"first_look/data/words.toml: {error}") from error
