"""Names that only the gazetteer knows: what stands behind "in" or "off" and is a town there is one."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from indicia.language.places.candidates import Candidate, candidates
from indicia.language.tree import Token
from indicia.model import Entity, Mention

AT = frozenset(
    ("in", "at", "near", "off", "into", "outside", "inside", "via", "through", "around", "toward", "towards")
)
FROM = frozenset(("from", "to", "of", "for", "between"))
REACHED = frozenset(("leave", "reach", "enter", "visit", "depart"))
OPEN = ("place", "unknown", "organisation", "person", "group")
LARGE = 20_000  # people of a town that a bare "from" or "to" may mean
FAMOUS = 2_000_000  # and of one that needs nothing before it
CLEAR = 0.5  # how much better known than its namesakes of other states


def settled(
    tokens: Sequence[Token],
    mentions: Iterable[Mention],
    heads: Mapping[str, int],
    entities: Sequence[Entity],
) -> tuple[Entity, ...]:
    """The entities, those that nothing but their name and where it stands tell to be places with their state.

    A name that the page uses for anything but a place somewhere is left as it is, and so is one
    whose namesakes lie in several states, none of which the page names.
    """
    open_ = {e.id: e for e in entities if e.country is None and e.known is None and e.kind in OPEN}
    spots: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.entity in open_:
            spots.setdefault(mention.entity, []).append(mention)
    lands: set[str | None] = {e.country for e in entities if e.country}
    found = {id_: _as_place(open_[id_], spots[id_], lands, tokens, heads) for id_ in spots}
    return tuple(found.get(e.id) or e for e in entities)


def _as_place(
    entity: Entity,
    spots: Sequence[Mention],
    lands: set[str | None],
    tokens: Sequence[Token],
    heads: Mapping[str, int],
) -> Entity | None:
    if not entity.name[:1].isupper() or (entity.kind != "place" and len(entity.name.split()) > 2):
        return None
    named = [m for m in spots if m.text.endswith(entity.name)]
    before = [_preposition(tokens[heads[m.id]]) for m in named]
    at = any(word in AT for word in before)
    place = _meant(candidates(entity.name), lands) if len(named) == len(spots) else None
    if place is None:
        return None
    if not all(word in AT or word in FROM for word in before) and place.people < FAMOUS:
        return None
    if not (at or entity.kind == "place" or place.people >= LARGE):
        return None
    return structs.replace(entity, kind="place", country=place.country)


def _preposition(token: Token) -> str:
    """The preposition that a name hangs on, alone or beside other names; empty if it is none."""
    while token.dep in ("conj", "appos") and token.head is not token:
        token = token.head
    if token.dep == "dobj" and token.head.lemma in REACHED:
        return "in"
    return token.head.lower if token.dep == "pobj" else ""


def _meant(found: Sequence[Candidate], lands: set[str | None]) -> Candidate | None:
    """The likeliest place, if it is plain which state it is in: by how well it is known, or by the page."""
    found = [c for c in found if c.country and c.kind != "country"]
    if not found:
        return None
    here = [c for c in found if c.country in lands]
    if here and here[0].prior >= found[0].prior - 2 * CLEAR:
        return here[0]
    others = [c for c in found if c.country != found[0].country]
    return found[0] if not others or found[0].prior - others[0].prior >= CLEAR else None
