"""What the sources of a ledger say of outlets: who owns them, and how far they are trusted."""

from pathlib import Path
from urllib.parse import urlsplit

from indicia import intake, origins
from indicia.origins import Known, Medium


def outlets(sources: Path) -> tuple[Medium, ...]:
    """The outlets of a ledger's sources.toml, with the site of their feed, their owner and their state."""
    if not sources.exists():
        return ()
    return tuple(
        Medium(
            name=row.outlet,
            host=(urlsplit(row.feed).hostname or "").removeprefix("www."),
            owner=row.owner,
            government=row.state if row.state_affiliated else None,
            because=f"{sources}: {row.key}",
        )
        for row in intake.load(sources)
    )


def known(sources: Path) -> Known:
    """The media and bodies that come with Indicia, with the outlets of a ledger before them."""
    return origins.known(outlets=outlets(sources))


def trusted(sources: Path) -> dict[str, str]:
    """The reliability that sources.toml gives each outlet, by its name."""
    return {row.outlet: row.reliability for row in intake.load(sources)} if sources.exists() else {}
