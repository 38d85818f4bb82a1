"""Trained weights -> the files that ship: `python -m tools.train_statements.export EPOCH.pt`.

Two ONNX graphs in 8 bits, the vocabulary, and `weights.toml` with their hashes. Weights keep to 7
bits of the 8, since processors without VNNI add pairs of products in 16 bits and would cut them off.
The 32-bit graphs are checked against torch before they are made smaller.
"""

import argparse
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from tools.train_statements.corpus import OUT
from tools.train_statements.gelu import fused
from tools.train_statements.network import WIDTH, Network, Upper
from tools.train_statements.worker import ENCODER

FOLDER = Path("src/indicia/statements/trained/weights")
NEAR = 1e-3  # how far a score of the exported graph may lie from torch's


class Cues(nn.Module):
    """Ids [1, length] to states and cue scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.lower, self.upper = network.lower, network.cues

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        """One window, so nothing is hidden."""
        seen = torch.zeros(1, 1, 1, 1)
        states = self.lower(ids, seen)
        return states, self.upper(states, seen)


class Roles(nn.Module):
    """States [1, length, WIDTH] and marks [cues, length] to role scores."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.upper = network.roles

    def forward(self, states: Tensor, marks: Tensor) -> Tensor:
        """Every cue of one window."""
        scores: Tensor = self.upper(states.expand(marks.shape[0], -1, -1), torch.zeros(1, 1, 1, 1), marks)
        return scores


def export(network: Network, folder: Path) -> None:
    """Write the shipped files of a network into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    length, cues = torch.export.Dim("length", min=2, max=500), torch.export.Dim("cues", min=1, max=200)
    ids = torch.randint(1000, 20000, (1, 40))
    states = torch.randn(1, 40, WIDTH)
    marks = torch.randint(0, 3, (3, 40))
    with tempfile.TemporaryDirectory() as aside:
        graph(
            Cues(network), {"ids": ids}, {"ids": {1: length}}, ("states", "scores"), Path(aside) / "cues.onnx"
        )
        shapes = {"states": {1: length}, "marks": {0: cues, 1: length}}
        graph(
            Roles(network),
            {"states": states, "marks": marks},
            shapes,
            ("scores",),
            Path(aside) / "roles.onnx",
        )
        for name in ("cues.onnx", "roles.onnx"):
            quantized(Path(aside) / name, folder / name)
    shutil.copy(ENCODER / "vocab.txt", folder / "vocab.txt")
    (folder / "weights.toml").write_text(_told(network, folder), encoding="utf-8")


def quantized(source: Path, target: Path) -> None:
    """In 8 bits, and without what the exporter says of the machine it ran on."""
    quantize_dynamic(source, target, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)
    model = fused(onnx.load(target))
    model.doc_string = model.graph.doc_string = ""
    for part in (model, model.graph, *model.graph.node, *model.graph.value_info, *model.graph.initializer):
        part.doc_string = ""
        del part.metadata_props[:]
    onnx.save(model, target)


def graph(
    module: nn.Module,
    inputs: dict[str, Tensor],
    shapes: dict[str, dict[int, object]],
    outputs: tuple[str, ...],
    path: Path,
) -> None:
    """Write a module as ONNX, and see that it says there what it says in torch."""
    torch.onnx.export(
        module, kwargs=inputs, f=path, input_names=list(inputs), output_names=list(outputs),
        dynamic_shapes=shapes, dynamo=True, external_data=False, opset_version=18,
    )  # fmt: skip
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    found = session.run(None, {name: tensor.numpy() for name, tensor in inputs.items()})[-1]
    with torch.no_grad():
        made = module(**inputs)
    expected = (made[-1] if isinstance(made, tuple) else made).numpy()
    off = float(np.abs(found - expected).max())
    sys.stdout.write(f"{path.name}: furthest score from torch {off:.6f}\n")
    if off > NEAR:
        raise SystemExit(f"the exported {path.name} does not say what the trained network says")


def _told(network: Network, folder: Path) -> str:
    lines = [f"{name}_{part} = {_numbers(value)}" for name, part, value in _steps(network)]
    names = ("cues.onnx", "roles.onnx", "vocab.txt")
    hashes = [f'"{name}" = "{hashlib.sha256((folder / name).read_bytes()).hexdigest()}"' for name in names]
    return "\n".join(["# Written by tools/train_statements/export.py.", *lines, "", "[sha256]", *hashes, ""])


def _steps(network: Network) -> list[tuple[str, str, Tensor]]:
    def both(name: str, upper: Upper) -> list[tuple[str, str, Tensor]]:
        return [(name, "steps", upper.steps), (name, "first", upper.first)]

    return both("cue", network.cues) + both("role", network.roles)


def _numbers(value: Tensor) -> list[object]:
    rounded: list[object] = torch.round(value.detach() * 1e4).div(1e4).double().round(decimals=4).tolist()
    return rounded


def main() -> None:
    """Export the weights of one epoch."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("weights", type=Path, help="what an epoch of the training left")
    arguments.add_argument("--out", type=Path, default=FOLDER)
    arguments.add_argument("--caution", type=float, default=0.0, help="added to the score of being no cue")
    options = arguments.parse_args()
    network = Network()
    network.load_state_dict(torch.load(options.weights, weights_only=True))
    with torch.no_grad():
        network.cues.score.bias[OUT] += options.caution
    export(network, options.out)


if __name__ == "__main__":
    main()
