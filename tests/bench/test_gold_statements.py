"""The statements gold set keeps its own rules, and is scored by them."""

import re
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from bench import gold_statements as gold
from bench import statement_items as items
from bench.gold_files import half
from indicia.model import STANCES, DataError, Span, Statement

ITEMS = [item for rows in items.load().values() for item in rows]
STATEMENTS = [(item, statement) for item in ITEMS for statement in item.statements]

ITEM = """
[[item]]
id = "small-001"
split = "{split}"
text = "Oslo said Riga denied that it sold fuel."
not_asserted = ["it sold fuel"]
[[item.statements]]
id = "a"
source = ["Oslo"]
cue = ["said"]
content = ["Riga denied that it sold fuel"]
stance = "asserts"
[[item.statements]]
id = "b"
source = ["Riga"]
cue = ["denied"]
content = ["that it sold fuel"]
stance = "denies"
within = "a"
"""
SMALL = ITEM.format(split=half("small-001"))


def small(folder: Path, text: str) -> items.Item:
    """The only item of a file with this text."""
    (folder / "small.toml").write_text(text, encoding="utf-8")
    return items.load(folder)["small"][0]


def found(name: str, stance: str, pieces: tuple[str, str, str], within: str | None = None) -> Statement:
    """A statement as a reading of the small item could give it."""
    text = "Oslo said Riga denied that it sold fuel."
    source, cue, content = ((Span(text.index(p), text.index(p) + len(p), p),) for p in pieces)
    return Statement(
        id=name,
        source=source,
        source_entities=(),
        cue=cue,
        content=content,
        kind="indirect",
        stance=stance,  # type: ignore[arg-type]  # any stance of the test
        certainty=None,
        hedges=(),
        within=within,
        answers=None,
        said=None,
        author=False,
        made_by="test",
    )


def test_it_is_as_large_as_was_asked() -> None:
    """At least 420 sentences that bear an attribution, every stance 20 times or more."""
    assert sum(map(items.bearing, ITEMS)) >= 420
    stances = Counter(statement.stance for _, statement in STATEMENTS)
    assert set(stances) == set(STANCES)
    assert min(stances.values()) >= 20


@pytest.mark.parametrize(
    ("phenomenon", "least"),
    [
        ("denials", 50),
        ("nesting", 40),
        ("impersonal", 40),
        ("quotations", 25),
        ("headlines", 25),
        ("silence", 20),
        ("author", 15),
        ("idioms", 10),
        ("speakers", 15),
        ("not-asserted", 40),
    ],
)
def test_each_phenomenon_has_its_items(phenomenon: str, least: int) -> None:
    """No file falls below the number of items it was made for."""
    assert len(items.load()[phenomenon]) >= least


def test_ties_and_traps_are_many() -> None:
    """Denial links, nested statements and acts that must not be asserted suffice for a figure."""
    assert sum(s.answers is not None for _, s in STATEMENTS) >= 50
    assert sum(s.within is not None for _, s in STATEMENTS) >= 40
    assert sum(len(item.not_asserted) for item in ITEMS) >= 110
    assert sum(s.author for _, s in STATEMENTS) >= 15


def test_quotations_that_go_on_are_many() -> None:
    """At least 25 quotations go on after their cue, or over more than one sentence."""
    quoted = [s for _, s in STATEMENTS if s.kind == "direct"]
    assert sum(len(s.content) > 1 or bool(re.search(r"[.?!] [A-Z]", s.content[0])) for s in quoted) >= 25


def test_the_halves_are_balanced_in_each_phenomenon() -> None:
    """The number of items of dev and test differs by one at most in each file."""
    for rows in items.load().values():
        halves = Counter(item.split for item in rows)
        assert abs(halves["dev"] - halves["test"]) <= 1


def test_each_piece_is_placed_where_it_stands() -> None:
    """Every span of every statement reads as its piece, and a cue stands outside its content."""
    for item, statement in STATEMENTS:
        parts = items.placed(item, statement)
        for role in ("source", "cue", "content"):
            assert [item.text[a:b] for a, b in parts[role]] == list(getattr(statement, role))
        inside = [(a, b) for a, b in parts["content"] for c, d in parts["cue"] if a < d and c < b]
        assert not inside, item.id


def test_certainty_is_given_where_a_source_commits() -> None:
    """Stances that commit to nothing have no certainty, all others have one."""
    free = {"asks", "demands", "pledges", "supports", "declines"}
    assert all((s.certainty is None) == (s.stance in free) for _, s in STATEMENTS)


def test_the_contents_hold_no_final_stop() -> None:
    """The stop after a content is no part of it, unless it stands in the quotation."""
    last = [s.content[-1] for _, s in STATEMENTS if s.content and s.kind == "indirect"]
    assert not [piece for piece in last if piece.endswith(".")]


@pytest.mark.parametrize(
    ("piece", "instead", "problem"),
    [
        ('cue = ["denied"]', 'cue = ["rejected"]', "not in the text"),
        ('within = "a"', 'within = "c"', "points to c"),
        ('stance = "denies"', 'stance = "asserts"', "must not be asserted"),
        ('within = "a"', 'inside = "a"', "inside"),
        ('id = "small-001"', 'id = "small-002"', "should be small-001"),
        (f'split = "{half("small-001")}"', 'split = "train"', "train"),
    ],
)
def test_a_wrong_item_is_refused(tmp_path: Path, piece: str, instead: str, problem: str) -> None:
    """What is wrong is named with its file."""
    with pytest.raises(DataError, match=rf"small\.toml.*{problem}"):
        small(tmp_path, SMALL.replace(piece, instead))


def test_a_perfect_reading_scores_full(tmp_path: Path) -> None:
    """What gold says, found, is right in every figure."""
    outer = found("s1", "asserts", ("Oslo", "said", "Riga denied that it sold fuel"))
    inner = found("s2", "denies", ("Riga", "denied", "that it sold fuel"), within="s1")
    one = gold.Read(small(tmp_path, SMALL), (outer, inner), ())
    assert {key: statement.id for key, statement in one.pairs.items()} == {"a": "s1", "b": "s2"}
    assert gold.links([one], "within") == (1, 1, 1)
    assert not one.shown_as_asserted("it sold fuel")
    assert "macro-F1 100.0" in "\n".join(gold.figures([one]))


def test_a_denied_act_lost_in_an_assertion_is_counted(tmp_path: Path) -> None:
    """If only the outer statement is found, the denied act inside it is shown as asserted."""
    outer = found("s1", "asserts", ("Oslo", "said", "Riga denied that it sold fuel"))
    one = gold.Read(small(tmp_path, SMALL), (outer,), ())
    assert one.shown_as_asserted("it sold fuel")
    assert any("shown as asserted" in line for line in gold.misses([one]))
    assert gold.links([one], "within") == (0, 0, 1)


def test_an_act_that_nobody_reports_counts_for_nesting_on_its_own_line(tmp_path: Path) -> None:
    """What stands around an act that was not done is within its assertion, and gold does not annotate it."""
    outer = found("s1", "asserts", ("Oslo", "said", "Riga denied that it sold fuel"))
    inner = found("s2", "denies", ("Riga", "denied", "that it sold fuel"), within="s1")
    act = msgspec.structs.replace(
        found("s3", "hedged", ("Oslo", "sold", "fuel"), within="s1"), made_by="statements/embedded"
    )
    one = gold.Read(small(tmp_path, SMALL), (outer, inner, act), ())
    assert gold.links([one], "within") == (1, 1, 1)
    assert gold.links([one], "within", acts=True) == (1, 2, 1)
