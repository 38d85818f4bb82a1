"""What came of a run, for a person: counts by source, and each failure with its reason."""

from collections import Counter

import msgspec
from msgspec import Struct

from indicia.ledger import Taken

NO_SOURCE = "-"


class Report(Struct):
    """Counts of outcomes by source, failures in the order they came, and what was no page."""

    by_source: dict[str, Counter[str]] = msgspec.field(default_factory=dict)
    failures: list[tuple[str, str]] = msgspec.field(default_factory=list)
    passed: Counter[str] = msgspec.field(default_factory=Counter)
    told: list[str] = msgspec.field(default_factory=list)
    passed_over: int = 0

    def count(self, taken: Taken) -> None:
        """Count one page."""
        self._row(taken.source)[taken.outcome] += 1
        self.passed_over += taken.passed_over
        if taken.outcome == "failed":
            self.failures.append((taken.place, taken.why or "unknown"))

    def fail(self, source: str | None, place: str, why: str) -> None:
        """Count what never became a page."""
        self._row(source)["failed"] += 1
        self.failures.append((place, why))

    def _row(self, source: str | None) -> Counter[str]:
        return self.by_source.setdefault(source or NO_SOURCE, Counter())

    @property
    def total(self) -> Counter[str]:
        """The counts over all sources."""
        return sum(self.by_source.values(), Counter())
