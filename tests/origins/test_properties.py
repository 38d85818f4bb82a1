"""What holds for every set of pages: order, copies and the unnamed never make a claim look better founded."""

import random
from datetime import date, timedelta
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from bench import gold_claims
from indicia import origins
from indicia.model import Origins, Reading
from indicia.origins.groups import groups
from indicia.pipeline import read_page

GOLD = gold_claims.load("dev")
KNOWN = origins.known(gold_claims.SOURCES)
OUTLETS = [host for row in KNOWN.media for host in row.hosts if host.endswith(".example")]
CLAIMS = st.sampled_from([claim.id for claim in GOLD])
DAYS = st.integers(0, 6)
ITEMS = st.sampled_from("abcdefgh")


@cache
def readings(claim: str) -> dict[str, Reading]:
    """The pages of a claim of the dev half, read once."""
    gold = next(it for it in GOLD if it.id == claim)
    return {f"p{n}": read_page(page.page()) for n, page in enumerate(gold.page)}


def counts(held: dict[str, Reading]) -> dict[tuple[object, ...], Origins]:
    """The origins of each claim by what it is about."""
    found = origins.compare(held, KNOWN)
    return {
        (claim.area, claim.direction, claim.parties, claim.content, claim.earliest): count
        for claim, count in zip(found.claims, found.origins, strict=True)
    }


def printed(reading: Reading, outlet: str, later: int) -> Reading:
    """The same page in another outlet, some days later."""
    day = (reading.article.published or date(2024, 1, 1)) + timedelta(days=later)
    article = structs.replace(
        reading.article, outlet=outlet, url=f"https://{outlet}/reprint", published=day, sha256="0"
    )
    return structs.replace(reading, article=article)


@settings(max_examples=60, deadline=None)
@given(
    claim=CLAIMS, number=st.integers(0, 5), outlet=st.sampled_from([*OUTLETS, "nobody.example"]), later=DAYS
)
def test_a_reprint_anywhere_never_raises_a_count(claim: str, number: int, outlet: str, later: int) -> None:
    """Any page of any claim, printed word for word by any outlet in the same days, adds no origin."""
    held = readings(claim)
    page = f"p{number % len(held)}"
    copy = printed(held[page], outlet, later)
    before, after = counts(held), counts({**held, "copy": copy})
    for about, count in after.items():
        assert about in before, about
        assert count.count <= before[about].count, (page, about)


@settings(max_examples=30, deadline=None)
@given(claim=CLAIMS, seed=st.integers(0, 999))
def test_the_names_and_order_of_pages_do_not_matter(claim: str, seed: int) -> None:
    """Pages given in another order give the same comparison; under other names, the same counts."""
    held, rng = readings(claim), random.Random(seed)  # noqa: S311 - an order, no secret
    shuffled = {page: held[page] for page in rng.sample(sorted(held), len(held))}
    assert origins.compare(shuffled, KNOWN) == origins.compare(held, KNOWN)
    renamed = {f"{rng.random()}": reading for reading in held.values()}
    assert {k: c.count for k, c in counts(renamed).items()} == {k: c.count for k, c in counts(held).items()}


@given(st.lists(st.tuples(ITEMS, ITEMS), max_size=12), st.randoms())
def test_groups_do_not_depend_on_the_order_of_ties(ties: list[tuple[str, str]], rng: random.Random) -> None:
    """Each item is in one group; tied items are in the same; the order of the ties does not matter."""
    found = groups("abcdefgh", ties)
    assert sorted(item for group in found for item in group) == list("abcdefgh")
    assert all(any({one, other} <= group for group in found) for one, other in ties)
    assert groups("hgfedcba", rng.sample(ties, len(ties))) == found
