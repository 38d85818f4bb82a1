"""The commands of watches as a user meets them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from indicia.app.cli import main

Command = Callable[..., tuple[int, str, str]]
SEOUL = """\
Spy agency speaks of coal ships

SEOUL, May 14, 2024 -- South Korea's spy agency said on Tuesday that North Korea had shipped coal to China.
"""
BEIJING = """\
Beijing answers

BEIJING, May 16, 2024 -- China's foreign ministry denied on Thursday that it had bought coal from North Korea.
"""
WASHINGTON = """\
Washington on coal

WASHINGTON, May 20, 2024 -- The US State Department said on Monday that North Korea had sold coal to China.
"""


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
    """A ledger with two pages and a watch that was run."""
    for name, text in (("a.txt", SEOUL), ("b.txt", BEIJING)):
        Path(name).write_text(text, encoding="utf-8")
    assert indicia("watch", "new", "coal", "--area", "coal", "--actor", "PRK", "--counterpart", "CHN")[0] == 0
    with Path("coal.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[hypothesis]]\nid = "H1"\ntext = "It goes on"\n')
    assert indicia("watch", "add", "coal.toml")[0] == 0
    assert indicia("add", "a.txt", "b.txt", "--engine", "rules", "--jobs", "0")[0] == 0
    assert indicia("watch", "run", "--as-of", "2024-05-31")[0] == 0
    return indicia


def test_a_run_says_what_changed_and_a_second_that_nothing_did(watched: Command) -> None:
    """A new page is weighed when it comes."""
    assert "nothing changed" in watched("watch", "run", "--as-of", "2024-05-31")[1]
    Path("c.txt").write_text(WASHINGTON, encoding="utf-8")
    watched("add", "c.txt", "--engine", "rules", "--jobs", "0")
    out = watched("watch", "run", "--as-of", "2024-05-31")[1]
    assert "20 May 2024: United States tells the act as well" in out


def test_one_screen_holds_what_counts(watched: Command) -> None:
    """State, reason, sentence, origins, denial and the missing reply, in a screen of text."""
    code, out, _ = watched("watch", "show", "coal")
    assert code == 0
    for part in ("contested since 16 May 2024", "South Korea: 1 page", "denied by China", "No reply seen"):
        assert part in out
    assert len(out.splitlines()) <= 40


def test_show_tells_what_is_new_to_a_person(watched: Command) -> None:
    """What was seen is not told again; who has not looked sees all of it."""
    watched("watch", "seen", "coal", "--by", "ada")
    assert "->" not in watched("watch", "show", "coal", "--by", "ada")[1]
    assert "->" in watched("watch", "show", "coal", "--by", "ben")[1]


def test_what_a_person_decides_moves_the_state_and_can_be_undone(watched: Command) -> None:
    """Reject, move, and back; `why` lists the decisions with their numbers."""
    assert "contested -> single origin" in watched("watch", "reject", "2", "--by", "ada")[1]
    assert "1  reject, ada" in watched("watch", "why", "coal")[1]
    assert "single origin -> contested" in watched("watch", "undo", "1", "--by", "ada")[1]
    assert watched("watch", "move", "1", "COA-80", "--by", "ada")[0] == 0
    assert "COA-80" in watched("watch", "why", "coal")[1]


def test_json_is_whole(watched: Command) -> None:
    """Each command that shows something prints it for programs too."""
    shown = json.loads(watched("watch", "show", "coal", "--json")[1])
    assert shown["assessment"]["state"] == "contested"
    why = json.loads(watched("watch", "why", "coal", "--json")[1])
    assert {it["bearing"] for it in why["indications"]} == {"act", "denial"}
    (listed,) = watched("watch", "list", "--json")[1].splitlines()
    assert json.loads(listed)["state"] == "contested"
    replies = [json.loads(line) for line in watched("watch", "replies", "coal", "--json")[1].splitlines()]
    assert {it["who"]: it["stance"] for it in replies} == {"PRK": None, "CHN": "denies"}
    grades = [json.loads(line) for line in watched("watch", "grades", "coal", "--json")[1].splitlines()]
    assert {it["role"] for it in grades} == {"position", "facts", None}


def test_grades_judgements_and_hypotheses_are_a_persons(watched: Command) -> None:
    """Each wants a name, and a reason where it is a judgement."""
    assert (
        watched("watch", "grade", "China", "D", "--as", "facts", "--why", "two errors", "--by", "ada")[0] == 0
    )
    assert "D  for facts, ada" in watched("watch", "grade", "China")[1]
    assert watched("watch", "judge", "coal", "likely", "--why", "ships", "--by", "ada")[0] == 0
    assert "likely (55 to 80 per cent), ada" in watched("watch", "show", "coal")[1]
    out = watched("watch", "hypotheses", "coal", "H1=II", "--add", "2", "--by", "ada")[1]
    assert "inconsistency 2" in out
    assert watched("watch", "hypotheses", "coal", "--csv")[1].splitlines()[-1] == ",inconsistency,,2"


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("show", "none"), 2, "there is no watch 'none'"),
        (("reject", "99", "--by", "ada"), 2, "no indication 99"),
        (("reject", "1"), 2, "say who decides"),
        (("move", "1", "COA-99", "--by", "ada"), 2, "no indicator 'COA-99'"),
        (("grade", "1", "B", "--by", "ada"), 2, "is no grade"),
        (("grade", "China", "B", "--by", "ada"), 2, "--why"),
        (("judge", "coal", "surely", "--why", "x", "--by", "ada"), 2, "is no likelihood"),
        (("hypotheses", "coal", "H1=C"), 2, "which row"),
        (("seen", "coal"), 2, "say who has seen it"),
        (("add", "coal.toml"), 2, "--replace"),
        (("add", "nothing"), 2, "neither a file nor a watch of the pack"),
        (("new", "coal", "--area", "coal", "--actor", "PRK"), 2, "is there already"),
        (("new", "x", "--area", "coals", "--actor", "PRK"), 2, "is no area"),
    ],
)
def test_bad_input_is_one_line(watched: Command, words: tuple[str, ...], code: int, told: str) -> None:
    """It says what happened and what to do, and changes nothing."""
    before = watched("watch", "why", "coal")[1]
    found, _, err = watched("watch", *words)
    assert (found, told in err, err.count("\n")) == (code, True, 1), err
    assert watched("watch", "why", "coal")[1] == before


def test_a_wrong_file_is_told_row_by_row(indicia: Command) -> None:
    """Exit code 5, each wrong row, and an example that does not hold."""
    Path("mine.toml").write_text(
        'id = "mine"\nquestion = "So?"\nactors = ["PRK"]\nareas = ["coal"]\n'
        '[[indicator]]\nid = "A"\ntext = "t"\nwords = ["ferry"]\nexample = "A ferry left Oslo."\n',
        encoding="utf-8",
    )
    code, out, err = indicia("watch", "check", "mine.toml")
    assert (code, "does not meet it" in out) == (5, True)
    assert "1 thing is wrong" in err
    code, _, err = indicia("watch", "add", "mine.toml")
    assert (code, "does not meet it" in err) == (5, True)
    Path("mine.toml").write_text(
        'id = "mine"\nquestion = "So?"\nactors = []\nareas = ["x"]\n', encoding="utf-8"
    )
    code, out, _ = indicia("watch", "check", "mine.toml")
    assert code == 5
    assert "mine.toml: watch: areas: 'x' is no area" in out


def test_the_schema_of_a_watch_file_is_printed(indicia: Command) -> None:
    """It names every table of the file."""
    held = json.loads(indicia("schema", "--watch")[1])["$defs"]["Watch"]["properties"]
    assert {"question", "rule", "indicator", "expected", "hypothesis"} <= set(held)


def test_a_ledger_without_a_watch_says_what_to_do(indicia: Command) -> None:
    """One line, exit code 2."""
    Path("a.txt").write_text(SEOUL, encoding="utf-8")
    indicia("add", "a.txt", "--engine", "rules", "--jobs", "0")
    code, _, err = indicia("watch", "run")
    assert (code, "indicia watch add" in err) == (2, True)


def test_a_day_that_is_past_is_told_and_what_is_kept_stays(watched: Command) -> None:
    """The state of the fourteenth knows nothing of the sixteenth; the list stays as it was."""
    code, out, _ = watched("watch", "run", "coal", "--as-of", "2024-05-14")
    assert code == 0
    assert "single origin since 14 May 2024" in out
    assert "what is kept is of 31 May 2024" in out
    assert "contested since 16 May 2024" in watched("watch", "list")[1]


def test_a_denier_is_never_shown_as_asserting_the_act(watched: Command) -> None:
    """Whoever says that it was not so denies it, on the screen and in the register."""
    Path("c.txt").write_text(
        "Pyongyang answers\n\nPYONGYANG, May 18, 2024 -- North Korea did not ship any coal to China, the "
        "North Korean foreign ministry said.\n",
        encoding="utf-8",
    )
    assert watched("add", "c.txt", "--engine", "rules", "--jobs", "0")[0] == 0
    assert watched("watch", "run", "--as-of", "2024-05-31")[0] == 0
    shown = watched("watch", "why", "coal")[1]
    assert "North Korea · denies · the act" in shown
    assert "North Korea · asserts" not in shown


def test_a_broken_file_stops_no_other_watch(watched: Command) -> None:
    """It is told by its name, and the others are listed and run all the same."""
    folder = next(Path.cwd().rglob("watches/coal.toml")).parent
    (folder / "broken.toml").write_text("id = \n", encoding="utf-8")
    for words in (("watch", "list"), ("watch", "run", "--as-of", "2024-05-31")):
        code, out, err = watched(*words)
        assert code != 0
        assert "coal" in out
        assert "broken.toml" in err
    assert watched("watch", "show", "coal")[0] == 0
