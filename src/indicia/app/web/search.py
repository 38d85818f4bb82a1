"""Search over everything: statements, exposures and articles, narrowed by what a person cares for."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal

import msgspec
from litestar import Response, get, post
from litestar.params import FromQuery, URLEncodedBody
from litestar.response import Redirect
from msgspec import Struct

from indicia import law
from indicia.app.access import NEEDS, Here
from indicia.app.web.screen import Asked, show, with_query
from indicia.ledger import audit, entities, overview, saved
from indicia.ledger import search as look
from indicia.model import RELIABILITY, UsageError
from indicia.watches import reliable

What = Literal["statements", "exposures", "articles"]
FINDERS: dict[str, Callable[[Any, look.Asked], Sequence[Any]]] = {
    "statements": look.statements,
    "exposures": look.exposures,
    "articles": look.articles,
}
SIZE = 25
FILTERS = ("since", "until", "stance", "who", "outlet", "grade", "area", "regime", "provision")
OF: dict[str, tuple[str, ...]] = {
    "statements": ("stance", "who"),
    "exposures": ("area", "regime", "provision", "who"),
    "articles": (),
}


class Filters(Struct, frozen=True):
    """What was asked for, as it stood in the address; what is empty does not narrow."""

    q: str = ""
    what: What = "statements"
    since: str = ""
    until: str = ""
    stance: str = ""
    who: str = ""
    outlet: str = ""
    area: str = ""
    regime: str = ""
    provision: str = ""
    grade: str = ""

    def asked(self, entity: int | None, outlets: tuple[str, ...] | None, before: int | None) -> look.Asked:
        """The same, as the ledger wants it: what does not fit what is looked for is passed by."""
        mine = OF[self.what]
        return look.Asked(
            words=self.q,
            since=day_of(self.since),
            until=day_of(self.until),
            stance=self.stance or None if "stance" in mine else None,
            outlet=self.outlet or None,
            outlets=outlets,
            entity=entity if "who" in mine else None,
            area=self.area or None if "area" in mine else None,
            regime=self.regime or None if "regime" in mine else None,
            provision=self.provision or None if "provision" in mine else None,
            limit=SIZE + 1,
            before=before,
        )

    @property
    def query(self) -> dict[str, str]:
        """What is given, for an address."""
        return {name: value for name, value in msgspec.structs.asdict(self).items() if value}


def day_of(text: str) -> date | None:
    """A day as a form gives it.

    Raises:
        UsageError: if it is none.
    """
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is no day: write it as 2024-05-17") from error


@get("/search", sync_to_thread=True)
def search(  # noqa: PLR0913 - each is a field of the form
    request: Asked,
    ledger: Here,
    *,
    q: FromQuery[str] = "",
    what: FromQuery[What] = "statements",
    since: FromQuery[str] = "",
    until: FromQuery[str] = "",
    stance: FromQuery[str] = "",
    who: FromQuery[str] = "",
    outlet: FromQuery[str] = "",
    area: FromQuery[str] = "",
    regime: FromQuery[str] = "",
    provision: FromQuery[str] = "",
    grade: FromQuery[str] = "",
    before: FromQuery[int | None] = None,
) -> Response[str]:
    """Look."""
    filters = Filters(
        q.strip(), what, since, until, stance, who.strip(), outlet, area, regime, provision, grade
    )
    problem, found, entity = "", [], None
    with ledger.read() as connection:
        try:
            entity = _entity(connection, filters.who)
            outlets = reliable.at_least(connection, grade, ledger.sources) if grade else None
            asked = filters.asked(entity.id if entity else None, outlets, before)
            found = list(FINDERS[what](connection, asked))
        except UsageError as error:
            problem = str(error)
        papers = overview.outlets(connection)
        kept = saved.searches(connection)
    following = found[SIZE - 1].id if len(found) > SIZE else None
    return show(
        request,
        "search.html.j2",
        filters=filters,
        found=found[:SIZE],
        problem=problem,
        entity=entity,
        outlets=papers,
        grades=[(one, RELIABILITY[one]) for one in reliable.JUDGED],
        saved=kept,
        regimes=law.in_use().regimes,
        mine=OF[what],
        next=following,
        narrowed=[name for name in FILTERS if filters.query.get(name)],
        export=with_query(f"/api/export/{what}", {**filters.query, "what": None}),
    )


def _entity(connection: Any, who: str) -> entities.Known | None:
    """Who is meant: by number, or the one most spoken of with this in their name."""
    if not who:
        return None
    if who.isdigit():
        return entities.get(connection, int(who))
    known = next(entities.named(connection, who, 1), None)
    if known is None:
        raise UsageError(f"nobody called {who!r} is spoken of in this ledger")
    return known


class ToSave(Struct):
    """A search to keep."""

    name: str
    query: str


class ToForget(Struct):
    """A search to keep no longer."""

    number: int


@post("/search/saved", opt={NEEDS: "analyst"}, sync_to_thread=True)
def save(
    request: Asked,
    ledger: Here,
    data: URLEncodedBody[ToSave],
) -> Redirect:
    """Keep a search."""
    query = data.query.lstrip("?")
    with ledger.write() as connection:
        saved.save(connection, data.name, query, request.user.name)
        audit.log(connection, request.user.name, "saved a search", data.name, query=query)
    return Redirect(f"/search?{query}", status_code=303)


@post("/search/forgotten", opt={NEEDS: "analyst"}, sync_to_thread=True)
def forget(
    request: Asked,
    ledger: Here,
    data: URLEncodedBody[ToForget],
) -> Redirect:
    """Keep it no longer."""
    with ledger.write() as connection:
        saved.forget(connection, data.number)
        audit.log(connection, request.user.name, "forgot a search", str(data.number))
    return Redirect("/search", status_code=303)
