"""What the schema alone cannot see in the law data: links, dates, sources, areas."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from indicia.law.files import Law, RegimeFile
from indicia.law.lifted import NAME
from indicia.law.lists.problems import problems as of_list
from indicia.law.provisions import Provision
from indicia.law.renewals import accepted
from indicia.model.conduct import AREAS


class Problem(NamedTuple):
    """Something wrong in a row, said so that its author can mend it."""

    file: str
    row: str
    text: str


def check(law: Law) -> tuple[Problem, ...]:
    """Everything that is wrong in the data, file by file; empty when all is well.

    Raises:
        DataError: if a file does not even keep the schema.
    """
    found = [problem for file in law.files for problem in _file(file, law)]
    found += [Problem(NAME, it.id, "no such provision") for it in law.checks if it.id not in law.by_id]
    found += [
        Problem(accepted.NAME, it.id, "no such provision") for it in law.renewals if it.id not in law.by_id
    ]
    regimes = [regime.id for regime in law.regimes]
    found += [
        Problem(f"lists/{held.path.name}", row, text)
        for held in law.lists
        for row, text in of_list(held, regimes)
    ]
    return tuple(found)


def _file(file: RegimeFile, law: Law) -> Iterator[Problem]:
    name = file.path.name
    seen: set[str] = set()
    for key, ids in file.regime.cited.items():
        for text in _cited(key, ids, law):
            yield Problem(name, f"cited {key}", text)
    for code in file.regime.territory:
        if len(code) != 3 or not code.isupper():
            yield Problem(name, "the head", f"territory {code} is no ISO 3166 alpha-3 code")
    for row in file.provisions:
        if row.id in seen or law.by_id[row.id] is not row:
            yield Problem(name, row.id, "the id is there twice")
        seen.add(row.id)
        for rule in (_identity, _dates, _verification):
            for text in rule(row):
                yield Problem(name, row.id, text)
        for text in _links(row, law):
            yield Problem(name, row.id, text)


def _cited(key: str, ids: tuple[str, ...], law: Law) -> Iterator[str]:
    area, _, direction = key.partition(".")
    if area not in AREAS or direction not in ("", "out", "in"):
        yield f"{key} is no area, or no direction of one"
    for known in ids:
        row = law.by_id.get(known)
        if row is None:
            yield f"{known} is not in the data"
        elif area not in row.areas:
            yield f"{known} is not about {area}"
        elif direction and row.direction not in (direction, "both", None):
            yield f"{known} goes {row.direction}, not {direction}"


def _identity(row: Provision) -> Iterator[str]:
    if not row.id.startswith(f"{row.instrument}/") or " " in row.id:
        yield f"the id is not {row.instrument}/ and a paragraph"
    for area in row.areas:
        if area not in AREAS:
            yield f"{area} is no area"
    if not row.areas and row.strength != "exemption":
        yield "a row without areas must be an exemption"
    if not row.summary.strip():
        yield "the summary is empty"
    if not row.duty:
        yield "nobody is bound"


def _dates(row: Provision) -> Iterator[str]:
    for period in row.in_force:
        if period.until and period.until < period.begins:
            yield f"it ends on {period.until}, before it begins"
        if row.adopted and period.begins < row.adopted:
            yield f"it is in force on {period.begins}, before it was adopted"
    for one, next_one in pairwise(row.in_force):
        if (one.until or date.max) >= next_one.begins:
            yield "its periods overlap or are out of order"
    for deadline in row.deadlines:
        if row.adopted and deadline.day < row.adopted:
            yield f"the deadline {deadline.day} lies before its adoption"
    ended = row.status in ("superseded", "overtaken", "lapsed")
    if ended and any(period.until is None for period in row.in_force):
        yield f"it is {row.status}, yet has no end"
    if row.status == "reapplied_contested" and not any(p.contested or p.until for p in row.in_force):
        yield "it is contested, yet no period says so"
    if row.status == "not_adopted" and row.in_force:
        yield "it was not adopted, yet is in force"


def _verification(row: Provision) -> Iterator[str]:
    if row.verified == "memory" and row.sources:
        yield "it stands from memory, yet has a source"
    if row.verified != "memory" and not row.sources:
        yield f"it is verified by {row.verified}, yet has no source"
    if row.only_named and not row.goods:
        yield "only_named wants goods"


def _links(row: Provision, law: Law) -> Iterator[str]:
    for link in row.links:
        other = law.by_id.get(link.to)
        if other is None:
            yield f"it {link.kind} {link.to}, which is not in the data"
        elif other is row:
            yield "it links to itself"
        elif link.kind == "supersedes" and any(p.until is None and not p.contested for p in other.in_force):
            yield f"it supersedes {link.to}, which has no end"
