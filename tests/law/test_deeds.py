"""Conduct that no event carries, found by its words, through language, statements and events to the law."""

from datetime import date

import pytest

from indicia.law.wording import index
from tests.law.test_sentences import read

FOUND = [
    ("workers", "North Korean waitresses still serve guests at an eatery in Vientiane, visitors say."),
    ("workers", "Some 2,000 North Koreans are employed at garment mills in Hunchun, traders there say."),
    ("workers", "Around forty North Koreans are laying bricks at a school in Irkutsk."),
    ("arms", "A North Korean firm built a rifle plant for the army of Ethiopia."),
    ("arms", "North Korea repaired radar and missiles for Mozambique."),
    ("arms", "Drone engines bought in China found their way to the Houthis."),
    ("military_training", "Rwandan troops fight alongside the M23 in Masisi."),
    ("military_training", "Officers of Hezbollah have reportedly coached Houthi drone crews."),
    ("military_training", "North Korean coaches taught the presidential guard in Kampala to shoot."),
    ("coal", "Anthracite from North Korea was discharged at Haiphong, port papers show."),
    ("minerals", "A mill in Qingdao bought zinc concentrate of North Korean origin."),
    ("seafood", "Crabs from North Korea are on sale at markets in Hunchun."),
    ("textiles", "Jackets stitched in Pyongyang were sold in Europe as Chinese."),
    ("textiles", "A Chinese brand sold suits sewn by North Korean factories in Sinuiju."),
    ("machinery", "Excavators and lorries crossed from Dandong into North Korea."),
    ("luxury_goods", "Two armoured limousines reached Pyongyang by way of Busan and Vladivostok."),
    ("statues", "Senegal ordered a giant monument from North Korea's Mansudae studio."),
    ("vessels", "An insurer in Labuan covered ships of North Korea."),
    ("aviation", "A Ukrainian firm leased two cargo planes to North Korea."),
    ("finance", "A bank in Riga kept accounts for a front company of North Korea."),
    ("bulk_cash", "Couriers from the North Korean embassy flew home with suitcases full of dollars."),
    ("joint_ventures", "Russia and North Korea set up a joint company to build houses in Rason."),
    ("specialised_training", "A college in Beijing enrolled North Koreans in a course on rocket engines."),
    ("scientific_cooperation", "Russian space engineers work with North Korea on satellites."),
    ("wmd_procurement", "Agents bought ring magnets abroad for North Korea's centrifuges."),
    ("nuclear_programme", "North Korea is enlarging its enrichment hall at Kangson."),
    ("missile_programme", "A rocket carrying a North Korean spy satellite fell into the Yellow Sea."),
    ("chemical_biological", "North Korea holds thousands of tonnes of chemical weapons."),
    ("explosives", "Explosives for roadside bombs reached Al-Shabaab by boat from Yemen."),
    ("cyber_theft", "North Korean agents broke into a crypto platform and emptied its wallets."),
    ("designated_party", "A listed North Korean arms dealer flew from Beijing to Tehran."),
    ("designated_party", "A money changer in Gaziantep sent cash to ISIL fighters."),
    ("designated_party", "A car dealer in Antwerp wired money to Islamic State."),
    ("diplomatic_activity", "The North Korean embassy in Sofia rented rooms to companies."),
    ("charcoal", "Dhows carried charcoal from Kismayo to Oman."),
    ("illicit_petroleum", "Fishing boats took stolen Libyan fuel to Sicily."),
    ("natural_resources", "The M23 taxes coltan from Rubaya that goes to Rwanda."),
]
NOTHING = [
    "North Korea's state television showed a parade with tanks and rockets.",
    "North Korea fired cruise missiles into the sea.",
    "The Council extended the arms embargo on Haiti for a year.",
    "Japan banned all ships that had called at North Korean ports.",
    "A North Korean defector works as a doctor in Seoul.",
    "Congolese soldiers retook a village from the M23.",
    "Somali pirates took a bulk carrier with coal on board.",
    "Kim Jong Un rode in a tank during an exercise.",
    "The World Food Programme brought flour to Haiti.",
    "Iran's foreign minister travelled to Muscat for talks.",
    "The United States blacklisted a banker from North Korea.",
    "A resolution has cut North Korea's imports of refined products.",
    "A builder said that he would hire North Koreans again if he were allowed to.",
    "The Council wants States to return all North Koreans earning income in their territory.",
    "Saudi Arabia handed armoured cars to the army of Yemen's recognised government in Aden.",
]


@pytest.mark.parametrize(("area", "text"), FOUND)
def test_conduct_is_found_by_its_words(area: str, text: str) -> None:
    """Passives, plain verbs and nouns tell conduct too, each with its area and its characters."""
    found, _ = read(text, date(2024, 6, 4))
    assert area in {exposure.area for exposure in found}


@pytest.mark.parametrize("text", NOTHING)
def test_words_of_conduct_alone_are_none(text: str) -> None:
    """Talk, law, rescue, war at home and what stays with its owner give nothing."""
    assert read(text, date(2024, 6, 4))[0] == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The ministry denied that North Korean waitresses had jobs in the capital.", "denied"),
        ("The owner denied that his tanker had pumped fuel into a North Korean ship at sea.", "denied"),
        ("North Korea plans to send up another reconnaissance satellite in June.", "hypothetical"),
        ("Both governments deny that rockets went from Pyongyang to Moscow.", "denied"),
    ],
)
def test_what_is_denied_or_planned_is_never_asserted(text: str, status: str) -> None:
    """The weakest word on the way up decides."""
    found, _ = read(text, date(2024, 6, 4))
    assert {exposure.status for exposure in found} == {status}


def test_a_find_on_a_battlefield_is_a_sign_and_no_fact() -> None:
    """Arms of foreign make in use show a transfer only by inference."""
    found, _ = read("Russian crews fire North Korean shells at Ukrainian towns.", date(2024, 6, 4))
    assert {(e.area, e.direction, e.status) for e in found} == {("arms", "out", "alleged")}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("A listed South Sudanese commander flew to Addis Ababa.", "S/RES/2206(2015)/9"),
        ("A listed general of South Sudan keeps a bank account in Kampala.", "S/RES/2206(2015)/12"),
        ("A lessor in Dubai chartered a helicopter to a North Korean firm.", "S/RES/2321(2016)/8"),
    ],
)
def test_travel_and_funds_cite_their_own_paragraphs(text: str, first: str) -> None:
    """What the page names decides between the ban on entry and the freeze."""
    found, _ = read(text, date(2019, 6, 4))
    assert [exposure.provisions[0].id for exposure in found] == [first]


def test_who_gives_and_who_gets_is_read_from_the_clause() -> None:
    """Whom somebody accuses does it, and not the accuser."""
    found, parse_notes = read("Kinshasa accuses Kigali of equipping the M23 with mortars.", date(2024, 6, 4))
    assert [(e.area, e.direction, e.status) for e in found] == [("arms", "in", "alleged")]
    assert all(note.slug != "no_regime" for note in parse_notes)


def test_rows_name_kinds_that_are_there() -> None:
    """The wording loads, and every kind of act has a row."""
    assert all(index().rows.values())


def test_nobody_of_a_kind_is_a_denial() -> None:
    """That there are none is never told as that there are some."""
    found, _ = read(
        "The ministry said that there were no North Korean workers in the country.", date(2024, 6, 4)
    )
    assert all(exposure.status == "denied" for exposure in found)
