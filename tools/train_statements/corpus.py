"""Articles with gold attributions -> windows with a tag for every word."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicia.language.pieces import Pieces, Window

OUT, BEGIN, INSIDE = 0, 1, 2  # tags of cues
SOURCE, CONTENT = 1, 3  # tags of the first words of roles, given a cue; those inside are one more

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Example:
    """A window with its gold: one row of cue tags, and for every cue its words and one row of roles."""

    document: str
    window: Window
    cue_tags: tuple[int, ...]
    attributions: tuple[tuple[frozenset[int], tuple[int, ...]], ...]


def documents(path: Path) -> list[dict[str, Any]]:
    """The lines of a corpus, each `{id, text, attributions}`."""
    return [json.loads(line) for line in path.open(encoding="utf-8")]


def paragraphs(text: str) -> Iterator[Range]:
    """The lines of a text that are not blank."""
    return (m.span() for m in re.finditer(r"[^\n]+", text) if m.group().strip())


def examples(document: dict[str, Any], pieces: Pieces) -> Iterator[Example]:
    """The windows of a document. An attribution belongs to the window where its cue begins."""
    for window in pieces.windows(document["text"], paragraphs(document["text"])):
        cues: list[int] = [OUT] * len(window.words)
        rows: list[tuple[frozenset[int], tuple[int, ...]]] = []
        for attribution in document.get("attributions", ()):
            cue = _touched(window, attribution.get("cue", ()))
            if not cue:
                continue
            for word in cue:
                cues[word] = INSIDE if word - 1 in cue else BEGIN
            rows.append((frozenset(cue), _roles(window, attribution)))
        yield Example(document["id"], window, tuple(cues), tuple(rows))


def _roles(window: Window, attribution: dict[str, Any]) -> tuple[int, ...]:
    first = [OUT] * len(window.words)
    for role, tag in (("content", CONTENT), ("source", SOURCE)):
        for word in _touched(window, attribution.get(role, ())):
            first[word] = tag
    before = (OUT, *first[:-1])
    return tuple(tag and tag + (tag == last) for last, tag in zip(before, first, strict=True))


def _touched(window: Window, spans: list[list[int]]) -> set[int]:
    """The words of a window that spans touch."""
    begin, stop = window.words[0][0], window.words[-1][1]
    near = [(start, end) for start, end in spans if start < stop and begin < end]
    if not near:
        return set()
    return {n for n, (a, b) in enumerate(window.words) if any(a < end and start < b for start, end in near)}
