"""Shards on this machine: processes that load the model once and take one shard after another."""

import multiprocessing
import os
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path

from indicia.corpus.job import Job
from indicia.corpus.manifest import Done, Failed, Settings
from indicia.corpus.shards import Shard
from indicia.corpus.working import work

_TRIES = 3


class Local:
    """A runner of so many processes; with none, this process does the work itself."""

    def __init__(self, jobs: int) -> None:
        self.jobs = jobs

    def __call__(
        self, job: Job, settings: Settings, shards: list[Shard], out: Path
    ) -> Iterator[Done | Failed]:
        """Give out the shards, the largest first, so that no process is left alone with one at the end."""
        ordered = sorted(shards, key=lambda shard: (-shard.bytes, shard.name))
        if self.jobs == 0:
            yield from (work(job, settings, shard, str(out)) for shard in ordered)
            return
        worker = _Worker(job, settings, str(out))
        threads = ThreadPoolExecutor(min(self.jobs, len(ordered)))
        try:
            for done in as_completed([threads.submit(worker.read, shard) for shard in ordered]):
                yield done.result()
        finally:
            threads.shutdown(wait=False, cancel_futures=True)
            worker.close()


class _Worker:
    """For each thread a process of its own, so that it is known which shard a process died with."""

    def __init__(self, job: Job, settings: Settings, out: str) -> None:
        self._work = partial(work, job, settings)
        self._out = out
        self._own = threading.local()
        self._pools: list[ProcessPoolExecutor] = []

    def read(self, shard: Shard) -> Done | Failed:
        """Have a shard read; if the process dies, by another."""
        for _ in range(_TRIES):
            try:
                return self._pool().submit(self._work, shard, self._out).result()
            except BrokenProcessPool:
                del self._own.pool
        return Failed(shard.name, "the process that read it was ended each time, as by a lack of memory")

    def close(self) -> None:
        """End the processes."""
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)

    def _pool(self) -> ProcessPoolExecutor:
        if not hasattr(self._own, "pool"):
            # A fork would copy threads and locks half way.
            context = multiprocessing.get_context("spawn")
            self._own.pool = ProcessPoolExecutor(1, mp_context=context, initializer=_end_with_parent)
            self._pools.append(self._own.pool)
        pool: ProcessPoolExecutor = self._own.pool
        return pool


def _end_with_parent() -> None:
    """Let no process work on when the run that began it was killed."""
    parent = multiprocessing.parent_process()

    def watch() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=watch, daemon=True).start()
