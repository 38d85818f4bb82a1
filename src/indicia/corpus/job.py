"""What is done with every shard, the same on every machine."""

import hashlib
import os
from functools import cached_property
from importlib.metadata import version

import msgspec
from msgspec import Struct

from indicia.corpus.manifest import Settings
from indicia.first_look import FirstLook, terms, weights
from indicia.law.files import SETTING
from indicia.model import Watch
from indicia.pipeline import identity
from indicia.statements import Engine


class Job(Struct, frozen=True):
    """How pages are read: by which engine, whether all, and which law and watches the first look knows."""

    engine: Engine = "trained"
    everything: bool = False
    watches: tuple[Watch, ...] = ()
    law: str | None = None

    def settings(self) -> Settings:
        """All that decides what is written, with fingerprints of the code and data in use here.

        Raises:
            DataError: if a file of the law is wrong.
        """
        self.prepare()
        name, data = identity(self.engine)
        return Settings(
            made_by=name,
            data=data,
            first_look=None if self.everything else self._terms(),
            watches=tuple(watch.id for watch in self.watches),
            parquet=f"pyarrow {version('pyarrow')}",
        )

    def prepare(self) -> None:
        """Put the law of the job in use in this process."""
        if self.law:
            os.environ[SETTING] = self.law

    def look(self) -> FirstLook | None:
        """The first look of the job; None where everything is read."""
        return None if self.everything else FirstLook(terms(watches=self.watches))

    def _terms(self) -> str:
        held = (terms(watches=self.watches), weights())
        return hashlib.sha256(msgspec.json.encode(held, order="sorted")).hexdigest()[:16]


class Work:
    """A job and what it needs loaded, kept by a process from shard to shard."""

    _last: "Work | None" = None

    def __init__(self, job: Job) -> None:
        self.job = job

    @classmethod
    def of(cls, job: Job) -> "Work":
        """The work of a job, made once for each process."""
        if cls._last is None or cls._last.job != job:
            cls._last = cls(job)
        return cls._last

    @cached_property
    def settings(self) -> Settings:
        """What this process would write by."""
        return self.job.settings()

    @cached_property
    def look(self) -> FirstLook | None:
        """The first look."""
        return self.job.look()
