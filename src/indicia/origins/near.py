"""Which pages of many may be copies of one another: MinHash over pairs of neighbouring long words."""

from collections.abc import Sequence

import numpy as np
import rensa
from numpy.typing import NDArray

# Of a word its first letters count ("reports", "reported"), of short words only numbers: what a rewriter
# leaves as it is. Pairs are taken without their order, up to one long word between them.
_STEM = 5
_REACH = 2
_HASHES = 192
# Two hashes a band: pages that share a fifth of their pairs of words meet in one of 96 bands 98 times of
# 100, a third practically always; what meets by chance is sorted out by the comparison.
_ROWS = 2
_LEAST = 12  # of 192: an estimated share of a sixteenth
_SEED = 1540
# In a band where very many pages agree (a notice printed everywhere), each is compared with the next ones.
_CROWD = 64
_BATCH = 200
_SPACE, _END = b" "[0], b"\n"[0]
# Letters in lower case, digits, and every byte of a letter beyond ASCII; the rest parts words.
_TABLE = bytes(
    byte if byte >= 0x80 or byte == _END or chr(byte).isalnum() else _SPACE for byte in range(256)
).lower()
_PRIME = np.uint64(0x9E3779B97F4A7C15)
_POWERS = np.array([pow(int(_PRIME), n, 1 << 64) for n in range(1, _STEM + 1)], dtype=np.uint64)
_NOTHING = np.uint64(0xFFFFFFFF)  # what an empty text is signed with
Pair = tuple[int, int]
_Keys = NDArray[np.uint64]
_Places = NDArray[np.intp]


def candidates(texts: Sequence[str]) -> list[Pair]:
    """Pairs of texts, by their numbers, that share enough pairs of words to be worth comparing.

    Args:
        texts: the texts of articles.

    Returns:
        Pairs in order, each once.
    """
    return meeting(signatures(texts))


def signatures(texts: Sequence[str]) -> _Keys:
    """The signature of each text, a row of hashes: what is alike in texts is alike in them."""
    return np.concatenate(
        [np.zeros((0, _HASHES), np.uint64)]
        + [_signed(texts[at : at + _BATCH]) for at in range(0, len(texts), _BATCH)]
    )


def packed(signature: _Keys) -> bytes:
    """A signature as it is kept; its hashes have 32 bits."""
    return signature.astype("<u4").tobytes()


def unpacked(rows: Sequence[bytes]) -> _Keys:
    """Signatures that were kept, a row each."""
    return np.frombuffer(b"".join(rows), "<u4").astype(np.uint64).reshape(len(rows), _HASHES)


def meeting(digests: _Keys) -> list[Pair]:
    """Pairs of signatures, by their numbers, that share enough; in order, each once."""
    # A text of fewer than two long words has no pairs, and nothing to meet others by.
    filled = np.flatnonzero((digests != _NOTHING).any(axis=1))
    held = digests[filled]
    bands = [_meeting(held[:, at] << np.uint64(32) | held[:, at + 1]) for at in range(0, _HASHES, _ROWS)]
    ones, others = np.divmod(np.unique(np.concatenate(bands)), len(filled) or 1)
    return [
        pair
        for at in range(0, len(ones), _BATCH * _BATCH)
        for pair in _alike(held, ones[at : at + _BATCH * _BATCH], others[at : at + _BATCH * _BATCH], filled)
    ]


def _meeting(keys: _Keys) -> _Places:
    """The pairs of rows that have one key, each as one number."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    found = [np.zeros(0, np.intp)]
    for step in range(1, min(_CROWD, len(keys))):
        same = np.flatnonzero(ordered[:-step] == ordered[step:])
        if not len(same):
            break
        found.append(order[same] * len(keys) + order[same + step])
    return np.concatenate(found)


def _alike(held: _Keys, ones: _Places, others: _Places, numbers: _Places) -> list[Pair]:
    """Of pairs of rows, those that agree in more than a few hashes; as numbers of texts."""
    enough = (held[ones] == held[others]).sum(axis=1) >= _LEAST
    return list(zip(numbers[ones[enough]].tolist(), numbers[others[enough]].tolist(), strict=True))


def _signed(texts: Sequence[str]) -> _Keys:
    """The signatures of some texts: letters to words, words to pairs, pairs to a row of least hashes."""
    page = "".join(text.replace("\n", " ") + "\n" for text in texts)
    letters = np.frombuffer(page.encode(errors="replace").translate(_TABLE), dtype=np.uint8)
    pairs, places = _pairs(*_words(letters))
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(pairs, places, _HASHES, _SEED)
    return np.array(matrix.to_rows(), dtype=np.uint64)


def _words(letters: NDArray[np.uint8]) -> tuple[_Keys, _Places]:
    """A number for each word that counts, and how many of them there are up to the end of each text."""
    inside = letters > _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    if len(inside) and inside[0]:
        edges = np.concatenate(([0], edges))
    begins, stops = edges[::2], edges[1::2]
    long = (stops - begins >= _STEM) | (letters[begins] <= ord("9"))
    begins, stops = begins[long], stops[long]
    ends = np.searchsorted(begins, np.flatnonzero(letters == _END))
    words = np.zeros(len(begins), np.uint64)
    for place in range(_STEM):
        there = begins + place < stops
        words[there] += letters[begins[there] + place].astype(np.uint64) * _POWERS[place]
    return words, ends


def _pairs(words: _Keys, ends: _Places) -> tuple[_Keys, _Keys]:
    """The hashes of all pairs of words, text after text, and where those of each text begin and end."""
    owner = np.searchsorted(ends, np.arange(len(words)), side="right")
    found, owners = [], []
    for reach in range(1, _REACH + 1):
        one, other = words[:-reach], words[reach:]
        within = owner[:-reach] == owner[reach:]
        mixed = (one + other) * _PRIME + one * other
        found.append((mixed ^ mixed >> np.uint64(29))[within])
        owners.append(owner[:-reach][within])
    whose = np.concatenate(owners)
    order = np.argsort(whose, kind="stable")
    places = np.searchsorted(whose[order], np.arange(len(ends) + 1))
    return np.concatenate(found)[order], places.astype(np.uint64)
