"""The command as a user meets it: what it prints, what it says when it cannot, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import jsonschema
import pytest

from indicia.app.cli import main
from indicia.products import schema

COMMAND = [sys.executable, "-c", "from indicia.app.cli import main; main()"]
PAGE = """\
Ministry says ship left the port

The transport ministry said on Monday that a cargo ship had left the port of Nampo for Russia. \
The report did not name the ship.

Russia denied the report on Tuesday, and a spokesman in Moscow said that no such ship had been seen.

Subscribe to our newsletter
"""


class Done(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


def started(*words: str, given: bytes = b"") -> Done:
    """Run the command as a process of its own, as few times as needed: each costs a cold start."""
    settings = {"PATH": os.environ["PATH"], "COLUMNS": "80"}
    done = subprocess.run(
        [*COMMAND, *words], input=given, capture_output=True, timeout=120, env=settings, check=False
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def indicia(capsysbinary: pytest.CaptureFixture[bytes]) -> "Indicia":
    """Run the command in this process."""
    return Indicia(capsysbinary)


class Indicia:
    """The command, called as a function."""

    def __init__(self, captured: pytest.CaptureFixture[bytes]) -> None:
        self.captured = captured

    def __call__(self, *words: str) -> Done:
        """Run it and take what it printed."""
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        out, err = self.captured.readouterr()
        return Done(int(ended.value.code or 0), out.decode(), err.decode())


def refused(done: Done, code: int, *words: str) -> None:
    """The command ended with this code and one line that says these words."""
    assert (done.code, done.out) == (code, ""), done.err
    assert done.err.startswith("indicia: ")
    assert done.err.count("\n") == 1
    for word in words:
        assert word in done.err


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page in a file."""
    file = tmp_path_factory.mktemp("pages") / "page.txt"
    file.write_text(PAGE, encoding="utf-8")
    return file


def test_json_keeps_the_published_schema(page: Path) -> None:
    """A real reading from a real process, on standard output alone."""
    done = started("read", str(page), "--json", "--published", "2024-05-15")
    assert (done.code, done.err) == (0, "")
    reading = json.loads(done.out)
    jsonschema.validate(reading, json.loads(schema()))
    assert reading["article"]["published"] == "2024-05-15"
    rooms = "article mentions entities statements events exposures listings places notes"
    assert list(reading) == rooms.split()


def test_the_page_may_come_from_standard_input_in_any_encoding() -> None:
    """Piped out, the view is plain text without colour or filling blanks; an undated page says so."""
    done = started("read", "-", given=PAGE.encode("utf-16"))
    assert done.code == 0, done.err
    assert "\x1b" not in done.out
    assert "undated" in done.out
    assert "left the port of Nampo" in " ".join(done.out.split())
    assert not [line for line in done.out.splitlines() if line.endswith(" ")]
    for title in ("Who said what", "What happened", "What it may concern", "What was left out", "Notes"):
        assert title in done.out


def test_an_empty_page_is_one_line() -> None:
    """Exit code 3, and no traceback."""
    refused(started("read", "-"), 3, "empty")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "PNG"),
        (bytes(range(256)) * 40, ""),
        ("Министерство сообщило, что судно покинуло порт в понедельник. ".encode() * 20, ""),
    ],
    ids=["blank", "image", "binary", "russian"],
)
def test_a_page_with_nothing_to_read_is_one_line(
    indicia: Indicia, tmp_path: Path, content: bytes, word: str
) -> None:
    """Whatever the file holds."""
    (tmp_path / "page").write_bytes(content)
    refused(indicia("read", str(tmp_path / "page")), 3, word)


def test_invalid_bytes_do_not_stop_the_reading(indicia: Indicia, tmp_path: Path) -> None:
    """What can be read is read."""
    (tmp_path / "page").write_bytes(PAGE.encode() + b"\n\xff\xfe\xfd caf\xe9\n")
    done = indicia("read", str(tmp_path / "page"), "--json")
    assert done.code == 0
    assert "left the port of Nampo" in json.loads(done.out)["article"]["text"]


def test_html_is_written_and_json_printed_at_once(indicia: Indicia, page: Path, tmp_path: Path) -> None:
    """One reading, two products."""
    out = tmp_path / "reading.html"
    done = indicia("read", str(page), "--json", "--html", str(out))
    assert done.code == 0
    assert json.loads(done.out)["article"]["text"].startswith("Ministry says")
    assert out.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_html_may_go_to_standard_output(indicia: Indicia, page: Path) -> None:
    """A dash writes nothing to disk."""
    assert indicia("read", str(page), "--html", "-").out.startswith("<!doctype html>")


