"""Shards on a Ray cluster: the same work, one task a shard. The only file that knows Ray.

Every node needs the same Indicia, and must reach the sources and the folder of the output under one name.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from indicia.corpus.job import Job
from indicia.corpus.manifest import Done, Failed, Settings
from indicia.corpus.shards import Shard
from indicia.corpus.working import work
from indicia.model import UsageError

HERE = "auto"  # the cluster that runs on this machine, or the one that RAY_ADDRESS names
_TRIES = 10  # of a shard whose worker or node was lost


class Cluster:
    """A runner on a cluster."""

    def __init__(self, address: str = HERE) -> None:
        self.address = address

    def __call__(
        self, job: Job, settings: Settings, shards: list[Shard], out: Path
    ) -> Iterator[Done | Failed]:
        """Give out the shards, the largest first; a lost one is given out again.

        Raises:
            UsageError: if Ray is not installed, or there is no such cluster.
        """
        ray = self._joined()
        try:
            task = ray.remote(work).options(num_cpus=1, max_retries=_TRIES, scheduling_strategy="SPREAD")
            ordered = sorted(shards, key=lambda shard: (-shard.bytes, shard.name))
            waiting = {task.remote(job, settings, shard, str(out.resolve())): shard for shard in ordered}
            while waiting:
                (reference,), _ = ray.wait(list(waiting), num_returns=1)
                shard = waiting.pop(reference)
                try:
                    yield ray.get(reference)
                except ray.exceptions.RayError as error:
                    lines = str(error).strip().splitlines() or [type(error).__name__]
                    yield Failed(shard.name, f"the cluster lost it {_TRIES + 1} times: {lines[0]}")
        finally:
            ray.shutdown()

    def _joined(self) -> Any:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # nothing is told to anybody
        try:
            import ray  # noqa: PLC0415 - an extra
        except ImportError as error:
            raise UsageError("--cluster needs Ray: pip install 'indicia[cluster]'") from error
        try:
            ray.init(address=self.address, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, ValueError, RuntimeError) as error:
            line = str(error).strip().partition("\n")[0]
            raise UsageError(f"there is no Ray cluster at {self.address}: {line}") from error
        return ray
