"""A guess at the tense around a word, from the words alone, for callers who have no parser."""

from collections.abc import Collection
from itertools import pairwise

from indicia.language.dates.rules import Grammar
from indicia.language.dates.timex import Tense
from indicia.language.dates.words import Scan

REACH = 16
STOPS = frozenset(".;!?:")
UNTIL = frozenset(("until", "till"))
# "X to do", "X for": what is set, or supposed, lies ahead.
LEADS = frozenset(
    ("is", "are", "set", "supposed", "likely", "about", "agreed", "wants", "want", "ready", "decided",
     "vowed", "pledged", "promised", "threatened", "hoping", "invited")
)  # fmt: skip
DETERMINERS = frozenset(
    ("a", "an", "the", "its", "their", "his", "her", "still", "of", "and", "this", "that")
)
ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her", "of"))
BE = frozenset(("is", "are", "being"))
MODALS = frozenset(("will", "would", "shall", "may", "might", "must", "should"))
WHEN = frozenset(("once", "when", "after", "before", "until", "till", "as", "if", "unless"))
NOT = frozenset(("not", "n't", "never"))
NEITHER = frozenset(("neither", "nor", "nobody", "none"))


def tense_beside(grammar: Grammar, scan: Scan, token: int) -> Tense | None:
    """The tense that the words right beside a day leave no doubt about, whatever the verb.

    What belongs to a day is over ("Friday's ruling"), unless days are set for it ("Friday's election").
    """
    before = scan.words(max(token - 3, 0), token)
    if "ahead" in before:
        return "future"
    if before[-1:] == ["since"]:
        return "past"
    following = scan.words(token + 1, min(token + 5, len(scan.codes)))
    if following[:1] and following[0] in ("'s", "’s"):
        ahead = any(word in grammar.words.classes["AHEAD_NOUN"] for word in following[1:])
        return None if ahead else "past"
    return None


def tense_at(grammar: Grammar, scan: Scan, token: int) -> Tense | None:
    """The tense of the nearest verb before a token in its sentence, otherwise after it."""
    words = _back(scan, token)
    ahead = scan.words(token + 1, min(token + REACH, len(scan.codes)))
    # "and Wednesday will address"; "until Friday", but "Until Friday, nobody had".
    if ahead[:1] and ahead[0] in MODALS:
        return "future"
    if len(words) > 4 and UNTIL.intersection(words[-3:]):
        return "future"
    for k in range(len(words) - 1, -1, -1):
        if (tense := _of(grammar, words, k)) is not None:
            return tense
    for k, word in enumerate(ahead):
        if word in STOPS:
            break
        if (tense := _of(grammar, ahead, k)) is not None:
            return tense
    return None


def _back(scan: Scan, token: int) -> list[str]:
    """The words before a token in its sentence; the stop of an initial ("Daniel P.") ends none."""
    words = scan.words(max(token - REACH, 0), token)
    for k in range(len(words) - 1, -1, -1):
        if words[k] in STOPS and not (words[k] == "." and _initial(words[:k])):
            return words[k + 1 :]
    return words


def _initial(words: list[str]) -> bool:
    """Whether the last of some words is one letter."""
    return bool(words) and len(words[-1]) == 1 and words[-1].isalpha()


def _was_to(words: list[str]) -> bool:
    """Whether "had been", as in "had been due to", stands shortly before: what was to be is over."""
    return ("had", "been") in pairwise(words[-6:])


def _was_not(words: list[str]) -> bool:
    """Whether it could not be done, or nobody could do it, in the words just read."""
    return "could" in words[-3:] and not NOT.union(NEITHER).isdisjoint(words)


def _depends(future: Collection[str], words: list[str]) -> bool:
    """Whether a verb's clause waits for what will be: "was likely to buy as soon as trading opened"."""
    near = [k for k in range(max(len(words) - 3, 0), len(words)) if words[k] in WHEN]
    return bool(near) and any(w in future or w == "likely" for w in words[: near[0]])


def _of(grammar: Grammar, words: list[str], k: int) -> Tense | None:
    """The tense that a word alone, or with its neighbours, tells."""
    word, left, right = words[k], words[k - 1] if k else "", words[k + 1] if k + 1 < len(words) else ""
    past, future = grammar.words.classes["PAST_VERB"], grammar.words.classes["FUTURE_WORD"]
    # "could not be reached on Friday", "had been due to end", "may have sailed".
    arranged = word in grammar.words.classes["ARRANGED"]
    if (word == "could" and right in NOT) or _was_not(words[: k + 1]):
        return "past"
    if word in future and left == "been":
        return "past"
    if (arranged or word in future or left == "to") and _was_to(words[:k]):
        return "past"
    if arranged:
        return None if left in ARTICLES or left[:1].isdigit() else "future"
    to = word == "to" and (left in LEADS or right == "be")
    if word in future or to or (word == "set" and right == "for"):
        return "future"
    ends = len(word) > 4 and word.endswith("ed")
    if (word not in past and not ends) or left in DETERMINERS or left in BE:
        return None
    if left == "have":
        return "past"
    ahead = left == "be" or any(w in future for w in words[max(k - 4, 0) : k]) or _depends(future, words[:k])
    return "future" if ahead else "past"
