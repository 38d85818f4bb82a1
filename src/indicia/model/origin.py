"""Who is really behind a claim: a graph of voices, and its parts that do not depend on each other."""

from typing import Literal

from msgspec import Struct

from indicia.model.claim import Claim
from indicia.model.family import WireFamily

NodeKind = Literal["page", "source", "medium", "owner", "state", "body", "unknown"]
NODE_KINDS: dict[str, str] = {
    "page": "a page that tells the claim",
    "source": "somebody who is named as saying it",
    "medium": "an outlet or agency that says it in its own voice, or first reported it",
    "owner": "who owns an outlet or agency",
    "state": "a state, with all its organs, firms and media",
    "body": "an organisation of its own, or one of several states",
    "unknown": "somebody whom the page does not name, or whose owner nobody has written down",
}
EdgeKind = Literal["says", "copies", "belongs_to", "member_of"]
EDGE_KINDS: dict[str, str] = {
    "says": "the page gives it as said by them",
    "copies": "the page is a near-copy of that page, or credits that agency",
    "belongs_to": "an organ, a firm or an outlet of",
    "member_of": "a state that is one of those behind a body",
}


class OriginNode(Struct, frozen=True):
    """A voice, or what stands behind one."""

    id: str
    kind: NodeKind
    name: str


class OriginEdge(Struct, frozen=True):
    """A tie between two nodes, with the rule that made it and a sentence of why."""

    source: str
    target: str
    kind: EdgeKind
    rule: str
    why: str


class Origin(Struct, frozen=True):
    """A part of the graph that hangs together: whoever speaks in it, it is one origin.

    `names` are all under which it is known, the one farthest behind first. `pages` are those that tell the
    claim for it, oldest first; all but the first are `echoes`.
    """

    name: str
    kind: NodeKind
    names: tuple[str, ...]
    nodes: tuple[str, ...]
    pages: tuple[str, ...]
    echoes: tuple[str, ...]
    why: str


class Origins(Struct, frozen=True):
    """The origins of a claim, counted.

    `independent` say that it was so and do not depend on each other as far as is known; `unknown` are
    never counted with them. `denying` say that it was not. `withdrawn` have taken it back.
    """

    claim: str
    independent: tuple[Origin, ...]
    unknown: tuple[Origin, ...]
    denying: tuple[Origin, ...]
    withdrawn: tuple[Origin, ...]
    nodes: tuple[OriginNode, ...]
    edges: tuple[OriginEdge, ...]

    @property
    def count(self) -> int:
        """How many independent origins there are."""
        return len(self.independent)


class Comparison(Struct, frozen=True):
    """Some pages set beside each other: their wire families, their claims, and the origins of each claim."""

    pages: tuple[str, ...]
    families: tuple[WireFamily, ...]
    claims: tuple[Claim, ...]
    origins: tuple[Origins, ...]
