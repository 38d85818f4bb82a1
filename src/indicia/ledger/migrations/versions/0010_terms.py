"""PostgreSQL: the words of rows and all else that they are asked by, in tables and indexes of their own.

Those who read go on meanwhile; those who write wait. It needs no more memory than `maintenance_work_mem`.
"""

import sqlalchemy as sa
from alembic import op

from indicia.ledger import terms

revision = "0010"
down_revision = "0009"

WORDS = {"version": "r.words", "statement": "r.words", "exposure": ""}  # as they stand there already


def upgrade() -> None:
    """Make the terms of all rows, then the indexes, and take away those of words alone."""
    if op.get_bind().dialect.name == "sqlite":
        return
    op.execute("LOCK TABLE page, version, statement, exposure, party, cited IN SHARE MODE")
    for table in terms.TABLES:
        op.execute(f"CREATE TABLE {table}_terms (id bigint PRIMARY KEY, words tsvector NOT NULL)")
        op.execute(sa.text(terms.making(table, WORDS[table])))
        op.execute(terms.INDEX.format(table))
        op.execute(f"ANALYZE {table}_terms")
    op.execute("ALTER TABLE version DROP COLUMN words")  # and the index with it
    op.execute("ALTER TABLE statement DROP COLUMN words")
