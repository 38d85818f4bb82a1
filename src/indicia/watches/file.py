"""Watch files: TOML, one watch a file; the pack that comes with Indicia, and the ledger's own folder."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from indicia.model import DataError, UsageError, Watch

PACK = Path(__file__).parent / "data"
_PATH = re.compile(r"\$\.(\w+)(?:\[(\d+)\])?(?:\.(\w+))?")
FOLDER = "watches"  # within the ledger's folder


def load(path: Path) -> Watch:
    """The watch of a file.

    Raises:
        DataError: if it cannot be read, is no TOML, or does not keep the schema; names file, row and field.
    """
    try:
        return parsed(path.read_text(encoding="utf-8"), str(path))
    except OSError as error:
        raise DataError(f"{path}: cannot be read: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise DataError(f"{path}: cannot be read: {error}") from error


def parsed(text: str, name: str) -> Watch:
    """The watch that a text holds.

    Raises:
        DataError: if it is no TOML or does not keep the schema; names file, row and field.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{name}: {error}") from error
    try:
        return msgspec.convert(table, Watch, strict=True)
    except msgspec.ValidationError as error:
        raise DataError(f"{name}: {_placed(str(error), table)}") from error


def _placed(text: str, table: dict[str, Any]) -> str:
    """What the schema says, with the row by its id and the field instead of a path."""
    told, _, path = text.partition(" - at ")
    if told.startswith(("Invalid RFC3339", "Expected `date")):
        told = "write a day as 2022-01-31, without quotes"
    found = _PATH.search(path)
    if found is None:
        return text
    rows, number, field = found[1], found[2], found[3]
    if number is None:
        return f"watch: {rows}{f'.{field}' if field else ''}: {told}"
    row = table[rows][int(number)]
    id_ = row.get("id") if isinstance(row, dict) else None
    return ": ".join(filter(None, (str(id_ or f"{rows} {int(number) + 1}"), field, told)))


@cache
def packaged() -> dict[str, Watch]:
    """The watches that come with Indicia, by id."""
    return {path.stem: load(path) for path in sorted(PACK.glob("*.toml"))}


def packaged_text(id_: str) -> str:
    """The file of a watch that comes with Indicia, for somebody to begin with.

    Raises:
        UsageError: if there is none of this id.
    """
    if id_ not in packaged():
        raise UsageError(f"there is no watch {id_!r} in the pack: it holds {', '.join(packaged())}")
    return (PACK / f"{id_}.toml").read_text(encoding="utf-8")


def folder(ledger: Path) -> dict[str, Watch]:
    """The watches of a ledger's folder, by id.

    Raises:
        DataError: if a file is wrong, or two files hold one id.
    """
    found, wrong = readable(ledger)
    if wrong:
        raise DataError(wrong[0])
    return found


def readable(ledger: Path) -> tuple[dict[str, Watch], tuple[str, ...]]:
    """The watches of a ledger's folder that can be used, by id, and a line on each file that cannot."""
    found: dict[str, Watch] = {}
    wrong: list[str] = []
    for path in sorted((ledger / FOLDER).glob("*.toml")):
        try:
            watch = load(path)
        except DataError as error:
            wrong.append(str(error))
            continue
        if watch.id in found:
            wrong.append(f"{path}: id: {watch.id!r} is that of another file of the folder too")
        found.setdefault(watch.id, watch)
    return found, tuple(wrong)


def one(ledger: Path, id_: str) -> Watch:
    """A watch of a ledger's folder.

    Raises:
        UsageError: if there is none of this id.
        DataError: if its file is wrong; those of others do not matter.
    """
    held, wrong = readable(ledger)
    if id_ not in held:
        mine = next((line for line in wrong if f"{id_}.toml" in line), None)
        if mine:
            raise DataError(mine)
        known = f"it holds {', '.join(held)}" if held else "`indicia watch add` puts one there"
        raise UsageError(f"there is no watch {id_!r} in {ledger / FOLDER}: {known}")
    return held[id_]


def keep(ledger: Path, text: str, watch: Watch, *, replace: bool = False) -> Path:
    """Put the text of a watch file into a ledger's folder.

    Raises:
        UsageError: if there is one of this id and it may not be replaced.
        DataError: if it cannot be written.
    """
    path = ledger / FOLDER / f"{watch.id}.toml"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w" if replace else "x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise UsageError(f"{path} is there already: edit it, or say --replace") from error
    except OSError as error:
        raise DataError(f"{path}: cannot be written: {error}") from error
    return path


def schema() -> bytes:
    """The JSON Schema of a watch file."""
    table = msgspec.json.schema(Watch) | {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return msgspec.json.format(msgspec.json.encode(table, order="sorted"), indent=2) + b"\n"
