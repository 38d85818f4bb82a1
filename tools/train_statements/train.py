"""The training loop: seeds fixed, two processes of one thread each, or one with an accelerator.

On two cores, two processes that share each batch keep them busier than one process of two threads,
and what each adds up is the same on every run.
"""

import math
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed, nn

from tools.train_statements.corpus import Example
from tools.train_statements.network import NEVER, Network, field_loss

BATCH, WARM, DECAY = 64, 0.06, 0.01
HEADS = 5  # parts that begin at random learn so many times as fast
BUCKETS = 40  # batches sorted by length together
EMPTY = 0.5  # the part of the windows without a cue that an epoch sees
MEMORY = 0.996  # how much of the running average of the weights a step leaves (Polyak and Juditsky 1992)
USUAL = 49  # word pieces of a window, on average: a disturbance of one is meant for so many


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train, how fast, how much against an adversary, from which seed, and where."""

    epochs: int
    rate: float
    adversary: float
    seed: int
    device: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows of one step, padded: pieces [windows, pieces], words [windows, words], cues [cues, ...]."""

    ids: Tensor
    firsts: Tensor
    there: Tensor
    cue_tags: Tensor
    which: Tensor  # the window of each cue
    marks: Tensor  # [cues, pieces]
    role_tags: Tensor  # [cues, words]


