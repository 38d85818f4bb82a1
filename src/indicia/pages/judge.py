"""The line judge: which lines of a page are the article, and why each other is not.

What a line plainly is decides first: a form phrase, a stamp, a byline, an advertisement, a repeat.
The rest are scored by what they look like and where they stand (after the ideas of jusText: length,
share of stop words, neighbours); the weights are data.
"""

import re

from indicia.pages import dateline
from indicia.pages.days import is_stamp
from indicia.pages.features import Look
from indicia.pages.phrases import menu
from indicia.pages.piece import Piece
from indicia.pages.scene import Scene, scene, scores
from indicia.pages.words import words

TITLE, TEXT = "title", "text"
# Losing a paragraph costs a reader more than keeping a stray line, so the scale leans to keeping.
_LEAST_SCORE = -0.35
_LEAST_PROMOTION = 0.6
_LEAST_SHARED = 0.34
# What the place of an element says less surely than its words do.
_VAGUE = frozenset({"search_form", "header", "footer", "sidebar", "comments"})
_LEAST_REPEAT = 12
_LEAST_SENTENCE = 4
_DECK_WORDS = 6
_LEAST_DECK = 0.4  # of its words stand in the paragraphs too
_MOST_LINKS = 0.7
_TITLE_WORDS = range(2, 36)
_TITLE_REACH = 14
_BYLINE = re.compile(r"^(?:by|from|written by|story by|author|reported by)\b\s*:?\s+(?=\S)", re.IGNORECASE)
_STAFF = re.compile(r"\b(?:staff|desk|bureau|correspondents?|reporters?|writers?|newsroom)\b", re.IGNORECASE)
_NAME = re.compile(r"^[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|and|of|for|in|de|van|von|al|&|the|AP|,))*,?$")
_PAGE = re.compile(r"^\W*(?:page )?\d{1,4}\s*(?:/|of)\s*\d{1,4}\W*$", re.IGNORECASE)  # "7/32"
_NOTHING = re.compile(r"^[\W_]*$")


def judge(pieces: tuple[Piece, ...], title: int | None = None) -> tuple[str, ...]:
    """For each piece `title`, `text`, or the reason to leave it out.

    Args:
        pieces: the page in order; those that the HTML extractor has left out stay out.
        title: which piece is the headline, when the page itself says so.
    """
    page = scene(pieces)
    if title is None:
        title = find_title(page)
    verdicts = list(_by_themselves(page, title))
    _sections(page, verdicts)
    for i, score in enumerate(scores(page)):
        if not verdicts[i]:
            verdicts[i] = (
                TEXT
                if _kept(page, i, score) or _goes_on(page, i, verdicts) or _is_deck(page, i, title)
                else _guess(page, i, verdicts)
            )
    _sole_sentences(page, verdicts)
    _only_links(page, verdicts)
    _lone_signs(page, verdicts)
    _repeats(page, verdicts)
    return tuple(verdicts)


def find_title(page: Scene) -> int | None:
    """The headline of a text dump: above the first prose, and of the same matter.

    A line that shares most of its words with the body is surer than a long one, and the topmost
    such line is the headline, those below it are a deck.
    """
    if not any(page.prose):
        return None
    first = page.prose.index(True)
    nearest = [i for i in range(max(0, first - _TITLE_REACH), first) if _may_be_title(page, i)]
    for i in nearest:
        alike = page.shared[i] * len(page.looks[i].topic)
        if page.looks[i].words >= 4 and page.shared[i] >= 0.5 and alike > 1:
            return i
    if not nearest:
        return None
    best = max(nearest, key=lambda i: (page.shared[i] + min(page.looks[i].words, 10) / 10, -i))
    return best if page.looks[best].words >= 4 or best == 0 else None


