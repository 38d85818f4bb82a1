"""What came of a try, whatever the channel."""

from datetime import timedelta

from msgspec import Struct

from indicia.ledger.alerts import Outcome


class Came(Struct, frozen=True):
    """What came of a try: `owed` are recipients still to be served, `wait` what the other side asks for."""

    outcome: Outcome
    why: str | None = None
    owed: tuple[str, ...] | None = None
    wait: timedelta | None = None


SENT = Came("sent")
