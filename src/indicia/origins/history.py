"""What became of a claim, page after page: first said, repeated, narrowed, denied, withdrawn, corrected."""

from collections.abc import Sequence
from datetime import date

from msgspec import structs

from indicia.model import Move, Reading, Telling
from indicia.origins.matters import Draft
from indicia.origins.moves import Said, Turn, move, said
from indicia.origins.voices import Desk, voices_of


def history(drafts: Sequence[Draft], desk: Desk) -> tuple[Telling, ...]:
    """The tellings of a claim in the order of their days, each with what it does to the claim."""
    ordered = sorted(
        heard(drafts, desk),
        key=lambda it: (it[1].article.published or date.max, it[0].page, it[0].place),
    )
    before: dict[str, Said] = {}
    outlets: set[str | None] = set()
    found: list[Telling] = []
    for draft, reading, origin in ordered:
        turn = Turn(draft, reading, said(draft), before.get(origin), frozenset(outlets), not before)
        found.append(_telling(draft, reading, *move(turn)))
        if draft.role == "says":
            before[origin] = turn.now
            outlets.add(reading.article.outlet)
    return tuple(found)


def heard(drafts: Sequence[Draft], desk: Desk) -> list[tuple[Draft, Reading, str]]:
    """One draft for each voice of each page, with its reading and who is behind it.

    A headline says what its article says: it counts only where the article says nothing. A page that names
    its source for the act does not say it in its own voice as well.
    """
    found: dict[tuple[str, str, str], tuple[Draft, Reading, str]] = {}
    for page in sorted({draft.page for draft in drafts}):
        reading = desk.readings[page]
        mine = [draft for draft in drafts if draft.page == page]
        mine = [draft for draft in mine if not _headline(draft, reading)] or mine
        mine = [draft for draft in mine if _sourced(draft)] or [_modest(draft, reading) for draft in mine]
        for draft in sorted(mine, key=_rank):
            origin = _end(draft, desk)
            if draft.role == "mentions" and (page, origin, "says") in found:
                continue
            whose = "" if draft.role == "withdraws" else origin  # a page takes a story back once
            found.setdefault((page, whose, draft.role), (draft, reading, origin))
    return list(found.values())


def _rank(draft: Draft) -> tuple[bool, int, int]:
    """What mentions comes last; of those that take back, whoever does comes before what is taken back."""
    outer = len(draft.chain) if draft.role == "withdraws" else 0
    return draft.role == "mentions", outer, draft.place


def _sourced(draft: Draft) -> bool:
    return draft.statement is not None and not draft.statement.author


def _headline(draft: Draft, reading: Reading) -> bool:
    """Whether a telling stands in the headline alone."""
    title = reading.article.title_block
    return title is not None and all(span.end <= title.end for span in draft.evidence)


def _modest(draft: Draft, reading: Reading) -> Draft:
    """A telling of the page itself; in a headline alone it is no finding of its own."""
    return structs.replace(draft, role="mentions") if _headline(draft, reading) else draft


def _end(draft: Draft, desk: Desk) -> str:
    """Who stands farthest behind a telling, as far as its own page shows, as a key."""
    statement = draft.statement.id if draft.statement else None
    voice = next(iter(voices_of(draft.page, statement, desk)), None)
    if voice is None:
        return f"page:{draft.page}"
    return voice.above[0].id if voice.above else voice.node.id


def _telling(draft: Draft, reading: Reading, made: Move, why: str) -> Telling:
    return Telling(
        page=draft.page,
        outlet=reading.article.outlet,
        day=reading.article.published,
        move=made,
        stance=draft.statement.stance if draft.statement else None,
        statement=draft.statement.id if draft.statement else None,
        chain=draft.chain,
        exposures=draft.exposures,
        events=draft.events,
        evidence=draft.evidence,
        quote=draft.evidence[0].text if draft.evidence else "",
        why=why,
    )
