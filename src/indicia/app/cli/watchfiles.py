"""`indicia watch new`, `check`, `add`, `pack`: watch files, before they are in use."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from indicia import watches
from indicia.app.cli.screen import console, ink
from indicia.model import DataError, IndiciaError, UsageError, Watch
from indicia.products import words
from indicia.watches.file import PACK
from indicia.watches.new import Asked
from indicia.watches.new import new as made
from indicia.watches.problems import doubts, tried


def new(asked: Mapping[str, object], out: Path | None) -> None:
    """Write a watch file to edit.

    Raises:
        UsageError: if there is one of this name, or what is asked for is not known.
        DataError: if it cannot be written.
    """
    text = made(Asked(**asked))  # type: ignore[arg-type]  # the options of the command, one by one
    watch = watches.parsed(text, str(asked["id"]))
    _refuse(watch, str(asked["id"]))
    if str(out) == "-":
        sys.stdout.write(text)
        return
    path = out or Path(f"{watch.id}.toml")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already: give another id, or --out FILE") from error
    except OSError as error:
        raise DataError(f"{path} cannot be written: {error.strerror or error}") from error
    for line in _said(watch, asked):
        console().print(line)
    count = words.count(len(watch.indicators), "indicator")
    console().print(f"{path} is written, with {count}: edit it, then `indicia watch check {path}`")


def _said(watch: Watch, asked: Mapping[str, object]) -> Iterator[str]:
    """What a new watch took otherwise than it was asked, and what it has none of."""
    if not asked.get("question"):
        yield f"its question is “{watch.question}”: put it in your own words"
    for doubt in doubts(watch):
        yield doubt.text
    if not watch.indicators:
        yield "the pack has no indicators for these parties: the conduct itself is watched, add your own"
    if not watch.provisions:
        yield f"no provision in force names these parties: `indicia law search {watch.areas[0]}` finds others"


def named(name: str) -> tuple[Path, Watch]:
    """A file, or a watch of the pack."""
    if name in watches.packaged():
        path = PACK / f"{name}.toml"
        return path, watches.packaged()[name]
    path = Path(name)
    if not path.suffix and not path.exists():
        raise UsageError(
            f"{name} is neither a file nor a watch of the pack: `indicia watch pack` lists those"
        )
    return path, watches.load(path)


def _refuse(watch: Watch, name: str) -> None:
    for problem in watches.check(watch):
        raise DataError(f"{name}: {problem.row}: {problem.field}: {problem.text}")


def _refuse_examples(watch: Watch, path: Path) -> None:
    """Refuse what `check` refuses: a watch whose own sentences do not do what they should."""
    for one in tried(watch):
        if not one.holds:
            what = "does not meet it" if one.should else "meets it, and must not"
            more = f"`indicia watch check {path}` shows all that is wrong"
            raise DataError(f"{path.name}: {one.row}: “{one.sentence}” {what}; {more}")


def check(names: list[str]) -> None:
    """Check files, and try their examples.

    Raises:
        DataError: if anything is wrong, after all of it was told.
    """
    out, wrong = console(), 0
    for name in names:
        try:
            path, watch = named(name)
        except IndiciaError as error:
            if len(names) == 1:
                raise
            out.print(str(error))
            wrong += 1
            continue
        for doubt in doubts(watch):
            out.print(f"{path.name}: {doubt.field}: {doubt.text}")
        problems = watches.check(watch)
        for problem in problems:
            out.print(ink((f"{path.name}: {problem.row}: {problem.field}: ", "head"), problem.text))
        held = [] if problems else tried(watch)
        for one in held:
            if not one.holds:
                what = "does not meet it" if one.should else "meets it, and must not"
                out.print(ink((f"{path.name}: {one.row}: ", "head"), f"“{one.sentence}” {what}"))
        amiss = len(problems) + sum(not one.holds for one in held)
        wrong += amiss
        if not amiss:
            rows, sentences = (
                words.count(len(watch.indicators), "indicator"),
                words.count(len(held), "sentence"),
            )
            out.print(f"{path.name}: {rows}, {sentences} tried, nothing wrong")
    if wrong:
        raise DataError(f"{words.count(wrong, 'thing is', 'things are')} wrong; see above")


def add(names: list[str], where: tuple[str, Path | None], *, replace: bool) -> None:
    """Put watches into a ledger's folder.

    Raises:
        IndiciaError: if one is wrong or there already; those before it are in use.
    """
    from indicia.app.cli.desk import Where  # noqa: PLC0415 - a check does without the ledger

    out = console()
    with Where(*where).open(make=True) as ledger:
        for name in names:
            path, watch = named(name)
            _refuse(watch, path.name)
            if name not in watches.packaged():
                _refuse_examples(watch, path)
            try:
                text = path.read_text(encoding="utf-8")
            except OSError as error:
                raise IndiciaError(f"{path} cannot be read: {error.strerror or error}") from error
            kept = watches.keep(ledger.folder, text, watch, replace=replace)
            out.print(f"{watch.id} is in use ({kept}); `indicia watch run` looks for what meets it")


def pack() -> None:
    """List the watches of the pack."""
    out = console()
    for watch in watches.packaged().values():
        out.print(ink((watch.id, "head")))
        out.print(ink((f"  {watch.question} {len(watch.indicators)} indicators", "soft")))
