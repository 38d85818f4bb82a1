"""Signing in by OpenID Connect, against a provider that really answers: there, back, and what is refused."""

import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from joserfc.jwk import RSAKey
from litestar import Litestar
from litestar.testing import TestClient

from indicia.app.access import Service, SignInError, openid_file
from indicia.app.access.openid_file import OpenIdFile
from indicia.app.cli import main
from indicia.app.server import Settings, make
from indicia.ledger import Ledger, audit, people
from indicia.ledger.people import Subject
from indicia.model import DataError
from tests.web.conftest import client_of, let_in
from tests.web.provider import CLIENT, SECRET, Provider

Client = TestClient[Litestar]
HERE = "http://127.0.0.1:8765"
ROLES = {"analysts": "analyst", "heads": "admin"}


@pytest.fixture
def provider() -> Iterator[Provider]:
    """The provider."""
    made = Provider()
    yield made
    made.close()


def desk(ledger: Ledger, provider: Provider, **more: Any) -> Client:
    """A browser before a desk that knows the provider."""
    given = {"roles": ROLES, "clearances": {"amber": "TLP:AMBER"}, "label": "the house", **more}
    settings = OpenIdFile(issuer=provider.issuer, client_id=CLIENT, address=HERE, **given)
    service = Service(settings, SECRET)
    return client_of(make(ledger, Settings(local_name="Ada", a_minute=100_000, service=service)))


def there(client: Client, then: str = "/search") -> str:
    """Go to the provider: the address by which it sends one back."""
    away = client.get("/enter/away", params={"then": then})
    assert away.status_code == 303, away.text
    return httpx.get(away.headers["location"]).headers["location"]


def come_in(client: Client) -> httpx.Response:
    """There and back."""
    return client.get(there(client).removeprefix(HERE))


def test_somebody_comes_in_with_the_role_of_their_group(ledger: Ledger, provider: Provider) -> None:
    """There and back to what they wanted to see; the desk has a person of that name, by subject."""
    with desk(ledger, provider) as client:
        assert "Come in by the house" in client.get("/enter").text
        answer = come_in(client)
        assert (answer.status_code, answer.headers["location"]) == (303, "/search")
        assert client.get("/search").status_code == 200
    with ledger.read() as connection:
        known, person = people.linked(connection, Subject(provider.issuer, "u-1"))
        acts = [act.what for act in audit.acts(connection)]
    assert known
    assert person is not None
    assert (person.name, person.role, person.clearance, person.password) == (
        "Ada",
        "analyst",
        "TLP:GREEN",
        None,
    )
    assert acts == ["entered", "let in"]


def test_the_way_there_gives_away_no_secret(ledger: Ledger, provider: Provider) -> None:
    """A hash of the verifier, a state and a nonce that are new each time; the secret in no address."""
    with desk(ledger, provider) as client:
        seen = []
        for _ in range(2):
            where = client.get("/enter/away").headers["location"]
            seen.append({name: values[0] for name, values in parse_qs(urlsplit(where).query).items()})
        come_in(client)
    for asked in seen:
        assert (asked["response_type"], asked["code_challenge_method"]) == ("code", "S256")
        assert asked["redirect_uri"] == f"{HERE}/enter/back"
    for name in ("state", "nonce", "code_challenge"):
        assert seen[0][name] != seen[1][name]
        assert len(seen[0][name]) >= 32
    assert all(SECRET not in path and "secret" not in path for path in provider.asked)


FORGED: dict[str, dict[str, Any]] = {
    "for another client": {"aud": "another"},
    "of another service": {"iss": "https://elsewhere.example"},
    "of yesterday": {"exp": int(time.time()) - 86400},
    "that never ends": {"exp": None},
    "of tomorrow": {"iat": int(time.time()) + 86400},
    "of another sign-in": {"nonce": "another"},
    "without a nonce": {"nonce": None},
    "of nobody": {"sub": None},
    "for several, and given to another": {"aud": [CLIENT, "another"], "azp": "another"},
}


def test_a_token_that_does_not_hold_opens_nothing(ledger: Ledger, provider: Provider) -> None:
    """Signed by the right key, and still not for us, now, here."""
    with desk(ledger, provider) as client:
        for what, forged in FORGED.items():
            provider.forged = forged
            refused(client, ledger, f"one {what}")


def test_a_token_that_the_service_did_not_sign_opens_nothing(ledger: Ledger, provider: Provider) -> None:
    """No signature, the public key misused as a secret, or another key under the same name."""
    with desk(ledger, provider) as client:
        for how in ("none", "HS256", "RS256"):
            provider.algorithm = how
            provider.signer = RSAKey.generate_key(2048, {"kid": "one"}, private=True)
            refused(client, ledger, how)
        provider.signer = None
        assert come_in(client).status_code == 303


