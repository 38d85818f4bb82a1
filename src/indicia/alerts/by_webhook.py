"""By webhook: signed JSON, in the headers of Standard Webhooks, to checked addresses only."""

import base64
import hashlib
import hmac
import time
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import httpcore
import httpx

from indicia.alerts.message import Message, as_json
from indicia.alerts.outcome import SENT, Came
from indicia.alerts.secrets import key_of, secret
from indicia.alerts.settings import Webhook
from indicia.model import FetchError
from indicia.pages.connection import DEADLINE, Transport

_BEFORE = (httpcore.ConnectError, httpcore.ConnectTimeout)  # nothing was sent yet


def send(channel: Webhook, message: Message, folder: Path, now: datetime) -> Came:
    """Post a message.

    Raises:
        DataError: if the secret is not where the channel says.
    """
    body = as_json(message)
    key = key_of(secret(channel.name, channel.secret_env, channel.secret_file, folder))
    headers = signed(key, message.key, int(now.timestamp()), body)
    transport = Transport(allow_private=channel.allow_private)
    DEADLINE.at = time.monotonic() + 3 * channel.timeout
    # No redirect is followed: an alert goes where its file says. Proxies could not be checked.
    try:
        with (
            httpx.Client(transport=transport, timeout=channel.timeout, trust_env=False) as client,
            client.stream("POST", channel.url, content=body, headers=headers) as answer,
        ):
            return _came(answer, now)
    except FetchError as error:
        return Came("refused", str(error))
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        before = isinstance(error.__cause__, _BEFORE)
        why = str(error) or type(error).__name__
        return Came("unreachable" if before else "unsure", f"{channel.url}: {why}")
    finally:
        DEADLINE.at = float("inf")


def signed(key: bytes, id_: str, moment: int, body: bytes) -> dict[str, str]:
    """The headers of a message: what it is, when, and HMAC-SHA256 over id, moment and body."""
    mac = hmac.new(key, f"{id_}.{moment}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Indicia/1.0 (alerts)",
        "Idempotency-Key": id_,
        "webhook-id": id_,
        "webhook-timestamp": str(moment),
        "webhook-signature": f"v1,{base64.b64encode(mac.digest()).decode()}",
    }


def _came(answer: httpx.Response, now: datetime) -> Came:
    if answer.is_success:
        return SENT
    reason = httpx.codes.get_reason_phrase(answer.status_code)
    return Came("refused", f"answered {answer.status_code} {reason}".rstrip(), wait=_asked(answer, now))


def _asked(answer: httpx.Response, now: datetime) -> timedelta | None:
    """What a Retry-After asks for, as seconds or as a moment."""
    value = answer.headers.get("retry-after", "")
    if value.isdigit():
        return timedelta(seconds=min(int(value), 86_400))
    try:
        return parsedate_to_datetime(value) - now
    except (ValueError, TypeError):
        return None
