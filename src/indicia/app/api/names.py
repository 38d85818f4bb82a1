"""Who is spoken of, and who is who."""

from typing import Annotated, Any

import msgspec
from litestar import Request, delete, get, post
from litestar.params import JSONBody, QueryParameter
from msgspec import Struct

from indicia.app.access import NEEDS, Here
from indicia.app.api.answers import LARGEST_ID, Id, told
from indicia.ledger import audit, entities, overview
from indicia.ledger.entities import Decision, Known
from indicia.ledger.overview import FoundEvent

Asked = Request[Any, Any, Any]
Number = Annotated[int, msgspec.Meta(ge=1, le=LARGEST_ID)]


class Merge(Struct, frozen=True, forbid_unknown_fields=True):
    """The entity that this one is."""

    into: Number


class Split(Struct, frozen=True, forbid_unknown_fields=True):
    """The versions that speak of somebody else, and what that one is called."""

    versions: Annotated[list[Number], msgspec.Meta(min_length=1, max_length=500)]
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]


class Made(Struct, frozen=True):
    """The number of what was made."""

    id: int


@get("/api/names", tags=["names"], responses=told(), sync_to_thread=True)
def named(ledger: Here, q: Annotated[str, QueryParameter(max_length=300)] = "") -> list[Known]:
    """Who is called so, or who is spoken of most lately."""
    with ledger.read() as connection:
        if q.strip():
            return list(entities.named(connection, q.strip(), 20))
        return [one.entity for one in overview.spoken_of(connection)]


@get("/api/names/{entity:int}", tags=["names"], responses=told(404), sync_to_thread=True)
def known(ledger: Here, entity: Id) -> Known:
    """One of them, or the one they were merged into."""
    with ledger.read() as connection:
        return entities.get(connection, entity)


@get("/api/names/{entity:int}/events", tags=["names"], responses=told(404), sync_to_thread=True)
def events(ledger: Here, entity: Id) -> list[FoundEvent]:
    """The newest events they have a part in."""
    with ledger.read() as connection:
        return overview.events_of(connection, entity, 200)


@get("/api/name-decisions", tags=["names"], responses=told(), sync_to_thread=True)
def decisions(ledger: Here) -> list[Decision]:
    """The merges and splits that hold."""
    with ledger.read() as connection:
        return entities.decisions(connection)


@post(
    "/api/names/{entity:int}/merge",
    tags=["names"],
    opt={NEEDS: "analyst"},
    responses=told(404),
    sync_to_thread=True,
)
def merge(request: Asked, ledger: Here, entity: Id, data: JSONBody[Merge]) -> Made:
    """Say that two are one."""
    with ledger.write() as connection:
        made = entities.merge(connection, entity, data.into, request.user.name)
        audit.log(connection, request.user.name, "merged", f"name {data.into}", other=entity, decision=made)
    return Made(made)


@post(
    "/api/names/{entity:int}/split",
    tags=["names"],
    opt={NEEDS: "analyst"},
    responses=told(404),
    sync_to_thread=True,
)
def split(request: Asked, ledger: Here, entity: Id, data: JSONBody[Split]) -> Made:
    """Say that some versions speak of somebody else."""
    with ledger.write() as connection:
        new = entities.split(connection, entity, list(data.versions), data.name, request.user.name)
        audit.log(connection, request.user.name, "split", f"name {entity}", into=new)
    return Made(new)


@delete(
    "/api/name-decisions/{decision:int}",
    tags=["names"],
    opt={NEEDS: "analyst"},
    responses=told(404),
    sync_to_thread=True,
)
def undo(request: Asked, ledger: Here, decision: Id) -> None:
    """Take a merge or a split back."""
    with ledger.write() as connection:
        entities.undo(connection, decision, request.user.name)
        audit.log(connection, request.user.name, "took back", f"name decision {decision}")