def refused(client: Client, ledger: Ledger, what: str) -> None:
    """Nobody came in, the door says so, and so does the log."""
    answer = come_in(client)
    assert (answer.status_code, what) == (401, what)
    assert 'role="alert"' in answer.text
    assert client.get("/").status_code == 303
    with ledger.read() as connection:
        assert people.everyone(connection) == []
        assert {act.what for act in audit.acts(connection)} == {"refused"}


def test_an_answer_opens_once_and_only_where_it_was_asked(ledger: Ledger, provider: Provider) -> None:
    """Not in another browser, not with another state, not a second time."""
    with desk(ledger, provider) as client:
        client.get("/enter/away")
        other = client.cookies["indicia"]
        client.cookies.clear()
        back = there(client).removeprefix(HERE)
        mine = client.cookies["indicia"]
        client.cookies.set("indicia", other)
        assert client.get(back).status_code == 401
        client.cookies.clear()
        client.cookies.set("indicia", mine)
        assert client.get(back.replace("state=", "state=x")).status_code == 401
        assert client.get(back).status_code == 401  # what was kept went with the wrong try
        back = there(client).removeprefix(HERE)
        assert client.get(back).status_code == 303
        client.cookies.clear()
        assert client.get(back).status_code == 401
        assert client.get("/enter/back?error=access_denied").status_code == 401


def test_keys_are_rotated(ledger: Ledger, provider: Provider, monkeypatch: pytest.MonkeyPatch) -> None:
    """A key that is not known yet is asked for; one that is gone opens nothing."""
    monkeypatch.setattr("indicia.app.access.openid.AGAIN", 0.0)
    with desk(ledger, provider) as client:
        assert come_in(client).status_code == 303
        old = provider.key
        provider.rotate()
        client.cookies.clear()
        assert come_in(client).status_code == 303
        provider.signer, provider.algorithm = old, "RS256"
        client.cookies.clear()
        assert come_in(client).status_code == 401


def test_the_claim_decides_anew_each_time(ledger: Ledger, provider: Provider) -> None:
    """Another group, another role and clearance; none of ours, and they stay outside."""
    with desk(ledger, provider) as client:
        for groups, role, clearance in (
            (["analysts"], "analyst", "TLP:GREEN"),
            (["heads", "analysts", "amber"], "admin", "TLP:AMBER"),
            ("analysts", "analyst", "TLP:GREEN"),
        ):
            provider.claims = {"sub": "u-1", "name": "Ada", "groups": groups}
            client.cookies.clear()
            assert come_in(client).status_code == 303
            with ledger.read() as connection:
                (one,) = people.everyone(connection)
            assert (one.role, one.clearance) == (role, clearance)
        nothing: tuple[Any, ...] = (["cooks"], [], [7], {"heads": 1})
        for none in nothing:
            provider.claims = {"sub": "u-1", "name": "Ada", "groups": none}
            client.cookies.clear()
            assert come_in(client).status_code == 401


def test_who_was_let_out_stays_out(ledger: Ledger, provider: Provider) -> None:
    """However often the service says who they are."""
    with desk(ledger, provider) as client:
        come_in(client)
        with ledger.write() as connection:
            people.close(connection, "Ada")
        client.cookies.clear()
        answer = come_in(client)
        assert (answer.status_code, "was let out" in answer.text) == (401, True)


def test_a_name_links_nobody(ledger: Ledger, provider: Provider) -> None:
    """Somebody who calls themselves as one who is here does not become them; an admin links by subject."""
    let_in(ledger, "Ada", "admin")
    with desk(ledger, provider) as client:
        answer = come_in(client)
        assert (answer.status_code, "users link" in answer.text) == (401, True)
        with ledger.write() as connection:
            people.link(connection, "Ada", Subject(provider.issuer, "u-1"), "Root")
        assert come_in(client).status_code == 303


def test_without_roles_only_those_come_in_who_were_linked(ledger: Ledger, provider: Provider) -> None:
    """With the role that an admin gave them, whatever the service says of their groups."""
    let_in(ledger, "Bo", "reader")
    with desk(ledger, provider, roles={}) as client:
        assert come_in(client).status_code == 401
        with ledger.write() as connection:
            people.link(connection, "Bo", Subject(provider.issuer, "u-1"), "Root")
        assert come_in(client).status_code == 303
        with ledger.read() as connection:
            assert [one.role for one in people.everyone(connection)] == ["reader"]


