"""PostgreSQL's index of what rows are found by: their words, and marks for all else that they are asked by.

An index of words (GIN) knows which rows hold several things at once, but neither their order nor what stands
in other tables. So what narrows a search stands beside the words, as marks: words with a sign before them
that no word of a text begins with. A word, a stance, a name and a week in May are one lookup, and only rows
that bear all of them are touched. Marks tell blocks of numbers too: the newest blocks are asked first, so
that a common word is not read to its end.

::

    =a =b      blocks of 4,096 and of 131,072 numbers
    =y =m =d   year, month and day of the page        =o =p   its outlet, its source
    =e         a party         =s   stance            =r =t =l   regime, area, provision

SQLite needs none of it: its index of words gives rows by number, the newest first (`words.py`).
"""

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

import sqlalchemy as sa
from msgspec import Struct
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY

BLOCKS = {"a": 12, "b": 17}  # the sign, and how many bits of a number its blocks leave out
NEAR, MANY = 4, 4_000  # the large blocks that are asked first; how many rows of all are looked at each
LONGEST = 200  # characters of a name in a mark; what looks up by marks checks the rows that it gets
Term = sa.ColumnElement[str]


class Wanted(Struct, frozen=True):
    """All that rows must bear; of days the index looks up the months, and each row is asked for the days."""

    terms: list[Term]
    days: Term | None = None


_PAGE = f"""ARRAY['=y' || to_char(v.published, 'YYYY'), '=m' || to_char(v.published, 'YYYY-MM'),
    '=d' || to_char(v.published, 'YYYY-MM-DD'), '=o' || left(v.outlet, {LONGEST}),
    '=p' || left(p.source, {LONGEST})]"""
_PARTIES = "ARRAY(SELECT '=e' || o.entity_id FROM party o WHERE o.item_id = r.id AND o.item = '{}')"
_CITED = "ARRAY(SELECT '=l' || c.provision FROM cited c WHERE c.exposure_id = r.id)"
# Of each table: its words, its own marks, and from where.
_MADE = {
    "version": (
        "to_tsvector('english', r.text)",
        "ARRAY[]::text[]",
        "version r JOIN version v ON v.id = r.id JOIN page p ON p.id = v.page_id",
        "true",
    ),
    "statement": (
        "to_tsvector('english', r.source || ' ' || r.content)",
        f"ARRAY['=s' || r.stance] || {_PARTIES.format('statement')}",
        "statement r JOIN version v ON v.id = r.version_id JOIN page p ON p.id = v.page_id",
        "r.closed_at IS NULL",
    ),
    "exposure": (
        "ts_delete(w.words, {blocks})",
        f"ARRAY['=t' || left(r.area, {LONGEST}), '=r' || left(r.regime, {LONGEST})] || {_CITED} || "
        + _PARTIES.format("exposure"),
        "exposure r JOIN version v ON v.id = r.version_id JOIN page p ON p.id = v.page_id "
        "JOIN version_terms w ON w.id = v.id",
        "r.closed_at IS NULL",
    ),
}
# What is new goes into its place at once: each look at a block would go through a list of what waits.
INDEX = "CREATE INDEX ix_{0}_terms_words ON {0}_terms USING gin (words) WITH (fastupdate = off)"
TABLES = tuple(_MADE)  # an exposure takes the words of its page from there: versions come first


def kept(connection: sa.Connection) -> bool:
    """Whether the store keeps terms."""
    return connection.dialect.name != "sqlite"


def note(connection: sa.Connection, table: str, narrowed: str, number: int) -> None:
    """Bring the terms of some rows up to date: those that bear this number in this column."""
    if not kept(connection):
        return
    mine = f"r.{narrowed} = :number"
    if table != "version":
        closed = f"SELECT r.id FROM {table} r WHERE {mine} AND r.closed_at IS NOT NULL"  # noqa: S608 - as below
        gone = f"DELETE FROM {table}_terms WHERE id IN ({closed})"  # noqa: S608 - as below
        connection.execute(sa.text(gone), {"number": number})
    connection.execute(sa.text(f"{making(table)} AND {mine} ON CONFLICT DO NOTHING"), {"number": number})


def making(table: str, words: str = "") -> str:
    """The command that makes the terms of all rows of a table; `words`, where they are kept elsewhere."""
    made, marks, rows, live = _MADE[table]
    held = (words or made).format(blocks=_marks_of_blocks("v.id"))
    of = f"array_remove({_marks_of_blocks('r.id')} || {_PAGE} || {marks}, NULL)"
    return (
        f"INSERT INTO {table}_terms (id, words) "  # noqa: S608 - nothing in it comes from outside
        f"SELECT r.id, {held} || array_to_tsvector({of}) FROM {rows} WHERE {live}"
    )


def _marks_of_blocks(number: str) -> str:
    signs = (f"'={sign}' || to_hex({number} >> {bits})" for sign, bits in BLOCKS.items())
    return f"ARRAY[{', '.join(signs)}]"


def missing(connection: sa.Connection) -> list[tuple[str, int]]:
    """Rows that ought to have terms and have none, or have some and ought not: table and number."""
    if not kept(connection):
        return []
    found = []
    for table, (_, _, _, live) in _MADE.items():
        query = (
            f"SELECT coalesce(r.id, w.id) FROM (SELECT r.id FROM {table} r WHERE {live}) r "  # noqa: S608 - as above
            f"FULL JOIN {table}_terms w ON w.id = r.id WHERE r.id IS NULL OR w.id IS NULL ORDER BY 1"
        )
        found += [(table, int(number)) for number in connection.execute(sa.text(query)).scalars()]
    return found


