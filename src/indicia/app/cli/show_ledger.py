"""What a run, a check and the sources look like on a terminal."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from rich.console import Console
from rich.table import Table

from indicia.app.cli.screen import ink
from indicia.intake import Report, Reread
from indicia.ledger import Verified
from indicia.ledger.compare import Change
from indicia.ledger.journal import STATES, Checked
from indicia.origins.sources import Source

_OUTCOMES = ("new", "same", "changed", "failed")
_SHOWN = 20
_STATE_STYLES = {
    "ok": "happened",
    "silent": "alleged",
    "empty": "alleged",
    "blocked": "denied",
    "failing": "denied",
}


def line(report: Report) -> str:
    """The counts of a run so far, in a line."""
    total = report.total
    return ", ".join(f"{total[name]:,} {name}" for name in _OUTCOMES)


def report(found: Report, out: Console) -> None:
    """The counts by source, then each failure with its reason."""
    for text in found.told:
        out.print(ink((_clean(text), "soft")))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    table.add_column("source")
    for name in _OUTCOMES:
        table.add_column(name, justify="right")
    for source, counts in sorted(found.by_source.items()):
        table.add_row(_clean(source), *(_number(counts[name]) for name in _OUTCOMES))
    if len(found.by_source) > 1:
        table.add_row("all", *(_number(found.total[name]) for name in _OUTCOMES))
    out.print(table if found.by_source else "there was nothing to take in")
    if found.passed_over:
        out.print(
            f"{found.passed_over:,} of them were kept without being read: nothing on them concerns the law"
        )
    if found.passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in found.passed.most_common())
        out.print(ink((f"no pages: {_clean(kinds)}", "soft")))
    _failures(found, out)


def _failures(found: Report, out: Console) -> None:
    for place, why in found.failures[:_SHOWN]:
        reason = why if why.startswith(place) else f"{place}: {why}"
        out.print(ink(("failed  ", "denied"), _clean(reason)))
    if (more := len(found.failures) - _SHOWN) > 0:
        out.print(ink((f"and {more:,} more failures, all kept in the ledger", "soft")))


def _number(count: int) -> str:
    return f"{count:,}" if count else "."


def sources(checked: Iterable[Checked], known: Iterable[Source], out: Console) -> None:
    """How each source does, and since when."""
    by_key = {one.source: one for one in checked}
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for name in ("source", "state", "since", "last new page", "grade", "why"):
        table.add_column(name, overflow="fold")
    for source in known:
        one = by_key.get(source.key)
        if one is None:
            said = "never asked" if source.feed else "no feed"
            table.add_row(source.key or source.outlet, said, "", "", source.reliability, "")
            continue
        state = ink((one.state, _STATE_STYLES[one.state]))
        why = _clean(one.why or ("" if one.state == "ok" else STATES[one.state]))
        table.add_row(source.key, state, _moment(one.since), _moment(one.newest), source.reliability, why)
    out.print(table)


def _moment(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else "never"


def reread(found: Iterable[Reread], out: Console, *, kept: bool) -> None:
    """What each page tells differently now, then the counts."""
    counts: Counter[str] = Counter()
    for one in found:
        counts["read"] += 1
        counts["changed"] += bool(one.changes)
        counts["unfit"] += one.unfit
        if one.why:
            counts["failed"] += 1
            out.print(ink(("failed  ", "denied"), _clean(f"{one.version.place}: {one.why}")))
        if one.changes:
            out.print(ink((_clean(one.version.title or one.version.place), "head")))
            for change in one.changes:
                out.print(f"  {_clean(_change(change))}")
        if one.unfit:
            out.print(f"  {one.unfit} corrections find their item no more: `indicia corrections` lists them")
    verb = "were read anew" if kept else "were read on trial; nothing was kept"
    out.print(f"{counts['read']:,} pages {verb}: {counts['changed']:,} differ, {counts['failed']:,} failed")


def _change(change: Change) -> str:
    if change.what != "changed" or change.field is None:
        return f"{change.what:8}{change.kind}: {change.quote}"
    values = f"{change.field} was {_value(change.was)}, is {_value(change.now)}"
    return f"changed {change.kind}: {values}: {change.quote}"


def _value(value: object) -> str:
    return ", ".join(map(str, value)) or "nothing" if isinstance(value, list | tuple) else str(value)


def verified(found: Verified, out: Console) -> None:
    """What was checked, and what was wrong."""
    for wrong in found.wrong:
        out.print(ink(("wrong   ", "denied"), _clean(wrong)))
    stamps = f", {found.stamps:,} timestamps" if found.stamps else ""
    out.print(
        f"{found.records:,} records re-hashed{stamps}, {found.versions:,} versions, "
        f"{found.readings:,} readings, {found.spans:,} spans and {found.rows:,} rows checked: "
        f"{len(found.wrong) or 'nothing'} wrong"
    )


def _clean(text: str) -> str:
    """Without control characters that an address or a page may hold."""
    return "".join(sign if sign.isprintable() else " " for sign in " ".join(text.split()))
