"""Grades of the Admiralty scale: of sources in a role, and of indications; proposed, then a person's.

Neither is ever made from the other: a reliable source may say what is improbable.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, get_args

from indicia.ledger import Connection, watch_decisions
from indicia.model import Assessment, Grade, Indication, Origin, SourceRole, UsageError, Watch
from indicia.model.assessment import CREDIBILITY, RELIABILITY
from indicia.origins import Known
from indicia.watches.decided import GRADE

ROLES: tuple[SourceRole, ...] = get_args(SourceRole)


def grades(
    connection: Connection, watch: Watch, assessment: Assessment, known: Known, trusted: Mapping[str, str]
) -> list[Grade]:
    """The grade of each source of a watch in each role, and of each indication: a person's, else a proposal.

    Args:
        connection: to the ledger.
        watch: the question.
        assessment: its last.
        known: media and their owners.
        trusted: the reliability that `sources.toml` gives an outlet, by its name.
    """
    parties = (*watch.actors, *watch.counterparts)
    found = of_sources(connection, _sources(assessment), parties, known, trusted)
    decided = _credibility(connection, watch.id)
    held = (*assessment.for_, *assessment.denials, *assessment.against, *assessment.refuting)
    return [*found, *(decided.get(_key(it)) or credibility(it, assessment) for it in held)]


def of_sources(
    connection: Connection,
    sources: Iterable[Origin],
    parties: Collection[str],
    known: Known,
    trusted: Mapping[str, str],
) -> list[Grade]:
    """The grade of each source in each role: a person's, else a proposal.

    Args:
        connection: to the ledger.
        sources: whom to grade.
        parties: those of the matter, as alpha-3 codes or names.
        known: media and their owners.
        trusted: the reliability that `sources.toml` gives an outlet, by its name.
    """
    given = {(row.what, row.role): _given(row) for row in _live(connection)}
    return [
        given.get((origin.name, role)) or proposed(origin, role, parties, known, trusted)
        for origin in sources
        for role in ROLES
    ]


def _live(connection: Connection) -> Iterator[Any]:
    return (row for row in watch_decisions.source_grades(connection) if row.closed_at is None)


def history(connection: Connection, what: str) -> list[Grade]:
    """Every grade that people gave a source, the oldest first."""
    return [_given(row) for row in watch_decisions.source_grades(connection, what)]


def _given(row: Any) -> Grade:
    return Grade(row.what, row.role, row.value, row.why, row.made_by, row.made_at, row.closed_at)


def _sources(assessment: Assessment) -> Iterable[Origin]:
    """Every origin of the watch once, whatever it says."""
    it = assessment.origins
    held = (*it.independent, *it.unknown, *it.denying, *it.withdrawn)
    return {origin.name: origin for origin in held}.values()


def proposed(
    origin: Origin, role: SourceRole, parties: Collection[str], known: Known, trusted: Mapping[str, str]
) -> Grade:
    """The grade that a source would have until a person gives one, with the reason."""
    value, why = _reliability(origin, role, parties, known, trusted)
    return Grade(origin.name, role, value, f"proposed: {why}")


def _reliability(
    origin: Origin, role: SourceRole, parties: Collection[str], known: Known, trusted: Mapping[str, str]
) -> tuple[str, str]:
    if origin.kind == "unknown":
        return "F", "who says it is not named, or who owns it is not known"
    states = [node.removeprefix("state:") for node in origin.nodes if node.startswith("state:")]
    media = [row for name in origin.names if (row := known.medium(name))]
    if states and role == "position":
        return "A", "it speaks for a government, and is the authority on what that holds and wants"
    if role == "position":
        return "F", "it is not known to speak for a government"
    if any(state in parties for state in states):
        return "E", "it is, or speaks for, a party to the matter"
    for name in origin.names:
        if name in trusted and trusted[name] != "F":
            return trusted[name], f"sources.toml gives {name} a {trusted[name]}"
    if any(row.government for row in media):
        return "D", "a government owns, funds or steers it"
    return "F", "nobody has graded it for facts"


def credibility(it: Indication, assessment: Assessment) -> Grade:
    """The credibility that an indication would have until a person gives one; never from who says it."""
    value, why = "6", "nothing else on the matter to set it beside"
    independent = assessment.origins.independent
    if it.bearing == "act" and it.named and len(independent) > 1:
        names = ", ".join(origin.name for origin in independent if origin.name not in it.origins)
        value, why = "2", f"others who do not depend on it say so too: {names}"
        if assessment.denials:
            value, why = "3", f"{why}; it is denied"
    elif it.bearing == "act" and assessment.denials:
        value, why = "4", "one origin alone, and it is denied"
    return Grade(str(it.id), None, value, f"proposed: {why}")


def _key(it: Indication) -> tuple[int, str]:
    return it.version, it.quote


def _credibility(connection: Connection, watch: str) -> dict[tuple[int, str], Grade]:
    """The grades that people gave indications, by version and sentence."""
    found: dict[tuple[int, str], Grade] = {}
    for it in watch_decisions.decisions(connection, watch):
        if it.kind == GRADE and it.value:
            found[(it.version, it.quote)] = Grade(
                it.quote, None, it.value, it.why or "", it.made_by, it.made_at
            )
    return found


def check(value: str, *, source: bool) -> str:
    """A grade as it is written.

    Raises:
        UsageError: if it is none of its scale.
    """
    scale = RELIABILITY if source else CREDIBILITY
    if value.upper() not in scale:
        told = ", ".join(f"{key} {meaning}" for key, meaning in scale.items())
        raise UsageError(f"{value!r} is no grade: {told}")
    return value.upper()
