"""Pages over HTTP, from a real server on this machine."""

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from indicia import pages
from indicia.model import FetchError, UsageError
from indicia.pages.connection import is_public
from indicia.pages.decode import BYTES_LIMIT
from indicia.pages.web import fetch

ANY = "0.0.0.0"  # noqa: S104 - nothing is bound to it
PAGE = b"<html><body><p>Customs officers stopped a ship.</p></body></html>"
BODIES = {
    "/long": (b"x" * (BYTES_LIMIT + 1000), ""),
    "/bomb": (gzip.compress(b"\0" * (4 * BYTES_LIMIT)), "gzip"),
    "/packed": (gzip.compress(PAGE), "gzip"),
    "/badly-packed": (b"not gzip at all", "gzip"),
    "/oddly-packed": (PAGE, "br"),
}


class Site(BaseHTTPRequestHandler):
    """A small site with good and bad pages."""

    def do_GET(self) -> None:
        """Answer by path."""
        port = self.headers["Host"].rpartition(":")[2]
        if self.path == "/page":
            self.answer(200, PAGE)
        elif self.path.startswith("/hop"):
            left = int(self.path[4:])
            self.answer(302, location=f"/hop{left - 1}" if left else "/page")
        elif self.path == "/loop":
            self.answer(301, location="/loop")
        elif self.path == "/inward":
            self.answer(302, location=f"http://localhost:{port}/page")
        elif self.path == "/file":
            self.answer(302, location="file:///etc/hostname")
        elif self.path in BODIES:
            body, encoding = BODIES[self.path]
            self.answer(200, body, encoding=encoding)
        elif self.path == "/drip":
            self.drip()
        elif self.path == "/slow":
            self.server.waiting.wait(5)  # type: ignore[attr-defined]  # set by the fixture
            self.answer(200, PAGE)
        else:
            self.answer(int(self.path[1:]))

    def answer(self, status: int, body: bytes = b"", location: str = "", encoding: str = "") -> None:
        """Send an answer."""
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            return  # the reader had enough

    def drip(self) -> None:
        """Send a header that never ends, a letter at a time."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.server.waiting.wait(0.05):  # type: ignore[attr-defined]  # set by the fixture
            try:
                self.wfile.write(b"x")
            except OSError:
                return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the library's
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.waiting = threading.Event()  # type: ignore[attr-defined]  # the fixture hangs it on the server
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.waiting.set()  # type: ignore[attr-defined]  # the fixture hangs it on the server
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched(site: str) -> None:
    """The page's bytes and its address come back."""
    page = fetch(f"{site}/page", allow_private=True)
    assert (page.content, page.url) == (PAGE, f"{site}/page")
    assert pages.load(f"{site}/page", allow_private=True) == page


def test_redirects_are_followed_up_to_five(site: str) -> None:
    """Five redirects are followed, the address is that of the last page; a sixth is too many."""
    assert fetch(f"{site}/hop4", allow_private=True).url == f"{site}/page"
    with pytest.raises(FetchError, match="redirects more than 5 times"):
        fetch(f"{site}/hop5", allow_private=True)


def test_a_redirect_loop_ends(site: str) -> None:
    """A page that redirects to itself is given up."""
    with pytest.raises(FetchError, match="circle"):
        fetch(f"{site}/loop", allow_private=True)


def test_private_addresses_are_refused(site: str) -> None:
    """Without leave nothing on this machine is read, whatever its address is called."""
    port = site.rpartition(":")[2]
    for host in (
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f000001",
        ANY,
        "[::1]",
        "[::ffff:127.0.0.1]",
    ):
        with pytest.raises(FetchError, match=r"private or reserved|no address|could not be read"):
            fetch(f"http://{host}:{port}/page")


