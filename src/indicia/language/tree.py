"""Tokens and sentences as plain values, so that no stage needs to know which parser made them."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Token:
    """One word of the article in its dependency tree.

    `i` counts tokens of the whole parse; `start` and `end` are characters of the article.
    `left` and `right` are the outermost tokens (`i`) of the subtree. Labels are those of
    Universal POS (`pos`), Penn Treebank (`tag`), CLEAR dependencies (`dep`) and OntoNotes (`ner`).
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ner: str
    sentence: int
    head: "Token" = field(init=False, repr=False)
    children: list["Token"] = field(default_factory=list, repr=False)
    left: int = field(init=False)
    right: int = field(init=False)

    def ancestors(self) -> Iterator["Token"]:
        """The heads above this token, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def child(self, *deps: str) -> "Token | None":
        """The first child with one of these dependency labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def conjuncts(self) -> list["Token"]:
        """This token and the ones coordinated below it, in text order."""
        found = [self]
        for token in self.children:
            if token.dep == "conj":
                found.extend(token.conjuncts())
        return found


@dataclass(slots=True, eq=False, frozen=True)
class Sentence:
    """Tokens `[first, last)` of the parse. `paragraph` counts from 0, the title first if any."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int
    title: bool


def tie(tokens: list[Token], heads: list[int]) -> None:
    """Tie tokens of one sentence or paragraph to their heads: `heads[k]` is a position in `tokens`."""
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
        token.left = token.right = token.i
        if tokens[head] is not token:
            tokens[head].children.append(token)
    for token in tokens:
        if token.head is token:
            _edges(token)


def _edges(root: Token) -> None:
    """Set the edges of a subtree, without recursion: a hostile sentence can be thousands deep."""
    order, stack = [], [root]
    while stack:
        token = stack.pop()
        order.append(token)
        stack.extend(token.children)
    for token in reversed(order):
        for child in token.children:
            token.left = min(token.left, child.left)
            token.right = max(token.right, child.right)
