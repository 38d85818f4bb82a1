"""The times of an article: offsets, the dateline, tense from the parse, and notes."""

from datetime import date

from indicia.language import times
from indicia.language.tree import Token, tie
from indicia.model import Article, Block, Dateline

PUBLISHED = date(2023, 12, 13)


def article(text: str, published: date | None = PUBLISHED, dateline: Dateline | None = None) -> Article:
    """An article of one kept block."""
    blocks = (Block(0, len(text), kept=True, reason="body"),)
    return Article(text=text, sha256="", blocks=blocks, published=published, dateline=dateline)


def token(text: str, i: int, start: int, pos: str, tag: str) -> Token:
    """A token of a sentence made by hand."""
    return Token(
        i=i, start=start, end=start + len(text), text=text, lower=text.lower(), lemma=text.lower(),
        pos=pos, tag=tag, dep="ROOT", ner="", sentence=0,
    )  # fmt: skip


def test_times_quote_the_article() -> None:
    """Each time quotes its characters and has its days; lengths without a place are left out."""
    text = "The talks on Tuesday took two hours, the ministry said."
    found, notes = times.find(article(text), (), ())
    assert [(t.text, t.earliest, t.latest) for t in found] == [
        ("Tuesday", date(2023, 12, 12), date(2023, 12, 12))
    ]
    assert text[found[0].start : found[0].end] == "Tuesday"
    assert notes == ()


def test_the_dateline_is_passed_over() -> None:
    """The day in a dateline is that of the dispatch, not of what happened."""
    line = "SEOUL, Dec. 11 —"
    text = f"{line} Talks began on Tuesday."
    found, _ = times.find(article(text, dateline=Dateline(0, len(line), line, "SEOUL")), (), ())
    assert [t.text for t in found] == ["Tuesday"]


def test_an_undated_page_keeps_relative_times_and_says_so() -> None:
    """Nothing is counted from today: the times have no days and one note counts them."""
    found, notes = times.find(
        article("Talks began on Tuesday and ended last week, after 2021.", None), (), ()
    )
    assert [(t.text, t.earliest) for t in found] == [
        ("Tuesday", None),
        ("last week", None),
        ("2021", date(2022, 1, 1)),
    ]
    assert [(note.slug, note.text) for note in notes] == [
        ("relative_times", "2 relative times stay relative: the page is undated")
    ]


def test_a_time_without_a_place_is_noted() -> None:
    """On a dated page an expression that could not be placed is told with its characters."""
    text = "Two days later than in 2019. The following week it closed."
    _, notes = times.find(article(text), (), ())
    assert {note.slug for note in notes} == {"unplaced_time"}
    assert all(note.span and text[note.span.start : note.span.end] == note.span.text for note in notes)


def test_tense_comes_from_the_verb_that_governs() -> None:
    """A modal above a weekday sends it ahead, a past verb keeps it behind."""
    words = [("Envoys", 0, "NOUN", "NNS"), ("will", 7, "AUX", "MD"), ("meet", 12, "VERB", "VB"),
             ("Monday", 17, "PROPN", "NNP")]  # fmt: skip
    tokens = [token(text, i, start, pos, tag) for i, (text, start, pos, tag) in enumerate(words)]
    tokens[1].dep = "aux"
    tie(tokens, [2, 2, 2, 2])
    found, _ = times.find(article("Envoys will meet Monday"), tuple(tokens), ())
    assert found[0].earliest == date(2023, 12, 18)


def test_runs_are_one_time() -> None:
    """The two ends of a run are one time of the article."""
    found, _ = times.find(article("It ran between 2019 and 2022."), (), ())
    assert [(t.text, t.earliest, t.latest) for t in found] == [
        ("2019 and 2022", date(2019, 1, 1), date(2022, 12, 31))
    ]
