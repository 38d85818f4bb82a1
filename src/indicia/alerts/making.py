"""Changes of watches and deaths of sources -> alerts, each made once and kept."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import structs

from indicia import watches
from indicia.alerts import wording
from indicia.alerts.clearance import strictest
from indicia.language.sentences import sentence
from indicia.ledger import Connection, Ledger, alerts, pages
from indicia.ledger.alerts import Dead
from indicia.model import Alert, Assessment, Change, Indication, Said, Span, Watch
from indicia.products import marking

_COLUMNS = ("id", "uid", "watch", "kind", "at", "day", "was", "now", "marking")
_MOST = 6  # sentences of one alert; the watch shows the others
Marked = tuple[tuple[Said, ...], str | None]


def make(ledger: Ledger, now: datetime, since: date | None = None) -> int:
    """Make an alert of each change that has none, and of each source that died: how many were made.

    Args:
        ledger: whose watches are told of.
        now: the moment at which they are made.
        since: changes seen before this day make none.
    """
    held = watches.folder(ledger.folder)
    with ledger.write() as connection:
        rows = [*_changes(connection, held, now, since), *_deaths(connection, held, now, since)]
        return sum(alerts.add(connection, row) for row in rows)


def _changes(
    connection: Connection, held: dict[str, Watch], now: datetime, since: date | None
) -> Iterator[dict[str, Any]]:
    for row in alerts.untold(connection, since):
        watch = held.get(row.watch)
        last = watches.latest(connection, row.watch)
        if watch is None or last is None:
            continue
        change = Change(
            row.id, row.watch, row.kind, row.at, row.day, row.was, row.now, tuple(row.indications), row.why
        )
        said, mark = _said(connection, watch, last, change)
        made = _alert(watch, last, now, (said, mark), change)
        yield _row(made, f"change:{change.id}", change.id)


def _alert(watch: Watch, last: Assessment, now: datetime, marked: Marked, of: Change | Dead) -> Alert:
    change = of if isinstance(of, Change) else None
    kind = change.kind if change else "source"
    was, is_ = (change.was, change.now) if change else ("ok", of.state if isinstance(of, Dead) else None)
    return Alert(
        id=0,
        uid=str(uuid.uuid4()),
        watch=watch.id,
        kind=kind,
        at=now,
        day=change.day if change else None,
        was=was,
        now=is_,
        marking=marked[1],
        question=watch.question,
        title=wording.title(watch, kind, was, is_),
        why=wording.of_source(of) if isinstance(of, Dead) else wording.of_change(of),
        reached=kind == "state" and (is_ in watch.rule.alert or was in watch.rule.alert),
        origins=tuple(origin.name for origin in last.origins.independent),
        as_of=last.as_of,
        concerns=watch.provisions,
        said=marked[0],
        source=of.source if isinstance(of, Dead) else None,
    )


def _row(made: Alert, key: str, change: int | None) -> dict[str, Any]:
    columns = {name: getattr(made, name) for name in _COLUMNS if name != "id"}
    content = msgspec.json.decode(msgspec.json.encode(made))
    for name in _COLUMNS:
        del content[name]
    return {**columns, "key": key, "change_id": change, "content": content}


def restored(row: Any) -> Alert:
    """An alert as it was kept."""
    columns = {name: getattr(row, name) for name in _COLUMNS}
    return msgspec.convert({**row.content, **columns}, Alert)


def _said(connection: Connection, watch: Watch, last: Assessment, change: Change) -> Marked:
    """The sentences that moved a watch, and the strictest mark of the watch and of their pages."""
    live = (*last.for_, *last.denials, *last.against, *last.refuting, *last.withdrawn)
    moved = [it for it in (*live, *last.rejected) if it.id in change.indications]
    versions = {it.version for it in (*live, *moved)}
    marks = [marking.written(pages.version(connection, number).text) for number in versions]
    said = [_cited(connection, it) for it in (*moved[:_MOST], *_beside(last, moved))]
    return tuple(said), strictest(watch.marking, *marks)


def _beside(last: Assessment, moved: Sequence[Indication]) -> Iterator[Indication]:
    """What may not be left out: no accusation without its denial, no denial without what it denies.

    Where no sentence moved it, as when it goes stale, the last that was seen.
    """
    seen = {it.bearing for it in moved}
    if "act" in seen and "denial" not in seen:
        yield from _newest(last.denials)
    if "denial" in seen and "act" not in seen:
        yield from _newest([it for it in last.for_ if it.bearing == "act"])
    if not seen:
        yield from _newest(last.for_)


def _newest(held: Sequence[Indication]) -> Sequence[Indication]:
    return sorted(held, key=lambda it: (it.day or date.min, it.id))[-1:]


def _cited(connection: Connection, it: Indication) -> Said:
    read = pages.reading(connection, it.version)
    text = read.version.text if read else ""
    said = next((s for s in read.found.reading.statements if s.id == it.item), None) if read else None
    quoted = sentence(text, it.spans) if text else Span(0, 0, it.quote)
    outlet = it.outlet or it.place
    return Said(
        indication=it.id,
        who=wording.claimant(it.speaker, outlet, said),
        how=wording.how(it.stance, it.status),
        quote=quoted.text,
        outlet=it.outlet,
        day=it.day,
        place=it.place,
        version=it.version,
        start=quoted.start,
        end=quoted.end,
        item=it.item,
    )


def _deaths(
    connection: Connection, held: dict[str, Watch], now: datetime, since: date | None
) -> Iterator[dict[str, Any]]:
    """One for each watch that draws on a source and each time that it dies."""
    for dead in alerts.dead(connection):
        if since is not None and dead.since.date() < since:
            continue
        for id_ in alerts.drawing_on(connection, dead.source):
            last = watches.latest(connection, id_)
            if id_ in held and last is not None:
                key = f"source:{id_}:{dead.source}:{dead.since.isoformat()}"
                yield _row(_alert(held[id_], last, now, ((), held[id_].marking), dead), key, None)


def numbered(connection: Connection, ids: Iterable[int]) -> list[Alert]:
    """Alerts by their numbers, as they were kept."""
    return [restored(row) for row in alerts.alerts(connection, ids=list(ids))]


def marked_now(alert: Alert, held: dict[str, Watch]) -> Alert:
    """The alert under the marking that holds now: a watch may have become stricter since."""
    watch = held.get(alert.watch)
    now = strictest(alert.marking, watch.marking if watch else None)
    return structs.replace(alert, marking=now)
