"""Claims, families and origins that a ledger keeps: the same as compared anew, whatever came when."""

import random
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import msgspec
import pytest
import sqlalchemy as sa
from msgspec.structs import replace

from bench import gold_claims, gold_families
from indicia import origins
from indicia.ledger import Engine, Ledger, Made, claims, decisions, families, outdated
from indicia.ledger import tables_claims as t
from indicia.ledger.anchors import anchored
from indicia.model import Comparison, Page, Reading
from indicia.origins import Known
from indicia.origins.families import families as compared_families
from indicia.origins.kept import refresh
from indicia.pipeline import read_page
from tests.stores import Place, capture, database, ledger, place, postgresql, take

__all__ = ["database", "ledger", "place", "postgresql"]
ROOT = Path(__file__).parents[2]
BY = "Ada"


@cache
def read() -> dict[str, Reading]:
    """The pages of the example and of some claims of the gold, by address."""
    found: dict[str, Reading] = {}
    for path in sorted((ROOT / "examples/compare").glob("*.html")):
        at = f"https://example.example/{path.stem}"
        found[at] = read_page(Page(content=path.read_bytes(), url=None), engine="rules")
    for gold in gold_claims.load("dev")[:12]:
        for number, page in enumerate(gold.page, 1):
            found[f"https://{gold.id}.example/{number}"] = read_page(page.page(), engine="rules")
    return found


@cache
def known() -> Known:
    """Who owns the outlets of the gold."""
    return origins.known(gold_claims.SOURCES)


def put(ledger: Ledger, place: str, reading: Reading) -> int:
    """Have a ledger take a page in as it was read: the number of its version."""
    kept = ledger.keep(capture(place + reading.article.text, place))
    taken = ledger.take(kept, Made(reading, Engine("rules", "one")))
    assert taken.version is not None
    return taken.version


def plain(found: Comparison) -> tuple[list[bytes], list[bytes]]:
    """A comparison without the numbers of families and claims, in an order of its own."""
    pairs = zip(found.claims, found.origins, strict=True)
    return (
        sorted(msgspec.json.encode(replace(one, id="")) for one in found.families),
        sorted(msgspec.json.encode((replace(claim, id=""), replace(it, claim=""))) for claim, it in pairs),
    )


def stored(ledger: Ledger) -> Comparison:
    """What a ledger keeps, as a comparison."""
    with ledger.read() as connection:
        assert outdated.count(connection) == 0
        held = claims.every(connection)
        told = tuple(families.every(connection))
    return Comparison((), told, tuple(one.claim for one in held), tuple(one.origins for one in held))


def anew(readings: dict[str, Reading]) -> Comparison:
    """The same pages compared anew, as many are: by MinHash."""
    found = origins.compare(readings, known())
    articles = {place: reading.article for place, reading in readings.items()}
    assert compared_families(articles, known(), all_pairs=0) == found.families
    return found


def test_kept_is_what_is_found_anew(ledger: Ledger) -> None:
    """Page after page in any order, a few a round: as if all were compared at once."""
    order = list(read())
    random.Random(7).shuffle(order)  # noqa: S311 - repeatable, not secret
    for at in range(0, len(order), 9):
        for one in order[at : at + 9]:
            put(ledger, one, read()[one])
        refresh(ledger, known(), most=5)
    assert plain(stored(ledger)) == plain(anew(read()))


def numbers(ledger: Ledger) -> dict[int, tuple[str, ...]]:
    """The claims of now: what each is about, and who tells it."""
    with ledger.read() as connection:
        return {one.number: (one.claim.area, *one.claim.parties) for one in claims.every(connection)}


def some(*words: str) -> dict[str, Reading]:
    """The pages of the example with one of these words in the address."""
    return {place: it for place, it in read().items() if any(word in place for word in words)}


def test_a_number_stays_while_a_claim_grows(ledger: Ledger) -> None:
    """More pages tell it: it keeps its number, and how it stood before can be read."""
    pages_ = list(some("example.example").items())
    for one in pages_[:4]:
        put(ledger, *one)
    refresh(ledger, known())
    before = numbers(ledger)
    for one in pages_[4:]:
        put(ledger, *one)
    refresh(ledger, known())
    assert before.items() <= numbers(ledger).items()
    (number,) = [n for n, about in before.items() if about[0] == "military_training"][:1]
    with ledger.read() as connection:
        first, *_, last = claims.course(connection, number)
        assert first.until is not None
        assert last.until is None
        assert len(first.claim.tellings) < len(last.claim.tellings)
        assert claims.claim(connection, number) == last


def test_a_correction_and_its_undo_reach_the_claims(ledger: Ledger) -> None:
    """A rejected telling goes, alone on its page the claim ends; undone, it is there under its old number."""
    ((place_, reading), *_) = some("example.example").items()
    version = put(ledger, place_, reading)
    refresh(ledger, known())
    before, compared = numbers(ledger), plain(stored(ledger))
    assert before
    items = [one.item.id for one in anchored(reading)]
    with ledger.write() as connection:
        made_here = [decisions.correct(connection, version, it, "verdict", "reject", BY).id for it in items]
    refresh(ledger, known())
    assert numbers(ledger) == {}
    with ledger.read() as connection:
        assert claims.claim(connection, min(before)) is None
        assert claims.course(connection, min(before))
    with ledger.write() as connection:
        for one in made_here:
            decisions.undo(connection, one, BY)
    refresh(ledger, known())
    assert numbers(ledger) == before
    assert plain(stored(ledger)) == compared


