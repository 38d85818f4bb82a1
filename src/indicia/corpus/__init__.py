"""The news of the world, shard by shard, to Parquet: resumable, each shard once, the same bytes every time.

::

    sources -> shards -> of each, by a runner: first look -> reading -> tables -> shard=NAME/ -> manifest

A shard is a file of pages. One process reads it from beginning to end into a folder of its own, which gets
its name when all of it is there; a runner (`local`, `cluster`) only says which process does which.
"""

from indicia.corpus.audit import Row, sample
from indicia.corpus.job import Job
from indicia.corpus.manifest import Done, Failed, Manifest
from indicia.corpus.run import Runner, run
from indicia.corpus.shards import Shard, shards

__all__ = ["Done", "Failed", "Job", "Manifest", "Row", "Runner", "Shard", "run", "sample", "shards"]
