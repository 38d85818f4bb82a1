"""The nouns of Indicia: frozen, serialisable values that every room shares.

Facts go down one line, each type made from the ones before it::

    Page -> Article -> (Parse) -> Statement* -> Event* -> Exposure* -> Reading

All offsets count Unicode code points into `Article.text`, half-open: `[start, end)`.
"""

from indicia.model.article import Article, Block, Dateline, Page
from indicia.model.errors import DataError, FetchError, IndiciaError, LedgerError, PageError, UsageError
from indicia.model.event import STANDINGS, STATUSES, TYPES, Event, EventType, Status
from indicia.model.exposure import CitedProvision, Exposure, ExposureStatus
from indicia.model.names import KINDS, Entity, EntityKind, Mention
from indicia.model.place import PLACE_KINDS, Place, PlaceKind
from indicia.model.reading import Note, Reading
from indicia.model.span import Span, Time
from indicia.model.statement import CERTAINTIES, STANCES, Certainty, Stance, Statement, StatementKind

__all__ = [
    "CERTAINTIES",
    "KINDS",
    "PLACE_KINDS",
    "STANCES",
    "STANDINGS",
    "STATUSES",
    "TYPES",
    "Article",
    "Block",
    "Certainty",
    "CitedProvision",
    "DataError",
    "Dateline",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Exposure",
    "ExposureStatus",
    "FetchError",
    "IndiciaError",
    "LedgerError",
    "Mention",
    "Note",
    "Page",
    "PageError",
    "Place",
    "PlaceKind",
    "Reading",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Status",
    "Time",
    "UsageError",
]
