"""The experts who watch over sanctions for the United Nations: whom a page means, and that they are one."""

import re
from collections.abc import Iterable, Iterator

from indicia.model import OriginNode, Reading
from indicia.origins.data import phrases, wording

# Experts of the UN whose body is not named.
PANEL = "UN experts"
_GENERAL = (PANEL, "UN Panel of Experts")
UNITED = ("united-nations", "un-security-council")
_NAMED = re.compile(r"\b(?:(?:panel|group) of experts|monitoring group|monitoring team)\b", re.IGNORECASE)


def of_page(reading: Reading) -> str | None:
    """The only such body that a page names; else some, where it speaks of what they report to."""
    found = {e.name for e in reading.entities if e.known and _NAMED.search(e.name)}
    if len(found) == 1:
        return found.pop()
    told = any(e.known in UNITED for e in reading.entities) or _reported(reading)
    return PANEL if not found and told else None


def _reported(reading: Reading) -> bool:
    return bool(phrases(wording().reported_to).search(reading.article.text))


def ties(nodes: Iterable[OriginNode]) -> Iterator[tuple[str, str]]:
    """Experts without a name may be any of those who have one: they are tied to each."""
    experts = (n for n in nodes if n.kind == "source" and (n.name == PANEL or _NAMED.search(n.name)))
    held = sorted((node.id, node.name) for node in experts)
    general = [id_ for id_, name in held if name in _GENERAL]
    yield from ((one, other) for one in general for other, _ in held if other != one)
