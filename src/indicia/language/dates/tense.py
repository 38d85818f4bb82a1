"""A guess at the tense around a word, from the words alone, for callers who have no parser."""

from collections.abc import Container

from indicia.language.dates.rules import Grammar
from indicia.language.dates.timex import Tense
from indicia.language.dates.words import Scan

REACH = 16
STOPS = frozenset(".;!?:")
UNTIL = frozenset(("until", "till"))
# "X to do", "X for": what is set, or supposed, lies ahead.
LEADS = frozenset(("is", "are", "set", "supposed", "likely", "about", "agreed", "wants", "want", "ready"))
DETERMINERS = frozenset(
    ("a", "an", "the", "its", "their", "his", "her", "still", "of", "and", "this", "that")
)


def tense_at(grammar: Grammar, scan: Scan, token: int) -> Tense | None:
    """The tense of the nearest verb before a token in its sentence, otherwise after it."""
    words = scan.words(max(token - REACH, 0), token)
    cut = max((k for k, word in enumerate(words) if word in STOPS), default=-1)
    words = words[cut + 1 :]
    classes = grammar.words.classes
    # "until Friday" lies ahead; "Until Friday, nobody had" does not.
    if len(words) > 4 and UNTIL.intersection(words[-3:]):
        return "future"
    past, future = classes["PAST_VERB"], classes["FUTURE_WORD"]
    for k in range(len(words) - 1, -1, -1):
        if (tense := _of(words, k, past, future)) is not None:
            return tense
    ahead = scan.words(token + 1, min(token + REACH, len(scan.codes)))
    for k, word in enumerate(ahead):
        if word in STOPS:
            break
        if (tense := _of(ahead, k, past, future)) is not None:
            return tense
    return None


def _of(words: list[str], k: int, past: Container[str], future: Container[str]) -> Tense | None:
    word = words[k]
    left, right = words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
    if (
        word in future
        or (word == "to" and (left in LEADS or right == "be"))
        or (word == "set" and right == "for")
    ):
        return "future"
    if word not in past and not (len(word) > 4 and word.endswith("ed")):
        return None
    if left in DETERMINERS:
        return None
    return "future" if left == "be" or any(w in future for w in words[max(k - 4, 0) : k]) else "past"
