"""Which of the places that the names of a page may mean they do mean: a page read as a whole.

Each place of a name has a score: how well known it is (the logarithm of its people, and its kind),
what is written around the name, and how it fits the page's other places (same country, same area,
nearby). The scores of all names are shared out and told to one another a few times. One name has one
sense on a page, unless the page itself writes it with two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import exp

from indicia.language.places.candidates import Candidate, apart, candidates
from indicia.language.places.fold import fold
from indicia.language.places.supplement import words
from indicia.language.places.written import SORT, around, bonus, elsewhere, holding

# What each kind of evidence is worth against one power of ten of people; tuned on LGL's dev part.
COUNTRY = 2.5
FIRST = 3.0
SECOND = 3.0
NEAR = 2.5
TWICE = 1.0  # what a further name costs a place that the page calls by its own
ROUNDS = 3
SHARP = 2.0
SCALE = 200.0  # kilometres
POINTS = 24  # of a long page, only the surest points speak for their surroundings
WIDE = frozenset(["country", "continent", "admin1", "region", "water"])  # too wide to be near to


@dataclass(slots=True, eq=False)
class Group:
    """The mentions of one name in one sense; what it may mean, with base, score and share of each.

    `told` are the ids of the places that the page itself says are meant ("Paris, Texas"); `wide` is
    true where it is written as an area ("the Kursk region", "Buffalo, New York").
    """

    name: str
    found: tuple[Candidate, ...]
    base: list[float]
    told: frozenset[str]
    wide: bool = False
    spots: list[int] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    shares: list[float] = field(default_factory=list)

    def add(self, spot: int, found: tuple[Candidate, ...], base: list[float]) -> None:
        """Take in a mention: of each place, the strongest evidence counts."""
        merged = dict(zip((c.id for c in self.found), zip(self.found, self.base, strict=True), strict=True))
        for c, value in zip(found, base, strict=True):
            merged[c.id] = (c, max(value, merged[c.id][1]) if c.id in merged else value)
        self.found, self.base = tuple(c for c, _ in merged.values()), [b for _, b in merged.values()]
        self.spots.append(spot)

    @property
    def best(self) -> int:
        """The position of the place with the highest score; of equals, the one better known."""
        return max(range(len(self.scores)), key=self.scores.__getitem__)


def groups(text: str, spans: Sequence[tuple[int, int]]) -> list[Group]:
    """The names of a page, each with its own evidence; names that nobody knows are left out."""
    made: dict[tuple[str, frozenset[str], bool], Group] = {}
    for i, (start, end) in enumerate(spans):
        name, context = text[start:end], around(text, start, end)
        found = candidates(f"{name} {context.noun}") if context.noun else ()
        found = tuple({c.id: c for c in (*candidates(name), *found)}.values())
        if not found and "," in name:  # "Paris, Texas" marked as one name
            found, context = candidates(name.split(",")[0]), around(text, start, start + name.index(","))
        if found and not elsewhere(found, context):
            add, told = bonus(found, context)
            holds = holding(text, start, found)
            base = [c.prior + b + SORT * (c.id in holds) for c, b in zip(found, add, strict=True)]
            wide = bool(holds) or words().sorts.get(context.noun, ("",))[0].startswith("admin")
            key = (fold(name), told, wide)
            group = made.setdefault(key, Group(key[0], found, base, told, key[2]))
            group.add(i, found, base)
    return joined(made.values())


def joined(made: Iterable[Group]) -> list[Group]:
    """A name written without its area goes with the first that the page writes with one."""
    by_name: dict[str, list[Group]] = {}
    for group in made:
        by_name.setdefault(group.name, []).append(group)
    kept: list[Group] = []
    for same in by_name.values():
        told = [group for group in same if group.told]
        for group in same:
            if told and not group.told and not group.wide:
                told[0].spots += group.spots
            else:
                kept.append(group)
    return kept


def settle(made: list[Group]) -> None:
    """Let the names of a page tell one another where it plays."""
    for group in made:
        group.scores = group.base
        share(group)
    for _ in range(ROUNDS if len(made) > 1 else 0):
        evidence = Evidence(made)
        new = [evidence.scores(group) for group in made]
        for group, scores in zip(made, new, strict=True):
            group.scores = scores
            share(group)


def share(group: Group) -> None:
    """Share one whole out among a group's places."""
    top = max(group.scores)
    parts = [exp(SHARP * (s - top)) for s in group.scores]
    whole = sum(parts)
    group.shares = [p / whole for p in parts]


class Evidence:
    """What a page's names say together: the weight of each country and area, and the likeliest points."""

    def __init__(self, made: list[Group]) -> None:
        """Add up the shares of all groups."""
        self.total = float(len(made))
        self.sums: dict[object, float] = {}
        self.points: list[tuple[Group, Candidate, float]] = []
        self.named: dict[int, set[str]] = {}  # county -> names that may stand for it
        self.called: dict[str, set[str]] = {}  # place -> its own names that the page has
        self.inside: dict[int, set[str]] = {}  # county -> names that may stand for a place in it
        for group in made:
            for area, weight in areas(group).items():
                self.sums[area] = self.sums.get(area, 0.0) + weight
            best = group.found[group.best]
            if best.own:
                self.called.setdefault(best.id, set()).add(group.name)
            if best.kind not in WIDE:
                self.points.append((group, best, group.shares[group.best]))
            for c in group.found:
                if c.second is not None:
                    self.inside.setdefault(c.second, set()).add(group.name)
                    if c.kind == "admin2" and c.own:
                        self.named.setdefault(c.second, set()).add(group.name)
        self.points.sort(key=lambda point: -point[2])
        del self.points[POINTS:]

    def scores(self, group: Group) -> list[float]:
        """The scores of a group's places, given what the other groups are likely to mean."""
        own = areas(group)
        scores: list[float] = []
        for c, base in zip(group.found, group.base, strict=True):
            value = base
            if c.country:
                value += COUNTRY * (self.sums[c.country] - own[c.country]) / self.total
            if c.first is not None:
                value += FIRST * (self.sums[c.first] - own[c.first]) / self.total
            if c.second is not None and (c.kind != "admin2" or c.own):
                others = self.inside if c.kind == "admin2" else self.named
                value += SECOND * bool(others.get(c.second, set()) - {group.name})
            if len(group.found) > 1:
                value += self.near(group, c)
            # "Nis" beside "Nice" is not Nice; "DeKalb" beside "DeKalb County" may well be.
            if not c.own and any(group.name not in name for name in self.called.get(c.id, ())):
                value -= TWICE
            scores.append(value)
        return scores

    def near(self, group: Group, c: Candidate) -> float:
        """What the nearness of the other groups' likeliest places is worth."""
        if c.kind in WIDE:
            return 0.0
        near = sum(
            weight * exp(-apart(c, point) / SCALE)
            for other, point, weight in self.points
            if other.name != group.name
        )
        return NEAR * near / (near + 1.0)


def areas(group: Group) -> dict[object, float]:
    """How much of a group's shares lies in each country (by code) and first-level area (by row)."""
    found: dict[object, float] = {}
    for c, s in zip(group.found, group.shares, strict=True):
        found[c.country] = found.get(c.country, 0.0) + s
        if c.first is not None:
            found[c.first] = found.get(c.first, 0.0) + s
    return found
