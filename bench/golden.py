"""Golden readings of the examples: `python -m bench.golden [--update [--allow-regression]]`.

Without `--update`: print how the readings differ from those in `examples/readings`, and which
measures fell below `examples/floors.toml`; exit 1 if anything did. With it: write both anew, but
refuse to lower a floor unless a regression is allowed.
"""

import argparse
import difflib
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.gold import load
from bench.pages import EXAMPLES, read, totals
from bench.score import NEVER, Score, Tally, score
from indicia import Reading
from indicia.model import Event, Exposure, Span, Statement, Time


class Pin(Struct, frozen=True, forbid_unknown_fields=True):
    """A measure as it was last accepted: how many were right (or wrong, under "never"), of how many."""

    got: int
    of: int


class Floors(Struct, frozen=True, forbid_unknown_fields=True):
    """What may not get worse: `right` may only rise, `never` may only fall."""

    right: dict[str, Pin]
    never: dict[str, Pin]


def render(reading: Reading, name: str) -> str:
    """A reading as plain lines that a person can review and a diff can show."""
    article = reading.article
    day = f"{article.published} ({article.published_from})" if article.published else "undated"
    head = [name, "=" * len(name), f"title: {article.title or 'none'}"]
    head.append(f"day: {day}; outlet: {article.outlet or 'unknown'}; byline: {article.byline or 'none'}")
    if article.dateline:
        head.append(f"dateline: {article.dateline.text}")
    parts = {
        "WHO SAID WHAT": [line for said in reading.statements for line in _said(said, reading)],
        "WHAT HAPPENED": [line for deed in reading.events for line in _done(deed, reading)],
        "MAY CONCERN": [line for each in reading.exposures for line in _concern(each, reading)],
        "LEFT OUT": [f"{one.reason}: {one.text}" for one in article.blocks if not one.kept],
        "NOTES": [f"{note.slug}: {note.text}" for note in reading.notes],
    }
    body = [line for title, lines in parts.items() for line in ("", title, *(lines or ["nothing"]))]
    return "\n".join(" ".join(line.rstrip().split("\n")) for line in (*head, *body)) + "\n"


def _said(said: Statement, reading: Reading) -> Iterator[str]:
    source = _quote(said.source) if said.source else "the page itself" if said.author else "nobody named"
    when = f"; {_when(said.said)}" if said.said else ""
    yield f"{said.id}  {source} [{_names(said.source_entities, reading)}] {said.stance}, {said.kind}{when}"
    yield f"      {_quote(said.cue) or '-'}: {_quote(said.content)}"
    links = [f"against {_quote(said.accused)}"] if said.accused else []
    links += [f"hedges: {_quote(said.hedges)}"] if said.hedges else []
    links += [f"within {said.within}"] if said.within else []
    links += [f"answers {said.answers}"] if said.answers else []
    if links:
        yield "      " + "; ".join(links)


def _done(deed: Event, reading: Reading) -> Iterator[str]:
    sides = f"{_names(deed.actors, reading)} -> {_names(deed.recipients, reading)}"
    more = [_when(deed.time)] if deed.time else []
    more += [f"at {_names((deed.place,), reading)}"] if deed.place else []
    more += [f"said in {deed.statement}"] if deed.statement else ["the page itself"]
    more += [f"conduct: {deed.conduct}"] if deed.conduct else []
    yield f"{deed.id}  {deed.type or 'no type'} {deed.status}: {sides}"
    yield f"      {_quote(deed.trigger)}"
    yield f"      {'; '.join(more)}"


def _concern(each: Exposure, reading: Reading) -> Iterator[str]:
    sides = f"{_names(each.actors, reading)} with {_names(each.counterparts, reading)}"
    yield f"{each.id}  {each.area} {each.direction or '-'} {each.status} ({each.regime}): {sides}"
    yield "      " + "; ".join(f"{row.id} [{row.verified}]" for row in each.provisions)
    links = f"statements {_ids(each.statements)}; denials {_ids(each.denials)}; events {_ids(each.events)}"
    yield f"      {links}"
    yield f"      {_quote(each.evidence)}"


def _ids(ids: tuple[str, ...]) -> str:
    return " ".join(ids) or "none"


