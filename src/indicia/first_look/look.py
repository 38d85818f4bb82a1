"""The look itself: an automaton over the bytes as they came, then weights over sentences about a party."""

from msgspec import Struct

from indicia.first_look.plain import plain, seems_english
from indicia.first_look.raw import Raw
from indicia.first_look.terms import Terms, terms
from indicia.first_look.weighing import weights
from indicia.first_look.windows import Finder, Window

REASONS: dict[str, str] = {
    "no_party": "names no land, body, person or group that a regime or watch is about",
    "no_matter": "says too little about such a party that the regime or watch could concern",
    "language": "is not in English",
}


class Look(Struct, frozen=True):
    """What a first look found: `reason` is a slug of `REASONS`, None where the page should be read.

    `group` is the regime or watch it seems to be about, `words` are those that weigh most, the party first;
    `score` is how far above or below what is enough the weightiest sentence came.
    """

    reason: str | None = None
    group: str | None = None
    words: tuple[str, ...] = ()
    score: float | None = None


class FirstLook:
    """A look at pages for one set of terms; made once, used for many pages."""

    def __init__(self, asked: Terms | None = None) -> None:
        self.terms = asked or terms()
        self.weights = weights()
        self._finder = Finder(self.terms)
        self._raw = Raw(name for name, known in self.terms.names.items() if known.groups)

    def page(self, content: bytes) -> Look:
        """Look at a page as it came: HTML or plain text, in any encoding."""
        if not self._raw.named(content):
            return Look("no_party")
        text = plain(content)
        found = self.text(text)
        if found.reason is None and not seems_english(text):
            return Look("language")
        return found

    def text(self, text: str) -> Look:
        """Look at the text of a page."""
        best: tuple[float, Window] | None = None
        for window in self._finder.windows(text):
            if window.watched:
                place = (window.watched & -window.watched).bit_length() - 1
                return self._look(None, window, self.terms.groups[place])
            score = self.weights.sum(window)
            if score >= self.weights.enough:
                return self._look(None, window, self.terms.groups[self.weights.group(window)], score)
            if best is None or score > best[0]:
                best = score, window
        if best is None:
            return Look("no_party")
        return self._look("no_matter", best[1], None, best[0])

    def _look(
        self, reason: str | None, window: Window, group: str | None, score: float | None = None
    ) -> Look:
        above = None if score is None else round(score - self.weights.enough, 2)
        words = dict.fromkeys((*window.names, *self.weights.strongest(window)))
        return Look(reason, group, tuple(words), above)
