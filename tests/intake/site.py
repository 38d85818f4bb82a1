"""A small news site on loopback, whose behaviour a test sets: pages, feeds, refusals, bombs."""

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from msgspec import Struct


class Reply(Struct):
    """What the site answers at a path."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html"
    headers: dict[str, str] = {}
    etag: str | None = None
    wait: float = 0.0


class Site:
    """The site: set `paths`, read `asked`."""

    def __init__(self) -> None:
        self.paths: dict[str, Reply | Callable[[], Reply]] = {}
        self.asked: list[tuple[str, dict[str, str], float]] = []
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.answer(self)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                site.answer(self)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer by path, with 304 where the reader has what is there."""
        self.asked.append((handler.path, dict(handler.headers), time.monotonic()))
        found = self.paths.get(handler.path, Reply(status=404))
        reply = found() if callable(found) else found
        if reply.wait:
            self.over.wait(reply.wait)
        status = reply.status
        if reply.etag and handler.headers.get("If-None-Match") == reply.etag:
            status, reply = 304, Reply(etag=reply.etag)
        handler.send_response(status)
        handler.send_header("Content-Type", reply.kind)
        handler.send_header("Content-Length", str(len(reply.body)))
        if reply.etag:
            handler.send_header("ETag", reply.etag)
        for name, value in reply.headers.items():
            handler.send_header(name, value)
        handler.end_headers()
        try:
            handler.wfile.write(reply.body)
        except OSError:
            return  # the reader had enough

    def visits(self, path: str) -> int:
        """How often a path was asked for."""
        return sum(1 for asked, _, _ in self.asked if asked == path)

    def close(self) -> None:
        """Close the site."""
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()


def rss(site: Site, *paths: str, moment: float = 1_700_000_000.0) -> Reply:
    """A feed that names these paths."""
    items = "".join(
        f"<item><title>t</title><link>{site.url}{path}</link><pubDate>{formatdate(moment)}</pubDate></item>"
        for path in paths
    )
    body = f"<?xml version='1.0'?><rss version='2.0'><channel><title>f</title>{items}</channel></rss>"
    return Reply(body.encode(), kind="application/rss+xml")


def bomb(size: int) -> Reply:
    """A page that unpacks to so many bytes."""
    return Reply(gzip.compress(b"<item>" * (size // 6)), headers={"Content-Encoding": "gzip"})


def opened() -> Iterator[Site]:
    """A site for one test."""
    site = Site()
    yield site
    site.close()
