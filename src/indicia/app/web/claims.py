"""Claims: what pages say together, who says and denies it, and how many origins that comes from."""

from typing import Any

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath, FromQuery
from litestar.response import Redirect
from msgspec import Struct

from indicia import origins
from indicia.app.access import NEEDS, Here
from indicia.app.web.screen import Asked, show
from indicia.app.web.search import day_of
from indicia.ledger import Ledger, audit, claims, outdated, working
from indicia.ledger.claims import Line, Stored
from indicia.model import MOVES, NODE_KINDS, RELIABILITY, Origin
from indicia.origins import Known
from indicia.origins.kept import refresh
from indicia.origins.sources import load
from indicia.watches.grades import of_sources
from indicia.watches.replies import name as spelled

Pages = dict[str, tuple[int, int]]
# How origins are counted, in the order of what they weigh.
COUNTED = ("independent", "unknown", "denying", "withdrawn")


class Branch(Struct, frozen=True):
    """An origin as a tree: what it told first, and who only echoes it."""

    origin: Origin
    counted: str
    first: tuple[str, ...]
    echoes: tuple[str, ...]


@get("/claims", sync_to_thread=True)
def listed(
    request: Asked,
    ledger: Here,
    *,
    area: FromQuery[str] = "",
    party: FromQuery[str] = "",
    since: FromQuery[str] = "",
    least: FromQuery[int] = 0,
) -> Response[str]:
    """The claims, the last told first."""
    asked = claims.Asked(area or None, party.strip() or None, None, day_of(since), None, least or None, 100)
    with ledger.read() as connection:
        found = claims.find(connection, asked)
        waiting = outdated.count(connection)
    return show(
        request,
        "claims.html.j2",
        found=[(line, heading(line)) for line in found],
        waiting=waiting,
        asked={"area": area, "party": party, "since": since, "least": least},
    )


def heading(line: Line) -> str:
    """Between whom, and about what kind of thing."""
    parties = " – ".join(spelled(party) for party in line.parties)
    return " · ".join(part for part in (parties, line.content) if part)


@get("/claims/{number:int}", sync_to_thread=True)
def claim(request: Asked, ledger: Here, number: FromPath[int]) -> Response[str]:
    """One claim: its history, its origins, how it stood before."""
    with ledger.read() as connection:
        found = claims.claim(connection, number)
        course = claims.course(connection, number)
        if found is None:
            raise NotFoundException(f"nothing tells claim {number} any more")
        told = {telling.page for telling in found.claim.tellings}
        pages = working.page_numbers(connection, sorted(told))
        trees = branches(found)
        sources = [tree.origin for tree in trees]
        grades = of_sources(connection, sources, found.claim.parties, known(ledger), trusted(ledger))
    return show(
        request,
        "claim.html.j2",
        stored=found,
        claim=found.claim,
        parties=[spelled(party) for party in found.claim.parties],
        branches=trees,
        grades=grades,
        grade_words=RELIABILITY,
        ties=[edge for edge in found.origins.edges if edge.kind != "says"],
        nodes={node.id: node for node in found.origins.nodes},
        pages=pages,
        outlets={telling.page: telling.outlet or telling.page for telling in found.claim.tellings},
        course=course[:-1],
        moves=MOVES,
        kinds=NODE_KINDS,
    )


def branches(found: Stored) -> list[Branch]:
    """The origins as trees, those that weigh most first."""
    return [
        Branch(one, name, tuple(page for page in one.pages if page not in one.echoes), one.echoes)
        for name in COUNTED
        for one in getattr(found.origins, name)
    ]


def known(ledger: Ledger) -> Known:
    """Media and owners as the ledger's own file has them."""
    return origins.known(ledger.sources if ledger.sources.is_file() else None)


def trusted(ledger: Ledger) -> dict[str, str]:
    """How far the ledger's own file trusts each outlet, by name."""
    rows = load(ledger.sources) if ledger.sources.is_file() else ()
    return {row.outlet: row.reliability for row in rows}


@post("/claims/compare", opt={NEEDS: "analyst"}, sync_to_thread=True)
def compare(request: Asked, ledger: Here) -> Redirect:
    """Set the pages that wait beside the others."""
    made: Any = refresh(ledger, known(ledger))
    with ledger.write() as connection:
        audit.log(connection, request.user.name, "compared", "claims", pages=made.pages, changed=made.claims)
    return Redirect("/claims", status_code=303)
