"""Who and what a page speaks of: names, descriptions, pronouns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia.language import names
from indicia.language.parse import Parse
from indicia.language.parser import tokens_and_sentences
from indicia.model import Article, Block, Dateline, Entity


def read(*paragraphs: str, dateline: Dateline | None = None) -> tuple[Parse, names.Names]:
    """Paragraphs as a parsed article with its names."""
    text = "\n\n".join(paragraphs)
    blocks, start = [], 0
    for paragraph in paragraphs:
        blocks.append(Block(start, start + len(paragraph), kept=True, reason="text"))
        start += len(paragraph) + 2
    article = Article(text=text, sha256="", blocks=tuple(blocks), dateline=dateline)
    tokens, sentences = tokens_and_sentences(article)
    found = names.find(article, tokens, sentences)
    return Parse(article, tokens, sentences, found.mentions, found.entities, found.heads), found


def entities(parse: Parse, words: str, nth: int = 0) -> list[Entity]:
    """The entities of the mention with these words, the nth such place."""
    places = sorted({m.start for m in parse.mentions if m.text == words})
    assert places, f"no mention {words!r} in {[m.text for m in parse.mentions]}"
    return [parse.entity[m.entity] for m in parse.mentions if m.text == words and m.start == places[nth]]


def entity(parse: Parse, words: str, nth: int = 0) -> Entity:
    """The one entity of the mention with these words."""
    (one,) = entities(parse, words, nth)
    return one


def test_states_are_one_however_they_are_called() -> None:
    """A name, an abbreviation, a demonym and a capital that acts all mean the same state."""
    parse, _ = read(
        "North Korea denied the report. The DPRK fired a missile, and Pyongyang praised North Korean crews."
    )
    for words in ("North Korea", "The DPRK", "Pyongyang", "North Korean"):
        assert entity(parse, words).known == "PRK", words


def test_a_capital_after_a_preposition_of_place_is_the_town() -> None:
    """A capital is the state where it acts or is dealt with, the town where something is."""
    parse, _ = read("Moscow signed a pact with Tehran. The ministers met in Moscow and travelled to Tehran.")
    assert [entity(parse, "Moscow", n).kind for n in (0, 1)] == ["state", "place"]
    assert [entity(parse, "Tehran", n).kind for n in (0, 1)] == ["state", "place"]
    assert entity(parse, "Moscow", 1).country == "RUS"


def test_the_north_is_a_state_only_on_a_page_about_korea() -> None:
    """A compass point is North Korea when the page names it, and never in "the north of"."""
    parse, _ = read("North Korea closed its border. The North said trade would stop.")
    assert entity(parse, "The North").known == "PRK"
    other, _ = read("Libya is divided. The North has most of the people, the north of Chad has few.")
    assert "PRK" not in {e.country for e in other.entities}


def test_a_panel_of_experts_is_the_one_on_north_korea_only_on_its_pages() -> None:
    """The council has many panels; what a page writes of Yemen is not the 1718 Panel's."""
    parse, _ = read("The council's panel of experts on Yemen listed nine dhows.")
    assert "1718-panel-of-experts" not in {e.known for e in parse.entities}
    parse, _ = read(
        "The Panel of Experts says Pyongyang sold coal. The panel of experts on Libya was silent."
    )
    assert entity(parse, "The Panel of Experts").known == "1718-panel-of-experts"
    assert entity(parse, "The panel of experts").known == "un-panel-of-experts"


def test_a_title_gives_an_unknown_person_a_country() -> None:
    """An unknown person stays unknown but keeps the country of the title."""
    parse, _ = read("Chadian Trade Minister Amina Oumar visited the port.")
    person = entity(parse, "Chadian Trade Minister Amina Oumar")
    assert (person.kind, person.country, person.known) == ("person", "TCD", None)


def test_an_apposition_gives_a_person_a_country() -> None:
    """The office beside a name tells whose it is, and both are one person."""
    parse, _ = read("The delegation was led by Pavel Antonov, governor of the Amur region.")
    person = entity(parse, "Pavel Antonov")
    assert (person.country, entity(parse, "governor")) == ("RUS", person)
    assert entity(parse, "The delegation").kind == "group"


def test_spellings_of_a_name_meet() -> None:
    """Romanisations and hyphens of one known name are one person."""
    parse, _ = read("Kim Jong-un met Choi Son-hui. Kim Jong Un thanked Choe Son Hui.")
    assert {e.known for e in parse.entities} == {"kim-jong-un", "choe-son-hui"}


def test_a_short_name_is_the_person_named_before() -> None:
    """A surname joins the full name before it, surname first in Korean names."""
    parse, _ = read("Kim Jong Un met Vladimir Putin in 2023.", "A treaty between Kim and Putin followed.")
    assert entity(parse, "Kim").known == "kim-jong-un"
    assert entity(parse, "Putin").known == "vladimir-putin"


def test_an_ambiguous_short_name_is_noted() -> None:
    """When two persons of a name stand before, the choice is said to be a guess."""
    parse, found = read("Kim Jong Un received Kim Song at the airport. Kim left soon after.")
    assert entity(parse, "Kim").country == "PRK"
    assert "ambiguous_name" in {note.slug for note in found.notes}


def test_bodies_have_their_country() -> None:
    """A known service, a ministry by its state, and a body named after one belong to that state."""
    parse, _ = read(
        "South Korea's National Intelligence Service briefed lawmakers. The Greek shipping ministry agreed. "
        "The Pentagon did not reply."
    )
    assert entity(parse, "South Korea's National Intelligence Service").country == "KOR"
    assert entity(parse, "The Greek shipping ministry").country == "GRC"
    assert entity(parse, "The Pentagon").country == "USA"


def test_state_media_stand_for_the_agency() -> None:
    """The data say which agency "state media" of a state means; elsewhere they are a group of it."""
    parse, _ = read("North Korean state media reported a launch. Zambian media reported nothing.")
    assert entity(parse, "North Korean state media").known == "korean-central-news-agency"
    assert (entity(parse, "Zambian media").kind, entity(parse, "Zambian media").country) == ("group", "ZMB")


def test_the_agency_is_the_last_one_that_acted() -> None:
    """A bare noun takes up the last subject that can be called so."""
    parse, _ = read(
        "The Korean Central News Agency reported the visit.",
        "The National Intelligence Service said it saw signs of a deal. The agency gave no details.",
    )
    assert entity(parse, "The agency").known == "national-intelligence-service"
    assert entity(parse, "it").known == "national-intelligence-service"


def test_joined_demonyms_are_two_groups_in_one_phrase() -> None:
    """A phrase with two demonyms stands for a group of each state, and its head denotes both."""
    parse, _ = read("Iranian and Russian officials signed the contract.")
    assert [e.country for e in entities(parse, "Iranian and Russian officials")] == ["IRN", "RUS"]
    head = next(t for t in parse.tokens if t.text == "officials")
    assert len(parse.denoted(head)) == 2


def test_the_two_countries_are_the_last_two() -> None:
    """A pair takes up the two states just spoken of."""
    parse, _ = read("Turkey and Libya signed a deal. The two countries will share a port.")
    assert [e.known for e in entities(parse, "The two countries")] == ["TUR", "LBY"]


def test_a_pronoun_is_the_subject_above_it() -> None:
    """A pronoun is the subject of the clause above, or of the sentence before."""
    parse, _ = read("Emmanuel Macron said he would go. He thanked his hosts, and Mali said it agreed.")
    for words in ("he", "He", "his"):
        assert entity(parse, words).known == "emmanuel-macron"
    assert entity(parse, "it").known == "MLI"


def test_an_open_pronoun_is_counted_not_guessed() -> None:
    """What is not plain is left open and counted in one note."""
    parse, found = read("They left early.")
    assert parse.mentions == ()
    assert [(n.slug, n.text) for n in found.notes] == [("open_pronouns", "1 pronoun was left open")]


def test_an_empty_it_is_no_pronoun() -> None:
    """An "it" that stands for nothing is neither tied nor counted."""
    parse, found = read("Russia voted against. It is clear that the mandate ends.")
    assert "It" not in {m.text for m in parse.mentions}
    assert found.notes == ()


def test_his_government_belongs_to_his_country() -> None:
    """A possessive pronoun gives a phrase the country of the one it stands for."""
    parse, _ = read("Kenyan President William Ruto said his government would send police.")
    assert entity(parse, "his government").country == "KEN"


def test_backed_is_not_owned() -> None:
    """A state that backs rebels does not own them; a flag does own a ship."""
    parse, _ = read("Rwanda-backed fighters fled. A Panama-flagged tanker sank.")
    assert entity(parse, "Rwanda-backed fighters").country is None
    assert (
        entity(parse, "A Panama-flagged tanker").kind,
        entity(parse, "A Panama-flagged tanker").country,
    ) == (
        "vessel",
        "PAN",
    )


