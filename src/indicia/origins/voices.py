"""Who speaks in a telling: whoever stands behind its statement, or behind the page that says it itself."""

from collections.abc import Iterator, Mapping

from indicia.model import OriginNode, Reading, Statement, WireFamily
from indicia.origins.behind import Voice, behind, no_medium, of_medium, speaker
from indicia.origins.credits import credited, unnamed
from indicia.origins.data import Known


def voice_of(
    page: str,
    statement: str | None,
    readings: Mapping[str, Reading],
    families: tuple[WireFamily, ...],
    known: Known,
) -> Voice | None:
    """Who is behind a statement of a page, or behind the page; None for a page merged of dispatches.

    Args:
        page: its name.
        statement: the id of the innermost statement, null for the page's own voice.
        readings: by name.
        families: the wire families of the pages; a page of none stands for itself.
        known: media and bodies.
    """
    inner: Voice | None = None
    for said in _outwards(statement, readings[page]):
        voice = behind(speaker(said, readings[page], known, page))
        if inner is None:
            if voice is None:
                return _own(page, readings, families, known)
            inner = voice
        if voice is not None and voice.known and (voice is inner or _vouches(voice)):
            return voice
    return inner or _own(page, readings, families, known)


def _outwards(statement: str | None, reading: Reading) -> Iterator[Statement]:
    """A statement and those it is reported in, outwards; it ends where the page itself speaks."""
    by_id = {one.id: one for one in reading.statements}
    seen: set[str] = set()
    while statement in by_id and statement not in seen and not by_id[statement].author:
        seen.add(statement)
        yield by_id[statement]
        statement = by_id[statement].within


def _vouches(voice: Voice) -> bool:
    """Whether somebody who cites an unnamed source speaks for himself: a state or body does, a medium carries."""
    return voice.node.kind != "medium"


def _own(
    page: str, readings: Mapping[str, Reading], families: tuple[WireFamily, ...], known: Known
) -> Voice | None:
    """What a page says itself comes from the dispatch it copies, the agency it credits, or its outlet."""
    mine = [f for f in families if any(member.page == page for member in f.members)]
    if len(mine) > 1:
        return None  # merged: an echo of dispatches that speak for themselves
    article = readings[page].article
    named = (mine[0].credit,) if mine and mine[0].credit else credited(article, known)
    if len(named) == 1 and (agency := known.medium(named[0])):
        return of_medium(agency, "credit", f"the text is {agency.name}’s, as it or a copy of it says")
    if named or unnamed(article):
        return _agencies(page)
    if mine and mine[0].earliest in readings:
        page = mine[0].earliest
        article = readings[page].article
    row = known.medium(article.url) or known.medium(article.outlet)
    if row is not None:
        return of_medium(row, "outlet", f"{row.name} says it in its own voice")
    return no_medium(article.outlet, page)


def _agencies(page: str) -> Voice:
    node = OriginNode(f"unknown:{page}:agencies", "unknown", "agencies")
    return Voice(node, rule="credit", why="the page credits several agencies, or agencies without a name")
