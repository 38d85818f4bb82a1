"""XML that somebody hands in: streamed, without entities, document types or the network."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, cast

from lxml import etree
from lxml.etree import _Element as Element

from indicia.model import UsageError

# What stands by itself in Akoma Ntoso; all else stands inside a line.
_BLOCKS = frozenset(
    ("num", "p", "content", "intro", "wrapUp", "list", "blockList", "point", "item", "subparagraph")
)
_NOTES = frozenset(("authorialNote", "remark"))


def root_of(path: Path) -> tuple[str, dict[str, str]]:
    """The local name and the attributes of the first element.

    Raises:
        UsageError: if the file is no XML, or brings a document type along.
    """
    for _, element in _parse(path, ("start",)):
        return _local(element.tag), {str(key): str(value) for key, value in element.attrib.items()}
    raise UsageError(f"{path}: no XML: the file is empty")


def stream(path: Path, *names: str) -> Iterator[Element]:
    """The elements of these local names, each whole, in order; what was given out is freed.

    Raises:
        UsageError: if the XML breaks off or is not well formed, or brings a document type along.
    """
    for _, element in _parse(path, ("end",)):
        if _local(element.tag) in names:
            yield element
            element.clear()
            before = element.getprevious()
            parent = element.getparent()
            if before is not None and parent is not None:
                parent.remove(before)


def tree(path: Path) -> Element:
    """The whole document, for files that are small.

    Raises:
        UsageError: as `stream`, or if the file is empty.
    """
    root = None
    for _, element in _parse(path, ("end",)):
        root = element
    if root is None:
        raise UsageError(f"{path}: no XML: the file is empty")
    return root


def every(element: Element, *names: str) -> Iterator[Element]:
    """The elements of these local names inside an element, in order."""
    return (each for each in element.iter("{*}*") if _local(each.tag) in names)


def _parse(path: Path, events: tuple[Literal["start", "end"], ...]) -> Iterator[tuple[str, Element]]:
    try:
        with path.open("rb") as content:
            walk = etree.iterparse(
                content,
                events=("start", "end"),
                resolve_entities=False,
                no_network=True,
                load_dtd=False,
                dtd_validation=False,
                attribute_defaults=False,
                huge_tree=False,
                remove_comments=True,
                remove_pis=True,
            )
            yield from _checked(path, cast("Iterator[tuple[str, Element]]", walk), events)
    except etree.XMLSyntaxError as error:
        said = " ".join(str(error).split())
        raise UsageError(f"{path}: not well-formed XML, or cut off: {said}") from error
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def _checked(
    path: Path, walk: Iterator[tuple[str, Element]], events: tuple[Literal["start", "end"], ...]
) -> Iterator[tuple[str, Element]]:
    first = True
    for event, element in walk:
        if first and element.getroottree().docinfo.internalDTD is not None:
            raise UsageError(f"{path}: it declares a document type, which may hide entities: refused")
        first = False
        if event in events:
            yield event, element


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]


def text(element: Element) -> str:
    """All text inside an element, with single blanks; blocks are parted, footnotes left out."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: Element) -> Iterator[str]:
    yield str(element.text or "")
    for each in element:
        known = _local(each.tag)
        yield " " if known in _BLOCKS else ""
        if known not in _NOTES:
            yield from _pieces(each)
        yield " " if known in _BLOCKS else ""
        yield str(each.tail or "")


def child(element: Element, *names: str) -> Element | None:
    """The first child with one of these local names."""
    return next((each for each in element if _local(each.tag) in names), None)


def name(element: Element) -> str:
    """The local name of an element."""
    return _local(element.tag)
