"""What Indicia makes of one page."""

from msgspec import Struct

from indicia.model.article import Article
from indicia.model.event import Event
from indicia.model.exposure import Exposure
from indicia.model.listing import PossibleListing
from indicia.model.names import Entity, Mention
from indicia.model.place import Place
from indicia.model.span import Span
from indicia.model.statement import Statement


class Note(Struct, frozen=True):
    """Something that was skipped, guessed or not understood: `slug` for machines, `text` for people."""

    slug: str
    text: str
    span: Span | None = None


class Reading(Struct, frozen=True):
    """One page, read: the article, who said what, what happened, what it may concern.

    `places` says where the places of its events lie, by entity id; one that the gazetteer does not
    know is not there. `listings` are the parties of a list in use that entities of the page may be;
    without a list of one's own it is empty.
    """

    article: Article
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    listings: tuple[PossibleListing, ...] = ()
    places: dict[str, Place] = {}
    notes: tuple[Note, ...] = ()
