"""A proposal that a person has read -> renewals in use."""

from collections.abc import Collection
from datetime import date
from pathlib import Path

from indicia.law.renewals.accepted import Renewed, keep
from indicia.law.renewals.proposal import load
from indicia.model import UsageError


def accept(folder: Path, symbol: str, by: str, on: date, known: Collection[str]) -> tuple[Renewed, ...]:
    """Put what a proposal's file says now into use, in the name of a person.

    Args:
        folder: the user's own folder.
        symbol: the resolution's.
        by: who accepts it.
        on: the day of acceptance.
        known: the ids of the rows that there are.

    Raises:
        UsageError: if there is no such proposal, it renews nothing or unknown rows, or the name is empty.
    """
    proposal = load(folder, symbol)
    if not by.strip():
        raise UsageError("an acceptance wants a name: --by NAME")
    if not proposal.renews:
        raise UsageError(f"the proposal of {proposal.symbol} renews no row of the data")
    if odd := [row.id for row in proposal.renews if row.id not in known]:
        raise UsageError(f"the proposal of {proposal.symbol} renews {', '.join(odd)}: not in the data")
    source = f"{proposal.source} (sha256 {proposal.sha256[:12]})"
    new = tuple(
        Renewed(row.id, row.until, f"{proposal.symbol}/{row.paragraph}", source, by.strip(), on, row.begins)
        for row in proposal.renews
    )
    keep(folder, new)
    return new
