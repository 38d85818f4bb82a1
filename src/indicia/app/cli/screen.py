"""What a terminal is given: colour only where it is wanted, and no control character of a page's."""

import io
import sys
from typing import TextIO, TypeVar, cast

import msgspec
from rich.console import Console
from rich.text import Text

T = TypeVar("T", bound=msgspec.Struct)

NARROWEST = 40
WIDEST = 100  # longer lines are hard to read, and harder to screenshot

# Escape sequences could repaint the screen, and marks of direction could turn a sentence around.
_UNSAFE = (
    *range(0x09),
    *range(0x0B, 0x20),
    *range(0x7F, 0xA0),
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
_SHOWN = dict.fromkeys(_UNSAFE, "�")

STYLES: dict[str, str] = {
    "source": "bold cyan",
    "cue": "magenta",
    "hedge": "yellow",
    "trigger": "underline",
    "mark": "bold cyan",
    "soft": "dim",
    "head": "bold",
    "denies": "red",
    "denied": "red",
    "accuses": "yellow",
    "warns": "yellow",
    "hedged": "yellow",
    "alleged": "yellow",
    "happened": "green",
    "asserted": "green",
    "planned": "cyan",
    "hypothetical": "magenta",
    "negated": "dim",
    "first": "bold",
    "narrowed": "yellow",
    "corrected": "yellow",
    "withdrawn": "red",
    "unknown": "dim",
    "mentioned": "dim",
}


def console(width: int | None = None) -> Console:
    """Standard output. Rich leaves colour out when it is no terminal, or `NO_COLOR` is set."""
    found = Console(
        highlight=False,
        markup=False,
        emoji=False,
        file=None if sys.stdout.isatty() else cast(TextIO, _Trimmed()),
    )
    found.width = max(NARROWEST, width or min(found.width, WIDEST))
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    return found


class _Trimmed(io.TextIOBase):
    """Standard output without the blanks that fill a terminal's lines."""

    @property
    def encoding(self) -> str:  # type: ignore[override]  # what Rich asks for, to draw with plain lines if need be
        return sys.stdout.encoding

    def write(self, text: str) -> int:
        return sys.stdout.write("\n".join(line.rstrip(" ") for line in text.split("\n")))

    def flush(self) -> None:
        sys.stdout.flush()


def safe(value: T) -> T:
    """The same value with each control character in any of its texts replaced; offsets stay true."""
    return msgspec.convert(_safe(msgspec.to_builtins(value)), type(value))


def _safe(value: object) -> object:
    if isinstance(value, str):
        return value.translate(_SHOWN)
    if isinstance(value, dict):
        return {key: _safe(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_safe(held) for held in value]
    return value


def ink(*pieces: str | tuple[str, str]) -> Text:
    """Text from pieces; a pair is a text and the name of its style above."""
    text = Text()
    for piece in pieces:
        words, style = piece if isinstance(piece, tuple) else (piece, "")
        text.append(words, STYLES.get(style, ""))
    return text


def aside(pieces: list[str]) -> Text:
    """Small facts in one soft line."""
    return ink((" · ".join(pieces), "soft"))


def to_stdout(content: bytes) -> None:
    """Bytes as they are, whatever the terminal's encoding."""
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
