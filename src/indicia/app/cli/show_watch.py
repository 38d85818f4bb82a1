"""A watch on the terminal: its state and what made it so, in one screen; and all of it, with reasons."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table

from indicia.app.cli.screen import aside, ink
from indicia.ledger.watch_decisions import Decision
from indicia.model import Assessment, Change, Indication, Origin, Reply, Watch
from indicia.model.assessment import BEARINGS, LIKELIHOODS
from indicia.products import words

FEW = 4  # of a kind on the one screen; `why` shows all
LONGEST = 160
ABOUT = {"sign": "a sign of the act", "denial": "the act", "against": "a part in the act"}
_STYLES = {
    "nothing": "soft",
    "signs": "planned",
    "single_origin": "alleged",
    "corroborated": "happened",
    "contested": "hypothetical",
    "refuted": "denied",
}


class Facts(Struct, frozen=True):
    """What stands beside an assessment: what is new since a look, who has not answered, who judged."""

    new: Sequence[Change]
    since: str | None
    indication: int
    silent: Sequence[Reply]
    judged: Sequence[Any]


def state(name: str) -> tuple[str, str]:
    """A state in its words and colour."""
    return name.replace("_", " "), _STYLES.get(name, "")


def ran(watch: Watch, made: Assessment, new: Sequence[Change], out: Console) -> None:
    """What a run found, watch by watch."""
    out.print(ink((f"{watch.id}  ", "head"), state(made.state), (_since(made), "soft")))
    for text in map(_change, new):
        out.print(Padding(ink(text), (0, 0, 0, 2)))
    if not new:
        out.print(ink(("  nothing changed", "soft")))


def _since(made: Assessment) -> str:
    parts = [f" since {words.day(made.since)}"] if made.since and made.state != "nothing" else []
    parts += [f", stale since {words.day(made.stale_since)}"] if made.stale_since else []
    return "".join(parts)


def _change(one: Change) -> str:
    day = f"{words.day(one.day)}: " if one.day else ""
    if one.kind == "state":
        return f"{day}{_plain(one.was)} -> {_plain(one.now)}. {one.why}"
    return f"{day}{one.why}"


def _plain(name: str | None) -> str:
    return (name or "").replace("_", " ")


def listed(rows: Sequence[tuple[Watch, Assessment | None]], out: Console) -> None:
    """The watches with their states."""
    for watch, made in rows:
        told = state(made.state) if made else ("never run", "soft")
        out.print(ink((f"{watch.id}  ", "head"), told, (_since(made) if made else "", "soft")))
        out.print(ink((f"  {watch.question}", "soft")))
    if not rows:
        out.print("the ledger has no watch yet: `indicia watch pack` lists those that come with Indicia")


def show(watch: Watch, made: Assessment, facts: Facts, out: Console) -> None:
    """A watch in one screen."""
    marking = f"  {watch.marking}" if watch.marking else ""
    out.print(ink((watch.question, "head"), (marking, "soft")))
    out.print(ink(state(made.state), (_since(made), "soft"), (f" · as of {words.day(made.as_of)}", "soft")))
    out.print(Padding(ink(made.why), (0, 0, 0, 2)))
    for title, parts in _parts(made, facts):
        held = list(parts)
        if held:
            out.print(ink(("\n" + title, "head")))
            out.print(Group(*held))


def _parts(made: Assessment, facts: Facts) -> Iterator[tuple[str, Iterable[RenderableType]]]:
    since = f"New since {facts.since}" if facts.since else "What changed"
    yield since, (Padding(ink(_change(one)), (0, 0, 0, 2)) for one in facts.new[-FEW:])
    moved = {*made.moved_by}
    held = (*made.for_, *made.denials, *made.refuting, *made.withdrawn)
    yield "Moved by", _sentences([it for it in held if it.id in moved])
    yield "Origins", _origins(made)
    yield "Denials", _sentences([it for it in made.denials if it.id not in moved])
    rest = [it for it in made.for_ if it.id not in moved]
    shown = len(made.for_) - len(rest)
    above = f", {shown} of them above" if shown else ""
    yield f"For ({len(made.for_)} in all{above})", _sentences(rest)
    yield "Refuting", _sentences([it for it in made.refuting if it.id not in moved])
    yield "Against", _sentences([it for it in made.against if it.bearing != "expected"])
    yield "Expected, and seen", _sentences([it for it in made.against if it.bearing == "expected"])
    late = (f"{it.expected}: {it.text} (by {words.day(it.due)})" for it in made.missing)
    yield "Expected, and not seen", (Padding(ink(text), (0, 0, 0, 2)) for text in late)
    yield "No reply seen", (Padding(ink(_silent(one)), (0, 0, 0, 2)) for one in facts.silent)
    yield "Judged by a person", (Padding(ink(_judged(row)), (0, 0, 0, 2)) for row in facts.judged)


def _sentences(held: Sequence[Indication]) -> Iterator[RenderableType]:
    for it in held[-FEW:]:
        yield sentence(it)
    if len(held) > FEW:
        yield ink((f"     {len(held) - FEW} more: `indicia watch why` shows them", "soft"))


def sentence(it: Indication) -> Table:
    """An indication: its number, sentence, who says it, where, and on which day."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", no_wrap=True, min_width=4)
    table.add_column(ratio=1, overflow="fold")
    quote = it.quote if len(it.quote) <= LONGEST else it.quote[: LONGEST - 1].rstrip() + "…"
    who = it.origins[0] if it.origins else "origin not known"
    about = [who if it.named else f"{who} (unknown origin)", said(it)]
    about += [it.indicator or ABOUT.get(it.bearing, "the act itself"), it.outlet or "outlet not known"]
    about += [words.day(it.day)] if it.day else []
    mark = ("  rejected", "denied") if it.rejected else ""
    table.add_row(str(it.id), Group(ink(f"“{quote}”", mark), aside(about)))
    return table


