"""What was passed over, to be looked at by a person: the sample that every shard keeps of it."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from msgspec import Struct
from pyarrow import parquet

from indicia.corpus.manifest import Manifest
from indicia.corpus.run import read_manifest
from indicia.model import DataError

_COLUMNS = ("page", "address", "reason", "why", "words", "text")


class Row(Struct, frozen=True):
    """A page that was passed over: why, the words that decided, and its text."""

    shard: str
    page: int
    address: str
    reason: str
    why: str
    words: tuple[str, ...]
    text: str


def sample(out: Path, reason: str | None = None) -> tuple[Manifest, Iterator[Row]]:
    """The sampled pages of an output in the order of its shards, those of one reason if it is given.

    Raises:
        DataError: if there is no output, or a file of it cannot be read.
    """
    made = read_manifest(out)
    return made, _rows(out, made, reason)


def _rows(out: Path, made: Manifest, reason: str | None) -> Iterator[Row]:
    for shard in made.shards:
        for path in out.glob(f"{shard.folder}/sample.parquet"):
            try:
                rows = parquet.read_table(path, columns=list(_COLUMNS)).to_pylist()
            except (OSError, pa.ArrowException) as error:
                raise DataError(f"{path} cannot be read: {error}") from error
            for row in rows:
                if reason in (None, row["reason"]):
                    yield Row(shard=shard.shard, **row | {"words": tuple(row["words"] or ())})
