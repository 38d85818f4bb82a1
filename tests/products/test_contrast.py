"""The colours of the HTML page against WCAG 2.2, level AA."""

import re
from importlib.resources import files

import pytest

CSS = files("indicia.products").joinpath("templates", "reading.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", CSS, re.S)[:2]
)
ON_ALL = ("ink", "soft", "source", "cue", "hedge")
STANDINGS = ("happened", "planned", "alleged", "denied", "hypothetical")


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_stands_out_from_what_is_behind_it(theme: dict[str, str]) -> None:
    """4.5 to 1 for every colour of text on every background it can stand on."""
    grounds: dict[str, tuple[str, ...]] = dict.fromkeys(("paper", "pane", "also"), (*ON_ALL, *STANDINGS))
    grounds["lit"] = ("ink", "source", "cue", "hedge")  # on it, all else turns to ink
    poor = [
        (ground, text, round(contrast(theme[text], theme[ground]), 2))
        for ground, texts in grounds.items()
        for text in texts
        if contrast(theme[text], theme[ground]) < 4.5
    ]
    assert poor == []
