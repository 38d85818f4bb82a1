"""`verify` finds what somebody or something changed behind the ledger's back."""

import hashlib
from pathlib import Path

import sqlalchemy as sa

from indicia.ledger import Ledger, Unread, stamps
from indicia.ledger import tables as t
from indicia.ledger.packing import pack
from tests.stores import DENIAL, capture, made, take

STAMP = Path(__file__).parent / "stamp"
STAMPED = "the bytes that were stamped"


def test_nothing_is_wrong_with_a_new_ledger(ledger: Ledger) -> None:
    """Everything is counted."""
    take(ledger, DENIAL)
    found = ledger.verify()
    assert found.wrong == []
    assert (found.records, found.versions, found.readings) == (1, 1, 1)
    assert found.spans > found.rows > 5


def test_changed_bytes_are_found(ledger: Ledger) -> None:
    """A record put in the place of another, whole as it is, does not have the hash that was stored."""
    take(ledger, DENIAL)
    take(ledger, DENIAL + "\n", "https://daily.example/other")
    with ledger.write() as connection:
        rows = connection.execute(sa.select(t.record).order_by(t.record.c.id)).all()
        swap = {"start": rows[1].start, "length": rows[1].length}
        connection.execute(sa.update(t.record).where(t.record.c.id == rows[0].id).values(**swap))
    (wrong,) = ledger.verify().wrong
    assert "the bytes are not those that were stored" in wrong


def test_a_missing_file_is_found(ledger: Ledger) -> None:
    """By its name."""
    take(ledger, DENIAL)
    ledger.archive.close()
    (path,) = ledger.archive.files()
    path.rename(path.with_suffix(".gone"))
    (wrong,) = ledger.verify().wrong
    assert path.name in wrong


def test_a_changed_text_is_found(ledger: Ledger) -> None:
    """The text, and every span that no longer stands where it says."""
    take(ledger, DENIAL)
    with ledger.write() as connection:
        text = made(DENIAL).reading.article.text.replace("Monday", "Friday!")
        connection.execute(sa.update(t.version).values(text=text))
    wrong = ledger.verify().wrong
    assert any("its text" in one for one in wrong)
    assert any("is not “" in one for one in wrong)


def test_a_row_that_points_elsewhere_is_found(ledger: Ledger) -> None:
    """A row is held to the reading it was made from."""
    take(ledger, DENIAL)
    with ledger.write() as connection:
        changed = sa.update(t.statement).where(t.statement.c.key == "s1").values(spans={"cue": [[0, 4]]})
        connection.execute(changed)
    (wrong,) = ledger.verify().wrong
    assert "s1 of reading 1" in wrong


def test_a_damaged_reading_is_found(ledger: Ledger) -> None:
    """In one line, and the rest is checked all the same."""
    take(ledger, DENIAL)
    with ledger.write() as connection:
        content = pack(made(DENIAL).reading, made(DENIAL).reading.article.text)[:-9]
        connection.execute(sa.update(t.reading).values(content=content))
    (wrong,) = ledger.verify().wrong
    assert "damaged" in wrong


def test_timestamps(ledger: Ledger) -> None:
    """A record is stamped once; its stamp is checked, also against a root that one trusts."""
    answer = (STAMP / "answer.tsr").read_bytes()
    ledger.take(ledger.keep(capture(STAMPED)), Unread("page", "too short"))
    assert ledger.stamp(lambda _: answer) == 1
    assert ledger.stamp(lambda _: answer) == 0
    assert ledger.verify(STAMP / "root.pem").wrong == []
    assert ledger.verify().stamps == 1
    (wrong,) = ledger.verify(STAMP / "other.pem").wrong
    assert "not signed under other.pem" in wrong
    assert stamps.problem(answer, hashlib.sha256(b"others").hexdigest()) == "its timestamp is on other bytes"
