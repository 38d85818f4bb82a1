"""Tokens and sentences: offsets, paragraphs, trees."""

import importlib.util
import shutil
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import language, pages
from indicia.language import parser
from indicia.language.tree import Token, tie
from indicia.model import Article, Block, Page


def article_of(paragraphs: list[str]) -> Article:
    """An article of these paragraphs, none of them a title."""
    text, blocks = "\n\n".join(paragraphs), []
    at = 0
    for paragraph in paragraphs:
        blocks.append(Block(at, at + len(paragraph), kept=True, reason="text"))
        at += len(paragraph) + 2
    return Article(text=text, sha256="", blocks=tuple(blocks))


def token(i: int) -> Token:
    """A bare token, for trees built by hand."""
    return Token(i, i, i + 1, "x", "x", "x", "NOUN", "NN", "dep", "", 0)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), min_size=1, max_size=4))
def test_every_token_is_its_characters(paragraphs: list[str]) -> None:
    """Whatever the text, a token's offsets give its text, and sentences tile the tokens in order."""
    article = article_of(paragraphs)
    tokens, sentences = parser.tokens_and_sentences(article)
    assert all(article.text[t.start : t.end] == t.text for t in tokens)
    assert [t.i for t in tokens] == list(range(len(tokens)))
    assert [k for s in sentences for k in range(s.first, s.last)] == [t.i for t in tokens]
    assert all(t.left <= t.i <= t.right and t.left <= c.i <= t.right for t in tokens for c in t.children)


def test_a_sentence_does_not_cross_paragraphs() -> None:
    """Each paragraph is parsed by itself, with or without a stop at its end."""
    _, sentences = parser.tokens_and_sentences(article_of(["Two ships left", "Nobody saw them go."]))
    assert [s.paragraph for s in sentences] == [0, 1]


def test_a_title_is_one_sentence() -> None:
    """A headline is not cut, however many stops it has."""
    text = (
        "U.N. panel ends. What now? Capitals differ\n\n" + "The panel that watched over the rules ended. " * 3
    )
    article, _ = pages.extract(Page(content=text))
    _, sentences = parser.tokens_and_sentences(article)
    assert [s.title for s in sentences][:2] == [True, False]


def test_the_dateline_is_passed_over() -> None:
    """No token comes from the dateline, and the lead keeps its offsets."""
    lead = "OSLO, Norway — The ministry said that two ships had left the port on Monday evening."
    article, _ = pages.extract(Page(content=f"Ships leave port for the north\n\n{lead}"))
    assert article.dateline is not None
    tokens, _ = parser.tokens_and_sentences(article)
    assert not [t for t in tokens if t.start < article.dateline.end and t.end > article.dateline.start]
    assert "OSLO" not in {t.text for t in tokens}


def test_a_chain_of_thousands_is_tied_without_recursion() -> None:
    """A sentence as deep as it is long gets its edges, and no error."""
    chain = [token(i) for i in range(20_000)]
    tie(chain, [max(0, i - 1) for i in range(20_000)])
    assert (chain[0].left, chain[0].right) == (0, 19_999)


def test_an_altered_model_is_seen(tmp_path: Path) -> None:
    """One changed byte in the packaged model changes the fingerprint it is checked by."""
    spec = importlib.util.find_spec(parser.MODEL)
    assert spec is not None
    assert spec.origin is not None
    folder = Path(spec.origin).parent / f"{parser.MODEL}-{parser.VERSION}"
    assert parser.fingerprint(folder) == parser.SHA256
    copy = shutil.copytree(folder, tmp_path / "model")
    weights = copy / "parser" / "model"
    weights.write_bytes(weights.read_bytes()[:-1] + b"!")
    assert parser.fingerprint(copy) != parser.SHA256


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 90), st.integers(0, 90))
def test_what_lies_inside_is_found_by_place(start: int, end: int) -> None:
    """Tokens, mentions and times inside characters are those that a look at each would give."""
    text = "Russia said on Monday that North Korea had sold coal in March 2017 to a firm in China."
    parse, _ = language.parse(article_of([text]))
    assert parse.within(start, end) == tuple(t for t in parse.tokens if start <= t.start and t.end <= end)
    for found, placed in (
        (parse.mentions_in(start, end), parse.mentions),
        (parse.times_in(start, end), parse.times),
    ):
        assert list(found) == [one for one in placed if start <= one.start and one.end <= end]


def test_a_word_keeps_its_prefix() -> None:
    """What the parser would take for two words stays one; other compounds are still parted."""
    tokens, _ = parser.tokens_and_sentences(article_of(["They urged de-escalation of a ship-to-ship feud."]))
    assert [token.text for token in tokens[2:9]] == ["de-escalation", "of", "a", "ship", "-", "to", "-"]
