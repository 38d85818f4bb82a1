"""Outlets whose own people saw it: known for what they saw, whoever owns them."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from indicia.model import Article, OriginNode
from indicia.origins.data import phrases, wording

_RULE = "outlet:"  # how the ids of their nodes begin
# Who is sent sees for himself; who is told or shown something does not.
_SAW = re.compile(
    r"\b(?:saw|watch(?:ed|es)|counted|visited|spent|met|followed|filmed|photographed|witnessed|observed|found"
    r"|toured|stood)\b",
    re.IGNORECASE,
)
_REACH = 60  # characters from those who are sent to what they did
_LETTERS = re.compile(r"[^\W_]+")
_HOST = re.compile(r"^(?:https?://)?(?:www\.)?(?P<name>[\w-]+)\.[\w.]+$")


def saw(article: Article) -> bool:
    """An outlet that says that its own people saw it is known for that, whoever owns it."""
    found = phrases(wording().own).finditer(article.text)
    return any(_SAW.search(article.text[match.end() : match.end() + _REACH]) for match in found)


def node(outlet: str) -> OriginNode:
    """The outlet as an origin of its own."""
    return OriginNode(called(outlet), "source", outlet)


def ties(nodes: Iterable[OriginNode]) -> Iterator[tuple[str, str]]:
    """An outlet that others cite is the same; and of two whose owners nobody knows, both may be of one."""
    held = sorted((one.id, one) for one in nodes if one.kind != "page")
    eyes = [id_ for id_, _ in held if id_.startswith(_RULE)]
    yield from pairwise(eyes)
    for id_, one in held:
        own = called(one.name)
        if id_ != own and own in eyes:
            yield id_, own


def called(name: str) -> str:
    """The id of an outlet of that name, or of that address: its letters, without the article."""
    host = _HOST.match(name)
    words = _LETTERS.findall((host["name"] if host else name).casefold())
    return _RULE + "".join(words[1:] if words[:1] == ["the"] else words)
