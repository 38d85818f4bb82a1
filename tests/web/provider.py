"""A small OpenID Connect provider on this machine: it lets everybody in, signs, and can be told to forge."""

import base64
import hashlib
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey
from joserfc.jws import JWSRegistry

CLIENT, SECRET = "indicia", "not to be seen anywhere"
KEY = RSAKey.generate_key(2048, {"kid": "one", "use": "sig"}, private=True)


class Provider:
    """Discovery, keys, authorize, token. `claims` are those of whoever signs in."""

    def __init__(self) -> None:
        self.key: Any = KEY
        self.signer: Any = None  # another key than those that are published
        self.algorithm = "RS256"
        self.claims: dict[str, Any] = {"sub": "u-1", "name": "Ada", "groups": ["analysts"]}
        self.forged: dict[str, Any] = {}  # laid over what a true token says
        self.about: dict[str, Any] = {}  # laid over what it says of itself
        self.codes: dict[str, dict[str, str]] = {}
        self.asked: list[str] = []
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.get(self)

            def do_POST(self) -> None:
                provider.post(self)

            def log_message(self, *_: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def rotate(self) -> None:
        """Sign with a new key; the old one is not published any more."""
        self.key = ECKey.generate_key("P-256", {"kid": "two", "use": "sig"}, private=True)
        self.algorithm = "ES256"

    def close(self) -> None:
        """End it."""
        self.server.shutdown()
        self.server.server_close()

    def get(self, at: BaseHTTPRequestHandler) -> None:
        """What a browser or the desk asks for."""
        self.asked.append(at.path)
        url = urlsplit(at.path)
        if url.path == "/.well-known/openid-configuration":
            places = {
                "authorization_endpoint": "authorize",
                "token_endpoint": "token",
                "jwks_uri": "keys",
            }
            found = {name: f"{self.issuer}/{path}" for name, path in places.items()}
            algorithms = {"id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256"]}
            _answer(at, {"issuer": self.issuer, **found, **algorithms, **self.about})
        elif url.path == "/keys":
            _answer(at, dict(KeySet([self.key]).as_dict(private=False)))
        else:
            asked = {name: values[0] for name, values in parse_qs(url.query).items()}
            code = f"code-{len(self.codes)}"
            self.codes[code] = asked
            at.send_response(302)
            back = {"code": code, "state": asked["state"], "iss": self.issuer}
            at.send_header("Location", f"{asked['redirect_uri']}?{urlencode(back)}")
            at.end_headers()

    def post(self, at: BaseHTTPRequestHandler) -> None:
        """A code for a token, once, to whoever knows the secret and the verifier."""
        body = at.rfile.read(int(at.headers["content-length"])).decode()
        given = {name: values[0] for name, values in parse_qs(body).items()}
        asked = self.codes.pop(given["code"], None)
        known = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        hashed = base64.urlsafe_b64encode(hashlib.sha256(given["code_verifier"].encode()).digest())
        right = (
            asked is not None
            and at.headers["authorization"] == f"Basic {known}"
            and asked["code_challenge_method"] == "S256"
            and asked["code_challenge"] == hashed.decode().rstrip("=")
            and asked["redirect_uri"] == given["redirect_uri"]
        )
        if asked is None or not right:
            _answer(at, {"error": "invalid_grant"}, 400)
            return
        _answer(at, {"access_token": "a", "token_type": "Bearer", "id_token": self._signed(asked["nonce"])})

    def _signed(self, nonce: str) -> str:
        now = int(time.time())
        said = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        said |= self.claims | self.forged
        said = {name: value for name, value in said.items() if value is not None}
        signer = self.signer or self.key
        if self.algorithm == "none":
            parts = ({"alg": "none"}, said)
            return ".".join(_plain(part) for part in parts) + "."
        kid = self.key.as_dict().get("kid")
        if self.algorithm == "HS256":  # the public key, misused as a secret that both would know
            signer = OctKey.import_key(self.key.as_pem(private=False))
        registry = JWSRegistry(algorithms=["RS256", "ES256", "HS256"])
        return jwt.encode({"alg": self.algorithm, "kid": kid}, said, signer, registry=registry)


def _plain(part: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")


def _answer(at: BaseHTTPRequestHandler, body: dict[str, Any], status: int = 200) -> None:
    content = json.dumps(body).encode()
    at.send_response(status)
    at.send_header("Content-Type", "application/json")
    at.send_header("Content-Length", str(len(content)))
    at.end_headers()
    at.wfile.write(content)
