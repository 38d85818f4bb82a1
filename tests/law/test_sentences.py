"""Real sentences through language, statements and events to the law."""

from datetime import date

import pytest

from indicia import events, language, law, statements
from indicia.model import Article, Block, Exposure, Note


def read(text: str, published: date = date(2023, 12, 13)) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
    """What one paragraph may concern."""
    block = Block(0, len(text), kept=True, reason="paragraph")
    article = Article(text=text, sha256="0" * 64, blocks=(block,), published=published)
    parse, _ = language.parse(article)
    said, _ = statements.find(parse)
    done, _ = events.find(parse, said)
    found, notes = law.find(parse, said, done)
    assert all(text[s.start : s.end] == s.text for exposure in found for s in exposure.evidence)
    return found, notes


@pytest.mark.parametrize(
    ("text", "first"),
    [
        (
            "South Korea accused North Korea of supplying Russia with artillery shells.",
            "S/RES/1718(2006)/8(b)",
        ),
        ("China imported coal from North Korea in January 2017.", "S/RES/2321(2016)/26"),
        ("China imported coal from North Korea in June 2018.", "S/RES/2371(2017)/8"),
        ("Russia is hosting thousands of North Korean workers, an aid group said.", "S/RES/2397(2017)/8"),
        ("Russia shipped refined petroleum to North Korea, officials said.", "S/RES/2397(2017)/5"),
        ("A trader in Dubai shipped drones to the Houthis.", "S/RES/2216(2015)/14"),
        ("Turkey sent weapons to Libya in 2020, a diplomat said.", "S/RES/1970(2011)/9"),
        ("Russia supplied North Korea with air defence missiles.", "S/RES/2270(2016)/6"),
        ("Vladivostok issued new work permits to North Korean labourers in May 2018.", "S/RES/2397(2017)/8"),
        ("North Korean labourers arrived in Angola in May 2018.", "S/RES/2397(2017)/8"),
        ("Jordan broke the arms embargo on Libya, a panel said.", "S/RES/1970(2011)/9"),
        ("China engaged in coal trade with North Korea in May 2018.", "S/RES/2371(2017)/8"),
        ("Kim Jong Un rode in a luxury limousine.", "S/RES/1718(2006)/8(a)(iii)"),
    ],
)
def test_conduct_cites_its_first_paragraph(text: str, first: str) -> None:
    """Verb, sides and day choose the paragraph."""
    found, _ = read(text)
    assert [exposure.provisions[0].id for exposure in found] == [first]


@pytest.mark.parametrize(
    "text",
    [
        "The United States sold missiles to Japan.",
        "North Korea and Russia discussed agriculture, tourism and trade.",
        "The United States imposed sanctions on two Russian banks.",
        "Port workers in Busan went on strike over pay.",
        "The sanctioning body fined a boxing promoter.",
        "Coal prices rose in China.",
        "Italy seized the yacht of a Russian businessman.",
        "South Korea sent aid workers to Turkey.",
        "FIFA banned a Russian club.",
        "Tourists from Russia visited North Korea.",
    ],
)
def test_innocent_sentences_give_nothing(text: str) -> None:
    """Silence is right more often than not."""
    assert read(text)[0] == ()


def test_what_the_law_allows_is_no_conduct() -> None:
    """The sentence tells the rule, and a note says that it was seen."""
    found, notes = read(
        "The Security Council lets North Korea import 500,000 barrels of refined petroleum a year."
    )
    assert found == ()
    assert "law_quoted" in {note.slug for note in notes}


def test_workers_sent_home_are_not_workers_sent() -> None:
    """The duty kept is no exposure."""
    assert read("Russia sent North Korean workers home in 2019.")[0] == ()
    assert read("The resolution obliged States to send North Korean workers back.")[0] == ()


def test_a_bare_condition_gives_nothing() -> None:
    """What only an "if" names is noted, and no paragraph is cited."""
    found, notes = read("If North Korea resumed nuclear tests, the understanding would lapse.")
    assert found == ()
    assert "only_supposed" in [note.slug for note in notes]


def test_troops_only_leave() -> None:
    """Who sends troops into a war is the side they come from; no paragraph on training received is cited."""
    found, _ = read("Libyan troops took part in the offensive.")
    assert found == ()
    found, _ = read("North Korean troops took part in the operation.")
    assert [exposure.direction for exposure in found] == ["out"]


def test_a_listed_firm_at_work() -> None:
    """Business of a firm on a list of the Council meets the freeze."""
    found, _ = read("A U.N.-blacklisted North Korean company signed a contract in Senegal.")
    assert "S/RES/1718(2006)/8(d)" in [exposure.provisions[0].id for exposure in found]


