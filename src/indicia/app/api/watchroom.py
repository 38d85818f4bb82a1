"""Watches and claims, as they stand."""

from typing import Annotated, Any

from litestar import Request, Response, get
from litestar.params import PathParameter, QueryParameter
from msgspec import Struct

from indicia import watches
from indicia.app.access import Here, sees
from indicia.app.api.answers import Id, Limit, tagged, told
from indicia.app.api.errors import Refused
from indicia.ledger import Ledger, claims
from indicia.ledger.claims import Line, Stored
from indicia.model import Assessment, Change, Watch

Asked = Request[Any, Any, Any]
WatchId = Annotated[str, PathParameter(max_length=100)]
Word = Annotated[str | None, QueryParameter(max_length=200)]


class Standing(Struct, frozen=True):
    """A watch and its last assessment, null if it was never run."""

    watch: Watch
    assessment: Assessment | None


def _visible(request: Asked, ledger: Ledger, id_: str) -> Watch:
    """A watch that whoever asks may see; one that they may not is not there for them."""
    watch = watches.folder(ledger.folder).get(id_)
    if watch is None or not sees(request.user, watch.id, watch.marking):
        raise Refused(404, f"there is no watch {id_!r}")
    return watch


@get("/api/watches", tags=["watches"], responses=told(), sync_to_thread=True)
def listed(request: Asked, ledger: Here) -> list[Standing]:
    """The watches that whoever asks may see."""
    held = watches.folder(ledger.folder).values()
    with ledger.read() as connection:
        return [
            Standing(one, watches.latest(connection, one.id))
            for one in held
            if sees(request.user, one.id, one.marking)
        ]


@get("/api/watches/{watch_id:str}", tags=["watches"], responses=told(404), sync_to_thread=True)
def watch(request: Asked, ledger: Here, watch_id: WatchId) -> Response[Standing]:
    """One watch."""
    shown = _visible(request, ledger, watch_id)
    with ledger.read() as connection:
        return tagged(request, Standing(shown, watches.latest(connection, watch_id)))


@get("/api/watches/{watch_id:str}/changes", tags=["watches"], responses=told(404), sync_to_thread=True)
def changes(request: Asked, ledger: Here, watch_id: WatchId) -> list[Change]:
    """What became different in a watch, the oldest first."""
    _visible(request, ledger, watch_id)
    with ledger.read() as connection:
        return watches.history(connection, watch_id)


@get("/api/claims", tags=["claims"], responses=told(), sync_to_thread=True)
def claims_listed(
    ledger: Here, area: Word = None, party: Word = None, origins: Limit = 1, limit: Limit = 100
) -> list[Line]:
    """Claims that at least so many independent origins tell, the last told first."""
    with ledger.read() as connection:
        asked = claims.Asked(area=area, party=party, origins=origins, limit=limit)
        return claims.find(connection, asked)


@get("/api/claims/{number:int}", tags=["claims"], responses=told(404), sync_to_thread=True)
def claim(request: Asked, ledger: Here, number: Id) -> Response[Stored]:
    """One claim, with its tellings and origins."""
    with ledger.read() as connection:
        found = claims.claim(connection, number)
    if found is None:
        raise Refused(404, f"there is no claim {number} that anything tells")
    return tagged(request, found)
