"""People, bodies, places: who is spoken of, what they said, what they had a part in, and who is who."""

from typing import Any

from litestar import Response, get, post
from litestar.enums import RequestEncodingType
from litestar.params import FromPath, FromQuery, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia.app.access import NEEDS, Here
from indicia.app.web.screen import Asked, picture, show, tongue
from indicia.ledger import audit, entities, overview
from indicia.ledger import search as look
from indicia.model import KINDS, UsageError

Form = RequestEncodingType.URL_ENCODED


@get("/names", sync_to_thread=True)
def names(request: Asked, ledger: Here, q: FromQuery[str] = "", kind: FromQuery[str] = "") -> Response[str]:
    """Who is spoken of."""
    kind = kind if kind in KINDS else ""
    with ledger.read() as connection:
        found = (
            [overview.Spoken(one, 0) for one in entities.named(connection, q.strip(), 60)]
            if q.strip()
            else []
        )
        if not q.strip():
            found = overview.spoken_of(connection, kind or None)
        held = entities.decisions(connection)
        about = entities.many(connection, [n for one in held for n in (one.entity, one.into)])
    return show(
        request, "names.html.j2", found=found, q=q, kind=kind, kinds=KINDS, decisions=held, about=about
    )


@get("/names/{entity:int}", sync_to_thread=True)
def name(request: Asked, ledger: Here, entity: FromPath[int]) -> Response[str]:
    """One of them."""
    with ledger.read() as connection:
        one = entities.get(connection, entity)
        said = look.statements(connection, look.Asked(entity=entity, limit=25))
        happened = overview.events_of(connection, entity, 25)
        concern = look.exposures(connection, look.Asked(entity=entity, limit=12))
        on = overview.appears_on(connection, entity, 30)
        beside = overview.beside(connection, entity)
        tied = bool(overview.acts_of(connection, entity, 40))
        mine = {one.id, *one.also}
        held = [d for d in entities.decisions(connection) if d.entity in mine or d.into in mine]
        about = entities.many(connection, [n for d in held for n in (d.entity, d.into)])
    return show(
        request,
        "name.html.j2",
        entity=one,
        said=said,
        happened=happened,
        concern=concern,
        on=on,
        beside=beside,
        decisions=held,
        about=about,
        tied=tied,
        placed=any(one.lat is not None and one.place for one in happened),
    )


@get("/names/{entity:int}/map.svg", sync_to_thread=True)
def mapped(request: Asked, ledger: Here, entity: FromPath[int]) -> Response[str]:
    """Where it happened what they had a part in: the same specification that a brief draws."""
    from indicia.products.charts import Point, places, svg  # noqa: PLC0415 - an extra of its own

    with ledger.read() as connection:
        found = overview.events_of(connection, entity, 200)
    points = [
        Point(one.place, one.lon, one.lat, one.status, one.trigger)
        for one in found
        if one.place and one.lon is not None and one.lat is not None
    ]
    drawn = svg(places(points, len(found) - len(points), tongue(request)), f"name-{entity}-map")
    return picture(drawn)


@get("/names/{entity:int}/network.svg", sync_to_thread=True)
def network(request: Asked, ledger: Here, entity: FromPath[int]) -> Response[str]:
    """Who is said to have acted towards whom, around one of them: as a brief draws it."""
    from indicia.products.charts import Tie, svg  # noqa: PLC0415 - an extra of its own
    from indicia.products.charts import network as chart  # noqa: PLC0415 - the same

    with ledger.read() as connection:
        found = overview.acts_of(connection, entity)
    ties = [Tie(one.actor.name, one.other.name, one.status, one.what) for one in found]
    drawn = svg(chart(ties, tongue(request)), f"name-{entity}-network")
    return picture(drawn)


class ToMerge(Struct):
    """Another who is the same."""

    other: str


class ToSplit(Struct):
    """The pages that speak of somebody else, and what that one is called."""

    called: str
    versions: list[int] | int = []  # a form with one of them sends no list


class ToUndo(Struct):
    """A decision to take back."""

    decision: int


@post("/names/{entity:int}/merge", opt={NEEDS: "analyst"}, sync_to_thread=True)
def merge(
    request: Asked,
    ledger: Here,
    entity: FromPath[int],
    data: URLEncodedBody[ToMerge],
) -> Redirect:
    """Say that another is this one."""
    with ledger.write() as connection:
        other = _other(connection, data.other, entity)
        made = entities.merge(connection, other.id, entity, request.user.name)
        audit.log(connection, request.user.name, "merged", f"name {entity}", other=other.name, decision=made)
    return Redirect(f"/names/{entity}", status_code=303)


def _other(connection: Any, text: str, than: int) -> entities.Known:
    if text.strip().isdigit():
        return entities.get(connection, int(text))
    named = [one for one in entities.named(connection, text.strip(), 8) if one.id != than]
    exact = [one for one in named if one.name.casefold() == text.strip().casefold()]
    if len(exact or named) == 1:
        return (exact or named)[0]
    if not named:
        raise UsageError(f"nobody else called {text!r} is spoken of in this ledger")
    several = ", ".join(f"{one.name} ({one.id})" for one in named)
    raise UsageError(f"{text!r} may be {several}: write the number of the one you mean")


@post("/names/{entity:int}/split", opt={NEEDS: "analyst"}, sync_to_thread=True)
def split(
    request: Asked,
    ledger: Here,
    entity: FromPath[int],
    data: URLEncodedBody[ToSplit],
) -> Redirect:
    """Say that some pages speak of somebody else."""
    if not data.called.strip():
        raise UsageError("say what the other is called")
    versions = [data.versions] if isinstance(data.versions, int) else data.versions
    with ledger.write() as connection:
        new = entities.split(connection, entity, versions, data.called.strip(), request.user.name)
        audit.log(connection, request.user.name, "split", f"name {entity}", into=new, versions=versions)
    return Redirect(f"/names/{new}", status_code=303)


@post("/names/{entity:int}/undo", opt={NEEDS: "analyst"}, sync_to_thread=True)
def undo(
    request: Asked,
    ledger: Here,
    entity: FromPath[int],
    data: URLEncodedBody[ToUndo],
) -> Redirect:
    """Take a merge or a split back."""
    with ledger.write() as connection:
        entities.undo(connection, data.decision, request.user.name)
        audit.log(connection, request.user.name, "took back", f"name {entity}", decision=data.decision)
    return Redirect(f"/names/{entity}", status_code=303)
