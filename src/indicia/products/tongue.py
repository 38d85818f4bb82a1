"""A language that charts and rows are made in: their strings looked up, days put as its readers write them.

The strings stand where they are said, in English; `tools/catalogue.py` finds them there, by `say` and `many`.
"""

from calendar import monthrange
from collections.abc import Callable
from datetime import date

from indicia.model import Time

# Not `strftime`: its names of months change with the machine's locale.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _plural(one: str, many: str, number: int) -> str:
    return one if number == 1 else many


class Tongue:
    """One language, over two functions of a catalogue: for one string, and for one that counts."""

    def __init__(
        self, one: Callable[[str], str] = str, counted: Callable[[str, str, int], str] = _plural
    ) -> None:
        self._one = one
        self._counted = counted

    def say(self, text: str, **values: object) -> str:
        """A string, with its values."""
        return self._one(text) % values if values else self._one(text)

    def many(self, one: str, many: str, number: int, **values: object) -> str:
        """A string that counts; `num` in it is the number."""
        return self._counted(one, many, number) % {"num": number, **values}

    @property
    def months(self) -> list[str]:
        """The short names of the months."""
        return [self.say(month) for month in MONTHS]

    def day(self, value: date) -> str:
        """A day as in `13 Dec 2023`."""
        return self.say(
            "%(day)s %(month)s %(year)s",
            day=value.day,
            month=self.say(MONTHS[value.month - 1]),
            year=value.year,
        )

    def days(self, earliest: date | None, latest: date | None) -> str:
        """A closed or half-open range of days, as short as it can be said exactly."""
        if earliest and latest:
            return self._closed(earliest, latest)
        if latest:
            return self.say("not after %(day)s", day=self.day(latest))
        if earliest:
            return self.say("from %(day)s", day=self.day(earliest))
        return self.say("not placed")

    def _closed(self, first: date, last: date) -> str:
        whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
        if first == last:
            return self.day(first)
        if whole_months and first.year == last.year:
            if (first.month, last.month) == (1, 12):
                return str(first.year)
            if first.month == last.month:
                return self.month(first.year, first.month)
        if (first.year, first.month) == (last.year, last.month):
            return self.say("%(first)s–%(last)s", first=first.day, last=self.day(last))
        return self.say("%(first)s – %(last)s", first=self.day(first), last=self.day(last))

    def month(self, year: int, month: int) -> str:
        """A month as in `Dec 2023`."""
        return self.say("%(month)s %(year)s", month=self.say(MONTHS[month - 1]), year=year)

    def when(self, time: Time | None) -> str:
        """A time with the words that say it: `13 Dec 2023 (“Wednesday”)`; empty without a time."""
        return f"{self.days(time.earliest, time.latest)} (“{time.text}”)" if time else ""

    def direction(self, slug: str | None, land: str) -> str:
        """`out` and `in` as seen from the land that a regime names; empty for both or neither."""
        if slug == "out":
            return self.say("out of %(land)s", land=land)
        return self.say("into %(land)s", land=land) if slug == "in" else ""


ENGLISH = Tongue()
