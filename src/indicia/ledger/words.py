"""Searching by words in SQLite (FTS5), and what a word is in both stores; for PostgreSQL see `terms.py`.

SQLite keeps its index itself (triggers), so it cannot lag behind the rows.
"""

import re
from typing import Any

import sqlalchemy as sa

Query = sa.Select[Any]

SQLITE = (
    "CREATE VIRTUAL TABLE version_words USING fts5(text, content='version', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER version_words_new AFTER INSERT ON version BEGIN "
    "INSERT INTO version_words(rowid, text) VALUES (new.id, new.text); END",
    "CREATE VIRTUAL TABLE statement_words USING fts5(source, content, content='statement', "
    "content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')",
    "CREATE TRIGGER statement_words_new AFTER INSERT ON statement WHEN new.closed_at IS NULL BEGIN "
    "INSERT INTO statement_words(rowid, source, content) VALUES (new.id, new.source, new.content); END",
    "CREATE TRIGGER statement_words_closed AFTER UPDATE OF closed_at ON statement "
    "WHEN old.closed_at IS NULL AND new.closed_at IS NOT NULL BEGIN "
    "INSERT INTO statement_words(statement_words, rowid, source, content) "
    "VALUES ('delete', old.id, old.source, old.content); END",
)
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def parts(query: str) -> list[str]:
    """The words and "quoted phrases" of a query; each must be found."""
    query = query.replace("\0", " ")
    found = [(quoted or word).replace('"', " ").strip() for quoted, word in _PARTS.findall(query)]
    return [part for part in found if any(map(str.isalnum, part))]


def narrow(connection: sa.Connection, query: Query, table: sa.Table, text: str) -> Query:
    """The query, narrowed to rows of the table that hold the words; no sign in them is an operator."""
    if connection.dialect.name != "sqlite":
        return query
    index = sa.table(f"{table.name}_words", sa.column("rowid", sa.Integer))
    query = query.join(index, index.c.rowid == table.c.id).where(_match(index.name, text))
    # The index gives its rows in this order by itself, so a common word is not read to its end.
    return query.order_by(None).order_by(index.c.rowid.desc())


def number(connection: sa.Connection, table: sa.Table) -> sa.ColumnElement[int]:
    """The number of a row in a narrowed query, as known before the row itself is fetched."""
    if connection.dialect.name != "sqlite":
        return table.c.id
    # With the sign the index does not look each number up, which is dearer than going through them.
    return sa.literal_column(f"+{table.name}_words.rowid", sa.Integer)


def narrow_joined(connection: sa.Connection, query: Query, table: sa.Table, text: str) -> Query:
    """The query, narrowed to rows beside whom a row of a joined table holds the words; its order stays."""
    if connection.dialect.name != "sqlite":
        return query
    index = sa.table(f"{table.name}_words", sa.column("rowid", sa.Integer))
    return query.where(table.c.id.in_(sa.select(index.c.rowid).where(_match(index.name, text))))


def _match(index: str, text: str) -> sa.ColumnElement[bool]:
    match = sa.literal_column(index).op("MATCH", is_comparison=True)
    return match(" AND ".join(f'"{part}"' for part in parts(text)))
