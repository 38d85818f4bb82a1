"""Tellings that look like a voice of their own and are an echo: what is carried, what is told as known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from indicia.language.names.data import bodies
from indicia.model import Claim, OriginNode, Reading, Telling
from indicia.origins.data import phrases, wording
from indicia.origins.speakers import Voice

SAYS = ("first", "repeated", "narrowed", "corrected")
_OWN = ("credit", "outlet")


@dataclass(frozen=True, eq=False)
class Told:
    """A telling with who is behind it, and the media that carry it, by the ids of their nodes.

    There is no voice where the page is merged of dispatches and says nothing itself.
    """

    telling: Telling
    voice: Voice | None
    media: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """The day of its page; one without a date comes last."""
        return self.telling.day or date.max


def settled(held: Sequence[Told], claim: Claim, readings: Mapping[str, Reading]) -> list[Told]:
    """The tellings, those that are echoes given the voice that they echo, or an unknown one."""
    spoken = [told for told in held if told.voice is not None and told.telling.move in SAYS]
    experts = _panel(spoken, claim)
    return [_settled(told, spoken, experts, readings) if told in spoken else told for told in held]


def _settled(
    told: Told, spoken: Sequence[Told], experts: Voice | None, readings: Mapping[str, Reading]
) -> Told:
    voice = told.voice
    if voice is not None and voice.rule == "panel" and experts is not None:
        return replace(told, voice=replace(experts, rule="panel", why=voice.why))
    if voice is None or voice.node.kind != "medium":
        return told
    if (source := carried(told, voice, spoken)) is not None:
        why = f"{voice.node.name} gives it on another page as said by {source.node.name}"
        return replace(told, voice=replace(source, rule="carried", why=why))
    if (own := sister(told, voice, spoken)) is not None:
        return replace(
            told, voice=replace(own, rule="carried", why=f"{voice.node.name} has it of {own.node.name}")
        )
    if voice.rule in _OWN and as_known(told, voice, spoken) and not _found(told, readings):
        name = f"{voice.node.name}, without saying how it knows"
        node = OriginNode(f"unknown:{told.telling.page}:as known", "unknown", name)
        return replace(told, voice=Voice(node, rule="as_known", why="others had said so before"))
    return told


def _panel(spoken: Sequence[Told], claim: Claim) -> Voice | None:
    """The panel that tells it under its name, if one does; else the one that watches over a party."""
    named = {o.voice.node.id: o.voice for o in spoken if o.voice and o.voice.rule == "named"}
    found = [voice for voice in named.values() if phrases(wording().panels).search(voice.node.name)]
    if found:
        return found[0] if len(found) == 1 else None
    rows = [row for row in bodies()["un"].rows if row.about in claim.parties]
    return Voice(OriginNode(f"source:{rows[0].name}", "source", rows[0].name)) if len(rows) == 1 else None


def carried(told: Told, voice: Voice, spoken: Sequence[Told]) -> Voice | None:
    """An outlet or agency that gives it elsewhere as the word of another adds nothing by saying it itself."""
    sources = [
        other.voice
        for other in spoken
        if other is not told
        and other.voice is not None
        and voice.node.id in other.media
        and (voice.rule not in _OWN or other.day <= told.day)
    ]
    return min(sources, key=lambda source: not source.known, default=None)


def sister(told: Told, voice: Voice, spoken: Sequence[Told]) -> Voice | None:
    """An outlet that tells what "our sister paper" found has it from the other outlet of its owner."""
    if voice.rule not in _OWN or not phrases(wording().sister).search(told.telling.quote):
        return None
    owner = {node.id for node in voice.above}
    others = (other.voice for other in spoken if other.voice and other.day <= told.day)
    return next(
        (it for it in others if it.node.id != voice.node.id and owner & {node.id for node in it.above}), None
    )


def as_known(told: Told, voice: Voice, spoken: Sequence[Told]) -> bool:
    """A page that says it after others did, and not how it knows, may have it from any of them: unknown."""
    before = [other.voice for other in spoken if other.voice is not None and other.day < told.day]
    ends = {node.id for other in before for node in (other.node, *other.above)}
    return bool(before) and not ends & {voice.node.id, *(node.id for node in voice.above)}


def _found(told: Told, readings: Mapping[str, Reading]) -> bool:
    """Whether the page says that it saw for itself."""
    return bool(phrases(wording().found).search(readings[told.telling.page].article.text))


def media_between(voices: Sequence[Voice]) -> Iterator[str]:
    """The media through which a page has it from somebody: those it names, and its own outlet or agency."""
    for voice in voices[1:]:
        if voice.node.kind == "medium" and voice.node.id != voices[0].node.id:
            yield voice.node.id
