"""OpenID Connect: a service says who somebody is, signed; nothing that it sends is believed unchecked.

::

    begin: discovery -> address at the service, with state, nonce and the hash of a verifier (PKCE)
    finish: code + verifier -> token -> signature by a key of now, issuer, audience, times, nonce -> claims
"""

import ipaddress
import secrets
import threading
import time
from typing import Any
from urllib.parse import urlsplit

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import OAuth2Client
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from msgspec import Struct

from indicia.app.access.openid_file import OpenIdFile
from indicia.model import IndiciaError

# Signatures that only the service can make; never those that whoever knows the client's secret can.
SIGNATURES = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
WAIT = 10.0
LEEWAY = 60  # seconds by which two clocks may differ
HELD = 600.0  # seconds for which what the service says of itself, and its keys, are held
AGAIN = 10.0  # seconds before keys are asked for once more


class SignInError(IndiciaError):
    """The service could not be asked, or what it says of somebody does not hold."""


class Away(Struct, frozen=True):
    """What is kept of somebody who is away at the service: only their own browser brings it back."""

    state: str
    nonce: str
    verifier: str
    then: str


class Service:
    """The service, its addresses and its keys of now."""

    def __init__(self, settings: OpenIdFile, secret: str) -> None:
        self.settings = settings
        self._secret = secret
        self._lock = threading.Lock()
        self._about: tuple[float, dict[str, Any]] | None = None
        self._keys: tuple[float, KeySet] | None = None

    def begin(self, then: str) -> tuple[str, Away]:
        """The address at the service to go to, and what must be kept meanwhile."""
        away = Away(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48), then)
        with self._client() as client:
            address, _ = client.create_authorization_url(
                self._place("authorization_endpoint"),
                state=away.state,
                nonce=away.nonce,
                code_verifier=away.verifier,
            )
        return str(address), away

    def finish(self, away: Away, given: dict[str, str]) -> dict[str, Any]:
        """What the service says of somebody who came back.

        Args:
            away: what was kept when they went.
            given: what their browser brings back.

        Raises:
            SignInError: if it is not what they were sent for, or anything of it does not hold.
        """
        if not secrets.compare_digest(given.get("state", "").encode(), away.state.encode()):
            raise SignInError("the answer belongs to another sign-in")
        if given.get("iss", self.settings.issuer) != self.settings.issuer:
            raise SignInError("the answer comes from another service")
        if "code" not in given:
            raise SignInError("the service let nobody in")
        token = self._token(given["code"], away.verifier)
        return self._claims(token, away.nonce)

    def about(self) -> dict[str, Any]:
        """What the service says of itself; of addresses that are no one's business, nothing is used.

        Raises:
            SignInError: if it cannot be asked, or calls itself by another name.
        """
        with self._lock:
            if self._about is None or self._about[0] + HELD < time.monotonic():
                issuer = self.settings.issuer
                found = self._json(f"{issuer.rstrip('/')}/.well-known/openid-configuration")
                if found.get("issuer") != issuer:
                    raise SignInError(f"{issuer} calls itself {str(found.get('issuer'))[:200]!r}")
                self._about = time.monotonic(), found
            return self._about[1]

    def _place(self, name: str) -> str:
        return _safe(str(self.about().get(name, "")), name)

    def _client(self) -> OAuth2Client:
        offered = self.about().get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        how = "client_secret_basic" if "client_secret_basic" in offered else "client_secret_post"
        return OAuth2Client(
            self.settings.client_id,
            self._secret or None,
            token_endpoint_auth_method=how if self._secret else "none",
            scope=self.settings.scope,
            redirect_uri=self.settings.back,
            code_challenge_method="S256",
            timeout=WAIT,
        )

    def _token(self, code: str, verifier: str) -> dict[str, Any]:
        try:
            with self._client() as client:
                found = client.fetch_token(
                    self._place("token_endpoint"),
                    code=code,
                    code_verifier=verifier,
                    grant_type="authorization_code",
                )
        except (AuthlibBaseError, httpx2.HTTPError, ValueError) as error:
            raise SignInError(f"the service took the code for nothing: {_short(error)}") from error
        if "id_token" not in found:
            raise SignInError("the service sent no identity token")
        return dict(found)

    def _claims(self, token: dict[str, Any], nonce: str) -> dict[str, Any]:
        """What a token says, if it is signed by the service, for us, now, and for this very sign-in."""
        options = {
            "iss": {"essential": True, "value": self.settings.issuer},
            "aud": {"essential": True, "value": self.settings.client_id},
            "sub": {"essential": True},
        }
        params = {
            "nonce": nonce,
            "client_id": self.settings.client_id,
            "access_token": token.get("access_token"),
        }
        try:
            signed = self._signed(token["id_token"])
            claims = CodeIDToken(signed.claims, signed.header, options, params)
            claims.validate(leeway=LEEWAY)
        except (AuthlibBaseError, JoseError, ValueError, TypeError, KeyError) as error:
            raise SignInError(f"the identity token does not hold: {_short(error)}") from error
        return dict(claims)

    def _signed(self, text: str) -> jwt.Token:
        offered = self.about().get("id_token_signing_alg_values_supported") or ["RS256"]
        registry = JWSRegistry(algorithms=[one for one in SIGNATURES if one in offered])
        try:
            return jwt.decode(text, key=self._known_keys(HELD), registry=registry)
        except InvalidKeyIdError:  # keys are rotated: those of a moment ago may be others by now
            return jwt.decode(text, key=self._known_keys(AGAIN), registry=registry)

    def _known_keys(self, held: float) -> KeySet:
        place = self._place("jwks_uri")
        with self._lock:
            if self._keys is None or self._keys[0] + held < time.monotonic():
                self._keys = time.monotonic(), KeySet.import_key_set(self._json(place))
            return self._keys[1]

    def _json(self, address: str) -> Any:
        _safe(address, "issuer")
        try:
            answer = httpx2.get(address, timeout=WAIT)
            answer.raise_for_status()
            found = answer.json()
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            raise SignInError(f"{address} cannot be asked: {_short(error)}") from error
        if not isinstance(found, dict):
            raise SignInError(f"{address} answers with something else than was asked for")
        return found


def _safe(address: str, name: str) -> str:
    """An address to which secrets may go: over TLS, or on this machine."""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError as error:
        raise SignInError(f"{name}: {address[:200]!r} is no address") from error
    if (parts.scheme == "https" and host) or (parts.scheme == "http" and _here(host)):
        return address
    raise SignInError(f"{name}: {address[:200]!r} is no https address")


def _here(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _short(error: Exception) -> str:
    """An error in a line; it holds neither code nor secret."""
    return (getattr(error, "error", "") or type(error).__name__).replace("_", " ")[:200]
