"""The training loop, and what a network says of examples; seeds fixed.

Of each sentence four things are learned at once: its areas, whether it tells any, in what standing, and of
each word the part that it plays.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from indicia.law.reader import PARTS, STANDINGS, Told
from indicia.law.reader.network import Floats
from indicia.model.conduct import AREAS
from tools.train_conduct.lessons import Example
from tools.train_conduct.network import Reader

BATCH, WARM, DECAY = 32, 0.06, 0.01
HEADS = 5  # parts that begin at random learn so many times as fast
PARTS_WEIGH = 2.0  # beside the other losses
SOFT = 0.05  # of a standing's certainty; annotators differ there
NEAR = 16  # word pieces by which the windows of a batch may differ for chance's sake
UNKNOWN = -1
_AREAS = list(AREAS)


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train, how fast, from which seed, and where."""

    epochs: int
    rate: float
    seed: int
    device: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded windows: pieces [windows, length], stretches [windows, stretches, ...], parts of pieces."""

    ids: Tensor
    there: Tensor
    sentences: Tensor  # [windows, stretches, length]
    parts: Tensor  # [windows, length]
    areas: Tensor  # [windows, stretches, areas]
    counted: Tensor  # [windows, stretches, areas]: nought where nothing is to be learned
    standings: Tensor  # [windows, stretches]
    told: Tensor  # [windows, stretches]: one where there is a stretch


def train(reader: Reader, examples: Sequence[Example], plan: Plan) -> Iterator[float]:
    """Train a network in place. Yields the mean loss after each epoch."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311  # no secret
    reader.to(plan.device)
    learned = [p for p in reader.parameters() if p.requires_grad]
    optimizer, schedule = _optimizer(reader, plan.rate, plan.epochs * -(-len(examples) // BATCH))
    for _ in range(plan.epochs):
        reader.train()
        order = batches(examples, chance)
        total = 0.0
        for number, some in enumerate(order, 1):
            optimizer.zero_grad()
            loss = _loss(reader, batch(some, plan.device))
            loss.backward()
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            schedule.step()
            total += float(loss.item())
            if number % 50 == 0:
                print(f"  {number} of {len(order)} batches, loss {total / number:.3f}", flush=True)
        yield total / len(order)


@torch.no_grad()
def answers(reader: Reader, examples: Sequence[Example], device: str) -> Iterator[tuple[list[Told], Floats]]:
    """What a network says of each example, as `indicia.law.reader.network.Network.read` puts it."""
    reader.eval()
    for example in examples:
        now = batch([example], device)
        areas, conduct, standings, parts = reader(now.ids, now.sentences, now.there)
        rows = zip(
            areas[0].sigmoid().tolist(),
            conduct[0].sigmoid().tolist(),
            standings[0].softmax(-1).tolist(),
            strict=True,
        )
        told = [
            Told(dict(zip(_AREAS, a, strict=True)), c, dict(zip(STANDINGS, s, strict=True)))
            for a, c, s in rows
        ]
        yield told, parts[0].softmax(-1).cpu().numpy()[list(example.window.firsts)]


def batches(examples: Sequence[Example], chance: random.Random) -> list[list[Example]]:
    """Examples in a random order, those of a batch about as long as one another."""
    order = chance.sample(examples, len(examples))
    order.sort(key=lambda e: len(e.window.ids) + chance.random() * NEAR)
    cut = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    return chance.sample(cut, len(cut))


def batch(examples: Sequence[Example], device: str) -> Batch:
    """Examples as padded tensors on a device."""
    windows, length = len(examples), max(len(e.window.ids) for e in examples)
    stretches = max(len(e.units) for e in examples)
    ids, there = np.zeros((windows, length), np.int64), np.zeros((windows, length), np.float32)
    parts = np.full((windows, length), UNKNOWN)
    sentences = np.zeros((windows, stretches, length), np.float32)
    areas = np.zeros((windows, stretches, len(_AREAS)), np.float32)
    counted, told = np.zeros_like(areas), np.zeros((windows, stretches), np.float32)
    standings = np.full((windows, stretches), UNKNOWN)
    for n, example in enumerate(examples):
        ids[n, : len(example.window.ids)], there[n, : len(example.window.ids)] = example.window.ids, 1
        for k, unit in enumerate(example.units):
            told[n, k] = counted[n, k] = 1
            counted[n, k, [_AREAS.index(a) for a in unit.open if a in AREAS]] = 0
            areas[n, k, [_AREAS.index(area) for area in unit.areas]] = 1
            if unit.standing:
                standings[n, k] = STANDINGS.index(unit.standing)
        _mark(example, sentences[n])
        for first, part in zip(example.window.firsts, example.parts, strict=bool(example.parts)):
            parts[n, first] = PARTS.index(part)
    made = (ids, there, sentences, parts, areas, counted, standings, told)
    return Batch(*(torch.tensor(one, device=device) for one in made))


def _mark(example: Example, sentences: Floats) -> None:
    """Set to one the pieces of each stretch."""
    number, window = 0, example.window
    for (start, _), first, last in zip(window.words, window.firsts, window.lasts, strict=True):
        while number + 1 < len(example.ranges) and start >= example.ranges[number][1]:
            number += 1
        sentences[number, first:last] = 1


def _loss(reader: Reader, now: Batch) -> Tensor:
    """Areas, whether any, standing and parts, summed; areas over all of them, not averaged."""
    areas, conduct, standings, parts = reader(now.ids, now.sentences, now.there)
    of = now.told.sum()
    score = functional.binary_cross_entropy_with_logits
    loss = (score(areas, now.areas, reduction="none") * now.counted).sum() / of
    tells = (now.areas.sum(2) > 0).float()
    loss = loss + (score(conduct, tells, reduction="none") * now.told).sum() / of
    if (now.standings != UNKNOWN).any():
        loss = loss + _chosen(standings, now.standings, SOFT)
    if (now.parts != UNKNOWN).any():
        loss = loss + PARTS_WEIGH * _chosen(parts, now.parts)
    return loss


def _chosen(scores: Tensor, gold: Tensor, soft: float = 0.0) -> Tensor:
    return functional.cross_entropy(
        scores.flatten(0, 1), gold.flatten(), ignore_index=UNKNOWN, label_smoothing=soft
    )


def _optimizer(
    reader: Reader, rate: float, total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    named = [(name, p) for name, p in reader.named_parameters() if p.requires_grad]
    body = [p for name, p in named if name.startswith("layers.")]
    heads = [p for name, p in named if not name.startswith("layers.")]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": HEADS * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / (WARM * total)) * max(0.0, 1 - k / total)
    )
    return optimizer, schedule
