"""The trained engine: windows, decoding, weights, and what the whole finds."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicia import statements
from indicia.language import Parse
from indicia.language.pieces import LONGEST, Pieces
from indicia.model import STANCES, DataError
from indicia.statements.trained import hear, network
from indicia.statements.trained.decode import Chain, Scores, best, groups, ranges, trimmed, whole

WEIGHTS = Path(str(resources.files("indicia.statements.trained").joinpath("weights")))

PIECES = Pieces(WEIGHTS / "vocab.txt")


@settings(deadline=None)
@given(text=st.text(max_size=400))
def test_windows_words_stand_in_the_text(text: str) -> None:
    """Words are character ranges of the text, in order, none empty, whatever the text holds."""
    found = list(PIECES.windows(text, [(0, len(text))]))
    words = [word for window in found for word in window.words]
    assert words == sorted(words)
    assert all(0 <= start < end <= len(text) for start, end in words)
    assert all(text[start:end].strip() for start, end in words)


def test_windows_are_cut_between_words() -> None:
    """A paragraph of thousands of words is many windows, none much longer than the longest, none lost."""
    text = "The ministry said the ferry carried coal. " * 400
    found = list(PIECES.windows(text, [(0, len(text))]))
    assert max(len(window.ids) for window in found) <= LONGEST + 20
    assert [text[a:b] for window in found for a, b in window.words][:4] == ["The", "ministry", "said", "the"]
    assert sum(len(window.words) for window in found) == 8 * 400


def test_windows_take_curly_marks_for_straight_ones() -> None:
    """The same words in either kind of quotation marks are the same pieces."""
    curly, straight = "“No ship sailed,” it said", '"No ship sailed," it said'
    ids = [next(PIECES.windows(t, [(0, len(t))])).ids for t in (curly, straight)]
    assert ids[0] == ids[1]


def exhaustive(scores: Scores, chain: Chain) -> float:
    """The best total over all rows of tags, by trying each."""
    totals = chain.first + scores[0]
    for row in scores[1:]:
        totals = (totals[:, None] + chain.steps).max(0) + row
    return float(totals.max())


@settings(deadline=None)
@given(
    rows=st.lists(st.lists(st.integers(-200, 200), min_size=3, max_size=3), min_size=1, max_size=12),
    steps=st.lists(st.lists(st.integers(-100, 100), min_size=3, max_size=3), min_size=3, max_size=3),
)
def test_best_is_the_best_row_of_tags(rows: list[list[int]], steps: list[list[int]]) -> None:
    """No row of tags has a higher total than the one chosen."""
    scores = np.array(rows).astype(np.float32) / np.float32(64)
    chain = Chain(np.array(steps).astype(np.float32) / np.float32(64), np.zeros(3, dtype=np.float32))
    tags = best(scores, chain)
    total = scores[0, tags[0]] + sum(
        chain.steps[a, b] + scores[n, b] for n, (a, b) in enumerate(pairwise(tags), 1)
    )
    assert total == pytest.approx(exhaustive(scores, chain), abs=1e-3)


def test_best_of_equals_is_the_lower_tag() -> None:
    """Differences in the last bits decide nothing."""
    flat = np.zeros((3, 3), dtype=np.float32)
    assert best(flat + np.array([0, 1e-4, 2e-4], dtype=np.float32), Chain(flat, flat[0])) == [0, 0, 0]


def test_groups_part_cues_where_one_begins() -> None:
    """Two cues side by side stay two; one that only goes on begins by itself."""
    assert groups([0, 1, 2, 1, 0, 2]) == [range(1, 3), range(3, 4), range(5, 6)]


def test_whole_fills_small_holes_beside_nothing() -> None:
    """A hole of two words is filled, one beside the cue is not, a long one is not."""
    assert whole([1, 2, 5, 6], frozenset()) == [1, 2, 3, 4, 5, 6]
    assert whole([1, 2, 5, 6], frozenset({3})) == [1, 2, 5, 6]
    assert whole([1, 8], frozenset()) == [1, 8]


def test_trimmed_drops_joints_and_keeps_quotation_marks() -> None:
    """A content begins and ends with what was said."""
    text = ", “No ship sailed,” said Oslo, –"
    assert [text[a:b] for a, b in trimmed(text, [(0, 19), (29, 33)])] == ["“No ship sailed,”"]


def test_ranges_join_neighbours() -> None:
    """Words side by side are one range of characters."""
    assert ranges([(0, 3), (4, 8), (9, 12)], [0, 1]) == ((0, 8),)


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The ministry said on Monday that the ferry had carried coal.",
            "The ministry",
            "said",
            "that the ferry had carried coal",
        ),
        (
            "“No ship of ours has sailed there,” a spokeswoman for the port told reporters.",
            "a spokeswoman for the port",
            "told",
            "“No ship of ours has sailed there,”",
        ),
        (
            "According to two officials, the workers left in March.",
            "two officials",
            "According to",
            "the workers left in March",
        ),
    ],
)
def test_trained_finds_plain_attributions(
    parse_of: Callable[[str], Parse], text: str, source: str, cue: str, content: str
) -> None:
    """The network ties the three parts of everyday reporting to one another."""
    parse = parse_of(text)
    found = hear(parse).attributions
    assert [text[a:b] for one in found for a, b in one.source] == [source]
    assert [text[one.cue[0] : one.cue[1]].startswith(cue) for one in found] == [True]
    assert [text[a:b] for one in found for a, b in one.content] == [content]


def test_trained_reads_a_paragraph_the_same_beside_any_other(parse_of: Callable[[str], Parse]) -> None:
    """What stands in other paragraphs changes nothing in how one is read."""
    text = "The agency reported that three tankers had met at sea."
    alone = parse_of(text)
    beside = parse_of(f"{text}\n\nNobody at the port would comment.\n\nRain fell.")
    assert hear(alone).attributions[0] == hear(beside).attributions[0]


@settings(max_examples=25, deadline=None)
@given(text=st.text(alphabet=st.sampled_from("ab “”\"'’.,:;–()\n said that He של北京\u202e"), max_size=300))
def test_trained_spans_lie_in_hostile_text(parse_of: Callable[[str], Parse], text: str) -> None:
    """Unbalanced marks, right-to-left text and unknown letters crash nothing; spans are the article's."""
    parse = parse_of(f"x {text}")
    found, notes = statements.find(parse, engine="trained")
    for statement in found:
        for span in (*statement.source, *statement.cue, *statement.content):
            assert parse.article.text[span.start : span.end] == span.text
    assert all(note.slug in statements.NOTES for note in notes)