def train(network: Network, examples: Sequence[Example], plan: Plan, folder: Path) -> Iterator[Network]:
    """Train as one of the processes; the first keeps the weights. Yields the average after each epoch."""
    rank, processes = distributed.get_rank(), distributed.get_world_size()
    random.seed(plan.seed)
    torch.manual_seed(processes * plan.seed + rank)
    torch.set_num_threads(1)
    torch.set_float32_matmul_precision("high")
    network.to(plan.device)
    learned = [p for p in network.parameters() if p.requires_grad]
    average = [p.detach().clone() for p in learned]
    orders = [list(batches(examples, processes)) for _ in range(plan.epochs)]
    total = sum(len(order) for order in orders)
    optimizer, schedule = _optimizer(network, plan.rate, total)
    step, began = 0, time.monotonic()
    for epoch, order in enumerate(orders, 1):
        network.train()
        for examples_now in order:
            optimizer.zero_grad(set_to_none=False)
            loss = _learn(network, batch(examples_now[rank::processes], plan.device), plan.adversary)
            _shared(learned, processes)
            nn.utils.clip_grad_norm_(learned, 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for mean, now in zip(average, learned, strict=True):
                mean.lerp_(now.detach(), 1 - min(MEMORY, (1 + step) / (10 + step)))
            if step % 25 == 0 and rank == 0:
                spent = time.monotonic() - began
                sys.stdout.write(f"step {step} of {total}, loss {loss:.3f}, {spent:.0f} s\n")
                sys.stdout.flush()
        _exchanged(learned, average)
        if rank == 0:
            torch.save({k: v.cpu() for k, v in network.state_dict().items()}, folder / f"epoch{epoch}.pt")
        yield network
        _exchanged(learned, average)


def _optimizer(
    network: Network, rate: float, total: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    heads = [p for n, p in network.named_parameters() if _new(n)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not _new(n)]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": HEADS * rate}]
    optimizer = torch.optim.AdamW(groups, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / (WARM * total)) * (1 - k / total)
    )
    return optimizer, schedule


def _new(name: str) -> bool:
    """Whether a parameter begins at random rather than from the encoder."""
    return any(part in name for part in (".mark.", ".score.", ".steps", ".first"))


def _learn(network: Network, now: Batch, adversary: float) -> float:
    """Add up the gradients of a batch, as it is and disturbed where it hurts most (Miyato et al. 2017)."""
    words = network.lower.words(now.ids).requires_grad_()
    loss = _loss(network, now, words)
    loss.backward()
    if adversary:
        slope = words.grad / (words.grad.norm(dim=(1, 2), keepdim=True) + 1e-12)
        worse = words.detach() + adversary * math.sqrt(words.shape[1] / USUAL) * slope
        _loss(network, now, worse).backward()
    return float(loss.item())


def _shared(learned: Sequence[nn.Parameter], processes: int) -> None:
    """Replace the gradients by their mean over the processes."""
    if processes == 1:
        return
    gradients = [p.grad for p in learned if p.grad is not None]
    flat = torch.cat([g.view(-1) for g in gradients])
    distributed.all_reduce(flat)
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
        gradient.div_(processes)
        at += gradient.numel()


def _exchanged(learned: Sequence[nn.Parameter], average: Sequence[Tensor]) -> None:
    for now, mean in zip(learned, average, strict=True):
        held = now.detach().clone()
        now.data.copy_(mean)
        mean.copy_(held)


def batches(examples: Sequence[Example], processes: int) -> Iterator[list[Example]]:
    """Examples in a random order, those of a batch alike in length; of those with nothing, a part."""
    seen = [n for n, e in enumerate(examples) if e.attributions or random.random() < EMPTY]  # noqa: S311  # no secret
    order = random.sample(seen, len(seen))
    for at in range(0, len(order), BATCH * BUCKETS):
        near = sorted(order[at : at + BATCH * BUCKETS], key=lambda n: len(examples[n].window.ids))
        cut = [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
        for one in random.sample(cut, len(cut)):
            if len(one) >= processes:
                yield [examples[n] for n in one]


def batch(examples: Sequence[Example], device: str) -> Batch:
    """Examples as padded tensors on a device."""
    ids = _padded([e.window.ids for e in examples])
    firsts = _padded([e.window.firsts for e in examples])
    rows = [(n, cue, tags) for n, e in enumerate(examples) for cue, tags in e.attributions]
    parts = (
        ids,
        firsts,
        _there([len(e.window.words) for e in examples]),
        _padded([e.cue_tags for e in examples]),
        torch.tensor([n for n, _, _ in rows], dtype=torch.long),
        _padded([marked(examples[n], cue) for n, cue, _ in rows], ids.shape[1]),
        _padded([tags for _, _, tags in rows], firsts.shape[1]),
    )
    return Batch(*(part.to(device) for part in parts))


def _loss(network: Network, now: Batch, words: Tensor) -> Tensor:
    """The loss of the cues of a batch and of the roles of each, from its embedded pieces."""
    mask = blind(now.ids)
    states = network.lower.above(words, mask)
    scores = _at_words(network.cues(states, mask), now.firsts)
    loss = field_loss(network.cues, scores, now.cue_tags, now.there)
    if not len(now.which):
        return loss
    roles = network.roles(states[now.which], mask[now.which], now.marks)
    roles = _at_words(roles, now.firsts[now.which])
    return loss + field_loss(network.roles, roles, now.role_tags, now.there[now.which])


def blind(ids: Tensor) -> Tensor:
    """The additive mask that hides padding: [batch, 1, 1, length]."""
    return (ids == 0).float()[:, None, None, :] * NEVER


def marked(example: Example, cue: frozenset[int]) -> list[int]:
    """A mark for every piece of a window: 0 before the cue, 1 the cue, 2 after it."""
    begin = example.window.firsts[min(cue)]
    end = example.window.lasts[max(cue)]
    return [0 if n < begin else 1 if n < end else 2 for n in range(len(example.window.ids))]


def _at_words(scores: Tensor, firsts: Tensor) -> Tensor:
    """Scores of pieces to scores of words: those of their first piece."""
    return scores.gather(1, firsts[:, :, None].expand(-1, -1, scores.shape[-1]))


def _padded(rows: Sequence[Sequence[int]], width: int = 0) -> Tensor:
    width = max([width, *(len(row) for row in rows)])
    padded = [[*row, *[0] * (width - len(row))] for row in rows]
    return torch.tensor(padded, dtype=torch.long).view(len(rows), width)


def _there(lengths: Sequence[int]) -> Tensor:
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]
