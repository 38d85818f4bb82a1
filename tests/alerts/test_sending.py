"""Alerts go out once to whom they may, whatever fails in between; on both stores."""

import base64
import hashlib
import hmac
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree
from msgspec import structs

from indicia.alerts import trial
from indicia.alerts.by_file import send as append
from indicia.alerts.message import Message
from indicia.alerts.settings import File
from indicia.ledger import Ledger, alerts
from tests.alerts.receivers import Certificate, Mailbox, Receiver, free_port
from tests.alerts.watched import MINUTE, NOW, held, outcomes, run, send, settings, take, use
from tests.watches.pages import BEIJING, SEOUL, WASHINGTON

HOURS = [NOW + timedelta(hours=7 * number) for number in range(1, 12)]
FILE: dict[str, Any] = {"kind": "file", "name": "log", "path": "alerts.jsonl", "clearance": "TLP:GREEN"}
FEED: dict[str, Any] = {"kind": "feed", "name": "feed", "path": "alerts.xml", "clearance": "TLP:GREEN"}


def hook(url: str, secret: Path, **more: Any) -> dict[str, Any]:
    """A webhook on loopback."""
    row = {"kind": "webhook", "name": "bot", "url": url, "secret_file": str(secret), "allow_private": True}
    return row | {"timeout": 0.4, "clearance": "TLP:GREEN"} | more


def mail(box: Mailbox, trusted: Certificate, monkeypatch: pytest.MonkeyPatch, **more: Any) -> dict[str, Any]:
    """A mail channel to the server of the tests."""
    monkeypatch.setenv("INDICIA_TEST_MAIL", "opensesame")
    row = {"kind": "mail", "name": "team", "host": "127.0.0.1", "port": box.port, "user": "indicia"}
    row |= {"password_env": "INDICIA_TEST_MAIL", "ca": str(trusted.public), "timeout": 1.0}
    return row | {"sender": "watch@desk.example", "to": ["ada@desk.example", "ben@desk.example"]} | more


@pytest.fixture
def told(ledger: Ledger) -> Ledger:
    """A ledger with two alerts."""
    use(ledger)
    take(ledger, SEOUL, 1)
    take(ledger, BEIJING, 2)
    assert run(ledger) == 2
    return ledger


def test_a_receiver_that_fails_in_turn_gets_it_once(told: Ledger, secret_file: Path) -> None:
    """Nobody there, 500, no answer, half an answer, a lost answer, then taken: one record of success."""
    port = free_port()
    to = settings(hook(f"http://127.0.0.1:{port}/hook", secret_file))
    send(told, to, HOURS[0])
    with Receiver(port) as receiver:
        receiver.does = ["500", "hang", "close", "lost"]
        for now in HOURS[1:]:
            send(told, to, now)
        assert len({one.headers["idempotency-key"] for one in receiver.got}) == 1
        assert len({one.body for one in receiver.got}) == 1
        (taken,) = receiver.taken
    assert outcomes(told) == ["unreachable", "refused", "unsure", "unsure", "unsure", "sent"]
    body = json.loads(taken.body)
    assert [one["id"] for one in body["alerts"]] == [alert.uid for alert in held(told)]


def test_what_is_posted_is_signed(told: Ledger, receiver: Receiver, secret_file: Path) -> None:
    """HMAC-SHA256 over key, time and body, as a receiver checks it."""
    send(told, settings(hook(receiver.url, secret_file)))
    (got,) = receiver.got
    signed = f"{got.headers['webhook-id']}.{got.headers['webhook-timestamp']}.".encode() + got.body
    key = b"correct horse battery staple"
    wanted = base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()
    assert got.headers["webhook-signature"] == f"v1,{wanted}"
    assert got.headers["webhook-id"] == got.headers["idempotency-key"]
    assert int(got.headers["webhook-timestamp"]) == int((NOW + MINUTE).timestamp())


