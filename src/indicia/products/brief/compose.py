"""Material -> brief: the sections in the order of a reader who has one minute, then ten."""

from importlib.metadata import version

from indicia.products.brief import grounds, pictures, sections
from indicia.products.brief.material import Material
from indicia.products.brief.notes import Notes
from indicia.products.brief.value import Block, Brief


def compose(material: Material) -> Brief:
    """Write a brief from its material; the same material gives the same value."""
    notes = Notes(material.found)
    blocks: list[Block] = [
        *sections.bottom(material, notes),
        *sections.changed(material, notes),
        *sections.claims(material, notes),
        pictures.timeline(material, notes),
        *sections.origins(material, notes),
        pictures.network(material),
        *grounds.law(material, notes),
        *grounds.indicators(material, notes),
        pictures.indicators(material),
        pictures.places(material),
        *sections.hypotheses(material, notes),
        *sections.answers(material, notes),
        *grounds.graded(material, notes),
        *grounds.coverage(material, notes),
        *grounds.method(material, notes),
    ]
    return Brief(
        watch=material.watch.id,
        question=material.watch.question,
        marking=material.marking,
        state=material.assessment.state,
        as_of=material.assessment.as_of,
        since=material.since,
        blocks=tuple(blocks),
        notes=notes.all,
        pages=notes.pages(),
        made_by=f"indicia {version('indicia')}",
    )