def _may_be_title(page: Scene, i: int) -> bool:
    one, text = page.looks[i], page.pieces[i].text
    return (
        one.words in _TITLE_WORDS
        and page.forms[i] is None
        and not (one.address or one.code)
        and not _advertises(page, i)
        and not _BYLINE.match(text)
        and not is_stamp(text)
        and not _NOTHING.match(text)
        and not menu(text)
    )


def _by_themselves(page: Scene, title: int | None) -> list[str]:
    """The verdicts that need no score: what a line is by its own words, or by its markup."""
    verdicts = []
    for i, piece in enumerate(page.pieces):
        found = page.forms[i]
        if i == title:
            verdicts.append(TITLE)
        elif piece.main is False:
            vague = not piece.hint or piece.hint in _VAGUE
            verdicts.append(found.reason if found and vague else piece.hint or "boilerplate")
        elif found and not _is_subheading(page, i) and not (piece.main and page.looks[i].words < 2):
            verdicts.append(found.reason)
        elif piece.hint and not page.prose[i] and (piece.main is None or piece.hint == "advertisement"):
            verdicts.append(piece.hint)
        else:
            verdicts.append(_plainly(page, i))
    return verdicts


def _is_subheading(page: Scene, i: int) -> bool:
    """Whether a word that could be a menu's stands alone between two paragraphs ("Politics")."""
    found = page.forms[i]
    between = 0 < i < len(page.prose) - 1 and page.prose[i - 1] and page.prose[i + 1]
    return found is not None and found.reason == "menu" and between


def _plainly(page: Scene, i: int) -> str:
    """A reason that the line's own words give, or nothing."""
    text, one = page.pieces[i].text, page.looks[i]
    if one.words <= 12 and (found := dateline.find(text, 0, len(text))) and found.dateline.end == len(text):
        return TEXT
    if _is_byline(text, one):
        return "byline"
    if is_stamp(text):
        return "timestamp"
    if (menu(text) or _PAGE.match(text)) and not page.pieces[i].main:
        return "menu"
    if _advertises(page, i):
        return "advertisement"
    if one.code and one.stop < 0.1 and not one.final and not page.pieces[i].main:
        return "markup"
    known = words().networks
    if one.words <= 12 and all(word.lower().strip(":,|•·") in known for word in text.split()):
        return "share_bar"
    return ""


def _is_byline(text: str, one: Look) -> bool:
    if one.words > 25 or not (start := _BYLINE.match(text)):
        return False
    rest = re.split(r"\s*(?:[|•·–—]|\s-\s|\d|,)", text[start.end() :], maxsplit=1)[0]
    named = bool(_NAME.match(rest)) or (bool(_STAFF.search(rest)) and one.words <= 12)
    return named and not (one.final and one.words > 12)


def _advertises(page: Scene, i: int) -> bool:
    """Whether a line sells something: it reads like a seller's and is not of the page's matter."""
    one = page.looks[i]
    least = 2 * _LEAST_PROMOTION if page.addressing or one.words > 30 else _LEAST_PROMOTION
    return one.promotion >= least and not one.quoted and page.shared[i] < _LEAST_SHARED


def _sections(page: Scene, verdicts: list[str]) -> None:
    """What follows the heading of a list of links, or of readers' comments, belongs to it."""
    prose_words = [min(60, one.words) if p else 0 for one, p in zip(page.looks, page.prose, strict=True)]
    total, seen, open_reason, until = sum(prose_words), 0, "", ""
    for i, found in enumerate(page.forms):
        if found and found.until and verdicts[i] == found.reason:
            if seen and (found.until == "prose" or seen * 3 > total):
                open_reason, until = found.reason, found.until
        elif open_reason and until == "prose" and page.prose[i]:
            open_reason = ""
        elif open_reason and not verdicts[i] and not _stays(page.pieces[i]):
            verdicts[i] = open_reason
        seen += prose_words[i]


def _stays(piece: Piece) -> bool:
    """Whether the extractor's word for a piece outweighs the heading of links above it."""
    return bool(piece.main) and piece.links < 0.5


