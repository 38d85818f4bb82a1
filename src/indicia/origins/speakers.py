"""Who speaks, as a page gives it, and the voice that is found for them."""

from dataclasses import dataclass

from indicia.language.sentences import sentence
from indicia.model import Entity, OriginEdge, OriginNode, Reading, Statement
from indicia.origins import panels, sourced
from indicia.origins.data import Known
from indicia.origins.ground import ground, guessed


@dataclass(frozen=True)
class Voice:
    """The end of a chain: the node that speaks, what it belongs to, the rule that says so and why."""

    node: OriginNode
    edges: tuple[OriginEdge, ...] = ()
    above: tuple[OriginNode, ...] = ()
    rule: str = ""
    why: str = ""

    @property
    def known(self) -> bool:
        """Whether it can be named, and so counted."""
        return self.node.kind != "unknown"


@dataclass(frozen=True)
class Speaker:
    """A source as the page gives it: its words, whom they mean, and the sentence it stands in.

    `beside` are those that the words name in apposition ("X, the ambassador of Y"), `within` all that they
    name, `subject` whom it tells of, `here` the state from which the page reports,
    `seat` that in whose capital they sit ("the joint chiefs of staff in Seoul"), `lands` those whose organs
    the words name, `home` the one that runs the outlet,
    `ground` that whose organ it is by what else the page tells, `panel` the experts of the UN it speaks of;
    `guessed` says that the land found for them is only one named near them.
    """

    text: str
    entities: tuple[Entity, ...]
    beside: tuple[Entity, ...]
    within: tuple[Entity, ...]
    subject: Entity | None
    here: str | None
    seat: str | None
    lands: tuple[str, ...]
    home: str | None
    ground: str | None
    panel: str | None
    guessed: bool
    sentence: str
    known: Known
    page: str

    @property
    def name(self) -> str:
        """What to call it: the name of whom the words mean, which may be a pronoun."""
        return self.entities[0].name if len(self.entities) == 1 else f"“{self.text}”"


def speaker(statement: Statement, reading: Reading, known: Known, page: str) -> Speaker:
    """The source of a statement with what the rules look at."""
    land = ground(statement, reading)
    statement = sourced.spoken(statement, reading)
    if not statement.source_entities:
        statement = sourced.named(statement, reading)
    entities = sourced.entities(statement, reading)
    subject = sourced.subject(statement, reading)
    statement = sourced.named(statement, reading)
    return Speaker(
        text=" ".join(span.text for span in statement.source),
        entities=entities,
        beside=tuple(one for one in sourced.apposed(statement, reading) if one not in entities),
        within=sourced.within(statement, reading),
        subject=subject,
        here=sourced.here(statement, reading),
        seat=sourced.seat(statement),
        lands=sourced.lands(statement, reading),
        home=_home(reading, known),
        ground=land,
        panel=panels.of_page(reading),
        guessed=len(entities) == 1 and guessed(entities[0], reading),
        sentence=_sentence(statement, reading),
        known=known,
        page=page,
    )


def _home(reading: Reading, known: Known) -> str | None:
    """The state that runs the outlet of a page, which writes of its own organs without their state."""
    row = known.medium(reading.article.url) or known.medium(reading.article.outlet)
    return row.government if row else None


def _sentence(statement: Statement, reading: Reading) -> str:
    """The sentence around a source, without other sources in it: who is unnamed there is somebody else."""
    spans = statement.source or statement.cue or statement.content
    around = sentence(reading.article.text, spans)
    start, end = around.start, around.end
    letters = list(around.text)
    for other in reading.statements:
        for span in other.source:
            apart = not any(span.start < own.end and own.start < span.end for own in spans)
            if apart and start <= span.start and span.end <= end:
                letters[span.start - start : span.end - start] = " " * (span.end - span.start)
    return "".join(letters)