def test_engine_rules_needs_no_weights() -> None:
    """The engine of rules neither opens the weights nor loads what runs them; no engine knows a hub."""
    program = (
        "import sys, indicia\n"
        "reading = indicia.read('The ministry denied on Monday that it had sent any troops abroad. ' * 9, "
        "engine='rules')\n"
        "assert reading.statements and 'onnxruntime' not in sys.modules\n"
        "indicia.read('The ministry denied on Monday that it had sent any troops abroad. ' * 9)\n"
        "assert 'onnxruntime' in sys.modules and 'huggingface_hub' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["cues.onnx", "roles.onnx", "vocab.txt"])
def test_weights_that_were_changed_are_refused(tmp_path: Path, name: str) -> None:
    """A file of weights that is not the trained one stops the reading in one line."""
    shutil.copytree(WEIGHTS, tmp_path / "weights")
    with (tmp_path / "weights" / name).open("ab") as file:
        file.write(b"x")
    with pytest.raises(DataError, match=name):
        network.Network(tmp_path / "weights")


@pytest.mark.parametrize("engine", ["trained", "rules"])
@pytest.mark.parametrize(
    ("text", "accused", "content"),
    [
        ("The ministry accused the firm of smuggling coal.", ["the firm"], ["smuggling coal"]),
        ("The ministry said that the firm smuggled coal.", [], ["that the firm smuggled coal"]),
    ],
)
def test_accused_is_told_apart_from_the_deed(
    parse_of: Callable[[str], Parse],
    engine: statements.Engine,
    text: str,
    accused: list[str],
    content: list[str],
) -> None:
    """Who is charged stands beside what they are charged with, and only where somebody is charged."""
    (found,), _ = statements.find(parse_of(text), engine=engine)
    assert [span.text for span in found.accused] == accused
    assert [span.text for span in found.content] == content


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The inspectors found no proof that the plant had enriched uranium.", "denies"),
        ("The court cleared the firm of exporting valves to Iran.", "denies"),
        ("The navy intends to board the freighter at dawn, its spokesman said.", "predicts"),
        ("The group said it was ready to swap prisoners.", "predicts"),
        ("The ambassador said that sanctions ought to be eased.", "demands"),
        ("The council wants Kigali to pull its troops out.", "demands"),
        ("Taiwan questions crew of tanker over fuel sold to North Korea", "asks"),
        ("Officials questioned the figures in the report.", "denies"),
    ],
)
def test_what_is_meant_or_taken_back_is_not_asserted(
    parse_of: Callable[[str], Parse], text: str, stance: str
) -> None:
    """What is intended, wanted, asked, taken back or not found is never what somebody asserts."""
    found, _ = statements.find(parse_of(text))
    assert stance in [one.stance for one in found]
    assert "asserts" not in [one.stance for one in found]


