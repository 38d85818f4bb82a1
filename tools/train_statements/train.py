"""The training loop: seeds fixed, two processes of one thread each, no accelerator needed.

Two processes that share each batch keep two cores busier than one process of two threads, and what
each adds up is the same on every run.
"""

import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, distributed, nn

from tools.train_statements.corpus import Example
from tools.train_statements.network import Network, field_loss

BATCH, WARM, DECAY = 32, 0.06, 0.01
HEADS = 5  # parts that begin at random learn so many times as fast
PROCESSES = 2
BUCKETS = 40  # batches sorted by length together
EMPTY = 0.5  # the part of the windows without a cue that an epoch sees


@dataclass(frozen=True, slots=True)
class Plan:
    """How long to train, how fast, and from which seed."""

    epochs: int
    rate: float
    seed: int


def train(network: Network, examples: Sequence[Example], plan: Plan, folder: Path) -> Iterator[int]:
    """Train as one of the processes; the first keeps the weights. Yields the number of epochs done."""
    rank = distributed.get_rank()
    random.seed(plan.seed)
    torch.manual_seed(PROCESSES * plan.seed + rank)
    torch.set_num_threads(1)
    heads = [p for n, p in network.named_parameters() if _new(n)]
    body = [p for n, p in network.named_parameters() if p.requires_grad and not _new(n)]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": plan.rate}, {"params": heads, "lr": HEADS * plan.rate}],
        weight_decay=DECAY,
        fused=True,
    )
    orders = [list(batches(examples)) for _ in range(plan.epochs)]
    total = sum(len(order) for order in orders)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / (WARM * total)) * (1 - k / total)
    )
    step, began = 0, time.monotonic()
    for epoch, order in enumerate(orders, 1):
        network.train()
        for batch in order:
            loss = _loss(network, batch[rank::PROCESSES])
            optimizer.zero_grad(set_to_none=False)
            loss.backward()
            _shared(network)
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            if step % 50 == 0 and rank == 0:
                spent = time.monotonic() - began
                sys.stdout.write(f"step {step} of {total}, loss {loss.item():.3f}, {spent:.0f} s\n")
                sys.stdout.flush()
        if rank == 0:
            torch.save(network.state_dict(), folder / f"epoch{epoch}.pt")
        yield epoch


def _new(name: str) -> bool:
    """Whether a parameter begins at random rather than from the encoder."""
    return any(part in name for part in (".mark.", ".score.", ".steps", ".first"))


def _shared(network: Network) -> None:
    """Replace the gradients by their mean over the processes."""
    gradients = [p.grad for p in network.parameters() if p.grad is not None]
    flat = torch.cat([g.view(-1) for g in gradients])
    distributed.all_reduce(flat)
    at = 0
    for gradient in gradients:
        gradient.copy_(flat[at : at + gradient.numel()].view_as(gradient))
        gradient.div_(PROCESSES)
        at += gradient.numel()


def batches(examples: Sequence[Example]) -> Iterator[list[Example]]:
    """Examples in a random order, those of a batch alike in length; of those with nothing, a part."""
    seen = [n for n, e in enumerate(examples) if e.attributions or random.random() < EMPTY]  # noqa: S311  # no secret
    order = random.sample(seen, len(seen))
    for at in range(0, len(order), BATCH * BUCKETS):
        near = sorted(order[at : at + BATCH * BUCKETS], key=lambda n: len(examples[n].window.ids))
        cut = [near[k : k + BATCH] for k in range(0, len(near), BATCH)]
        for one in random.sample(cut, len(cut)):
            if len(one) >= PROCESSES:
                yield [examples[n] for n in one]


def _loss(network: Network, batch: list[Example]) -> Tensor:
    ids = _padded([e.window.ids for e in batch])
    mask = blind(ids)
    firsts = _padded([e.window.firsts for e in batch])
    there = _there([len(e.window.words) for e in batch])
    states = network.lower(ids, mask)
    scores = _at_words(network.cues(states, mask), firsts)
    loss = field_loss(network.cues, scores, _padded([e.cue_tags for e in batch]), there)
    rows = [(n, cue, tags) for n, e in enumerate(batch) for cue, tags in e.attributions]
    if not rows:
        return loss
    which = torch.tensor([n for n, _, _ in rows])
    marks = _padded([marked(batch[n], cue) for n, cue, _ in rows], ids.shape[1])
    roles = _at_words(network.roles(states[which], mask[which], marks), firsts[which])
    return loss + field_loss(
        network.roles, roles, _padded([tags for _, _, tags in rows], firsts.shape[1]), there[which]
    )


def blind(ids: Tensor) -> Tensor:
    """The additive mask that hides padding: [batch, 1, 1, length]."""
    return (ids == 0).float()[:, None, None, :] * -1e4


def marked(example: Example, cue: frozenset[int]) -> list[int]:
    """A mark for every piece of a window: 0 before the cue, 1 the cue, 2 after it."""
    begin = example.window.firsts[min(cue)]
    end = example.window.lasts[max(cue)]
    return [0 if n < begin else 1 if n < end else 2 for n in range(len(example.window.ids))]


def _at_words(scores: Tensor, firsts: Tensor) -> Tensor:
    """Scores of pieces to scores of words: those of their first piece."""
    return scores.gather(1, firsts[:, :, None].expand(-1, -1, scores.shape[-1]))


def _padded(rows: Sequence[Sequence[int]], width: int = 0) -> Tensor:
    width = max(width, *(len(row) for row in rows))
    return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])


def _there(lengths: Sequence[int]) -> Tensor:
    return torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]
