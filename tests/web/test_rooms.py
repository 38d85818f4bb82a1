"""The rooms as a browser without scripts gets them: what they show, how small they are, text as text."""

import json
import re
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient
from lxml import html

from indicia import watches
from indicia.app.access import ORIGINAL_POLICY
from indicia.ledger import Ledger, audit, overview, people, watch_decisions
from tests.web.conftest import SignIn, form, let_in

Client = TestClient[Litestar]
ROOMS = (
    "/",
    "/search",
    "/search?q=coal",
    "/search?what=exposures",
    "/search?what=articles&q=coal",
    "/names",
    "/names/1",
    "/law",
    "/law/S/RES/2397(2017)/5",
    "/versions/1",
    "/versions/1/original",
    "/versions/4/changes",
    "/watches",
    "/watches/dprk-arms-to-russia",
    "/watches/dprk-arms-to-russia/edit",
    "/watch-desk",
    "/alerts",
    "/claims",
    "/claims/1",
    "/briefs?watch=dprk-arms-to-russia",
    "/log",
    "/team",
)
HOSTILE = "/versions/5"


@pytest.mark.parametrize("path", ROOMS)
def test_every_room_opens_whole_and_small(client: Client, path: str) -> None:
    """Under 200 KB with style, scripts and signs, all of them from here, none inside the page."""
    answer = client.get(path)
    assert answer.status_code == 200
    assert answer.text.count("<main") == answer.text.count("</main>") == 1
    files = re.findall(r'(?:src|href)="(/static/[^"#]+)', answer.text)
    whole = len(answer.content) + sum(len(client.get(file).content) for file in set(files))
    assert whole < 200_000
    assert not re.search(r"<script(?![^>]* src=)", answer.text)
    assert " style=" not in answer.text
    assert not re.search(r'(?:src|action)="(?:https?:)?//', answer.text)


def test_today_tells_what_came_in_and_what_waits(client: Client) -> None:
    """The newest page first, with what was found in it."""
    page = client.get("/").text
    assert page.index("Ministry denies") < page.index("Washington says Russian fuel")
    assert "Needs a look" in page
    assert "what changed" in page


def test_today_tells_what_was_decided(client: Client) -> None:
    """Notes, corrections and what was taken back alike."""
    path = "/api/versions/3/items/s1"
    client.post(f"{path}/notes", json={"text": "see"}, headers=form(client))
    change = {"field": "stance", "value": "hedged"}
    made = client.patch(path, json=change, headers={**form(client), "if-match": '""'}).json()
    client.delete(f"/api/corrections/{made['corrections'][0]['id']}", headers=form(client))
    page = client.get("/")
    assert page.status_code == 200
    for part in ("noted", "stance = hedged", "took back"):
        assert part in page.text


def test_the_reader_shows_both_sides(client: Client) -> None:
    """The article with its spans, the rows beside it, the left-out blocks with their reason."""
    page = client.get("/versions/1").text
    for part in ("Who said what", "What happened", "What it may concern", "Left out here", "may concern"):
        assert part in page
    assert 'data-ids="' in page
    assert "Not legal advice" in page


def test_versions_are_set_beside_each_other(client: Client) -> None:
    """What was taken out and what was put in."""
    page = client.get("/versions/4/changes").text
    assert re.search(r"<del[^>]*>[^<]*on Monday", page)
    assert re.search(r"<ins[^>]*>[^<]*on Tuesday", page)


def test_a_page_leads_to_its_newest_version(client: Client) -> None:
    """The one it bore when it was last got."""
    assert client.get("/pages/3").headers["location"] == "/versions/4"


def test_search_keeps_to_its_filters(client: Client) -> None:
    """A stance narrows; what is no day or nobody is told in a line, and the form stays."""
    assert 'class="chip is-denies"' in client.get("/search?stance=denies").text
    assert 'class="chip is-asserts"' not in client.get("/search?stance=denies").text
    for wrong in ("since=yesterday", "who=Nobody+At+All", "q=%22%22"):
        page = client.get(f"/search?{wrong}")
        assert page.status_code == 200
        assert 'role="alert"' in page.text


