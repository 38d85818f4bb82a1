"""A reading as it is kept: msgpack, packed, without the text that its version keeps already."""

import zlib

import msgspec

from indicia.model import LedgerError, Reading

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Reading)


def pack(reading: Reading, text: str) -> bytes:
    """A reading as bytes; `text` is that of its version."""
    if reading.article.text == text:
        bare = msgspec.structs.replace(reading.article, text="")
        reading = msgspec.structs.replace(reading, article=bare)
    return zlib.compress(_ENCODER.encode(reading), 6)


def unpack(content: bytes, text: str) -> Reading:
    """The reading in the bytes.

    Raises:
        LedgerError: if they are damaged.
    """
    try:
        reading = _DECODER.decode(zlib.decompress(content))
    except (zlib.error, msgspec.MsgspecError) as error:
        raise LedgerError(f"a stored reading is damaged: {error}") from error
    if reading.article.text:
        return reading
    return msgspec.structs.replace(reading, article=msgspec.structs.replace(reading.article, text=text))
