"""Searching by words, in the way of each store: FTS5 in SQLite, tsvector in PostgreSQL.

Both are kept by the database itself (triggers, expression indexes), so they cannot lag behind the rows.
"""

import re

import sqlalchemy as sa

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
POSTGRESQL = (
    "CREATE INDEX version_words ON version USING gin (to_tsvector('english', text))",
    "CREATE INDEX statement_words ON statement USING gin (to_tsvector('english', source || ' ' || content)) "
    "WHERE closed_at IS NULL",
)
_BODY = {"version": "version.text", "statement": "statement.source || ' ' || statement.content"}
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def parts(query: str) -> list[str]:
    """The words and "quoted phrases" of a query; each must be found."""
    query = query.replace("\0", " ")
    found = [(quoted or word).replace('"', " ").strip() for quoted, word in _PARTS.findall(query)]
    return [part for part in found if any(map(str.isalnum, part))]


def holds(connection: sa.Connection, table: sa.Table, query: str) -> sa.ColumnElement[bool]:
    """The condition that a row of the table holds the words; no sign in them is taken for an operator."""
    wanted = parts(query)
    if connection.dialect.name == "sqlite":
        match = " AND ".join(f'"{part}"' for part in wanted)
        words = f"{table.name}_words"
        # MATERIALIZED would be slower: the rows come in the order of their ids.
        inner = sa.text(f"SELECT rowid FROM {words} WHERE {words} MATCH :words").bindparams(words=match)  # noqa: S608 - the name is ours
        return table.c.id.in_(inner.columns(sa.column("rowid", sa.Integer)))
    body: sa.ColumnElement[str] = sa.literal_column(f"to_tsvector('english', {_BODY[table.name]})")
    queries = [sa.func.phraseto_tsquery(sa.literal_column("'english'"), part) for part in wanted]
    whole: sa.ColumnElement[str] = queries[0]
    for query_part in queries[1:]:
        whole = whole.op("&&")(query_part)
    return body.op("@@")(whole)
