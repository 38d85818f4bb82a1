"""Trains the statements engine: `python -m tools.train_statements TRAIN.jsonl --dev DEV.jsonl --out FOLDER`.

About an hour and a half on two cores. The encoder comes out of a pinned registry package; nothing is
fetched from a model hub.
"""

import argparse
from pathlib import Path

from torch import multiprocessing

from tools.train_statements.train import PROCESSES
from tools.train_statements.worker import work


def main() -> None:
    """Start the processes that train together."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=3)
    arguments.add_argument("--rate", type=float, default=2e-4)
    arguments.add_argument("--seed", type=int, default=0)
    arguments.add_argument("--start", type=Path, nargs="+", help="weights to go on from, averaged")
    arguments.add_argument(
        "--shares", type=float, nargs="+", default=[1.0], help="of each of them; add up to 1"
    )
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    multiprocessing.spawn(work, (options,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
