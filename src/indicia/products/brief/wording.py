"""The words of a brief for states, stances and lines: what is said stays somebody's word."""

from datetime import date

from indicia.model import Assessment, Indication, Origin
from indicia.model.watch import State
from indicia.products import words
from indicia.products.brief.notes import Notes
from indicia.products.brief.value import Line, Run, run

STATE_WORDS: dict[str, str] = {
    "nothing": "Nothing seen",
    "signs": "Signs only",
    "single_origin": "A single origin",
    "corroborated": "Corroborated",
    "contested": "Contested",
    "refuted": "Refuted",
}
_NAMED = 3
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i"))
NO_FINDING = (
    "This is what is said, weighed by a published rule. It is no finding that anything happened or that "
    "anybody broke the law, and no legal advice."
)


def bottom_line(it: Assessment, origins: tuple[Origin, ...], denying: tuple[str, ...]) -> str:
    """The state in one careful sentence."""
    names = listed([origin.name for origin in origins])
    many = words.count(len(origins), "independent origin")
    says = "says" if len(origins) == 1 else "say"
    some = [*denying[:_NAMED], f"{len(denying) - _NAMED} others"] if len(denying) > _NAMED + 1 else denying
    who = listed(some) or "Somebody named"
    denies = "deny" if len(denying) > 1 else "denies"
    told: dict[State, str] = {
        "nothing": "Nothing that meets the watch was seen as done.",
        "signs": "There are signs only: intent, preparation or plans, or the act told by unknown origins.",
        "single_origin": f"{many} {says} that it was so ({names}); no other origin that is known does.",
        "corroborated": f"{many} {says} that it was so: {names}.",
        "contested": f"{many} {says} that it was so ({names}); {who} {denies} it, and the denial stands.",
        "refuted": "Enough independent origins tell what refutes it, or all who told it took it back.",
    }
    beside = f" {who} {denies} it; by the rule of this watch a denial stands beside." if it.denials else ""
    return told[it.state] + (beside if it.state != "contested" else "")


def listed(names: tuple[str, ...] | list[str]) -> str:
    """`A, B and C`."""
    held = list(dict.fromkeys(names))
    return held[0] if len(held) == 1 else f"{', '.join(held[:-1])} and {held[-1]}" if held else ""


def speaker(one: Indication, notes: Notes) -> str:
    """Who says it, as the page names them, and whom that means."""
    if notes.unsourced(one):
        return "Nobody named"
    if one.speaker is None:
        return f"{one.outlet or 'The page'}, in its own voice"
    meant = one.origins[-1] if one.origins and one.named else ""
    if meant and one.speaker.casefold() in _PRONOUNS:
        return meant
    told = one.speaker[:1].upper() + one.speaker[1:]
    return told if not meant or meant.casefold() in told.casefold() else f"{told} ({meant})"


def on(day: date | None) -> str:
    """A day, or that there is none."""
    return words.day(day) if day else "undated"


def told(one: Indication, notes: Notes) -> Line:
    """`X (asserts), in Y, 3 Mar 2024: “sentence” [4]`."""
    how = one.stance or one.status or "told"
    where = f" ({how}), {one.outlet or one.place}, {on(one.day)}: "
    return (
        run(speaker(one, notes), "strong"),
        run(where),
        run(f"“{notes.quote(one)}”", "quote"),
        notes.of(one),
    )


def refs(found: tuple[Indication, ...] | list[Indication], notes: Notes) -> Line:
    """The footnotes of several, each once."""
    return tuple(dict.fromkeys(notes.of(one) for one in found))


def more(count: int, what: str) -> Line:
    """That there are more than are shown."""
    return (Run(f"{words.count(count, what)} more, not shown here", "soft"),)
