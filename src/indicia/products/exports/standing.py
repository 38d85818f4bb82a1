"""An act or a statement in one line that names who says so: no format gets it without its standing."""

from indicia.language.sentences import sentence
from indicia.model import Event, Statement
from indicia.products import words
from indicia.products.exports.selection import Found
from indicia.products.view_said import joined

LABELS: dict[str, str] = dict(words.GROUPS)
NOBODY = "nobody named"


def claimant(said: Statement | None, found: Found) -> str:
    """Who says it: the source in the words of the page, and the outlet that reports it."""
    if said is None or said.author:
        return f"{found.outlet}, in its own voice"
    source = said.named or NOBODY
    who = [name for name in found.names(said.source_entities) if name.casefold() not in source.casefold()]
    meant = f" ({', '.join(who)})" if who else ""
    return f"{source}{meant}, as reported by {found.outlet}"


def saying(said: Statement, found: Found) -> str:
    """A statement in one line: `X (denies), as reported by Y on DAY: “…”`."""
    return f"{claimant(said, found)} on {found.told_on} ({said.stance}): “{joined(said.content)}”"


def act(event: Event, found: Found) -> str:
    """What was done by whom to whom, after how it stands: `Alleged: arms (North Korea → Russia)`."""
    what = (event.conduct or "").replace("_", " ") or words.TYPE_WORDS.get(event.type or "", "conduct")
    sides = [", ".join(found.names(side)) for side in (event.actors, event.recipients)]
    between = " → ".join(side for side in sides if side)
    return f"{LABELS[event.status]}: {what}" + (f" ({between})" if between else "")


def told(event: Event, found: Found) -> str:
    """How an act stands, who says so and in which sentence."""
    quote = sentence(found.reading.article.text, event.trigger).text
    who = claimant(found.statement(event.statement), found)
    line = f"{LABELS[event.status]}. Told by {who}, {found.told_on}: “{quote}”"
    return " ".join((line, *(f"Denied by {claimant(said, found)}." for said in denials(event, found))))


def denials(event: Event, found: Found) -> list[Statement]:
    """The statements of the page that deny what the act's own statement says."""
    told_in = event.statement
    return [s for s in found.reading.statements if told_in and s.answers == told_in and s.stance == "denies"]
