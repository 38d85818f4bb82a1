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
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    multiprocessing.spawn(work, (options,), nprocs=PROCESSES)


if __name__ == "__main__":
    main()
