"""Weighs the words of the first look: `python -m tools.train_first_look NEWS.jsonl [MORE.jsonl...]`.

It learns from the texts of our gold that have an exposure or meet a watch (but of no test half), and from
news that has none: the first file of lines with a `text`. The others are only measured. With `--held-out`
each set of the gold is left out in turn, and what of it would pass is told for several thresholds;
nothing is written.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import numpy as np

from tools.train_first_look.fitting import Fit, fit
from tools.train_first_look.lessons import ELSEWHERE, Lesson, kept

OUT = Path(str(files("indicia.first_look"))) / "data" / "weights.toml"
ENOUGH = -2.3  # chosen on sets left out in turn, at most one page of ordinary news in twenty passing
LEAST = 0.03  # weights below are none
WIDTH = 110
FOLDS = 5


def taught(held: dict[str, list[Lesson]], news: str) -> tuple[list[Lesson], list[Lesson], list[Lesson]]:
    """What should be read, the news that need not be, and our own sentences about other things."""
    own = [it for it in held["own"] if it.dev and it.windows and not it.passes]
    return (
        [it for it in own if it.wanted],
        [it for it in held[news] if it.windows and not it.wanted],
        [it for it in own if not it.wanted and it.part in ELSEWHERE],
    )


def held_out(held: dict[str, list[Lesson]], news: str) -> None:
    """Each set of the gold by weights that have not seen it, each fifth of the news likewise."""
    wanted, other, elsewhere = taught(held, news)
    right: list[tuple[float, bool]] = []
    for part in sorted({it.part for it in held["own"]}):
        without = fit(
            [it for it in wanted if it.part != part], other, [it for it in elsewhere if it.part != part]
        )
        right += [(without.best(it), it.sure) for it in held["own"] if it.part == part and it.wanted]
    wrong: dict[str, list[float]] = defaultdict(list)
    for fold in range(FOLDS):
        without = fit(wanted, [it for at, it in enumerate(other) if at % FOLDS != fold], elsewhere)
        wrong[news] += [without.best(it) for at, it in enumerate(other) if at % FOLDS == fold]
    wrong[news] += [-float("inf") for it in held[news] if not it.windows]
    whole = fit(wanted, other, elsewhere)
    for name in held.keys() - {"own", news}:
        wrong[name] = [whole.best(it) for it in held[name] if not it.wanted]
    shown = [whole.best(it) for it in held["own"] if it.wanted]
    for enough in np.arange(-1.2, -3.0, -0.1):
        told(float(enough), right, shown, wrong)


def told(
    enough: float, right: Sequence[tuple[float, bool]], shown: Sequence[float], wrong: dict[str, list[float]]
) -> None:
    """A line for a threshold."""
    every = _share([score for score, _ in right], enough)
    sure = _share([score for score, known in right if known], enough)
    news = ", ".join(f"{name} {_share(scores, enough)}" for name, scores in sorted(wrong.items()))
    taught_on = _share(shown, enough)
    print(f"{enough:.1f}: left out {sure} found, {every} with those wanted; taught {taught_on}; {news}")


def _share(scores: Sequence[float], enough: float) -> str:
    return f"{100 * sum(score >= enough for score in scores) / max(len(scores), 1):.2f} %"


def write(made: Fit, path: Path) -> None:
    """The weights as data that a person can read: words by what they weigh."""
    of = {what: round(weight, 2) for what, weight in made.of.items() if abs(weight) >= LEAST}
    names = {what: weight for what, weight in of.items() if _is_name(what)}
    kinds = {what.removeprefix("kind "): weight for what, weight in of.items() if what.startswith("kind ")}
    words: dict[float, list[str]] = defaultdict(list)
    for what, weight in of.items():
        if what not in names and not what.startswith("kind "):
            words[weight].append(what)
    lines = [
        "# Written by tools/train_first_look from our gold and PolNeAR's training part (no licence stated;",
        "# no text of it is here). A page passes where `start` and the weights of a sentence naming a party,",
        "# half of those of its neighbours with them, come to `enough`. Words are without their endings.",
        f"start = {made.start:.2f}",
        f"enough = {ENOUGH}",
    ]
    for title, rows in (("names", names), ("kinds", kinds)):
        heaviest = sorted(rows.items(), key=lambda it: (-it[1], it[0]))
        lines += ["", f"[{title}]", *(f'"{what}" = {weight}' for what, weight in heaviest)]
    for weight in sorted(words, reverse=True):
        lines += ["", "[[words]]", f"weight = {weight}", f'stems = "{" ".join(sorted(words[weight]))}"']
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path}: {len(names)} names, {len(kinds)} kinds, {sum(map(len, words.values())):,} words")


def _is_name(what: str) -> bool:
    return what in ("name", "names") or what.startswith(("name ", "near "))


def main() -> None:
    """Learn, then measure or write."""
    given = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    given.add_argument("news", type=Path)
    given.add_argument("more", type=Path, nargs="*")
    given.add_argument("--held-out", action="store_true", help="measure by sets left out, and write nothing")
    given.add_argument("--out", type=Path, default=OUT)
    given.add_argument(
        "--readings", type=Path, default=Path("readings.pickle"), help="where to keep what was read"
    )
    options = given.parse_args()
    held = kept(options.readings, options.news, options.more)
    if options.held_out:
        held_out(held, options.news.stem)
        return
    write(fit(*taught(held, options.news.stem)), options.out)


if __name__ == "__main__":
    main()
