"""The published rule: what was told, denied, taken back and refuted -> one of six states, and why.

Each clause is a function whose docstring reaches the user; the first that holds decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from indicia.model import Origin, Rule, State
from indicia.watches.weighing import Weighed

_PRONOUNS = ("he", "she", "they")
_SAYS = ("first", "repeated", "narrowed", "corrected")


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the rule looks at: the act and its refutation weighed, and whether there are signs."""

    rule: Rule
    act: Weighed
    refuting: Weighed
    signs: bool

    @property
    def independent(self) -> tuple[Origin, ...]:
        """Origins that tell the act and do not depend on each other."""
        return self.act.origins.independent

    @property
    def denials(self) -> tuple[Origin, ...]:
        """Those who are named, deny the act, and have not said it since."""
        return tuple(o for o in self.act.origins.denying if _named(o) and not self._turned(o))

    def _turned(self, origin: Origin) -> bool:
        """Whether somebody who denied it said later that it was so."""
        said = [o for o in self.independent if o.name == origin.name]
        if not said:
            return False
        return self._last(said[0], _SAYS) > self._last(origin, ("denied",))

    def _last(self, origin: Origin, moves: tuple[str, ...]) -> date:
        days = (t.day for t in self.act.tellings if t.page in origin.pages and t.move in moves and t.day)
        return max(days, default=date.min)


def _named(origin: Origin) -> bool:
    """Whether somebody is named; whom a page calls "he" it has named before."""
    return origin.kind != "unknown" or origin.name.casefold() in _PRONOUNS


def refuted(it: Evidence) -> bool:
    """A refuting indicator is told by enough independent origins, or every origin of the act took it back."""
    taken_back = bool(it.act.origins.withdrawn) and not it.independent and not it.act.origins.unknown
    return it.refuting.origins.count >= it.rule.origins or taken_back


def contested(it: Evidence) -> bool:
    """An independent origin tells the act, and a denial by somebody named stands."""
    return bool(it.independent and it.denials) and it.rule.denials == "contest"


def corroborated(it: Evidence) -> bool:
    """As many independent origins as the rule asks tell the act as done."""
    return len(it.independent) >= it.rule.origins


def single_origin(it: Evidence) -> bool:
    """An independent origin tells the act as done, and fewer than the rule asks."""
    return bool(it.independent)


def signs(it: Evidence) -> bool:
    """There are only intent, preparation or plans, or the act is told by unknown origins alone."""
    return it.signs or bool(it.act.origins.unknown)


def nothing(_: Evidence) -> bool:
    """Nothing that meets the watch was seen."""
    return True


Clause = Callable[[Evidence], bool]
CLAUSES: tuple[tuple[Clause, State], ...] = (
    (refuted, "refuted"),
    (contested, "contested"),
    (corroborated, "corroborated"),
    (single_origin, "single_origin"),
    (signs, "signs"),
    (nothing, "nothing"),
)


def ruled(it: Evidence) -> tuple[State, str]:
    """The state of the first clause that holds, and its sentence with the names that made it."""
    clause, state = next((clause, state) for clause, state in CLAUSES if clause(it))
    sentence = " ".join((clause.__doc__ or "").split()).rstrip(".")
    names = _names(state, it)
    return state, f"{sentence}: {', '.join(names)}" if names else sentence


def _names(state: State, it: Evidence) -> list[str]:
    told = [origin.name for origin in it.independent]
    if state == "refuted":
        return [o.name for o in (it.refuting.origins.independent or it.act.origins.withdrawn)]
    if state == "contested":
        return [*told, *(f"denied by {origin.name}" for origin in it.denials)]
    if state in ("corroborated", "single_origin"):
        return told
    return []
