"""Numbers of ships: seven digits, the last of which tells whether the others are right."""

import re

_WRITTEN = re.compile(r"\bIMO\b\W*(?:number|no\.?|#)?\W*(\d{7})\b", re.IGNORECASE)


def find(text: str) -> tuple[str, ...]:
    """The numbers of ships that a text gives; firms have numbers of their own, which fail the test."""
    return tuple(dict.fromkeys(number for number in _WRITTEN.findall(text) if valid(number)))


def valid(number: str) -> bool:
    """Whether the last digit is that of the sum of the others, times seven down to two."""
    if not re.fullmatch(r"[0-9]{7}", number):
        return False
    return sum(int(digit) * (7 - at) for at, digit in enumerate(number[:6])) % 10 == int(number[6])
