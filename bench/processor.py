"""Processor time of this process and those that work for it (Linux): it tells something even under load."""

import os
import time
from pathlib import Path

import sqlalchemy as sa

from indicia.ledger import Ledger

_TICK = os.sysconf("SC_CLK_TCK")


def spent(process: int | None) -> float:
    """Processor seconds that another process has taken so far; none of one that is elsewhere."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / _TICK


class Meter:
    """Of this process and, for a ledger in PostgreSQL on this machine, of the one that serves it."""

    def __init__(self, ledger: Ledger) -> None:
        self.server = None
        if not ledger.store.is_sqlite:
            with ledger.read() as connection:
                self.server = connection.execute(sa.text("SELECT pg_backend_pid()")).scalar_one()

    def read(self) -> float:
        """Seconds so far."""
        return time.process_time() + spent(self.server)
