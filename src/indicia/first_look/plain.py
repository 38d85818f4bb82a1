"""Bytes -> the text that a page shows, roughly and fast; what is read later is extracted with more care."""

import re

from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import bytes_to_str, detect_encoding
from resiliparse.parse.html import HTMLTree
from resiliparse.parse.lang import detect_fast

_BREAK = re.compile(r"(?<!\n)[ \t\r]*\n[ \t\r]*(?!\s)")  # a line that goes on in the next
_HEAD = 2000  # characters in which HTML has its first tag
_LEAST = 400  # characters of main content below which the whole page is looked at
_ENOUGH = 2000  # characters that tell a language
# Words that stand in nearly every English sentence, and hardly in those of a page in another language.
_ENGLISH = frozenset(
    (
        *(
            "the",
            "of",
            "and",
            "to",
            "that",
            "is",
            "for",
            "by",
            "from",
            "said",
            "with",
            "has",
            "it",
            "its",
            "which",
        ),
        *(
            "on",
            "as",
            "at",
            "be",
            "been",
            "are",
            "were",
            "had",
            "have",
            "his",
            "he",
            "they",
            "their",
            "who",
            "not",
        ),
    )
)
_TOO_SHORT = 12  # words that are not enough to tell
_SHORT = 40  # words of a text in which one of these is enough
_SHARE = 0.1  # of all words that such words make at least, also of a headline-ridden English page


def plain(content: bytes) -> str:
    """The text of a page: of HTML its main content, or all of it where little seems to be that."""
    text = bytes_to_str(content, detect_encoding(content) or "utf-8")
    if "<" not in text[:_HEAD]:
        return _BREAK.sub(" ", text).replace("&nbsp;", " ").replace("\u00a0", " ")
    tree = HTMLTree.parse(text)
    main = str(extract_plain_text(tree, main_content=True, alt_texts=False))
    whole = (
        main if len(main) >= _LEAST else str(extract_plain_text(tree, main_content=False, alt_texts=False))
    )
    return whole.replace("\u00a0", " ")


def seems_english(text: str) -> bool:
    """Whether no other language is likelier, and the words are not those of English."""
    start = text[:_ENOUGH]
    words = start.lower().split()
    known = sum(word in _ENGLISH for word in words)
    if len(words) < _TOO_SHORT or known >= _SHARE * len(words) or (known and len(words) < _SHORT):
        return True
    return bool(detect_fast(start)[0] in ("en", "unknown"))
