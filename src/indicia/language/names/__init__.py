"""Tokens -> mentions and the entities they stand for."""

from dataclasses import dataclass, field

from indicia.language.tree import Sentence, Token
from indicia.model import Article, Entity, Mention, Note


@dataclass(frozen=True)
class Names:
    """Mentions in text order, their entities, and for each mention id the token that heads it."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    heads: dict[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def find(article: Article, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Names:
    """Stub until the room is built: what the parser's entity tags say."""
    mentions, entities, heads, ids = [], [], {}, {}
    k = 0
    while k < len(tokens):
        first = k
        k += 1
        if tokens[first].ner not in ("GPE", "NORP", "ORG", "PERSON", "LOC"):
            continue
        while k < len(tokens) and tokens[k].ner == tokens[first].ner:
            k += 1
        start, end = tokens[first].start, tokens[k - 1].end
        name = article.text[start:end]
        if name not in ids:
            ids[name] = f"n{len(ids) + 1}"
            kind = {"PERSON": "person", "ORG": "organisation"}.get(tokens[first].ner, "state")
            entities.append(Entity(ids[name], name, kind))  # type: ignore[arg-type]
        mention = Mention(f"m{len(mentions) + 1}", start, end, name, ids[name])
        mentions.append(mention)
        heads[mention.id] = k - 1
    return Names(tuple(mentions), tuple(entities), heads)
