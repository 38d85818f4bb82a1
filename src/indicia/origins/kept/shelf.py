"""The readings of a ledger's pages by address, unpacked when they are looked at."""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from typing import Any

from indicia.ledger import working
from indicia.model import Reading

_MOST = 1000


class Shelf(Mapping[str, Reading]):
    """The pages that were compared, as they were; the last ones looked at stay at hand."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self._held: OrderedDict[str, Reading] = OrderedDict()

    def __getitem__(self, place: str) -> Reading:
        """The reading of a page."""
        if place in self._held:
            self._held.move_to_end(place)
            return self._held[place]
        number = working.page_numbers(self.connection, [place])[place][0]
        reading = working.compared(self.connection, number)
        if reading is None:
            raise KeyError(place)
        return self.put(place, reading)

    def put(self, place: str, reading: Reading) -> Reading:
        """Have a reading at hand."""
        self._held[place] = reading
        if len(self._held) > _MOST:
            self._held.popitem(last=False)
        return reading

    def __iter__(self) -> Iterator[str]:
        """The addresses at hand."""
        return iter(self._held)

    def __len__(self) -> int:
        """How many are at hand."""
        return len(self._held)
