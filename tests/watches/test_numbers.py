"""The number of an indication: noted yesterday, it means the same sentence tomorrow."""

from datetime import date

from msgspec import structs

import indicia
from indicia import watches
from indicia.ledger import Engine, Ledger, Made, decisions, watch_decisions, watching
from indicia.ledger.numbering import paired
from indicia.ledger.watching import Held
from indicia.watches import run_all
from tests.stores import capture
from tests.watches.pages import KNOWN, PLAN, SEOUL, WASHINGTON, WATCH, ran, take

PAGE = "https://page-1.example/1"


def numbers(ledger: Ledger) -> dict[str, int]:
    """The live indications: their numbers by their words."""
    with ledger.read() as connection:
        return {row.quote: row.id for row in watching.indications(connection, WATCH.id)}


def page(*sentences: str) -> str:
    """The text of a page with some sentences."""
    return "What the day brought\n\n" + "".join(f"{it}\n\n" for it in sentences)


def put(ledger: Ledger, text: str) -> int:
    """Take a text of the first page in: its version."""
    kept = ledger.keep(capture(text, PAGE, published=date(2024, 5, 1)))
    read = indicia.read(text, published=date(2024, 5, 1), url=PAGE, engine="rules")
    taken = ledger.take(kept, Made(read, Engine("rules", "one")))
    assert taken.version is not None
    return taken.version


def test_a_number_survives_pages_of_other_days_and_another_definition(ledger: Ledger) -> None:
    """Pages that come late, a new indicator for the same words, a reason told otherwise: the same number."""
    take(ledger, SEOUL, 3)
    ran(ledger)
    before = numbers(ledger)
    take(ledger, WASHINGTON, 1)
    ran(ledger)
    first = structs.replace(WATCH.indicators[0], id="C-09", words=("shipped coal",))
    ran(ledger, structs.replace(WATCH, indicators=(first, *WATCH.indicators[1:])))
    after = numbers(ledger)
    assert len(after) == 2
    assert all(after[words] == number for words, number in before.items())
    with ledger.read() as connection:
        assert watching.indications(connection, WATCH.id)[0].facts["indicator"] == "C-09"


def test_a_number_survives_an_edit_of_the_page_and_so_does_what_was_decided(ledger: Ledger) -> None:
    """A sentence that stands in the newer text of a page is the same indication, rejected as before."""
    put(ledger, page(SEOUL, "It gave no figures."))
    ran(ledger)
    before = numbers(ledger)
    with ledger.write() as connection:
        watch_decisions.decide(connection, before[SEOUL], "reject", None, "an old one", "ada")
    put(ledger, page("A line that was put in later.", SEOUL, "It gave no figures."))
    now = ran(ledger)
    assert numbers(ledger) == before
    assert now.state == "nothing"
    assert [(one.id, one.decided_by) for one in now.rejected] == [(before[SEOUL], "ada")]
    with ledger.read() as connection:
        assert not watches.unfit(connection, WATCH.id)


def test_a_number_comes_back_with_its_words(ledger: Ledger) -> None:
    """What one text of a page does not say and the next says again keeps its number."""
    put(ledger, page(SEOUL))
    ran(ledger)
    before = numbers(ledger)
    put(ledger, page("Nothing of that."))
    assert ran(ledger).state == "nothing"
    assert numbers(ledger) == {}
    put(ledger, page(SEOUL, "More will follow, the agency added on Tuesday, and it gave no figures."))
    ran(ledger)
    assert numbers(ledger) == before


def test_a_page_that_bears_its_older_text_again_counts_by_that(ledger: Ledger) -> None:
    """The last text that was got counts, whatever came in between."""
    first = put(ledger, page(SEOUL))
    ran(ledger)
    before = numbers(ledger)
    put(ledger, page("Nothing of that."))
    assert ran(ledger).state == "nothing"
    assert put(ledger, page(SEOUL)) == first
    assert run_all(ledger, (WATCH,), known=KNOWN)[WATCH.id].state == "single_origin"
    assert numbers(ledger) == before
    put(ledger, page("Nothing of that."))
    assert run_all(ledger, (WATCH,), known=KNOWN)[WATCH.id].state == "nothing"


def test_other_words_get_a_number_of_their_own(ledger: Ledger) -> None:
    """No number passes to a sentence that it was not given to."""
    put(ledger, page(SEOUL))
    ran(ledger)
    before = numbers(ledger)
    put(ledger, page(PLAN))
    ran(ledger)
    assert not set(numbers(ledger).values()) & set(before.values())


def test_a_number_survives_rereading_by_which_items_are_counted_anew(ledger: Ledger) -> None:
    """Another engine that calls s1 s7 and finds another event for it changes no number and no decision."""
    version = put(ledger, page(SEOUL))
    ran(ledger)
    before = numbers(ledger)
    with ledger.write() as connection:
        watch_decisions.decide(connection, before[SEOUL], "grade", "2", "a good one", "ada")
    with ledger.read() as connection:
        read = decisions.live(connection, version)[0].reading
    anew = tuple(structs.replace(one, id=f"{one.id}7") for one in read.statements)
    moved = tuple(
        structs.replace(one, statements=tuple(f"{it}7" for it in one.statements)) for one in read.exposures
    )
    ledger.reread(
        version, Made(structs.replace(read, statements=anew, exposures=moved), Engine("rules", "two"))
    )
    made = ran(ledger)
    assert numbers(ledger) == before
    assert made.for_[0].id == before[SEOUL]
    with ledger.read() as connection:
        assert not watches.unfit(connection, WATCH.id)


def held(number: int, quote: str, *, item: str = "s1", bearing: str = "act", closed: bool = False) -> Held:
    """A row, or with number 0 a match, on one version."""
    facts = {"item": item, "indicator": None, "bearing": bearing}
    return Held(number, 1, "statement", {"cue": [[number, number]]}, quote, facts, closed)


def test_what_is_most_alike_goes_together() -> None:
    """Items counted anew keep their numbers by their words; one that holds comes before one that held."""
    rows = [held(4, "A", closed=True), held(5, "A"), held(6, "A", bearing="denial"), held(7, "B")]
    wanted = [held(0, "A", item="s9", bearing="denial"), held(0, "A", item="s8"), held(0, "C")]
    assert [row and row.id for row in paired(wanted, rows)] == [6, 5, None]
    assert [row and row.id for row in paired([held(0, "A", bearing="sign")], rows[:1])] == [4]
