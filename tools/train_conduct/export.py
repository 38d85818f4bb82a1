"""Trained weights -> the files that ship: `python -m tools.train_conduct.export WEIGHTS.pt`.

One ONNX graph in 8 bits (7 of them used, as `tools.train_statements.export` says), the vocabulary, and
`weights.toml` with their hashes.
"""

import argparse
import hashlib
import shutil
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from indicia.law.reader import network as shipped
from indicia.model.conduct import AREAS
from tools.train_conduct.network import Reader
from tools.train_statements.export import graph, quantized
from tools.train_statements.worker import ENCODER

FOLDER = Path(str(shipped.__file__)).parent / "weights"
THRESHOLD = 0.5


class Chances(nn.Module):
    """Ids [1, length] and sentences [1, sentences, length] to chances."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, sentences: Tensor) -> tuple[Tensor, ...]:
        """One window, so nothing is hidden."""
        areas, conduct, standings, parts = self.reader(ids, sentences, torch.ones(1, 1))
        return areas.sigmoid(), conduct.sigmoid(), standings.softmax(-1), parts.softmax(-1)


def export(reader: Reader, folder: Path) -> None:
    """Write the shipped files of a network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    reader.eval()
    inputs = {"ids": torch.randint(1000, 20000, (1, 40)), "sentences": torch.zeros(1, 3, 40)}
    inputs["sentences"][0, 0, 1:9] = inputs["sentences"][0, 1, 9:20] = inputs["sentences"][0, 2, 20:39] = 1
    length, sentences = torch.export.Dim("length", min=2, max=500), torch.export.Dim("told", min=1, max=200)
    shapes = {"ids": {1: length}, "sentences": {1: sentences, 2: length}}
    with tempfile.TemporaryDirectory() as aside:
        path = Path(aside) / "conduct.onnx"
        graph(Chances(reader), inputs, shapes, ("areas", "conduct", "standings", "parts"), path)
        quantized(path, folder / "conduct.onnx")
    shutil.copy(ENCODER / "vocab.txt", folder / "vocab.txt")
    (folder / "weights.toml").write_text(told(folder), encoding="utf-8")


def told(folder: Path) -> str:
    """The card of a folder: areas, threshold, and the hashes by which its files are known again."""
    names = ", ".join(f'"{area}"' for area in AREAS)
    hashes = [
        f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"'
        for name in ("conduct.onnx", "vocab.txt")
    ]
    lines = ["# Written by tools/train_conduct/export.py.", f"areas = [{names}]", f"threshold = {THRESHOLD}"]
    return "\n".join([*lines, "", "[sha256]", *hashes, ""])


def main() -> None:
    """Export the weights of one training."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("weights", type=Path, help="what the training left")
    arguments.add_argument("--out", type=Path, default=FOLDER)
    options = arguments.parse_args()
    reader = Reader()
    reader.load_state_dict(torch.load(options.weights, weights_only=True))
    export(reader, options.out)


if __name__ == "__main__":
    main()
