"""A run over shards: what is done stays done, the rest is given to a runner, all of it is counted."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

import msgspec
from filelock import FileLock, Timeout
from msgspec import Struct

from indicia.corpus.job import Job
from indicia.corpus.manifest import Done, Failed, Manifest, Settings, as_json, manifest
from indicia.corpus.shards import Shard
from indicia.corpus.writing import ASIDE, MANIFEST, finished
from indicia.model import DataError, IndiciaError, UsageError
from indicia.products.exports.files import Folder

_SETTINGS = "settings.json"
_LOCK = ".lock"


class Runner(Protocol):
    """Who does the work, and where; what came of each shard, in whatever order."""

    def __call__(
        self, job: Job, settings: Settings, shards: list[Shard], out: Path
    ) -> Iterator[Done | Failed]:
        """Give out the shards."""


class Outcome(Struct, frozen=True):
    """What came of a run: the manifest of all that is done, how much was done before, and what failed."""

    manifest: Manifest
    before: int
    failed: tuple[Failed, ...]


def run(
    job: Job, shards: list[Shard], out: Path, runner: Runner, told: Callable[[Done | Failed], None]
) -> Outcome:
    """Read shards into a folder; those that are there already are left as they are.

    Raises:
        UsageError: if the folder was begun by other settings, or is in use.
        DataError: if a shard that was done has another content now.
    """
    Folder(out)  # refuses what is no folder
    try:
        with FileLock(out / _LOCK, timeout=0):
            return _run(job, shards, out, runner, told)
    except Timeout as error:
        raise UsageError(f"another run is writing into {out}") from error


def read_manifest(out: Path) -> Manifest:
    """What an output holds.

    Raises:
        DataError: if there is none, or it cannot be understood.
    """
    try:
        return msgspec.json.decode((out / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError as error:
        raise DataError(
            f"{out} holds no output that was finished: `indicia corpus run ... --out {out}`"
        ) from error
    except (OSError, msgspec.MsgspecError) as error:
        raise DataError(f"{out / MANIFEST} cannot be read: {error}") from error


def _run(
    job: Job, shards: list[Shard], out: Path, runner: Runner, told: Callable[[Done | Failed], None]
) -> Outcome:
    settings = _settled(job.settings(), out)
    shutil.rmtree(out / ASIDE, ignore_errors=True)  # nobody else writes here: it is of a run that was killed
    before = _done(shards, out)
    todo = [shard for shard in shards if shard.name not in before]
    failed: list[Failed] = []
    for one in runner(job, settings, todo, out) if todo else ():
        if isinstance(one, Failed):
            failed.append(one)
        told(one)
    shutil.rmtree(out / ASIDE, ignore_errors=True)
    made = manifest(settings, _all(out))
    with Folder(out).open(MANIFEST) as sink:
        sink.write(as_json(made))
    return Outcome(made, len(before), tuple(sorted(failed, key=lambda one: one.shard)))


def _settled(settings: Settings, out: Path) -> Settings:
    """Those of the folder, which must be the same."""
    try:
        held = msgspec.json.decode((out / _SETTINGS).read_bytes(), type=Settings)
    except FileNotFoundError:
        with Folder(out).open(_SETTINGS) as sink:
            sink.write(as_json(settings))
        return settings
    except (OSError, msgspec.MsgspecError) as error:
        raise DataError(f"{out / _SETTINGS} cannot be read: {error}") from error
    if held != settings:
        other = [
            name for name in Settings.__struct_fields__ if getattr(held, name) != getattr(settings, name)
        ]
        raise UsageError(f"{out} was begun with another {', '.join(other)}: name another folder with --out")
    return settings


def _done(shards: list[Shard], out: Path) -> set[str]:
    found = set()
    for shard in shards:
        done = finished(out / shard.folder)
        if done is None:
            continue
        if done.bytes != shard.bytes:
            raise DataError(
                f"{shard.name} has {shard.bytes:,} bytes and had {done.bytes:,} when it was read: "
                f"take {out / shard.folder} away to have it read anew"
            )
        found.add(shard.name)
    return found


def _all(out: Path) -> Iterator[Done]:
    for place in sorted(out.glob("shard=*")):
        done = finished(place)
        if done is None:
            raise IndiciaError(f"{place} has no {MANIFEST}: take it away and run again")
        yield done
