"""Gold-free reading of a corpus with the network in 32 bits, to score it while it trains."""

from collections.abc import Iterable
from typing import Any

import torch

from indicia.statements.trained.decode import Chain, best, groups, ranges
from indicia.statements.trained.windows import Pieces, Window
from tools.train_statements.corpus import CONTENT, SOURCE, Example, paragraphs
from tools.train_statements.network import Network, Upper
from tools.train_statements.train import blind, marked

Attribution = dict[str, list[list[int]]]


def chain(upper: Upper) -> Chain:
    """The steps between tags that an upper part has learned."""
    return Chain(upper.steps.detach().numpy(), upper.first.detach().numpy())


@torch.no_grad()
def attributions(network: Network, text: str, pieces: Pieces) -> list[Attribution]:
    """The attributions of a text, window by window."""
    network.eval()
    return [a for window in pieces.windows(text, paragraphs(text)) for a in _in_window(network, window)]


def _in_window(network: Network, window: Window) -> Iterable[Attribution]:
    ids = torch.tensor([window.ids])
    mask, firsts = blind(ids), list(window.firsts)
    states = network.lower(ids, mask)
    cues = groups(best(network.cues(states, mask)[0, firsts].numpy(), chain(network.cues)))
    for cue in cues:
        marks = torch.tensor([marked(Example("", window, (), ()), frozenset(cue))])
        scores = network.roles(states, mask, marks)[0, firsts].numpy()
        tags = best(scores, chain(network.roles))
        roles = {
            role: [
                list(r)
                for r in ranges(window.words, (n for n, t in enumerate(tags) if t == tag and n not in cue))
            ]
            for role, tag in (("source", SOURCE), ("content", CONTENT))
        }
        if roles["content"]:
            yield {**roles, "cue": [list(r) for r in ranges(window.words, cue)]}


def corpus(
    network: Network, documents: Iterable[dict[str, Any]], pieces: Pieces
) -> dict[str, list[Attribution]]:
    """Predictions for a corpus: `{document id: attributions}`."""
    return {d["id"]: attributions(network, d["text"], pieces) for d in documents}
