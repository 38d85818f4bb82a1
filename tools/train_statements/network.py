"""The network: four shared layers, two that tag cues, two that tag the roles of one marked cue.

The encoder is MiniLM (Wang et al. 2020; six layers, 384 wide). A first pass over all six layers finds
cues as conditional random fields do (Lafferty et al. 2001); the roles of each cue come from a second
pair of upper layers, begun as copies of the first, that see which words are the cue. So a cue costs
two layers more, not a second reading of the whole paragraph.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, SHARED = 384, 12, 1536, 6, 4
TAGS = 3
NEVER = -1e4


class Layer(nn.Module):
    """A BERT layer: attention, then a hidden layer, each followed by a norm."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Hidden states [batch, length, WIDTH] with an additive mask [batch, 1, 1, length]."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask, -1)
        seen = self.out((weights @ v).transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm(x + self._dropped(seen))
        y = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + self._dropped(y))

    def _dropped(self, x: Tensor) -> Tensor:
        """Dropout with one mask for all words of a row (Gal and Ghahramani 2016), cheap to draw."""
        if not self.training:
            return x
        kept = torch.rand(x.shape[0], 1, WIDTH) >= self.dropout
        return x * kept / (1 - self.dropout)


class Lower(nn.Module):
    """Word pieces to hidden states: the embeddings, kept as they came, and the shared layers."""

    def __init__(self, vocabulary: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(longest, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(SHARED))
        for part in (self.words, self.places, self.norm):
            part.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Ids [batch, length] to states [batch, length, WIDTH]."""
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Upper(nn.Module):
    """Hidden states to tag scores, of cues or of the roles of a marked cue."""

    def __init__(self, *, marked: bool) -> None:
        super().__init__()
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.mark = nn.Embedding(3, WIDTH) if marked else None  # before the cue, the cue, after it
        self.score = nn.Linear(WIDTH, TAGS)
        self.steps = nn.Parameter(torch.zeros(TAGS, TAGS))  # from tag, to tag
        self.first = nn.Parameter(torch.zeros(TAGS))

    def forward(self, x: Tensor, mask: Tensor, marks: Tensor | None = None) -> Tensor:
        """States, and for roles the marks [batch, length], to scores [batch, length, TAGS]."""
        if self.mark is not None and marks is not None:
            x = x + self.mark(marks)
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.score(x)
        return scores


class Network(nn.Module):
    """The whole: `lower`, then `cues` for every window and `roles` for every cue."""

    def __init__(self) -> None:
        super().__init__()
        self.lower = Lower()
        self.cues = Upper(marked=False)
        self.roles = Upper(marked=True)

    def load(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of MiniLM, under BERT's names."""
        self.lower.words.weight.data = weights["embeddings.word_embeddings.weight"].clone()
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.lower.places.weight.data = weights["embeddings.position_embeddings.weight"] + kind
        _take(self.lower.norm, weights, "embeddings.LayerNorm")
        for number in range(LAYERS):
            if number < SHARED:
                _layer(self.lower.layers[number], weights, number)
            else:
                _layer(self.cues.layers[number - SHARED], weights, number)
                _layer(self.roles.layers[number - SHARED], weights, number)


def averaged(files: Sequence[Path], shares: Sequence[float]) -> dict[str, Tensor]:
    """The weights of several epochs, averaged (Izmailov et al. 2018); `shares` add up to one."""
    weights = [torch.load(file, weights_only=True) for file in files]
    return {
        name: sum((share * one[name] for share, one in zip(shares, weights, strict=True)), torch.zeros(()))
        for name in weights[0]
    }


def _layer(layer: nn.Module, weights: dict[str, Tensor], number: int) -> None:
    name = f"encoder.layer.{number}"
    for part in ("weight", "bias"):
        joined = [weights[f"{name}.attention.self.{one}.{part}"] for one in ("query", "key", "value")]
        setattr(layer.qkv, part, nn.Parameter(torch.cat(joined)))
    _take(layer.out, weights, f"{name}.attention.output.dense")
    _take(layer.norm, weights, f"{name}.attention.output.LayerNorm")
    _take(layer.up, weights, f"{name}.intermediate.dense")
    _take(layer.down, weights, f"{name}.output.dense")
    _take(layer.norm2, weights, f"{name}.output.LayerNorm")


def _take(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    for part in ("weight", "bias"):
        getattr(module, part).data = weights[f"{name}.{part}"].clone()


def field_loss(upper: Upper, scores: Tensor, tags: Tensor, there: Tensor) -> Tensor:
    """Negative log-likelihood a word of tag rows under a linear-chain field.

    Scores [rows, words, TAGS]; tags and `there` (which words are there) [rows, words].
    """
    rows = torch.arange(len(tags))
    gold = upper.first[tags[:, 0]] + scores[rows, 0, tags[:, 0]]
    total = upper.first + scores[:, 0]
    for word in range(1, scores.shape[1]):
        now = there[:, word]
        before, after = tags[:, word - 1], tags[:, word]
        step = upper.steps[before, after] + scores[rows, word, after]
        gold = gold + torch.where(now, step, torch.zeros_like(step))
        further = torch.logsumexp(total[:, :, None] + upper.steps, 1) + scores[:, word]
        total = torch.where(now[:, None], further, total)
    return (torch.logsumexp(total, 1) - gold).sum() / there.sum()
