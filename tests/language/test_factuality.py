"""How sure it is that what a word names is so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import language
from indicia.language.factuality import SCALES, data, factuality, operators
from indicia.language.factuality.data import Scale
from indicia.model import Article, Block


def parsed(text: str) -> language.Parse:
    """A text as the only paragraph of an article."""
    whole = Block(0, len(text), kept=True, reason="text")
    return language.parse(Article(text=text, sha256="", blocks=(whole,)))[0]


def score(text: str, word: str, scale: Scale = "held") -> float:
    """The factuality of the last place of a word."""
    parse = parsed(text)
    return factuality(parse, next(t for t in reversed(parse.tokens) if t.text == word), scale)


WORDS = (
    "if",
    "the",
    "crew",
    "did",
    "not",
    "fail",
    "to",
    "deny",
    "that",
    "it",
    "will",
    "unable",
    "without",
    "nor",
    "?",
)
SURE, UNSURE, SURELY_NOT = (2.3, 3.0), (-0.9, 2.2), (-3.0, -1.0)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The tanker left the port on Monday.", "left", SURE),
        ("The tanker did not leave the port.", "leave", SURELY_NOT),
        ("The tanker has never left the port.", "left", SURELY_NOT),
        ("Neither ship left the port.", "left", SURELY_NOT),
        ("The tanker may leave the port.", "leave", UNSURE),
        ("The tanker could have left the port.", "left", UNSURE),
        ("If the tanker leaves the port, the crew is paid.", "leaves", UNSURE),
        ("The crew managed to close the hatch.", "close", SURE),
        ("The crew did not manage to close the hatch.", "close", SURELY_NOT),
        ("The crew failed to close the hatch.", "close", SURELY_NOT),
        ("The crew did not fail to close the hatch.", "close", (1.0, 3.0)),
        ("The crew refused to close the hatch.", "close", SURELY_NOT),
        ("The crew wants to close the hatch.", "close", UNSURE),
        ("The crew was asked to close the hatch.", "close", UNSURE),
        ("The crew has yet to close the hatch.", "close", SURELY_NOT),
        ("The crew was too weak to close the hatch.", "close", SURELY_NOT),
        ("The clerk knew that the hatch was closed.", "closed", SURE),
        ("The clerk did not know that the hatch was closed.", "closed", (0.5, 3.0)),
        ("The clerk denied that the hatch was closed.", "closed", SURELY_NOT),
        ("The crew sailed without closing the hatch.", "closing", SURELY_NOT),
        ("The crew did not just close the hatch.", "close", SURE),
        ("The failed attack was told in the press.", "attack", (-3.0, -0.5)),
        ("The firm failed to sell the mine and closed it.", "closed", SURE),
    ],
)
def test_what_stands_above_a_word_works_on_it(text: str, word: str, expected: tuple[float, float]) -> None:
    """Negation, modals, conditions and governing verbs, also one upon another."""
    assert expected[0] <= score(text, word) <= expected[1]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The tanker will leave the port.", "leave"),
        ("The tanker will not leave the port.", "leave"),
        ("The tanker is going to leave the port.", "leave"),
        ("Leave the port.", "Leave"),
        ("The firm plans to leave the port.", "leave"),
        ("The firm promised to leave the port.", "leave"),
    ],
)
def test_what_is_to_come_has_not_been_done(text: str, word: str) -> None:
    """On the scale `done`, what is planned, ordered or foretold is not so."""
    assert score(text, word, "done") < 0


def test_what_is_to_come_may_be_held_for_sure() -> None:
    """On the scale `held`, a plain "will" is nearly sure."""
    assert score("The tanker will leave the port.", "leave") > 2


def test_the_operators_say_why() -> None:
    """They are told from the outermost to the innermost."""
    parse = parsed("The clerk said that the crew did not try to close the hatch.")
    close = next(t for t in parse.tokens if t.text == "close")
    assert operators(parse, close) == ("says", "negation", "tries")


@pytest.mark.parametrize("row", [*data.operators(), *data.signatures()], ids=lambda row: row.name)
def test_each_row_serves_its_example(row: data.Operator | data.Signature) -> None:
    """The example of a row holds a word that the row works on."""
    parse = parsed(row.example)
    assert row.name in {name for token in parse.tokens for name in operators(parse, token)}


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=200),
        st.lists(
            st.sampled_from(WORDS),
            max_size=40,
        ).map(" ".join),
    )
)
def test_any_text_keeps_the_scale(text: str) -> None:
    """Whatever stands there, the value lies from -3 to 3."""
    parse = parsed(text)
    assert all(-3 <= factuality(parse, token, scale) <= 3 for token in parse.tokens for scale in SCALES)


def test_no_word_means_two_things() -> None:
    """Looking the words up checks them, and the values of each scale."""
    assert data.words()["not"] == "negation"
    assert data.governors()["to", "fail"] == "fails"
    assert set(data.images("held")) == set(data.images("done"))
