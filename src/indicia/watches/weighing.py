"""The tellings of a watch -> its origins, counted over all of its pages at once: echoes never add.

This is the only place that asks `indicia.origins`; what it asks may be stored one day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from indicia.model import Claim, Origins, Reading, Telling, Watch
from indicia.origins import Known, families
from indicia.origins.count import counted
from indicia.origins.history import history
from indicia.origins.matters import Draft
from indicia.origins.voices import Desk, voices_of

NOBODY = Origins(claim="", independent=(), unknown=(), denying=(), withdrawn=(), nodes=(), edges=())


@dataclass(frozen=True, eq=False)
class Weighed:
    """The tellings of a matter in the order of their days, and who is behind them."""

    tellings: tuple[Telling, ...] = ()
    origins: Origins = NOBODY


class Scales:
    """Pages of a watch, with their wire families, on which its tellings are weighed."""

    def __init__(self, readings: Mapping[str, Reading], known: Known) -> None:
        told = families({page: reading.article for page, reading in readings.items()}, known)
        self.desk = Desk(readings, known, told)

    def weigh(self, watch: Watch, drafts: Sequence[Draft]) -> Weighed:
        """Take the tellings of a watch as one claim, whatever their number, wording and year."""
        if not drafts:
            return Weighed()
        tellings = history(drafts, self.desk)
        claim = Claim(
            id=watch.id,
            area=watch.areas[0],
            direction=watch.direction,
            parties=(*watch.actors, *watch.counterparts),
            content=None,
            earliest=min((t.day for t in tellings if t.day), default=None),
            latest=max((t.day for t in tellings if t.day), default=None),
            tellings=tellings,
            why=f"all meet the watch {watch.id}",
        )
        return Weighed(tellings, counted(claim, self.desk))

    def behind(self, page: str, statement: str | None) -> tuple[tuple[str, ...], bool]:
        """Who is behind a statement, or a page itself: names, the farthest first, and whether they count."""
        voice = next(iter(voices_of(page, statement, self.desk)), None)
        if voice is None:
            return (), False
        return (*(node.name for node in reversed(voice.above)), voice.node.name), voice.known
