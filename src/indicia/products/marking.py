"""Traffic Light Protocol 2.0: what may go into a brief of which mark."""

import re

from indicia.model import UsageError

LEVELS = ("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED")
MEANINGS: dict[str, str] = {
    "TLP:CLEAR": "may be handed on without limit",
    "TLP:GREEN": "for the community, not for the public",
    "TLP:AMBER": "for the recipient's organisation and its clients, where they need to know",
    "TLP:AMBER+STRICT": "for the recipient's organisation only",
    "TLP:RED": "for the eyes of the named recipients only",
}
_WRITTEN = re.compile(r"\bTLP[:\s]\s?(CLEAR|WHITE|GREEN|AMBER\+STRICT|AMBER|RED)\b")


def level(marking: str | None) -> int:
    """How strict a mark is; none is as lax as can be.

    Raises:
        UsageError: if it is no mark of the protocol.
    """
    if marking is None:
        return 0
    if marking not in LEVELS:
        raise UsageError(f"{marking!r} is no marking of TLP 2.0; there are {', '.join(LEVELS)}")
    return LEVELS.index(marking)


def written(text: str) -> str | None:
    """The strictest mark that a page bears in its own text."""
    found = [f"TLP:{word.replace('WHITE', 'CLEAR')}" for word in _WRITTEN.findall(text)]
    return max(found, key=level, default=None)


def chosen(watch: str | None, asked: str | None) -> str | None:
    """The mark of a brief: that of its watch, or a stricter one that was asked for.

    Raises:
        UsageError: if the one asked for is laxer than that of the watch.
    """
    if level(asked) < level(watch) and asked is not None:
        raise UsageError(f"the watch is {watch}: a brief of it cannot be {asked}; change the watch first")
    return asked or watch
