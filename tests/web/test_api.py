"""The API: parts of lists, tags, decisions that nobody overwrites unseen, streams, one shape of errors."""

import json
import time
from typing import Any

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from indicia.ledger import Ledger, decisions
from tests.web.conftest import SignIn, form, let_in

Client = TestClient[Litestar]


def patch(client: Client, seen: str, field: str, value: object, item: str = "s1") -> tuple[int, Any]:
    """Decide on an item of version 3."""
    headers = {**form(client), "if-match": f'"{seen}"'}
    path = f"/api/versions/3/items/{item}"
    answer = client.patch(path, json={"field": field, "value": value}, headers=headers)
    return answer.status_code, answer.json()


def test_a_list_goes_on_where_it_stopped(client: Client) -> None:
    """Parts of three hold the same statements as one part of all."""
    whole = client.get("/api/statements", params={"limit": 200}).json()
    assert whole["next"] is None
    found, before = [], None
    while True:
        part = client.get(
            "/api/statements", params={"limit": 3, **({"before": before} if before else {})}
        ).json()
        found += part["items"]
        before = part["next"]
        if before is None:
            break
    assert found == whole["items"]


def test_what_has_not_changed_is_not_sent_again(client: Client) -> None:
    """The tag of a reading holds until somebody decides."""
    first = client.get("/api/versions/3")
    tag = {"if-none-match": first.headers["etag"]}
    again = client.get("/api/versions/3", headers=tag)
    assert (again.status_code, again.content) == (304, b"")
    patch(client, "", "stance", "hedged")
    assert client.get("/api/versions/3", headers=tag).status_code == 200


def test_a_decision_holds_and_is_taken_back(client: Client) -> None:
    """In the reading, in the log, and not after it was undone."""
    status, held = patch(client, "", "stance", "hedged")
    assert status == 200
    assert client.get("/api/versions/3").json()["statements"][0]["stance"] == "hedged"
    number = held["corrections"][0]["id"]
    assert client.delete(f"/api/corrections/{number}", headers=form(client)).status_code == 204
    assert client.get("/api/versions/3").json()["statements"][0]["stance"] == "denies"
    acts = [(act["who"], act["what"]) for act in client.get("/api/log").json()["items"]]
    assert acts[:2] == [("Ada", "took back"), ("Ada", "corrected")]


def test_two_who_edit_at_once_are_both_told(ledger: Ledger, sign_in: SignIn) -> None:
    """The second changes nothing and sees what the first decided; the first hears of the second's wish."""
    for name in ("Ann", "Bo"):
        let_in(ledger, name, "analyst")
    ann, bo = sign_in("Ann"), sign_in("Bo")
    assert patch(ann, "", "stance", "hedged")[0] == 200
    status, told = patch(bo, "", "stance", "warns")
    assert status == 409
    error = told["error"]
    assert "Ann decided stance = hedged" in error["text"]
    beside = ann.get("/api/versions/3/decisions").json()
    assert [(act["who"], act["detail"]["value"]) for act in beside["wanted"]] == [("Bo", "warns")]
    with ledger.read() as connection:
        assert [one.value for one in decisions.corrections(connection)] == ["hedged"]
    tag = error["detail"]["tag"]
    assert patch(bo, tag, "stance", "warns")[0] == 200
    assert ann.get("/api/versions/3").json()["statements"][0]["stance"] == "warns"


def test_the_tag_of_an_item_is_what_a_decision_asks_for(client: Client) -> None:
    """Also where nothing was decided yet: what GET gives is what PATCH takes."""
    path = "/api/versions/3/items/s1"
    for value in ("accept", "reject"):
        headers = {**form(client), "if-match": client.get(path).headers["etag"]}
        answer = client.patch(path, json={"field": "verdict", "value": value}, headers=headers)
        assert answer.status_code == 200
    assert client.get(path, headers={"if-none-match": answer.headers["etag"]}).status_code == 304


def test_who_says_not_what_they_saw_changes_nothing(client: Client) -> None:
    """The tag is asked for."""
    path = "/api/versions/3/items/s1"
    answer = client.patch(path, json={"field": "stance", "value": "warns"}, headers=form(client))
    assert (answer.status_code, answer.json()["error"]["slug"]) == (428, "if_match_needed")