def _quote(spans: tuple[Span, ...]) -> str:
    return " … ".join(" ".join(span.text.split()) for span in spans)


def _names(ids: tuple[str, ...], reading: Reading) -> str:
    named = {one.id: one for one in reading.entities}
    found = [named[one] for one in ids]
    return ", ".join(f"{one.name} ({one.country})" if one.country else one.name for one in found) or "?"


def _when(time: Time) -> str:
    return f"“{time.text}” = {_days(time.earliest, time.latest)}"


def _days(earliest: date | None, latest: date | None) -> str:
    if earliest is None and latest is None:
        return "not placed"
    return f"{earliest}" if earliest == latest else f"{earliest or '..'}/{latest or '..'}"


def readings(folder: Path = EXAMPLES) -> dict[Path, tuple[str, Score]]:
    """Read every example: where its golden reading stands, what it is now, and its score."""
    found = {}
    for page in load(folder):
        now = read(page)
        where = folder / "readings" / f"{page.name}.txt"
        found[where] = (render(now, page.path.name), score(page.name, now, page.gold))
    return found


def differences(found: dict[Path, tuple[str, Score]]) -> list[str]:
    """Unified diffs between the golden readings and those of now."""
    lines: list[str] = []
    for where, (now, _) in found.items():
        then = where.read_text(encoding="utf-8") if where.exists() else ""
        lines += difflib.unified_diff(
            then.splitlines(), now.splitlines(), where.name, "now", lineterm="", n=1
        )
    return lines


def floors(folder: Path = EXAMPLES) -> Floors:
    """The pinned floors; empty ones where there are none yet."""
    where = folder / "floors.toml"
    rows = tomllib.loads(where.read_text(encoding="utf-8")) if where.exists() else {"right": {}, "never": {}}
    return msgspec.convert(rows, Floors)


def fallen(pinned: Floors, sums: dict[str, Tally]) -> list[str]:
    """The measures that got worse, or whose gold changed so that the pin means nothing any more."""
    worse = []
    for name, pin in (*pinned.right.items(), *pinned.never.items()):
        now = sums.get(name, Tally())
        bad = name in NEVER
        if (now.got > pin.got) if bad else (now.got < pin.got or now.of > pin.of):
            worse.append(f"{name}: {now.got}/{now.of}, was {pin.got}/{pin.of}")
    return worse


def pins(sums: dict[str, Tally]) -> str:
    """The floors file for these totals."""
    lines = ["# What the readings of the examples reach. Written by `python -m bench.golden --update`."]
    for part, names in (("right", [name for name in sums if name not in NEVER]), ("never", list(NEVER))):
        lines += ["", f"[{part}]"]
        lines += [f"{name} = {{ got = {sums[name].got}, of = {sums[name].of} }}" for name in names]
    return "\n".join(lines) + "\n"


def update(found: dict[Path, tuple[str, Score]], folder: Path, sums: dict[str, Tally]) -> None:
    """Write the golden readings and the floors anew; drop readings of pages that are gone."""
    home = folder / "readings"
    home.mkdir(exist_ok=True)
    for old in set(home.glob("*.txt")) - set(found):
        old.unlink()
    for where, (now, _) in found.items():
        where.write_text(now, encoding="utf-8")
    (folder / "floors.toml").write_text(pins(sums), encoding="utf-8")


def main() -> int:
    """Compare or update; 1 when something differs or fell."""
    parser = argparse.ArgumentParser(prog="python -m bench.golden", description="Golden readings.")
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--update", action="store_true", help="write readings and floors anew")
    parser.add_argument("--allow-regression", action="store_true", help="let a floor be lowered")
    asked = parser.parse_args()
    found = readings(asked.folder)
    sums = totals(each for _, each in found.values())
    worse = fallen(floors(asked.folder), sums)
    if asked.update and (asked.allow_regression or not worse):
        update(found, asked.folder, sums)
        return 0
    different = [] if asked.update else differences(found)
    print(*different, *(f"fell: {line}" for line in worse), sep="\n")
    return 1 if different or worse else 0


if __name__ == "__main__":
    sys.exit(main())
