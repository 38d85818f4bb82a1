"""Parquet: the same tables with their types, for programs."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from indicia.products.exports.files import Folder
from indicia.products.exports.selection import Selection
from indicia.products.exports.tables import TABLES, Kind, Row, Table

_BATCH = 10_000
_TYPES: dict[Kind, Any] = {
    "text": pa.string(),
    "texts": pa.list_(pa.string()),
    "day": pa.date32(),
    "moment": pa.timestamp("us", tz="UTC"),
    "number": pa.int64(),
    "decimal": pa.float64(),
    "truth": pa.bool_(),
}


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write the tables; how many rows of each."""
    counts = {}
    for table in TABLES:
        schema = schema_of(table.columns)
        counts[table.name] = 0
        with (
            folder.open(f"{table.name}.parquet") as sink,
            parquet.ParquetWriter(sink, schema, compression="zstd") as out,
        ):
            for rows in _batches(table, selection):
                out.write_table(pa.Table.from_pylist(rows, schema=schema))
                counts[table.name] += len(rows)
    return counts


def schema_of(columns: Iterable[tuple[str, Kind]]) -> Any:
    """The schema of a table's columns."""
    return pa.schema([(name, _TYPES[kind]) for name, kind in columns])


def _batches(table: Table, selection: Selection) -> Iterator[list[Row]]:
    rows = table.rows(selection)
    while batch := list(islice(rows, _BATCH)):
        yield batch
