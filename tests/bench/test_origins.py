"""The gold of families and claims: its schema, its size, and how answers are counted."""

from itertools import combinations
from pathlib import Path

import pytest

from bench import gold_claims, gold_families
from bench.origins import Counted, article, documents, family_figures, score
from indicia.model import DataError

FAMILIES = [*gold_families.load("dev"), *gold_families.load("test")]
CLAIMS = [*gold_claims.load("dev"), *gold_claims.load("test")]


def test_the_sets_are_as_large_as_their_figures_claim() -> None:
    """Forty cases of some 180 pages with every relation; sixty claims of two to six pages."""
    relations = [page.relation for case in FAMILIES for page in case.page]
    assert len(FAMILIES) == 45
    assert len(relations) >= 180
    assert {"merged", "corrected", "follow-up", "independent", "release", "background"} <= set(relations)
    assert len(CLAIMS) == 60
    assert all(2 <= len(claim.page) <= 6 for claim in CLAIMS)
    assert {len(claim.origins) for claim in CLAIMS} == {0, 1, 2, 3}


def test_a_merged_page_is_paired_with_both_but_does_not_pair_them() -> None:
    """Pairs follow the dispatches that a page goes back to."""
    for case in FAMILIES:
        roots, pairs = case.roots(), case.pairs()
        for one, other in combinations(sorted(roots), 2):
            assert ((one, other) in pairs) == bool(roots[one] & roots[other])


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ('name = "b"\nfrom = ["z"]\nrelation = "copy"\ntext = "# T\\n= z1"', "does not stand above"),
        ('name = "b"\nfrom = ["a"]\nrelation = "copy"\ntext = "# T\\n= a7"', "no paragraph a7"),
        ('name = "b"\nfrom = ["a"]\nrelation = "copy"\ntext = "# T\\n= a1 | x => y"', "is not in paragraph"),
        ('name = "a"\ntext = "# T\\nLine."', "two pages are called a"),
        ('name = "b"\nrelation = "copy"\ntext = "# T"', "but not both"),
    ],
)
def test_a_wrong_case_is_told(tmp_path: Path, row: str, told: str) -> None:
    """A page that points to nothing is found on loading."""
    head = '[[case]]\nid = "x-1"\nabout = "x"\n[[case.page]]\n'
    first = 'name = "a"\noutlet = "a.example"\ndate = 2024-01-01\ntext = "# T\\nFirst line."\n'
    other = f'[[case.page]]\noutlet = "b.example"\ndate = 2024-01-01\n{row}\n'
    (tmp_path / "x.toml").write_text(head + first + other, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        gold_families.load("dev", tmp_path)


def test_scores_count_pairs() -> None:
    """Half found and half of what is found right: .5 each."""
    assert score({("a", "b"), ("a", "c")}, {("a", "b"), ("b", "c")}) == "P 50.0  R 50.0  F1 50.0"


def test_a_claim_that_was_not_found_counts_as_none() -> None:
    """Nothing found is no origin: too few, never too many."""
    it = Counted(CLAIMS[0], None, None)
    assert it.count == 0
    assert it.moves("x") == ()
    assert not it.names_right


def test_generated_documents_hold_copies() -> None:
    """The same documents each time, about one in seven a copy; as articles they keep their words."""
    texts = documents(200)
    assert texts == documents(200)
    assert 10 < sum(any(t != o and t in o for o in texts) for t in texts) < 60
    assert article(texts[0]).text.replace(".", "").casefold().split() == texts[0].split()


def test_the_figures_of_the_dev_half_keep_their_floor() -> None:
    """Earliest page and credit are right for nine families of ten."""
    lines = [line for line in family_figures("dev", misses=False) if "right" in line]
    shares = [float(line.split("(")[1].split(" %")[0]) for line in lines]
    assert len(shares) == 2
    assert min(shares) >= 90
