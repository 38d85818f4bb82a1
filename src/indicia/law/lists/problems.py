"""What the schema alone cannot see in a list."""

from collections import Counter
from collections.abc import Collection, Iterator

from indicia.language.names.data import states
from indicia.law.lists import imo
from indicia.law.lists.held import HeldList
from indicia.law.lists.listing import Listing


def problems(held: HeldList, regimes: Collection[str]) -> Iterator[tuple[str, str]]:
    """Row and text of everything that is wrong in a list.

    Args:
        held: the list.
        regimes: the ids of the regimes that there are.
    """
    head = held.head
    for name, programme in head.programme.items():
        if programme.regime is not None and programme.regime not in regimes:
            yield f"programme {name}", f"{programme.regime} is no regime in the data"
    if any(row.data_of > head.data_of for row in head.imports):
        yield "the head", "an import is newer than data_of"
    counted = Counter(row.reference for row in held.listings)
    for row in held.listings:
        if counted[row.reference] > 1:
            yield row.reference, "the reference is there twice"
        for text in _row(row, held):
            yield row.reference, text


def _row(row: Listing, held: HeldList) -> Iterator[str]:
    if not row.reference.strip() or not row.name.strip():
        yield "it lacks a reference or a name"
    if row.programme and row.programme not in held.head.programme:
        yield f"the head does not say what the programme {row.programme} means"
    if row.listed_on and row.delisted_on and row.delisted_on < row.listed_on:
        yield f"it left the list on {row.delisted_on}, before it was listed"
    if row.gone_by and row.gone_by > held.head.data_of:
        yield f"it is gone by {row.gone_by}, a day newer than its head: import the file again"
    if (row.seen is None) != (row.gone_by is None) or (row.seen and row.gone_by and row.gone_by < row.seen):
        yield "seen and gone_by stand together, in that order"
    for code in row.countries:
        if code not in states():
            yield f"{code} is no ISO 3166 alpha-3 code"
    for number in row.imo:
        if not imo.valid(number):
            yield f"{number} is no IMO number of a ship"
