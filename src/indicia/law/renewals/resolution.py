"""A resolution in Akoma Ntoso, as the UN marks it up -> its symbol, its day, its numbered paragraphs."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lxml.etree import _Element as Element

from indicia.law import xml
from indicia.model import UsageError

ROOT = "akomaNtoso"
_SYMBOL = re.compile(r"\bS/RES/(\d{1,5})\s*\((\d{4})\)")
_NUMBER = re.compile(r"\b(?:resolution\s+)?(\d{3,5})\s*\((\d{4})\)", re.IGNORECASE)
_COUNCIL = re.compile(r"/(?:unsc|sc|un-sc)/(\d{4})-\d\d-\d\d/(?:s-)?(?:res-)?(\d{1,5})\b")
_BODIES = ("mainBody", "body")


@dataclass(frozen=True)
class Paragraph:
    """One operative paragraph: its number without the full stop, and its text."""

    number: str
    text: str


@dataclass(frozen=True)
class Resolution:
    """What a file says of one resolution."""

    symbol: str
    adopted: date
    paragraphs: tuple[Paragraph, ...]


def read(path: Path) -> Resolution:
    """A resolution of the Security Council.

    Raises:
        UsageError: if the XML is broken, or tells no symbol, day or numbered paragraph of one.
    """
    root = xml.tree(path)
    adopted = _adopted(root)
    symbol = _symbol(root)
    paragraphs = tuple(_paragraphs(root))
    for what, found in (
        ("the symbol of a Security Council resolution", symbol),
        ("the day of its adoption", adopted),
        ("a numbered paragraph", paragraphs),
    ):
        if not found:
            raise UsageError(f"{path}: no {what.removeprefix('the ').removeprefix('a ')} in it")
    if symbol is None or adopted is None:
        raise UsageError(f"{path}: no resolution")
    return Resolution(symbol, adopted, paragraphs)


def _symbol(root: Element) -> str | None:
    """From the document's number or its title; else from its address."""
    for element in xml.every(root, "docNumber", "docTitle", "longTitle", "FRBRalias"):
        held = f"{xml.text(element)} {element.get('value', '')}"
        if match := _SYMBOL.search(held) or (
            _NUMBER.search(held) if "FRBR" not in xml.name(element) else None
        ):
            return f"S/RES/{match[1]}({match[2]})"
    for element in xml.every(root, "FRBRuri", "FRBRthis"):
        if match := _COUNCIL.search(element.get("value", "")):
            return f"S/RES/{match[2]}({match[1]})"
    return None


def _adopted(root: Element) -> date | None:
    for work in xml.every(root, "FRBRWork"):
        for element in xml.every(work, "FRBRdate"):
            try:
                return date.fromisoformat(element.get("date", "")[:10])
            except ValueError:
                continue
    return None


def _paragraphs(root: Element) -> list[Paragraph]:
    """Those of the resolution itself: its annexes have bodies of their own, which come later."""
    found: list[Paragraph] = []
    body = next(xml.every(root, *_BODIES), None)
    for element in () if body is None else xml.every(body, "paragraph"):
        number = xml.child(element, "num")
        if number is None or any(xml.name(up) == "paragraph" for up in element.iterancestors()):
            continue
        whole = xml.text(element)
        label = xml.text(number)
        found.append(Paragraph(label.strip(" ."), whole.removeprefix(label).strip()))
    return found
