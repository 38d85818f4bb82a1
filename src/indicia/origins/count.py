"""Claim -> origins: a graph of who says it and what is behind, and its parts, each of which is one origin."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from indicia.model import (
    Claim,
    EdgeKind,
    NodeKind,
    Origin,
    OriginEdge,
    OriginNode,
    Origins,
    Reading,
    Telling,
    WireFamily,
)
from indicia.origins import panels, witness
from indicia.origins.data import Known, packaged
from indicia.origins.echoes import SAYS, Told, media_between, settled
from indicia.origins.groups import groups
from indicia.origins.voices import Desk, voices_of

# The farther behind, the earlier in the name of an origin.
_RANK: dict[NodeKind, int] = {
    "state": 1,
    "body": 0,
    "owner": 2,
    "medium": 3,
    "source": 4,
    "unknown": 5,
    "page": 6,
}


def origins(
    claim: Claim,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    known: Known | None = None,
) -> Origins:
    """The origins of a claim: who is really behind it, and how many do not depend on each other.

    Args:
        claim: one of `claims(readings)`.
        readings: the same readings.
        families: the wire families of their articles; without them a copy is not known to be one.
        known: media, owners and bodies; those that come with Indicia if left out.

    Returns:
        Every part of the graph that hangs together is one origin. What cannot be named is never counted as
        independent, and what was withdrawn is not counted any more.
    """
    return counted(claim, Desk(readings, known or packaged(), tuple(families)))


def counted(claim: Claim, desk: Desk) -> Origins:
    """The origins of a claim of the pages on a desk."""
    held = settled([_told(telling, desk) for telling in claim.tellings], claim, desk.readings)
    nodes, edges = _graph(held)
    parts = _parts(held, nodes, edges)
    back = _back(held)
    says = [t for t in held if t.telling.move in SAYS]
    live = [t for t in says if not back & _keys(t)]
    taken = [t for t in says if back & _keys(t)]
    denying = [t for t in held if t.telling.move == "denied"]
    copies = _copies(claim, desk.families)
    found = _origins(live, parts, nodes, copies)
    return Origins(
        claim=claim.id,
        independent=tuple(origin for origin in found if origin.kind != "unknown"),
        unknown=tuple(origin for origin in found if origin.kind == "unknown"),
        denying=tuple(_origins(denying, parts, nodes, copies)),
        withdrawn=tuple(_origins(taken, parts, nodes, copies)),
        nodes=tuple(nodes[id_] for id_ in sorted(nodes)),
        edges=tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind, e.rule))),
    )


def _told(telling: Telling, desk: Desk) -> Told:
    voices = voices_of(telling.page, telling.statement, desk)
    if not voices:
        return Told(telling, None)
    return Told(telling, voices[0], tuple(media_between(voices)))


def _graph(held: Sequence[Told]) -> tuple[dict[str, OriginNode], list[OriginEdge]]:
    nodes: dict[str, OriginNode] = {}
    edges: dict[tuple[str, str, str], OriginEdge] = {}
    for told in held:
        page = OriginNode(f"page:{told.telling.page}", "page", told.telling.outlet or told.telling.page)
        nodes[page.id] = page
        if told.voice is None:
            continue
        voice = told.voice
        kind: EdgeKind = "copies" if voice.rule == "credit" else "says"
        for node in (voice.node, *voice.above):
            nodes[node.id] = node
        for edge in (OriginEdge(page.id, voice.node.id, kind, voice.rule, voice.why), *voice.edges):
            edges.setdefault((edge.source, edge.target, edge.kind), edge)
    return nodes, list(edges.values())


def _parts(
    held: Sequence[Told], nodes: Mapping[str, OriginNode], edges: Iterable[OriginEdge]
) -> list[set[str]]:
    """The parts of the graph that hang together; pages tie nothing together.

    Several states that speak as one (a body, a joint statement) are one origin with each of them, for who
    speaks after that may repeat it. Those that spoke before it stay what they were: it joins the first of
    them, and makes no two of them one.
    """
    ids = [node.id for node in nodes.values() if node.kind != "page"]
    ties = [(e.source, e.target) for e in edges if nodes[e.source].kind != "page"]
    targets: dict[str, list[str]] = {}
    for edge in edges:
        if nodes[edge.source].kind != "page" and edge.kind != "copies":
            targets.setdefault(edge.source, []).append(edge.target)
    joint = {id_: of for id_, of in targets.items() if len(of) > 1}
    plain = [tie for tie in ties if tie[0] not in joint]
    plain += [*panels.ties(nodes.values()), *witness.ties(nodes.values())]
    part_of = {id_: number for number, part in enumerate(groups(ids, plain)) for id_ in part}
    since: dict[int, date] = {}
    for told in held:
        if told.voice is not None:
            part = part_of[told.voice.node.id]
            since[part] = min(told.day, since.get(part, date.max))
    for id_, of in joint.items():
        began = since.get(part_of[id_], date.max)
        before = sorted((since[p], t) for t in of if since.get(p := part_of[t], date.max) < began)
        apart = {target for _, target in before[1:]}
        plain += [(id_, target) for target in of if target not in apart]
    return groups(ids, plain)


def _back(held: Iterable[Told]) -> set[str]:
    """Who takes back what they said."""
    return {key for told in held if told.telling.move == "withdrawn" for key in _keys(told)}


def _keys(told: Told) -> set[str]:
    """The voice of a telling, and the outlets and the state that are one origin with it."""
    if told.voice is None:
        return set()
    voice, outlet = told.voice, told.telling.outlet
    media = {node.id for node in voice.above if node.kind in ("medium", "state")}
    own = told.telling.statement is None or voice.rule in ("outlet", "witness")
    name = outlet if own else voice.node.name if voice.node.kind != "state" else None
    return {voice.node.id} | media | ({witness.called(name)} if name else set())


def _copies(claim: Claim, families: Iterable[WireFamily]) -> dict[str, tuple[str, ...]]:
    """For each page that tells the claim, the copies of it in which the claim was not found by itself."""
    told = {telling.page for telling in claim.tellings}
    found: dict[str, tuple[str, ...]] = {}
    for family in families:
        silent = tuple(m.page for m in family.members if m.page not in told and m.likeness != "merged")
        for member in family.members:
            if member.page in told and member.likeness != "merged":
                found[member.page] = silent
    return found


def _origins(
    told: Sequence[Told],
    parts: Sequence[set[str]],
    nodes: Mapping[str, OriginNode],
    copies: Mapping[str, tuple[str, ...]],
) -> list[Origin]:
    """One origin for each part of the graph in which somebody of these speaks."""
    found = []
    for part in parts:
        mine = [t for t in told if t.voice is not None and t.voice.node.id in part]
        if mine:
            found.append(_origin(mine, part, nodes, copies))
    return sorted(found, key=lambda origin: (_RANK[origin.kind], origin.name))


def _origin(
    mine: Sequence[Told],
    part: set[str],
    nodes: Mapping[str, OriginNode],
    copies: Mapping[str, tuple[str, ...]],
) -> Origin:
    voices = [t.voice for t in mine if t.voice]
    owned = {e.target for v in voices for e in v.edges if e.kind == "belongs_to"}
    ranked = sorted(
        (nodes[id_] for id_ in part & (owned | {v.node.id for v in voices})),
        key=lambda n: (_RANK[n.kind], n.name),
    )
    media = [node for node in ranked if node.kind == "medium"]
    head = media[0] if ranked[0].kind == "owner" and len(media) == 1 else ranked[0]
    if head.kind == "body" and (first := _before_the_body(mine, head, ranked)) is not None:
        head = first
    telling = tuple(dict.fromkeys(t.telling.page for t in mine))
    pages = tuple(dict.fromkeys((*telling, *(copy for page in telling for copy in copies.get(page, ())))))
    return Origin(
        name=head.name,
        kind=head.kind,
        names=tuple(dict.fromkeys((head.name, *(node.name for node in ranked)))),
        nodes=tuple(node.id for node in ranked),
        pages=pages,
        echoes=pages[1:],
        why=_why(mine, head),
    )


def _before_the_body(
    mine: Sequence[Told], body: OriginNode, ranked: Sequence[OriginNode]
) -> OriginNode | None:
    """The state that told it before a body of several states did: the origin bears its name."""
    first = min((t for t in mine if t.voice), key=lambda t: t.day, default=None)
    if first is None or first.voice is None or first.voice.node.id == body.id:
        return None
    states = {node.id for node in (first.voice.node, *first.voice.above) if node.kind == "state"}
    return next((node for node in ranked if node.id in states), None)


def _why(mine: Sequence[Told], head: OriginNode) -> str:
    whys = dict.fromkeys(t.voice.why for t in mine if t.voice)
    said = "; ".join(whys)
    return f"{said}; all of it is {head.name}" if len(whys) > 1 and head.kind != "unknown" else said
