"""What hangs together: connected components, in an order that does not depend on that of the ties."""

from collections.abc import Iterable


def groups(items: Iterable[str], ties: Iterable[tuple[str, str]]) -> list[set[str]]:
    """The sets of items that ties lead through, each set once, by its first item.

    Args:
        items: all items; one without ties is a set of its own.
        ties: pairs of items; a tie to something else is passed over.
    """
    above = {item: item for item in sorted(items)}

    def top(item: str) -> str:
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    for one, other in ties:
        if one in above and other in above:
            first, second = sorted((top(one), top(other)))
            above[second] = first
    found: dict[str, set[str]] = {}
    for item in above:
        found.setdefault(top(item), set()).add(item)
    return list(found.values())
