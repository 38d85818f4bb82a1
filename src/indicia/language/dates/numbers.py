"""Numbers as news writes them: "24", "1,000", "two and a half", "twenty-four", "nineteen ninety-six"."""

ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen")  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
SMALL = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
PARTS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75, "half": 0.5, "quarter": 0.25}
SUFFIXES = ("st", "nd", "rd", "th")


def number(words: list[str]) -> float | None:
    """The number that words in small letters stand for; None if they name none ("several")."""
    total, part, seen = 0.0, 0.0, False
    for word in words:
        if word in ("a", "an"):
            part = part or 1.0
        elif word == "couple":
            part, seen = 2.0, True
        elif word in PARTS:
            # "a half" is no one and a half; "two and a half" is.
            part = PARTS[word] + (part if seen else 0.0)
            seen = True
        elif word in SCALES:
            part, seen = (part or 1.0) * SCALES[word], True
            if SCALES[word] >= 1000:
                total, part = total + part, 0.0
        elif (value := _plain(word)) is not None:
            part = _beside(part, value) if seen else value
            seen = True
        elif word not in ("and", "of", "more", "another"):
            return None
    alone = not seen and part
    return total + part if seen or alone else None


def _beside(part: float, value: float) -> float:
    """Two numbers side by side: "twenty four", "two hundred five", "nineteen ninety"."""
    if part >= 100 or (part % 10 == 0 and value < 10):
        return part + value
    return part * 100 + value if 10 <= part < 30 and value >= 10 else part + value


def _plain(word: str) -> float | None:
    if word in SMALL:
        return float(SMALL[word])
    digits = word.removesuffix("s").lstrip("'’").replace(",", "")
    if digits[-2:] in SUFFIXES:
        digits = digits[:-2]
    return float(digits) if digits.replace(".", "", 1).isdecimal() else None
