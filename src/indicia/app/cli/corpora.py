"""`indicia corpus run`, `corpus sample`, `look`: what came of shards and pages, in lines."""

import os
import sys
from itertools import islice
from pathlib import Path
from types import ModuleType

import msgspec
from msgspec import Struct

from indicia import watches
from indicia.app.cli.screen import console, ink, to_stdout
from indicia.app.cli.watchfiles import named
from indicia.first_look import REASONS, FirstLook, Look, terms
from indicia.law.files import SETTING
from indicia.model import DataError, IndiciaError, UsageError, Watch
from indicia.pages import is_url, load
from indicia.products.words import count
from indicia.statements import Engine

_PAGES = {".html", ".htm", ".txt"}
_SHOWN = 300  # characters of a sampled page


class Asked(Struct, frozen=True):
    """How a run works."""

    engine: Engine
    everything: bool
    watches: tuple[str, ...]
    jobs: int
    cluster: str | None
    law: Path | None


class Looked(Struct, frozen=True):
    """What the first look says of a page."""

    page: str
    passes: bool
    reason: str | None
    group: str | None
    words: tuple[str, ...]
    score: float | None


def run(sources: list[str], out: Path, asked: Asked) -> None:
    """Read shards, and say what came of each.

    Raises:
        UsageError: if a source is not there, or an extra is not installed.
        IndiciaError: if a shard could not be read, after all others were.
    """
    corpus = _corpus()
    from indicia.corpus.cluster import Cluster  # noqa: PLC0415 - an extra, read by this command alone
    from indicia.corpus.local import Local  # noqa: PLC0415 - an extra, as above

    job = corpus.Job(
        engine=asked.engine,
        everything=asked.everything,
        watches=_watches(asked.watches),
        law=str(asked.law.resolve()) if asked.law else None,
    )
    runner = Cluster(asked.cluster) if asked.cluster else Local(asked.jobs)
    outcome = corpus.run(job, corpus.shards(sources), out, runner, _tell)
    total, screen = outcome.manifest.total, console()
    if outcome.before:
        screen.print(f"{count(outcome.before, 'shard')} done before")
    screen.print(
        f"{out}: {count(total['shards'], 'shard')}, {count(total['pages'], 'page')}: {_counts(total)}"
    )
    for reason, number in outcome.manifest.reasons.items():
        screen.print(
            ink((f"  {number:,} {reason}", "soft"), (f": {REASONS[reason]}" if reason in REASONS else ""))
        )
    screen.print(", ".join(f"{number:,} {name}" for name, number in outcome.manifest.rows.items()))
    if outcome.failed:
        first = outcome.failed[0]
        raise IndiciaError(
            f"{count(len(outcome.failed), 'shard')} could not be read, first {first.shard}: {first.why}; "
            "the same command tries them again"
        )


def sample(folder: Path, reason: str | None, limit: int, *, as_json: bool) -> None:
    """Show pages that were passed over.

    Raises:
        DataError: if the folder holds no output.
    """
    made, rows = _corpus().sample(folder, reason)
    screen = console()
    if not as_json:
        of = made.total["passed_over"]
        screen.print(
            f"{count(of, 'page')} passed over, {made.rows.get('sample', 0):,} of them kept to look at"
        )
    for row in islice(rows, limit):
        if as_json:
            to_stdout(msgspec.json.encode(row) + b"\n")
            continue
        screen.print(ink((f"\n{row.address}", "head"), (f"  {row.shard}, page {row.page}", "soft")))
        words = f" ({', '.join(row.words)})" if row.words else ""
        screen.print(f"  {row.reason}: {row.why}{words}")
        screen.print(ink((f"  {' '.join(row.text.split())[:_SHOWN]}", "soft")))


def look(
    pages: list[str], names: tuple[str, ...], law: Path | None, *, allow_private: bool, as_json: bool
) -> None:
    """Look at pages."""
    if law:
        os.environ[SETTING] = str(law)  # as if it had been set outside: every room reads it there
    first, screen = FirstLook(terms(watches=_watches(names))), console()
    for place in _places(pages):
        content = load(place, allow_private=allow_private).content
        found = first.page(content if isinstance(content, bytes) else content.encode(errors="replace"))
        if as_json:
            one = Looked(place, found.reason is None, *msgspec.structs.astuple(found))
            to_stdout(msgspec.json.encode(one) + b"\n")
        else:
            screen.print(ink((place, "head"), f": {_said(found)}"))


def _said(found: Look) -> str:
    words = f" ({', '.join(found.words)})" if found.words else ""
    if found.reason:
        lacking = f", {-found.score} short of enough" if found.score is not None else ""
        return f"passed over: {REASONS[found.reason]}{words}{lacking}"
    return f"to be read, for {found.group}{words}"


def _places(pages: list[str]) -> list[str]:
    found: list[str] = []
    for page in pages:
        if not is_url(page) and Path(page).is_dir():
            found += [str(path) for path in sorted(Path(page).rglob("*")) if path.suffix.lower() in _PAGES]
        else:
            found.append(page)
    return found


def _watches(names: tuple[str, ...]) -> tuple[Watch, ...]:
    found = []
    for name in names:
        path, watch = named(name)
        for problem in watches.check(watch):
            raise DataError(f"{path.name}: {problem.row}: {problem.field}: {problem.text}")
        found.append(watch)
    return tuple(found)


def _corpus() -> ModuleType:
    try:
        from indicia import corpus  # noqa: PLC0415 - needs an extra
    except ModuleNotFoundError as error:
        raise UsageError(f"corpora need {error.name}: pip install 'indicia[corpus]'") from error
    return corpus


def _tell(one: object) -> None:
    from indicia.corpus import Done, Failed  # noqa: PLC0415 - needs an extra

    if isinstance(one, Failed):
        sys.stderr.write(f"indicia: {one.shard}: {one.why}\n")
    elif isinstance(one, Done):
        sys.stderr.write(f"{one.shard}: {_counts(msgspec.structs.asdict(one))}\n")


def _counts(of: dict[str, int]) -> str:
    line = f"{of['read']:,} read, {of['passed_over']:,} passed over, {of['failed']:,} failed"
    return line + (f", {of['damaged']:,} damaged stretches" if of["damaged"] else "")
