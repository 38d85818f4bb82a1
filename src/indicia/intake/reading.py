"""Reading many pages in processes of their own, each of which loads the language model once."""

import multiprocessing
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from msgspec import Struct

from indicia.ledger import Capture, Engine, Made, Unread
from indicia.model import Page, PageError, Reading
from indicia.pages import extract
from indicia.statements import Engine as Finder

_TRIES = 2


class Plan(Struct, frozen=True):
    """How pages are read: by which engine, and whether a first look may pass them over."""

    engine: Finder = "trained"
    relevant: bool = False


class Readers:
    """Processes that read; with `jobs` of 0 this process reads itself."""

    def __init__(self, jobs: int, plan: Plan) -> None:
        self.jobs = jobs
        self.plan = plan
        self._pool: ProcessPoolExecutor | None = None
        self._alone: ProcessPoolExecutor | None = None

    def submit(self, capture: Capture) -> "Task":
        """Begin to read a capture."""
        return Task(self, capture, self._begin(capture))

    def close(self) -> None:
        """End the processes."""
        for pool in (self._pool, self._alone):
            if pool:
                pool.shutdown(cancel_futures=True)
        self._pool = self._alone = None

    def _begin(self, capture: Capture) -> "Future[Made | Unread]":
        if self.jobs == 0:
            done: Future[Made | Unread] = Future()
            done.set_result(make(capture, self.plan))
            return done
        if self._pool is None:
            self._pool = _processes(self.jobs)
        try:
            return self._pool.submit(make, capture, self.plan)
        except BrokenProcessPool:
            self._pool = _processes(self.jobs)
            return self._pool.submit(make, capture, self.plan)

    def again(self, capture: Capture) -> Made | Unread:
        """Read a capture alone, after a process died with it and others in hand: one of them may be why."""
        for _ in range(_TRIES):
            if self._alone is None:
                self._alone = _processes(1)
            try:
                return self._alone.submit(make, capture, self.plan).result()
            except BrokenProcessPool:
                self._alone = None
        return Unread("ended", "the process that read it was ended each time, as by a lack of memory")


def _processes(number: int) -> ProcessPoolExecutor:
    # A fork would copy threads and locks half way.
    return ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("spawn"))


class Task:
    """A capture that is being read."""

    def __init__(self, readers: Readers, capture: Capture, future: "Future[Made | Unread]") -> None:
        self.readers = readers
        self.capture = capture
        self.future = future

    @property
    def done(self) -> bool:
        """Whether it has been read."""
        return self.future.done()

    def result(self) -> Made | Unread:
        """What was made of it."""
        try:
            return self.future.result()
        except BrokenProcessPool:
            return self.readers.again(self.capture)


def make(capture: Capture, plan: Plan) -> Made | Unread:
    """Read a capture, or say why not. The door of a reading process: no page may end the run."""
    from indicia.pipeline import identity, read_page  # noqa: PLC0415 - the model is loaded where it is used

    page = Page(content=capture.content, url=capture.url, published=capture.published)
    try:
        if plan.relevant:
            article, notes = extract(page)
            if why := _passed_over(article.text):
                return Made(Reading(article, notes=notes), Engine(*identity(plan.engine)), why)
        return Made(read_page(page, engine=plan.engine), Engine(*identity(plan.engine)))
    except PageError as error:
        return Unread("page", str(error))
    except Exception as error:
        return Unread("bug", f"the reading failed: {type(error).__name__}: {error}"[:500])


def _passed_over(text: str) -> str | None:
    from indicia.first_look import REASONS, in_use  # noqa: PLC0415 - only with --relevant

    reason = in_use().text(text).reason
    return REASONS[reason] if reason else None
