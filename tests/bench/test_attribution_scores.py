"""The measures of attributions, on documents small enough to count by hand."""

from bench.attribution_scores import Attribution, corpus, f1

TEXT = "Oslo said “we left” and Riga denied that they stayed ."


def spans(*pieces: str) -> list[list[int]]:
    """The first place of each piece in the text."""
    return [[TEXT.index(p), TEXT.index(p) + len(p)] for p in pieces]


def attribution(source: str, cue: str, content: str) -> Attribution:
    """One relation by its words."""
    return {"source": spans(source), "cue": spans(cue), "content": spans(content)}


DIRECT = attribution("Oslo", "said", "“we left”")
INDIRECT = attribution("Riga", "denied", "that they stayed")
GOLD = [{"id": "a", "text": TEXT, "attributions": [DIRECT, INDIRECT]}]


def test_what_is_found_as_it_is_scores_full() -> None:
    """Gold against itself is perfect in every measure, of every kind of speech."""
    counts = corpus(GOLD, {"a": [DIRECT, INDIRECT]})
    measures = ("strict", "who-what", "exact cue", "soft content", "who-what direct", "who-what indirect")
    assert {measure: f1(counts, measure) for measure in measures} == dict.fromkeys(measures, 100)


def test_half_of_a_content_links_but_is_not_strict() -> None:
    """Two of three words of a content are enough for who said what, not for a strict match."""
    counts = corpus(GOLD, {"a": [DIRECT, attribution("Riga", "denied", "they stayed")]})
    assert (f1(counts, "who-what"), f1(counts, "strict"), f1(counts, "who-what indirect")) == (100, 50, 100)


def test_a_wrong_source_links_nothing() -> None:
    """The right words in another's mouth are worth nothing."""
    counts = corpus(GOLD, {"a": [attribution("Riga", "said", "“we left”")]})
    assert f1(counts, "who-what") == 0


def test_what_is_found_beyond_gold_costs_precision_of_its_own_kind() -> None:
    """A relation that nobody marked counts against the kind of speech it is in."""
    counts = corpus([{**GOLD[0], "attributions": [DIRECT]}], {"a": [DIRECT, INDIRECT]})
    assert counts["who-what indirect", "found"] == 1
    assert f1(counts, "who-what direct") == 100
