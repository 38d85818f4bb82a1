"""Who tells an act: of the statements it stands in, the innermost that is somebody's word."""

from collections.abc import Iterable, Mapping

from indicia.model import Reading, Span, Statement
from indicia.origins.acts import SAYS, Act, within
from indicia.origins.data import phrases, wording


def charges(act: Act, reading: Reading) -> tuple[str, ...]:
    """The charges that stand whole in the evidence and blame who did it: "blamed X for the theft"."""
    return tuple(
        said.id
        for said in reading.statements
        if said.stance == "accuses"
        and not set(said.accused_entities).isdisjoint(act.actors)
        and all(within(span, act.evidence) for span in (*said.source, *said.content))
    )


def below_headline(act: Act, reading: Reading) -> tuple[str, ...]:
    """Who tells in the text what the headline says in short: read as one act, it has the headline's voice."""
    title = reading.article.title_block
    below = [span for span in act.evidence if title is not None and span.start >= title.end]
    if title is None or not below or len(below) == len(act.evidence):
        return ()
    told = [
        said
        for said in reading.statements
        if not said.author and said.stance in SAYS and all(_shared(span, said) for span in below)
    ]
    return (max(told, key=lambda said: (_length(said.content), said.id)).id,) if told else ()


def _shared(span: Span, said: Statement) -> bool:
    """Whether most of what is said stands in some characters, or most of them in it."""
    return any(
        min(part.end, span.end) - max(part.start, span.start)
        > min(span.end - span.start, part.end - part.start) / 2
        for part in said.content
    )


def owned(statement: Statement, by_id: Mapping[str, Statement]) -> Statement:
    """The statement that a proof stands in: "there is evidence that X" is the word of who says so."""
    outer = by_id.get(statement.within or "")
    return outer if outer is not None and _proof(statement) else statement


def _proof(statement: Statement) -> bool:
    """Whether a statement is the word of nobody, and speaks of what there is to show it."""
    cue = " ".join(span.text for span in statement.cue)
    return nobody_s(statement) and bool(phrases(wording().proof).search(cue))


def nobody_s(statement: Statement) -> bool:
    """Whether an act is only named as what a rumour or a charge is about, and no one owns it."""
    return statement.made_by == "statements/noun" and not statement.source and statement.stance == "hedged"


def innermost(statement: Statement, act: Act, reading: Reading) -> Statement:
    """The statement farthest in that still tells the act: whoever is reported in it said so."""
    found, seen = statement, {statement.id}
    while True:
        inner = [
            other
            for other in reading.statements
            if other.within == found.id
            and other.id not in seen
            and not _proof(other)
            and _tells(other, found, act.evidence)
        ]
        if not inner:
            return found
        found = min(inner, key=lambda other: (-_length(other.content), other.id))
        seen.add(found.id)


def _tells(inner: Statement, outer: Statement, evidence: tuple[Span, ...]) -> bool:
    """Whether a statement within another is about the act, and does not turn its sense around."""
    turned = (inner.stance == "denies") != (outer.stance == "denies")
    if inner.stance in ("declines", "asks", "demands") or turned:
        return False
    return any(
        min(part.end, span.end) - max(part.start, span.start) > (span.end - span.start) / 2
        for part in inner.content
        for span in evidence
    )


def _length(spans: Iterable[Span]) -> int:
    return sum(span.end - span.start for span in spans)
