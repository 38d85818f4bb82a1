"""One shard, from its first page to its last: the door of every worker."""

import hashlib
from collections import Counter
from pathlib import Path

from indicia.corpus import tables
from indicia.corpus.job import Job, Work
from indicia.corpus.manifest import Done, Failed, Settings
from indicia.corpus.shards import Shard, at_hand, items
from indicia.corpus.tables import Page
from indicia.corpus.writing import Output
from indicia.first_look import Look
from indicia.intake.item import Fault, Passed
from indicia.intake.reading import Plan, make
from indicia.language.parser import forgetting
from indicia.ledger import Capture, Unread
from indicia.model import DataError, IndiciaError, UsageError
from indicia.products.exports.tables import Row
from indicia.products.words import count

_CHUNK = 1 << 20


def work(job: Job, settings: Settings, shard: Shard, out: str) -> Done | Failed:
    """Read a shard into its folder, or say why not. No shard may end the run.

    `settings` are those of whoever gives the work; a worker with other code or data refuses it.
    """
    try:
        mine = Work.of(job)
        job.prepare()
        _agree(mine.settings, settings)
        return _read(mine, shard, Path(out))
    except IndiciaError as error:
        return Failed(shard.name, str(error))
    except Exception as error:
        return Failed(shard.name, f"the work failed: {type(error).__name__}: {error}"[:500])


def _agree(mine: Settings, given: Settings) -> None:
    if mine != given:
        raise UsageError("this worker has another version of Indicia, its law or pyarrow: install the same")


def _read(mine: Work, shard: Shard, out: Path) -> Done:
    counts: Counter[str] = Counter()
    reasons: Counter[str] = Counter()
    other: Counter[str] = Counter()
    with at_hand(shard) as path, Output(out, shard.folder) as output:
        size, digest = _hashed(path)
        for item in items(shard, path):
            if isinstance(item, Capture):
                counts["pages"] += 1
                rows = page_rows(mine, counts["pages"], item)
                outcome, reason = rows["pages"][0]["outcome"], rows["pages"][0].get("reason")
                counts[outcome] += 1
                reasons.update([reason] if reason else [])
                output.add(rows)
            elif isinstance(item, Fault):
                counts["damaged"] += 1
                reasons[item.slug] += 1
                output.add({"pages": [_fault(item)]})
            elif isinstance(item, Passed):
                other[item.kind] += 1
        if counts["damaged"] and not counts["pages"]:
            what = count(counts["damaged"], "damaged stretch", "damaged stretches")
            raise DataError(f"it holds no page, only {what}: is it the file that you meant, and whole?")
        return output.keep(
            Done(
                shard=shard.name,
                folder=shard.folder,
                bytes=size,
                sha256=digest,
                pages=counts["pages"],
                read=counts["read"],
                passed_over=counts["passed_over"],
                failed=counts["failed"],
                damaged=counts["damaged"],
                reasons=dict(sorted(reasons.items())),
                other=dict(sorted(other.items())),
                rows={},
                files=(),
            )
        )


def page_rows(mine: Work, number: int, capture: Capture) -> dict[str, list[Row]]:
    """Look at a page and read it if that says so: its rows in every table."""
    look = mine.look.page(capture.content) if mine.look else Look()
    page = Page(number, capture, look)
    if look.reason:
        return tables.passed(page)
    with forgetting():
        made = make(capture, Plan(mine.job.engine))
    return tables.failed(page, made) if isinstance(made, Unread) else tables.read(page, made)


def _fault(fault: Fault) -> Row:
    return {"address": fault.place, "outcome": "damaged", "reason": fault.slug, "why": fault.why}


def _hashed(path: Path) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            digest.update(chunk)
    return size, digest.hexdigest()