def test_a_demonym_where_a_noun_must_stand_is_the_state() -> None:
    """A misprinted demonym as the object of a verb is taken for the state."""
    parse, _ = read("Officials accused Iran of supplying Russian with drones.")
    assert entity(parse, "Russian").known == "RUS"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The tanker Morning Dew unloaded diesel.", "The tanker Morning Dew", "vessel"),
        ("The MV Silver Lake left port.", "The MV Silver Lake", "vessel"),
        ("Coal was carried by the ship IMO 1234567 in May.", "IMO 1234567", "vessel"),
        ("Members cited resolution 2397 (2017) again.", "resolution 2397 (2017)", "instrument"),
    ],
)
def test_ships_and_resolutions_by_what_stands_before(text: str, words: str, kind: str) -> None:
    """A ship's noun or letters before a name make it a ship; a number makes a resolution."""
    parse, _ = read(text)
    assert entity(parse, words).kind == kind


def test_the_dateline_is_no_mention() -> None:
    """The place of writing is passed over."""
    line = "SEOUL, South Korea —"
    parse, _ = read(f"{line} Japan protested.", dateline=Dateline(0, len(line), line, "SEOUL"))
    assert {e.known for e in parse.entities} == {"JPN"}


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kim",
                "he",
                "the",
                "and",
                "Russia",
                "U.N.",
                "officials",
                "said",
                ",",
                ".",
                "’s",
                "North",
                "-",
                "(2017)",
                "3",
                "Ünlü",
            ]
        ),
        max_size=12,
    )
)
def test_every_mention_is_a_place_in_the_text(words: list[str]) -> None:
    """Whatever the words: offsets point to the quoted text, heads lie inside, ids run, twice the same."""
    parse, found = read(" ".join(words) or "x")
    assert [m.id for m in found.mentions] == [f"m{k + 1}" for k in range(len(found.mentions))]
    assert {m.entity for m in found.mentions} == {e.id for e in found.entities}
    for mention in found.mentions:
        assert parse.article.text[mention.start : mention.end] == mention.text
        head = parse.tokens[found.heads[mention.id]]
        assert mention.start <= head.start < head.end <= mention.end
    assert found == read(" ".join(words) or "x")[1]


def test_representative_of_a_state_is_its_own() -> None:
    """The representative of a state is nobody met before under the same office; his government is its."""
    parse, _ = read(
        "Mara Sole, Special Representative of the Secretary-General, opened the meeting.",
        "The representative of the United States said that his Government had seized arms.",
        "China’s representative spoke, while the representative of the Russian Federation did not.",
    )
    assert entity(parse, "The representative").country == "USA"
    assert entity(parse, "his Government").country == "USA"
    assert entity(parse, "the representative").country == "RUS"


def test_its_before_the_main_clause() -> None:
    """A possessive before the main clause belongs to the one state named before it."""
    parse, _ = read("Speaking for the Dominican Republic, its Minister rejected the claims.")
    assert entity(parse, "its Minister").country == "DOM"


def test_an_ambiguous_name_is_noted_once() -> None:
    """A surname that two persons bear is noted once for each reading, not at every use."""
    _, found = read(
        "Kim Min-ho met Kim Su-jin in Seoul.",
        *["Kim said that the talks went well."] * 4,
    )
    texts = [n.text for n in found.notes if n.slug == "ambiguous_name"]
    assert len(texts) == len(set(texts)) == 1


def test_it_in_a_relative_clause_is_not_what_the_clause_is_about() -> None:
    """In "two firms it accused", "it" is who accuses."""
    parse, _ = read("The United States imposed sanctions on two Chinese firms it accused of helping them.")
    assert entity(parse, "it").country == "USA"


def test_a_body_is_taken_up_by_the_end_of_its_name() -> None:
    """A bare "Journal" and "the 15-member council" are the paper and the council named before."""
    parse, _ = read(
        "The Wall Street Journal wrote about the ports. The Journal said the Security Council met on Monday. "
        "The 15-member council agreed."
    )
    assert entity(parse, "The Journal").name == "Wall Street Journal"
    assert entity(parse, "The 15-member council").name == "UN Security Council"


def test_a_person_described_beside_a_name_that_is_no_mention_is_read() -> None:
    """A part of a name in apposition to a word that the page does not name trips over nothing."""
    parse, _ = read(
        "TRIPOLI - A third of the fuel that Libya refines is lost to thieves, the chairman of the National "
        "Oil Corporation, Mustafa Sanalla, said."
    )
    assert entity(parse, "Mustafa Sanalla").kind == "person"
