"""The names in a source that the network marked: whole, with their article, and no more than a name."""

import re
from dataclasses import replace

from indicia.language import Parse
from indicia.statements.phrases import Range
from indicia.statements.trained import Attribution

# A town in capitals, an agency in brackets, a dash.
_DATELINE = re.compile(r"[A-Z]{3,}[A-Z ,.]*(?:\([A-Za-z]+\) *)?[-–—―] +")
_POINTING = frozenset(
    ("the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your")
)
_DASHES = ("–", "—", "―")


class Names:
    """The names of a page: no source ends inside one ("Kim Jong | Un stressed"), none lacks its "the"."""

    def __init__(self, parse: Parse) -> None:
        self._parse = parse
        self._around = {t.i: m for m in parse.mentions for t in parse.within(m.start, m.end)}

    def mended(self, attribution: Attribution) -> Attribution:
        """An attribution whose source keeps whole names, and whose cue begins after them."""
        found = (self._edged(self._whole(span, attribution), attribution) for span in attribution.source)
        source = tuple(span for span in found if self._names(span))
        start, end = attribution.cue
        reach = max((b for a, b in source if a <= start < b), default=start)
        later = [t for t in self._parse.within(reach, end) if t.pos != "PUNCT"] if reach > start else []
        if reach > start and not later:
            return attribution
        cue = (later[0].start, end) if later else attribution.cue
        return replace(attribution, cue=cue, source=source)

    def _edged(self, span: Range, attribution: Attribution) -> Range:
        """A source without its dateline ("BRUSSELS - Leaders"), and with its last comma."""
        text = self._parse.article.text
        line = _DATELINE.match(text, *span)
        start, end = line.end() if line else span[0], span[1]
        begun = self._begun(start, end)
        start = start if any(a < start and begun < b for a, b in attribution.content) else begun
        if sum(text.count(dash, start, end) for dash in _DASHES) == 1:
            end = start + len(text[start:end].rstrip("".join(_DASHES) + " "))
        open_ended = text.count(",", start, end) % 2 == 1 and text[end - 1] != ","
        return start, end + (open_ended and text[end : end + 1] == ",")

    def _cut(self, at: int) -> bool:
        """Whether the word just outside a source is of a name: "Kim Jong | Un", not "both | Kim"."""
        return 0 <= at < len(self._parse.tokens) and self._parse.tokens[at].pos == "PROPN"

    def _whole(self, span: Range, attribution: Attribution) -> Range:
        inside = self._parse.within(*span)
        if not inside:
            return span
        first, last = self._around.get(inside[0].i), self._around.get(inside[-1].i)
        start = min(span[0], first.start) if first and self._cut(inside[0].i - 1) else span[0]
        end = max(span[1], last.end) if last and self._cut(inside[-1].i + 1) else span[1]
        before = self._parse.tokens[inside[0].i - 1] if inside[0].i else None
        if start == span[0] and before is not None and before.lower in _POINTING and before.head in inside:
            start = before.start
        taken = any(a < end and start < b for a, b in attribution.content)
        return span if taken else (start, end)

    def _names(self, span: Range) -> bool:
        """Whether words can name somebody at all: not "The" alone."""
        inside = self._parse.within(*span)
        return len(inside) != 1 or inside[0].lower not in {"the", "a", "an"}

    def _begun(self, start: int, end: int) -> int:
        """Where a source begins: not with an "and", nor inside what belongs to it ("year | 's race")."""
        inside = self._parse.within(start, end)
        if len(inside) > 1 and inside[0].pos == "CCONJ" and inside[0].lower in {"and", "but"}:
            return inside[1].start
        if inside and inside[0].tag == "POS":
            return self._parse.tokens[inside[0].head.left].start
        head = next((t for t in inside if not start <= t.head.start < end), None)
        beside = head is not None and head.dep == "appos" and (head.pos, head.head.pos) == ("NOUN", "PROPN")
        if head is not None and beside and self._parse.article.text[head.head.end : start].strip() == ",":
            return self._parse.tokens[head.head.left].start  # "China, | Pyongyang's only ally, said"
        return start
