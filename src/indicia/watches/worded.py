"""The second route: an act told in a sentence that no conduct was read from, by its words and parties alone.

The question is known, so that matching may be more tolerant than reading is: the watch's actors and
counterparts, a word of one of its areas and one by which something passes on stand together, and whoever says
so commits to it. What such a sentence does is read off its own words (`clauses`); where they are of talks,
plans, fears or rules, it is a sign or nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from msgspec import structs

from indicia.model import Bearing, Span, Statement, Watch
from indicia.origins.data import phrases, wording
from indicia.origins.matters import Draft, Role
from indicia.watches import clauses
from indicia.watches.conduct import BOTH_WAYS, JOURNEYS, in_period, keys
from indicia.watches.lines import Line, lines
from indicia.watches.match import Match
from indicia.watches.parties import Page, is_code
from indicia.watches.sentences import innermost, telling

_ROLES: dict[Bearing, Role] = {"act": "says", "denial": "denies", "sign": "mentions"}


@dataclass(frozen=True, eq=False)
class Worded:
    """A page, sentence by sentence, with what this route asks of it for one watch after another."""

    page: Page
    by_hand: Sequence[Span] = ()  # where a person corrected what was read: no words say more than that

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences of the article, without its headline."""
        return list(lines(self.page))

    def tellings(self, watch: Watch, matches: Sequence[Match]) -> Iterator[tuple[Draft, Bearing]]:
        """What sentences tell of the act of a watch where no match has conduct."""
        done = [*self.by_hand, *(span for match in matches for span in match.spans)]
        read = any(match.bearing == "act" for match in matches)
        before: Line | None = None
        for line in self.lines:
            if not any(span.start < line.span.end and line.span.start < span.end for span in done):
                told = self._told(line, before, watch)
                if told and not (read and told[1] == "act" and self._own(told[0].statement)):
                    yield told
            before = line

    @staticmethod
    def _own(said: Statement | None) -> bool:
        """Whether the page speaks for itself, and so has told the act already."""
        return said is None or bool(phrases((*wording().own, *wording().found)).search(said.named.casefold()))

    def _told(self, line: Line, before: Line | None, watch: Watch) -> tuple[Draft, Bearing] | None:
        day = self.page.reading.article.published
        if not in_period(day, day, watch) or not line.words:
            return None
        for area in watch.areas:
            for anchor in self._anchors(line, before, watch, area):
                said = self._said(line, anchor)
                told = line.told_in(said)
                bears = clauses.bearing(told, self._around(said), self.page.reading, area)
                if bears and self._fits(told, before, watch, bears, said, area):
                    draft = telling(self.page.id, (line.span,), said, day, watch)
                    return structs.replace(draft, area=area, role=_ROLES[bears]), bears
        return None

    def _anchors(self, line: Line, before: Line | None, watch: Watch, area: str) -> Iterator[tuple[int, int]]:
        """The characters that make it a sentence of the area, the first that there are."""
        parties = keys((*watch.actors, *watch.counterparts))
        if thing := line.thing(area):
            yield thing.start, thing.end
        elif area in JOURNEYS and (
            named := [p for p in line.people if p[2] in parties and not is_code(p[2])]
        ):
            yield named[0][:2]
        elif before is not None and before.thing(area) and line.people and clauses.refers_back(line):
            yield line.people[0][:2]

    def _said(self, line: Line, anchor: tuple[int, int]) -> Statement | None:
        """The statement that tells it: around what makes it one of the area, else around what counts."""
        places = (anchor, *((w.start, w.end) for w in line.words), *(p[:2] for p in line.people))
        return next((found for at in places if (found := innermost(self.page, *at))), None)

    def _around(self, said: Statement | None) -> list[Statement]:
        """A statement and those that it is reported in."""
        by_id = {one.id: one for one in self.page.reading.statements}
        found: list[Statement] = []
        while said is not None and said not in found:
            found.append(said)
            said = by_id.get(said.within or "")
        return [one for one in found if not one.author]

    def _fits(
        self, told: Line, before: Line | None, watch: Watch, bears: Bearing, said: Statement | None, area: str
    ) -> bool:
        """Whether it is of the watch's parties, years and direction."""
        if not clauses.in_years(told, watch):
            return False
        if bears == "denial":
            return self._denied(told, before, watch, said)
        if not self._between(told, before, watch):
            return False
        free = watch.direction is None and (area not in BOTH_WAYS or not watch.counterparts)
        return free or clauses.forwards(told, watch)

    @staticmethod
    def _between(told: Line, before: Line | None, watch: Watch) -> bool:
        """Whether the parties stand in it; one may stand in the sentence before, where this one means it."""
        actors, others = keys(watch.actors), keys(watch.counterparts)
        here = told.keys
        if here & actors and (not others or here & others):
            return True
        if before is None or not here & (actors | others) or not clauses.refers_back(told):
            return False
        near = here | before.keys
        return bool(near & actors) and (not others or bool(near & others))

    def _denied(self, told: Line, before: Line | None, watch: Watch, said: Statement | None) -> bool:
        """Whether a denial is of the parties: one in it or who speaks, the other near, or in the headline."""
        actors, others = keys(watch.actors), keys(watch.counterparts)
        here = told.keys | (self.page.of(said.source_entities) if said else frozenset())
        near = here | (before.keys if before else frozenset())
        for title in self.page.headline:
            near |= self.page.keys_in(title)
        return bool(here & (actors | others) and near & actors) and (not others or bool(near & others))
