"""Where each line of a page stands, and its score: the sum of what speaks for it and against it."""

from collections.abc import Callable
from functools import cache
from itertools import accumulate
from math import log

from msgspec import Struct

from indicia.model import toml
from indicia.pages.features import Look, look, shared, vocabulary
from indicia.pages.phrases import Form, form
from indicia.pages.piece import Piece
from indicia.pages.words import DATA

_FAR = 50
_WINDOW = 4
_GAP = 7  # so many lines without prose part one body of text from the next
_LONG = 60  # longer lines weigh no more than this


class Weights(Struct, frozen=True, forbid_unknown_fields=True):
    """What each measure of a line adds to its score; see the head of `data/weights.toml`."""

    always: float
    length: float
    under_three_words: float
    stop: float
    no_stop: float
    capital: float
    digits: float
    separators: float
    final: float
    long_without_end: float
    quoted: float
    address: float
    code: float
    addressed: float
    promotion: float
    shared: float
    prose: float
    prose_before: float
    prose_after: float
    near_before: float
    near_after: float
    before_all_prose: float
    after_all_prose: float
    density: float
    words_before: float
    words_after: float
    body: float
    prose_in_body: float


@cache
def weights() -> tuple[float, ...]:
    """The weights, in the order of `Weights`, which is the order of `measures`."""
    given = toml.read(DATA / "weights.toml", Weights)
    return tuple(getattr(given, name) for name in Weights.__struct_fields__)


class Scene(Struct, frozen=True):
    """The lines of a page with what is seen of each by itself."""

    pieces: tuple[Piece, ...]
    looks: tuple[Look, ...]
    forms: tuple[Form | None, ...]
    prose: tuple[bool, ...]
    shared: tuple[float, ...]
    addressing: bool


def scene(pieces: tuple[Piece, ...]) -> Scene:
    """Look at each line by itself, and at the words it shares with the prose of the page."""
    looks = tuple(look(piece) for piece in pieces)
    addressing = _addresses_its_reader(looks)
    forms = tuple(
        form(
            p.text,
            sentence=one.sentence,
            quoted=one.quoted,
            addressed=one.addressed and not addressing,
        )
        for p, one in zip(pieces, looks, strict=True)
    )
    count = vocabulary(looks, pieces)
    prose = _prose(looks, forms)
    return Scene(pieces, looks, forms, prose, tuple(shared(one, count) for one in looks), addressing)


def _prose(looks: tuple[Look, ...], forms: tuple[Form | None, ...]) -> tuple[bool, ...]:
    """Which lines are surely the article's; on a page without a long paragraph, its sentences.

    A page may be no more than a sentence or a headline: then less is asked of its lines.
    """
    free = [one if found is None and not one.code else None for one, found in zip(looks, forms, strict=True)]
    tiers: tuple[Callable[[Look], bool], ...] = (
        lambda one: one.prose,
        lambda one: one.sentence,
        lambda one: one.final and one.words >= 3 and one.stop > 0,
        lambda one: one.words >= 5 and one.separators < 0.1,
    )
    for tier in tiers:
        if any(found := tuple(one is not None and tier(one) for one in free)):
            return found
    return (False,) * len(looks)


def _addresses_its_reader(looks: tuple[Look, ...]) -> bool:
    """Whether the article itself speaks to its reader, as advice does; then "you" tells nothing."""
    prose = [one for one in looks if one.prose]
    return sum(one.addressed and not one.quoted for one in prose) * 4 > len(prose)


def scores(page: Scene) -> list[float]:
    """The score of each line; above zero it reads more like the article than not."""
    given = weights()
    return [sum(map(float.__mul__, row, given)) for row in measures(page)]


def measures(page: Scene) -> list[tuple[float, ...]]:
    """One row for each line, in the order of `Weights`."""
    looks, prose = page.looks, page.prose
    if not looks:
        return []
    words = [min(_LONG, one.words) for one in looks]
    sums = [0, *accumulate(words)]
    prose_sums = [0, *accumulate(n if p else 0 for n, p in zip(words, prose, strict=True))]
    counts = [0, *accumulate(prose)]
    before, after = _distances(prose)
    first, last = (
        (prose.index(True), len(prose) - 1 - prose[::-1].index(True)) if any(prose) else (len(prose), -1)
    )
    bodies = _bodies(words, prose)
    rows = []
    for i, one in enumerate(looks):
        low, high = max(0, i - _WINDOW), min(len(looks), i + _WINDOW + 1)
        near = prose_sums[high] - prose_sums[low] - (words[i] if prose[i] else 0)
        around = sums[high] - sums[low] - words[i]
        rows.append(
            (
                *_own(one),
                page.shared[i],
                float(prose[i]),
                (counts[i] - counts[max(0, i - 3)]) / 3,
                (counts[min(len(looks), i + 4)] - counts[i + 1]) / 3,
                1 / before[i],
                1 / after[i],
                float(i < first),
                float(i > last),
                near / max(1, around),
                log(1 + sums[i] - sums[max(0, i - 2)]),
                log(1 + sums[min(len(looks), i + 3)] - sums[i + 1]),
                bodies[i],
                bodies[i] * prose[i],
            )
        )
    return rows


def _own(one: Look) -> tuple[float, ...]:
    """What a line looks like by itself."""
    return (
        1.0,
        log(1 + min(one.words, 80)),
        float(one.words < 3),
        min(one.stop, 0.6),
        float(one.stop == 0),
        one.capital,
        one.digits,
        min(one.separators, 1.0),
        float(one.final),
        float(not one.final and one.words > 15),
        float(one.quoted),
        float(one.address),
        float(one.code),
        float(one.addressed),
        one.promotion,
    )


def _distances(prose: tuple[bool, ...]) -> tuple[list[int], list[int]]:
    """For each line how many lines off the prose before it and the prose after it is."""
    count = len(prose)
    before, after = [_FAR] * count, [_FAR] * count
    for i in range(1, count):
        before[i] = 1 if prose[i - 1] else min(_FAR, before[i - 1] + 1)
    for i in range(count - 2, -1, -1):
        after[i] = 1 if prose[i + 1] else min(_FAR, after[i + 1] + 1)
    return before, after


def _bodies(words: list[int], prose: tuple[bool, ...]) -> list[float]:
    """For each line the prose of the body of text it stands in, as a share of the largest body's."""
    number, gap = [0] * len(words), 0
    totals = [0]
    for i, is_prose in enumerate(prose):
        if is_prose:
            if gap >= _GAP:
                totals.append(0)
            totals[-1] += words[i]
            gap = 0
        else:
            gap += 1
        number[i] = len(totals) - 1
    largest = max(totals) or 1
    return [totals[n] / largest for n in number]
