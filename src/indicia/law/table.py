"""The generated page `docs/law-provisions.md`: every provision with its state of verification."""

from collections import Counter
from collections.abc import Iterator

from indicia.law.files import Law, RegimeFile
from indicia.law.provisions import EXHORTS, LEVELS, Period, Provision

HEAD = """\
# Every provision, and how well it is verified

Made by `python tools/law_table.py` from the data; do not edit. What the columns mean: [law.md](law.md).
Summaries are in our own words. This is no legal advice: read the text before you rely on a row.
"""


def markdown(law: Law) -> str:
    """The page, as Markdown."""
    return "\n".join((HEAD, *_levels(law), *(line for file in law.files for line in _regime(file))))


def _levels(law: Law) -> Iterator[str]:
    rows = law.by_id.values()
    count = Counter(row.verified for row in rows)
    yield f"{len(rows)} provisions of {len(law.files)} regimes:"
    yield ""
    for level, meaning in LEVELS.items():
        yield f"- **{level}** ({count[level]}): {meaning}."
    yield ""


def _regime(file: RegimeFile) -> Iterator[str]:
    regime = file.regime
    yield f"## {regime.name}"
    yield ""
    yield f"`{regime.id}`, data of {regime.data_of}."
    for view in regime.view:
        yield f"Contested. For {view.by}: {view.text}."
    for scope in regime.scope:
        yield f"On {', '.join(scope.areas)}: {scope.text}."
    yield ""
    yield "| paragraph | what it says | areas | in force | verified |"
    yield "|---|---|---|---|---|"
    for row in file.provisions:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in _cells(row))} |"
    yield ""


def _cells(row: Provision) -> tuple[str, ...]:
    areas = ", ".join(row.areas) or "all"
    return (
        f"`{row.id}`",
        row.summary + (" *An exhortation.*" if row.strength in EXHORTS else ""),
        f"{areas} ({row.direction})" if row.direction else areas,
        "; ".join(map(_period, row.in_force)) or "never",
        row.verified + (f"; doubt: {row.doubt}" if row.doubt else ""),
    )


def _period(period: Period) -> str:
    text = f"{period.begins} – {period.until}" if period.until else f"since {period.begins}"
    if period.renewed_by:
        text += f" (last known renewal: {period.renewed_by})"
    return f"{text}, contested" if period.contested else text
