"""The sections of a brief about what it stands on: the law, indicators, grades, coverage, method."""

from collections import Counter
from collections.abc import Iterator

from indicia.law import LEVELS, in_use
from indicia.model import CitedProvision, Indication
from indicia.model.assessment import SOURCE_ROLES
from indicia.products import words
from indicia.products.brief.material import Material
from indicia.products.brief.notes import Notes
from indicia.products.brief.value import Block, Box, Grid, Heading, Line, Points, Text, plain, run
from indicia.products.brief.wording import STATE_WORDS, on, refs
from indicia.watches import RULES
from indicia.watches.grades import ROLES

_NEVER = "not met"


def law(material: Material, notes: Notes) -> Iterator[Block]:
    """The provisions that the conduct may concern, and how well each row of the data is verified."""
    yield Heading("Provisions it may concern", "law")
    cited: dict[str, CitedProvision] = {}
    by: dict[str, list[Indication]] = {}
    for one in material.indications:
        for exposure in material.found[one.version].reading.exposures:
            if exposure.area in material.watch.areas and one.bearing in ("act", "denial"):
                for provision in exposure.provisions:
                    cited.setdefault(provision.id, provision)
                    by.setdefault(provision.id, []).append(one)
    rows = in_use().by_id
    ids = list(dict.fromkeys((*cited, *material.watch.provisions)))
    if not ids:
        yield Text(plain("No provision of the law data speaks of conduct that was read here."))
        return
    table = []
    for id_ in ids:
        row, held = rows.get(id_), cited.get(id_)
        level = held.verified if held else row.verified if row else "memory"
        told = held.why if held else "named by the watch; no page that was read leads to it"
        table.append(
            (
                ((run(id_, "strong"),), plain(row.summary if row else "not in the law data")),
                (plain(words.VERIFIED_WORDS[level]), (run(LEVELS[level], "soft"),)),
                ((run(told), *refs(by.get(id_, [])[:3], notes)),),
            )
        )
    yield Grid(("May concern", "How the row is verified", "Why, and what is missing"), tuple(table))


def indicators(material: Material, notes: Notes) -> Iterator[Block]:
    """What each indicator met, and what was expected and not seen."""
    watch = material.watch
    if not watch.indicators and not watch.expected:
        return
    yield Heading("Indicators", "indicators")
    rows = []
    for one in watch.indicators:
        met = [it for it in material.indications if it.indicator == one.id]
        last = max((it.day for it in met if it.day), default=None)
        seen = f"{words.count(len(met), 'time')}, last {on(last)}" if met else _NEVER
        line: Line = (run(seen), *refs(met[-3:], notes))
        rows.append(
            (((run(one.id, "strong"), run(f" {one.text}")),), (plain(f"{one.side}, {one.stage}"),), (line,))
        )
    if rows:
        yield Grid(("Indicator", "Side, stage", "Met"), tuple(rows))
    for missing in material.assessment.missing:
        yield Text(
            (run("Expected, and not seen: ", "strong"), run(f"{missing.text} (by {words.day(missing.due)})"))
        )


def graded(material: Material, notes: Notes) -> Iterator[Block]:
    """Sources by the Admiralty scale, in each role; proposals are told apart from a person's grades."""
    del notes
    sources = [one for one in material.grades if one.role]
    if not sources:
        return
    yield Heading("Grades of sources", "grades")
    names = list(dict.fromkeys(one.what for one in sources))
    held = {(one.what, one.role): one for one in sources}
    rows = []
    for name in names:
        both = [held.get((name, role)) for role in ROLES]
        cells = [
            f"{one.value} ({one.by or 'proposed'}): {one.why.removeprefix('proposed: ')}" if one else "–"
            for one in both
        ]
        rows.append(((plain(name),), *((plain(cell),) for cell in cells)))
    yield Grid(("Source", *(f"Reliability {role}" for role in SOURCE_ROLES.values())), tuple(rows))
    yield Text(
        (
            run(
                "A to F of the Admiralty scale. How credible a statement is, is judged apart; neither is "
                "made from the other.",
                "soft",
            ),
        )
    )


def coverage(material: Material, notes: Notes) -> Iterator[Block]:
    """What was looked at, and what was silent, blocked, empty, failing, passed over or left out."""
    del notes
    it = material.coverage
    period = f"from {words.day(material.since)} " if material.since else ""
    lines: list[Line] = [
        plain(f"Period: {period}up to {words.day(material.assessment.as_of)}."),
        plain(
            f"{words.count(it.read, 'page version')} read; {len(material.found)} of them bear on this watch."
        ),
    ]
    for one in it.checks:
        if one.state != "ok":
            why = f": {one.why}" if one.why else ""
            lines.append(
                (
                    run(f"Source {one.source} was {one.state} ", "strong"),
                    run(f"since {words.day(one.since.date())}{why}."),
                )
            )
    good = [one.source for one in it.checks if one.state == "ok"]
    if good:
        lines.append(
            plain(f"{words.count(len(good), 'source')} answered and brought pages: {', '.join(good)}.")
        )
    if it.never_asked:
        lines.append((run("Never asked in the period: ", "strong"), run(f"{', '.join(it.never_asked)}.")))
    if not it.checks and not it.never_asked:
        lines.append(plain("No source was asked in the period: the pages were given by hand."))
    lines += _left_out(material)
    yield Heading("Coverage", "coverage")
    yield Box("What this brief stands on, and what it does not", tuple(lines))


def _left_out(material: Material) -> Iterator[Line]:
    it = material.coverage
    if it.passed:
        reasons = Counter(one.why for one in it.passed)
        told = ", ".join(f"{count} {reason.replace('_', ' ')}" for reason, count in sorted(reasons.items()))
        yield (run(f"{words.count(len(it.passed), 'page')} kept and not read: ", "strong"), run(f"{told}."))
    if it.failures:
        reasons = Counter(one.slug for one in it.failures)
        told = ", ".join(f"{count} {slug.replace('_', ' ')}" for slug, count in sorted(reasons.items()))
        yield (
            run(f"{words.count(len(it.failures), 'page')} could not be got or read: ", "strong"),
            run(f"{told}."),
        )
    if it.undated:
        yield plain(f"{words.count(it.undated, 'page')} on this watch without a date.")
    notes = sum(len(found.reading.notes) for found in material.found.values())
    yield plain(
        f"{words.count(notes, 'note')} on what was skipped or not understood on the pages of this watch."
    )
    rejected = len(material.assessment.rejected)
    if rejected:
        yield plain(f"{words.count(rejected, 'item')} taken out by an analyst.")
    if it.barred:
        told = words.count(len(it.barred), "item")
        yield (
            run(f"{told} on pages of a stricter mark left out. ", "strong"),
            run("Everything here is weighed without them."),
        )


def method(material: Material, notes: Notes) -> Iterator[Block]:
    """How it was made."""
    del notes
    engines = sorted({f"{one.read.engine} ({one.read.data})" for one in material.found.values()})
    rule = material.watch.rule
    denials = "contests the state" if rule.denials == "contest" else "stands beside the state"
    yield Heading("Method", "method")
    yield Points(
        (
            plain(
                "Pages are kept as they were got, read by a programme (who said what, what happened, what "
                f"law it may concern), and set beside each other. Read by: {'; '.join(engines) or 'nothing'}."
            ),
            plain(
                f"The rule: {rule.origins} independent origins corroborate; an unknown origin is never "
                f"independent, an echo never counts; a denial {denials}; {rule.stale_after} days without "
                "anything new make it stale."
            ),
            plain(f"The state “{STATE_WORDS[material.assessment.state].lower()}”: {_rule(material)}"),
            plain(
                "A question, a demand, a condition or a refusal to comment is no indication. What an analyst "
                "corrected, moved or rejected holds. Readings err; the footnotes lead to the words "
                "themselves."
            ),
        )
    )


def _rule(material: Material) -> str:
    return RULES.get(material.assessment.state, material.assessment.why)