def test_search_asks_how_reliable_an_outlet_is(client: Client, ledger: Ledger) -> None:
    """As the ledger's file grades it, or a person who knows better; those nobody graded are not found."""
    row = '[[source]]\nkey = "daily"\noutlet = "Daily"\nreliability = "C"\n'
    ledger.sources.write_text(row, encoding="utf-8")
    with ledger.write() as connection:
        outlet = next(name for name in overview.outlets(connection) if name)
    ledger.sources.write_text(row.replace("Daily", outlet), encoding="utf-8")

    def found(grade: str) -> list[str]:
        return [
            one["where"]["outlet"] for one in client.get(f"/api/statements?grade={grade}").json()["items"]
        ]

    assert set(found("C")) == {outlet}
    assert found("B") == []
    with ledger.write() as connection:
        watch_decisions.grade_source(connection, outlet, "facts", "A", "names its pictures", "Ada")
    assert set(found("B")) == {outlet}
    assert outlet in client.get("/search?grade=B").text
    assert 'role="alert"' in client.get("/search?grade=Z").text
    assert client.get("/api/statements?grade=Z").status_code == 400


def test_a_search_is_kept_and_forgotten(client: Client) -> None:
    """Under its name, for everybody."""
    given = {"name": "Coal denied", "query": "q=coal&stance=denies"}
    assert client.post("/search/saved", data=given, headers=form(client)).status_code == 303
    assert "Coal denied" in client.get("/search").text
    client.post("/search/forgotten", data={"number": "1"}, headers=form(client))
    assert "Coal denied" not in client.get("/search").text


def test_names_are_merged_and_undone(client: Client) -> None:
    """By number; the page of the one tells of the other."""
    client.post("/names/1/merge", data={"other": "2"}, headers=form(client))
    assert "with 1 other merged into it" in client.get("/names/1").text
    client.post("/names/1/undo", data={"decision": "1"}, headers=form(client))
    assert "merged into it" not in client.get("/names/1").text


def test_some_pages_speak_of_somebody_else(client: Client) -> None:
    """The new one has a page of its own."""
    given = {"called": "The other ministry", "versions": "3"}
    where = client.post("/names/1/split", data=given, headers=form(client)).headers["location"]
    assert "The other ministry" in client.get(where).text


