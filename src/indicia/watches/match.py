"""What on a page meets a watch: the sentence, the indicator, the reason; made from the reading alone."""

from typing import Literal

from msgspec import Struct

from indicia.model import Bearing, Indicator, Side, Span, Stage, Statement
from indicia.origins.matters import Draft

MatchKind = Literal["statement", "event", "exposure", "sentence"]


class Match(Struct, frozen=True):
    """One indication in the making.

    `draft` is the telling that origins are counted by; null for a sign that only words and parties tell.
    `statement` is the innermost that says it, null for the page's own voice. `also` are further indicators
    that it meets, which say less of it. `worded` is one of the second route: no conduct was read.
    """

    watch: str
    indicator: str | None
    side: Side
    stage: Stage
    bearing: Bearing
    item_kind: MatchKind
    item: str | None
    quote: str
    spans: tuple[Span, ...]
    statement: Statement | None
    status: str | None
    draft: Draft | None
    why: str
    also: tuple[str, ...] = ()
    worded: bool = False

    @property
    def speaker(self) -> str | None:
        """Who says it, as the page names them; null for the page itself."""
        if self.statement is None or self.statement.author:
            return None
        return self.statement.named or None


def side_of(indicator: Indicator | None) -> tuple[Side, Stage]:
    """The side and stage of an indicator; the conduct of the watch itself is the act."""
    return (indicator.side, indicator.stage) if indicator else ("for", "act")
