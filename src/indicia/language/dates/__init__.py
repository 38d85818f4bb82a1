"""Time expressions of English news: found, given TIMEX3 values, and placed on the calendar.

`find(text, published)` is the whole of it; `join` makes one expression of the two ends of a run
("between 2019 and 2022"). The vocabulary and the rules are data (`data/`); nothing of the rest of
Indicia is imported, and nothing is ever counted from today's date.
"""

from indicia.language.dates.find import find
from indicia.language.dates.ranges import join
from indicia.language.dates.timex import DataError, Tense, Timex, Type

__all__ = ["DataError", "Tense", "Timex", "Type", "find", "join"]
