"""The law gold set: `python -m bench.gold_law [--split dev|test|first|second] [--misses]`.

The gold is `bench/gold/law/*.toml`, made by its GUIDELINE.md. An exposure answers the conduct that the
gold expects if it has its area, or one that the gold takes as well, and they share a regime. Of `test`
only totals are printed. `first` and `second` are the files of `bench/gold/law/fresh/`, each written before
the words for it were, and looked at since.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Literal

from msgspec import Struct

from bench.gold_files import ROOT, Rate, files, half, options, read, show
from indicia import law
from indicia.language import Parse
from indicia.law.provisions import ExemptionKind
from indicia.model import DataError, Exposure, ExposureStatus
from indicia.model.conduct import AREAS

FOLDER = ROOT / "law"
FRESH = FOLDER / "fresh"
# What `law.reasons` says of an exemption that the page's own words point to.
NAMED = "points to a case outside it"


class Conduct(Struct, frozen=True, forbid_unknown_fields=True):
    """Conduct that a passage may expose, and the paragraphs that a reader of the law would look at first.

    One of `provisions` must come first, and those in `also_ok` may stand beside them. `direction` is
    seen from the state that the regime names; without one it is not scored.
    """

    area: str
    status: ExposureStatus
    provisions: tuple[str, ...]
    direction: Literal["out", "in"] | None = None
    actors: tuple[str, ...] = ()
    counterparts: tuple[str, ...] = ()
    status_ok: tuple[ExposureStatus, ...] = ()
    also_ok: tuple[str, ...] = ()
    area_ok: tuple[str, ...] = ()
    optional: bool = False

    @property
    def areas(self) -> frozenset[str]:
        """Every area that counts as right."""
        return frozenset((self.area, *self.area_ok))

    @property
    def statuses(self) -> frozenset[str]:
        """Every status that counts as right."""
        return frozenset((self.status, *self.status_ok))

    @property
    def known(self) -> frozenset[str]:
        """Every provision that may be cited."""
        return frozenset((*self.provisions, *self.also_ok))

    @property
    def regimes(self) -> frozenset[str]:
        """The regimes of those provisions."""
        return frozenset(law.show(id_).regime for id_ in self.known)


class Passage(Struct, frozen=True, forbid_unknown_fields=True):
    """One passage: `act` are the first and last day of the conduct, where the day of publication misleads.

    With `exempt`, an exposure is right only if its reason names that exemption as the page's own.
    """

    id: str
    published: date
    text: str
    act: tuple[date, date] | None = None
    trap: Literal["date", "direction", "exemption"] | None = None
    innocent: bool = False
    must_not: tuple[str, ...] = ()
    exempt: ExemptionKind | None = None
    area_ok: tuple[str, ...] = ()
    expected: tuple[Conduct, ...] = ()

    @property
    def days(self) -> tuple[date, date]:
        """The days the conduct can have been on."""
        return self.act or (self.published, self.published)


class File(Struct, frozen=True, forbid_unknown_fields=True):
    """A file of the gold."""

    passage: tuple[Passage, ...]


def load(folder: Path = FOLDER) -> tuple[Passage, ...]:
    """Every passage of the gold, file by file.

    Raises:
        DataError: naming file and passage, if a file does not keep the schema or a passage the checks of
            `_problems`.
    """
    loaded: list[Passage] = []
    seen: set[str] = set()
    for name, file in files(folder, File):
        for passage in file.passage:
            for problem in _problems(passage, seen):
                raise DataError(f"{name}: {passage.id}: {problem}")
            seen.add(passage.id)
            loaded.append(passage)
    return tuple(loaded)


def _problems(passage: Passage, seen: set[str]) -> Iterator[str]:
    if passage.id in seen:
        yield "this id stands twice"
    if passage.innocent and (passage.expected or passage.trap):
        yield "an innocent passage expects nothing"
    if not (passage.expected or passage.innocent or passage.trap):
        yield "nothing is expected, but it is neither innocent nor a trap"
    if passage.days[0] > passage.days[1]:
        yield "the act ends before it begins"
    known = {row.id for row in law.provisions()}
    for id_ in (*passage.must_not, *(i for conduct in passage.expected for i in conduct.known)):
        if id_ not in known:
            yield f"no provision {id_} in the law"
    for conduct in passage.expected:
        yield from _conduct_problems(conduct, passage)


def _conduct_problems(conduct: Conduct, passage: Passage) -> Iterator[str]:
    for area in conduct.areas - AREAS.keys():
        yield f"no conduct area {area}"
    for code in (*conduct.actors, *conduct.counterparts):
        if not (len(code) == 3 and code.isupper()):
            yield f"{code} is not an ISO 3166 alpha-3 code"
    for id_ in conduct.known & set(passage.must_not):
        yield f"{id_} is both expected and ruled out"
    for id_ in conduct.provisions:
        row = law.show(id_)
        if row.verified == "memory":
            yield f"{id_} stands from memory, so it is not cited"
        if conduct.area not in row.areas:
            yield f"{id_} is not about {conduct.area}"
        if not row.during(*passage.days):
            yield f"{id_} was not in force"


@dataclass(frozen=True)
class Answer:
    """What Indicia found in one passage, beside its gold."""

    gold: Passage
    parse: Parse
    found: tuple[Exposure, ...]

    @cached_property
    def pairs(self) -> tuple[tuple[Conduct, Exposure], ...]:
        """Expected conduct with the exposure that answers it; required ones and exact areas first."""
        pairs: list[tuple[Conduct, Exposure]] = []
        used: set[str] = set()
        for conduct in sorted(self.gold.expected, key=lambda c: c.optional):
            open_ = [
                e
                for e in self.found
                if e.id not in used and e.area in conduct.areas and e.regime in conduct.regimes
            ]
            best = max(open_, key=lambda e: (e.area == conduct.area, _first(conduct, e, 1)), default=None)
            if best is not None:
                used.add(best.id)
                pairs.append((conduct, best))
        return tuple(pairs)

    @property
    def wanted(self) -> list[Conduct]:
        """The conduct that must be found."""
        return [c for c in self.gold.expected if not c.optional]

    @property
    def answered(self) -> list[tuple[Conduct, Exposure]]:
        """The pairs of conduct that must be found."""
        return [(c, e) for c, e in self.pairs if not c.optional]

    @property
    def extra(self) -> list[Exposure]:
        """Exposures that nothing in the gold asks for or takes as well."""
        paired = {e.id for _, e in self.pairs}
        return [e for e in self.found if e.id not in paired and not self._taken(e)]

    def _taken(self, exposure: Exposure) -> bool:
        """Whether the gold takes it: its area is left open, its exemption named, or its paragraphs known."""
        if exposure.area in self.gold.area_ok or (self.gold.exempt and self.names_exemption(exposure)):
            return True
        cited = {p.id for p in exposure.provisions}
        areas = {area for conduct in self.gold.expected for area in conduct.areas}
        known = {id_ for conduct in self.gold.expected for id_ in conduct.known}
        return exposure.area in areas and cited <= known

    def names_exemption(self, exposure: Exposure) -> bool:
        """Whether the reason of a cited provision names the exemption of the gold as the page's own."""
        texts = [
            (cited, exemption.text)
            for cited in exposure.provisions
            for exemption in law.show(cited.id).exemptions
            if exemption.kind == self.gold.exempt
        ]
        return any(f"{NAMED}: where {text}" in cited.why for cited, text in texts)

    @property
    def not_in_force(self) -> list[tuple[Exposure, str]]:
        """Exposures with a provision that was not in force on any day of the act."""
        return [
            (exposure, cited.id)
            for exposure in self.found
            for cited in exposure.provisions
            if not law.show(cited.id).during(*self.gold.days)
        ]

    @property
    def ruled_out(self) -> list[tuple[Exposure, str]]:
        """Exposures with a provision that the gold rules out."""
        return [(e, cited.id) for e in self.found for cited in e.provisions if cited.id in self.gold.must_not]

    @property
    def without_evidence(self) -> list[Exposure]:
        """Exposures that point to no characters, or to others than they say."""
        text = self.parse.article.text
        return [
            e
            for e in self.found
            if not e.evidence or any(text[s.start : s.end] != s.text for s in e.evidence)
        ]


