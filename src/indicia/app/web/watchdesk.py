"""Writing a watch: its file in a field, what is wrong with it beside it, and what it would match."""

from itertools import islice
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia import watches
from indicia.app.access import NEEDS, Here
from indicia.app.web.screen import Asked, show
from indicia.app.web.seeing import visible
from indicia.app.web.watchroom import weigh
from indicia.ledger import Connection, Version, audit, pages
from indicia.model import DataError, UsageError, Watch
from indicia.watches.match import Match

LOOKED_AT = 300  # of the newest pages, for a preview


class ToKeep(Struct):
    """The text of a watch file; with `keep`, to be stored."""

    text: str
    keep: str = ""


class Hit(Struct, frozen=True):
    """What would meet a watch."""

    version: Version
    match: Match


@get("/watches/{watch_id:str}/edit", opt={NEEDS: "editor"}, sync_to_thread=True)
def edit(request: Asked, ledger: Here, watch_id: FromPath[str]) -> Response[str]:
    """The file of a watch."""
    shown = visible(request, ledger, watch_id)
    text = (ledger.folder / watches.FOLDER / f"{shown.id}.toml").read_text(encoding="utf-8")
    with ledger.read() as connection:
        hits = preview(connection, shown)
    return _form(request, text, shown, hits)


def _form(request: Asked, text: str, watch: Watch | None, hits: list[Hit], wrong: str = "") -> Response[str]:
    problems = [] if watch is None else list(watches.check(watch))
    return show(
        request,
        "watch_edit.html.j2",
        status=400 if wrong and request.method == "POST" else 200,
        text=text,
        watch=watch,
        hits=hits,
        problems=problems,
        wrong=wrong,
        looked_at=LOOKED_AT,
    )


def preview(connection: Connection, watch: Watch) -> list[Hit]:
    """What of the newest pages would meet a watch; nothing is kept."""
    index = watches.Index((watch,))
    found = (
        Hit(read.version, match)
        for read in pages.newest(connection, LOOKED_AT)
        for match in index.match(str(read.version.id), read.found.reading).get(watch.id, [])
    )
    return list(islice(found, 60))


@get("/watch-desk", opt={NEEDS: "editor"}, sync_to_thread=True)
def new(request: Asked, ledger: Here) -> Response[str]:
    """A new one: one of the pack to begin with."""
    given = request.query_params.get("from", "")
    pack = watches.packaged()
    if given and given in pack:
        text = watches.packaged_text(given)
        with ledger.read() as connection:
            return _form(request, text, pack[given], preview(connection, pack[given]))
    return _form(request, EXAMPLE, None, [])


@post("/watch-desk/try", opt={NEEDS: "editor"}, sync_to_thread=True)
def keep(request: Asked, ledger: Here, data: URLEncodedBody[ToKeep]) -> Response[Any]:
    """Say what is wrong and what it would match; keep it, if asked to and nothing is wrong."""
    try:
        watch = watches.parsed(data.text, "the watch")
    except DataError as error:
        return _form(request, data.text, None, [], str(error))
    if watch.id in watches.folder(ledger.folder):
        visible(request, ledger, watch.id)  # one that is not there for them cannot be written over
    if data.keep and not watches.check(watch):
        try:
            watches.keep(ledger.folder, data.text, watch, replace=True)
        except UsageError as error:
            return _form(request, data.text, watch, [], str(error))
        with ledger.write() as connection:
            audit.log(connection, request.user.name, "wrote", f"watch {watch.id}")
        weigh(ledger, watch, None)
        return Redirect(f"/watches/{watch.id}", status_code=303)
    with ledger.read() as connection:
        return _form(request, data.text, watch, preview(connection, watch))


EXAMPLE = """\
id = "coal-from-korea"
question = "Is North Korean coal still sold abroad?"
actors = ["PRK"]
counterparts = []
areas = ["coal"]
provisions = ["S/RES/2371(2017)/8"]
marking = "TLP:GREEN"

[rule]
origins = 2

[[indicator]]
id = "COAL-01"
stage = "movement"
text = "A ship with North Korean coal calls at a port elsewhere"
words = ["coal"]
"""
