"""The article's time expressions, from `language.dates`, as `Time` values."""

from bisect import bisect_right
from collections.abc import Callable

from indicia.language import dates
from indicia.language.tree import Sentence, Token
from indicia.model import Article, DataError, Note, Span, Time

# Lengths and repetitions are times only where they have a place on the calendar.
UNPLACED = ("DURATION", "SET")


def find(
    article: Article, tokens: tuple[Token, ...], _sentences: tuple[Sentence, ...]
) -> tuple[tuple[Time, ...], tuple[Note, ...]]:
    """The time expressions of an article, in text order, and notes on those that have no days.

    Offsets count in `article.text`; the dateline is passed over. On a page without a date, what is
    counted from the day of publication is kept without days, and their number is noted.

    Raises:
        DataError: if a data file of the dates does not keep its schema.
    """
    text = article.text
    try:
        found = dates.join(text, dates.find(text, article.published, tense=_tense(tokens)))
    except dates.DataError as error:
        raise DataError(f"language/dates/data: {error}") from error
    line = article.dateline
    kept = [t for t in found if line is None or t.end <= line.start or t.start >= line.end]
    placed = [t for t in kept if t.type not in UNPLACED or t.anchored]
    times = tuple(Time(t.start, t.end, t.text, t.earliest, t.latest) for t in placed)
    return times, _notes([t for t in placed if not t.anchored], dated=article.published is not None)


def _notes(loose: list[dates.Timex], *, dated: bool) -> tuple[Note, ...]:
    """What could not be placed: counted on an undated page, told one by one on a dated one."""
    if not dated:
        n = len(loose)
        times = f"{n} relative times stay" if n != 1 else "1 relative time stays"
        return (Note("relative_times", f"{times} relative: the page is undated"),) if n else ()
    return tuple(
        Note("unplaced_time", f"“{t.text}” could not be placed on the calendar", Span(t.start, t.end, t.text))
        for t in loose
    )


def _tense(tokens: tuple[Token, ...]) -> Callable[[int], dates.Tense | None]:
    """Tells the tense at a character, from the verb that governs the word there."""
    starts = [token.start for token in tokens]

    def at(offset: int) -> dates.Tense | None:
        i = bisect_right(starts, offset) - 1
        if i < 0 or tokens[i].end <= offset:
            return None
        for token in (tokens[i], *tokens[i].ancestors()):
            if token.pos in ("VERB", "AUX"):
                return _of_verb(token)
        return None

    return at


def _of_verb(verb: Token) -> dates.Tense | None:
    """Past, present or future, by a verb's tag and its auxiliaries; None where they do not say."""
    helpers = [child for child in verb.children if child.dep in ("aux", "auxpass")]
    if any(child.lower == "have" for child in helpers) and verb.tag == "VBN":
        return "past"  # "may have sailed", "is said to have sailed"
    if any(child.lower == "could" for child in helpers) and any(c.dep == "neg" for c in verb.children):
        return "past"  # "could not be reached on Friday"
    if any(child.tag == "MD" or child.lower == "to" for child in helpers):
        return "future"
    tags = {verb.tag} | {child.tag for child in helpers}
    if "VBD" in tags or (verb.tag == "VBN" and {"VBZ", "VBP"} & tags):
        return "past"
    return None
