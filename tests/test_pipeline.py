"""The spine: a reading holds together, is immutable, and is the same everywhere."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import indicia
from indicia.model import STANCES, STATUSES, Reading, Span, UsageError
from indicia.model.conduct import AREAS
from indicia.products.glossary import notes

EXAMPLES = sorted(
    p for p in (Path(__file__).parent.parent / "examples").iterdir() if p.suffix in {".html", ".txt"}
)
SUM = (
    "import hashlib, sys, indicia, msgspec\n"
    "for p in sys.argv[1:]:\n"
    "    r = indicia.read(open(p, 'rb').read())\n"
    "    print(hashlib.sha256(msgspec.json.encode(r)).hexdigest())"
)


@pytest.fixture(scope="module", params=EXAMPLES, ids=lambda p: p.stem)
def reading(request: pytest.FixtureRequest) -> Reading:
    """The reading of an example page."""
    return indicia.read(request.param.read_bytes())


def spans(reading: Reading) -> list[Span]:
    """Every span of a reading, whatever bears it."""
    found: list[Span] = []
    for said in reading.statements:
        found += [*said.source, *said.cue, *said.content, *said.hedges]
    for event in reading.events:
        found += event.trigger
    for exposure in reading.exposures:
        found += exposure.evidence
    return [*found, *(note.span for note in reading.notes if note.span)]


def test_every_span_is_its_characters(reading: Reading) -> None:
    """`article.text[start:end]` is the quoted text, for each span, mention and time."""
    text = reading.article.text
    places = [(s.start, s.end, s.text) for s in spans(reading)]
    places += [(m.start, m.end, m.text) for m in reading.mentions]
    times = [s.said for s in reading.statements] + [e.time for e in reading.events]
    places += [(t.start, t.end, t.text) for t in times if t]
    for start, end, quoted in places:
        assert text[start:end] == quoted
        assert quoted


def test_every_reference_leads_somewhere(reading: Reading) -> None:
    """Ids are unique, and entities, statements and events that are pointed to exist."""
    entities = {e.id for e in reading.entities}
    said = {s.id for s in reading.statements}
    done = {e.id for e in reading.events}
    assert len(said) == len(reading.statements)
    assert len(done) == len(reading.events)
    assert {m.entity for m in reading.mentions} <= entities
    for statement in reading.statements:
        assert set(statement.source_entities) <= entities
        assert {statement.within, statement.answers} - {None} <= said - {statement.id}
    for event in reading.events:
        assert {*event.actors, *event.recipients} | ({event.place} - {None}) <= entities
        assert {event.statement} - {None} <= said
    for exposure in reading.exposures:
        assert {*exposure.actors, *exposure.counterparts} <= entities
        assert {*exposure.statements, *exposure.denials} <= said
        assert set(exposure.events) <= done
        assert exposure.provisions
        assert exposure.evidence


def test_slugs_are_of_the_closed_lists(reading: Reading) -> None:
    """Stances, statuses and areas are those that the documents define."""
    assert {s.stance for s in reading.statements} <= set(STANCES)
    assert {e.status for e in reading.events} <= set(STATUSES)
    assert {x.area for x in reading.exposures} <= set(AREAS)
    assert {n.slug for n in reading.notes} <= set(notes())


def test_blocks_are_the_whole_text(reading: Reading) -> None:
    """Kept blocks, parted by blank lines, are the article; dropped ones have no width but a text."""
    article = reading.article
    kept = [b for b in article.blocks if b.kept]
    assert "\n\n".join(article.text[b.start : b.end] for b in kept) == article.text
    assert all(b.start == b.end and b.text and b.reason for b in article.blocks if not b.kept)


def test_a_reading_cannot_be_changed(reading: Reading) -> None:
    """Values are frozen: a correction is never an edit."""
    with pytest.raises(AttributeError):
        reading.article.text = ""  # type: ignore[misc]  # it must fail


def test_a_reading_comes_back_from_its_json(reading: Reading) -> None:
    """JSON holds all of a reading."""
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_reading_is_the_same_in_every_process() -> None:
    """Neither the order of sets nor an earlier page changes a byte."""
    pages = [str(EXAMPLES[0]), str(EXAMPLES[-1])]

    def sums(seed: str, order: list[str]) -> list[str]:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SUM, *order]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout.split()

    assert sums("1", pages) == sums("2", pages[::-1])[::-1]


def test_the_page_is_known_by_its_bytes() -> None:
    """`sha256` is that of the bytes as they came in."""
    page = EXAMPLES[0].read_bytes()
    assert indicia.read(page).article.sha256 == hashlib.sha256(page).hexdigest()


def test_a_date_that_is_none_is_refused() -> None:
    """`published` has to be a day."""
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        indicia.read("A page.", published="yesterday")


def test_nothing_is_guessed_without_a_date() -> None:
    """On an undated page relative times have no days, and the reading says so."""
    text = "Ministry denies sale\n\nThe ministry denied on Monday that it had sold coal last year to China."
    reading = indicia.read(text)
    times = [s.said for s in reading.statements if s.said]
    assert times
    assert all(t.earliest is None and t.latest is None for t in times)
    assert {"undated", "relative_times"} <= {n.slug for n in reading.notes}
