"""The sections of a brief about what is said: each takes the material and the footnotes, and gives blocks."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from indicia.model import Answer, Change, Exposure, Indication, Origin
from indicia.model.assessment import MARKS
from indicia.products import words
from indicia.products.brief.material import Material
from indicia.products.brief.notes import Notes
from indicia.products.brief.value import Block, Grid, Heading, Line, Points, Text, plain, run
from indicia.products.brief.wording import (
    NO_FINDING,
    STATE_WORDS,
    bottom_line,
    listed,
    more,
    on,
    refs,
    told,
)
from indicia.products.exports.selection import Found

MOST = 12  # lines of one kind; the rest is counted
_PER_ORIGIN = 4


def deniers(material: Material) -> tuple[str, ...]:
    """Who denies it: who is behind the denial, else as the page names them."""
    names: dict[str, str] = {}
    for one in material.assessment.denials:
        behind = one.origins[0] if one.origins and one.named else None
        name = behind or one.speaker or one.outlet or one.place
        first, _, rest = name.partition(" ")
        name = f"{first.lower()} {rest}" if first in ("A", "An", "The") else name
        names.setdefault(name.casefold(), name)
    return tuple(names.values())


def bottom(material: Material, notes: Notes) -> Iterator[Block]:
    """The bottom line first: the state, since when, by which sentences; the analyst's judgement apart."""
    it = material.assessment
    yield Heading("Bottom line", "bottom-line")
    since = f" since {words.day(it.since)}" if it.since else ""
    stale = f"; nothing new since {words.day(it.stale_since)}" if it.stale_since else ""
    moved = [one for one in material.indications if one.id in it.moved_by]
    yield Text(
        (
            run(f"{STATE_WORDS[it.state]}{since}. ", "strong"),
            run(bottom_line(it, material.assessment.origins.independent, deniers(material))),
            *refs(moved, notes),
            run(f" As of {words.day(it.as_of)}{stale}."),
        )
    )
    yield Text((run(_concerns(material)), run(NO_FINDING, "soft")))
    for one in material.judgements:
        yield Text(
            (
                run("Analyst’s judgement: ", "strong"),
                run(f"{one.by} holds a yes to be {one.likelihood} ({words.day(one.at.date())}): {one.why}"),
            )
        )


def _concerns(material: Material) -> str:
    cited = [
        cited.id for f in material.found.values() for x in _exposures(material, f) for cited in x.provisions
    ]
    named = list(dict.fromkeys((*cited, *material.watch.provisions)))
    return f"The conduct may concern {listed(named[:6])}. " if named else ""


def _exposures(material: Material, found: Found) -> Sequence[Exposure]:
    return [x for x in found.reading.exposures if x.area in material.watch.areas]


def changed(material: Material, notes: Notes) -> Iterator[Block]:
    """What became different, day by day."""
    since = f" since {words.day(material.since)}" if material.since else ""
    yield Heading(f"What changed{since}", "changes")
    if not material.changes:
        yield Text(plain("Nothing changed in the period."))
        return
    held = {one.id: one for one in material.indications}
    rows = tuple(
        (
            (plain(on(one.day or one.at.date())),),
            ((run(_change(one), "strong"), run(f" – {one.why}"), *_moved(one, held, notes)),),
        )
        for one in material.changes
    )
    yield Grid(("Day", "Change"), rows)


def _moved(one: Change, held: dict[int, Indication], notes: Notes) -> Line:
    return refs([held[number] for number in one.indications if number in held], notes)


def _change(one: Change) -> str:
    if one.kind == "state":
        was, now = (STATE_WORDS.get(state or "nothing", state or "") for state in (one.was, one.now))
        return f"{was} → {now}"
    names = {
        "origin": "another origin",
        "denial": "a denial",
        "withdrawal": "taken back",
        "missing": "not seen by its day",
        "stale": "gone stale",
    }
    return names[one.kind] + (f": {one.now}" if one.now else "")


def claims(material: Material, notes: Notes) -> Iterator[Block]:
    """Who says that it was so, and who denies it, beside each other."""
    it = material.assessment
    acts = [one for one in it.for_ if one.bearing == "act"]
    yield Heading("Who says so, and who denies it", "claims")
    left = [*_by_origin(acts, notes)] or [plain("Nobody was seen to tell the act as done.")]
    right: list[Line] = [told(one, notes) for one in it.denials[:MOST]]
    if len(it.denials) > MOST:
        right.append(more(len(it.denials) - MOST, "denial"))
    right = right or [plain("No denial was seen.")]
    rows = tuple(((one,), (other,)) for one, other in zip_longest(left, right, fillvalue=plain("")))
    yield Grid(("Says that it was so", "Denies it"), rows)
    yield from _others(material, notes)


