"""Wire families: what is a copy, what is not, which page is the earliest, whose credit it bears."""

from collections.abc import Callable
from itertools import permutations

import pytest

from bench.gold_families import articles, load
from bench.origins import gold_pairs, pairs_of
from indicia import origins
from indicia.model import Article, WireFamily
from indicia.origins.families import ALL_PAIRS

ArticleOf = Callable[..., Article]

WIRE = """\
Ship left with arms, ministry says
SEOUL, March 1 (Yonhap) -- A ship loaded with ammunition left Rajin for Russia on Friday, a ministry said.
The ship carried about 120 containers and had switched off its position signal, according to the ministry.
Officials think that more sailings will follow before the ice breaks up in April.
The embassy of Russia did not answer questions on the matter.
"""
LINES = WIRE.strip().split("\n")
OTHER_WIRE = """\
Sailing alarms neighbours
TOKYO (AP) — Japan's coast guard tracked a vessel with a false name through a strait, officers told a paper.
Its crew gave no answer to calls over the radio, they said.
Fishermen had complained about ships without lights since the beginning of winter.
"""
OTHER_LINES = OTHER_WIRE.strip().split("\n")


def page(*lines: str) -> str:
    """A page from its lines."""
    return "\n".join(lines)


COPY = page("Arms for Russia", *LINES[1:])
STRIPPED = page("Arms by sea", LINES[1].replace("SEOUL, March 1 (Yonhap) -- ", ""), *LINES[2:])
ABRIDGED = page("Freighter leaves", LINES[1].replace(" (Yonhap)", ""), LINES[3])
TURNED = page(
    "Rajin freighter sails",
    "On Friday a ship that was loaded with ammunition left Rajin for Russia, according to a ministry.",
    "About 120 containers were carried by the ship, whose position signal had been switched off.",
    "More sailings will follow, officials think, before the ice breaks up in April.",
)
EXTENDED = page(
    "A ship and its cargo",
    *LINES[1:3],
    "On our own waterfront nobody wanted to speak about it, although it had called here twice last year.",
    "The harbour master keeps his books in a drawer and shows them to no one.",
    *LINES[3:],
)
MERGED = page("Two reports on a ship", *OTHER_LINES[1:3], *LINES[2:4], OTHER_LINES[3])
FOLLOW_UP = page(
    "Russia calls report on ship invented",
    "Moscow's foreign ministry dismissed the account of a freighter with arms as an invention on Saturday.",
    "A spokeswoman said the ship had carried nothing but frozen fish and timber.",
    LINES[4],
)
CORRECTED = page("Correction: Ship left with arms, ministry says", *LINES[1:])


def one_family(found: tuple[WireFamily, ...]) -> WireFamily:
    """The only family."""
    (family,) = found
    return family


@pytest.mark.parametrize(
    ("text", "likeness"),
    [
        (COPY, "copy"),
        (STRIPPED, "copy"),
        (ABRIDGED, "abridged"),
        (TURNED, "rewritten"),
        (EXTENDED, "extended"),
        (CORRECTED, "corrected"),
    ],
)
def test_each_sort_of_copy_is_known_as_what_it_is(article_of: ArticleOf, text: str, likeness: str) -> None:
    """A page made of a dispatch is in its family, says how it was made, and the dispatch is the earliest."""
    found = origins.families(
        {"wire": article_of(WIRE), "paper": article_of(text, "two.example", "2024-03-02")}
    )
    family = one_family(found)
    assert (family.earliest, family.credit) == ("wire", "Yonhap")
    assert [(m.page, m.likeness) for m in family.members] == [("wire", "earliest"), ("paper", likeness)]
    assert all(m.why for m in family.members)


def test_a_follow_up_is_no_copy(article_of: ArticleOf) -> None:
    """A page of the next day with its own news and a paragraph of yesterday's is not of the family."""
    pages = {"wire": article_of(WIRE), "next": article_of(FOLLOW_UP, "one.example", "2024-03-02")}
    assert origins.families(pages) == ()


def test_what_says_the_same_weeks_later_is_no_copy_unless_word_for_word(article_of: ArticleOf) -> None:
    """A turned text three weeks on is another story; the very text is a copy whenever it is printed."""
    late = {"wire": article_of(WIRE), "late": article_of(TURNED, "two.example", "2024-03-25")}
    assert origins.families(late) == ()
    again = {"wire": article_of(WIRE), "again": article_of(WIRE, "two.example", "2024-03-25")}
    assert len(one_family(origins.families(again)).members) == 2


