"""Footnotes, numbered as they are first cited; one sentence of one version is one footnote."""

from collections.abc import Mapping, Sequence

from indicia.language.sentences import sentence
from indicia.model import Indication, Span
from indicia.products.brief.value import Cited, Footnote, Run
from indicia.products.exports.selection import Found


class Notes:
    """The footnotes of a brief as it is written."""

    def __init__(self, found: Mapping[int, Found]) -> None:
        self._found = found
        self._made: dict[tuple[int, int, int], Footnote] = {}

    def of(self, one: Indication) -> Run:
        """The footnote of an indication."""
        return self.at(one.version, one.spans)

    def at(self, version: int, spans: Sequence[Span]) -> Run:
        """The footnote of the sentence around some characters of a version."""
        found = self._found[version]
        quoted = sentence(found.version.text, spans)
        key = (version, quoted.start, quoted.end)
        if key not in self._made:
            self._made[key] = self._note(found, quoted)
        return Run(str(self._made[key].number), "ref")

    def unsourced(self, one: Indication) -> bool:
        """Whether somebody is reported whom the page does not name: neither a name nor its own voice."""
        said = self._found[one.version].statement(one.item)
        return one.speaker is None and said is not None and not said.author

    def quote(self, one: Indication) -> str:
        """The sentence that an indication stands in."""
        return sentence(self._found[one.version].version.text, one.spans).text

    def _note(self, found: Found, quoted: Span) -> Footnote:
        version, place = found.version, found.archived
        return Footnote(
            number=len(self._made) + 1,
            quote=quoted.text,
            outlet=found.outlet,
            title=version.title or "no headline",
            day=version.published,
            place=version.place,
            archived=place.at,
            sha256=place.sha256,
            file=place.file,
            offset=place.start,
            version=version.id,
            start=quoted.start,
            end=quoted.end,
        )

    @property
    def all(self) -> tuple[Footnote, ...]:
        """All of them, by number."""
        return tuple(self._made.values())

    def pages(self) -> tuple[Cited, ...]:
        """The versions they lead to, in the order of their first footnote."""
        held: dict[int, list[tuple[int, int, int]]] = {}
        for note in self._made.values():
            held.setdefault(note.version, []).append((note.start, note.end, note.number))
        return tuple(
            Cited(
                version=number,
                place=found.version.place,
                outlet=found.outlet,
                title=found.version.title or "no headline",
                day=found.version.published,
                text=found.version.text,
                marks=tuple(sorted(marks)),
            )
            for number, marks in held.items()
            for found in [self._found[number]]
        )