def _kept(page: Scene, i: int, score: float) -> bool:
    """Whether a line without a plain reason is kept."""
    if page.pieces[i].main:
        return True
    if _NOTHING.match(page.pieces[i].text):
        return False
    return score > _LEAST_SCORE or (page.prose[i] and not page.looks[i].prose)


def _goes_on(page: Scene, i: int, verdicts: list[str]) -> bool:
    """Whether a short plain sentence stands right below the text ("The ministry did not reply.")."""
    one = page.looks[i]
    return (
        i > 0
        and verdicts[i - 1] == TEXT
        and one.final
        and one.words >= _LEAST_SENTENCE
        and one.stop >= 0.15
        and one.capital < 0.6
        and not (one.address or one.code)
        and (page.addressing or one.quoted or not one.addressed)
    )


def _is_deck(page: Scene, i: int, title: int | None) -> bool:
    """Whether a line between the headline and the lead sums the story up, as a deck does."""
    one, piece = page.looks[i], page.pieces[i]
    caption = not one.final and ". " in piece.text  # "The two flags. File"
    return (
        title is not None
        and title < i < page.prose.index(True)
        and piece.main is None
        and one.words >= _DECK_WORDS
        and page.shared[i] >= _LEAST_DECK
        and one.separators < 0.12
        and not caption
    )


def _guess(page: Scene, i: int, verdicts: list[str]) -> str:
    """The likeliest reason for a line that scored too low."""
    piece, one = page.pieces[i], page.looks[i]
    if piece.hint:
        return piece.hint
    if one.code:
        return "markup"
    if one.promotion >= _LEAST_PROMOTION:
        return "advertisement"
    if one.words <= 4 and not one.final and not one.quoted:
        return "menu"
    if i and verdicts[i - 1] in {"related_links", "comments", "newsletter"}:
        return verdicts[i - 1]
    return "boilerplate"


def _sole_sentences(page: Scene, verdicts: list[str]) -> None:
    """A page of a line or two has no neighbours to speak for it: then its full sentences are the text."""
    if TEXT not in verdicts:
        for i, one in enumerate(page.looks):
            if verdicts[i] == "boilerplate" and page.pieces[i].main is None and (one.prose or one.sentence):
                verdicts[i] = TEXT


def _only_links(page: Scene, verdicts: list[str]) -> None:
    """What is left of a page without an article can be its list of links: that is none either."""
    left = [piece for piece, verdict in zip(page.pieces, verdicts, strict=True) if verdict == TEXT]
    letters = sum(len(piece.text) for piece in left)
    if sum(piece.links * len(piece.text) for piece in left) > _MOST_LINKS * letters:
        verdicts[:] = ["menu" if verdict == TEXT else verdict for verdict in verdicts]


def _lone_signs(page: Scene, verdicts: list[str]) -> None:
    """A line without a letter or digit ("*") belongs to what was left out beside it."""
    for i, piece in enumerate(page.pieces):
        if verdicts[i] in {TITLE, TEXT, "boilerplate", "menu"} and _NOTHING.match(piece.text):
            before = verdicts[i - 1] if i else TEXT
            verdicts[i] = before if before not in {TITLE, TEXT} else "boilerplate"


def _repeats(page: Scene, verdicts: list[str]) -> None:
    """Of paragraphs that say the same, the first stays; the headline does not come again."""
    seen: set[str] = set()
    for i, piece in enumerate(page.pieces):
        one = page.looks[i]
        same = "".join(filter(str.isalnum, piece.text.lower()))
        short = one.words < _LEAST_REPEAT and not one.sentence and verdicts[i] != TITLE and same not in seen
        if verdicts[i] not in {TITLE, TEXT} or short:
            continue
        if same in seen and verdicts[i] == TEXT:
            verdicts[i] = "repeated"
        seen.add(same)
