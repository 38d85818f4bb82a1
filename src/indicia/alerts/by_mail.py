"""By e-mail: SMTP, over a verified connection, plain text with an HTML part beside it."""

import smtplib
import ssl
from contextlib import suppress
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from indicia.alerts.message import Message, as_html, as_text
from indicia.alerts.outcome import SENT, Came
from indicia.alerts.secrets import secret
from indicia.alerts.settings import Mail
from indicia.ledger.alerts import Outcome

_PORTS = {"starttls": 587, "tls": 465, "none": 25}


def send(channel: Mail, message: Message, folder: Path, now: datetime) -> Came:
    """Send a message to all that are still owed it.

    Raises:
        DataError: if the password is not where the channel says.
    """
    password = secret(channel.name, channel.password_env, channel.password_file, folder)
    handed = False  # whether the text may have been handed over: then nobody knows but the server
    server: smtplib.SMTP | None = None
    try:
        server = _connected(channel, folder)
        if channel.user:
            server.login(channel.user, password)
        mail = _mail(channel, message, now)
        handed = True
        left = server.send_message(mail, channel.sender, list(message.owed or channel.to))
    except smtplib.SMTPServerDisconnected as error:
        return Came("unsure" if handed else "unreachable", f"{channel.host} closed the connection: {error}")
    except smtplib.SMTPException as error:
        return _no(channel, error)
    except (OSError, ValueError) as error:
        outcome: Outcome = "unsure" if handed else "unreachable"
        return Came(outcome, f"{channel.host}: {str(error) or type(error).__name__}")
    finally:
        if server is not None:
            _leave(server)
    return Came("partly", _refused(left), tuple(left)) if left else SENT


def _no(channel: Mail, error: smtplib.SMTPException) -> Came:
    """What a server refuses; of a login only that it does."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return Came("refused", _refused(error.recipients))
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return Came("refused", f"{channel.host} refused the login ({error.smtp_code})")
    if isinstance(error, smtplib.SMTPResponseException):
        return Came("refused", f"{channel.host} answered {error.smtp_code} {_text(error.smtp_error)}")
    return Came("refused", f"{channel.host}: {error}")


def _leave(server: smtplib.SMTP) -> None:
    """Say goodbye; what comes of that changes nothing any more."""
    with suppress(smtplib.SMTPException, OSError):
        server.quit()
    server.close()


def _connected(channel: Mail, folder: Path) -> smtplib.SMTP:
    port = channel.port or _PORTS[channel.security]
    if channel.security == "tls":
        context = _context(channel, folder)
        return smtplib.SMTP_SSL(channel.host, port, timeout=channel.timeout, context=context)
    server = smtplib.SMTP(channel.host, port, timeout=channel.timeout)
    if channel.security == "starttls":
        try:
            server.starttls(context=_context(channel, folder))
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
    return server


def _context(channel: Mail, folder: Path) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if channel.ca:
        context.load_verify_locations(folder / channel.ca)
    return context


def _mail(channel: Mail, message: Message, now: datetime) -> EmailMessage:
    mail = EmailMessage()
    mail["From"] = channel.sender
    mail["To"] = ", ".join(channel.to)
    mail["Subject"] = message.subject
    mail["Date"] = format_datetime(now)
    mail["Message-ID"] = f"<{message.key}@{channel.sender.rpartition('@')[2]}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["Indicia-Key"] = message.key
    mail.set_content(as_text(message))
    mail.add_alternative(as_html(message), subtype="html")
    return mail


def _refused(recipients: dict[str, tuple[int, bytes]]) -> str:
    told = (f"{who} ({code} {_text(text)})" for who, (code, text) in recipients.items())
    return f"refused for {', '.join(told)}"


def _text(answer: bytes | str) -> str:
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    return " ".join(text.split())[:200]
