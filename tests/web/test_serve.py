"""`indicia serve` and `indicia users` as the terminal runs them."""

import re
import signal
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import httpx
import pytest

from indicia.app.cli import main
from indicia.ledger import audit, open_ledger, people

PROGRAM = [sys.executable, "-m", "indicia"]


def test_serve_prints_an_address_that_opens_the_desk(filled: Path) -> None:
    """Once; an interrupt ends it without a word of the program's inside."""
    words = [*PROGRAM, "serve", "--ledger", str(filled), "--port", "0"]
    with subprocess.Popen(words, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True) as process:
        assert process.stderr is not None
        address = ""
        while not address:
            line = process.stderr.readline()
            assert line or process.poll() is None
            address = "".join(re.findall(r"http://127\.0\.0\.1:\d+/enter\?token=\S+", line))
        transport = httpx.HTTPTransport(retries=10)
        with httpx.Client(transport=transport, follow_redirects=True, timeout=30) as client:
            answer = client.get(address)
            assert "Came in" in answer.text
            assert "token" not in str(answer.url)
            assert httpx.get(address, follow_redirects=True).text.count("Came in") == 0
        process.send_signal(signal.SIGINT)
        rest = process.stderr.read()
        assert process.wait(timeout=20) in {0, 130}
    assert "Traceback" not in rest


def test_a_port_that_is_taken_is_told_in_a_line(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With what to do; nothing was opened."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        words = ["serve", "--ledger", str(filled), "--port", str(taken.getsockname()[1])]
        with pytest.raises(SystemExit) as left:
            main(words)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert "try another --port" in told
    assert told.count("\n") == 1


def test_people_are_let_in_changed_and_let_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the terminal; the password is read, never shown, and every step is in the log."""
    where = ["--ledger", str(tmp_path / "ledger")]

    def run(*words: str, typed: str = "") -> str:
        monkeypatch.setattr(sys, "stdin", StringIO(typed))
        with pytest.raises(SystemExit) as left:
            main(["users", *words, *where])
        assert left.value.code in {None, 0}
        return capsys.readouterr().out

    run("add", "Ada", "--role", "admin", typed="a long enough password\n")
    assert "Ada  admin, sees up to TLP:GREEN" in run("list")
    run("change", "Ada", "--role", "editor", "--clearance", "TLP:AMBER")
    key = run("key", "Ada").strip()
    run("grant", "Ada", "coal")
    assert "long enough" not in run("log")
    run("remove", "Ada")
    with open_ledger(tmp_path / "ledger") as ledger, ledger.read() as connection:
        assert people.everyone(connection) == []
        said = [act.what for act in reversed(audit.acts(connection))]
    assert said == ["let in", "changed", "made a key", "granted", "let out"]
    assert key.startswith("ind_")
