"""Servers on loopback that fail as they are told to, one request after another."""

import asyncio
import datetime
import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, NamedTuple, Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec


class Certificate(NamedTuple):
    """A certificate for 127.0.0.1 that signed itself, and its key."""

    public: Path
    private: Path


def certificate(folder: Path) -> Certificate:
    """Make one."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False
        )
        .sign(key, hashes.SHA256())
    )
    found = Certificate(folder / "public.pem", folder / "private.pem")
    found.public.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    found.private.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return found


def free_port() -> int:
    """A port on which nobody listens now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Mailbox:
    """A mail server. `does` says what comes of the next mails: 451, hang, lost (taken, not said), or taken.

    Recipients in `unknown` are refused.
    """

    def __init__(self, trusted: Certificate) -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(trusted.public, trusted.private)
        self.does: list[str] = []
        self.unknown: set[str] = set()
        self.taken: list[tuple[EmailMessage, list[str]]] = []
        self.port = free_port()
        self.controller = Controller(
            self,
            hostname="127.0.0.1",
            port=self.port,
            tls_context=context,
            require_starttls=True,
            auth_required=True,
            authenticator=_login,
        )

    def __enter__(self) -> Self:
        self.controller.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.controller.stop()

    async def handle_RCPT(  # noqa: N802 - the library's name
        self, _: SMTP, __: Session, envelope: Envelope, address: str, ___: list[str]
    ) -> str:
        """Take a recipient, or not."""
        if address in self.unknown:
            return "550 5.1.1 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 ok"

    async def handle_DATA(self, server: SMTP, _: Session, envelope: Envelope) -> str:  # noqa: N802 - the library's name
        """Take a mail, or fail as told."""
        does = self.does.pop(0) if self.does else "take"
        if does == "hang":
            await asyncio.sleep(3)
            return "451 4.3.0 too late"
        if does == "451":
            return "451 4.3.0 not now"
        content = envelope.content
        assert isinstance(content, bytes)
        mail = message_from_bytes(content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.taken.append((mail, list(envelope.rcpt_tos)))
        if does == "lost":
            assert server.transport is not None
            server.transport.abort()
        return "250 2.0.0 taken"


def _login(_: SMTP, __: Session, ___: Envelope, ____: str, data: Any) -> AuthResult:
    assert isinstance(data, LoginPassword)
    return AuthResult(success=(data.login, data.password) == (b"indicia", b"opensesame"))


class Got(NamedTuple):
    """A request that came, with its body whole."""

    headers: dict[str, str]
    body: bytes
    did: str


class Receiver:
    """A web server. `does` says what comes of the next requests; after those, all are taken.

    A number answers so; `hang` never answers; `close` ends in the middle of an answer; `lost` takes it and
    says nothing.
    """

    def __init__(self, port: int = 0) -> None:
        self.does: list[str] = []
        self.got: list[Got] = []
        self.came = threading.Event()
        self.end = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", port), _handler(self))
        self.server.daemon_threads = True
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05})

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server.server_port}/hook"

    @property
    def taken(self) -> list[Got]:
        """What a receiver that drops doubles holds: the first of each key that it took."""
        found: dict[str, Got] = {}
        for one in self.got:
            if one.did in ("200", "lost"):
                found.setdefault(one.headers["idempotency-key"], one)
        return list(found.values())

    def __enter__(self) -> Self:
        self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.end.set()
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            """Do as told."""
            body = self.rfile.read(int(self.headers["content-length"]))
            does = receiver.does.pop(0) if receiver.does else "200"
            headers = {name.lower(): value for name, value in self.headers.items()}
            receiver.got.append(Got(headers, body, does))
            receiver.came.set()
            self.close_connection = True
            acts: dict[str, Callable[[], object]] = {
                "hang": lambda: receiver.end.wait(30),
                "close": lambda: self.wfile.write(b"HTTP/1.1 20"),
                "lost": lambda: None,
            }
            if does in acts:
                acts[does]()
                return
            self.send_response(int(does))
            if does == "503":
                self.send_header("Retry-After", "7200")
            if does == "302":
                self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler
