"""Claims across pages: what is the same conduct, and what became of it."""

from collections.abc import Callable
from itertools import permutations

import pytest

from indicia import origins
from indicia.model import Claim, Reading

ReadingOf = Callable[..., Reading]
SENT = "North Korea has sent artillery shells to Russia, the White House said."


def told(text: str) -> str:
    """A page with a headline that says nothing."""
    return f"News of the day\n{text}"


def one(found: tuple[Claim, ...], area: str = "arms") -> Claim:
    """The only claim of an area."""
    (claim,) = (claim for claim in found if claim.area == area)
    return claim


def test_the_same_conduct_in_other_words_is_one_claim(reading_of: ReadingOf) -> None:
    """Giving and receiving, another verb and another source: one claim, with a telling for each page."""
    claim = one(
        origins.claims(
            {
                "a": reading_of(told(SENT)),
                "b": reading_of(
                    told("Russia received shells from North Korea, Ukraine's military intelligence said."),
                    "two.example",
                    "2024-03-05",
                ),
            }
        )
    )
    assert (claim.parties, claim.direction, claim.content) == (("PRK", "RUS"), "out", "ammunition")
    assert [(t.page, t.move) for t in claim.tellings] == [("a", "first"), ("b", "repeated")]
    assert all(t.why for t in claim.tellings)


def test_every_telling_points_to_characters_of_its_page(reading_of: ReadingOf) -> None:
    """The evidence of a telling is text of the article, and its quote is part of that."""
    readings = {
        "a": reading_of(told(SENT)),
        "b": reading_of(told(f"{SENT} Russia denied it."), "two.example"),
    }
    for claim in origins.claims(readings):
        for telling in claim.tellings:
            text = readings[telling.page].article.text
            assert telling.evidence
            assert all(text[span.start : span.end] == span.text for span in telling.evidence)
            assert telling.quote == telling.evidence[0].text


def test_missiles_are_no_shells(reading_of: ReadingOf) -> None:
    """Two kinds of arms between the same states are two claims."""
    missiles = told("North Korea has sent ballistic missiles to Russia, the White House said.")
    found = origins.claims({"a": reading_of(told(SENT)), "b": reading_of(missiles, "two.example")})
    assert sorted(c.content or "" for c in found if c.area == "arms") == ["ammunition", "missiles"]


def test_what_is_left_open_joins_the_only_claim_it_can_mean(reading_of: ReadingOf) -> None:
    """“Weapons” may be shells where nothing else is told; where missiles are told too, they stand alone."""
    weapons = reading_of(
        told("North Korea has sent weapons to Russia, South Korea's foreign ministry said."), "two.example"
    )
    shells = reading_of(told(SENT))
    missiles = reading_of(
        told("North Korea has sent ballistic missiles to Russia, the White House said."), "three.example"
    )
    assert len([c for c in origins.claims({"a": shells, "b": weapons}) if c.area == "arms"]) == 1
    found = origins.claims({"a": shells, "b": weapons, "c": missiles})
    assert sorted(c.content or "" for c in found if c.area == "arms") == ["", "ammunition", "missiles"]


def test_a_denial_of_all_answers_each(reading_of: ReadingOf) -> None:
    """Who denies any weapons denies the shells and the missiles."""
    found = origins.claims(
        {
            "a": reading_of(told(SENT)),
            "b": reading_of(
                told("North Korea has sent ballistic missiles to Russia, the White House said."),
                "two.example",
            ),
            "c": reading_of(
                told("The Kremlin denied that Russia had received weapons from North Korea."), "three.example"
            ),
        }
    )
    for claim in (c for c in found if c.area == "arms"):
        assert [t.move for t in claim.tellings if t.page == "c"] == ["denied"], claim.content


def test_after_a_year_of_silence_it_is_another_claim(reading_of: ReadingOf) -> None:
    """The same words two years later are about another delivery."""
    early, late = reading_of(told(SENT)), reading_of(told(SENT), "two.example", "2026-03-05")
    assert len([c for c in origins.claims({"a": early, "b": late}) if c.area == "arms"]) == 2


@pytest.mark.parametrize(
    ("before", "text", "move"),
    [
        (SENT, "North Korea has sent artillery shells to Russia, Ukraine's army said.", "repeated"),
        (SENT, "The Kremlin denied that Russia had received artillery shells from North Korea.", "denied"),
        (SENT, "North Korea may have sent artillery shells to Russia, the White House said.", "narrowed"),
        (
            "North Korea has sent 5,000 artillery shells to Russia, the White House said.",
            "North Korea has sent 300 artillery shells to Russia, the White House said.",
            "narrowed",
        ),
        (SENT, f"Correction: An earlier version of this article named the wrong day.\n{SENT}", "corrected"),
        (
            "North Korea has sent artillery shells to Russia.",
            "The paper retracts its report that North Korea has sent artillery shells to Russia.",
            "withdrawn",
        ),
        (
            SENT,
            "North Korea plans to send artillery shells to Russia, the White House said.",
            "mentioned",
        ),
    ],
)
def test_each_move_of_a_claim(reading_of: ReadingOf, before: str, text: str, move: str) -> None:
    """What the second page does to the claim of the first is named, with a reason."""
    found = origins.claims(
        {"a": reading_of(told(before)), "b": reading_of(told(text), "one.example", "2024-03-05")}
    )
    claim = next(c for c in found if c.area == "arms" and {t.page for t in c.tellings} == {"a", "b"})
    assert [t.move for t in claim.tellings if t.page == "a"] == ["first"]
    assert [t.move for t in claim.tellings if t.page == "b"] == [move]