def test_a_name_has_its_network(client: Client) -> None:
    """The chart that a brief draws too: who is said to have acted towards whom, a line for each standing."""
    page = client.get("/names?q=Russia").text
    number = re.search(r'href="/names/(\d+)"', page)
    assert number
    assert f'src="/names/{number[1]}/network.svg"' in client.get(f"/names/{number[1]}").text
    answer = client.get(f"/names/{number[1]}/network.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    for part in ("Actors and what is said between them", "Russia", "how it stands"):
        assert part in answer.text
    assert "<script" not in answer.text


def test_law_as_it_stood_on_a_day(client: Client) -> None:
    """A day before a resolution does not show it."""
    assert "S/RES/2397(2017)/5" in client.get("/law?day=2018-06-01").text
    assert "S/RES/2397(2017)/5" not in client.get("/law?day=2016-06-01").text


def test_hostile_text_stays_text(client: Client) -> None:
    """Whatever a page says: its headline in every list, its words in the reader, its name in a dialog."""
    for path in (HOSTILE, "/", "/search?q=coal", f"{HOSTILE}/original", "/search?what=articles"):
        page = html.fromstring(client.get(path).text)
        assert all(one.get("src", "").startswith("/static/") for one in page.iter("script"))
        assert not list(page.iter("img", "base", "object", "embed"))
        assert not [name for one in page.iter() for name in one.attrib if str(name).startswith("on")]
        assert not [link for link in page.xpath("//a/@href") if link.startswith("javascript")]
    assert "{{ 7 * 7 }}" in client.get(HOSTILE).text


def test_the_original_is_only_looked_at(client: Client) -> None:
    """Its bytes come as they were, under a policy and in a frame that run and load nothing."""
    frame = client.get(f"{HOSTILE}/original").text
    assert '<iframe class="original" sandbox=""' in frame
    answer = client.get(f"{HOSTILE}/bytes")
    assert b"window.owned = 1; parent.owned = 1;" in answer.content
    assert answer.headers["content-security-policy"] == ORIGINAL_POLICY
    assert "sandbox" in ORIGINAL_POLICY
    assert "allow-scripts" not in ORIGINAL_POLICY


def test_a_watch_shows_both_sides_and_the_rule(client: Client) -> None:
    """Its state, what speaks for it, who denies it, its indicators over time, its chart."""
    page = client.get("/watches/dprk-arms-to-russia").text
    for part in (
        "Indicators over time",
        "Denials",
        "Against",
        "The rule",
        "Replies of those named",
        "What it stands on",
        "ARM-01",
    ):
        assert part in page
    answer = client.get("/watches/dprk-arms-to-russia/timeline.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert "<script" not in answer.text


def test_an_indication_is_rejected_and_brought_back(client: Client, ledger: Ledger) -> None:
    """It counts for nothing then; the log tells of it."""
    where = "/watches/dprk-arms-to-russia"
    with ledger.read() as connection:
        held = watches.indications(connection, "dprk-arms-to-russia")
    first, before = held[0], len(held)
    given = {"indication": str(first.id), "why": "another ship"}
    assert client.post(f"{where}/reject", data=given, headers=form(client)).status_code == 303
    with ledger.read() as connection:
        assert len(watches.indications(connection, "dprk-arms-to-russia")) == before - 1
    assert "another ship" in client.get(where).text
    assert client.post(f"{where}/undo", data={"decision": "1"}, headers=form(client)).status_code == 303
    with ledger.read() as connection:
        assert len(watches.indications(connection, "dprk-arms-to-russia")) == before


def test_people_judge_weigh_and_grade(client: Client) -> None:
    """A judgement with its reason, evidence and its marks, a source's grade; nonsense is refused."""
    where, sent = "/watches/dprk-arms-to-russia", form(client)
    judged = {"likelihood": "very likely", "why": "two origins"}
    assert client.post(f"{where}/judge", data=judged, headers=sent).status_code == 303
    assert client.post(f"{where}/evidence", data={"text": "A manifest"}, headers=sent).status_code == 303
    marked = {"row": "1", "hypothesis": "H2", "mark": "II"}
    assert client.post(f"{where}/evidence", data=marked, headers=sent).status_code == 303
    page = client.get(where).text
    for part in ("very likely", "two origins", "A manifest", 'value="II" selected'):
        assert part in page
    source = re.search(r'<select name="source"><option dir="auto">([^<]+)', page)
    assert source
    grade = {"source": source[1], "role": "facts", "value": "B", "why": "names its pictures"}
    assert client.post(f"{where}/grade", data=grade, headers=sent).status_code == 303
    assert "names its pictures" in client.get(where).text
    for path, wrong in (("judge", {**judged, "likelihood": "surely"}), ("grade", {**grade, "value": "Z"})):
        assert client.post(f"{where}/{path}", data=wrong, headers=sent).status_code == 400


def test_a_watch_is_tried_before_it_is_kept(client: Client, ledger: Ledger) -> None:
    """What is wrong, what it would match; nothing is kept before somebody says so."""
    text = watches.packaged_text("dprk-petroleum")
    wrong = client.post("/watch-desk/try", data={"text": "id = 3"}, headers=form(client))
    assert (wrong.status_code, 'role="alert"' in wrong.text) == (400, True)
    tried = client.post("/watch-desk/try", data={"text": text}, headers=form(client))
    assert "What it would match" in tried.text
    assert "dprk-petroleum" not in watches.folder(ledger.folder)
    kept = client.post("/watch-desk/try", data={"text": text, "keep": "yes"}, headers=form(client))
    assert kept.headers["location"] == "/watches/dprk-petroleum"
    assert "dprk-petroleum" in watches.folder(ledger.folder)


def test_a_watch_marked_above_is_not_there(ledger: Ledger, sign_in: SignIn) -> None:
    """Not on the board, not by its address, not in the API or as a brief; until somebody is let into it."""
    text = watches.packaged_text("dprk-petroleum") + "\n"
    text = text.replace('id = "dprk-petroleum"', 'id = "dprk-petroleum"\nmarking = "TLP:AMBER"', 1)
    watches.keep(ledger.folder, text, watches.parsed(text, "it"))
    let_in(ledger, "Ed", "editor")
    client = sign_in("Ed")
    paths = ("/watches/dprk-petroleum", "/watches/dprk-petroleum/edit", "/api/watches/dprk-petroleum")
    assert [client.get(path).status_code for path in (*paths, "/briefs/dprk-petroleum/md")] == [404] * 4
    page = client.get("/watches").text
    assert "/watches/dprk-petroleum" not in page
    with ledger.write() as connection:
        audit.log(connection, "Ada", "ran", "watch dprk-petroleum")
    assert all("petroleum" not in client.get(path).text for path in ("/", "/log", "/api/log"))
    over = client.post("/watch-desk/try", data={"text": text, "keep": "yes"}, headers=form(client))
    assert over.status_code == 404
    assert "marked above what you may see" in page
    with ledger.write() as connection:
        people.grant(connection, "Ed", "dprk-petroleum", "Ada")
    assert [client.get(path).status_code for path in paths] == [200] * 3


def test_a_claim_shows_its_origins_and_denials(client: Client) -> None:
    """What became of it, who is behind it and how far each is trusted, who denies it."""
    page = client.get("/claims/1").text
    for part in ("What became of it", "Who is behind it", "position: reliability ", "facts: reliability "):
        assert part in page
    assert client.get("/claims/999").status_code == 404


@pytest.mark.parametrize(("kind", "begins"), [("md", b"#"), ("html", b"<!doctype"), ("docx", b"PK")])
def test_a_brief_is_taken_away(client: Client, kind: str, begins: bytes) -> None:
    """As a document, under a policy that runs nothing."""
    answer = client.get(f"/briefs/dprk-arms-to-russia/{kind}")
    assert answer.status_code == 200
    assert answer.content.lstrip().lower().startswith(begins.lower())
    assert "sandbox" in answer.headers["content-security-policy"]
    assert f"dprk-arms-to-russia.{kind}" in answer.headers["content-disposition"]


def test_what_is_not_there_says_so(client: Client) -> None:
    """In a page of the desk, with a way on; nothing of the program shows."""
    for path in ("/versions/999", "/names/99999", "/law/S/RES/1(1946)/1", "/nowhere"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "To Today" in answer.text
        assert "Traceback" not in answer.text


def test_a_ledger_without_pages_says_how_to_fill_it(tmp_path: Path) -> None:
    """Nothing is broken on the first day."""
    from indicia.app.server import make  # noqa: PLC0415 - beside what only this test does
    from indicia.ledger import open_ledger  # noqa: PLC0415 - the same
    from tests.web.conftest import client_of  # noqa: PLC0415 - the same

    with open_ledger(tmp_path / "new") as ledger:
        app = make(ledger)
        with client_of(app) as client:
            client.get("/enter", params={"token": app.state.tokens.new()})
            for path in ("/", "/search", "/names", "/law", "/log"):
                assert client.get(path).status_code == 200
            assert "indicia add" in client.get("/").text


def test_the_ledger_is_whole_after_all(client: Client, ledger: Ledger) -> None:
    """What the desk decides keeps to what the ledger promises."""
    headers = {**form(client), "if-match": '""'}
    path = "/api/versions/3/items/s1"
    assert (
        client.patch(path, json={"field": "verdict", "value": "reject"}, headers=headers).status_code == 200
    )
    assert ledger.verify().wrong == []
    assert "Rejected" in client.get("/versions/3").text


def test_a_form_offers_what_an_item_is(client: Client) -> None:
    """What stands in a field now is among what may be chosen for it, for each kind of item."""
    sheet = html.fromstring(client.get("/versions/1").text).get_element_by_id("main")[0]
    choices = json.loads(sheet.get("data-choices", ""))
    kinds = set()
    for item in json.loads(sheet.get("data-items", "")).values():
        kinds.add(item["kind"])
        for field, value in item.items():
            offered = choices.get(f"{item['kind']}.{field}", choices.get(field))
            assert value is None or offered is None or value in {one for one, _ in offered}, field
    assert kinds == {"statement", "event", "exposure"}