def test_a_plea_of_not_guilty_is_a_denial(parse_of: Callable[[str], Parse]) -> None:
    """Whoever pleads not guilty denies the charge."""
    text = "Prosecutors charged two men with smuggling; they have pleaded not guilty."
    found, _ = statements.find(parse_of(text))
    assert [one.stance for one in found] == ["accuses", "denies"]


def test_verbs_the_network_rules_out_are_no_cues(parse_of: Callable[[str], Parse]) -> None:
    """A verb that can attribute but does not here makes no statement with the trained engine."""
    found, _ = statements.find(parse_of("The candidate would assume office in January and run in November."))
    assert found == ()


def test_a_programme_named_in_quotation_marks_is_not_what_was_said(parse_of: Callable[[str], Parse]) -> None:
    """What stands in quotation marks beside a cue belongs to it only if it was said."""
    text = "On “The Early Morning Show,” the senator said that the ferry had carried coal."
    (found,), _ = statements.find(parse_of(text))
    assert [span.text for span in found.content] == ["that the ferry had carried coal"]


def test_weights_that_are_missing_are_told(tmp_path: Path) -> None:
    """Without its weights the engine says what to do."""
    with pytest.raises(DataError, match="reinstall"):
        network.Network(tmp_path)


def test_made_by_tells_the_engine(parse_of: Callable[[str], Parse]) -> None:
    """A statement says whether the network set its spans."""
    parse = parse_of("The ministry said that the ferry had carried coal.")
    (by_network,), _ = statements.find(parse)
    (by_rule,), _ = statements.find(parse, engine="rules")
    assert by_network.made_by == "statements/trained"
    assert by_rule.made_by.startswith("statements/verb")


@pytest.mark.parametrize("engine", ["trained", "rules"])
@pytest.mark.parametrize(("stance", "meaning"), STANCES.items())
def test_stance_is_read_in_its_own_example(
    parse_of: Callable[[str], Parse], engine: statements.Engine, stance: str, meaning: str
) -> None:
    """The sentence that shows a stance in the schema and the docs is read with that stance."""
    example = meaning.partition("“")[2].rstrip("”")
    found, _ = statements.find(parse_of(example), engine=engine)
    assert [one.stance for one in found] == [stance]


def test_the_accused_of_a_headline_is_no_accuser(parse_of: Callable[[str], Parse]) -> None:
    """A participle without what it takes accuses whoever stands before it."""
    (found,), _ = statements.find(parse_of("Eritrea accused of breaching UN oil import limits"))
    assert (found.stance, found.source) == ("accuses", ())
    assert [span.text for span in found.accused] == ["Eritrea"]


def test_what_an_agency_reports_ends_before_its_name(parse_of: Callable[[str], Parse]) -> None:
    """A clause, a comma and its teller: the ministry said it, the agency reported that."""
    text = (
        "The ministry said that Cuba is allegedly sending doctors to Angola, "
        "the Lusa news agency reported on Dec. 12."
    )
    found, _ = statements.find(parse_of(text))
    by_source = {one.source[0].text: one for one in found if one.source}
    inner, outer = by_source["The ministry"], by_source["the Lusa news agency"]
    assert inner.within == outer.id
    assert inner.content[-1].text.endswith("Angola")


def test_the_page_does_not_say_again_what_a_source_says(parse_of: Callable[[str], Parse]) -> None:
    """A judgement that somebody gives is not the page's own."""
    text = (
        "Jordan and Turkey repeatedly violated an arms embargo on Libya and it is “highly probable” that "
        "jets took part, according to UN experts monitoring the sanctions."
    )
    found, _ = statements.find(parse_of(text))
    assert not any(one.author for one in found)