def newest(connection: sa.Connection, table: str, wanted: Wanted, before: int | None, most: int) -> list[int]:
    """The numbers of the newest rows that bear all terms; they go on from `before`.

    Among the newest blocks; then, of what is not frequent there, among all rows at once; and where these are
    too many to look at each, block by block.
    """
    held = sa.table(f"{table}_terms", sa.column("id", sa.BigInteger), sa.column("words"))
    last = sa.select(sa.func.max(held.c.id))
    last = last if before is None else last.where(held.c.id < before)
    end = (connection.execute(last).scalar() or 0) + 1
    bearing = [held.c.id + 0 < end, *(held.c.words.op("@@")(term) for term in wanted.terms)]
    small, large, near = *blocks_of(end), NEAR
    if wanted.days is not None:
        # Not as the index could take it: it opens a list for each mark in each block, and days are many.
        bearing.append(sa.func.coalesce(held.c.words.op("@@")(wanted.days), sa.false()))
        near = len(large)
    found = _by_block(connection, held, bearing, small + large[:near], most)
    if len(found) == most or near >= len(large):
        return found
    # Materialised, else it would be hoped to end soon and be gone through row by row.
    every = sa.select(held.c.id).where(*bearing).cte("every").prefix_with("MATERIALIZED")
    ids = list(connection.execute(sa.select(every.c.id).limit(max(MANY, most))).scalars())
    if len(ids) < max(MANY, most):
        return sorted(ids, reverse=True)[:most]
    return found + _by_block(connection, held, bearing, large[near:], most - len(found))


def _by_block(
    connection: sa.Connection,
    held: sa.TableClause,
    bearing: Sequence[sa.ColumnElement[bool]],
    blocks: Sequence[str],
    most: int,
) -> list[int]:
    """Block by block in one query, which ends with the block that has enough.

    Within a block the order is one that no index gives: else PostgreSQL, which believes that words do not
    depend on one another, would at times go through all rows in hope of a page of answers.
    """
    marks = sa.literal([_any([one]) for one in blocks], ARRAY(sa.Text))
    block = sa.func.unnest(marks).table_valued("mark", name="block").render_derived()
    # First of the terms, for the index passes from one to the next: so it never leaves the block.
    inside = held.c.words.op("@@")(sa.cast(block.c.mark, TSQUERY))
    query = sa.select(held.c.id).where(inside, *bearing).order_by((held.c.id + 0).desc()).limit(most)
    found = query.correlate(block).lateral("found")
    newest_first = sa.select(found.c.id).select_from(block.join(found, sa.true())).limit(most)
    return list(connection.execute(newest_first).scalars())


def words(connection: sa.Connection, parts: Sequence[str]) -> list[Term]:
    """The terms of rows that hold these words and phrases.

    Each word is a term of its own: the index then passes from one to the other and never leaves a block,
    where of two words in one term it would go through the rarer one to its end.
    """
    english: Term = sa.literal_column("'english'")
    held = [sa.func.tsvector_to_array(sa.func.to_tsvector(english, part)) for part in parts]
    lexemes = connection.execute(sa.select(*held)).one()
    found = [mark(one) for one in dict.fromkeys(word for part in lexemes for word in part)]
    phrases = [part for part, several in zip(parts, lexemes, strict=True) if len(several) > 1]
    found += [sa.func.phraseto_tsquery(english, part) for part in phrases]
    return found or [mark()]


def mark(*any_of: str) -> Term:
    """The term of rows that bear any of these marks or words."""
    return sa.cast(sa.literal(_any(any_of)), TSQUERY)


def _any(marks: Sequence[str]) -> str:
    return " | ".join("'" + one.replace("\\", "\\\\").replace("'", "''") + "'" for one in marks)


def named(sign: str, *names: str) -> Term:
    """The term of rows that bear one of these names under a sign."""
    return mark(*(f"={sign}{name[:LONGEST]}" for name in names))


def days(connection: sa.Connection, since: date | None, until: date | None) -> tuple[Term, Term]:
    """The terms of pages that were published in the months of these days, and on them, both with them."""
    ends = "SELECT min(published), max(published) FROM version"
    first, last = connection.execute(sa.text(ends)).one()
    first = max(filter(None, (since, first)), default=date.max)
    last = min(filter(None, (until, last)), default=date.min)
    if first > last:
        return mark(), mark()
    return mark(*marks_of(first.replace(day=1), _month(last))), mark(*marks_of(first, last))


def marks_of(first: date, last: date) -> list[str]:
    """The marks of these days, as few as they can be."""
    found = []
    while first <= last:
        year, month = first.replace(month=12, day=31), _month(first)
        whole = "y" if first.timetuple().tm_yday == 1 and year <= last else "d"
        whole = "m" if whole == "d" and first.day == 1 and month <= last else whole
        end = {"y": year, "m": month, "d": first}[whole]
        found.append(f"={whole}{first.isoformat()[: {'y': 4, 'm': 7, 'd': 10}[whole]]}")
        if end == date.max:
            break
        first = end + timedelta(days=1)
    return found


def _month(day: date) -> date:
    """The last day of the month of a day."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def blocks_of(end: int) -> tuple[list[str], list[str]]:
    """The marks of the blocks of all numbers below one, the newest first: small ones, then large ones."""
    (small, few), (large, many) = BLOCKS.items()
    edge = (end - 1) >> many
    newest = range((end - 1) >> few, (edge << many - few) - 1, -1)
    return [f"={small}{block:x}" for block in newest], [
        f"={large}{block:x}" for block in range(edge - 1, -1, -1)
    ]