def test_a_desk_with_a_service_opens_by_no_token(ledger: Ledger, provider: Provider) -> None:
    """Also before the first person came in; a session of before opens nothing either."""
    with desk(ledger, provider) as client:
        client.get("/enter", params={"token": client.app.state.tokens.new()})
        assert client.get("/").status_code == 303


def test_a_service_that_is_not_itself_is_not_used(provider: Provider) -> None:
    """Another name than the one in the file, or an address in the clear."""
    settings = OpenIdFile(issuer=provider.issuer, client_id=CLIENT, address=HERE)
    for about in (
        {"issuer": "https://elsewhere.example"},
        {"authorization_endpoint": "http://elsewhere.example/authorize"},
        {"authorization_endpoint": "javascript:alert(1)"},
    ):
        provider.about = about
        with pytest.raises(SignInError):
            Service(settings, SECRET).begin("/")


def test_a_service_that_is_not_there_leaves_the_door_open_for_passwords(
    ledger: Ledger, provider: Provider
) -> None:
    """It is told; the form stands beside it."""
    let_in(ledger, "Bo", "reader")
    provider.close()
    with desk(ledger, provider) as client:
        answer = client.get("/enter/away")
        assert answer.status_code == 401
        assert 'name="password"' in answer.text


def test_neither_page_nor_log_holds_a_secret(
    ledger: Ledger, provider: Provider, caplog: pytest.LogCaptureFixture
) -> None:
    """Not the client's, not the code, not the token; at any level of logging."""
    caplog.set_level(logging.DEBUG)
    provider.forged = {"aud": "another"}
    with desk(ledger, provider) as client:
        answer = come_in(client)
    with ledger.read() as connection:
        told = str(audit.acts(connection)) + answer.text + caplog.text
    for secret in (SECRET, "eyJ", "code_verifier"):
        assert secret not in told


def test_without_its_file_there_is_no_service(client: Client, tmp_path: Path) -> None:
    """It is off until somebody writes the file."""
    assert openid_file.load(tmp_path) is None
    assert client.get("/enter/away").status_code == 404
    assert client.get("/enter/back").status_code == 404


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('client_id = "x"', "issuer"),
        ('issuer = "https://a.example"\nclient_id = "x"\naddress = "https://d"\nsecret = "s"', "secret"),
        ('issuer = "https://a.example"\nclient_id = "x"\naddress = "https://d"\n[roles]\na = "king"', "king"),
        ('issuer = "https://a.example"\nclient_id = "x"\naddress = "https://d"\nsecret_env = "NO"', "NO"),
    ],
)
def test_a_file_that_is_not_in_order_is_told_in_a_line(tmp_path: Path, text: str, told: str) -> None:
    """Which field, and never the secret, which may not stand in it."""
    (tmp_path / openid_file.FILE).write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=told):
        openid_file.load(tmp_path)


def test_a_secret_comes_from_a_file_that_only_its_owner_reads(tmp_path: Path) -> None:
    """One that others may read is refused."""
    text = openid_file.EXAMPLE.replace('secret_env = "INDICIA_SIGNIN"', 'secret_file = "signin.secret"')
    (tmp_path / openid_file.FILE).write_text(text, encoding="utf-8")
    secret = tmp_path / "signin.secret"
    secret.write_text("hush\n", encoding="utf-8")
    secret.chmod(0o644)
    with pytest.raises(DataError, match="chmod 600"):
        openid_file.load(tmp_path)
    secret.chmod(0o600)
    found = openid_file.load(tmp_path)
    assert found is not None
    assert found[1] == "hush"


def test_the_terminal_asks_the_service_and_links_by_subject(
    ledger: Ledger, provider: Provider, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is in the file is tried before anybody stands at the door."""
    text = f'issuer = "{provider.issuer}"\nclient_id = "x"\naddress = "{HERE}"\nsecret_env = "HUSH"\n'
    (ledger.folder / openid_file.FILE).write_text(text, encoding="utf-8")
    monkeypatch.setenv("HUSH", SECRET)
    let_in(ledger, "Bo", "reader")
    for words in (["service"], ["link", "Bo", "u-7"], ["log"]):
        with pytest.raises(SystemExit) as left:
            main(["users", *words, "--ledger", str(ledger.folder)])
        assert left.value.code in {None, 0}
    told = capsys.readouterr().out
    assert f"{HERE}/enter/back" in told
    assert "linked person Bo" in told
    assert SECRET not in told
    with ledger.read() as connection:
        assert people.linked(connection, Subject(provider.issuer, "u-7"))[1] is not None
