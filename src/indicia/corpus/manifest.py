"""What was done, in numbers: of one shard, and of the whole."""

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from indicia.products.exports.files import Written


class Settings(Struct, frozen=True):
    """What decides the bytes of an output; a run goes on only with what was begun with the same.

    `first_look` is the fingerprint of its terms, null where everything was read.
    """

    made_by: str
    data: str
    first_look: str | None
    watches: tuple[str, ...]
    parquet: str


class Done(Struct, frozen=True):
    """A shard that was read: `bytes` and `sha256` are its own, `files` what was written in `folder`.

    `pages` = `read` + `passed_over` + `failed`. `damaged` are stretches in which no page could be made out;
    `other` are records that are no pages, by kind. `reasons` says why pages were passed over or failed.
    """

    shard: str
    folder: str
    bytes: int
    sha256: str
    pages: int
    read: int
    passed_over: int
    failed: int
    damaged: int
    reasons: dict[str, int]
    other: dict[str, int]
    rows: dict[str, int]
    files: tuple[Written, ...]


class Failed(Struct, frozen=True):
    """A shard that could not be read; nothing of it was written."""

    shard: str
    why: str


class Manifest(Struct, frozen=True):
    """The whole output: its settings, sums, and each shard with its files."""

    settings: Settings
    total: dict[str, int]
    reasons: dict[str, int]
    rows: dict[str, int]
    shards: tuple[Done, ...]


def manifest(settings: Settings, shards: Iterable[Done]) -> Manifest:
    """The sums of some shards."""
    held = tuple(sorted(shards, key=lambda one: one.shard))
    numbers = ("bytes", "pages", "read", "passed_over", "failed", "damaged")
    total = {"shards": len(held)} | {name: sum(getattr(one, name) for one in held) for name in numbers}
    return Manifest(settings, total, _sum(one.reasons for one in held), _sum(one.rows for one in held), held)


def as_json(value: Struct) -> bytes:
    """A value as a file that a person can read."""
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _sum(counts: Iterable[dict[str, int]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for one in counts:
        total.update(one)
    return dict(sorted(total.items()))