def test_another_try_waits_as_long_as_it_should(told: Ledger, receiver: Receiver, secret_file: Path) -> None:
    """A minute at first; two hours where the receiver asks for them; a redirect is no success."""
    to = settings(hook(receiver.url, secret_file))
    receiver.does = ["302", "503"]
    (first,) = send(told, to, NOW)
    assert (first.what, first.next_at) == ("refused", NOW + MINUTE)
    assert [one.what for one in send(told, to, NOW + MINUTE / 2)] == ["later"]
    (second,) = send(told, to, NOW + MINUTE)
    assert second.next_at == NOW + MINUTE + timedelta(hours=2)
    assert [one.what for one in send(told, to, NOW + timedelta(hours=1))] == ["later"]
    assert [one.what for one in send(told, to, NOW + timedelta(hours=3))] == ["sent"]
    assert len(receiver.got) == 3


def test_a_private_address_is_refused_unless_allowed(
    told: Ledger, receiver: Receiver, secret_file: Path
) -> None:
    """Nothing is sent to it, and the alert waits."""
    (one,) = send(told, settings(hook(receiver.url, secret_file, allow_private=False)))
    assert one.what == "refused"
    assert "private or reserved" in (one.why or "")
    assert receiver.got == []


def test_a_mail_server_that_fails_in_turn_gets_it_once(
    told: Ledger, mailbox: Mailbox, trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused for now, no answer, taken but not said so, taken: one Message-ID, so that doubles show."""
    mailbox.does = ["451", "hang", "lost"]
    to = settings(mail(mailbox, trusted, monkeypatch))
    for now in HOURS[:6]:
        send(told, to, now)
    assert outcomes(told) == ["refused", "unsure", "unsure", "sent"]
    assert len(mailbox.taken) == 2
    assert len({message["Message-ID"] for message, _ in mailbox.taken}) == 1


def test_a_mail_has_a_plain_and_an_html_part(
    told: Ledger, mailbox: Mailbox, trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both name the sentence, and the desk opens it; the subject is one line."""
    send(told, settings(mail(mailbox, trusted, monkeypatch), desk="https://desk.example/"))
    ((message, recipients),) = mailbox.taken
    assert recipients == ["ada@desk.example", "ben@desk.example"]
    assert "Contested (was: single origin) and 1 more" in message["Subject"]
    plain, html = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert html is not None
    said = held(told)[0].said[0]
    link = f"https://desk.example/versions/{said.version}#row-{said.item}"
    for text in (plain.get_content(), html.get_content()):
        assert "had shipped coal to China in April" in text
        assert link in text
        assert "no finding that anything happened" in text


def test_who_was_refused_is_tried_again_alone(
    told: Ledger, mailbox: Mailbox, trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ben's mailbox is not there yet; Ada gets no second copy."""
    mailbox.unknown = {"ben@desk.example"}
    to = settings(mail(mailbox, trusted, monkeypatch))
    send(told, to, HOURS[0])
    send(told, to, HOURS[1])
    mailbox.unknown = set()
    send(told, to, HOURS[2])
    assert [recipients for _, recipients in mailbox.taken] == [["ada@desk.example"], ["ben@desk.example"]]
    assert outcomes(told) == ["partly", "refused", "sent"]


def test_no_password_stands_in_what_is_kept_or_told(
    told: Ledger, mailbox: Mailbox, trusted: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong one is refused in a line; an unknown certificate gets none at all."""
    row = mail(mailbox, trusted, monkeypatch)
    monkeypatch.setenv("INDICIA_TEST_MAIL", "a-secret-of-ours")
    (wrong,) = send(told, settings(row), HOURS[0])
    (unknown,) = send(told, settings({**row, "ca": ""}), HOURS[1])
    monkeypatch.delenv("INDICIA_TEST_MAIL")
    (gone,) = send(told, settings(row), HOURS[2])
    assert [one.what for one in (wrong, unknown, gone)] == ["refused", "unreachable", "unreachable"]
    with told.read() as connection:
        whys = " ".join(one.why or "" for one in alerts.attempts(connection))
    assert "a-secret-of-ours" not in whys
    assert "certificate verify failed" in whys
    assert mailbox.taken == []


def test_a_file_gets_a_line_an_alert_and_none_twice(told: Ledger) -> None:
    """JSON, one a line, each with the id that it has everywhere."""
    for now in HOURS[:3]:
        send(told, settings(FILE), now)
    lines = (told.folder / "alerts.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [alert.uid for alert in held(told)]


def test_a_half_line_of_a_killed_process_is_mended(told: Ledger, tmp_path: Path) -> None:
    """Whole lines stay, the half one goes, nothing is written twice; a file of others is left as it is."""
    message = Message("k", "log", "coal-china", tuple(held(told)), settings())
    channel, path = File(name="log", path="own.jsonl"), tmp_path / "own.jsonl"
    assert append(channel, message, tmp_path, again=False).outcome == "sent"
    whole = path.read_bytes()
    for cut in (1, 40, len(whole) // 2, len(whole) - 3):
        path.write_bytes(whole[:cut])
        assert append(channel, message, tmp_path, again=True).outcome == "sent"
        assert path.read_bytes() == whole
    path.write_bytes(b"somebody's own words")
    assert append(channel, message, tmp_path, again=True).outcome == "refused"
    assert path.read_bytes() == b"somebody's own words"


def test_the_feed_is_valid_and_its_ids_stay(told: Ledger) -> None:
    """A reader sees each alert once, the newest first; the same ledger gives the same bytes."""
    to = settings(FEED, desk="https://desk.example")
    send(told, to, HOURS[0])
    path = told.folder / "alerts.xml"
    before = path.read_bytes()
    first = feedparser.parse(before)
    take(told, WASHINGTON, 3)
    assert run(told) == 1  # a second origin tells it: no change that this feed takes
    send(told, to, HOURS[1])
    assert path.read_bytes() == before
    use(told, '\n[rule]\ndenials = "beside"\n')
    assert run(told, now=HOURS[1]) == 1
    send(told, to, HOURS[2])
    second = feedparser.parse(path.read_bytes())
    assert not first.bozo
    assert not second.bozo
    assert first.version == second.version == "atom10"
    assert first.feed.id == second.feed.id
    ids = [entry.id for entry in second.entries]
    assert ids[1:] == [entry.id for entry in first.entries]
    assert len(set(ids)) == 3
    assert second.feed.updated > first.feed.updated
    assert second.entries[0].link.startswith("https://desk.example/versions/")


def test_a_feed_has_what_rfc_4287_wants(told: Ledger) -> None:
    """Each feed and entry has one id, title and updated; an author; content where there is no link."""
    send(told, settings(FEED))
    atom = "{http://www.w3.org/2005/Atom}"
    root = etree.fromstring((told.folder / "alerts.xml").read_bytes())
    assert root.tag == f"{atom}feed"
    assert root.find(f"{atom}author/{atom}name") is not None
    for node in (root, *root.findall(f"{atom}entry")):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{atom}{name}")) == 1
        assert (node.findtext(f"{atom}updated") or "").endswith("Z")
    assert all(node.find(f"{atom}content") is not None for node in root.findall(f"{atom}entry"))


def test_quiet_hours_hold_alerts_and_lose_none(told: Ledger) -> None:
    """At noon nothing; after their end all of it at once."""
    to = settings(FILE | {"quiet": {"from": "12:00", "until": "14:00"}})
    (quiet,) = send(told, to, NOW + MINUTE)
    assert (quiet.what, quiet.alerts, quiet.next_at) == ("quiet", 2, NOW + timedelta(hours=2))
    assert not (told.folder / "alerts.jsonl").exists()
    assert [(one.what, one.alerts) for one in send(told, to, NOW + timedelta(hours=2))] == [("sent", 2)]


def test_a_digest_is_one_message_a_watch(told: Ledger, receiver: Receiver, secret_file: Path) -> None:
    """Nothing before its hour; then all alerts of the watch together; late is not lost."""
    to = settings(hook(receiver.url, secret_file, digest="weekly", weekday="tuesday", at="08:00"))
    assert send(told, to, NOW + timedelta(hours=19)) == []
    assert [(one.what, one.alerts) for one in send(told, to, NOW + timedelta(days=3))] == [("sent", 2)]
    assert send(told, to, NOW + timedelta(days=9)) == []
    assert len(receiver.got) == 1


def test_a_stricter_watch_is_withheld_and_that_is_told(ledger: Ledger) -> None:
    """Whatever marking the watch has now counts, also for what was made, or is in a feed, already."""
    use(ledger)
    take(ledger, SEOUL, 1)
    run(ledger)
    to = settings(
        FEED,
        FILE | {"clearance": "TLP:CLEAR"},
        FILE | {"name": "red", "path": "red.jsonl", "clearance": "TLP:RED"},
    )
    send(ledger, to, HOURS[0])
    use(ledger, 'marking = "TLP:AMBER"\n')
    take(ledger, WASHINGTON, 2)
    run(ledger, now=HOURS[0])
    told = send(ledger, to, HOURS[1])
    assert [(one.channel, one.what, one.alerts) for one in told] == [
        ("feed", "withheld", 1),
        ("log", "withheld", 1),
        ("red", "sent", 1),
    ]
    assert len((ledger.folder / "alerts.jsonl").read_text().splitlines()) == 1
    assert len((ledger.folder / "red.jsonl").read_text().splitlines()) == 2


def test_a_channel_gets_what_it_asks_for(told: Ledger) -> None:
    """States, kinds of changes, watches, and a day to begin with; left out, the rule of the watch decides."""
    use(told)
    take(told, WASHINGTON, 3)
    run(told, now=NOW)
    assert [it.kind for it in held(told)] == ["state", "state", "origin"]
    rows: dict[str, dict[str, Any]] = {
        "all": {"changes": ["state", "origin"]},
        "states": {"states": ["contested"]},
        "other": {"watches": ["another"]},
        "later": {"since": NOW.date() + timedelta(days=1)},
    }
    to = settings(*(FILE | {"name": name, "path": name} | row for name, row in rows.items()))
    assert {one.channel: one.alerts for one in send(told, to)} == {"all": 3, "states": 1}


def test_a_channel_that_is_gone_is_told(told: Ledger, secret_file: Path) -> None:
    """What it was owed is not forgotten in silence; a failing channel keeps no other from its alerts."""
    url = f"http://127.0.0.1:{free_port()}/"
    assert [one.what for one in send(told, settings(hook(url, secret_file), FILE))] == ["unreachable", "sent"]
    assert [(one.channel, one.what, one.alerts) for one in send(told, settings(FILE))] == [("bot", "gone", 2)]


def test_a_trial_reaches_the_channel_and_is_no_alert(
    told: Ledger,
    mailbox: Mailbox,
    receiver: Receiver,
    trusted: Certificate,
    secret_file: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It says that nothing has changed; a file and a feed stay as they are."""
    to = settings(mail(mailbox, trusted, monkeypatch), hook(receiver.url, secret_file), FILE, FEED)
    assert [trial(told, to, name, NOW).outcome for name in ("team", "bot", "log", "feed")] == ["sent"] * 4
    assert json.loads(receiver.got[0].body)["type"] == "indicia.trial"
    assert "Nothing has changed" in str(mailbox.taken[0][0])
    assert not (told.folder / "alerts.jsonl").exists()
    assert outcomes(told) == []


def test_odd_characters_of_a_page_harm_no_channel(told: Ledger) -> None:
    """Control characters, markup and lone surrogates in a quotation leave feed and mail valid."""
    from indicia.alerts.by_feed import to_bytes  # noqa: PLC0415 - only here
    from indicia.alerts.settings import Feed  # noqa: PLC0415 - only here

    alert = held(told)[0]
    odd = "a \x00\x0b\ud800 <script>alert(1)</script> & “b”\n]]>"
    said = structs.replace(alert.said[0], quote=odd)
    made = to_bytes(
        Feed(name="feed", path="x"), [structs.replace(alert, said=(said,), title=odd)], settings(), "x"
    )
    found = feedparser.parse(made)
    assert not found.bozo
    assert "<script>" not in found.entries[0].content[0].value
    assert "\n" not in Message("k", "c", "w", (structs.replace(alert, title=odd),), settings()).subject
