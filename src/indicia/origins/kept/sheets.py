"""A page -> its sheet: what the comparison with others needs of it, made once."""

import hashlib
import zlib
from collections.abc import Iterator
from itertools import combinations

import msgspec
from msgspec import Struct

from indicia.ledger.claims import BETWEEN
from indicia.ledger.pages import Read
from indicia.ledger.working import Drafted, Matter, Naming, Sketch
from indicia.origins.likeness import Sense, sense
from indicia.origins.matters import Draft, drafts
from indicia.origins.near import packed, signatures
from indicia.origins.profiles import Key, Profile, key
from indicia.origins.strays import Stray, of_page

_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(Draft)


class Sheet(Struct, frozen=True):
    """A page made ready to be compared."""

    sketch: Sketch
    reading: int
    drafts: list[Drafted]
    namings: list[Naming]


def sheet(read: Read) -> Sheet:
    """The sheet of a page."""
    page, place, reading = read.version.page, read.version.place, read.found.reading
    return Sheet(
        Sketch(
            page=page,
            place=place,
            version=read.version.id,
            day=reading.article.published,
            same=_digest(sense(reading.article)),
            signature=packed(signatures([reading.article.text])[0]),
        ),
        read.reading_id,
        [Drafted(page, matter(key(one)), pack(one)) for one in drafts(place, reading)],
        list(_namings(page, of_page(place, reading))),
    )


def _digest(words: Sense) -> str:
    """One hash for all words: pages of the same words have the same."""
    told = [[sorted(one.words), sorted(one.runs)] for one in words.sentences]
    rest = [sorted(paragraph) for paragraph in words.paragraphs]
    return hashlib.sha256(msgspec.json.encode([told, rest])).hexdigest()


def _namings(page: int, held: Iterator[Stray]) -> Iterator[Naming]:
    for stray in held:
        for two in combinations(sorted(stray.parties), 2):
            words = " ".join(sorted(stray.words | stray.tells))
            yield Naming(page, BETWEEN.join(two), stray.statement, words)


def stray(place: str, naming: Naming) -> Stray:
    """A statement that may say what a claim says, as it was kept."""
    parties = frozenset(naming.parties.split(BETWEEN))
    words = frozenset(naming.words.split())
    tells = frozenset(word for word in words if ":" in word)
    return Stray(place, naming.statement, parties, words - tells, tells)


def matter(one: Key) -> Matter:
    """What a telling is about, as its row says it."""
    it, denies = one
    return it.area, it.direction, BETWEEN.join(it.parties), it.kind, denies


def about(one: Matter) -> Key:
    """The same, back again."""
    area, direction, parties, kind, denies = one
    return Profile(area, direction, tuple(parties.split(BETWEEN)) if parties else (), kind), denies


def pack(one: Draft) -> bytes:
    """A telling in the making as it is kept."""
    return zlib.compress(_ENCODER.encode(one), 6)


def unpack(content: bytes) -> Draft:
    """The same, back again."""
    return _DECODER.decode(zlib.decompress(content))