def test_a_host_does_not_stand_beside_the_workers_it_hosts() -> None:
    """The workers themselves are no counterpart of the land that they come from."""
    (found,), _ = read("Angola admitted thousands of North Korean workers in May 2018.")
    assert (len(found.actors), len(found.counterparts)) == (1, 1)


def test_a_year_before_the_ban_cites_nothing() -> None:
    """A sale in a year before its paragraph was in force is beside no paragraph."""
    assert read("In 2015 North Korean crab was sold to buyers in Hunchun.")[0] == ()


def test_weapons_given_up_give_nothing() -> None:
    """To give weapons up concerns no paragraph on transfers."""
    assert read("North Korea agreed to give up its missiles.")[0] == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Russia delivered 9,000 barrels of refined oil to North Korea.",
            "the page's “9,000 barrels” is below that",
        ),
        (
            "Russia shipped more than 1.2 million barrels of refined oil to North Korea.",
            "the page's “1.2 million barrels” is above that",
        ),
        ("Russia shipped refined oil to North Korea.", "not said: how many barrels"),
    ],
)
def test_an_amount_is_set_beside_the_cap(text: str, said: str) -> None:
    """Above, below or not given: nothing is added up, and nothing is judged."""
    found, _ = read(text)
    assert said in found[0].provisions[0].why


def test_an_amount_that_the_page_puts_below_the_cap_is_noted() -> None:
    """What is free by the page's own words is no exposure."""
    found, notes = read(
        "Russia delivered 9,000 barrels of refined oil to North Korea, well below the yearly cap."
    )
    assert found == ()
    assert "below_cap" in {note.slug for note in notes}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Russian coal was shipped to Shanghai through the North Korean port of Rajin.", "Rajin"),
        ("The hydropower stations that China and North Korea run together on the Yalu go on.", "hydropower"),
        ("Turkey delivered helicopters to Somalia's federal army.", "federal army"),
    ],
)
def test_an_exemption_that_the_page_points_to_is_named(text: str, word: str) -> None:
    """The reason says which word of the page points to a case outside the paragraph."""
    found, _ = read(text, date(2024, 10, 8))
    assert f"the page's “{word}” points to a case outside it" in found[0].provisions[0].why


@pytest.mark.parametrize(
    ("text", "area", "direction"),
    [
        ("North Korean ships carry coal to China and bring back machinery.", "machinery", "in"),
        ("Russian ships bring back coal from North Korea.", "coal", "out"),
        (
            "North Korea violated sanctions by exceeding the annual cap on refined petroleum, Tokyo said.",
            "refined_petroleum",
            "in",
        ),
    ],
)
def test_what_is_brought_back_and_a_cap_exceeded_go_the_right_way(
    text: str, area: str, direction: str
) -> None:
    """Who brings things back brings them home; who exceeds a cap has got what it limits."""
    found, _ = read(text)
    assert (area, direction) in {(exposure.area, exposure.direction) for exposure in found}


@pytest.mark.parametrize(
    "text",
    [
        "Chinese cloth and zips crossed to Sinuiju for school uniforms that children in Pyongyang wear.",
        "In 2014 a Dandong mill had its shirts sewn in Pyongyang, as an old trade directory shows.",
        "A Libyan is to stand trial in Washington over the Lockerbie bomb.",
        "Sudan's army in Port Sudan has ordered Turkish drones for its base on the Red Sea.",
    ],
)
def test_what_serves_or_was_before_is_no_exposure(text: str) -> None:
    """Purposes, years before the ban, trials and a government's own army give nothing."""
    found, _ = read(text)
    assert found == ()


@pytest.mark.parametrize(
    ("text", "third"),
    [
        ("A shipping company in Panama hired a North Korean crew of twenty sailors.", "S/RES/2321(2016)/23"),
        ("North Korea repaired tanks for the army of Ethiopia.", "S/RES/2270(2016)/7"),
        ("An insurer in Moscow insured North Korean cargo ships.", "S/RES/2321(2016)/22"),
        ("A bank in New York cleared payments for a North Korean bank.", "S/RES/2371(2017)/13"),
        ("A trader in Singapore sold condensate to North Korea.", "S/RES/2375(2017)/13"),
    ],
)
def test_a_paragraph_on_what_the_page_names_is_among_the_first_three(text: str, third: str) -> None:
    """A narrower paragraph is cited where its matter is named."""
    found, _ = read(text)
    assert third in {cited.id for exposure in found for cited in exposure.provisions[:3]}
