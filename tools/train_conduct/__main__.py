"""Trains the reader of conduct: `python -m tools.train_conduct --out FOLDER [--epochs 12] [--device cuda]`.

It learns the lessons beside it and the law gold that may be looked at, all of them our own words, and begins
from an encoder that comes in a pinned registry package; nothing is fetched. An accelerator needs two
minutes, two cores some hours. Then `python -m tools.train_conduct.export FOLDER/WEIGHTS.pt`.
"""

import argparse
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import load_file

from bench import conduct
from tools.train_conduct import lessons
from tools.train_conduct.learning import Plan, answers, train
from tools.train_conduct.lessons import Example
from tools.train_conduct.network import Reader
from tools.train_statements.worker import ENCODER

_FROZEN = ("words.", "places.", "norm.")


def taught(hold: tuple[str, ...]) -> Iterator[Example]:
    """What is learned: the lessons that are not held back, and the sets of the law gold but some."""
    for lesson in lessons.load():
        if not lesson.is_held:
            yield from lessons.of_lesson(lesson)
    for name in lessons.sets():
        if name not in hold:
            yield from lessons.of_set(name)


def write(reader: Reader, path: Path) -> None:
    """The weights; what was learned in 16 bits, which is more than ships."""
    kept = {name: value.detach().cpu() for name, value in reader.state_dict().items()}
    torch.save({k: v if k.startswith(_FROZEN) else v.half() for k, v in kept.items()}, path)


def options() -> argparse.Namespace:
    """What the command was given."""
    given = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    given.add_argument("--out", type=Path, required=True)
    given.add_argument("--epochs", type=int, default=12, help="the rate falls to nothing over so many")
    given.add_argument("--rate", type=float, default=2e-4)
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    given.add_argument("--hold", default=",".join(lessons.HELD), help="sets of the law gold not to learn")
    given.add_argument("--first", type=int, help="learn only so many windows, to try the tool")
    return given.parse_args()


def main() -> None:
    """Train, show the figures of what is held back after each epoch, and write the weights."""
    given = options()
    hold = tuple(name for name in given.hold.split(",") if name)
    learned = list(islice(taught(hold), given.first))
    held = {name: list(conduct.held(name)) for name in ("lessons", *hold)}
    print(f"{len(learned)} windows", flush=True)
    reader = Reader()
    reader.take(load_file(ENCODER / "model.safetensors"))
    plan = Plan(given.epochs, given.rate, given.seed, given.device)
    for epoch, loss in enumerate(train(reader, learned, plan), 1):
        print(f"epoch {epoch}: loss {loss:.3f}", flush=True)
        for name, examples in held.items():
            figures = conduct.figures(zip(examples, answers(reader, examples, plan.device), strict=True))
            print("\n".join([f"{name}: {len(examples)}", *figures]), flush=True)
    given.out.mkdir(parents=True, exist_ok=True)
    write(reader, given.out / "WEIGHTS.pt")


if __name__ == "__main__":
    main()
