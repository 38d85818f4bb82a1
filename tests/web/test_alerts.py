"""Alerts in the room of watches: their sentences, quiet hours, who took note, who may see them."""

import re
from datetime import UTC, datetime

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html

from indicia import alerts, watches
from indicia.ledger import Ledger
from indicia.ledger import alerts as kept
from tests.web.conftest import WATCHES, SignIn, form, let_in
from tests.web.test_languages import left_behind

Client = TestClient[Litestar]
SETTINGS = """\
[[channel]]
kind = "feed"
name = "night-desk"
path = "alerts.xml"
clearance = "TLP:GREEN"
quiet = { from = "00:00", until = "23:59" }
"""


@pytest.fixture
def told(ledger: Ledger) -> list[int]:
    """The numbers of the alerts that were made of what the watches say, in a ledger that sends them."""
    (ledger.folder / alerts.FILE).write_text(SETTINGS, encoding="utf-8")
    alerts.make(ledger, datetime.now(UTC))
    with ledger.read() as connection:
        return [row.id for row in kept.alerts(connection)]


def test_an_alert_leads_to_its_sentence(client: Client, told: list[int]) -> None:
    """What changed, who said what where, and the characters of it one press away."""
    page = client.get("/alerts").text
    assert page.count('id="alert-') == len(told) > 0
    assert "quiet from 00:00 until 23:59, UTC" in page
    assert "quiet now, until" in page
    link = re.search(r'href="(/versions/\d+)#row-(\w+)"', page)
    assert link
    assert f'id="row-{link[2]}"' in client.get(link[1]).text


@pytest.mark.usefixtures("mirrored", "told")
def test_no_word_of_an_alert_stays_behind(client: Client) -> None:
    """How somebody said it, where it went, when it is quiet: all in the language of the desk."""
    page = html.fromstring(client.get("/alerts?every=true", headers={"accept-language": "he"}).text)
    assert page.xpath("//q")
    assert left_behind(page.get_element_by_id("main")) == []


def test_somebody_takes_note_and_takes_it_back(client: Client, told: list[int], ledger: Ledger) -> None:
    """It waits no longer, says who, and does again after undo; the board counts those that wait."""
    first = f"/alerts/{told[0]}/note"
    waiting = re.compile(rf'href="/alerts">Alerts <b class="count new">{len(told)}</b>')
    assert waiting.search(client.get("/watches").text)
    assert client.post(first, data={"note": "in the brief"}, headers=form(client)).status_code == 303
    assert f'id="alert-{told[0]}"' not in client.get("/alerts").text
    page = html.fromstring(client.get("/alerts?every=true").text).text_content()
    assert "Ada took note" in page
    assert "in the brief" in page
    assert not waiting.search(client.get("/watches").text)
    assert client.post(first, data={"undo": "yes"}, headers=form(client)).status_code == 303
    with ledger.read() as connection:
        assert kept.acks(connection) == {}


@pytest.mark.usefixtures("told")
def test_a_watch_shows_its_own_alerts(client: Client, ledger: Ledger) -> None:
    """Beside what changed; and only those."""
    for id_ in WATCHES:
        with ledger.read() as connection:
            mine = len(kept.alerts(connection, watch=id_))
        assert f'Alerts <b class="count">{mine}</b>' in client.get(f"/watches/{id_}").text or not mine
        assert client.get(f"/alerts?watch={id_}").text.count('id="alert-') == mine


def test_weighing_a_watch_makes_its_alerts(client: Client, ledger: Ledger) -> None:
    """Where alerts are in use, and never a second time."""
    (ledger.folder / alerts.FILE).write_text(SETTINGS, encoding="utf-8")
    seen = []
    for _ in range(2):
        client.post(f"/watches/{WATCHES[1]}/run", headers=form(client))
        with ledger.read() as connection:
            seen.append(len(kept.alerts(connection)))
    assert seen[0] == seen[1] > 0


@pytest.mark.usefixtures("told")
def test_an_alert_marked_above_is_not_there(ledger: Ledger, sign_in: SignIn) -> None:
    """Neither in the list nor to be taken note of; a reader decides nothing."""
    text = watches.packaged_text(WATCHES[1])
    text = text.replace(f'id = "{WATCHES[1]}"', f'id = "{WATCHES[1]}"\nmarking = "TLP:AMBER"', 1)
    watches.keep(ledger.folder, text, watches.parsed(text, "it"), replace=True)
    let_in(ledger, "Ann", "analyst")
    let_in(ledger, "Rea", "reader")
    with ledger.read() as connection:
        above = [row.id for row in kept.alerts(connection, watch=WATCHES[1])]
    ann, rea = sign_in("Ann"), sign_in("Rea")
    page = ann.get("/alerts").text
    assert above
    assert all(f'id="alert-{number}"' not in page for number in above)
    assert "marked above what you may see" in page
    note = f"/alerts/{above[0]}/note"
    assert ann.post(note, data={"note": ""}, headers=form(ann)).status_code == 404
    assert rea.post(note, data={"note": ""}, headers=form(rea)).status_code == 403


def test_what_is_wrong_with_the_settings_is_told(client: Client, ledger: Ledger) -> None:
    """The room opens all the same, and the board."""
    (ledger.folder / alerts.FILE).write_text('[[channel]]\nkind = "pigeon"\n', encoding="utf-8")
    assert "alerts.toml" in client.get("/alerts").text
    assert client.get("/watches").status_code == 200
