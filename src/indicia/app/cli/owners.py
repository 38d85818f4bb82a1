"""What the sources of a ledger say of outlets: who owns them, and how far they are trusted."""

from pathlib import Path

from indicia import origins
from indicia.origins import Known
from indicia.origins.sources import load


def known(sources: Path) -> Known:
    """The media and bodies that come with Indicia, with the outlets of a ledger before them."""
    return origins.known(sources if sources.exists() else None)


def trusted(sources: Path) -> dict[str, str]:
    """The reliability that sources.toml gives each outlet, by its name."""
    return {row.outlet: row.reliability for row in load(sources)} if sources.exists() else {}