def answer(passage: Passage) -> Answer:
    """Read one passage."""
    parse, said, done = read(passage.text, passage.published)
    found, _ = law.find(parse, said, done)
    return Answer(passage, parse, found)


def _first(conduct: Conduct, exposure: Exposure, among: int) -> bool:
    return any(cited.id in conduct.provisions for cited in exposure.provisions[:among])


@dataclass
class Figures:
    """The figures of a set of answers; provisions, status, sides and direction are of expected conduct."""

    area: Rate = field(default_factory=Rate)
    mine: int = 0
    top1: Rate = field(default_factory=Rate)
    top3: Rate = field(default_factory=Rate)
    direction: Rate = field(default_factory=Rate)
    status: Rate = field(default_factory=Rate)
    sides: Rate = field(default_factory=Rate)
    innocent: Rate = field(default_factory=Rate)
    traps: Rate = field(default_factory=Rate)
    exempt: Rate = field(default_factory=Rate)
    not_in_force: int = 0
    ruled_out: int = 0
    without_evidence: int = 0

    def add(self, one: Answer) -> None:
        """Count one passage."""
        self.not_in_force += len(one.not_in_force)
        self.ruled_out += len(one.ruled_out)
        self.without_evidence += len(one.without_evidence)
        if one.gold.innocent:
            self.innocent.of += 1
            self.innocent.right += bool(one.found)
            return
        if one.gold.trap:
            self.traps.of += 1
            self.traps.right += _trap_passed(one)
        if one.gold.exempt:
            self.exempt.of += 1
            self.exempt.right += any(one.names_exemption(e) for e in one.found)
        self.mine += len(one.answered) + len(one.extra)
        answers = {id(conduct): exposure for conduct, exposure in one.answered}
        for conduct in one.wanted:
            self._conduct(conduct, answers.get(id(conduct)), one.parse)

    def _conduct(self, conduct: Conduct, exposure: Exposure | None, parse: Parse) -> None:
        for rate in (self.area, self.top1, self.top3):
            rate.of += 1
        if exposure is None:
            return
        self.area.right += 1
        self.top1.right += _first(conduct, exposure, 1)
        self.top3.right += _first(conduct, exposure, 3)
        self.status.of += 1
        self.status.right += exposure.status in conduct.statuses
        if conduct.direction:
            self.direction.of += 1
            self.direction.right += exposure.direction == conduct.direction
        if conduct.actors or conduct.counterparts:
            self.sides.of += 1
            self.sides.right += _sides_right(conduct, exposure, parse)

    def lines(self) -> Iterator[str]:
        """The figures, one a line."""
        precision, recall = self.area.right / max(self.mine, 1), self.area.right / max(self.area.of, 1)
        f1 = 200 * self.area.right / max(self.area.of + self.mine, 1)
        yield f"area F1  {f1:.1f}  P {100 * precision:.1f}  R {100 * recall:.1f}"
        yield f"provision, first one right  {self.top1}"
        yield f"provision, right among the first three  {self.top3}"
        yield f"direction right, of found ones  {self.direction}"
        yield f"status right, of found ones  {self.status}"
        yield f"states of the sides right, of found ones  {self.sides}"
        yield f"traps passed  {self.traps}"
        yield f"exemption of the page named  {self.exempt}"
        yield f"innocent passages with an exposure  {self.innocent}"
        yield f"provisions cited that the gold rules out  {self.ruled_out}"
        yield f"provisions cited that were not in force  {self.not_in_force}"
        yield f"exposures without evidence  {self.without_evidence}"


