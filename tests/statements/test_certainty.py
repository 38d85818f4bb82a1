"""How sure a source gives its content out to be."""

import pytest

from indicia import language, statements
from indicia.model import CERTAINTIES, Article, Block, Statement
from indicia.statements import certainty


def said(text: str) -> Statement:
    """The first statement of a text that stands alone."""
    article = Article(text=text, sha256="", blocks=(Block(0, len(text), kept=True, reason="text"),))
    return statements.find(language.parse(article)[0])[0][0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministry said that two ships had left Rostov.", "certain"),
        ("The ministry denied that two ships had left Rostov.", "certain"),
        ("Two governments accused the firm of selling coal.", "certain"),
        ("Analysts believe that the ship was sold.", "probable"),
        ("The bank forecast a fall in exports.", "probable"),
        ("The harbour master said the crew had probably fled.", "probable"),
        ("The harbour master said the crew was unlikely to return.", "probable"),
        ("The army said the bridge had almost certainly been destroyed.", "probable"),
        ("Inspectors suspect that the seal was broken.", "possible"),
        ("There are fears that the dam will fail.", "possible"),
        ("The report said the cargo may have been moved at sea.", "possible"),
        ("The report said the cargo might not have been moved at sea.", "possible"),
        ("The army said an attack could not be ruled out.", "possible"),
        ("The envoy said there was a chance of a truce.", "possible"),
    ],
)
def test_the_weakest_word_decides(text: str, expected: str) -> None:
    """A cue or a word at the predicate of the content says how sure the source is."""
    assert said(text).certainty == expected


@pytest.mark.parametrize(
    "text",
    [
        "The mission declined to comment on the report.",
        "The council urged all states to inspect the cargo.",
        "Lawmakers asked whether the tanker had sailed.",
        "The port authority pledged to turn the ship away.",
    ],
)
def test_who_commits_to_nothing_has_no_certainty(text: str) -> None:
    """Silence, questions, demands and pledges are neither true nor false."""
    assert said(text).certainty is None


def test_a_belief_that_is_denied_is_a_plain_denial() -> None:
    """Who "does not believe" it says that it is not so."""
    assert said("The panel does not think that the seals were broken.").certainty == "certain"


def test_a_prediction_in_quotation_marks_is_as_sure_as_its_words() -> None:
    """The page's "predicted" says less of it than the source's own words do."""
    assert said("“There will be no fuel by August,” the broker predicted.").certainty == "certain"
    assert said("“There may be no fuel by August,” the broker predicted.").certainty == "possible"


def test_what_another_believes_does_not_weaken_the_report() -> None:
    """Who reports a belief is sure that it is held; the belief is a statement of its own."""
    outer, inner = (
        said("The paper reported that brokers think the price will fall."),
        said("Brokers think the price will fall."),
    )
    assert (outer.certainty, inner.certainty) == ("certain", "probable")


@pytest.mark.parametrize("band", certainty.bands(), ids=lambda band: band.name)
def test_each_band_serves_its_example(band: certainty.Band) -> None:
    """The example of a band is read as its grade, the grade is a known one, the per cent are a range."""
    assert said(band.example).certainty == band.certainty
    assert band.certainty in CERTAINTIES
    assert 0 < band.per_cent[0] < band.per_cent[1] < 100


def test_no_word_stands_in_two_bands() -> None:
    """Looking the words up checks them."""
    assert set(certainty.graded()["words"].values()) <= set(CERTAINTIES)
