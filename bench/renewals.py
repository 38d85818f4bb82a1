"""Renewals read out of resolutions: `python -m bench.renewals FOLDER [--misses]`.

The folder holds resolutions of the Security Council in the UN's Akoma Ntoso. The rows of the law data that a
resolution had renewed are set back to the end of 2022; then every resolution since, in the order of adoption,
is read and all that it proposes is accepted unseen. A row is right if its last day and the paragraph that
renewed it are those of the data, which a person had put there. What is proposed for other rows is wrong.
"""

from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec import structs

from bench.gold_files import Rate, show
from indicia import law
from indicia.law.provisions import Provision
from indicia.law.renewals.accepted import Renewed, carry_on
from indicia.law.renewals.proposal import Proposal, propose
from indicia.model import UsageError

START = date(2022, 12, 31)


@dataclass
class Result:
    """How the rows came out."""

    right: Rate
    wrong: list[str]
    missed: list[str]
    read: Rate


def set_back(row: Provision) -> Provision:
    """The row as it was before the renewals since the start were known."""
    if not row.in_force or row.in_force[-1].renewed_by is None:
        return row
    last = row.in_force[-1]
    until = max(START, last.begins)
    return structs.replace(
        row, in_force=(*row.in_force[:-1], structs.replace(last, until=until, renewed_by=None))
    )


def run(paths: Iterable[Path], truth: dict[str, Provision]) -> Result:
    """Read every resolution since the start, and compare."""
    rows = {id_: set_back(row) for id_, row in truth.items()}
    read, proposals = Rate(), []
    for path in sorted(paths):
        read.of += 1
        try:
            proposals.append((propose(path, rows), path))
            read.right += 1
        except UsageError:
            continue
    for first, path in sorted(proposals, key=lambda it: it[0].adopted):
        if first.adopted > START:
            _accept(propose(path, rows), rows)
    return _compare(rows, truth, read)


def _accept(proposal: Proposal, rows: dict[str, Provision]) -> None:
    for it in proposal.renews:
        by = f"{proposal.symbol}/{it.paragraph}"
        rows[it.id] = carry_on(
            rows[it.id], (Renewed(it.id, it.until, by, "bench", "bench", proposal.adopted),)
        )


def _compare(rows: dict[str, Provision], truth: dict[str, Provision], read: Rate) -> Result:
    result = Result(Rate(), [], [], read)
    for id_, row in truth.items():
        last = row.in_force[-1] if row.in_force else None
        got = rows[id_].in_force[-1] if rows[id_].in_force else None
        if last is None or last.renewed_by is None:
            result.wrong += [] if got == last else [f"{id_}: got {got}"]
            continue
        result.right.of += 1
        if got and (got.until, got.renewed_by) == (last.until, last.renewed_by):
            result.right.right += 1
        else:
            line = f"{id_}: {last.until} by {last.renewed_by}, got {got.until if got else None}"
            (result.missed if got and got.renewed_by is None else result.wrong).append(line)
    return result


def main() -> None:
    """Read a folder, print the figures."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--misses", action="store_true", help="print every row that is not right")
    given = parser.parse_args()
    result = run(given.folder.rglob("*.xml"), law.packaged().by_id)
    show(
        iter(
            (
                f"files read as resolutions:            {result.read}",
                f"rows renewed as in the data:          {result.right}",
                f"rows left, for a person to see to:    {len(result.missed)}",
                f"rows proposed wrongly:                {len(result.wrong)}",
            )
        )
    )
    if given.misses:
        show(iter((*result.missed, *result.wrong)))


if __name__ == "__main__":
    main()
