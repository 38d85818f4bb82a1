"""Who comes in, and what they may: tokens, passwords, keys, roles, forged requests, headers."""

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from indicia.app.access import POLICY, Tokens, Who, hash_key, hash_password, new_key, safe_to_open, told
from indicia.app.access.telling import CANNOT
from indicia.app.server import Settings, make, serve
from indicia.ledger import Ledger, audit, people
from indicia.model import LedgerError, UsageError
from tests.web.conftest import PASSWORD, SignIn, client_of, form, let_in

Client = TestClient[Litestar]


def test_a_token_opens_once(app: Litestar) -> None:
    """The second browser with the same address stays outside; the address is left at once."""
    token = app.state.tokens.new()
    with client_of(app) as client:
        answer = client.get("/enter", params={"token": token})
        assert (answer.status_code, answer.headers["location"]) == (303, "/")
        assert client.get("/").status_code == 200
        client.cookies.clear()  # another browser
        assert client.get("/enter", params={"token": token}).status_code == 200
        assert client.get("/").headers["location"] == "/enter"


def test_no_page_bears_the_token(app: Litestar) -> None:
    """Neither an answer nor a cookie holds it after the first use."""
    token = app.state.tokens.new()
    with client_of(app) as client:
        answer = client.get("/enter", params={"token": token}, follow_redirects=True)
        assert token not in answer.text
        assert token not in str(answer.url)
        assert all(token not in value for value in client.cookies.values())


def test_tokens_of_before_hold_no_longer() -> None:
    """Only the newest opens."""
    tokens = Tokens()
    old, new = tokens.new(), tokens.new()
    assert not tokens.use(old)
    assert not tokens.use("")
    assert tokens.use(new)


@pytest.mark.parametrize(
    "path", ["/", "/search", "/names", "/law", "/versions/1", "/versions/1/bytes", "/log"]
)
def test_nothing_is_shown_to_nobody(app: Litestar, path: str) -> None:
    """Every room leads to the door; the API answers 401 in its own shape."""
    with client_of(app) as client:
        answer = client.get(path)
        assert answer.status_code == 303
        assert answer.headers["location"].startswith("/enter")
        answer = client.get("/api/statements")
        assert (answer.status_code, answer.json()["error"]["slug"]) == (401, "not_signed_in")


def test_the_door_leads_nowhere_else(app: Litestar, ledger: Ledger) -> None:
    """An address of another site is not gone on to."""
    let_in(ledger, "Ada", "admin")
    with client_of(app) as client:
        client.get("/enter")
        given = {"name": "Ada", "password": PASSWORD, "_csrf_token": client.cookies["indicia-form"]}
        for there in ("//evil.example", "https://evil.example/", "/\\evil.example"):
            answer = client.post("/enter", data={**given, "then": there})
            assert answer.headers["location"] == "/"


def test_a_password_lets_in_and_a_wrong_one_does_not(app: Litestar, ledger: Ledger) -> None:
    """Both tries are in the log, the password is nowhere in the database."""
    let_in(ledger, "Ada", "reader")
    with client_of(app) as client:
        client.get("/enter")
        given = {"name": "Ada", "_csrf_token": client.cookies["indicia-form"]}
        assert client.post("/enter", data={**given, "password": "wrong"}).status_code == 401
        assert client.post("/enter", data={**given, "password": PASSWORD}).status_code == 303
        assert client.get("/").status_code == 200
    with ledger.read() as connection:
        assert [act.what for act in audit.acts(connection, about="door")] == ["entered", "refused"]
        assert PASSWORD not in str(people.everyone(connection))


def test_tries_at_the_door_are_counted(app: Litestar, ledger: Ledger) -> None:
    """After ten in a minute it stays shut, also for the right password."""
    let_in(ledger, "Ada", "reader")
    with client_of(app) as client:
        client.get("/enter")
        given = {"name": "Ada", "_csrf_token": client.cookies["indicia-form"]}
        seen = [client.post("/enter", data={**given, "password": "wrong"}).status_code for _ in range(11)]
        assert seen == [401] * 10 + [429]
        assert client.post("/enter", data={**given, "password": PASSWORD}).status_code == 429


def test_who_is_let_out_is_out_at_once(app: Litestar, ledger: Ledger, sign_in: SignIn) -> None:
    """Their session is worth nothing any more, nor is the key of their script."""
    let_in(ledger, "Ada", "admin")
    let_in(ledger, "Bo", "reader")
    key = new_key()
    with ledger.write() as connection:
        people.add_key(connection, "Bo", "script", hash_key(key))
    bo = sign_in("Bo")
    bearer = {"authorization": f"Bearer {key}"}
    with client_of(app) as script:
        assert script.get("/api/counts", headers=bearer).status_code == 200
        assert bo.get("/").status_code == 200
        with ledger.write() as connection:
            people.close(connection, "Bo")
        assert bo.get("/").status_code == 303
        assert script.get("/api/counts", headers=bearer).status_code == 401


def test_leaving_ends_the_session(client: Client) -> None:
    """The cookie of before opens nothing."""
    cookie = client.cookies["indicia"]
    assert client.post("/leave", headers=form(client)).status_code == 303
    client.cookies.set("indicia", cookie)
    assert client.get("/").status_code == 303


def test_a_session_that_was_planted_is_worth_nothing(app: Litestar) -> None:
    """Whoever comes in gets a key of their own, whatever their browser held before."""
    with client_of(app) as client:
        client.cookies.set("indicia", "planted")
        client.get("/enter", params={"token": app.state.tokens.new()})
        assert "planted" not in [cookie.value for cookie in client.cookies.jar if cookie.domain]
        client.cookies.clear()
        client.cookies.set("indicia", "planted")
        assert client.get("/").status_code == 303


