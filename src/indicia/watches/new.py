"""A watch file to fill in, made from what is known of an area: commented, and in order as it stands."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from indicia import law
from indicia.language.names.data import states
from indicia.law.lookup import provisions
from indicia.law.provisions import Provision
from indicia.model import Expected, Indicator, UsageError
from indicia.model.conduct import AREAS
from indicia.model.toml import quoted
from indicia.watches.file import packaged
from indicia.watches.parties import is_code

_HEAD = """\
# A watch of Indicia: one standing question. Check it with `indicia watch check {id}.toml`, put it into use
# with `indicia watch add {id}.toml`. docs/watches.md explains every field.
"""
_RULE = """\
[rule]
origins = 2            # independent origins that make "corroborated"; unknown is never independent
denials = "contest"    # or "beside": a denial is shown, and the state stays
stale_after = 90       # days without a new indication
alert = ["single_origin", "corroborated", "contested", "refuted"]
"""
_EMPTY = """\
# The conduct of the areas above, by these actors, is the act itself; it needs no indicator. Add what
# comes before and after it, what speaks against it, and what would settle that it is not so:
#
# [[indicator]]
# id = "OWN-01"
# side = "for"                    # for | against | refutes
# stage = "preparation"           # intent | preparation | movement | act | outcome | concealment
# text = "What would be seen, in a sentence"
# words = ["a phrase", "another"] # any of them, in any inflection
# example = "A sentence that meets it."
# innocent = ["A sentence that must not."]
#
# [[expected]]
# id = "OWN-90"
# text = "What should be seen by then, if all were well"
# words = ["a phrase"]
# by = 2030-01-01                 # or within = 180, days after the first indication
"""


class Asked(Struct, frozen=True):
    """What a new watch is to be about."""

    id: str
    areas: tuple[str, ...]
    actors: tuple[str, ...]
    counterparts: tuple[str, ...] = ()
    question: str = ""
    regime: str | None = None


def new(asked: Asked) -> str:
    """The text of a watch file, from the indicators that the pack has for the areas.

    Raises:
        UsageError: if an area, a regime or a state's code is none.
    """
    for area in asked.areas:
        if area not in AREAS:
            raise UsageError(f"{area!r} is no area: {', '.join(sorted(AREAS))}")
    for party in (*asked.actors, *asked.counterparts):
        if is_code(party) and party not in states():
            raise UsageError(f"{party} is no ISO 3166 alpha-3 code of a state")
    rows = list(_rows(asked))
    return "\n".join((_HEAD.format(id=asked.id), *_head(asked), _RULE, *rows, *([] if rows else [_EMPTY])))


def _head(asked: Asked) -> Iterator[str]:
    regimes = _regimes(asked)
    cited = [row.id for row in provisions() if _cites(row, asked, regimes)]
    yield f"id = {quoted(asked.id)}"
    yield f"question = {quoted(asked.question or _question(asked))}"
    yield f"actors = {_list(asked.actors)}          # who would do it: codes of states, or names"
    yield f"counterparts = {_list(asked.counterparts)}    # with whom; empty: anybody"
    yield f"areas = {_list(asked.areas)}"
    yield '# direction = "out"     # seen from the state that the regime names; left out: either way'
    yield f"provisions = {_list(cited)}"
    yield "# since = 2022-01-01    # the day of the act, not of the page; until as well"
    yield '# marking = "TLP:GREEN"\n'


def _question(asked: Asked) -> str:
    who = " or ".join(map(_name, asked.actors))
    what = " or ".join(AREAS[area] for area in asked.areas)
    with_whom = f" with {' or '.join(map(_name, asked.counterparts))}" if asked.counterparts else ""
    return f"Is {who} engaged in {what}{with_whom}?"


def _name(party: str) -> str:
    return states()[party].name if is_code(party) else party


def _cites(row: Provision, asked: Asked, regimes: frozenset[str]) -> bool:
    """Whether a paragraph limits one of the areas in one of the regimes."""
    if row.strength == "exemption" or row.status not in ("in_force", "reapplied_contested"):
        return False
    return row.regime in regimes and bool(set(row.areas) & set(asked.areas))


def _regimes(asked: Asked) -> frozenset[str]:
    """The regime asked for, else those that name one of the parties."""
    parties = {*asked.actors, *asked.counterparts}
    held = law.in_use().regimes
    if asked.regime is not None:
        if asked.regime not in {regime.id for regime in held}:
            raise UsageError(f"{asked.regime!r} is no regime: {', '.join(regime.id for regime in held)}")
        return frozenset((asked.regime,))
    return frozenset(regime.id for regime in held if parties & set(regime.territory))


def _rows(asked: Asked) -> Iterator[str]:
    """The pack's rows on the areas, each id once."""
    seen: set[str] = set()
    for watch in packaged().values():
        for one in watch.rows:
            if one.id not in seen and set(one.areas or watch.areas) & set(asked.areas):
                seen.add(one.id)
                yield "\n".join(_row(one, asked))


def _row(one: Indicator | Expected, asked: Asked) -> Iterator[str]:
    kept = [area for area in one.areas if area in asked.areas]
    yield "[[indicator]]" if isinstance(one, Indicator) else "[[expected]]"
    yield f"id = {quoted(one.id)}"
    if isinstance(one, Indicator):
        yield f"side = {quoted(one.side)}"
        yield f"stage = {quoted(one.stage)}"
    yield f"text = {quoted(one.text)}"
    for field, values in (("areas", kept), ("words", one.words), *_narrow(one)):
        if values:
            yield f"{field} = {_list(values)}"
    if isinstance(one, Expected):
        yield f"within = {one.within}" if one.within else f"by = {one.by}"
    yield ""


def _narrow(one: Indicator | Expected) -> Iterable[tuple[str, tuple[str, ...]]]:
    if isinstance(one, Indicator):
        yield "types", one.types
        yield "statuses", one.statuses


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"