def test_only_an_editor_takes_back_what_another_decided(ledger: Ledger, sign_in: SignIn) -> None:
    """An analyst their own."""
    for name, role in (("Ann", "analyst"), ("Bo", "analyst"), ("Ed", "editor")):
        let_in(ledger, name, role)
    ann, bo, ed = (sign_in(name) for name in ("Ann", "Bo", "Ed"))
    _, held = patch(ann, "", "verdict", "accept")
    path = f"/api/corrections/{held['corrections'][0]['id']}"
    assert bo.delete(path, headers=form(bo)).status_code == 403
    assert ed.delete(path, headers=form(ed)).status_code == 204


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/api/versions/999", None, 404),
        ("GET", "/api/pages/999", None, 404),
        ("GET", "/api/nowhere", None, 404),
        ("GET", "/api/statements?since=yesterday", None, 400),
        ("GET", "/api/statements?limit=0", None, 400),
        ("GET", "/api/statements?stance=shouts", None, 400),
        ("GET", "/api/provisions/S/RES/1(1946)/1", None, 404),
        ("GET", "/api/names/999999", None, 404),
        ("POST", "/api/names/1/merge", {"into": 1}, 400),
        ("POST", "/api/versions/3/items/s1/notes", {"text": ""}, 400),
        ("POST", "/api/versions/3/items/s1/notes", [], 400),
        ("POST", "/api/intakes", {"addresses": ["file:///etc/passwd"]}, 400),
        ("POST", "/api/intakes", {}, 400),
        ("DELETE", "/api/corrections/7", None, 404),
        ("PUT", "/api/counts", None, 405),
    ],
)
def test_errors_have_one_shape(client: Client, method: str, path: str, body: object, status: int) -> None:
    """A slug and a line, and nothing that the program should keep to itself."""
    answer = client.request(method, path, json=body, headers=form(client))
    assert answer.status_code == status
    error = answer.json()["error"]
    assert set(error) == {"slug", "text", "detail"}
    assert error["text"]
    assert "Traceback" not in answer.text


def test_an_export_streams_what_a_search_finds(client: Client) -> None:
    """One document a line, the same that the list has."""
    answer = client.get("/api/export/statements", params={"q": "coal"})
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == client.get("/api/statements", params={"q": "coal", "limit": 200}).json()["items"]
    assert lines


def test_an_intake_tells_how_far_it_is(client: Client) -> None:
    """A page that is handed over is read; its events end when it is over, and it is there."""
    page = (
        "Port shut\n\nThe ministry of ports said on Friday that it had shut the port of Rajin to coal ships."
    )
    begun = client.post("/api/intakes", json={"page": page, "name": "port.txt"}, headers=form(client))
    assert begun.status_code == 201
    path = f"/api/intakes/{begun.json()['id']}"
    with client.stream("GET", f"{path}/events") as stream:
        events = [line.removeprefix("event: ") for line in stream.iter_lines() if line.startswith("event: ")]
    assert events[-1] == "over"
    over = client.get(path).json()
    assert (over["counts"], over["failures"], over["by"]) == ({"new": 1}, [], "Ada")
    time.sleep(0.1)
    assert (
        client.get("/api/articles", params={"q": "Rajin coal"}).json()["items"][0]["where"]["title"]
        == "Port shut"
    )


def test_names_are_merged_and_parted(client: Client) -> None:
    """What was two is one, with undo."""
    two = client.get("/api/names").json()[:2]
    one, other = two[0]["id"], two[1]["id"]
    made = client.post(f"/api/names/{other}/merge", json={"into": one}, headers=form(client)).json()["id"]
    assert client.get(f"/api/names/{other}").json()["id"] == one
    assert client.delete(f"/api/name-decisions/{made}", headers=form(client)).status_code == 204
    assert client.get(f"/api/names/{other}").json()["id"] == other


def test_the_api_describes_itself(client: Client) -> None:
    """Every route that asks something of the API is in its description, and no page of the desk is."""
    described = client.get("/api/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert all(path.startswith("/api/") for path in described["paths"])
    assert "/api/versions/{version}/items/{item}" in described["paths"]
