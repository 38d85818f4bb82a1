"""The law in use."""

from datetime import date
from typing import Annotated

from litestar import get
from litestar.params import FromPath, FromQuery, QueryParameter

from indicia import law
from indicia.app.api.answers import told
from indicia.law import Provision

Word = Annotated[str | None, QueryParameter(max_length=200)]


@get("/api/provisions", tags=["law"], responses=told(), sync_to_thread=True)
def provisions(
    q: Word = None, on: FromQuery[date | None] = None, area: Word = None, regime: Word = None
) -> list[Provision]:
    """Provisions that hold the words, or were in force on a day; without either, all."""
    rows = law.search(q) if q else law.provisions()
    if on is not None:
        held = {row.id for row in law.on(on, area=area, regime=regime)}
        return [row for row in rows if row.id in held]
    return [row for row in rows if (not area or area in row.areas) and (not regime or row.regime == regime)]


@get("/api/provisions/{provision:path}", tags=["law"], responses=told(404), sync_to_thread=True)
def provision(provision: FromPath[str]) -> Provision:
    """One provision."""
    return law.show(provision.lstrip("/"))
