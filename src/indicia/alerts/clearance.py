"""What may go to whom: a channel takes what is not stricter than its clearance, by TLP 2.0."""

from indicia.products.marking import LEVELS, level


def strictness(marking: str | None) -> int:
    """How strict a mark is; one that the protocol does not know is as strict as can be."""
    return level(marking) if marking is None or marking in LEVELS else len(LEVELS) - 1


def strictest(*markings: str | None) -> str | None:
    """The strictest of some marks."""
    return max(markings, key=strictness, default=None)


def may(marking: str | None, clearance: str) -> bool:
    """Whether what bears a mark may go to a channel of a clearance."""
    return strictness(marking) <= strictness(clearance)
