"""Briefs: choose a watch and a period, look at the page, take it with you as a document."""

from typing import Literal

from litestar import Response, get
from litestar.params import FromPath, FromQuery

from indicia import watches
from indicia.app.access import Here, sees
from indicia.app.web.claims import known, trusted
from indicia.app.web.screen import Asked, show
from indicia.app.web.search import day_of
from indicia.app.web.seeing import visible
from indicia.ledger import Ledger, audit, people
from indicia.model import Watch
from indicia.origins.sources import load
from indicia.products import brief as made_of
from indicia.products.brief import Asked as Wanted
from indicia.products.brief import Brief

Format = Literal["md", "html", "docx", "pdf"]
_MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
# A brief stands alone: its own style and drawings, no script, nothing from elsewhere.
PAPER_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"


@get("/briefs", sync_to_thread=True)
def briefs(
    request: Asked,
    ledger: Here,
    *,
    watch: FromQuery[str] = "",
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    marking: FromQuery[str] = "",
) -> Response[str]:
    """Compose."""
    with ledger.read() as connection:
        held = [
            one
            for one in watches.folder(ledger.folder).values()
            if (one.id == watch or watches.latest(connection, one.id))
        ]
    held = [one for one in held if sees(request.user, one.id, one.marking)]
    if watch:
        visible(request, ledger, watch)
    return show(
        request,
        "briefs.html.j2",
        held=held,
        chosen=watch,
        asked={"since": since, "until": until, "marking": marking},
        markings=people.MARKINGS,
        formats=made_of.FORMATS,
    )


@get("/briefs/{watch_id:str}/{format_:str}", sync_to_thread=True)
def document(  # noqa: PLR0913 - each is a field of the form
    request: Asked,
    ledger: Here,
    watch_id: FromPath[str],
    format_: FromPath[Format],
    *,
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    marking: FromQuery[str] = "",
    look: FromQuery[bool] = False,
) -> Response[bytes]:
    """The brief as a document; with `look`, to be shown in its frame."""
    made = _made(ledger, visible(request, ledger, watch_id), since, until, marking)
    if not look:
        with ledger.write() as connection:
            audit.log(connection, request.user.name, "took a brief", f"watch {watch_id}", format=format_)
    place = "inline" if look else f'attachment; filename="{watch_id}.{format_}"'
    headers = {"Content-Disposition": place, "Content-Security-Policy": PAPER_POLICY}
    return Response(made_of.to_bytes(made, format_), media_type=_MEDIA[format_], headers=headers)


def _made(ledger: Ledger, watch: Watch, since: str, until: str, marking: str) -> Brief:
    rows = load(ledger.sources) if ledger.sources.is_file() else ()
    asked = Wanted(
        since=day_of(since),
        until=day_of(until),
        marking=marking or None,
        known=known(ledger),
        trusted=trusted(ledger),
        sources={row.key: row.outlet for row in rows},
    )
    return made_of.brief(ledger, watch, asked)
