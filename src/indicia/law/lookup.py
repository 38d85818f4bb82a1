"""Look the law up: one paragraph, by words, or as it stood on a day."""

from collections.abc import Collection
from datetime import date

from indicia.law.files import Law, in_use
from indicia.law.provisions import Link, Provision
from indicia.model import UsageError
from indicia.model.conduct import AREAS


def provisions(law: Law | None = None) -> tuple[Provision, ...]:
    """Every provision, regime by regime, in the order of the files."""
    return tuple((law or in_use()).by_id.values())


def show(id_: str, law: Law | None = None) -> Provision:
    """The provision with this id, white space and case aside.

    Raises:
        UsageError: if there is none; says which ids of the same instrument there are.
    """
    rows = (law or in_use()).by_id
    wanted = _plain(id_)
    for known, row in rows.items():
        if _plain(known) == wanted:
            return row
    near = [known for known in rows if _plain(known).startswith(wanted.rpartition("/")[0] + "/")]
    hint = f"its instrument has {', '.join(near)}" if near else "`indicia law search WORDS` finds ids"
    raise UsageError(f"no provision {id_} in the data; {hint}")


def search(words: str, law: Law | None = None) -> tuple[Provision, ...]:
    """The provisions whose row holds every word, those that hold them in the summary first."""
    wanted = words.lower().split()
    found = [row for row in provisions(law) if wanted and all(word in _text(row) for word in wanted)]
    return tuple(sorted(found, key=lambda row: not all(word in row.summary.lower() for word in wanted)))


def on(
    day: date,
    *,
    area: str | None = None,
    regime: str | None = None,
    direction: str | None = None,
    law: Law | None = None,
) -> tuple[Provision, ...]:
    """The provisions in force on a day, contested ones among them.

    Args:
        day: the day of the act.
        area: only those about this conduct area.
        regime: only those of this regime's id.
        direction: only those for what goes `out` of the regime's territory, or comes `in`.
        law: where to look, if not in the law in use.

    Raises:
        UsageError: if the area, regime or direction is not known.
    """
    rows = _about(area, regime, direction, law or in_use())
    return tuple(row for row in rows if row.during(day, day))


def ran_out(
    day: date,
    *,
    area: str | None = None,
    regime: str | None = None,
    direction: str | None = None,
    law: Law | None = None,
) -> tuple[Provision, ...]:
    """The provisions that ended before a day with the last renewal the data knows, and may have been renewed.

    The arguments and errors are those of `on`.
    """
    rows = _about(area, regime, direction, law or in_use())
    return tuple(row for row in rows if row.ran_out(day))


def _about(area: str | None, regime: str | None, direction: str | None, law: Law) -> list[Provision]:
    _known("area", area, AREAS)
    _known("regime", regime, [known.id for known in law.regimes])
    _known("direction", direction, ("out", "in"))
    return [
        row
        for row in (law.provisions(regime) if regime else provisions(law))
        if (area is None or area in row.areas)
        and (direction is None or row.direction in (direction, "both", None))
    ]


def linked(row: Provision, law: Law | None = None) -> tuple[tuple[str, Link], ...]:
    """Links to this provision from others, each with the id it comes from."""
    return tuple((other.id, link) for other in provisions(law) for link in other.links if link.to == row.id)


def _known(what: str, given: str | None, known: Collection[str]) -> None:
    if given is not None and given not in known:
        raise UsageError(f"no {what} {given}: one of {', '.join(known)}")


def _plain(id_: str) -> str:
    return "".join(id_.split()).lower()


def _text(row: Provision) -> str:
    areas = (f"{area} {AREAS.get(area, '')}" for area in row.areas)
    return " ".join((row.id, row.regime, row.summary, *row.words, *row.goods, *areas)).lower()
