"""What the statements around an act do to its standing."""

from dataclasses import dataclass
from functools import cached_property

from indicia.events.data import lexicon
from indicia.language import Token
from indicia.model import STANDINGS, Statement, Status

# Of what is asked, wanted or promised, a clause that only describes somebody is no part.
OPEN = frozenset(("asks", "demands", "pledges", "predicts"))
ANY = ("any", "every", "each", "no", "all")


@dataclass(frozen=True)
class Voices:
    """The statements of a page, to be asked which of them reports a character."""

    statements: tuple[Statement, ...]

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of the statements that somebody on the page denies."""
        return frozenset(s.answers for s in self.statements if s.answers and s.stance == "denies")

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {s.id: s for s in self.statements}

    @cached_property
    def _contents(self) -> list[tuple[int, int, Statement]]:
        return [(c.start, c.end, s) for s in self.statements for c in s.content]

    def around(self, start: int) -> tuple[Statement, ...]:
        """Statements whose content holds the character, the nearest first, then those around it."""
        by_id = self._by_id
        holding = [(end - first, s) for first, end, s in self._contents if first <= start < end]
        found = {s.id: s for _, s in sorted(holding, key=lambda pair: pair[0])}
        for statement in list(found.values()):
            above = statement.within
            while above is not None and above not in found and above in by_id:
                found[above] = by_id[above]
                above = by_id[above].within
        return tuple(found.values())


def reported(
    act: Token, around: tuple[Statement, ...], contested: frozenset[str]
) -> list[tuple[Status, Statement]]:
    """What the statements around an act do to it, each with the statement that does it."""
    found: list[tuple[Status, Statement]] = []
    for statement in around:
        if statement.id in contested or _doubted(statement):
            found.append(("alleged", statement))
        status = _stance(statement, finite=_finite(act))
        hedged = status == "alleged" and statement.stance == "hedged"
        if status and not ((hedged or statement.stance in OPEN) and _aside(act, statement)):
            found.append((status, statement))
    return found


def _doubted(statement: Statement) -> bool:
    """Whether its source is itself called doubtful: "unconfirmed reports", "an exile newspaper"."""
    words = {word for span in statement.source for word in span.text.lower().split()}
    known = lexicon().words
    partisan = not words.isdisjoint(known.partisan) and not words.isdisjoint(known.media)
    return partisan or not words.isdisjoint(known.doubtful)


def _aside(act: Token, statement: Statement) -> bool:
    """Whether the act stands in a relative clause that the reporter adds ("an idea that was endorsed by")."""
    for token in (act, *act.ancestors()):
        if not any(c.start <= token.start < c.end for c in statement.content):
            return False
        if token.dep == "relcl" and _finite(token):
            return statement.stance not in OPEN or _over(token)
    return False


def _over(clause: Token) -> bool:
    """Whether a relative clause tells what somebody did: "recall the attaché who had bought it"."""
    past = clause.tag == "VBD" or any(
        c.dep == "aux" and c.lower in ("had", "has", "have") for c in clause.children
    )
    noun = clause.head
    return past and noun.pos != "PRON" and not any(c.lower in ANY for c in noun.children)


def _stance(statement: Statement, *, finite: bool) -> Status | None:
    """What a statement does to the acts in its content; the page's own doubts stand in its words."""
    if statement.author:
        return None
    if statement.made_by == "statements/embedded" and statement.stance == "denies":
        return "negated"  # nobody denies it: what is told is that it was not done
    if statement.stance == "warns":
        return None if finite else "hypothetical"
    if statement.stance in ("pledges", "predicts") and finite:
        return None
    unsure = statement.certainty in ("possible", "probable") and bool(statement.hedges)
    return STANDINGS.get(statement.stance) or ("alleged" if unsure else None)


def _finite(token: Token) -> bool:
    """Whether the act, or the verb a noun hangs on, is told in a tense of fact."""
    return token.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBD", "VBZ", "VBP") for c in token.children
    )
