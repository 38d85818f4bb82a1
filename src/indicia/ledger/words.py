"""Searching by words, in the way of each store: FTS5 in SQLite, tsvector in PostgreSQL.

Both are kept by the database itself (triggers, generated columns), so they cannot lag behind the rows.
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
# Columns of their own, for the planner keeps count of their words: it must know a common one from a rare one.
POSTGRESQL = (
    "ALTER TABLE version ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('english', text)) STORED",
    "CREATE INDEX version_words ON version USING gin (words)",
    "ALTER TABLE statement ADD COLUMN words tsvector "
    "GENERATED ALWAYS AS (to_tsvector('english', source || ' ' || content)) STORED",
    "CREATE INDEX statement_words ON statement USING gin (words) WHERE closed_at IS NULL",
    "ALTER TABLE version ALTER COLUMN words SET STATISTICS 1000",
    "ALTER TABLE statement ALTER COLUMN words SET STATISTICS 1000",
)
# How many of the newest rows PostgreSQL looks through first; the words of an article lie apart from its row.
NEAR = {"statement": 10_000, "exposure": 2_000, "version": 300}
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def parts(query: str) -> list[str]:
    """The words and "quoted phrases" of a query; each must be found."""
    query = query.replace("\0", " ")
    found = [(quoted or word).replace('"', " ").strip() for quoted, word in _PARTS.findall(query)]
    return [part for part in found if any(map(str.isalnum, part))]


def narrow(connection: sa.Connection, query: Query, table: sa.Table, text: str) -> Query:
    """The query, narrowed to rows of the table that hold the words; no sign in them is an operator."""
    if connection.dialect.name != "sqlite":
        return query.where(sa.literal_column(f"{table.name}.words").op("@@")(_tsquery(parts(text))))
    index = sa.table(f"{table.name}_words", sa.column("rowid", sa.Integer))
    query = query.join(index, index.c.rowid == table.c.id).where(_match(index.name, text))
    # The index gives its rows in this order by itself, so a common word is not read to its end.
    return query.order_by(None).order_by(index.c.rowid.desc())


def near(connection: sa.Connection, table: sa.Table, before: int | None, stance: str | None) -> int:
    """From which number on rows are looked through one by one; 0 where the store is best left to itself.

    PostgreSQL believes that words do not depend on one another. For two that are common, but hardly ever
    together, it would go through all rows from the newest on in hope of a page of answers.
    """
    if connection.dialect.name == "sqlite":
        return 0
    query = sa.select(table.c.id).order_by(table.c.id.desc()).offset(NEAR[table.name]).limit(1)
    if before is not None:
        query = query.where(table.c.id < before)
    if stance is not None:
        query = query.where(table.c.stance == stance, table.c.closed_at.is_(None))
    return connection.execute(query).scalar() or 0


def from_index(connection: sa.Connection, query: Query, table: sa.Table) -> Query:
    """The query in an order by which PostgreSQL cannot go through all rows: it must take an index."""
    if connection.dialect.name == "sqlite":
        return query
    return query.order_by(None).order_by((table.c.id + 0).desc())


def number(connection: sa.Connection, table: sa.Table) -> sa.ColumnElement[int]:
    """The number of a row in a narrowed query, as known before the row itself is fetched."""
    if connection.dialect.name != "sqlite":
        return table.c.id
    # With the sign the index does not look each number up, which is dearer than going through them.
    return sa.literal_column(f"+{table.name}_words.rowid", sa.Integer)


def narrow_joined(connection: sa.Connection, query: Query, table: sa.Table, text: str) -> Query:
    """The query, narrowed to rows beside whom a row of a joined table holds the words; its order stays."""
    if connection.dialect.name != "sqlite":
        return narrow(connection, query, table, text)
    index = sa.table(f"{table.name}_words", sa.column("rowid", sa.Integer))
    return query.where(table.c.id.in_(sa.select(index.c.rowid).where(_match(index.name, text))))


def _match(index: str, text: str) -> sa.ColumnElement[bool]:
    match = sa.literal_column(index).op("MATCH", is_comparison=True)
    return match(" AND ".join(f'"{part}"' for part in parts(text)))


def _tsquery(wanted: list[str]) -> sa.ColumnElement[str]:
    phrases = [sa.func.phraseto_tsquery(sa.literal_column("'english'"), part) for part in wanted]
    whole: sa.ColumnElement[str] = phrases[0]
    for phrase in phrases[1:]:
        whole = whole.op("&&")(phrase)
    return whole