def test_each_redirect_is_checked_anew(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was allowed cannot redirect into the private network."""
    port = int(site.rpartition(":")[2])
    passes = [False, True]  # taken from the end: the first connection passes, the second does not
    monkeypatch.setattr("indicia.pages.connection.is_public", lambda _: bool(passes) and passes.pop())
    with pytest.raises(FetchError, match="private or reserved"):
        fetch(f"http://127.0.0.1:{port}/inward")


def test_redirects_to_other_schemes_are_refused(site: str) -> None:
    """A redirect cannot make a file of this machine the page."""
    with pytest.raises(FetchError, match="neither http nor https"):
        fetch(f"{site}/file", allow_private=True)


def test_a_long_page_is_read_up_to_the_limit(site: str) -> None:
    """One byte over the limit is read, so that the reader of the page can tell that it was cut."""
    assert len(fetch(f"{site}/long", allow_private=True).content) == BYTES_LIMIT + 1


def test_a_bomb_is_unpacked_up_to_the_limit(site: str) -> None:
    """A page that unpacks to much more than was sent stays within the limit."""
    assert len(fetch(f"{site}/bomb", allow_private=True).content) == BYTES_LIMIT + 1


def test_packed_pages(site: str) -> None:
    """A packed page is unpacked, bad gzip and packings not asked for are errors."""
    assert fetch(f"{site}/packed", allow_private=True).content == PAGE
    for path in ("badly-packed", "oddly-packed"):
        with pytest.raises(FetchError):
            fetch(f"{site}/{path}", allow_private=True)


def test_a_slow_server_is_given_up(site: str) -> None:
    """A server that does not answer in time is an error, in time."""
    start = time.monotonic()
    with pytest.raises(FetchError, match="did not answer within"):
        fetch(f"{site}/slow", allow_private=True, timeout=0.2)
    assert time.monotonic() - start < 3


def test_a_server_that_drips_is_given_up(site: str) -> None:
    """A header that comes letter by letter does not hold the reader longer than the whole page may take."""
    start = time.monotonic()
    with pytest.raises(FetchError, match="did not answer within"):
        fetch(f"{site}/drip", allow_private=True, timeout=0.3)
    assert time.monotonic() - start < 3


@pytest.mark.parametrize(("status", "advice"), [(404, "404 Not Found"), (403, "save the page"), (500, "500")])
def test_refusals_are_told(site: str, status: int, advice: str) -> None:
    """The server's answer is named, with advice where there is one."""
    with pytest.raises(FetchError, match=advice):
        fetch(f"{site}/{status}", allow_private=True)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://files.example/x",
        "file:///etc/hostname",
        "http://",
        "http://user:word@news.example/",
        "http://[x",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    """Only http and https addresses without credentials are read."""
    with pytest.raises(FetchError) as caught:
        fetch(url)
    assert "\n" not in str(caught.value)


def test_unreachable_is_one_line() -> None:
    """A name that does not exist, and a port where nobody listens, are told in one line."""
    for url in ("http://no-such-host.invalid/", "http://127.0.0.1:9/"):
        with pytest.raises(FetchError) as caught:
            fetch(url, allow_private=True, timeout=2)
        assert "\n" not in str(caught.value)


PRIVATE = (
    f"10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 127.0.0.1 {ANY} 224.0.0.1 240.0.0.1 ::1 :: "
    "fe80::1%eth0 fc00::1 ::ffff:10.0.0.1 64:ff9b::a00:1 2002:a00:1::"
)


@pytest.mark.parametrize("address", PRIVATE.split())
def test_addresses_that_are_not_public(address: str) -> None:
    """Private, local, shared, reserved and wrapped private addresses are not public."""
    assert not is_public(address)


def test_public_addresses() -> None:
    """Ordinary addresses are."""
    assert is_public("8.8.8.8")
    assert is_public("2606:4700::1111")


def test_files(tmp_path: Path) -> None:
    """A file is read as it is; a missing one is an error of the call."""
    path = tmp_path / "page.html"
    path.write_bytes(PAGE)
    assert pages.load(str(path)).content == PAGE
    with pytest.raises(UsageError, match="cannot be read"):
        pages.load(str(path) + ".missing")


@pytest.mark.parametrize("address", ["ftp://news.example/page", "file:///etc/hosts", "HTPS://news.example/"])
def test_other_addresses_than_those_of_the_web_are_refused(address: str) -> None:
    """One line says how an address has to begin."""
    with pytest.raises(UsageError, match="https://"):
        pages.load(address)
