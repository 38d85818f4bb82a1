"""What a page leaves unsaid: whose ministry it is, who gave out the statement, whom a headline means."""

from indicia.language import names
from indicia.language.parse import Parse
from indicia.language.parser import tokens_and_sentences
from indicia.model import Article, Block, Entity


def _read(*paragraphs: str, title: bool = False, credit: str | None = None) -> Parse:
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for number, paragraph in enumerate(paragraphs):
        why = "title" if title and not number else "text"
        blocks.append(Block(start, start + len(paragraph), kept=True, reason=why))
        start += len(paragraph) + 2
    article = Article(text=text, sha256="", blocks=tuple(blocks), credit=credit)
    tokens, sentences = tokens_and_sentences(article)
    found = names.find(article, tokens, sentences)
    return Parse(article, tokens, sentences, found.mentions, found.entities, found.heads)


def _one(parse: Parse, words: str) -> Entity:
    (found,) = {m.entity for m in parse.mentions if m.text == words}
    return parse.entity[found]


def test_a_ministry_on_a_page_of_a_state_s_own_agency_is_that_state_s() -> None:
    """A dispatch of KCNA need not say whose; one of an agency that answers to no state must."""
    lines = ("Pak Chol, a department director of the Ministry of Fisheries, spoke on Monday.",)
    assert _one(_read(*lines, credit="Korean Central News Agency"), "Pak Chol").country == "PRK"
    assert _one(_read(*lines, credit="Reuters"), "Pak Chol").country is None


def test_a_department_of_another_state_s_affairs_is_not_that_state_s() -> None:
    """Who works on Japan does not work for it."""
    parse = _read(
        "Ri Chol, vice-minister of Japanese Affairs of the Foreign Ministry, spoke.",
        credit="Korean Central News Agency",
    )
    assert _one(parse, "Ri Chol").country == "PRK"


def test_a_page_may_end_in_the_name_of_a_state() -> None:
    """Nothing is looked for behind the last word of a page."""
    parse = _read("Gold of the Baraka Trading Company went by lorry to Uganda")
    assert _one(parse, "Uganda").country == "UGA"


def test_a_statement_speaks_for_whom_it_was_given_out_by() -> None:
    """What "the statement" of the next sentence says is the word of who released it."""
    parse = _read(
        "The Central Bank of Iran issued a written statement on Friday.",
        "The statement said that no money had left the country.",
    )
    assert _one(parse, "The statement") == _one(parse, "The Central Bank")


def test_the_report_is_the_agency_s_that_wrote_in_it() -> None:
    """Who "said in a report to deputies" speaks in the report."""
    parse = _read(
        "The Federal Grain Agency said in a report to deputies that the silos were empty.",
        "The report said the harvest was late.",
    )
    assert _one(parse, "The report") == _one(parse, "The Federal Grain Agency")


def test_a_long_title_is_taken_up_again() -> None:
    """A "deputy director-general" is "the deputy director-general" of the next paragraph, and "he"."""
    parse = _read(
        "A deputy director-general of Kenya's Port Authority spoke on Monday.",
        "Nothing was lost, the deputy director-general said.",
    )
    assert _one(parse, "the deputy director-general").country == "KEN"


def test_a_surname_is_the_person_named_in_full_before() -> None:
    """Even where the parser takes it for a body or a town."""
    parse = _read("Deputy Prime Minister Marat Gubaidullin spoke.", "According to Gubaidullin, it is late.")
    assert {e.kind for e in parse.entities if "Gubaidullin" in e.name} == {"person"}
    assert len([e for e in parse.entities if "Gubaidullin" in e.name]) == 1


def test_the_minister_of_a_headline_is_the_one_of_the_text() -> None:
    """Nobody speaks twice for being called by his office first."""
    parse = _read(
        "Bridge will open in May, minister says",
        "The bridge will open in May, Ghana's transport minister said on Monday.",
        title=True,
    )
    assert _one(parse, "minister") == _one(parse, "Ghana's transport minister")


def test_a_researcher_is_the_one_who_is_then_named() -> None:
    """Where the page calls him "the researcher" after his name; not where nothing ties the two."""
    tied = (
        "Forty wagons crossed the bridge, a Kenyan researcher said on Monday.",
        "Joseph Mwangi said he had counted them. Two were empty, the researcher added.",
    )
    parse = _read(*tied)
    assert _one(parse, "a Kenyan researcher") == _one(parse, "Joseph Mwangi")
    loose = (tied[0], "Joseph Mwangi said he had counted them.")
    assert _one(_read(*loose), "a Kenyan researcher") != _one(_read(*loose), "Joseph Mwangi")


def test_the_defense_intelligence_agency_is_of_the_state_that_the_page_names() -> None:
    """Two states have one of that name."""
    seoul = _read("South Korea's Defense Intelligence Agency sees no change.")
    both = {e.country for e in seoul.entities if "Intelligence" in e.name}
    assert both == {"KOR"}
    washington = _read("The Defense Intelligence Agency told Congress that the United States was ready.")
    assert {e.country for e in washington.entities if "Intelligence" in e.name} == {"USA"}
