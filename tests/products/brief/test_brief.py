"""A brief in every format: bottom line first, each line with its footnote, the same bytes."""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import msgspec
import pytest
from docx import Document
from pypdf import PdfReader

from indicia import origins, watches
from indicia.ledger import Ledger, watch_decisions, watching
from indicia.model import UsageError
from indicia.products.brief import FORMATS, Asked, Brief, Format, brief, to_bytes
from indicia.products.brief.value import Heading
from tests.products.brief.conftest import AS_OF, fill, watch

GOLDEN = Path(__file__).parent / "golden.md"
ORDER = [
    "Bottom line",
    "What changed",
    "Who says so, and who denies it",
    "Origins",
    "Provisions it may concern",
]


def words(made: Brief, format_: str) -> str:
    """The text of a brief as a reader sees it."""
    content = to_bytes(made, format_)  # type: ignore[arg-type]  # one of the formats
    if format_ == "pdf":
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if format_ == "docx":
        paper = Document(io.BytesIO(content))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        return "\n".join([*(p.text for p in paper.paragraphs), *cells])
    return content.decode()


def test_markdown_is_the_golden_one(made: Brief) -> None:
    """A person reviews each change; INDICIA_GOLDEN=1 writes it anew. Names of archive files are by chance."""
    text = re.sub(r"indicia-\w+-\w+\.warc\.gz at \d+", "ARCHIVE", to_bytes(made, "md").decode())
    if os.environ.get("INDICIA_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_ledger_gives_the_same_bytes(ledger: Ledger, format_: Format) -> None:
    """Made twice from the ledger, written twice."""
    one, two = (to_bytes(brief(ledger, watch(), Asked()), format_) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_says_the_same(made: Brief, format_: str) -> None:
    """Question, state, claim, denial, footnote and hash are there to be read."""
    text = " ".join(words(made, format_).split())
    wanted = [
        "Are North Korean soldiers in Russia?",
        "2 independent origins say that it was so",
        "the denial stands",
        "may concern",
        "no finding",
        "No reply was seen",
        "What this brief stands on",
        "An agreement on it is published",
        "TLP:GREEN",
    ]
    flat = text.replace("’", "'").replace("&#39;", "'")
    assert [one for one in wanted if one not in flat] == []
    for note in made.notes:
        assert note.sha256 in flat.replace(" ", "") or note.sha256 in flat


def test_sections_stand_in_the_order_of_a_reader(made: Brief) -> None:
    """The bottom line is first; what the brief stands on is last."""
    heads = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert heads[:5] == ORDER
    assert heads[-2:] == ["Coverage", "Method"]


def test_each_footnote_quotes_its_characters(made: Brief) -> None:
    """The sentence is at its place in the archived text, and every reference has its footnote."""
    texts = {page.version: page.text for page in made.pages}
    for note in made.notes:
        assert texts[note.version][note.start : note.end] == note.quote
    assert [note.number for note in made.notes] == list(range(1, len(made.notes) + 1))
    refs = set(re.findall(r'"text":"(\d+)","kind":"ref"', msgspec.json.encode(made.blocks).decode()))
    assert refs == {str(note.number) for note in made.notes}


def test_a_page_of_a_stricter_mark_does_not_enter(ledger: Ledger, made: Brief) -> None:
    """Neither its words nor its origin nor what changed by it; that it was left out is told."""
    text = words(made, "md")
    assert "Japan" not in text
    assert "1 item on pages of a stricter mark left out" in text
    strict = words(brief(ledger, watch(), Asked(marking="TLP:AMBER")), "md")
    assert "Japan" in strict
    assert "3 independent origins" in strict


def test_a_brief_is_never_laxer_than_its_watch(ledger: Ledger) -> None:
    """A mark below that of the watch is refused, and so is one that does not exist."""
    with pytest.raises(UsageError, match="cannot be TLP:CLEAR"):
        brief(ledger, watch(), Asked(marking="TLP:CLEAR"))
    with pytest.raises(UsageError, match="no marking of TLP"):
        brief(ledger, watch(), Asked(marking="SECRET"))


def test_the_mark_is_on_every_page(made: Brief) -> None:
    """Head and foot of each page of the PDF, and of the document."""
    for page in PdfReader(io.BytesIO(to_bytes(made, "pdf"))).pages:
        assert page.extract_text().count("TLP:GREEN") >= 2
    (section,) = Document(io.BytesIO(to_bytes(made, "docx"))).sections
    assert section.header.paragraphs[0].text == section.footer.paragraphs[0].text == "TLP:GREEN"


def test_until_tells_what_was_known_then(ledger: Ledger) -> None:
    """Pages after the day, and what changed by them, are not in it."""
    then = brief(ledger, watch(), Asked(until=date(2024, 10, 19)))
    assert then.state == "single_origin"
    text = words(then, "md")
    assert "Ukraine" not in text
    assert "No denial was seen." in text


def test_since_cuts_changes_and_coverage_only(ledger: Ledger) -> None:
    """The state stays whole."""
    text = words(brief(ledger, watch(), Asked(since=date(2024, 10, 21))), "md")
    assert "A single origin" not in text
    assert "South Korea's defence minister" in text
    assert "Period: from 21 Oct 2024 up to 1 Nov 2024" in text


def test_what_people_decided_is_in_it(tmp_path: Path) -> None:
    """A judgement, evidence against a hypothesis, a rejected indication."""
    with fill(tmp_path / "ledger") as ledger:
        watches.run(ledger, watch(), known=origins.known(), as_of=AS_OF)
        with ledger.write() as connection:
            watch_decisions.judge(connection, "soldiers", "likely", "two services agree", "Ada")
            held = watching.indications(connection, "soldiers")[0]
            row = watch_decisions.add_evidence(connection, "soldiers", held.quote, held, "Ada")
            watch_decisions.mark(connection, row, "H1", "II", "Ada")
            for one in watching.indications(connection, "soldiers"):
                if one.version == 4:
                    watch_decisions.decide(connection, one.id, "reject", None, "a rumour", "Ada")
        watches.run(ledger, watch(), known=origins.known(), as_of=AS_OF)
        text = words(brief(ledger, watch(), Asked()), "md")
    assert "Ada holds a yes to be likely" in text
    assert "**Inconsistency** | 2 |" in text
    assert "1 item taken out by an analyst." in text
    assert "Ukraine" not in text.partition("## Who says so")[2]


def test_a_watch_that_was_never_run_is_one_line(tmp_path: Path) -> None:
    """It says what to do."""
    with fill(tmp_path / "ledger") as ledger, pytest.raises(UsageError, match="indicia watch run soldiers"):
        brief(ledger, watch(), Asked())


def test_the_command(ledger: Ledger, tmp_path: Path) -> None:
    """Files are written whole; a document does not go to the terminal; an export of the watch works too."""
    place = ["--ledger", str(ledger.folder)]

    def run(*given: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "indicia", *given, *place],
            capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path,
            env={**os.environ, "NO_COLOR": "1"},
        )  # fmt: skip

    done = run("brief", "soldiers", "--format", "md")
    assert done.returncode == 0, done.stderr
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {f"soldiers{end}" for end in (".md", "-timeline.svg", "-network.svg", "-indicators.svg")}
    assert "contested, 4 footnotes" in done.stdout
    assert run("brief", "soldiers", "--format", "pdf", "--out", "-").returncode == 2
    assert "there is no watch 'ghosts'" in run("brief", "ghosts").stderr
    done = run("export", "--format", "stix", "--watch", "soldiers", "--out", str(tmp_path / "stix"))
    assert done.returncode == 0, done.stderr
    assert "left out: 1 versions of a stricter mark than the watch" in done.stdout
    assert "Japan" not in (tmp_path / "stix" / "bundle.stix.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("library", "format_"), [("altair", "md"), ("vl_convert", "html"), ("docx", "docx"), ("typst", "pdf")]
)
def test_a_missing_extra_is_one_line(ledger: Ledger, tmp_path: Path, library: str, format_: str) -> None:
    """It names what to install; nothing is written."""
    words = ["brief", "soldiers", "--format", format_, "--ledger", str(ledger.folder)]
    code = f"import sys; sys.modules[{library!r}] = None; from indicia.app.cli import main; main({words!r})"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120, cwd=tmp_path
    )
    assert done.returncode == 2
    assert "pip install 'indicia[brief]'" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
