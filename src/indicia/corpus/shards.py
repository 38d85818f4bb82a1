"""Sources -> shards: files of pages in a folder or an object store, and the pages in each."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import msgspec
from msgspec import Struct

from indicia.intake import inputs, warcs
from indicia.intake.inputs import JsonPage
from indicia.intake.item import Fault, Item
from indicia.model import DataError, UsageError

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)  # stands for no moment: a clock would write other bytes each time
_WARCS = (".warc", ".warc.gz", ".wet", ".wet.gz")
_ENDINGS = (*_WARCS, ".jsonl", ".ndjson", ".parquet")
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")
_MAGIC = (b"WARC/", b"\x1f\x8b")  # how an archive begins, packed or not
_ROWS = 256  # of a Parquet file in memory at once


class Shard(Struct, frozen=True):
    """A file of pages: its name below its source, which is that of its folder, and where it lies."""

    name: str
    address: str
    bytes: int

    @property
    def folder(self) -> str:
        """The name of the folder of its output."""
        fit = _UNFIT.sub("_", self.name)
        same = fit == self.name
        return f"shard={fit}" if same else f"shard={fit}-{hashlib.sha256(self.name.encode()).hexdigest()[:6]}"


def shards(sources: list[str]) -> list[Shard]:
    """The shards that sources name, by name.

    Raises:
        UsageError: if a source is not there, holds none, or two shards bear one name.
    """
    found: dict[str, Shard] = {}
    for source in sources:
        held = list(_stored(source) if "://" in source else _below(Path(source)))
        if not held:
            raise UsageError(f"{source} holds no shard: {', '.join(_ENDINGS)}")
        for shard in held:
            if shard.folder in found and found[shard.folder].address != shard.address:
                raise UsageError(
                    f"two shards are called {shard.name}: {found[shard.folder].address} and {shard.address}; "
                    "name a folder above both"
                )
            found[shard.folder] = shard
    return sorted(found.values(), key=lambda shard: shard.name)


def _below(source: Path) -> Iterator[Shard]:
    if source.is_file():
        if not (source.name.lower().endswith(_ENDINGS) or _archive(source)):
            raise UsageError(
                f"{source} is no shard ({', '.join(_ENDINGS)}): `indicia read {source}` reads a single page, "
                f"`indicia add {source}` takes it into a ledger"
            )
        yield Shard(source.name, str(source.resolve()), source.stat().st_size)
    elif source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.name.lower().endswith(_ENDINGS) and path.is_file():
                name = path.relative_to(source).as_posix()
                yield Shard(name, str(path.resolve()), path.stat().st_size)
    else:
        raise UsageError(f"{source} cannot be read: there is no such file or folder")


def _archive(path: Path) -> bool:
    """Whether a file without a known ending begins as a web archive does."""
    with path.open("rb") as file:
        return file.read(max(map(len, _MAGIC))).startswith(_MAGIC)


def _stored(source: str) -> Iterator[Shard]:
    """Those below an address such as `s3://bucket/folder`."""
    store, root = _store(source)
    try:
        held: dict[str, Any] = store.find(root, detail=True)
    except OSError as error:
        raise UsageError(f"{source} cannot be read: {error}") from error
    for place, about in sorted(held.items()):
        if place.lower().endswith(_ENDINGS):
            name = place[len(root) :].strip("/") or place.rpartition("/")[2]
            yield Shard(name, store.unstrip_protocol(place), about["size"])


def _store(address: str) -> tuple[Any, str]:
    try:
        from fsspec.core import url_to_fs  # noqa: PLC0415 - only where an address names a store

        store, place = url_to_fs(address)
    except ImportError as error:
        raise UsageError(f"{address}: {error} (and: pip install 'indicia[corpus]')") from error
    except ValueError as error:
        raise UsageError(f"{address} names no store that is known: {error}") from error
    return store, place


@contextmanager
def at_hand(shard: Shard) -> Iterator[Path]:
    """The shard as a file of this machine; one out of a store is brought here whole, and taken away after.

    Raises:
        DataError: if it cannot be brought here.
    """
    if "://" not in shard.address:
        yield Path(shard.address)
        return
    store, place = _store(shard.address)
    with TemporaryDirectory(prefix="indicia-") as scratch:
        path = Path(scratch) / place.rpartition("/")[2]
        try:
            store.get_file(place, str(path))
        except OSError as error:
            raise DataError(f"{shard.address} cannot be had: {error}") from error
        yield path


def items(shard: Shard, path: Path) -> Iterator[Item]:
    """What a shard holds, in its order; faults are told by the shard's name, wherever it lies.

    Raises:
        DataError: if it is no Parquet file, or has no column of pages.
    """
    if path.name.lower().endswith(_WARCS) or not path.name.lower().endswith(_ENDINGS):
        found = warcs.items(path, undated=UNDATED)
    elif path.suffix.lower() == ".parquet":
        found = _rows(shard, path)
    else:
        found = inputs.lines(path, undated=UNDATED)
    for item in found:
        if isinstance(item, Fault):
            place = item.place.replace(str(path), path.name, 1)
            if place.startswith(path.name):
                place = shard.name + place.removeprefix(path.name)
            yield msgspec.structs.replace(item, place=place)
        else:
            yield item


def _rows(shard: Shard, path: Path) -> Iterator[Item]:
    import pyarrow as pa  # noqa: PLC0415 - an extra
    from pyarrow import parquet  # noqa: PLC0415 - an extra

    try:
        file = parquet.ParquetFile(path)
        wanted = [name for name in file.schema_arrow.names if name in JsonPage.__struct_fields__]
        if not {"html", "text", "content"} & set(wanted):
            raise DataError(f"{shard.name} has neither a column html, text nor content")
        number = 0
        for batch in file.iter_batches(batch_size=_ROWS, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield _row(row, f"{shard.name}, row {number}")
    except pa.ArrowException as error:
        raise DataError(f"{shard.name} cannot be read: {error}") from error


def _row(row: dict[str, Any], place: str) -> Item:
    if isinstance(row.get("published"), datetime):
        row["published"] = row["published"].date()
    for name, value in row.items():
        if isinstance(value, bytes):
            row[name] = value.decode("utf-8", "replace")
        elif value is not None and not isinstance(value, str | date):
            row[name] = str(value)
    try:
        page = msgspec.convert(row, JsonPage)
    except msgspec.ValidationError as error:
        return Fault(place, "row", f"is no page: {error}")
    return inputs.of_row(page, place, undated=UNDATED)