def said(it: Indication) -> str:
    """What somebody does with the act: who says that it was not so denies it, whatever the verb."""
    if it.bearing == "denial":
        return "denies"
    return it.stance or "in its own voice"


def _origins(made: Assessment) -> Iterator[RenderableType]:
    it = made.origins
    for origin in it.independent:
        yield Padding(ink(_origin(origin)), (0, 0, 0, 2))
    if it.unknown:
        yield Padding(ink((f"unknown, never counted: {len(it.unknown)}", "soft")), (0, 0, 0, 2))
    if it.denying:
        names = ", ".join(origin.name for origin in it.denying)
        yield Padding(ink((f"denied by {names}", "denied")), (0, 0, 0, 2))
    if it.withdrawn:
        names = ", ".join(origin.name for origin in it.withdrawn)
        yield Padding(ink((f"taken back by {names}", "denied")), (0, 0, 0, 2))


def _origin(origin: Origin) -> str:
    echoes = f", {words.count(len(origin.echoes), 'echo', 'echoes')}" if origin.echoes else ""
    return f"{origin.name}: {words.count(len(origin.pages), 'page')}{echoes}"


def _silent(one: Reply) -> str:
    named = f", named on {words.day(one.named_on)}" if one.named_on else ""
    asked = f", asked on {words.day(one.asked_on)}" if one.asked_on else ", not asked"
    due = f", answer due {words.day(one.due_on)}" if one.due_on else ""
    return f"{one.name}{named}{asked}{due}{' (overdue)' if one.overdue else ''}"


def _judged(row: Any) -> str:
    low, high = LIKELIHOODS[row.likelihood]
    return f"{row.likelihood} ({low} to {high} per cent), {row.made_by}, {row.made_at:%Y-%m-%d}: {row.why}"


def why(watch: Watch, held: Sequence[Indication], changes: Sequence[Change], out: Console) -> None:
    """Every indication by what it does, with its reason; then every change."""
    texts = {one.id: one.text for one in watch.rows}
    for bearing, meaning in BEARINGS.items():
        mine = [it for it in held if it.bearing == bearing]
        if mine:
            out.print(ink((f"\n{bearing}", "head"), (f"  {meaning}", "soft")))
        for it in mine:
            out.print(sentence(it))
            named = f"{it.indicator} is “{texts[it.indicator]}”" if it.indicator in texts else ""
            for line in filter(None, (it.why, named, it.place)):
                out.print(Padding(ink((line, "soft")), (0, 0, 0, 6)))
    if changes:
        out.print(ink(("\nWhat changed", "head")))
    for one in changes:
        out.print(Padding(ink((f"{one.id}  ", "soft"), _change(one)), (0, 0, 0, 2)))
    if not held:
        out.print("nothing that meets it was seen")


def decided(held: Sequence[Decision], unfit: Collection[int], out: Console) -> None:
    """The decisions on indications that hold, and those whose item is there no more."""
    if held:
        out.print(ink(("\nDecided by people", "head")))
    for one in held:
        what = f"{one.kind} {one.value}" if one.value else one.kind
        why = f": {one.why}" if one.why else ""
        mark = ("  its item is there no more", "denied") if one.id in unfit else ""
        told = ink((f"{one.id}  ", "soft"), f"{what}, {one.made_by}{why} · “{one.quote}”", mark)
        out.print(Padding(told, (0, 0, 0, 2)))
