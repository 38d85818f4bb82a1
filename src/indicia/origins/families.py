"""Pages -> wire families: candidates, a comparison of both, then credit and date."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from indicia.model import Article, Likeness, Member, WireFamily
from indicia.origins.credits import corrected, unnamed
from indicia.origins.data import Known, packaged
from indicia.origins.groups import groups
from indicia.origins.likeness import Sense
from indicia.origins.pairs import HALF, PART, WHOLE, Page, Pairs, prepared

# So few pages are each compared with each; of more, only those that MinHash brings together.
ALL_PAIRS = 300
# A page is merged if it has this much of itself from each of two dispatches alone, and most from both.
ALONE = 0.15
MOST = 0.6
OWN = 0.8


def families(
    pages: Mapping[str, Article], known: Known | None = None, *, all_pairs: int = ALL_PAIRS
) -> tuple[WireFamily, ...]:
    """The wire families among some pages: near-copies, with the earliest and the agency they credit.

    A page that is nobody's copy and of which there is no copy is in none; a page merged of two dispatches
    is in both. The order of the pages does not matter.

    Args:
        pages: articles by a name for each page, as its address.
        known: agencies with their credits; those that come with Indicia if left out.
        all_pairs: of more pages than these, only those are compared that MinHash brings together.
    """
    known = known or packaged()
    held = {id_: prepared(id_, pages[id_], known) for id_ in sorted(pages)}
    return joined(Pairs(held, _compared(held, all_pairs)))


def joined(pairs: Pairs) -> tuple[WireFamily, ...]:
    """The wire families among pages that were set beside each other."""
    held = pairs.pages
    copies = pairs.copies()
    merged = {id_: parts for id_ in held if (parts := _parts(id_, pairs, copies))}
    plain = groups(set(held) - set(merged), (pair for pair in copies if not merged.keys() & set(pair)))
    found = []
    for group in plain:
        with_merged = group | {id_ for id_, parts in merged.items() if parts & group}
        if len(with_merged) > 1:
            found.append([held[id_] for id_ in with_merged])
    found.sort(key=lambda group: min(page.order for page in group))
    return tuple(_family(n, group, pairs, merged.keys()) for n, group in enumerate(found, 1))


def _compared(pages: Mapping[str, Page], all_pairs: int) -> Iterable[tuple[str, str]]:
    ids = list(pages)
    if len(ids) <= all_pairs:
        return combinations(ids, 2)
    from indicia.origins.near import candidates  # noqa: PLC0415 - few pages do without numpy and rensa

    found = {(ids[a], ids[b]) for a, b in candidates([pages[id_].article.text for id_ in ids])}
    return sorted(found | set(_identical(pages)))


def _identical(pages: Mapping[str, Page]) -> Iterable[tuple[str, str]]:
    """Pages of the same words, each with the next: what is too short for MinHash may still be a copy."""
    same: dict[Sense, str] = {}
    for id_, page in pages.items():
        if page.sense in same:
            yield same[page.sense], id_
        same[page.sense] = id_


def _parts(id_: str, pairs: Pairs, copies: set[tuple[str, str]]) -> frozenset[str]:
    """The pages that a merged page is put together from, of two dispatches or more; none if it is not."""
    takes = {other: found for other, found in pairs.shared[id_].items() if _takes(id_, other, pairs)}
    if len(takes) < 2:
        return frozenset()
    ties = (pair for pair in copies if takes.keys() >= set(pair))
    sources = [
        (frozenset().union(*(takes[other].standing() for other in group)), group)
        for group in groups(set(takes), ties)
    ]
    if len(sources) < 2:
        return frozenset()
    sources.sort(key=lambda source: (-len(source[0]), min(source[1])))
    (first, some), (second, others) = sources[:2]
    weigh = pairs.pages[id_].sense
    if (
        min(_weight(weigh, first - second), _weight(weigh, second - first)) >= ALONE
        and _weight(weigh, first | second) >= MOST
    ):
        return frozenset(some | others)
    return frozenset()


def _takes(id_: str, other: str, pairs: Pairs) -> bool:
    """Whether a page may have taken from another: not from a later one, nor from one wholly in itself."""
    page, from_ = pairs.pages[id_], pairs.pages[other]
    if from_.day > page.day or pairs.shared[id_][other].share < PART:
        return False
    return from_.day < page.day or pairs.shared[other][id_].share < WHOLE


def _weight(page: Sense, sentences: frozenset[int]) -> float:
    return sum(page.sentences[n].weight for n in sentences) / max(page.weight, 1)


def _family(number: int, group: list[Page], pairs: Pairs, merged: Iterable[str]) -> WireFamily:
    ordered = sorted(group, key=lambda page: (page.id in merged, page.order))
    earliest = ordered[0]
    ordered.sort(key=lambda page: (page is not earliest, page.order))
    members = tuple(
        _member(page, ordered[:at], pairs, merged=page.id in merged) for at, page in enumerate(ordered)
    )
    credit, why = _credit(ordered, merged)
    return WireFamily(id=f"f{number}", earliest=earliest.id, credit=credit, members=members, why=why)


def _member(page: Page, before: list[Page], pairs: Pairs, *, merged: bool) -> Member:
    known = pairs.shared[page.id]
    like = max(
        (other for other in before if other.id in known),
        key=lambda other: (known[other.id].share, known[other.id].verbatim),
        default=None,
    )
    likeness, share, why = _likeness(page, like, pairs, merged=merged)
    return Member(
        page=page.id,
        likeness=likeness,
        like=like.id if like else None,
        shared=round(share, 2),
        credit=page.credits[0] if page.credits else None,
        outlet=page.article.outlet,
        published=page.article.published,
        why=why,
    )


def _likeness(page: Page, like: Page | None, pairs: Pairs, *, merged: bool) -> tuple[Likeness, float, str]:
    """What a page is to the one it is nearest to, the share of it that stands there, and why."""
    if like is None:
        return "earliest", 1.0, "no page of the family is older"
    here, there = pairs.shared[page.id][like.id], pairs.shared[like.id][page.id]
    told = f"{100 * here.share:.0f} % of its sentences stand in {like.id}"
    turned = f"{100 * here.verbatim:.0f} % of their words in the same order"
    if merged:
        return "merged", here.share, f"{told}, others in a dispatch of another family"
    if corrected(page.article):
        return "corrected", here.share, f"{told}, and it says that it corrects an earlier version"
    if here.share < OWN:
        return "extended", here.share, f"{told}, {turned}; the rest is its own"
    if here.verbatim < HALF:
        return "rewritten", here.share, f"{told}, only {turned}"
    if there.share < OWN:
        return "abridged", here.share, f"{told}, which says more"
    return "copy", here.share, f"{told}, {turned}"


def _credit(ordered: list[Page], merged: Iterable[str]) -> tuple[str | None, str]:
    """The agency of a family: the one its earliest page bears, else the one that most members name."""
    earliest = ordered[0]
    if earliest.credits:
        return earliest.credits[0], f"its earliest page, {earliest.id}, bears the credit"
    named = Counter(name for page in ordered if page.id not in merged for name in page.credits[:1])
    if named:
        credit, times = min(named.items(), key=lambda item: (-item[1], item[0]))
        return credit, f"{times} of {len(ordered)} pages name it; the earliest names none"
    if any(unnamed(page.article) for page in ordered):
        return None, "a page speaks of agencies without naming one"
    return None, "no page names an agency"
