"""Which pages are one wire story, which statements one claim, and who is really behind it.

::

    articles -> families;  readings -> claims;  claim + readings + families -> origins
"""

from collections.abc import Mapping
from pathlib import Path

from indicia.model import Comparison, Reading
from indicia.origins import behind, echoes, moves, voices, witness
from indicia.origins.claims import claims
from indicia.origins.count import counted, origins
from indicia.origins.data import Known, Medium, packaged
from indicia.origins.families import families
from indicia.origins.sources import load
from indicia.origins.voices import Desk

__all__ = ["RULES", "Comparison", "Known", "Medium", "claims", "compare", "families", "known", "origins"]


# What each rule of the room does, by its name: the sentences that a graph and a history give as reasons.
RULES: dict[str, str] = {
    **{rule.__name__: moves.sentence(rule) for rule in (*behind.RULES, behind.unnamed)},
    "credit": "What a page says itself comes from the agency that it, or a copy of it, credits",
    "outlet": "What a page says itself, without a credit, comes from its outlet, and so from who owns that",
    "ownership": "An outlet or agency speaks for who owns it, or for the state that runs it",
    **{rule.__name__: moves.sentence(rule) for rule in (echoes.carried, echoes.as_known, voices.same_day)},
    "sister": moves.sentence(echoes.sister),
    "witness": moves.sentence(witness.saw),
    "unknown_owner": "An outlet whose owner nobody has written down is unknown: it may belong to any other",
}


def compare(readings: Mapping[str, Reading], known: Known | None = None) -> Comparison:
    """Set some pages beside each other: are they ten sources, or one wire story?

    Args:
        readings: by a name for each page, as its address or file. Their order does not matter.
        known: media, owners and bodies; those that come with Indicia if left out.
    """
    known = known or packaged()
    told = families({page: reading.article for page, reading in readings.items()}, known)
    found = claims(readings, known)
    desk = Desk(readings, known, told)
    return Comparison(
        pages=tuple(sorted(readings)),
        families=told,
        claims=found,
        origins=tuple(counted(claim, desk) for claim in found),
    )


def known(sources: Path | None = None) -> Known:
    """The media and bodies that come with Indicia, with the rows of a sources.toml before them.

    Raises:
        DataError: if the file cannot be read, or a row is wrong; names it.
    """
    if sources is None:
        return packaged()
    return Known((*(row.medium for row in load(sources)), *packaged().media), packaged().bodies)
