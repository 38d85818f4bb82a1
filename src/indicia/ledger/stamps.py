"""RFC 3161 timestamps: a third party's word that a hash existed at a moment."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cryptography import x509
from rfc3161_client import (
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from indicia.model import LedgerError, UsageError

Ask = Callable[[bytes], bytes]
TYPE = "application/timestamp-query"


def stamp(sha256: str, ask: Ask) -> bytes:
    """A timestamp on a hash (as 64 hexadecimal digits), got by `ask`, which posts a request to an authority.

    Raises:
        LedgerError: if the answer is no timestamp on this hash.
    """
    request = TimestampRequestBuilder().data(sha256.encode()).build()
    answer = ask(request.as_bytes())
    try:
        response = decode_timestamp_response(answer)
        status = response.status
    except ValueError as error:
        raise LedgerError(f"the timestamp authority did not send a timestamp: {error}") from error
    if status not in {0, 1}:
        raise LedgerError(f"the timestamp authority refused (status {status})")
    if found := problem(answer, sha256):
        raise LedgerError(found)
    return answer


def moment(answer: bytes) -> datetime:
    """When the authority saw the hash."""
    return decode_timestamp_response(answer).tst_info.gen_time


def problem(answer: bytes, sha256: str) -> str | None:
    """What is wrong with a stored timestamp: it is damaged, or on something else."""
    try:
        response = decode_timestamp_response(answer)
        imprint = response.tst_info.message_imprint
    except ValueError as error:
        return f"its timestamp is damaged: {error}"
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415 - only here

    digest = hashes.Hash(hashes.SHA512() if len(imprint.message) == 64 else hashes.SHA256())
    digest.update(sha256.encode())
    return None if digest.finalize() == imprint.message else "its timestamp is on other bytes"


def trusted(answer: bytes, sha256: str, root: Path) -> str | None:
    """What is wrong with who signed a timestamp, seen from a root certificate (PEM) that you trust.

    Raises:
        UsageError: if the file holds no certificate.
    """
    try:
        certificate = x509.load_pem_x509_certificate(root.read_bytes())
    except (OSError, ValueError) as error:
        raise UsageError(f"{root} holds no certificate: {error}") from error
    response: TimeStampResponse = decode_timestamp_response(answer)
    verifier = VerifierBuilder().add_root_certificate(certificate).build()
    try:
        verifier.verify_message(response, sha256.encode())
    except VerificationError as error:
        return f"its timestamp is not signed under {root.name}: {error}"
    return None
