"""One node for what the exporter writes as five: `python -m tools.train_statements.gelu GRAPH.onnx...`.

The exporter spells the activation out (division, error function, addition, two products), each a walk through
memory of its own; the runtime has it as one. Weights stay as they are.
"""

import argparse
from pathlib import Path

import onnx
from onnx import ModelProto, NodeProto, helper

_RUNTIME = "com.microsoft"


def fused(model: ModelProto) -> ModelProto:
    """The same graph with every spelled-out activation as one node of the runtime."""
    made = {name: node for node in model.graph.node for name in node.output}
    used: dict[str, list[NodeProto]] = {}
    for node in model.graph.node:
        for name in node.input:
            used.setdefault(name, []).append(node)
    spelled: dict[str, NodeProto | None] = {}  # by first output: what stands instead
    for erf in (node for node in model.graph.node if node.op_type == "Erf"):
        divided = made[erf.input[0]]
        (added,) = used[erf.output[0]]
        (halved,) = used[added.output[0]]
        (whole,) = used[halved.output[0]]
        if [n.op_type for n in (divided, added, halved, whole)] != ["Div", "Add", "Mul", "Mul"]:
            raise SystemExit(f"{erf.name} is no part of an activation as this tool knows it")
        spelled |= dict.fromkeys((n.output[0] for n in (divided, erf, added, halved)), None)
        spelled[whole.output[0]] = helper.make_node(
            "Gelu", [divided.input[0]], [whole.output[0]], domain=_RUNTIME
        )
    nodes = [spelled.get(node.output[0], node) for node in model.graph.node]
    del model.graph.node[:]
    model.graph.node.extend(node for node in nodes if node is not None)
    wanted = {name for node in model.graph.node for name in node.input}
    held = [value for value in model.graph.initializer if value.name in wanted]
    del model.graph.initializer[:]
    model.graph.initializer.extend(held)
    if all(known.domain != _RUNTIME for known in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_RUNTIME, 1))
    return model


def main() -> None:
    """Write graphs anew, in place."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("graphs", type=Path, nargs="+")
    for path in arguments.parse_args().graphs:
        onnx.save(fused(onnx.load(path)), path)


if __name__ == "__main__":
    main()
