"""The desk over a small real ledger: pages of the examples, a page made of attacks, and who may come in."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from io import BytesIO
from pathlib import Path

import pytest
import uvicorn
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from litestar import Litestar
from litestar.testing import TestClient

from indicia import origins, watches
from indicia.app.access import hash_password
from indicia.app.server import Settings, make
from indicia.app.web import screen
from indicia.ledger import Ledger, open_ledger, people
from indicia.origins.kept import refresh
from tests.stores import DENIAL, take
from tools.catalogue import catalogue

EXAMPLES = Path(__file__).parents[2] / "examples"
PASSWORD = "a long enough password"  # noqa: S105 - of nobody
WATCHES = ("dprk-coal-minerals", "dprk-arms-to-russia")
OPEN, SHUT = "«", "»"  # round each string of the made language
ATTACKS = """\
<!doctype html><html><head><title>Ministry denies <script>window.owned=1</script> the sale</title>
<script>window.owned = 1; parent.owned = 1;</script>
<base href="http://elsewhere.example/"><link rel="stylesheet" href="http://elsewhere.example/x.css">
<meta http-equiv="refresh" content="0;url=http://elsewhere.example/"></head>
<body onload="window.owned=1"><article>
<h1>Ministry denies &lt;script&gt;window.owned=1&lt;/script&gt; the coal sale</h1>
<p>The foreign ministry of North Korea denied on Monday that it had sold coal to China
&lt;img src=x onerror=window.owned=1&gt;. A spokesman said the report was baseless.</p>
<p>South Korea accused North Korea of shipping artillery shells to Russia in August,
and said the port of Rajin "onmouseover=window.owned=1" had been used.</p>
<p>{{ 7 * 7 }} {% raw %} The officials said that the ships had left the port of Rajin on Tuesday.</p>
<img src="http://elsewhere.example/p.png" onerror="window.owned=1">
<form action="http://elsewhere.example/"><input name="a"><button>Send</button></form>
<svg onload="window.owned=1"></svg><a href="javascript:window.owned=1">press</a>
<iframe src="javascript:parent.owned=1"></iframe></article></body></html>
"""


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with pages of the examples, read once for all tests."""
    place = tmp_path_factory.mktemp("desk") / "ledger"
    with open_ledger(place) as ledger:
        for name in ("01-fuel-and-shells.html", "11-the-coal-ship.txt"):
            page = (EXAMPLES / name).read_text(encoding="utf-8")
            take(ledger, page, f"https://daily.example/{name}")
        take(ledger, DENIAL, "https://daily.example/denial")
        take(ledger, DENIAL.replace("on Monday", "on Tuesday"), "https://daily.example/denial")
        take(ledger, ATTACKS, "https://hostile.example/attacks")
        for id_ in WATCHES:
            watches.keep(ledger.folder, watches.packaged_text(id_), watches.packaged()[id_])
            watches.run(ledger, watches.packaged()[id_])
        refresh(ledger, origins.known())
    return place


@pytest.fixture
def ledger(filled: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of it that a test may change."""
    shutil.copytree(filled, tmp_path / "ledger")
    with open_ledger(tmp_path / "ledger") as opened:
        yield opened


@pytest.fixture
def app(ledger: Ledger) -> Litestar:
    """The desk over it, with nobody to sign in."""
    return make(ledger, Settings(local_name="Ada", a_minute=100_000))


def client_of(app: Litestar, base: str = "http://127.0.0.1:8765") -> TestClient[Litestar]:
    """A browser without a window; addresses are followed only where a test says so."""
    made = TestClient(app, base_url=base)
    made.follow_redirects = False
    return made


@pytest.fixture
def client(app: Litestar) -> Iterator[TestClient[Litestar]]:
    """One that came in by the one-time address."""
    with client_of(app) as opened:
        opened.get("/enter", params={"token": app.state.tokens.new()})
        opened.get("/")
        yield opened


def form(client: TestClient[Litestar]) -> dict[str, str]:
    """What proves that a request is meant."""
    return {"x-csrftoken": client.cookies["indicia-form"]}


def let_in(ledger: Ledger, name: str, role: str) -> None:
    """Make a person."""
    with ledger.write() as connection:
        people.add(connection, name, role, "TLP:GREEN", hash_password(PASSWORD))


SignIn = Callable[[str], TestClient[Litestar]]


@pytest.fixture
def sign_in(ledger: Ledger) -> Iterator[SignIn]:
    """Opens the browser of a person, each on a process of its own over the same ledger."""
    with ExitStack() as stack:

        def opened(name: str) -> TestClient[Litestar]:
            client = stack.enter_context(client_of(make(ledger, Settings(a_minute=100_000))))
            client.get("/enter")
            given = {"name": name, "password": PASSWORD, "_csrf_token": client.cookies["indicia-form"]}
            assert client.post("/enter", data=given).status_code == 303
            return client

        yield opened


class Served:
    """The desk on a port of this machine."""

    def __init__(self, app: Litestar) -> None:
        self.app = app
        config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", access_log=False)
        self.server = uvicorn.Server(config)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()
        until = time.monotonic() + 20
        while not self.server.started and time.monotonic() < until:
            time.sleep(0.02)
        port = self.server.servers[0].sockets[0].getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"

    @property
    def door(self) -> str:
        """An address that opens it once."""
        return f"{self.base}/enter?token={self.app.state.tokens.new()}"

    def close(self) -> None:
        """End it."""
        self.server.should_exit = True
        self.thread.join(timeout=10)


@pytest.fixture
def served(app: Litestar) -> Iterator[Served]:
    """The desk on a port."""
    opened = Served(app)
    yield opened
    opened.close()


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language in which every string stands between marks, written from the right."""
    found = read_po(BytesIO(catalogue()))
    for message in found:
        if message.id:
            ids = message.id if isinstance(message.id, tuple) else (message.id,)
            marked = tuple(f"{OPEN}{one}{SHUT}" for one in ids)
            message.string = marked if len(ids) > 1 else marked[0]
    place = tmp_path / "he" / "LC_MESSAGES"
    place.mkdir(parents=True)
    with (place / "indicia.mo").open("wb") as file:
        write_mo(file, found)
    monkeypatch.setattr(screen, "LOCALES", tmp_path)
    screen._environment.cache_clear()
    yield
    screen._environment.cache_clear()
