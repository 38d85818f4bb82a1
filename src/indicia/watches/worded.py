"""The second route: an act told in a sentence that no conduct was read from, by its words and parties alone.

The question is known, so that matching may be more tolerant than reading is: the watch's actors and
counterparts, a word of one of its areas and one by which something passes on stand together, and whoever says
so commits to it. What such a sentence does is read off its own words (`clauses`); where they are of talks,
plans, fears or rules, it is a sign or nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import Struct, structs

from indicia.model import Bearing, Span, Statement, Watch
from indicia.origins.data import phrases, wording
from indicia.origins.matters import Draft, Role
from indicia.origins.roles import own_words, taken_back
from indicia.watches import clauses, rejections
from indicia.watches.conduct import BOTH_WAYS, JOURNEYS, headed, in_period, keys
from indicia.watches.lines import Line, lines
from indicia.watches.match import Match
from indicia.watches.parties import Page, is_code, with_lands
from indicia.watches.sentences import telling
from indicia.watches.terms import Place

_ROLES: dict[Bearing, Role] = {
    "act": "says",
    "denial": "denies",
    "sign": "mentions",
    "withdrawal": "withdraws",
}


class Clause(Struct, frozen=True):
    """What a sentence tells of an area, whoever asks.

    `keys` are the parties it names, `before` those of the sentence that it refers back to, `near` those
    of all that a denial may mean: the sentences around it, the headline, who speaks and where. `by_name` says
    that no word but the name of a party makes it one of the area; `answers` who rejects something that no
    word says to be of the area.
    """

    told: Line
    said: Statement | None
    bears: Bearing
    keys: frozenset[str]
    before: frozenset[str]
    near: frozenset[str]
    by_name: bool
    answers: frozenset[str] | None = None


@dataclass(frozen=True, eq=False)
class Worded:
    """A page, sentence by sentence, with what this route asks of it for one watch after another."""

    page: Page
    by_hand: Sequence[Span] = ()  # where a person corrected what was read: no words say more than that
    _clauses: dict[str, list[Clause]] = field(default_factory=dict)
    _told: dict[tuple[int, str | None], Line] = field(default_factory=dict)
    _by_party: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    @cached_property
    def lines(self) -> list[Line]:
        """The sentences of the article, without its headline."""
        return list(lines(self.page))

    def tellings(self, watch: Watch, matches: Sequence[Match]) -> Iterator[tuple[Draft, Bearing]]:
        """What sentences tell of the act of a watch where no match has conduct."""
        day = self.page.reading.article.published
        if not in_period(day, day, watch):
            return
        done = [*self.by_hand, *(span for match in matches if not _warned(match) for span in match.spans)]
        read = any(match.bearing == "act" for match in matches)
        parties = keys(watch.actors) | keys(watch.counterparts)
        for area in watch.areas:
            for clause in self._about(area, parties):
                span = clause.told.span
                if any(one.start < span.end and span.start < one.end for one in done):
                    continue
                answers = (
                    clause.bears == "denial" and clause.said and self.page.speakers(clause.said) & parties
                )
                if not _fits(clause, watch, area, answers=bool(answers)) or (
                    read and clause.bears == "act" and _own(clause.said)
                ):
                    continue
                done.append(span)
                draft = telling(self.page.id, (span,), clause.said, day, watch)
                told = structs.replace(draft, area=area, role=_ROLES[clause.bears])
                yield (headed(told, self.page, watch) if told.statement is None else told), clause.bears

    def _about(self, area: str, parties: frozenset[str]) -> list[Clause]:
        """What sentences tell of an area that name one of some parties, in the order of the page."""
        if area not in self._by_party:
            found = self._by_party.setdefault(area, {})
            for number, clause in enumerate(self.clauses(area)):
                for party in clause.keys:
                    found.setdefault(party, []).append(number)
        held = self._by_party[area]
        numbers = {number for party in parties for number in held.get(party, ())}
        return [self._clauses[area][number] for number in sorted(numbers)]

    def clauses(self, area: str) -> list[Clause]:
        """What the sentences of the page tell of an area."""
        if area not in self._clauses:
            numbers = self._any if area in JOURNEYS else self._of.get(area, ())
            told = ((n, self.lines[n]) for n in sorted(numbers) if self._may_tell(n))
            found = [clause for n, line in told if (clause := self._clause(n, line, area))]
            self._clauses[area] = [*found, *self._rejected(area, found)]
        return self._clauses[area]

    def _rejected(self, area: str, found: Sequence[Clause]) -> Iterator[Clause]:
        """The sentences beside those found in which somebody rejects what the page may be on."""
        lines = {clause.told.span for clause in found}
        left = [
            one
            for one in self._rejections
            if one.line.span not in lines and not rejections.of_another(area, *self._with_before(one.line))
        ]
        if left and rejections.on_matter(area, self.lines):
            for one in left:
                yield Clause(
                    told=one.line,
                    said=one.said,
                    bears="denial",
                    keys=one.speakers | one.line.keys,
                    before=frozenset(),
                    near=self.page.keys,
                    by_name=False,
                    answers=one.speakers,
                )

    def _with_before(self, line: Line) -> tuple[Line, ...]:
        """A line, and where it refers back the one before it: "This looks like another fake"."""
        number = next((n for n, one in enumerate(self.lines) if one.span.start == line.span.start), 0)
        points = line.span.text.lstrip(' "“').startswith(("This ", "That ", "It "))
        return (line, self.lines[number - 1]) if number and points else (line,)

    @cached_property
    def _rejections(self) -> list[rejections.Rejection]:
        return list(rejections.rejections(self.page, self.lines, self._statements))

    @property
    def _any(self) -> range:
        return range(len(self.lines))

    def _may_tell(self, number: int) -> bool:
        """Whether a sentence names somebody, or somebody says it, with a word of an area or an act."""
        line = self.lines[number]
        return bool(line.words) and bool(line.people or self._statements[number])

    @cached_property
    def _of(self) -> dict[str, set[int]]:
        """The sentences with a word of each area, and those beside them, by number."""
        found: dict[str, set[int]] = {}
        for number, line in enumerate(self.lines):
            for area in {area for word in line.words for area in word.meaning.matters if area}:
                found.setdefault(area, set()).update((number - 1, number, number + 1))
        return {area: numbers.intersection(self._any) for area, numbers in found.items()}

    def _clause(self, number: int, line: Line, area: str) -> Clause | None:
        before = self.lines[number - 1] if number else None
        after = self.lines[number + 1] if number + 1 < len(self.lines) else None
        thing = line.thing(area)
        beside = not line.speaks_of_things and any(one.thing(area) for one in (before, after) if one)
        if not thing and not (line.people and (beside or area in JOURNEYS)):
            return None
        said = self._said(number, thing)
        speakers = self.page.speakers(said) if said else frozenset()
        told = self._told_in(number, said, speakers)
        bears = clauses.bearing(told, self._around(said), self.page.reading, area)
        if told is not line and clauses.ruled(line, told):
            return None
        if thing is None and rejections.of_another(area, told):
            return None
        back = clauses.refers_back(told)
        by_name = not thing and area in JOURNEYS
        told_back = back and beside and before is not None and before.thing(area) is not None
        if bears is None or not (thing or by_name or bears == "denial" or (told_back and said)):
            return None
        if bears == "denial" and not (thing or by_name) and not clauses.denies(told, self._around(said)):
            return None
        near = told.keys | speakers | self._near(before, after)
        if bears == "act" and taken_back(said, (told.span,), self.page.reading):
            bears, said = "withdrawal", None if said and own_words(said) else said
        return Clause(
            told=told,
            said=said,
            bears=bears,
            keys=told.keys | speakers if bears == "denial" else told.keys,
            before=before.keys if back and before else frozenset(),
            near=near if bears == "denial" else told.keys | self._beside(told, said, area),
            by_name=by_name,
        )

    def _told_in(self, number: int, said: Statement | None, speakers: frozenset[str]) -> Line:
        asked = (number, said.id if said else None)
        if asked not in self._told:
            self._told[asked] = self.lines[number].told_in(said, speakers)
        return self._told[asked]

    def _beside(self, told: Line, said: Statement | None, area: str) -> frozenset[str]:
        """Who else has a part in an act: who found it at home, is in the headline, or where it was."""
        found = self.page.found_at_home(said)
        for title in self.page.headline:
            found |= self.page.keys_in(title)
        return found | self.page.written_in if clauses.is_there(told, area) else found

    def _near(self, *around: Line | None) -> frozenset[str]:
        """Whom a denial may mean: who is named beside it, in the headline, or where the page was written."""
        found = frozenset(key for line in around if line for key in line.keys)
        for title in self.page.headline:
            found |= self.page.keys_in(title)
        return found | self.page.written_in

    def _said(self, number: int, thing: Place | None) -> Statement | None:
        """The statement that tells it: around what makes it one of the area, else around what counts."""
        line, held = self.lines[number], self._statements[number]
        if not held:
            return None
        places = ((thing.start, thing.end),) if thing else ()
        others = (*((w.start, w.end) for w in line.words), *(p[:2] for p in line.people))
        return next((one for at in (*places, *others) for one in held if _holds(one, *at)), None)

    @cached_property
    def _statements(self) -> list[list[Statement]]:
        """The statements that tell something in each sentence, the shortest first."""
        found: list[list[Statement]] = [[] for _ in self.lines]
        ends = [line.span.end for line in self.lines]
        for spans, one in self.page.statements:
            touched: set[int] = set()
            for start, end in spans:
                number = bisect_right(ends, start)
                while number < len(ends) and self.lines[number].span.start < end:
                    touched.add(number)
                    number += 1
            for number in touched:
                found[number].append(one)
        return found

    @cached_property
    def _by_id(self) -> dict[str, Statement]:
        return {one.id: one for one in self.page.reading.statements}

    def _around(self, said: Statement | None) -> list[Statement]:
        """A statement and those that it is reported in."""
        found: list[Statement] = []
        while said is not None and said not in found:
            found.append(said)
            said = self._by_id.get(said.within or "")
        return [one for one in found if not one.author]

    def turned(self, draft: Draft) -> Draft:
        """A telling as it is meant: conduct that made no event was not looked at for a no."""
        if draft.role != "says" or draft.events or draft.statement is None or not draft.evidence:
            return draft
        for line in self.lines:
            if line.span.start <= draft.place < line.span.end:
                told = line.told_in(draft.statement)
                if clauses.negated(told, [draft.statement], self.page.reading, draft.area):
                    return structs.replace(draft, role="denies")
        return draft


def _warned(match: Match) -> bool:
    """Whether conduct was read of a warning, which may be of what was: its words tell."""
    return match.bearing == "sign" and match.statement is not None and match.statement.stance == "warns"


def _holds(said: Statement, start: int, end: int) -> bool:
    return any(part.start <= start and end <= part.end for part in said.content)


def _own(said: Statement | None) -> bool:
    """Whether the page speaks for itself, and so has told the act already."""
    return said is None or bool(phrases((*wording().own, *wording().found)).search(said.named.casefold()))


def _answers(clause: Clause, speakers: frozenset[str], parties: frozenset[str]) -> bool:
    """Whether a party of the watch speaks, and not of others alone."""
    spoken_of = {one for one in clause.told.meant - speakers if is_code(one)}
    return bool(speakers & parties) and (not spoken_of or bool(spoken_of & parties))


def _fits(clause: Clause, watch: Watch, area: str, *, answers: bool) -> bool:
    """Whether it is of the watch's parties, years and direction.

    A party that answers may call a body by its state.
    """
    actors, others = keys(watch.actors), keys(watch.counterparts)
    if answers:
        actors, others = with_lands(actors), with_lands(others)
    here = clause.keys & (actors | others)
    if not here or not clauses.in_years(clause.told, watch):
        return False
    if clause.answers is not None and not _answers(clause, clause.answers, actors | others):
        return False
    if clause.by_name and not any(not is_code(one) for one in here):
        return False
    third = any(is_code(one) for one in clause.keys - actors - others)
    near = clause.near if clause.bears == "denial" or (clause.bears == "act" and not third) else clause.keys
    for whole in (clause.keys, clause.keys | clause.before, near):
        if whole & actors and (not others or whole & others):
            break
    else:
        return False
    free = watch.direction is None and (area not in BOTH_WAYS or not others)
    one_sided = clause.bears == "denial" and not (here & actors and here & others)
    passing = (word for word in clause.told.words if word.is_("passes") and not word.is_("thing"))
    bare = clause.bears == "denial" and not any(passing)
    return clause.answers is not None or bare or one_sided or free or clauses.forwards(clause.told, watch)
