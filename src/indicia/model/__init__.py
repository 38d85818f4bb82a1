"""The nouns of Indicia: frozen, serialisable values that every room shares.

Facts go down one line, each type made from the ones before it::

    Page -> Article -> (Parse) -> Statement* -> Event* -> Exposure* -> Reading
    many Readings + Watch -> Indication* -> Assessment -> Change*

All offsets count Unicode code points into `Article.text`, half-open: `[start, end)`.
"""

from indicia.model.alert import Alert, AlertKind, Said
from indicia.model.article import Article, Block, Dateline, Page
from indicia.model.assessment import (
    BEARINGS,
    CHANGES,
    CREDIBILITY,
    LIKELIHOODS,
    MARKS,
    RELIABILITY,
    SOURCE_ROLES,
    Answer,
    Assessment,
    Bearing,
    Change,
    Evidence,
    Grade,
    Indication,
    Judgement,
    Likelihood,
    Mark,
    Missing,
    Reply,
    SourceRole,
    Table,
)
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
from indicia.model.watch import (
    SIDES,
    STAGES,
    STATES,
    Expected,
    Hypothesis,
    Indicator,
    Rule,
    Side,
    Stage,
    State,
    Watch,
)

__all__ = [
    "BEARINGS",
    "CERTAINTIES",
    "CHANGES",
    "CREDIBILITY",
    "EDGE_KINDS",
    "KINDS",
    "LIKELIHOODS",
    "LIKENESSES",
    "MARKS",
    "MEASURES",
    "MOVES",
    "NODE_KINDS",
    "PLACE_KINDS",
    "RELIABILITY",
    "SIDES",
    "SOURCE_ROLES",
    "STAGES",
    "STANCES",
    "STANDINGS",
    "STATES",
    "STATUSES",
    "TYPES",
    "Alert",
    "AlertKind",
    "Answer",
    "Article",
    "Assessment",
    "Bearing",
    "Block",
    "Certainty",
    "Change",
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
    "Evidence",
    "Expected",
    "Exposure",
    "ExposureStatus",
    "FetchError",
    "Grade",
    "Hypothesis",
    "Indication",
    "Indicator",
    "IndiciaError",
    "Judgement",
    "LedgerError",
    "Likelihood",
    "Likeness",
    "Listed",
    "Mark",
    "Member",
    "Mention",
    "Missing",
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
    "Reply",
    "Rule",
    "Said",
    "Side",
    "SourceRole",
    "Span",
    "Stage",
    "Stance",
    "State",
    "Statement",
    "StatementKind",
    "Status",
    "Table",
    "Telling",
    "Time",
    "UsageError",
    "Watch",
    "WireFamily",
]
