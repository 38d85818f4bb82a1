"""Tokens -> mentions and the entities they stand for.

First the names, known and unknown; then, in text order, the phrases that describe somebody and the
pronouns, each tied to what stands before it; last the entities that turned out to be one.
"""

from dataclasses import dataclass, field

from indicia.language.names import coreference, homes, leaders, numbered, persons, phrases, proper
from indicia.language.names.desk import Desk
from indicia.language.tree import Sentence, Token
from indicia.model import Article, Entity, Mention, Note

__all__ = ["Names", "find"]

PRONOUNS = coreference.HE | coreference.SHE | coreference.THEY | coreference.IT


@dataclass(frozen=True)
class Names:
    """Mentions in text order, their entities, and for each mention id the token that heads it."""

    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    heads: dict[str, int] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()


def find(article: Article, tokens: tuple[Token, ...], sentences: tuple[Sentence, ...]) -> Names:
    """Who and what an article names, describes or takes up again.

    Several mentions with the same characters and head are several entities that one phrase stands
    for together ("the two countries").
    """
    desk = Desk(article, tokens, sentences)
    found = proper.names(desk)
    numbered.put_numbered(desk)
    numbered.put_vessels(desk)
    persons.put_persons(desk, [p for p in found if p[0] not in desk.covered])
    proper.leftover(desk)
    proper.countries_in_names(desk)
    persons.countries(desk)
    phrases.of_states(desk)
    leaders.name_them(desk)
    for token in tokens:
        if token.lower in PRONOUNS and token.pos == "PRON":
            coreference.pronoun(desk, token)
        else:
            phrases.read(desk, token)
    phrases.one_office(desk)
    homes.named_later(desk)
    homes.own_bodies(desk)
    phrases.widen(desk)
    mentions, entities, heads = desk.values()
    notes = list(desk.notes)
    if desk.open_pronouns:
        plural = "pronouns were" if desk.open_pronouns > 1 else "pronoun was"
        notes.append(Note("open_pronouns", f"{desk.open_pronouns} {plural} left open"))
    return Names(tuple(mentions), tuple(entities), heads, tuple(notes))
