"""Bytes as they came -> whether a name stands in them, before anything is decoded."""

from collections import defaultdict
from collections.abc import Iterable

from ahocorasick_rs import BytesAhoCorasick

_WIDE = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 with its mark, in which no name stands byte by byte
_AROUND = 200  # bytes on each side in which a name of several words stands, broken over lines or not


class Raw:
    """Looks for names in bytes: for the longest word of each, and where it stands for the whole name.

    So nothing has to be done to most pages, though names are broken over lines and held by markup.
    """

    def __init__(self, names: Iterable[str]) -> None:
        of: dict[bytes, set[bytes]] = defaultdict(set)
        for name in names:
            of[max(name.split(" "), key=len).encode()].add(name.encode())
        self._words = sorted(of)
        self._names = [sorted(of[word]) for word in self._words]
        self._alone = [word in of[word] for word in self._words]
        self._automaton = BytesAhoCorasick(self._words)

    def named(self, content: bytes) -> bool:
        """Whether one of the names stands in the bytes, as words of their own."""
        if content.startswith(_WIDE):
            content = content.decode("utf-16", "replace").encode()
        for number, start, end in self._automaton.find_matches_as_indexes(content, overlapping=True):
            if _letter(content, start - 1) or _letter(content, end):
                continue
            if self._alone[number]:
                return True
            around = on_one_line(content[max(0, start - _AROUND) : end + _AROUND])
            if any(_whole(name, around) for name in self._names[number]):
                return True
        return False


def on_one_line(content: bytes) -> bytes:
    """The bytes with each run of white space as one space."""
    return b" ".join(content.replace(b"&nbsp;", b" ").replace(b"\xc2\xa0", b" ").split())


def _whole(name: bytes, content: bytes) -> bool:
    at = content.find(name)
    while at >= 0:
        if not _letter(content, at - 1) and not _letter(content, at + len(name)):
            return True
        at = content.find(name, at + 1)
    return False


def _letter(content: bytes, at: int) -> bool:
    return 0 <= at < len(content) and content[at : at + 1].isalnum()
