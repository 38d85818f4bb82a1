"""Gold-free reading of a corpus with the network in 32 bits, to score it while it trains."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import torch

from indicia.language.pieces import Pieces, Window
from indicia.statements.trained import Attribution, Heard, in_window
from indicia.statements.trained.decode import Chain, Scores
from tools.train_statements.corpus import Example, paragraphs
from tools.train_statements.network import Network, Upper
from tools.train_statements.train import blind, marked


class Reader:
    """A network that is being trained, as the package reads with one."""

    def __init__(self, network: Network) -> None:
        self._network = network.eval()
        self._device = network.lower.words.weight.device
        self.cue_chain, self.role_chain = _chain(network.cues), _chain(network.roles)

    @torch.no_grad()
    def cues(self, window: Window) -> tuple[torch.Tensor, Scores]:
        """The states of a window's pieces and its words' scores [words, tags]."""
        ids = torch.tensor([window.ids], device=self._device)
        states = self._network.lower(ids, blind(ids))
        return states, self._network.cues(states, blind(ids))[0, list(window.firsts)].cpu().numpy()

    @torch.no_grad()
    def roles(self, window: Window, states: torch.Tensor, cues: Sequence[range]) -> Scores:
        """The scores of a window's words for each of its cues [cues, words, tags]."""
        none = torch.zeros(1, 1, 1, 1, device=self._device)
        marks = [marked(Example("", window, (), ()), frozenset(cue)) for cue in cues]
        upper = self._network.roles
        scores = upper(states.expand(len(cues), -1, -1), none, torch.tensor(marks, device=self._device))
        return np.asarray(scores[:, list(window.firsts)].cpu().numpy(), dtype=np.float32)


def _chain(upper: Upper) -> Chain:
    """The steps between tags that an upper part has learned."""
    return Chain(upper.steps.detach().cpu().numpy(), upper.first.detach().cpu().numpy())


def corpus(
    network: Network, documents: Iterable[dict[str, Any]], pieces: Pieces
) -> dict[str, list[dict[str, Any]]]:
    """Predictions for a corpus: `{document id: attributions}`."""
    reader = Reader(network)
    return {d["id"]: [_told(a) for a in _heard(reader, d["text"], pieces).attributions] for d in documents}


def _heard(reader: Reader, text: str, pieces: Pieces) -> Heard:
    heard = Heard()
    for window in pieces.windows(text, paragraphs(text)):
        in_window(reader, text, window, heard)
    return heard


def _told(attribution: Attribution) -> dict[str, Any]:
    return {"source": attribution.source, "cue": [attribution.cue], "content": attribution.content}
