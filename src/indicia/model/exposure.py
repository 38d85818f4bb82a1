"""What a claim may concern: conduct set beside paragraphs of law. Never a finding of breach."""

from datetime import date
from typing import Literal

from msgspec import Struct

from indicia.model.span import Span

ExposureStatus = Literal["asserted", "alleged", "hedged", "denied", "hypothetical"]
Verified = Literal["paragraph", "cross-reference", "content", "memory"]


class CitedProvision(Struct, frozen=True):
    """A paragraph that conduct may concern.

    `verified` is how its row in the law data was checked, best first: the `paragraph` was seen;
    its number in a `cross-reference`; only its `content`; or it stands from `memory`. `why` is
    one sentence: what ties the conduct to it, and what is missing.
    """

    id: str
    verified: Verified
    why: str
    in_force_from: date | None
    in_force_until: date | None


class Exposure(Struct, frozen=True):
    """Conduct on a page that may concern provisions in force on its day.

    `actors` are those alleged to have done it, `counterparts` those it was done with. `direction`
    is seen from the state the regime names: goods or people going `out` or coming `in`.
    """

    id: str
    regime: str
    area: str
    direction: Literal["out", "in"] | None
    actors: tuple[str, ...]
    counterparts: tuple[str, ...]
    status: ExposureStatus
    provisions: tuple[CitedProvision, ...]
    statements: tuple[str, ...]
    denials: tuple[str, ...]
    events: tuple[str, ...]
    evidence: tuple[Span, ...]
