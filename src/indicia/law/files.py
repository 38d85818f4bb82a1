"""TOML files -> law, checked as they are read; a regime's provisions only when they are asked for."""

import os
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from indicia.law import lifted
from indicia.law.lifted import NAME, Checked, lift
from indicia.law.lists import held
from indicia.law.lists.held import HeldList
from indicia.law.provisions import Provision, Regime
from indicia.law.renewals import accepted
from indicia.law.renewals.accepted import Renewed, carry_on
from indicia.model import DataError

SETTING = "INDICIA_LAW"
DATA = Path(__file__).parent / "data"
# A regime's head ends where its first instrument begins; reading it alone makes a cold start cheap.
_BODY = "\n[[instrument]]"
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)
class RegimeFile:
    """One regime: its head, read; its provisions, read on first use."""

    path: Path
    regime: Regime
    body: str
    lines_above: int
    checks: tuple[Checked, ...] = ()
    renewals: tuple[Renewed, ...] = ()
    same_rows: "RegimeFile | None" = None

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """The rows of the file, in its order.

        Raises:
            DataError: if the file is no TOML, or a row does not keep the schema.
        """
        if self.same_rows is not None:
            return self.same_rows.provisions
        tables = _toml(self.path, "\n" * self.lines_above + self.body)
        known = {check.id: check for check in self.checks}
        rows = (
            carry_on(row, self.renewals) if self.renewals else row
            for row in _rows(self.path, self.regime.id, tables)
        )
        return tuple(lift(row, known[row.id]) if row.id in known else row for row in rows)

    def with_groups(self, names: tuple[str, ...]) -> "RegimeFile":
        """The same regime with more parties that its measures follow."""
        if not names:
            return self
        regime = structs.replace(self.regime, groups=(*self.regime.groups, *names))
        return replace(self, regime=regime, same_rows=self.same_rows or self)


@dataclass(frozen=True, eq=False)
class Law:
    """Regimes, each from a file of its own; and what a user keeps beside them: checks, renewals, lists."""

    files: tuple[RegimeFile, ...]
    checks: tuple[Checked, ...] = ()
    renewals: tuple[Renewed, ...] = ()
    lists: tuple[HeldList, ...] = ()

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """The heads of all regimes."""
        return tuple(file.regime for file in self.files)

    @cached_property
    def by_id(self) -> dict[str, Provision]:
        """Every provision by its id; reads all files."""
        return {row.id: row for file in self.files for row in file.provisions}

    def provisions(self, regime: str) -> tuple[Provision, ...]:
        """The provisions of one regime."""
        return tuple(row for file in self.files if file.regime.id == regime for row in file.provisions)


@cache
def packaged() -> Law:
    """The law that comes with Indicia, read once for each process."""
    return Law(tuple(read(path) for path in sorted((DATA / "regimes").glob("*.toml"))))


def folder(extra: Path) -> Law:
    """The packaged law and, after it, the regime files (`*.toml`) of a folder, with its checks and renewals.

    Raises:
        DataError: naming file and row, if one does not keep the schema or takes a known regime's id.
    """
    if not extra.exists():
        raise DataError(f"{extra}: cannot be read: no such file or folder")
    paths = sorted(extra.glob("*.toml")) if extra.is_dir() else [extra]
    own = [read(path) for path in paths if path.name not in (NAME, accepted.NAME)]
    checks, renewed, listed = _kept_beside(extra) if extra.is_dir() else ((), (), ())
    files = (replace(file, checks=checks, renewals=renewed) for file in (*packaged().files, *own))
    law = Law(tuple(files), checks, renewed, listed)
    ids = [regime.id for regime in law.regimes]
    for file in law.files:
        if ids.count(file.regime.id) > 1:
            raise DataError(f"{file.path}: id: the regime {file.regime.id} is there twice")
    return law


def _kept_beside(extra: Path) -> tuple[tuple[Checked, ...], tuple[Renewed, ...], tuple[HeldList, ...]]:
    return lifted.read(extra), accepted.read(extra), held.read_all(extra)


def in_use() -> Law:
    """The packaged law; with a folder or file in the setting `INDICIA_LAW`, that beside it.

    Raises:
        DataError: as `folder`.
    """
    extra = os.environ.get(SETTING)
    return _kept(extra) if extra else packaged()


@cache
def _kept(extra: str) -> Law:
    return folder(Path(extra))


def read(path: Path) -> RegimeFile:
    """Read the head of a regime file.

    Raises:
        DataError: if the file cannot be read, is no TOML or its head does not keep the schema.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    head, mark, body = text.partition(_BODY)
    regime = _convert(path, "the head", _toml(path, head), Regime)
    return RegimeFile(path, regime, mark.lstrip("\n") + body, head.count("\n") + 1)


def _rows(path: Path, regime: str, tables: dict[str, Any]) -> Iterator[Provision]:
    for table in tables.pop("instrument", []):
        symbol, adopted = table.pop("symbol", None), table.pop("adopted", None)
        rows = table.pop("provision", [])
        if symbol is None or table:
            raise DataError(f"{path}: {symbol or 'an instrument'}: wants a symbol, and knows no {[*table]}")
        for number, row in enumerate(rows, 1):
            where = str(row.get("id", f"{symbol}, row {number}"))
            row.setdefault("in_force", [{"from": adopted}] if adopted else [])
            if "checked" in row:
                raise DataError(f"{path}: {where}: who has checked a row stands in {NAME}")
            row.update(regime=regime, instrument=symbol, adopted=adopted)
            yield _convert(path, where, row, Provision)
    if tables:
        raise DataError(f"{path}: {next(iter(tables))}: heads stand above the first instrument")


def _toml(path: Path, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path}: {error}") from error


def _convert(path: Path, where: str, table: dict[str, Any], kind: type[_T]) -> _T:
    try:
        return msgspec.convert(table, kind, strict=True)
    except msgspec.ValidationError as error:
        raise DataError(f"{path}: {where}: {error}") from error
