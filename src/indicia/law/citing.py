"""The paragraphs to set beside an act: those of its area, its direction and its day."""

from dataclasses import dataclass, replace
from datetime import date

from indicia.language import Parse
from indicia.law import sides as seen
from indicia.law.crossing import completed
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.provisions import EXHORTS, RULES_NOTHING, Provision
from indicia.law.reasons import Case, Day, pointed_out, told_free, why
from indicia.law.sides import Sides
from indicia.law.telling import Act
from indicia.model import CitedProvision, Time

_LEVEL = ("paragraph", "cross-reference", "content", "memory")


@dataclass(frozen=True)
class Found:
    """What one regime has for an act, and the ids of what was left out, each for its reason."""

    sides: Sides
    provisions: tuple[CitedProvision, ...] = ()
    unverified: tuple[str, ...] = ()
    ran_out: tuple[str, ...] = ()
    not_in_force: tuple[str, ...] = ()
    free: tuple[str, ...] = ()


def day_of(act: Act, data_of: date) -> Day:
    """The day of an act: its own, else that of the statement, else the page's, else that of the data."""
    published = act.parse.article.published
    if days := _days(act.event.time, published):
        return Day(*days)
    if act.statement and (days := _days(act.statement.said, published)):
        first, last = days
        said = f"{first}" if first == last else f"{first} to {last}"
        return Day(first, last, f"the law of {said}, when it was said")
    if published is not None:
        return Day(published, published, f"the law of {published}, the day of the page")
    told = (time for time in act.parse.times if not _ahead(time, act.parse))
    placed = [time.latest for time in told if time.latest and time.latest <= data_of]
    if placed:
        return Day(max(placed), max(placed), f"the law of {max(placed)}, the latest day the page names")
    return Day(data_of, data_of, f"the law of {data_of}, the day of the data, as the page has no date")


_UNTIL = ("until", "till", "by", "through", "expire", "end", "lapse", "deadline", "due", "before", "run")
_NEAR = 4  # words before a time that say what becomes of something then


def _ahead(time: Time, parse: Parse) -> bool:
    """Whether a page names a day only as one still to come: "runs until May 2027", "will expire on"."""
    line = parse.article.text.rfind("\n", 0, time.start) + 1
    near = parse.within(line, time.start)[-_NEAR:]
    return any(t.lemma in _UNTIL or t.tag == "MD" for t in near)


def _days(time: Time | None, published: date | None) -> tuple[date, date] | None:
    """First and last day of a time; one open at its end goes on to the day of the page."""
    if time is None or (time.earliest is None and time.latest is None):
        return None
    last = time.latest or max(filter(None, (time.earliest, published)))
    return time.earliest or last, last


def cite(act: Act, sides: Sides, file: RegimeFile, *, unverified: bool) -> Found:
    """The provisions of a regime that an act may concern, first one first.

    Args:
        act: the event and its words.
        sides: the event as the regime sees it.
        file: the regime.
        unverified: whether to cite paragraphs that stand from memory only.
    """
    day = day_of(act, file.regime.data_of)
    sides, rows = _oriented(act, sides, file)
    sides = completed(act, sides)
    parties = (*sides.origin, *sides.other)
    rows = [
        row
        for row in rows
        if _is_breach(act)
        or seen.reaches(row, file.regime, parties, act.parse)
        or pointed_out(row, act.around, day)
    ]
    living = [row for row in rows if row.during(day.first, day.last)]
    shown = [row for row in living if unverified or row.verified != "memory"]
    case = Case(act.event, sides, file.regime, day, act.words, act.around, act.read)
    dead = [row for row in rows if row not in living]
    cited = _binding_first(_of_these_goods(shown, act.words))
    free = bool(cited) and all(told_free(row, case) for row in cited)
    return Found(
        sides,
        () if free else tuple(_cited(row, case) for row in cited),
        tuple(row.id for row in living if row not in shown),
        tuple(row.id for row in dead if row.ran_out(day.first)),
        tuple(row.id for row in dead if not row.ran_out(day.first)),
        tuple(row.id for row in cited) if free else (),
    )


def _is_breach(act: Act) -> bool:
    """Whether the page says that the measure itself was broken: "breached the arms embargo on Yemen"."""
    return any(tokens and tokens[-1].lemma in linking().bans for tokens in act.tellings)


def _oriented(act: Act, sides: Sides, file: RegimeFile) -> tuple[Sides, list[Provision]]:
    """The rows for the act's direction; for the other one if there are none and it may be meant."""
    rows = candidates(file, act.area, sides.direction)
    either = act.event.made_by.rpartition(":")[2] in linking().either
    either = either or (not rows and _leaves(act, sides.other))  # "ships bring back coal from"
    other_way = seen.turned(sides, turns=linking().areas[act.area].turns, either=either)
    if not rows and other_way and not _leaves(act, sides.origin):
        rows = candidates(file, act.area, other_way.direction)
        return (other_way if rows else sides), rows
    if not linking().areas[act.area].flow:
        sides = replace(sides, direction=None)
    return sides, rows


def _leaves(act: Act, ids: tuple[str, ...]) -> bool:
    """Whether the page says that things come from one of these: "out of", "from"."""
    parse = act.parse
    for span in act.evidence:
        for mention in parse.mentions_in(span.start, span.end):
            prep = parse.tokens[parse.heads[mention.id]].head
            out = prep.lower == "from" or (prep.lower == "of" and prep.head.lower == "out")
            land = parse.entity[mention.entity].kind in ("state", "place")
            if out and land and mention.entity in ids:
                return True
    return False


def candidates(file: RegimeFile, area: str, direction: str | None) -> list[Provision]:
    """A regime's provisions on an area and direction, in the order to cite them.

    Where the regime's head says what to cite, that; else all that match, binding ones and those
    verified best first.
    """
    cited = file.regime.cited
    if any(key.partition(".")[0] == area for key in cited):
        ways = (direction,) if direction else () if area in cited else ("out", "in")
        keys = [f"{area}.{way}" for way in ways]
        ids = [id_ for key in keys for id_ in cited.get(key, ())] or cited.get(area, ())
        by_id = {row.id: row for row in file.provisions}
        return [by_id[id_] for id_ in dict.fromkeys(ids) if id_ in by_id]
    rows = [row for row in file.provisions if area in row.areas and row.strength not in RULES_NOTHING]
    facing = [row for row in rows if direction is None or row.direction in (direction, "both", None)]
    return sorted(facing, key=lambda row: (row.strength in EXHORTS, _LEVEL.index(row.verified)))


def _of_these_goods(rows: list[Provision], evidence: str) -> list[Provision]:
    """Leave out paragraphs on other goods than those named, once a good of one of them is named."""
    words = f" {''.join(c if c.isalnum() else ' ' for c in evidence.lower())} "
    named = [row for row in rows if any(f" {good} " in words for good in row.goods)]
    return [row for row in rows if row in named or not (row.only_named or (named and row.goods))]


def _binding_first(rows: list[Provision]) -> list[Provision]:
    """Exhortations are cited only where nothing that binds is."""
    return [row for row in rows if row.strength not in EXHORTS] or rows


def _cited(row: Provision, case: Case) -> CitedProvision:
    period = row.during(case.day.first, case.day.last)
    begins, until = (period.begins, period.until) if period else (None, None)
    reason = why(row, case, period) if period else ""
    return CitedProvision(row.id, row.verified, reason, begins, until)
