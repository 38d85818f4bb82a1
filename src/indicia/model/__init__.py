"""The nouns of Indicia: frozen, serialisable values that every room shares.

Facts go down one line, each type made from the ones before it::

    Page -> Article -> (Parse) -> Statement* -> Event* -> Exposure* -> Reading

All offsets count Unicode code points into `Article.text`, half-open: `[start, end)`.
"""

from indicia.model.article import Article, Block, Dateline, Page
from indicia.model.claim import MOVES, Claim, Move, Telling
from indicia.model.errors import DataError, FetchError, IndiciaError, LedgerError, PageError, UsageError
from indicia.model.event import STANDINGS, STATUSES, TYPES, Event, EventType, Status
from indicia.model.exposure import CitedProvision, Exposure, ExposureStatus
from indicia.model.family import LIKENESSES, Likeness, Member, WireFamily
from indicia.model.listing import MEASURES, Listed, PossibleListing
from indicia.model.names import KINDS, Entity, EntityKind, Mention
from indicia.model.origin import (
    EDGE_KINDS,
    NODE_KINDS,
    Comparison,
    EdgeKind,
    NodeKind,
    Origin,
    OriginEdge,
    OriginNode,
    Origins,
)
from indicia.model.place import PLACE_KINDS, Place, PlaceKind
from indicia.model.reading import Note, Reading
from indicia.model.span import Span, Time
from indicia.model.statement import CERTAINTIES, STANCES, Certainty, Stance, Statement, StatementKind

__all__ = [
    "CERTAINTIES",
    "EDGE_KINDS",
    "KINDS",
    "LIKENESSES",
    "MEASURES",
    "MOVES",
    "NODE_KINDS",
    "PLACE_KINDS",
    "STANCES",
    "STANDINGS",
    "STATUSES",
    "TYPES",
    "Article",
    "Block",
    "Certainty",
    "CitedProvision",
    "Claim",
    "Comparison",
    "DataError",
    "Dateline",
    "EdgeKind",
    "Entity",
    "EntityKind",
    "Event",
    "EventType",
    "Exposure",
    "ExposureStatus",
    "FetchError",
    "IndiciaError",
    "LedgerError",
    "Likeness",
    "Listed",
    "Member",
    "Mention",
    "Move",
    "NodeKind",
    "Note",
    "Origin",
    "OriginEdge",
    "OriginNode",
    "Origins",
    "Page",
    "PageError",
    "Place",
    "PlaceKind",
    "PossibleListing",
    "Reading",
    "Span",
    "Stance",
    "Statement",
    "StatementKind",
    "Status",
    "Telling",
    "Time",
    "UsageError",
    "WireFamily",
]
