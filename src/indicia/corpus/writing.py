"""The folder of one shard: written aside, in batches of a fixed size, and renamed when all of it is there."""

import os
import shutil
from pathlib import Path
from secrets import token_hex
from types import TracebackType
from typing import Any, Self

import msgspec
import pyarrow as pa
from pyarrow import parquet

from indicia.corpus.manifest import Done, as_json
from indicia.corpus.tables import TABLES_OF
from indicia.model import DataError
from indicia.products.exports.as_parquet import schema_of
from indicia.products.exports.files import Folder, Sink, Written
from indicia.products.exports.tables import Row

ASIDE = ".aside"  # folder of what is being written; what a killed process left there is taken away
MANIFEST = "manifest.json"
_GROUP = 5_000  # rows; fixed, so that the bytes do not depend on how fast pages came


class _Table:
    """A Parquet file that grows by whole row groups."""

    def __init__(self, sink: Sink, schema: Any) -> None:
        self.schema = schema
        self.rows: list[Row] = []
        self.count = 0
        self.file = parquet.ParquetWriter(
            sink, schema, compression="zstd", compression_level=3, version="2.6", use_dictionary=True
        )

    def add(self, rows: list[Row]) -> None:
        self.rows += rows
        self.count += len(rows)
        while len(self.rows) >= _GROUP:
            self._write(self.rows[:_GROUP])
            self.rows = self.rows[_GROUP:]

    def close(self) -> None:
        if self.rows:
            self._write(self.rows)
        self.file.close()

    def _write(self, rows: list[Row]) -> None:
        self.file.write_table(pa.Table.from_pylist(rows, schema=self.schema))


class Output:
    """The tables of one shard; leave it with `keep`, or nothing of it stays."""

    def __init__(self, out: Path, folder: str) -> None:
        self.place = out / folder
        self.aside = out / ASIDE / f"{folder}-{token_hex(8)}"
        self.folder = Folder(self.aside)
        self.sinks = {name: (self.aside / f"{name}.parquet").open("xb") for name in TABLES_OF}
        self.written = {name: Sink(file) for name, file in self.sinks.items()}
        self.tables = {name: _Table(self.written[name], schema_of(TABLES_OF[name])) for name in TABLES_OF}

    def __enter__(self) -> Self:
        """It is begun when it is made."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take away what was not kept."""
        for table in self.tables.values():
            table.file.close()
        for file in self.sinks.values():
            file.close()
        shutil.rmtree(self.aside, ignore_errors=True)

    def add(self, rows: dict[str, list[Row]]) -> None:
        """Write the rows of one page."""
        for name, some in rows.items():
            self.tables[name].add(some)

    def keep(self, done: Done) -> Done:
        """Give the folder its name; if another process was first, what it wrote stands, being the same."""
        for name, table in self.tables.items():
            table.close()
            file = self.sinks[name]
            file.flush()
            os.fsync(file.fileno())
        done = msgspec.structs.replace(
            done,
            rows={name: table.count for name, table in self.tables.items()},
            files=tuple(
                Written(f"{name}.parquet", sink.size, sink.sha256) for name, sink in self.written.items()
            ),
        )
        with self.folder.open(MANIFEST) as sink:
            sink.write(as_json(done))
        try:
            self.aside.rename(self.place)
        except OSError:
            if finished(self.place) != done:
                raise
        return done


def finished(place: Path) -> Done | None:
    """What was done of a shard whose output lies here; None if nothing does.

    Raises:
        DataError: if its manifest cannot be understood.
    """
    try:
        return msgspec.json.decode((place / MANIFEST).read_bytes(), type=Done)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        raise DataError(f"{place / MANIFEST} cannot be read: {error}; take {place} away") from error
