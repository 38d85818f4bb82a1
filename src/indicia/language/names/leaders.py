"""People in office, found by the surname after a title, or by another spelling of the whole name.

"President Bush" is one man in 1990 and another in 2005; the page's date tells which. On an undated
page only what all who bore the name in such an office share is taken: their country.
"""

import re
import unicodedata
from functools import cache

from indicia.language.names import data
from indicia.language.names.desk import Desk, Thing
from indicia.language.names.lexicon import slug
from indicia.language.names.roles import roles

# Offices that a page gives to whoever rules; the others are taken at their word.
RULING = frozenset(
    {"leader", "ruler", "dictator", "strongman", "chief", "chairman", "head", "general", "colonel"}
)
FORMER = frozenset({"former", "ex", "ousted", "late", "deposed"})
# One sound written in several ways, in names put into Latin letters.
SPELLINGS = (
    (re.compile(r"kh|gh|q|ck|c(?=[aoul])"), "k"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|dzh"), "j"),
    (re.compile(r"tch|tsch"), "ch"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee|ei|y"), "i"),
    (re.compile(r"(.)\1+"), r"\1"),
)
SMALL = frozenset({"al", "el", "ul", "bin", "ibn", "de", "la", "the", "jr", "sr"})
ORDINALS = frozenset({"ii", "iii", "iv", "vi", "vii", "viii", "ix", "xii", "xiv", "xvi"})  # "King Hassan II"


@cache
def sounds(name: str) -> str:
    """A name as it sounds, roughly: "Bouteflika" and "Buteflicka" are one."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = [w for w in re.findall(r"[a-z]+", plain) if w not in SMALL and w not in ORDINALS and len(w) > 1]
    joined = " ".join(words)
    for pattern, letter in SPELLINGS:
        joined = pattern.sub(letter, joined)
    return joined


@cache
def _by_name() -> dict[str, data.PersonRow]:
    return {sounds(n): row for row in reversed(data.in_office()) for n in (row.name, *row.names)}


@cache
def _by_surname() -> dict[str, tuple[data.PersonRow, ...]]:
    found: dict[str, list[data.PersonRow]] = {}
    for row in data.in_office():
        for name in (row.name, *row.names):
            words = sounds(name).split()
            first = name.split()[0] in data.persons().surnames_first
            surnames = {words[-1], " ".join(words[-2:]), *(words[:1] if first else ())} if words else set()
            for surname in surnames:
                rows = found.setdefault(surname, [])
                if row not in rows:
                    rows.append(row)
    return {surname: tuple(rows) for surname, rows in found.items()}


# What the surname of whoever rules stands before: "the Bush administration".
RULE = frozenset({"administration", "government", "regime", "cabinet", "presidency"})


def name_them(desk: Desk) -> None:
    """Find who the persons are that neither their title nor the lexicon gave a country."""
    year = desk.article.published.year if desk.article.published else None
    named = {t.country for t in desk.things.values() if t.country}
    for thing in list(desk.things.values()):
        if thing.kind != "person" or thing.known or thing.country or thing.same is not None:
            continue
        if thing.key.startswith("person:"):
            _name(desk, thing, _meant(thing, year, named))
    for found in (f for row in desk.by_sentence for f in row):
        token = desk.tokens[found.head]
        rule = token.dep in ("compound", "poss", "nmod") and token.head.lemma in RULE
        if rule and found.thing.country is None and found.thing.known is None:
            rows = _of_one_country(list(_by_surname().get(sounds(token.text), ())), year, named)
            found.thing.country = rows[0].country if rows else None


def _name(desk: Desk, thing: Thing, rows: list[data.PersonRow]) -> None:
    """Take a person for the one row that fits; of several only their country is sure."""
    if len(rows) == 1:
        row = rows[0]
        known = desk.thing(f"known:{slug(row.name)}", row.name, "person", row.country, slug(row.name))
        known.called |= thing.called
        thing.same = known
    elif rows:
        thing.country = rows[0].country


def _meant(thing: Thing, year: int | None, named: set[str]) -> list[data.PersonRow]:
    """The people in office that a person of the page may be; all of one country, or none."""
    sound = sounds(thing.name)
    if " " in sound and (whole := _by_name().get(sound)) is not None:
        return [whole]
    titles = thing.called & _titles()
    rows = list(_by_surname().get(sound, ())) if titles else []
    fitting = [r for r in rows if titles.intersection((r.office or "").split())]
    rows = fitting or (rows if titles & RULING else [])
    return _of_one_country(rows, year, named, former=bool(thing.called & FORMER))


def _of_one_country(
    rows: list[data.PersonRow], year: int | None, named: set[str], *, former: bool = False
) -> list[data.PersonRow]:
    """Those in office in a year, if they are all of one country; those of a country named first."""
    if year is not None:
        rows = [r for r in rows if _ruled(r, year, former=former)]
    rows = [r for r in rows if r.country in named] or rows
    return rows if len({r.country for r in rows}) == 1 else []


@cache
def _titles() -> frozenset[str]:
    return frozenset(word for office in roles().offices for word in office.split())


def _ruled(row: data.PersonRow, year: int, *, former: bool) -> bool:
    """Whether somebody was in office in a year (or the one after, for pages of January), or before it."""
    begun = row.since is None or row.since <= year
    return begun and (former or row.until is None or year <= row.until + 1)
