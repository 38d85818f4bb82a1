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
from indicia.model import DataError, Event, Exposure, Note, Statement

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
    "load",
    "on",
    "packaged",
    "provisions",
    "ran_out",
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
    unverified: bool = False,
) -> tuple[tuple[Exposure, ...], tuple[Note, ...]]:
    """Find what the page's conduct may concern.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; only those with `conduct` are looked at.
        law: the regimes, if not those in use (the packaged ones and those of the setting `INDICIA_LAW`).
        unverified: whether to cite paragraphs that stand in the data from memory only.

    Returns:
        The exposures, and notes on conduct for which nothing was cited. Spans are of the article.
    """
    return exposures(parse, statements, events, law or in_use(), unverified=unverified)


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
