"""Figures of the docs, written by the commands that measure them.

A document holds `<!-- figures NAME -->` and, further down, `<!-- end -->`; what stands between is
replaced by the measured lines, so that no figure is copied by hand.
"""

import re
from collections.abc import Iterable
from pathlib import Path


def write(document: Path, name: str, lines: Iterable[str]) -> None:
    """Put lines between the marks of a name.

    Raises:
        SystemExit: if the document has no such marks.
    """
    text = document.read_text(encoding="utf-8")
    marks = re.compile(rf"(<!-- figures {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    if not marks.search(text):
        raise SystemExit(f"{document} has no place for the figures {name!r}")
    body = "\n".join(lines) + "\n"
    document.write_text(marks.sub(lambda m: m[1] + body + m[2], text, count=1), encoding="utf-8")
