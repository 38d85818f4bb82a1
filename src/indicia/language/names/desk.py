"""The work in hand: what has been found on the page so far, and how it is turned into values."""

from dataclasses import dataclass, field

from indicia.language.names.data import states
from indicia.language.tree import Sentence, Token
from indicia.model import Article, Entity, EntityKind, Mention, Note, Span

SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(slots=True, eq=False)
class Thing:
    """An entity in the making. `called` are nouns the page may take it up with ("agency")."""

    key: str
    name: str
    kind: EntityKind
    country: str | None = None
    known: str | None = None
    called: set[str] = field(default_factory=set)
    woman: bool | None = None
    same: "Thing | None" = None

    def itself(self) -> "Thing":
        """The thing this one turned out to be."""
        thing = self
        while thing.same is not None:
            thing = thing.same
        return thing


@dataclass(slots=True, eq=False)
class Found:
    """A mention in the making: tokens `first` to `last`, its head, and what it stands for.

    `way` is how it was found: `name`, `adjective` (a demonym before a noun), `phrase` or `pronoun`.
    """

    first: int
    last: int
    head: int
    things: tuple[Thing, ...]
    way: str

    @property
    def thing(self) -> Thing:
        """The first (mostly the only) thing it stands for."""
        return self.things[0].itself()

    def countries(self) -> tuple[str, ...]:
        """The states it is or belongs to, each once."""
        return tuple(dict.fromkeys(t.itself().country or "" for t in self.things if t.itself().country))


@dataclass(eq=False)
class Desk:
    """The page with its tokens, and the things and mentions found on it."""

    article: Article
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    things: dict[str, Thing] = field(default_factory=dict)
    at: dict[int, Found] = field(default_factory=dict)
    covered: set[int] = field(default_factory=set)
    by_sentence: list[list[Found]] = field(default_factory=list)
    givers: set[Thing] = field(default_factory=set)  # who gave out a paper: it speaks for them
    open_pronouns: int = 0
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        """A list of mentions for each sentence."""
        self.by_sentence = [[] for _ in self.sentences]

    def thing(
        self, key: str, name: str, kind: EntityKind, country: str | None = None, known: str | None = None
    ) -> Thing:
        """The thing with this key, made when it is new; its country is filled in when now known."""
        thing = self.things.get(key)
        if thing is None:
            thing = self.things[key] = Thing(key, name, kind, country, known)
        elif thing.country is None:
            thing.country = country
        return thing.itself()

    def state(self, code: str) -> Thing:
        """The state with this alpha-3 code."""
        return self.thing(f"known:{code}", states()[code].name, "state", code, code)

    def put(self, found: Found) -> Found:
        """Keep a mention; its head is found again by it."""
        self.at.setdefault(found.head, found)
        self.by_sentence[self.tokens[found.head].sentence].append(found)
        return found

    def words(self, first: int, last: int) -> str:
        """The characters of tokens `first` to `last`."""
        return self.article.text[self.tokens[first].start : self.tokens[last].end]

    def before(self, token: Token, back: int) -> list[Found]:
        """Mentions before a token, nearest first, of its sentence and of `back` sentences before it."""
        found: list[Found] = []
        for index in range(token.sentence, max(-1, token.sentence - back - 1), -1):
            here = [f for f in self.by_sentence[index] if f.head < token.i]
            found.extend(sorted(here, key=lambda f: -f.head))
        return found

    def is_subject(self, found: Found) -> bool:
        """Whether a mention is the subject of its clause, or its agent."""
        token = self.tokens[found.head]
        return token.dep in SUBJECTS or (token.dep == "pobj" and token.head.dep == "agent")

    def note(self, slug: str, text: str, found: Found) -> None:
        """Say that something was not sure, with its first place; the same is not said again."""
        if any((n.slug, n.text) == (slug, text) for n in self.notes):
            return
        start, end = self.tokens[found.first].start, self.tokens[found.last].end
        self.notes.append(Note(slug, text, Span(start, end, self.article.text[start:end])))

    def values(self) -> tuple[list[Mention], list[Entity], dict[str, int]]:
        """The mentions in text order, the entities in the order of their first one, the heads."""
        mentions: list[Mention] = []
        heads: dict[str, int] = {}
        ids: dict[str, str] = {}
        entities: list[Entity] = []
        found = [f for row in self.by_sentence for f in row]
        for f in sorted(found, key=lambda f: (f.first, -f.last, f.head)):
            start, end = self.tokens[f.first].start, self.tokens[f.last].end
            for thing in dict.fromkeys(t.itself() for t in f.things):
                if thing.key not in ids:
                    ids[thing.key] = f"n{len(ids) + 1}"
                    entities.append(
                        Entity(ids[thing.key], thing.name, thing.kind, thing.country, thing.known)
                    )
                mention = Mention(
                    f"m{len(mentions) + 1}", start, end, self.article.text[start:end], ids[thing.key]
                )
                mentions.append(mention)
                heads[mention.id] = f.head
        return mentions, entities, heads


def root_of(tokens: tuple[Token, ...], first: int, last: int) -> int:
    """The token that heads a span: the last one whose own head lies outside; marks head nothing."""
    for i in range(last, first - 1, -1):
        token = tokens[i]
        if token.pos != "PUNCT" and token.tag != "POS" and not first <= token.head.i <= last:
            return i
        if token.head is token:
            return i
    return last