def _by_origin(acts: Sequence[Indication], notes: Notes) -> Iterator[Line]:
    """Of each origin the first telling and its last ones; the rest counted."""
    by: dict[str, list[Indication]] = {}
    for one in acts:
        by.setdefault(one.origins[0] if one.origins and one.named else "", []).append(one)
    by |= {"": by.pop("", [])}  # whom nobody can name comes last
    shown = 0
    for held in by.values():
        some = held[:1] + held[1:][-(_PER_ORIGIN - 1) :]
        yield from dict.fromkeys(told(one, notes) for one in some)
        shown += len(some)
    if len(acts) > shown:
        yield more(len(acts) - shown, "telling")


def _others(material: Material, notes: Notes) -> Iterator[Block]:
    it = material.assessment
    parts = (
        ("Signs: intent, preparation, plans", [one for one in it.for_ if one.bearing != "act"]),
        ("Against, by counter-indicators", [one for one in it.against if one.bearing != "expected"]),
        ("Expected if all were well, and seen", [one for one in it.against if one.bearing == "expected"]),
        ("Refuting", list(it.refuting)),
        ("Taken back", list(it.withdrawn)),
    )
    for title, held in parts:
        if held:
            lines = list(dict.fromkeys(told(one, notes) for one in held[-MOST:]))
            if len(held) > MOST:
                lines.append(more(len(held) - MOST, "item"))
            yield Text((run(title, "strong"),))
            yield Points(tuple(lines))


def origins(material: Material, notes: Notes) -> Iterator[Block]:
    """The origins, counted; echoes are named and never counted."""
    del notes
    it = material.assessment.origins
    shown = material.assessment.origins.independent
    yield Heading("Origins", "origins")
    yield Text(
        plain(
            f"{words.count(len(shown), 'independent origin')}; {len(it.unknown)} unknown and never counted; "
            f"{len(it.denying)} denying; {len(it.withdrawn)} took it back. The rule of this watch asks for "
            f"{material.watch.rule.origins}."
        )
    )
    outlets = {f.version.place: f.outlet for f in material.found.values()}
    kinds = (
        ("independent", shown),
        ("unknown", it.unknown),
        ("denies", it.denying),
        ("took it back", it.withdrawn),
    )
    rows = tuple(
        tuple((plain(cell),) for cell in (origin.name, kind, *_pages(origin, outlets), origin.why))
        for kind, held in kinds
        for origin in held
    )
    if rows:
        yield Grid(("Origin", "Counts as", "Told by", "Echoed by", "Why"), rows)


def _pages(origin: Origin, outlets: dict[str, str]) -> tuple[str, str]:
    echoes = [outlets.get(page, page) for page in origin.echoes]
    first = [outlets.get(page, page) for page in origin.pages if page not in origin.echoes]
    return listed(first), listed(echoes) or "–"


def hypotheses(material: Material, notes: Notes) -> Iterator[Block]:
    """The analyst's table: evidence against each hypothesis."""
    held = {one.id: one for one in material.indications}
    table = material.table
    if not table.hypotheses:
        return
    yield Heading("Hypotheses", "hypotheses")
    if not table.rows:
        yield Points(tuple((run(id_, "strong"), run(f" {text}")) for id_, text in table.hypotheses))
        yield Text(plain("No evidence has been set against them yet."))
        return
    rows = tuple(
        (
            ((run(row.text), *(refs([held[row.indication]], notes) if row.indication in held else ())),),
            *((plain(row.marks.get(id_, "–")),) for id_, _ in table.hypotheses),
        )
        for row in table.rows
    )
    sums = [(plain(str(table.inconsistency[id_])),) for id_, _ in table.hypotheses]
    total: tuple[tuple[Line, ...], ...] = (((run("Inconsistency", "strong"),),), *sums)
    yield Grid(("Evidence", *(f"{id_}: {text}" for id_, text in table.hypotheses)), (*rows, total))
    yield Text((run("; ".join(f"{mark}: {text}" for mark, text in MARKS.items()), "soft"),))


def answers(material: Material, notes: Notes) -> Iterator[Block]:
    """The right of reply: who is named, what they answered, and who did not."""
    yield Heading("Replies of those named", "replies")
    if not material.replies:
        yield Text(plain("Nobody is named in the act yet."))
        return
    rows = []
    for one in material.replies:
        asked = f"asked {words.day(one.asked_on)}" if one.asked_on else "not asked"
        due = f", due {words.day(one.due_on)}" if one.due_on else ""
        named = f"named {on(one.named_on)}; {asked}{due}{'; overdue' if one.overdue else ''}"
        known = [answer for answer in one.answers if answer.version in material.found]
        lines: list[Line] = [_answer(answer, notes) for answer in known[:MOST]]
        if len(known) > MOST:
            lines.append(more(len(known) - MOST, "answer"))
        missing: tuple[Line, ...] = ((run("No reply was seen.", "strong"),),)
        rows.append((((run(one.name, "strong"),),), (plain(named),), tuple(lines) or missing))
    yield Grid(("Who", "Named", "What they said"), tuple(rows))


def _answer(answer: Answer, notes: Notes) -> Line:
    told = f"{answer.speaker} ({answer.stance}), {answer.outlet or answer.place}, {on(answer.day)}"
    return (run(told), notes.at(answer.version, answer.spans))
