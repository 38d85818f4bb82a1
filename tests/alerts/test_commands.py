"""The commands of alerts as a user meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicia.app.cli import main
from tests.app.test_watch_commands import BEIJING, SEOUL, WASHINGTON

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def indicia(
    capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Command:
    """Run the command in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main(list(words))
        out, err = capsysbinary.readouterr()
        return int(ended.value.code or 0), out.decode(), err.decode()

    return run


@pytest.fixture
def watched(indicia: Command) -> Command:
    """A ledger with two pages, a watch that was run, and alerts in use."""
    for name, text in (("a.txt", SEOUL), ("b.txt", BEIJING)):
        Path(name).write_text(text, encoding="utf-8")
    indicia("watch", "new", "coal", "--area", "coal", "--actor", "PRK", "--counterpart", "CHN")
    assert indicia("watch", "add", "coal.toml")[0] == 0
    assert indicia("alerts", "new")[0] == 0
    assert indicia("add", "a.txt", "b.txt", "--engine", "rules", "--jobs", "0")[0] == 0
    return indicia


def test_a_run_of_the_watches_says_that_alerts_wait(watched: Command) -> None:
    """Only where alerts are in use; JSON stays JSON."""
    assert "2 alerts wait" in watched("watch", "run", "--as-of", "2024-05-31")[1]
    for line in watched("watch", "run", "--as-of", "2024-05-31", "--json")[1].splitlines():
        json.loads(line)
    Path("ledger/alerts.toml").unlink()
    assert "wait" not in watched("watch", "run", "--as-of", "2024-05-31")[1]


def test_alerts_are_listed_sent_and_noted(watched: Command) -> None:
    """What changed, by which sentence, who was told; then it waits no more, and can be brought back."""
    watched("watch", "run", "--as-of", "2024-05-31")
    code, out, _ = watched("alerts", "run")
    assert (code, "feed: 2 alerts of coal sent" in out) == (0, True)
    out = watched("alerts", "list")[1]
    assert "South Korea's spy agency said" in out
    assert "feed: sent" in out
    assert "1 wait" in watched("alerts", "ack", "1", "--by", "ada")[1]
    assert "0 wait" in watched("alerts", "ack", "--watch", "coal", "--by", "ada")[1]
    assert "no alert waits" in watched("alerts", "list")[1]
    assert "noted by ada" in watched("alerts", "list", "--all")[1]
    assert "1 wait" in watched("alerts", "ack", "2", "--undo", "--by", "ada")[1]
    assert watched("alerts", "ack", "2")[0] == 2
    (row,) = map(json.loads, watched("alerts", "list", "--json")[1].splitlines())
    assert (row["alert"]["now"], row["ack"], row["deliveries"][0]["tries"]) == ("contested", None, 1)


def test_what_could_not_be_sent_is_an_exit_code(watched: Command) -> None:
    """One line at the end, after every channel had its turn; the next run goes on."""
    watched("watch", "run", "--as-of", "2024-05-31")
    path = Path("ledger/alerts.toml")
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace('"alerts.xml"', '"indicia.db/alerts.xml"'), encoding="utf-8")
    code, out, err = watched("alerts", "run")
    assert (code, "cannot be written" in out, "tried again" in err) == (1, True, True)
    path.write_text(whole, encoding="utf-8")
    assert "waiting to be tried again" in watched("alerts", "run")[1]
    assert "2 alerts of coal sent" in watched("alerts", "run", "--at-once")[1]


def test_a_wrong_file_is_told_and_nothing_is_sent(watched: Command) -> None:
    """Exit code 5 from checker and run; a file is never written over; without one a run says so."""
    path = Path("ledger/alerts.toml")
    assert watched("alerts", "new")[0] == 2
    with path.open("a", encoding="utf-8") as file:
        file.write('zone = "Nowhere/None"\n')
    for command in ("check", "run"):
        assert watched("alerts", command)[0] == 5
    path.unlink()
    assert watched("alerts", "run")[0] == 2
    assert watched("alerts", "list")[0] == 0


def test_a_channel_can_be_tried(watched: Command) -> None:
    """By its name only."""
    assert "it works" in watched("alerts", "test", "feed")[1]
    code, _, err = watched("alerts", "test", "pigeon")
    assert (code, "there are: feed" in err) == (5, True)


def test_a_new_page_makes_an_alert_of_its_change(watched: Command) -> None:
    """The third page tells the act as well: kept, and listed."""
    watched("watch", "run", "--as-of", "2024-05-31")
    Path("c.txt").write_text(WASHINGTON, encoding="utf-8")
    watched("add", "c.txt", "--engine", "rules", "--jobs", "0")
    assert "3 alerts wait" in watched("watch", "run", "--as-of", "2024-05-31")[1]
    assert "Another independent origin tells the act: United States" in " ".join(
        watched("alerts", "list")[1].split()
    )
