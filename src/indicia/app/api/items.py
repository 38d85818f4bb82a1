"""Deciding on an item of a reading: correct it, take that back, write a note; nobody overwrites unseen.

Whoever decides says which decisions they have seen (`If-Match`, the tag of the item). Where another came
between, nothing is changed: they are told what, and the other is told that somebody wanted something else.
"""

from asyncio import to_thread
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, delete, get, patch, post
from litestar.params import HeaderParameter, JSONBody, PathParameter
from msgspec import Struct

from indicia.app.access import NEEDS, Here
from indicia.app.api.answers import Id, tagged, told
from indicia.app.api.errors import Refused
from indicia.ledger import Ledger, audit, decisions
from indicia.ledger.overlay import Correction

Item = Annotated[str, PathParameter(pattern="^[a-z]+[0-9]+$", max_length=12)]
Asked = Request[Any, Any, Any]
Notable = Annotated[
    str,
    PathParameter(
        pattern="^([a-z]+[0-9]+|[0-9]+:[0-9]+)$",
        max_length=24,
        description="An item, or a stretch as 120:188.",
    ),
]
RECENT = timedelta(hours=12)


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """What is to hold: `verdict` accept or reject, or another value of a field."""

    field: str
    value: Any = None


class Note(Struct, frozen=True, forbid_unknown_fields=True):
    """A remark on an item."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4000)]


class Held(Struct, frozen=True):
    """What was decided on an item and holds; `tag` names exactly this."""

    item: str
    tag: str
    corrections: list[Correction]


class Beside(Struct, frozen=True):
    """What others decided on a version; `wanted` are changes that were refused because another came first."""

    tag: str
    latest: Correction | None
    wanted: list[audit.Act]


class Made(Struct, frozen=True):
    """The number of what was made."""

    id: int


def _about(version: int, item: str) -> str:
    return f"version {version} {item}"


def _held(connection: Any, version: int, item: str) -> Held:
    live = decisions.standing(connection, version, item)
    every = {one.id: one for one in decisions.corrections(connection, version)}
    return Held(item, ".".join(map(str, live)), [every[one] for one in live])


# Litestar 2.25 sends handlers that share a path to a thread twice, so these two go there by themselves.
@get("/api/versions/{version:int}/items/{item:str}", tags=["items"], responses=told(404))
async def held(request: Asked, ledger: Here, version: Id, item: Item) -> Response[Held]:
    """What was decided on an item."""

    def look() -> Held:
        with ledger.read() as connection:
            return _held(connection, version, item)

    found = await to_thread(look)
    return tagged(request, found, found.tag)


@patch(
    "/api/versions/{version:int}/items/{item:str}",
    tags=["items"],
    opt={NEEDS: "analyst"},
    responses=told(404, 409, 428),
)
async def change(
    request: Asked,
    ledger: Here,
    version: Id,
    item: Item,
    data: JSONBody[Change],
    if_match: Annotated[
        str | None, HeaderParameter(name="If-Match", description="The tag last seen.")
    ] = None,
) -> Response[Held]:
    """Correct an item."""
    if if_match is None:
        raise Refused(428, 'say what you have seen: If-Match: "tag of the item", "" if nothing was decided')
    seen = if_match.strip().removeprefix("W/").strip('"')
    now, kept = await to_thread(_change, ledger, (version, item), data, seen, request.user.name)
    if not kept:
        raise Refused(409, _told(now), msgspec.to_builtins(now))
    return tagged(request, now, now.tag)


def _change(ledger: Ledger, at: tuple[int, str], data: Change, seen: str, who: str) -> tuple[Held, bool]:
    """Keep a change, unless somebody came between: then what was wanted is kept in the log alone."""
    about = _about(*at)
    with ledger.write() as connection:
        decisions.hold(connection, at[0])
        now = _held(connection, *at)
        if seen not in (now.tag, "*"):
            audit.log(connection, who, "wanted", about, field=data.field, value=data.value, seen=seen)
            return now, False
        made = decisions.correct(connection, *at, data.field, data.value, who)
        audit.log(connection, who, "corrected", about, field=made.field, value=made.value, id=made.id)
        return _held(connection, *at), True


def _told(now: Held) -> str:
    if not now.corrections:
        return "what you saw was taken back meanwhile"
    last = now.corrections[-1]
    return f"{last.made_by} decided {last.field} = {last.value} meanwhile; nothing of yours was kept yet"


@delete(
    "/api/corrections/{correction:int}",
    tags=["items"],
    opt={NEEDS: "analyst"},
    responses=told(404),
    sync_to_thread=True,
)
def undo(request: Asked, ledger: Here, correction: Id) -> None:
    """Take a correction back; those of others only as an editor."""
    who = request.user
    with ledger.write() as connection:
        one = next((one for one in decisions.corrections(connection) if one.id == correction), None)
        if one is None:
            raise Refused(404, f"no correction {correction} holds")
        if one.made_by != who.name and not who.may("editor"):
            raise Refused(403, f"that is {one.made_by}'s: taking it back needs the role editor")
        decisions.undo(connection, correction, who.name)
        audit.log(connection, who.name, "took back", f"version {one.version}", id=correction, field=one.field)


@get("/api/versions/{version:int}/decisions", tags=["items"], responses=told(404), sync_to_thread=True)
def beside(request: Asked, ledger: Here, version: Id) -> Response[Beside]:
    """Whether others decided anything on a version: cheap to ask again and again with its tag."""
    with ledger.read() as connection:
        past = decisions.history(connection, version)
        wanted = [
            act
            for kind in ("s", "e", "x")
            for act in audit.acts_like(connection, f"version {version} {kind}", "wanted")
            if act.at > datetime.now(UTC) - RECENT
        ]
    open_ones = [one for one in past if one.closed_at is None]
    closed = len(past) - len(open_ones)
    latest = open_ones[0].correction if open_ones else None
    tag = f"{latest.id if latest else 0}.{closed}.{max((act.id for act in wanted), default=0)}"
    return tagged(request, Beside(tag, latest, wanted), tag)


@post(
    "/api/versions/{version:int}/items/{item:str}/notes",
    tags=["items"],
    opt={NEEDS: "analyst"},
    responses=told(404),
    sync_to_thread=True,
)
def annotate(request: Asked, ledger: Here, version: Id, item: Notable, data: JSONBody[Note]) -> Made:
    """Write a note on an item, or on words of the page: a time, a place, any."""
    with ledger.write() as connection:
        made = decisions.annotate(connection, version, item, data.text, request.user.name)
        audit.log(connection, request.user.name, "noted", _about(version, item), id=made)
    return Made(made)


@delete(
    "/api/notes/{note:int}", tags=["items"], opt={NEEDS: "analyst"}, responses=told(404), sync_to_thread=True
)
def close_note(request: Asked, ledger: Here, note: Id) -> None:
    """Take a note back."""
    with ledger.write() as connection:
        decisions.close_note(connection, note, request.user.name)
        audit.log(connection, request.user.name, "took back a note", f"note {note}")