def test_a_plan_alone_makes_no_claim(reading_of: ReadingOf) -> None:
    """What nobody says to have happened has no origins to count."""
    planned = told("North Korea plans to send artillery shells to Russia, the White House said.")
    assert [c for c in origins.claims({"a": reading_of(planned)}) if c.area == "arms"] == []


def test_the_order_of_the_pages_does_not_matter(reading_of: ReadingOf) -> None:
    """Whatever page is given first, the claims are the same."""
    pages = {
        "a": reading_of(told(SENT)),
        "b": reading_of(
            told("The Kremlin denied that Russia had received weapons from North Korea."), "two.example"
        ),
        "c": reading_of(
            told("North Korea has sent weapons to Russia, South Korea's spy agency said."), "three.example"
        ),
        "d": reading_of(
            told("North Korea sent workers to Russia, South Korea's spy agency said."), "four.example"
        ),
    }
    results = {origins.claims({name: pages[name] for name in order}) for order in permutations(pages)}
    assert len(results) == 1


def test_no_pages_have_no_claims(reading_of: ReadingOf) -> None:
    """Nothing, and a page about something else, give no claims."""
    assert origins.claims({}) == ()
    assert origins.claims({"a": reading_of(told("The ferry to the island leaves at noon on Sundays."))}) == ()


def test_a_rumour_that_nobody_owns_tells_nothing(reading_of: ReadingOf) -> None:
    """Who names a rumour to deny it does not tell it: the claim has the denial alone."""
    text = (
        "Embassy answers\nThe embassy spoke about the rumour of a sale of Iranian rockets to Sudan.\n"
        "Iran has never sold rockets to Sudan, its ambassador said."
    )
    found = origins.claims({"page": reading_of(text)})
    assert {t.move for claim in found if claim.area == "arms" for t in claim.tellings} <= {
        "denied",
        "mentioned",
    }


SHELLS = "North Korea has sent artillery shells to Russia, the White House said."
LABOUR = "North Korea has sent thousands of workers to Russia, South Korea's spy agency said."


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Containers, enough for millions of shells, have gone from North Korea to Russia, Seoul's "
         "defence ministry said.", ["first", "repeated"]),
        ("Containers, enough for millions of shells, may go from North Korea to Russia, Seoul's "
         "defence ministry said.", ["first"]),
    ],
)  # fmt: skip
def test_an_act_in_no_known_words_joins_by_its_thing(
    reading_of: ReadingOf, text: str, moves: list[str]
) -> None:
    """All parties, the kind of thing and a deed that is done are enough; what is still to come is not."""
    found = origins.claims({"a": reading_of(told(SHELLS)), "b": reading_of(told(text), "two.example")})
    (claim,) = (c for c in found if c.area == "arms" and c.content == "ammunition")
    assert [t.move for t in claim.tellings if t.move != "mentioned"] == moves


def test_a_claim_holds_the_tellings_of_its_own_area(reading_of: ReadingOf) -> None:
    """Shells and workers are sent in the same words, between the same states, and are two claims."""
    found = origins.claims({"a": reading_of(told(SHELLS)), "b": reading_of(told(LABOUR), "two.example")})
    assert {(c.area, tuple(t.page for t in c.tellings)) for c in found} == {
        ("arms", ("a",)),
        ("workers", ("b",)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "North Korea has sent artillery shells to Russia for its war against Ukraine, the White House said.",
        "North Korea has sent artillery shells to Russia, Ukraine's military intelligence said.",
        "North Korea has sent artillery shells to Russia, the ambassador to the United Nations said.",
    ],
)
def test_who_is_fought_or_only_speaks_is_no_party(reading_of: ReadingOf, text: str) -> None:
    """A theatre of war, a speaker and a council have no part in what is sent."""
    assert {c.parties for c in origins.claims({"a": reading_of(told(text))})} == {("PRK", "RUS")}


def test_who_goes_home_is_not_sent(reading_of: ReadingOf) -> None:
    """The end of work abroad tells no sending."""
    text = "North Korean workers who had been stranded in Russia flew home on Friday, Seoul's ministry said."
    found = origins.claims({"a": reading_of(told(text))})
    assert not [t for c in found if c.area == "workers" for t in c.tellings if t.move == "first"]


def test_a_report_is_taken_back_in_the_next_sentence(reading_of: ReadingOf) -> None:
    """What an outlet reported and withdraws is withdrawn, and what it found out since denies nothing."""
    first = reading_of(
        told("North Korea sent artillery shells to Russia by rail. Our reporter saw the train.")
    )
    second = reading_of(
        told("We reported that North Korea had sent artillery shells to Russia. We withdraw that report."),
        day="2024-03-09",
    )
    claim = one(origins.claims({"a": first, "b": second}))
    assert [t.move for t in claim.tellings] == ["first", "withdrawn"]
