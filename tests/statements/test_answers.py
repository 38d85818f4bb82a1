"""Denials and what they answer, and what only looks like a denial."""

from collections.abc import Callable

import pytest

from indicia import statements
from indicia.language import Parse

CLAIM = "Kyiv says Iran sent drones to Russia. "


@pytest.mark.parametrize(
    "text",
    [
        CLAIM + "Both countries have denied it.",
        CLAIM + "Moscow refuted that.",
        CLAIM + "Tehran says it sent none.",
        CLAIM + "“Nonsense,” the Russian ministry said.",
        "Sudan accuses the Emirates of arming the rebels. It denies it.",
        "Sudan accuses the Emirates of arming the rebels, a charge Abu Dhabi rejects.",
        "The junta blamed the rebels for the fire. The rebels said they had nothing to do with it.",
        "An auditor accused a shipping line of dumping waste. A court met. The line rejected the charge.",
        "Despite a denial from the bank, prosecutors say the account was used by the cartel.",
        "It was said that the plant had burned. No such fire took place, the operator said.",
        "The panel said the firm had hidden a ship. The firm insisted there were no hidden ships.",
        "Tehran denies that it trained the pilots, as the report says.",
    ],
)
def test_denial_is_tied_to_its_claim(parse_of: Callable[[str], Parse], text: str) -> None:
    """A denial in whatever words finds the one claim on the page."""
    found = statements.find(parse_of(text))[0]
    claims = {s.id for s in found if s.stance in {"asserts", "accuses"}}
    assert [s.answers in claims for s in found if s.stance == "denies"] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "Minefields denied the coast road to the army.",
        "The court denied the motion.",
        "The mayor dismissed his deputy.",
        "It cannot be denied that prices have risen.",
        "There is no denying that the cap has failed.",
    ],
)
def test_what_only_looks_like_a_denial(parse_of: Callable[[str], Parse], text: str) -> None:
    """Things withheld, people sent away and what cannot be denied are no denials."""
    assert all(s.stance != "denies" for s in statements.find(parse_of(text))[0])


def test_denied_report_is_not_reported_by_its_denier(parse_of: Callable[[str], Parse]) -> None:
    """A claim told only in its denial stands beside it, not within it."""
    claim, denial = statements.find(parse_of("Claims that the crew was beaten are untrue, the owner said."))[
        0
    ]
    assert (claim.within, denial.answers) == (None, claim.id)


def test_cue_without_content_is_told(parse_of: Callable[[str], Parse]) -> None:
    """A word of saying that gave no statement is noted, so that nothing is silent."""
    found, notes = statements.find(parse_of("The ministry announced in May."))
    assert not found
    assert [n.slug for n in notes] == ["cue_without_content"]


def test_two_sayings_in_one_sentence_stand_apart(parse_of: Callable[[str], Parse]) -> None:
    """What one says before a semicolon is not told in what another says after it."""
    found, _ = statements.find(
        parse_of("“It was cold,” one survivor said; “nobody had a coat,” said another.")
    )
    assert [(s.source[0].text, s.within) for s in found] == [("one survivor", None), ("another", None)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Deputies want to know whether the bank paid.", "asks"),
        ("Asked whether the ship was insured, the owner left.", "asks"),
        ("Questions were raised about who owned the plane.", "asks"),
        ("The envoy said the troops must leave the base.", "demands"),
        ("“Leave the mine,” the guard told the drivers.", "demands"),
        ("The envoy said the raid would be a grave mistake.", "warns"),
        ("The firm said it was sorry for the spill.", "regrets"),
        ("The clerk said she had heard that the files were burned.", "hedged"),
        ("The firm is said to be owned by a general.", "hedged"),
        ("There is no evidence that the plant made rockets.", "hedged"),
        ("The bank sees no recovery before spring.", "predicts"),
        ("Chile came out in support of the ban.", "supports"),
    ],
)
def test_stance_of_the_words(parse_of: Callable[[str], Parse], text: str, stance: str) -> None:
    """What a source does with its words, from the words themselves."""
    assert stance in {s.stance for s in statements.find(parse_of(text))[0]}


@pytest.mark.parametrize(
    "text",
    [
        "Did the bank know?",
        "The ship sailed on Sunday, in violation of the port ban.",
        "The deal breaks the arms embargo.",
        "Clearly, the cap has failed.",
        "The sale is illegal under the resolution.",
        "The men were paid in gold, a violation of the sanctions.",
    ],
)
def test_the_page_speaks_for_itself(parse_of: Callable[[str], Parse], text: str) -> None:
    """Questions and verdicts that no source speaks are the page's own."""
    assert [s.author for s in statements.find(parse_of(text))[0]] == [True]


def test_who_found_no_trace_of_another_maker_does_not_deny_what_they_found(
    parse_of: Callable[[str], Parse],
) -> None:
    """The inspectors' second sentence bears out their first."""
    found, _ = statements.find(
        parse_of(
            "The engine came from Iran, U.N. inspectors told the council. Two inspectors went to Sanaa. "
            "They found no evidence that the engine was made by China."
        )
    )
    assert [one.answers for one in found] == [None] * len(found)


@pytest.mark.parametrize(
    "text",
    [
        "Both divers were taken to Oslo, where the coast guard questions them.",
        "They are questioned through interpreters, the coast guard said.",
    ],
)
def test_to_question_prisoners_is_no_denial(parse_of: Callable[[str], Parse], text: str) -> None:
    """A pronoun for people is asked, not doubted."""
    assert "denies" not in {one.stance for one in statements.find(parse_of(text))[0]}
