"""`indicia watch run`, `list`, `show`, `why`, `seen`: what the watches of a ledger say."""

import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console

from indicia import watches
from indicia.app.cli import show_watch
from indicia.app.cli.alerting import mention
from indicia.app.cli.desk import Where
from indicia.app.cli.owners import known
from indicia.app.cli.screen import console, safe
from indicia.ledger import Ledger, watch_decisions, watching
from indicia.model import Assessment, Change, DataError, UsageError, Watch
from indicia.products import words
from indicia.watches.replies import missing, replies

Place = tuple[str, Path | None]


def run(ids: list[str], where: Place, as_of: date | None, *, as_json: bool) -> None:
    """Run watches, and say what changed in each.

    Raises:
        UsageError: if the ledger has no watch, or none of an id.
        DataError: when all others have run, if the file of one cannot be read.
    """
    desk, out = Where(*where), console()
    with desk.open() as ledger:
        held, wrong = watches.readable(ledger.folder)
        if not held and not wrong:
            raise UsageError("the ledger has no watch yet: `indicia watch add` puts one there")
        asked = [watches.one(ledger.folder, id_) for id_ in ids] or list(held.values())
        with ledger.read() as connection:
            last = max((one.id for one in watches.history(connection)), default=0)
        sources = known(desk.sources)
        if ids:
            made = {it.id: watches.run(ledger, it, known=sources, as_of=as_of) for it in asked}
        else:
            made = watches.run_all(ledger, asked, known=sources, as_of=as_of)
        with ledger.read() as connection:
            for watch in asked:
                now = made.get(watch.id) or watches.latest(connection, watch.id)
                new = watches.history(connection, watch.id, after=last)
                if as_of is not None and now is not None and now.as_of == as_of:
                    new = [one for one in new if one.day is None or one.day <= as_of]
                _told(watch, now, new, out, as_json=as_json)
                kept = watches.latest(connection, watch.id)
                if not as_json and as_of and kept and kept.as_of > as_of:
                    out.print(f"  told as of {words.day(as_of)}; what is kept is of {words.day(kept.as_of)}")
        if not as_json:
            mention(ledger)
    if not ids:
        _refuse(wrong)


def _refuse(wrong: Sequence[str]) -> None:
    """End with what is wrong in the files of some watches, when the others were told."""
    if wrong:
        raise DataError("\n".join((*wrong, "the other watches are not affected")))


def _told(watch: Watch, now: Assessment | None, new: list[Change], out: Console, *, as_json: bool) -> None:
    if as_json:
        row = {"watch": watch.id, "assessment": now, "changes": new}
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
    elif now is not None:
        show_watch.ran(safe(watch), safe(now), [safe(one) for one in new], out)


def listed(where: Place, *, as_json: bool) -> None:
    """The watches of a ledger, each with its state.

    Raises:
        DataError: when the others are listed, if the file of one cannot be read.
    """
    with Where(*where).open() as ledger, ledger.read() as connection:
        held, wrong = watches.readable(ledger.folder)
        rows = [(watch, watches.latest(connection, watch.id)) for watch in held.values()]
    if as_json:
        for watch, made in rows:
            row: dict[str, Any] = {"watch": watch.id, "question": watch.question}
            row["state"] = made.state if made else None
            row |= {"since": made.since, "stale_since": made.stale_since} if made else {}
            sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
    else:
        show_watch.listed([(safe(watch), safe(made) if made else None) for watch, made in rows], console())
    _refuse(wrong)


def show(id_: str, where: Place, by: str, *, as_json: bool) -> None:
    """A watch in one screen."""
    with Where(*where).open() as ledger, ledger.read() as connection:
        watch, made = _made(ledger, connection, id_)
        look = watching.last_look(connection, id_, by.strip()) if by.strip() else None
        new = watches.history(connection, id_, after=look.change_id if look else 0)
        # Told as of the day up to which the watch was run, as all else on the screen.
        silent = missing(replies(connection, watch, made, made.as_of))
        judged = [row for row in watch_decisions.judgements(connection, id_) if row.closed_at is None]
    if as_json:
        row = {"watch": watch, "assessment": made, "new": new, "silent": silent}
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    since = f"{look.at:%Y-%m-%d %H:%M} UTC, when {by.strip()} last looked" if look else None
    facts = show_watch.Facts(
        [safe(one) for one in new], since, look.indication_id if look else 0, silent, judged
    )
    show_watch.show(safe(watch), safe(made), facts, console())


def _made(ledger: Ledger, connection: Any, id_: str) -> tuple[Watch, Assessment]:
    watch = watches.one(ledger.folder, id_)
    made = watches.latest(connection, watch.id)
    if made is None:
        raise UsageError(f"{id_} was never run: `indicia watch run {id_}` looks for what meets it")
    return watch, made


def why(id_: str, where: Place, *, as_json: bool) -> None:
    """Every sentence with its reason, every change, every decision."""
    with Where(*where).open() as ledger, ledger.read() as connection:
        watch, _ = _made(ledger, connection, id_)
        held = watches.indications(connection, id_, rejected=True)
        changes = watches.history(connection, id_)
        decisions = watch_decisions.decisions(connection, id_)
        unfit = watches.unfit(connection, id_)
    if as_json:
        row = {"indications": held, "changes": changes, "decisions": decisions, "unfit": sorted(unfit)}
        sys.stdout.write(msgspec.json.encode(row).decode() + "\n")
        return
    out = console()
    show_watch.why(safe(watch), [safe(one) for one in held], [safe(one) for one in changes], out)
    show_watch.decided([safe(one) for one in decisions], unfit, out)


def seen(id_: str, where: Place, by: str) -> None:
    """Note that a person has seen a watch as it is.

    Raises:
        UsageError: if nobody is named.
    """
    if not by.strip():
        raise UsageError("say who has seen it: --by NAME, or the setting INDICIA_USER")
    with Where(*where).open() as ledger, ledger.write() as connection:
        watches.one(ledger.folder, id_)
        watching.saw(connection, id_, by.strip())
    console().print(f"{by.strip()} has seen {id_} as of {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