def _trap_passed(one: Answer) -> bool:
    """Whether nothing is too much, and all that is expected is there, the right way round."""
    if one.extra or one.ruled_out or len(one.answered) < len(one.wanted):
        return False
    return all(_first(c, e, 1) and c.direction in (None, e.direction) for c, e in one.answered)


def _sides_right(conduct: Conduct, exposure: Exposure, parse: Parse) -> bool:
    """Whether the states of the gold are on its sides; who stands where may be told either way."""
    named = {parse.entity[id_].country for id_ in (*exposure.actors, *exposure.counterparts)}
    return {*conduct.actors, *conduct.counterparts} <= named


def misses(one: Answer) -> Iterator[str]:
    """The differences of one passage from its gold, after a line that shows it."""
    rows = [f"  too much: {_shown(e)}" for e in (one.found if one.gold.innocent else one.extra)]
    answers = {id(conduct): exposure for conduct, exposure in one.answered}
    for conduct in one.wanted:
        rows += _differences(conduct, answers.get(id(conduct)), one.parse)
    rows += [f"  ruled out: {id_}" for _, id_ in one.ruled_out]
    rows += [f"  not in force: {id_}" for _, id_ in one.not_in_force]
    rows += [f"  without evidence: {_shown(e)}" for e in one.without_evidence]
    if rows:
        yield f"{one.gold.id} ({one.gold.published}) {one.gold.text}"
        yield from rows


def _differences(conduct: Conduct, exposure: Exposure | None, parse: Parse) -> Iterator[str]:
    wanted = f"{conduct.area} {conduct.direction or '-'} {conduct.status} {', '.join(conduct.provisions)}"
    if exposure is None:
        yield f"  missed: {wanted}"
        return
    right = (
        _first(conduct, exposure, 1)
        and exposure.status in conduct.statuses
        and conduct.direction in (None, exposure.direction)
        and _sides_right(conduct, exposure, parse)
    )
    if not right:
        yield f"  {wanted}\n    read as {_shown(exposure)}"


def _shown(exposure: Exposure) -> str:
    cited = ", ".join(p.id for p in exposure.provisions)
    return f"{exposure.area} {exposure.direction or '-'} {exposure.status} {cited}"


def figures(answers: Iterable[Answer]) -> Figures:
    """The figures over answers."""
    counted = Figures()
    for one in answers:
        counted.add(one)
    return counted


def of_split(split: str) -> Iterator[Passage]:
    """The passages of one half of the gold, or of the fresh file of that name."""
    if (FRESH / f"{split}.toml").exists():
        return (passage for passage in load(FRESH) if passage.id.rsplit("-", 1)[0] == split)
    return (passage for passage in load() if half(passage.id) == split)


def main() -> None:
    """Read one part of the gold, print the figures."""
    given = options(__doc__, *(path.stem for path in sorted(FRESH.glob("*.toml"))))
    answers = [answer(passage) for passage in of_split(given.split)]
    if given.misses:
        for one in answers:
            show(misses(one))
    show(iter([f"{given.split}: {len(answers)} passages"]))
    show(figures(answers).lines())


if __name__ == "__main__":
    main()
