"""Trains the statements engine: `python -m tools.train_statements TRAIN.jsonl --dev DEV.jsonl --out FOLDER`.

No accelerator is needed: on two cores `--adversary 0 --epochs 5` takes under two hours and reads nearly
as well. The encoder comes out of a pinned registry package; nothing is fetched from a model hub.
"""

import argparse
from pathlib import Path

from torch import multiprocessing

from tools.train_statements.worker import work


def main() -> None:
    """Start the processes that train together."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=9, help="the rate falls to nothing over so many")
    arguments.add_argument("--rate", type=float, default=3e-4)
    arguments.add_argument("--adversary", type=float, default=1.0, help="how far the words are disturbed")
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--device", choices=["cpu", "cuda"], default="cpu")
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    processes = 2 if options.device == "cpu" else 1
    multiprocessing.spawn(work, (processes, options), nprocs=processes)


if __name__ == "__main__":
    main()