def test_two_notes_of_a_sentence_are_no_copies(article_of: ArticleOf) -> None:
    """Short notes on one event share their words without one being made of the other."""
    found = origins.families(
        {
            "one": article_of(
                "Shells\nSouth Korea's ministry said that the North had sent shells to Russia."
            ),
            "two": article_of(
                "Shells again\nUkraine's ministry said that the North had sent shells to Russia."
            ),
        }
    )
    assert found == ()


def test_flashes_of_two_agencies_are_no_copies(article_of: ArticleOf) -> None:
    """Agencies tell a launch in nearly the same words, each from the military's notice: two dispatches."""
    yonhap = page(
        "N. Korea fires missile",
        "SEOUL, March 1 (Yonhap) -- North Korea fired a suspected ballistic missile toward the sea off its "
        "east coast Friday, South Korea's military said.",
        "It was launched from the Sunan area at 7:10 a.m. and flew 470 kilometres, the joint chiefs said.",
    )
    reuters = page(
        "Missile launched",
        "SEOUL, March 1 (Reuters) - A suspected ballistic missile was fired by North Korea on Friday toward "
        "the sea off the east coast, the South Korean military said.",
        "The joint chiefs said it flew 470 kilometres after the launch at 7:10 a.m. from the area of Sunan.",
    )
    one, other = article_of(yonhap, "a.example"), article_of(reuters, "b.example")
    assert origins.families({"a": one, "b": other}) == ()
    printed = article_of(reuters.replace("(Reuters)", "(Yonhap)"), "c.example")
    assert len(one_family(origins.families({"a": one, "c": printed})).members) == 2


def test_a_merged_page_is_in_both_families_and_does_not_join_them(article_of: ArticleOf) -> None:
    """Two dispatches stay two, although a paper has put them together."""
    found = origins.families(
        {
            "a": article_of(WIRE),
            "b": article_of(OTHER_WIRE, "three.example"),
            "c": article_of(COPY, "two.example", "2024-03-02"),
            "m": article_of(MERGED, "four.example", "2024-03-02"),
        }
    )
    members = [{m.page: m.likeness for m in family.members} for family in found]
    assert members == [
        {"a": "earliest", "c": "copy", "m": "merged"},
        {"b": "earliest", "m": "merged"},
    ]


def test_a_credit_that_only_a_copy_bears_is_the_credit_of_the_family(article_of: ArticleOf) -> None:
    """The dispatch stripped of its credit was printed first; a later copy tells whose it was."""
    found = origins.families(
        {
            "first": article_of(STRIPPED, "two.example", "2024-03-01"),
            "second": article_of(COPY, "three.example", "2024-03-02"),
        }
    )
    family = one_family(found)
    assert (family.earliest, family.credit) == ("first", "Yonhap")
    assert "the earliest names none" in family.why


def test_the_order_of_the_pages_does_not_matter(article_of: ArticleOf) -> None:
    """Whatever page is given first, the families are the same."""
    pages = {
        "a": article_of(WIRE),
        "b": article_of(TURNED, "two.example", "2024-03-02"),
        "c": article_of(FOLLOW_UP, "three.example", "2024-03-02"),
        "d": article_of(MERGED, "four.example", "2024-03-02"),
        "e": article_of(OTHER_WIRE, "five.example"),
    }
    results = {origins.families({name: pages[name] for name in order}) for order in permutations(pages)}
    assert len(results) == 1


def test_an_exact_copy_is_always_in_the_family(article_of: ArticleOf) -> None:
    """However short a page, and however many are compared, its double is known."""
    short = "Shells\nShells were sent."
    many = {
        f"{n:03}": article_of(f"Note {n}\nIn town {n} a council of {n + 3} sat {n + 1} times and parted.")
        for n in range(ALL_PAIRS)
    }
    found = origins.families({"x": article_of(short), "y": article_of(short, "two.example"), **many})
    assert {"x", "y"} in [{m.page for m in family.members} for family in found]


def test_no_pages_have_no_families(article_of: ArticleOf) -> None:
    """Nothing, and one page alone, are no family."""
    assert origins.families({}) == ()
    assert origins.families({"wire": article_of(WIRE)}) == ()


def test_the_dev_half_of_the_gold_holds_its_floor() -> None:
    """Pair F1 on the dev half is at least .97, with each page compared with each and by MinHash alone."""
    cases = load("dev")
    held = {name: article for case in cases for name, article in articles(case).items()}
    gold = gold_pairs(cases)
    for all_pairs in (len(held), 0):
        found = pairs_of(origins.families(held, all_pairs=all_pairs))
        assert 2 * len(found & gold) / (len(found) + len(gold)) >= 0.97
