"""The network: MiniLM's layers over one paragraph; each sentence of it looks at its own words for answers.

A sentence's answers come from attention of one head over the sentence's word pieces (`look`), one for each
question: which areas, whether any, in what standing. What part a word plays is asked of every piece.
"""

import torch
from torch import Tensor, nn

from indicia.law.reader.network import PARTS, STANDINGS
from indicia.model.conduct import AREAS
from tools.train_statements.network import NEVER, WIDTH, Layer, take, take_layer

LAYERS = 6
QUESTIONS = 3
DROPPED = 0.1


class Reader(nn.Module):
    """Ids and sentences of a window to what each sentence tells, and what part each piece plays."""

    def __init__(self, vocabulary: int = 30522, longest: int = 512) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Embedding(longest, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        for part in (self.words, self.places, self.norm):
            part.requires_grad_(requires_grad=False)
        self.layers = nn.ModuleList(Layer(DROPPED) for _ in range(LAYERS))
        self.drop = nn.Dropout(DROPPED)
        self.look = nn.Linear(WIDTH, QUESTIONS)
        self.area = nn.Linear(WIDTH, len(AREAS))
        self.any = nn.Linear(WIDTH, 1)
        self.stand = nn.Linear(WIDTH, len(STANDINGS))
        self.tag = nn.Linear(WIDTH, len(PARTS))

    def forward(self, ids: Tensor, sentences: Tensor, there: Tensor) -> tuple[Tensor, ...]:
        """Scores before they are squeezed.

        Args:
            ids: word pieces [windows, length].
            sentences: one where a piece is of a sentence [windows, sentences, length].
            there: one where a window has a piece [windows, length].

        Returns:
            areas [windows, sentences, areas], any [windows, sentences], standings [windows, sentences,
            standings], parts [windows, length, parts].
        """
        x: Tensor = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]])
        hidden = ((1 - there) * NEVER)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, hidden)
        looks = self.look(x)[:, None] + ((1 - sentences) * NEVER)[..., None]
        seen = self.drop(torch.einsum("wld,wslq->wsqd", x, looks.softmax(2)))
        areas, conduct, standings = (seen[:, :, n] for n in range(QUESTIONS))
        return self.area(areas), self.any(conduct)[..., 0], self.stand(standings), self.tag(self.drop(x))

    def take(self, weights: dict[str, Tensor]) -> None:
        """Take over the weights of MiniLM, under BERT's names; the words' in the steps in which they ship."""
        self.words.weight.data = stepped(weights["embeddings.word_embeddings.weight"])
        kind = weights["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data = weights["embeddings.position_embeddings.weight"] + kind
        take(self.norm, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            take_layer(layer, weights, number)


def stepped(words: Tensor) -> Tensor:
    """Numbers as they are after they were kept in 7 bits, since they do not learn."""
    low, high = min(float(words.min()), 0.0), max(float(words.max()), 0.0)
    step = (high - low) / 127
    zero = round(-low / step)
    return (torch.clamp(torch.round(words / step) + zero, 0, 127) - zero) * step
