"""Who speaks in a telling: whoever stands behind its statement, or behind the page that says it itself."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from indicia.model import Article, OriginEdge, OriginNode, Reading, Statement, WireFamily
from indicia.origins import witness
from indicia.origins.behind import behind, no_medium, of_medium
from indicia.origins.credits import credited, unnamed
from indicia.origins.data import Known
from indicia.origins.sourced import is_record
from indicia.origins.speakers import Voice, speaker


@dataclass(frozen=True, eq=False)
class Desk:
    """The pages that are compared, and what is known of media: who is behind a page is found out once.

    Without the wire families a page stands for itself, whatever it was copied from.
    """

    readings: Mapping[str, Reading]
    known: Known
    families: tuple[WireFamily, ...] = ()
    _own: dict[str, Voice | None] = field(default_factory=dict)

    def own(self, page: str) -> Voice | None:
        """Who is behind what a page says itself; None for a page merged of dispatches."""
        if page not in self._own:
            self._own[page] = _own(page, self)
        return self._own[page]


def voices_of(page: str, statement: str | None, desk: Desk) -> list[Voice]:
    """Who is behind a telling: first whoever counts, then those that carry it, outwards to the page's outlet.

    Whoever counts is the innermost source that can be named. Who cites the unnamed has to vouch for them: a
    medium only carries them. None at all for the own voice of a page that is merged of dispatches.

    Args:
        page: its name.
        statement: the id of the innermost statement, null for the page's own voice.
        desk: the pages and what is known.
    """
    own = desk.own(page)
    found: list[Voice] = []
    vouched: list[bool] = []
    inner: list[Statement] = []
    for said in _outwards(statement, desk.readings[page]):
        voice = behind(speaker(said, desk.readings[page], desk.known, page))
        if voice is None:
            break
        found.append(voice)
        vouched.append(not inner or _vouches(said, voice) or _shows(found[:-1], inner))
        inner.append(said)
    counting = next((v for v, sure in zip(found, vouched, strict=True) if v.known and sure), None)
    if counting is not None:
        found.remove(counting)
        found.insert(0, counting)
    return [*found, *([own] if own else [])]


def _outwards(statement: str | None, reading: Reading) -> Iterator[Statement]:
    """A statement and those it is reported in, outwards; it ends where the page itself speaks."""
    by_id = {one.id: one for one in reading.statements}
    seen: set[str] = set()
    while statement in by_id and statement not in seen and not by_id[statement].author:
        seen.add(statement)
        yield by_id[statement]
        statement = by_id[statement].within


def _vouches(said: Statement, voice: Voice) -> bool:
    """Whether somebody who cites the unnamed says it too: no medium does, nor who fears what he hears."""
    return voice.node.kind != "medium" and said.stance in ("asserts", "accuses")


def _shows(found: Sequence[Voice], inner: Sequence[Statement]) -> bool:
    """Whether all that is cited are records, which are nobody's word: who cites them found it there."""
    cited = [" ".join(span.text for span in said.source) for said in inner]
    return all(not voice.known for voice in found) and all(is_record(text) for text in cited)


def _own(page: str, desk: Desk) -> Voice | None:
    """What a page says itself comes from the dispatch it copies, the agency it credits, or its outlet."""
    readings, known, families = desk.readings, desk.known, desk.families
    mine = [f for f in families if any(member.page == page for member in f.members)]
    if len(mine) > 1:
        return None  # merged: an echo of dispatches that speak for themselves
    article = readings[page].article
    named = (mine[0].credit,) if mine and mine[0].credit else credited(article, known)
    if len(named) == 1 and (agency := known.medium(named[0])):
        return of_medium(agency, "credit", f"the text is {agency.name}’s, as it or a copy of it says")
    if named or unnamed(article):
        return _agencies(page)
    if mine:
        return same_day([readings[page].article for page in _first(mine[0])], mine[0].earliest, known)
    return same_day([article], page, known)


def _first(family: WireFamily) -> list[str]:
    """The pages of the first day of a family, the earliest first."""
    day = family.members[0].published
    return [m.page for m in family.members if m.published == day and m.likeness != "merged"]


def same_day(articles: Sequence[Article], page: str, known: Known) -> Voice:
    """Of pages of one text and day nobody can tell which came first: their outlets are one origin."""
    voices = list({voice.node.id: voice for voice in (_outlet(it, page, known) for it in articles)}.values())
    unknown = next((voice for voice in voices if not voice.known), None)
    if unknown is not None:  # it may have been theirs
        return unknown
    first, *others = voices
    ties = (
        OriginEdge(first.node.id, other.node.id, "copies", "same_day", "one text, printed on one day")
        for other in others
    )
    return replace(
        first,
        edges=(*first.edges, *ties, *(edge for other in others for edge in other.edges)),
        above=(*first.above, *(node for other in others for node in (other.node, *other.above))),
    )


def _outlet(article: Article, page: str, known: Known) -> Voice:
    row = known.medium(article.url) or known.medium(article.outlet)
    if row is None and article.outlet and witness.saw(article):
        why = f"people of {article.outlet} saw it themselves, whoever owns it"
        return Voice(witness.node(article.outlet), rule="witness", why=why)
    if row is None:
        return no_medium(article.outlet, page)
    return of_medium(row, "outlet", f"{row.name} says it in its own voice")


def _agencies(page: str) -> Voice:
    node = OriginNode(f"unknown:{page}:agencies", "unknown", "agencies")
    return Voice(node, rule="credit", why="the page credits several agencies, or agencies without a name")
