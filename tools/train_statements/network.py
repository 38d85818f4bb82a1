"""The network: four shared layers, two that tag cues, two that tag the roles of one marked cue.

The encoder is MiniLM (Wang et al. 2020; six layers, 384 wide). A first pass over all six layers finds
cues as conditional random fields do (Lafferty et al. 2001); the roles of each cue come from a second
pair of upper layers, begun as copies of the first, that see which words are the cue. So a cue costs
two layers more, not a second reading of the whole paragraph. A role's first word has a tag of its own.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

WIDTH, HEADS, INNER, LAYERS, SHARED = 384, 12, 1536, 6, 4
CUE_TAGS, ROLE_TAGS = 3, 5
NEVER = -1e4
DROPPED = 0.2  # 840 articles are few: with 0.1 it had learned them by heart after five epochs


class Layer(nn.Module):
    """A BERT layer: attention, then a hidden layer, each followed by a norm."""

    def __init__(self, dropped: float = DROPPED) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = nn.Dropout(dropped)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """Hidden states [batch, length, WIDTH] with an additive mask [batch, 1, 1, length]."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + mask, -1)
        seen = self.out((weights @ v).transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm(x + self.drop(seen))
        y = self.down(functional.gelu(self.up(x)))
        return self.norm2(x + self.drop(y))


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
        return self.above(self.words(ids), mask)

    def above(self, words: Tensor, mask: Tensor) -> Tensor:
        """Embedded pieces [batch, length, WIDTH] to states of the same shape."""
        x: Tensor = self.norm(words + self.places.weight[: words.shape[1]])
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Upper(nn.Module):
    """Hidden states to tag scores, of cues or of the roles of a marked cue."""

    def __init__(self, tags: int, *, marked: bool) -> None:
        super().__init__()
        self.drop = nn.Dropout(DROPPED)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS - SHARED))
        self.mark = nn.Embedding(3, WIDTH) if marked else None  # before the cue, the cue, after it
        self.score = nn.Linear(WIDTH, tags)
        self.steps = nn.Parameter(torch.zeros(tags, tags))  # from tag, to tag
        self.first = nn.Parameter(torch.zeros(tags))
        if self.mark is not None:
            nn.init.normal_(self.mark.weight, std=0.02)

    def forward(self, x: Tensor, mask: Tensor, marks: Tensor | None = None) -> Tensor:
        """States, and for roles the marks [batch, length], to scores [batch, length, tags]."""
        if self.mark is not None and marks is not None:
            x = x + self.mark(marks)
        for layer in self.layers:
            x = layer(x, mask)
        scores: Tensor = self.score(self.drop(x))
        return scores


class Network(nn.Module):
    """The whole: `lower`, then `cues` for every window and `roles` for every cue."""

    def __init__(self) -> None:
        super().__init__()
        self.lower = Lower()
        self.cues = Upper(CUE_TAGS, marked=False)
        self.roles = Upper(ROLE_TAGS, marked=True)

    def load(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of MiniLM, under BERT's names."""
        self.lower.words.weight.data = weights["embeddings.word_embeddings.weight"].clone()
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.lower.places.weight.data = weights["embeddings.position_embeddings.weight"] + kind
        take(self.lower.norm, weights, "embeddings.LayerNorm")
        for number in range(LAYERS):
            if number < SHARED:
                take_layer(self.lower.layers[number], weights, number)
            else:
                take_layer(self.cues.layers[number - SHARED], weights, number)
                take_layer(self.roles.layers[number - SHARED], weights, number)


def take_layer(layer: nn.Module, weights: dict[str, Tensor], number: int) -> None:
    """Take over one layer of MiniLM."""
    name = f"encoder.layer.{number}"
    for part in ("weight", "bias"):
        joined = [weights[f"{name}.attention.self.{one}.{part}"] for one in ("query", "key", "value")]
        setattr(layer.qkv, part, nn.Parameter(torch.cat(joined)))
    take(layer.out, weights, f"{name}.attention.output.dense")
    take(layer.norm, weights, f"{name}.attention.output.LayerNorm")
    take(layer.up, weights, f"{name}.intermediate.dense")
    take(layer.down, weights, f"{name}.output.dense")
    take(layer.norm2, weights, f"{name}.output.LayerNorm")


def take(module: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    """Take over weight and bias of one part of MiniLM."""
    for part in ("weight", "bias"):
        getattr(module, part).data = weights[f"{name}.{part}"].clone()


def field_loss(upper: Upper, scores: Tensor, tags: Tensor, there: Tensor) -> Tensor:
    """Negative log-likelihood a word of tag rows under a linear-chain field.

    Scores [rows, words, tags]; tags and `there` (which words are there) [rows, words].
    """
    gold = upper.first[tags[:, 0]] + (scores.gather(2, tags[:, :, None])[..., 0] * there).sum(1)
    gold = gold + (upper.steps[tags[:, :-1], tags[:, 1:]] * there[:, 1:]).sum(1)
    return (_of_all_rows(upper, scores, there) - gold).sum() / there.sum()


def _of_all_rows(upper: Upper, scores: Tensor, there: Tensor) -> Tensor:
    """The log of the summed weights of every row of tags, halving the words at each turn (Rush 2020)."""
    rows, words, tags = scores.shape
    first = upper.first + scores[:, 0]
    if words == 1:
        return torch.logsumexp(first, 1)
    nothing = torch.full((tags, tags), NEVER, device=scores.device).fill_diagonal_(0)
    steps = upper.steps + scores[:, 1:, None, :]
    steps = torch.where(there[:, 1:, None, None], steps, nothing)
    while steps.shape[1] > 1:
        if steps.shape[1] % 2:
            steps = torch.cat([steps, nothing.expand(rows, 1, tags, tags)], 1)
        steps = torch.logsumexp(steps[:, 0::2, :, :, None] + steps[:, 1::2, None, :, :], 3)
    return torch.logsumexp(first[:, :, None] + steps[:, 0], (1, 2))
