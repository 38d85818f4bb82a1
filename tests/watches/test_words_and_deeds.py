"""Sentences that deny less than they seem to, or nothing at all; and who stands behind them."""

from datetime import date

import indicia
from indicia import watches
from indicia.ledger import Ledger
from indicia.statements import Engine
from indicia.watches.replies import missing, replies
from indicia.watches.weighing import Scales
from tests.watches.pages import KNOWN, NEVER, SEOUL, WATCH, assessed, bearings, ran, take


def test_what_has_stopped_was_so(ledger: Ledger) -> None:
    """Whoever says that it was stopped denies nothing."""
    stopped = "North Korea has stopped shipping coal to China, Japan's envoy told the council."
    assert "denial" not in bearings(stopped)
    take(ledger, SEOUL, 1)
    take(ledger, stopped, 2)
    assert ran(ledger).state == "single_origin"


def test_a_denial_that_is_taken_back_is_none() -> None:
    """Neither does it say that it was so."""
    assert (
        bearings("China's foreign ministry withdrew its denial that it had bought coal from North Korea.")
        == []
    )


def test_a_firm_that_denies_a_part_denies_no_act() -> None:
    """It is shown against; a government that denies its part denies the act."""
    firm = "The China Ports Corporation denied that it had a hand in the sale of North Korean coal to China."
    state = "China's foreign ministry denied that it had a hand in the sale of North Korean coal to China."
    assert set(bearings(firm)) <= {"against"}
    assert "against" not in bearings(state)
    assert assessed(SEOUL, firm).state == "single_origin"


def test_who_says_that_it_was_not_so_has_replied(ledger: Ledger) -> None:
    """A negated act in a party's own mouth is a denial in the register of replies."""
    take(ledger, SEOUL, 1)
    take(ledger, NEVER, 2)
    made = ran(ledger)
    with ledger.read() as connection:
        found = {it.who: it for it in replies(connection, WATCH, made, date(2024, 5, 31))}
    assert (found["PRK"].stance, found["PRK"].answered_on) == ("denies", date(2024, 5, 2))
    assert [it.who for it in missing(list(found.values()))] == ["CHN"]


def test_nobody_answers_before_being_named(ledger: Ledger) -> None:
    """What China's ministry said a day before anybody named China is no answer."""
    plain = "China's foreign ministry denied that it had bought coal from North Korea."
    take(ledger, SEOUL, 3)
    take(ledger, plain, 4)
    made = ran(ledger)
    with ledger.read() as connection:
        found = {it.who: it for it in replies(connection, WATCH, made, date(2024, 5, 31))}
    assert found["CHN"].answered_on == date(2024, 5, 4)
    assert all(one.day and one.day >= date(2024, 5, 3) for it in found.values() for one in it.answers)


def behind(sentence: str, engine: Engine = "rules") -> list[tuple[str, ...]]:
    """Who is behind each statement of a sentence, the farthest first."""
    reading = indicia.read(f"What the day brought\n\n{sentence}\n", published=date(2024, 5, 1), engine=engine)
    scales = Scales({"page": reading}, KNOWN)
    return [scales.behind("page", one.id)[0] for one in reading.statements]


def test_an_armed_movement_is_no_state() -> None:
    """Who speaks for it speaks for no government; the guards of a state do."""
    assert behind("A spokesman for the Houthis said that no rockets had come by sea.") == [("Houthis",)]
    assert behind("A Houthi commander said that the drones were built in Sanaa.") == [("Houthis",)]
    assert behind("Iran's Revolutionary Guards said that no rockets had left.")[0][0] == "Iran"


def test_a_city_speaks_for_no_state_nearby() -> None:
    """The only state that is named is not therefore the one whose city it is."""
    told = behind("A North Korean choir will sing in the harbour on Sunday, the city government said.")
    assert "North Korea" not in told[0]


def test_dominican_means_the_republic_unless_the_page_says_otherwise() -> None:
    """Dominica is meant where the page names it."""
    assert (
        behind("The Dominican customs office said that rifles had gone to Haiti.")[0][0]
        == "Dominican Republic"
    )
    island = "Dominica will send rice to Haiti, and the Dominican foreign ministry said it had bought a ship."
    assert behind(island)[0][0] == "Dominica"


def test_a_group_that_is_named_is_an_origin() -> None:
    """And "the group" after it is the same one."""
    told = behind("Diesel went abroad by night, The Sentry said. The group said tankers came from Benghazi.")
    assert told == [("The Sentry",), ("The Sentry",)]


def test_what_was_let_happen_happened() -> None:
    """A state that has let them work is told to have them."""
    text = (
        "China has let hundreds of North Korean labourers work in its plants, the US State Department said."
    )
    reading = indicia.read(f"What the day brought\n\n{text}\n", published=date(2024, 5, 1), engine="rules")
    assert "hypothetical" not in [event.status for event in reading.events]
    assert reading.events


def test_refuting_sentences_are_among_what_is_held(ledger: Ledger) -> None:
    """They are indications like all others."""
    take(ledger, SEOUL, 1)
    take(ledger, "Tests showed that the coal that came to China was not from North Korea, Japan said.", 2)
    ran(ledger)
    with ledger.read() as connection:
        assert "refutes" in [it.bearing for it in watches.indications(connection, WATCH.id)]