def test_a_page_that_changed_is_told_as_it_is_now(ledger: Ledger) -> None:
    """The newest version counts; when the old text comes back, it counts again."""
    texts = (
        "Coal at the pier\n\nNorth Korea sold coal to China in March 2021, the South Korean ministry said.",
        "Coal at the pier\n\nThe harbour was quiet on Monday, and nobody had anything to tell about ships.",
    )
    found = []
    for text in (*texts, texts[0]):
        take(ledger, text)
        refresh(ledger, known())
        found.append(numbers(ledger))
    assert found[0]
    assert found[1] == {}
    assert found[2] == found[0]


def test_nothing_is_done_where_nothing_changed(ledger: Ledger) -> None:
    """A second time there is nothing to compare, and no row is written."""
    for one in some("example.example").items():
        put(ledger, *one)
    assert refresh(ledger, known()).pages == 10
    again = refresh(ledger, known())
    assert (again.pages, again.families, again.claims) == (0, 0, 0)


def test_one_more_page_does_not_touch_other_claims(ledger: Ledger) -> None:
    """What a page has no part in stands as it stood: no new state of it."""
    held = some("example.example")
    for one in held.items():
        put(ledger, *one)
    refresh(ledger, known())
    with ledger.read() as connection:
        before = {one.number: one.since for one in claims.every(connection)}
    take(ledger, "Coal\n\nNorth Korea sold coal to China in March 2021, the South Korean ministry said.")
    found = refresh(ledger, known())
    assert found.pages == 1
    with ledger.read() as connection:
        after = {one.number: one.since for one in claims.every(connection)}
    assert before.items() <= after.items()
    assert len(after) == len(before) + found.claims


def test_other_owners_are_counted_anew(ledger: Ledger) -> None:
    """Who owns an outlet is written down: the claims it tells are counted again, and only pages that tell."""
    for one in read().items():
        put(ledger, *one)
    take(ledger, "A quiet day\n\nThe harbour was quiet on Monday, and nobody had anything to tell.")
    refresh(ledger, origins.known())
    without = plain(stored(ledger))
    assert 0 < refresh(ledger, known()).pages <= len(read())
    assert plain(stored(ledger)) == plain(anew(read())) != without


def test_a_clock_set_back_keeps_the_order(ledger: Ledger) -> None:
    """States that were made in the future stand before the one made now; nothing is lost or doubled."""
    held = list(some("example.example").items())
    for one in held[:5]:
        put(ledger, *one)
    refresh(ledger, known())
    ahead = datetime.now(UTC) + timedelta(days=400)
    with ledger.write() as connection:
        for table in (t.claim_state, t.telling, t.origin, t.family_state, t.family_member, t.basis):
            connection.execute(sa.update(table).values(made_at=ahead))
    for one in held[5:]:
        put(ledger, *one)
    refresh(ledger, known())
    assert plain(stored(ledger)) == plain(origins.compare(dict(held), known()))
    with ledger.read() as connection:
        for number in numbers(ledger):
            states = claims.course(connection, number)
            assert claims.claim(connection, number) == states[-1]
            assert [state.until is None for state in states] == [False] * (len(states) - 1) + [True]


def articles(case_ids: Iterable[str]) -> dict[str, Reading]:
    """The pages of some families of the gold, without what is read of them."""
    cases = {case.id: case for case in gold_families.load("dev")}
    return {
        f"https://{name}.example/": Reading(article)
        for id_ in case_ids
        for name, article in gold_families.articles(cases[id_]).items()
    }


def test_families_are_those_found_anew(ledger: Ledger) -> None:
    """Copies, merged pages and near-misses, in any order; a family keeps its number."""
    held = articles([case.id for case in gold_families.load("dev")][:8])
    order = list(held)
    random.Random(3).shuffle(order)  # noqa: S311 - repeatable, not secret
    seen: dict[str, str] = {}
    for at in range(0, len(order), 8):
        for one in order[at : at + 8]:
            put(ledger, one, held[one])
        refresh(ledger, known())
        with ledger.read() as connection:
            now = {one.earliest: one.id for one in families.every(connection)}
        assert all(now[page] == id_ for page, id_ in seen.items() if page in now)
        seen = now
    assert plain(stored(ledger))[0] == plain(Comparison((), anew(held).families, (), ()))[0]


WORK = """
import sys
from indicia import origins
from indicia.ledger import open_ledger
from indicia.origins.kept import refresh
with open_ledger(sys.argv[1], archive=__import__("pathlib").Path(sys.argv[2])) as ledger:
    print("at work", flush=True)
    refresh(ledger, origins.known(), most=1)
"""


@pytest.mark.parametrize("killed", [True, False])
def test_killed_or_two_at_once(place: Place, killed: bool) -> None:
    """A round is kept whole or waits; two processes take turns; what stands then is what is found anew."""
    held = some("example.example")
    with place.open() as ledger:
        for one in held.items():
            put(ledger, *one)
    words = [sys.executable, "-c", WORK, place.name, str(place.folder)]
    both = [subprocess.Popen(words, stdout=subprocess.PIPE) for _ in range(2)]
    if killed:
        for process in both:
            assert process.stdout is not None
            process.stdout.readline()
            process.kill()
    for process in both:
        process.communicate(timeout=120)
    codes = [process.returncode for process in both]
    assert killed or codes == [0, 0]
    with place.open() as ledger:
        refresh(ledger, origins.known())
        found = plain(stored(ledger))
        assert ledger.verify().wrong == []
    assert found == plain(origins.compare(held))
