"""A large ledger in minutes: tables filled without their indexes, rows copied by the store itself.

Both are for measuring only. The product never drops an index; it writes page by page.
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from indicia.ledger import Ledger, terms
from indicia.ledger import tables as t
from indicia.ledger import tables_claims as c

# What a page brings with it, each table after those it points to.
PAGES: tuple[sa.Table, ...] = (
    t.record,
    t.page,
    t.version,
    t.fetch,
    t.reading,
    t.statement,
    t.event,
    t.exposure,
    t.cited,
    t.party,
    t.appearance,
)
CLAIMS: tuple[sa.Table, ...] = (c.claim, c.claim_state, c.claim_party, c.telling, c.origin)
_SHARED = {"entity_id", "run_id", "correction_id"}  # what copies have in common
_DAYS = {"published", "told", "earliest", "latest", "day"}


@contextmanager
def without_indexes(ledger: Ledger, tables: Sequence[sa.Table]) -> Iterator[None]:
    """Fill within; in PostgreSQL keys and indexes of the tables are taken away before, made again after."""
    if ledger.store.is_sqlite:
        yield
        return
    names = [table.name for table in tables]
    with ledger.write() as connection:
        keys, indexes = _keys(connection, names), _indexes(connection, names)
        for held, name, _ in keys:
            connection.exec_driver_sql(f'ALTER TABLE "{held}" DROP CONSTRAINT "{name}"')
        for name, _ in indexes:
            connection.exec_driver_sql(f'DROP INDEX "{name}"')
    yield
    began = time.perf_counter()
    for _, definition in indexes:
        with ledger.write() as connection:
            connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
            connection.exec_driver_sql(definition)
    for held, name, definition in reversed(keys):  # unique ones before those that point to them
        with ledger.write() as connection:
            connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
            connection.exec_driver_sql(f'ALTER TABLE "{held}" ADD CONSTRAINT "{name}" {definition}')
    with ledger.write() as connection:
        for table in tables:
            sequence = sa.func.pg_get_serial_sequence(table.name, "id")
            last = sa.select(sa.func.max(table.c.id)).scalar_subquery()
            connection.execute(sa.select(sa.func.setval(sequence, last)))
    if t.statement in tables:
        _terms(ledger)
    spent = time.perf_counter() - began
    print(f"  {len(indexes)} indexes and {len(keys)} keys in {spent:.0f} s", flush=True)


def _terms(ledger: Ledger) -> None:
    """Words and marks of all rows; they need the indexes of the parties."""
    for table in terms.TABLES:
        with ledger.write() as connection:
            connection.exec_driver_sql("SET LOCAL maintenance_work_mem = '1GB'")
            connection.exec_driver_sql(f"DROP INDEX ix_{table}_terms_words")
            connection.exec_driver_sql(f"TRUNCATE {table}_terms")
            connection.execute(sa.text(terms.making(table)))
            connection.exec_driver_sql(terms.INDEX.format(table))


def _keys(connection: sa.Connection, names: Sequence[str]) -> list[tuple[str, str, str]]:
    query = """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE contype IN ('f', 'u') AND conrelid::regclass::text = ANY(:names) ORDER BY contype, conname
    """
    return [tuple(row) for row in connection.execute(sa.text(query), {"names": list(names)})]


def _indexes(connection: sa.Connection, names: Sequence[str]) -> list[tuple[str, str]]:
    query = """
        SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
        WHERE indrelid::regclass::text = ANY(:names) AND NOT indisprimary
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND contype IN ('u', 'p'))
    """
    return [tuple(row) for row in connection.execute(sa.text(query), {"names": list(names)})]


def last_ids(connection: sa.Connection, tables: Sequence[sa.Table]) -> dict[str, int]:
    """The highest number of each table: how far a copy of its rows is moved."""
    return {
        table.name: connection.execute(sa.select(sa.func.max(table.c.id))).scalar() or 0 for table in tables
    }


def copy_once(
    connection: sa.Connection, tables: Sequence[sa.Table], last: Mapping[str, int], number: int, days: int
) -> None:
    """The rows up to `last` once more, as other pages, told so many days later."""
    for table in tables:
        columns = [column for column in table.c if column.name != "words"]
        values = [_moved(connection, table, column, last, number, days) for column in columns]
        first = table.c.id <= last[table.name]
        query = sa.select(*values).where(first).order_by(table.c.id)
        connection.execute(sa.insert(table).from_select(columns, query))


def _moved(
    connection: sa.Connection,
    table: sa.Table,
    column: sa.Column[Any],
    last: Mapping[str, int],
    number: int,
    days: int,
) -> sa.ColumnElement[Any]:
    name, sqlite = column.name, connection.dialect.name == "sqlite"
    held: sa.ColumnElement[Any] = column
    if name == "id":
        return held + number * last[table.name]
    if name == "item_id":
        kinds = [(table.c.item == kind, held + number * last[kind]) for kind in ("statement", "event")]
        return sa.case(*kinds, else_=held + number * last["exposure"])
    if name.endswith("_id") and name not in _SHARED and name.removesuffix("_id") in last:
        return held + number * last[name.removesuffix("_id")]
    if name in {"sha256", "place_sha256"}:
        return sa.func.substr(held, 1, 56).op("||")(f"{number:08d}")
    if name == "place":
        return held.op("||")(f"?copy={number}")
    if name in _DAYS and days:
        return sa.func.date(held, f"+{days} days") if sqlite else held + days
    return held