def test_people_end_the_time_of_tokens(client: Client, ledger: Ledger) -> None:
    """Once somebody has to sign in, nobody goes on without a name."""
    assert client.get("/").status_code == 200
    let_in(ledger, "Ada", "admin")
    assert client.get("/").status_code == 303


def test_roles_reach_as_far_as_they_reach(ledger: Ledger, sign_in: SignIn) -> None:
    """A reader decides nothing, an analyst does not take in, an editor lets nobody in."""
    for name, role in (("Rea", "reader"), ("Ann", "analyst"), ("Ed", "editor"), ("Ad", "admin")):
        let_in(ledger, name, role)
    seen = {}
    for name in ("Rea", "Ann", "Ed", "Ad"):
        client = sign_in(name)
        note = client.post("/api/versions/3/items/s1/notes", json={"text": "see"}, headers=form(client))
        took = client.post("/api/intakes", json={"addresses": ["ftp://x"]}, headers=form(client))
        seen[name] = (note.status_code, took.status_code, client.get("/team").status_code)
    assert seen == {
        "Rea": (403, 403, 403),
        "Ann": (201, 403, 403),
        "Ed": (201, 400, 403),
        "Ad": (201, 400, 200),
    }


def test_no_error_tells_others_where_the_ledger_lies(ledger: Ledger, sign_in: SignIn) -> None:
    """Neither of a file that is not in order, nor of the database; whoever owns the machine is told."""
    for name in ("sources.toml", "alerts.toml", "watches/coal.toml"):
        (ledger.folder / name).write_text("no = [table", encoding="utf-8")
    with ledger.write() as connection:
        people.add(connection, "Ada", "admin", "TLP:GREEN", hash_password(PASSWORD))
    client = sign_in("Ada")
    for path in ("/", "/alerts", "/watches", "/api/watches", "/api/sources"):
        answer = client.get(path)
        assert str(ledger.folder) not in answer.text, path
        assert ".toml" in answer.text, path
    gone = LedgerError(f"{ledger.folder}/indicia.db is locked")
    assert told(gone, Who(3, "Ada", "admin", "TLP:RED"), ledger) == CANNOT
    assert "indicia.db" in told(gone, Who(0, "Ada", "admin", "TLP:RED"), ledger)


def test_a_forged_request_is_refused(client: Client) -> None:
    """Without what only our own page knows, nothing is decided."""
    answer = client.post("/api/versions/3/items/s1/notes", json={"text": "see"})
    assert (answer.status_code, answer.json()["error"]["slug"]) == (403, "not_allowed")
    assert client.post("/names/1/merge", data={"other": "2"}).status_code == 403


def test_a_script_with_a_key_needs_no_form(app: Litestar, ledger: Ledger) -> None:
    """Its key is in no browser, so nobody can misuse it there; a wrong one opens nothing."""
    let_in(ledger, "Ada", "analyst")
    key = new_key()
    with ledger.write() as connection:
        people.add_key(connection, "Ada", "script", hash_key(key))
    with client_of(app) as client:
        path, body = "/api/versions/3/items/s1/notes", {"text": "see"}
        assert client.post(path, json=body, headers={"authorization": f"Bearer {key}"}).status_code == 201
        assert client.post(path, json=body, headers={"authorization": "Bearer no"}).status_code == 401


@pytest.mark.parametrize("path", ["/", "/enter", "/api/counts", "/nowhere", "/static/desk.js"])
def test_every_answer_protects_itself(client: Client, path: str) -> None:
    """Also the errors: nothing from outside, no frame, no guess at types."""
    headers = client.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "unsafe" not in POLICY
    assert "http" not in POLICY


def test_another_name_for_this_machine_is_refused(ledger: Ledger) -> None:
    """A page elsewhere cannot call the desk by its own name."""
    app = make(ledger, Settings(hosts=("127.0.0.1:8765",)))
    with client_of(app) as client:
        assert client.get("/enter").status_code == 200
        assert client.get("/enter", headers={"host": "evil.example"}).status_code == 400


def test_over_tls_cookies_go_over_that_alone(ledger: Ledger) -> None:
    """And the browser is told to come back so."""
    app = make(ledger, Settings(https=True))
    with client_of(app, "https://desk.example") as client:
        answer = client.get("/enter", params={"token": app.state.tokens.new()})
        cookies = answer.headers.get_list("set-cookie")
        assert all("secure" in cookie.lower() for cookie in cookies)
        assert any(
            cookie.startswith("__Host-indicia=") and "httponly" in cookie.lower() for cookie in cookies
        )
        assert "max-age" in answer.headers["strict-transport-security"]


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "desk.example", "::"])  # noqa: S104 - refused
def test_nobody_listens_to_others_unasked(ledger: Ledger, host: str) -> None:
    """Without people, only this machine is served."""
    assert not safe_to_open(host)
    with pytest.raises(UsageError, match="users add"):
        serve(ledger, host, 8765)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_machine_is_this_machine(host: str) -> None:
    """Every name of it."""
    assert safe_to_open(host)


def test_markings_reach_by_clearance() -> None:
    """RED goes by name alone, and a marking that nobody knows counts as RED."""
    assert people.sees("TLP:GREEN", None)
    assert people.sees("TLP:GREEN", "TLP:GREEN")
    assert not people.sees("TLP:GREEN", "TLP:AMBER")
    assert not people.sees("TLP:RED", "TLP:RED")
    assert not people.sees("TLP:AMBER", "SECRET")
