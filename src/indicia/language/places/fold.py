"""A name as the gazetteer files it, so that the ways of writing one name meet."""

import re
import unicodedata
from hashlib import blake2b

# Letters that are no base letter with a mark, and signs that stand for no sound in English writing.
PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
    | dict.fromkeys("'’‘ʻʼʹʺ`´.\"“”", "")
    | dict.fromkeys("-‐‑–—/,_\u00a0", " ")
)
SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
OPENING = re.compile(
    r"^(?:the|(?:cit(?:y|ies)|town|village|port|municipality|island|state|province) of(?: the)?) "
)


def fold(name: str) -> str:
    """A name without case, marks and signs: "St. John’s" and "Saint Johns" are one."""
    plain = name if name.isascii() else unicodedata.normalize("NFKD", name)
    words = plain.lower().translate(PLAIN)
    if not words.isascii():
        words = "".join(c for c in words if not unicodedata.combining(c))
    parts = words.split()
    if len(parts) > 1 and parts[0] in SHORT:
        parts[0] = SHORT[parts[0]]
    return " ".join(parts)


def forms(name: str) -> tuple[str, ...]:
    """The keys to look a name up by, the fullest first: as written, then without an opening of its own."""
    found = [fold(name)]
    while (short := OPENING.sub("", found[-1])) != found[-1]:
        found.append(short)
    return tuple(found)


def signature(key: str) -> tuple[int, int]:
    """32 bits to file a key by and 8 bits to check it with."""
    digest = blake2b(key.encode(), digest_size=5).digest()
    return int.from_bytes(digest[:4], "little"), digest[4]
