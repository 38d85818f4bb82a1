"""Killed while it sends, and two that send at once; on both stores."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from indicia.app.cli import main
from indicia.ledger import alerts
from tests.alerts.receivers import Receiver
from tests.alerts.watched import outcomes, run, take, use
from tests.stores import Place
from tests.watches.pages import SEOUL

CHANNEL = """\
[[channel]]
kind = "webhook"
name = "bot"
url = "{url}"
secret_file = "{secret}"
allow_private = true
timeout = 30.0
"""


@pytest.fixture
def waiting(place: Place, receiver: Receiver, secret_file: Path) -> Place:
    """A ledger with one alert that goes to the receiver."""
    with place.open() as ledger:
        use(ledger)
        take(ledger, SEOUL, 1)
        assert run(ledger) == 1
        text = CHANNEL.format(url=receiver.url, secret=secret_file)
        (ledger.folder / "alerts.toml").write_text(text, encoding="utf-8")
    return place


def started(place: Place) -> subprocess.Popen[bytes]:
    """A process that sends what is due."""
    words = [sys.executable, "-m", "indicia", "alerts", "run", *place.words]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_killed_between_sending_and_recording(waiting: Place, receiver: Receiver) -> None:
    """The next run says that it may have been sent, and sends it again under the same key."""
    receiver.does = ["hang"]
    process = started(waiting)
    assert receiver.came.wait(60)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    with waiting.open() as ledger:
        assert outcomes(ledger) == [None]
    done = started(waiting)
    out, err = done.communicate(timeout=60)
    assert done.returncode == 0, err.decode()
    assert b"it may have been sent, and goes again with the same key" in b" ".join(out.split())
    assert len({one.headers["idempotency-key"] for one in receiver.got}) == 1
    assert [one.did for one in receiver.got] == ["hang", "200"]
    with waiting.open() as ledger:
        assert outcomes(ledger) == ["unsure", "sent"]
        with ledger.read() as connection:
            (delivery,) = alerts.deliveries(connection, sent=True)
    assert delivery.tries == 2


def test_two_runs_at_once_send_it_once(waiting: Place, receiver: Receiver) -> None:
    """One sends, the other says so and does nothing."""
    both = [started(waiting) for _ in range(2)]
    for process in both:
        process.communicate(timeout=60)
    assert 0 in {process.returncode for process in both}
    assert len(receiver.got) == 1
    with waiting.open() as ledger:
        assert outcomes(ledger) == ["sent"]


def test_who_finds_another_sending_does_nothing(
    waiting: Place, receiver: Receiver, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line, exit code 6, and what is under way is not taken for killed."""
    with FileLock(waiting.folder / "alerts.lock"), pytest.raises(SystemExit) as ended:
        main(["alerts", "run", *waiting.words])
    assert ended.value.code == 6
    assert "another `indicia alerts run` is sending" in capsys.readouterr().err
    assert receiver.got == []