def test_what_is_no_page_is_said_before_anything_is_read(
    indicia: Indicia, page: Path, tmp_path: Path
) -> None:
    """A missing file, a folder, a bad day, two things for one output, a missing folder."""
    refused(indicia("read", str(tmp_path / "no.txt")), 2, "no.txt", "No such file")
    refused(indicia("read", str(tmp_path)), 2, "directory")
    refused(indicia("read", str(page), "--published", "yesterday"), 2, "YYYY-MM-DD")
    refused(indicia("read", str(page), "--json", "--html", "-"), 2, "standard output")
    refused(indicia("read", str(page), "--html", str(tmp_path / "no" / "out.html")), 1, "no folder")


def test_private_addresses_are_not_read(indicia: Indicia) -> None:
    """Nor, when they are allowed, is a port where nobody answers."""
    refused(indicia("read", "http://127.0.0.1:9/"), 4, "private")
    refused(indicia("read", "http://127.0.0.1:9/", "--allow-private"), 4, "127.0.0.1")


@pytest.mark.parametrize(
    "words", [("read",), ("reed", "x"), ("read", "x", "--colour"), ("law", "show"), ()], ids=" ".join
)
def test_a_command_that_is_not_understood_ends_with_2(indicia: Indicia, words: tuple[str, ...]) -> None:
    """With the usage."""
    done = indicia(*words)
    assert done.code == 2
    assert "Usage: indicia" in done.out + done.err


def test_a_name_cannot_repaint_the_terminal(indicia: Indicia, tmp_path: Path) -> None:
    """Control characters of a file's name do not reach the error line."""
    refused(indicia("read", str(tmp_path / "\x1b[2J\nno")), 2, "No such file")


def test_help_answers_at_once() -> None:
    """Without the libraries that are slow to start, and with the exit codes."""
    code = (
        "import atexit, sys; from indicia.app.cli import main\n"
        "atexit.register(lambda: print({'spacy', 'trafilatura', 'httpx'} & set(sys.modules)))\n"
        "main(['--help'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert done.stdout.decode().rstrip().endswith("set()")
    assert "Exit codes:" in done.stdout.decode()


def test_a_reader_that_leaves_early_is_told_nothing() -> None:
    """As under `| head -1`."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, "schema"], stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False
    )
    os.close(writer)
    assert done.stderr == b""


def test_the_law_is_looked_up(indicia: Indicia) -> None:
    """By day, by id and by words; what is not there is one line."""
    assert "S/RES/2371(2017)/8" in indicia("law", "on", "2024-01-01", "--area", "coal").out
    assert "in force" in indicia("law", "show", "S/RES/2371(2017)/8").out
    assert "S/RES/2371(2017)/8" in indicia("law", "search", "exports", "of", "coal").out
    ended = indicia("law", "on", "2026-09-20", "--regime", "CAR-2745").out
    assert "S/RES/2745(2024)/2 ran out on 31 Jul 2026: the data, of 29 Jun 2026" in ended
    assert "for Russia, China and Iran" in indicia("law", "show", "S/RES/1929(2010)/8").out
    assert "nothing wrong" in indicia("law", "check").out
    refused(indicia("law", "show", "S/RES/1(1900)/1"), 2, "no provision")
    refused(indicia("law", "on", "soon"), 2, "YYYY-MM-DD")


def test_slugs_are_explained(indicia: Indicia) -> None:
    """One, or all of them; a misspelt one names its neighbours."""
    assert "status of an event" in indicia("explain", "alleged").out
    assert "sending, hosting or permitting workers abroad" in " ".join(indicia("explain").out.split())
    refused(indicia("explain", "aleged"), 2, "did you mean alleged")


def test_an_amount_that_is_free_is_told(indicia: Indicia) -> None:
    """A cap says how much, how often, for whom and since when."""
    told = indicia("law", "show", "S/RES/2397(2017)/5").out
    assert "500,000 barrels each calendar year" in " ".join(told.split())


def test_a_wrong_row_of_law_ends_with_5(indicia: Indicia, tmp_path: Path) -> None:
    """The line names the file."""
    (tmp_path / "mine.toml").write_text("id = 3\n", encoding="utf-8")
    refused(indicia("law", "check", str(tmp_path)), 5, "mine.toml")


def test_the_version_is_said(indicia: Indicia) -> None:
    """On one line."""
    assert indicia("--version").out.startswith("indicia ")
