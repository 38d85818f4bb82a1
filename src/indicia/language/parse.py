"""The article with its language laid over it: what the later stages read."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from indicia.language.places import Place, locate
from indicia.language.tree import Sentence, Token
from indicia.model import Article, Entity, Mention, Span, Time


@dataclass(frozen=True, eq=False)
class Parse:
    """An article's tokens, sentences, mentions, entities and times, in text order.

    It lives in memory only; nothing of it is stored but characters. `heads` gives for each mention
    id the position of the token that heads it.
    """

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    heads: dict[str, int] = field(default_factory=dict)
    times: tuple[Time, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """The characters of tokens `first` to `last`, both included."""
        return self.chars(self.tokens[first].start, self.tokens[last].end)

    def chars(self, start: int, end: int) -> Span:
        """The characters `[start, end)` of the article."""
        return Span(start, end, self.article.text[start:end])

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """The tokens that lie wholly inside the characters `[start, end)`."""
        return tuple(_inside(self.tokens, self._starts, start, end))

    @cached_property
    def _starts(self) -> list[int]:
        """Where each token begins: sought in far more often than the tokens themselves."""
        return [token.start for token in self.tokens]

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    @cached_property
    def _time_starts(self) -> list[int]:
        return [time.start for time in self.times]

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where the states and places of the page lie, by entity id; those that nobody knows are left out.

        The gazetteer is opened when this is first asked for.
        """
        line = self.article.dateline
        return locate(self.article.text, self.mentions, self.entities, line.place if line else "")

    @cached_property
    def mention_at(self) -> dict[int, Mention]:
        """The widest mention that each token heads, by the token's position."""
        found: dict[int, Mention] = {}
        for mention in self.mentions:
            head = self.heads[mention.id]
            old = found.get(head)
            if old is None or mention.end - mention.start > old.end - old.start:
                found[head] = mention
        return found

    def denoted(self, token: Token) -> tuple[str, ...]:
        """Ids of the entities that the noun phrase headed by `token` stands for.

        Coordinated heads each count ("Russia and North Korea" is two); an apposition stands in for
        a head that names nobody ("the country's main spy agency, the NIS"). One mention can stand for
        several ("the two countries"): then it is there once for each.
        """
        found: list[str] = []
        for head in token.conjuncts():
            mention = self.mention_at.get(head.i)
            if mention is None:
                apposition = head.child("appos")
                mention = self.mention_at.get(apposition.i) if apposition else None
            if mention is not None:
                found.extend(e for e in self._together[mention.start, mention.end] if e not in found)
        return tuple(found)

    @cached_property
    def _together(self) -> dict[tuple[int, int], list[str]]:
        """Entities by the characters of their mentions."""
        found: dict[tuple[int, int], list[str]] = {}
        for mention in self.mentions:
            found.setdefault((mention.start, mention.end), []).append(mention.entity)
        return found

    def mentions_in(self, start: int, end: int) -> Iterable[Mention]:
        """Mentions that lie wholly inside the characters `[start, end)`."""
        return _inside(self.mentions, self._mention_starts, start, end)

    def times_in(self, start: int, end: int) -> Iterable[Time]:
        """Time expressions that lie wholly inside the characters `[start, end)`."""
        return _inside(self.times, self._time_starts, start, end)


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


P = TypeVar("P", bound=_Placed)


def _inside(placed: Sequence[P], starts: list[int], start: int, end: int) -> list[P]:
    """Those that lie wholly inside `[start, end)`, of a sequence in text order and where each begins."""
    first = bisect_left(starts, start)
    last = bisect_left(starts, end, lo=first)
    return [one for one in placed[first:last] if one.end <= end]
