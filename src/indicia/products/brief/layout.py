"""What all formats of a brief share: the line below the title, and a sentence in its paragraph."""

from indicia.products import words
from indicia.products.brief.value import Brief, Footnote
from indicia.products.marking import MEANINGS


def heading(brief: Brief) -> str:
    """Which brief it is, of which day."""
    since = f"changes since {words.day(brief.since)}, " if brief.since else ""
    handling = f" {brief.marking}: {MEANINGS[brief.marking]}." if brief.marking else ""
    return f"Brief on the watch {brief.watch}, {since}as of {words.day(brief.as_of)}.{handling}"


def around(note: Footnote, brief: Brief) -> tuple[str, str, str]:
    """The paragraph that a footnote's sentence stands in: before it, the sentence, after it."""
    text = next(page.text for page in brief.pages if page.version == note.version)
    top = text.rfind("\n\n", 0, note.start)
    start = 0 if top < 0 else top + 2
    bottom = text.find("\n\n", note.end)
    end = len(text) if bottom < 0 else bottom
    return text[start : note.start], text[note.start : note.end], text[note.end : end]
