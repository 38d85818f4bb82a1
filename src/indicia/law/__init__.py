"""Statements + events -> exposures: provisions as data, and what conduct may concern.

"May concern", never more: an exposure sets conduct beside paragraphs, with what speaks for it, what is
missing, and how well each paragraph of the data is verified. It is not legal advice.
"""

from pathlib import Path

from indicia.language import Parse
from indicia.law.files import SETTING, Law, folder, in_use, packaged
from indicia.law.finding import NOTES, exposures
from indicia.law.lifted import Checked, record, undo
from indicia.law.lookup import linked, on, provisions, ran_out, search, show
from indicia.law.problems import Problem, check
from indicia.law.provisions import LEVELS, Provision, Regime
from indicia.model import DataError, Event, Exposure, Note, PossibleListing, Statement

__all__ = [
    "LEVELS",
    "NOTES",
    "SETTING",
    "Checked",
    "Law",
    "Problem",
    "Provision",
    "Regime",
    "check",
    "find",
    "folder",
    "in_use",
    "linked",
    "listed",
    "load",
    "on",
    "packaged",
    "provisions",
    "ran_out",
    "read",
    "record",
    "search",
    "show",
    "undo",
]


def find(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    *,
    law: Law | None = None,
    listings: tuple[PossibleListing, ...] | None = None,
    unverified: bool = False,
) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
    """Find what the page's conduct may concern.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; only those with `conduct` are looked at.
        law: the regimes, if not those in use (the packaged ones and those of the setting `INDICIA_LAW`).
        listings: whom of the page the lists in use may mean, from `listed`; None if nobody was looked up.
        unverified: whether to cite paragraphs that stand in the data from memory only.

    Returns:
        The exposures, and notes on conduct for which nothing was cited. Spans are of the article.
    """
    found, _, notes = exposures(
        parse, statements, events, law or in_use(), listings=listings, unverified=unverified
    )
    return found, notes


def read(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    *,
    listings: tuple[PossibleListing, ...] | None = None,
) -> tuple[tuple[Exposure, ...], tuple[Event, ...], tuple[Note, ...]]:
    """What `find` finds, and between exposures and notes the acts that the trained reader heard beyond that.

    They are conduct of a party of a regime on which no paragraph in force is; their ids go on from those of
    `events`.
    """
    return exposures(parse, statements, events, in_use(), listings=listings, unverified=False)


def listed(parse: Parse, law: Law | None = None) -> tuple[tuple[PossibleListing, ...], tuple[Note, ...]]:
    """Whom of a page the lists of one's own may mean; nobody where no list is in use.

    Returns:
        The listings that entities of the page may be, and notes on names in common that are no more.
    """
    law = law or in_use()
    if not law.lists:
        return (), ()
    from indicia.law.lists.finding import find as whom  # noqa: PLC0415 - only where a list is in use

    return whom(parse, law.lists, {regime.id: regime.territory for regime in law.regimes})


def load(extra: Path) -> Law:
    """The packaged law and the regime files of a user's folder (or one such file), all checked.

    Raises:
        DataError: naming file and row, if one of them does not keep the schema or the checks.
    """
    law = folder(extra)
    if problems := check(law):
        file, row, text = problems[0]
        raise DataError(
            f"{file}: {row}: {text}" + (f" (and {len(problems) - 1} more)" if problems[1:] else "")
        )
    return law
