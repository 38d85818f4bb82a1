"""Words without their endings, roughly and fast, for what is looked for without a parse."""

import re
from functools import lru_cache

_LETTERS = 4  # what an ending must leave
_DOUBLED = re.compile(r"([bdgklmnprt])\1$")
_ENDINGS = (
    ("sses", "ss"),
    ("ies", "y"),
    ("ied", "y"),
    ("ing", ""),
    ("ed", ""),
    ("es", ""),
    ("s", ""),
    ("e", ""),
)


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """A word without its ending. Both sides are cut alike, so that it need not be a word any more."""
    word = word.casefold()
    if word.endswith("ees"):  # "trainees" have no train
        word = word[:-1]
    if word.endswith(("ss", "ee")):
        return word
    for end, left in _ENDINGS:
        if word.endswith(end) and len(word) - len(end) + len(left) >= _LETTERS - 1:
            word = word[: len(word) - len(end)] + left
            break
    return _DOUBLED.sub(r"\1", word.removesuffix("e")) if len(word) >= _LETTERS else word
