"""Every address of the API."""

from litestar.handlers import BaseRouteHandler

from indicia.app.api import describing, desk, finding, intakes, items, lawbook, names, pages, watchroom

routes: list[BaseRouteHandler] = [
    describing.openapi,
    pages.arrivals,
    pages.versions,
    pages.reading,
    items.held,
    items.change,
    items.undo,
    items.beside,
    items.annotate,
    items.close_note,
    finding.statements,
    finding.exposures,
    finding.articles,
    finding.export,
    names.named,
    names.known,
    names.events,
    names.decisions,
    names.merge,
    names.split,
    names.undo,
    lawbook.provisions,
    lawbook.provision,
    watchroom.listed,
    watchroom.watch,
    watchroom.changes,
    watchroom.claims_listed,
    watchroom.claim,
    intakes.begin,
    intakes.progress,
    intakes.events,
    desk.counts,
    desk.sources,
    desk.failures,
    desk.corrections,
    desk.log,
]
