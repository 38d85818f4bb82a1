"""What stands beside a word in the dependency tree: the slots that patterns ask for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from indicia.events import listing
from indicia.events.data import CROWD, ENTITY, LISTED, NATIONALS, VESSEL, Lexicon, lexicon
from indicia.language import Parse, Token

OBJECTS = ("dobj", "obj")
OUTER = ("out", "from", "off", "up", "down", "away")  # "out of", "from among"; not "according to"
BEARINGS = ("north", "south", "east", "west", "northward", "southward", "eastward", "westward")
FREIGHT = ("shipment", "cargo", "consignment", "shipload", "delivery")
MEANS = ("with", "through", "via", "by")
BREAKING = (
    "violate",
    "breach",
    "break",
    "flout",
    "evade",
    "circumvent",
    "skirt",
    "bypass",
    "contravene",
    "defy",
)
MINDS = ("oppose", "commit", "determine", "prepare", "resign")
CLAUSES = ("xcomp", "ccomp")
MODIFIERS = ("compound", "amod", "nmod", "poss", "nummod")
SUBORDINATING = ("after", "before", "since", "until", "till", "as", "than")
RELATIVE = ("who", "which", "that", "whom", "whose")


@dataclass(eq=False)
class Frame:
    """A word and, lazily, its objects, subjects, prepositions and clauses.

    For a verb in the passive, `objects` holds its subject, and the noun that a participle modifies
    ("sanctions imposed on"). For a noun, `objects` holds what its `of` phrase is about.
    """

    parse: Parse
    token: Token
    known: Lexicon = field(default_factory=lexicon)
    called: dict[int, frozenset[str]] = field(default_factory=dict)
    held: dict[str, frozenset[str]] = field(default_factory=dict)
    quiet: bool | None = None

    def holds(self, prep: str, group: str) -> bool:
        """Whether what a preposition leads to, or without one an object, belongs to a word class."""
        if group.startswith("@"):
            return self.among(self.preps[prep] if prep else self.objects, group)
        if (called := self.held.get(prep)) is None:
            tokens = self.preps[prep] if prep else self.objects
            called = self.held[prep] = frozenset[str]().union(*(names(t, self.known) for t in tokens))
        return not self.known.classes[group].isdisjoint(called)

    def among(self, tokens: list[Token], group: str) -> bool:
        """Whether one of some noun phrases belongs to a word class; what they are called is kept."""
        if group.startswith("@"):
            return any(in_class(t, group, self.parse, self.known) for t in tokens)
        words = self.known.classes[group]
        for token in tokens:
            if (called := self.called.get(token.i)) is None:
                called = self.called[token.i] = names(token, self.known)
            if not words.isdisjoint(called):
                return True
        return False

    @cached_property
    def passive(self) -> bool:
        """Whether the verb stands in the passive; "is opposed to" only looks like it."""
        token = self.token
        if minded(token):
            return False
        if token.child("nsubjpass", "auxpass", "agent"):
            return True
        return token.tag == "VBN" and token.dep in ("acl", "amod") and not token.child("nsubj")

    @cached_property
    def preps(self) -> dict[str, list[Token]]:
        """What each preposition leads to: nouns, or verbs in `-ing`; a bare dative counts as `to`."""
        found: dict[str, list[Token]] = {}
        for child in self.token.children:
            if child.dep in ("prep", "agent", "dative") or (child.dep == "advmod" and child.tag == "IN"):
                if child.dep == "dative" and child.pos != "ADP":
                    found.setdefault("to", []).extend(child.conjuncts())
                    continue
                self._preposition(child, found)
            elif child.lower in BEARINGS and child.dep in ("advmod", "npadvmod"):
                for prep in (c for c in child.children if c.dep == "prep"):
                    self._preposition(prep, found)  # "moved south towards"
        return found

    def _preposition(self, prep: Token, found: dict[str, list[Token]]) -> None:
        place = found.setdefault(prep.lower, [])
        for child in prep.children:
            if child.dep in ("pobj", "pcomp"):
                place.extend(child.conjuncts())
            elif (child.dep == "prep" and prep.lower in OUTER) or (
                child.dep == "conj" and child.pos == "ADP"
            ):
                self._preposition(child, found)

    @cached_property
    def particles(self) -> frozenset[str]:
        """Particles and short adverbs: "cut off", "lay down", "pull back"."""
        return frozenset(
            c.lower
            for c in self.token.children
            if c.dep == "prt" or (c.dep == "advmod" and c.tag in ("RP", "RB"))
        )

    @cached_property
    def clauses(self) -> list[Token]:
        """Verbs of the clauses that the word takes."""
        return [c for c in self.token.children if c.dep in CLAUSES and c.pos in ("VERB", "AUX")]

    @cached_property
    def objects(self) -> list[Token]:
        """What the act is done to, coordinated heads each, relative pronouns replaced."""
        token = self.token
        if token.pos in {"NOUN", "PROPN"}:
            return self.preps.get("of", [])
        found = [antecedent(c) for c in token.children if c.dep in OBJECTS]
        if self.passive:
            found += [antecedent(c) for c in token.children if c.dep == "nsubjpass"]
            if not found and token.dep in ("acl", "amod"):
                found.append(token.head)
        elif not found and token.dep == "relcl" and not self._gap_filled:
            found.append(token.head)
        return [c for head in found for c in head.conjuncts() if c.pos not in ("VERB", "AUX")]

    @cached_property
    def _gap_filled(self) -> bool:
        """Whether a relative clause has its own place for the noun it modifies."""
        return any(
            c.lower in RELATIVE and c.dep in ("nsubj", "nsubjpass", "pobj") for c in self.token.children
        ) or any(
            c.dep in ("prep", "agent") and any(g.lower in RELATIVE for g in c.children)
            for c in self.token.children
        )

    @cached_property
    def subjects(self) -> list[Token]:
        """Who does it: the token that heads the subject, found through control if need be."""
        found = subject(self.token, self.known)
        return found.conjuncts() if found else []


def minded(verb: Token) -> bool:
    """Whether a participle tells a mind, and not what was done to somebody: "is opposed to"."""
    if verb.lemma not in MINDS or verb.child("agent") is not None or verb.child("dobj") is not None:
        return False
    return verb.child("auxpass", "nsubjpass") is not None and any(
        c.dep in ("prep", "xcomp") and (c.lower == "to" or c.tag == "VB") for c in verb.children
    )


def antecedent(token: Token) -> Token:
    """The noun that a relative pronoun stands for, else the token itself."""
    if token.lower not in RELATIVE or token.tag not in ("WDT", "WP", "WP$", "IN", "DT"):
        return token
    for above in token.ancestors():
        if above.dep == "relcl":
            return above.head
    return token


def subject(verb: Token, known: Lexicon, depth: int = 0) -> Token | None:
    """The doer of a verb: its subject or agent, or that of the verb which controls it; else None."""
    # The last of several: "sub-units" comes apart into three subjects.
    subjects = ("nsubj", "csubj", "nsubjpass") if minded(verb) else ("nsubj", "csubj")
    own = next((c for c in reversed(verb.children) if c.dep in subjects), None)
    if own is not None and (astray := swallowed(verb)) is not None:
        return astray
    if own is not None:
        return antecedent(own) if own.pos != "VERB" else None
    if agent := verb.child("agent"):
        return agent.child("pobj")
    if verb.child("auxpass", "nsubjpass") or (verb.dep in ("acl", "amod") and verb.tag == "VBN"):
        return None
    return _controller(verb, known, depth) if depth < 8 else None


def swallowed(verb: Token) -> Token | None:
    """The subject that the parser takes for what a preposition leads to, while it gives the verb another's.

    In "inspectors, who left after Israel bombed it, have not returned" Israel hangs on "after", and the
    inspectors on "bombed".
    """
    own = verb.child("nsubj")
    if own is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return None
    for clause in own.children:
        if clause.dep not in ("relcl", "acl") or clause.right != verb.i - 1:
            continue
        preps = (c for c in clause.children if c.dep == "prep" and c.lower in SUBORDINATING)
        found = next((p.child("pobj") for p in preps if p.right == verb.i - 1), None)
        if found is not None:
            return found
    return None


def cut_off(verb: Token, known: Lexicon) -> Token | None:
    """The noun right before "to", which the parser hangs too high ("signs of preparations to send")."""
    to = next((c for c in verb.children if c.dep == "aux" and c.lower == "to"), None)
    if to is None or verb.dep not in ("xcomp", "acl"):
        return None
    noun: Token | None = verb.head
    while noun is not None and noun.i != to.i - 1:
        noun = max((c for c in noun.children if verb.head.i < c.i < to.i), key=lambda c: c.i, default=None)
    own = noun is not None and noun.pos == "NOUN" and noun is not verb.head
    return noun if own and noun is not None and noun.lemma in known.noun_status else None


def told_by(verb: Token) -> Token | None:
    """The passive verb of telling whose clause the parser hangs on its teller ("said by X to have sent")."""
    if verb.dep not in ("relcl", "acl") or not any(c.dep == "aux" and c.lower == "to" for c in verb.children):
        return None
    by = verb.head.head
    if verb.head.dep != "pobj" or by.dep != "agent" or by.head.child("nsubjpass") is None:
        return None
    return by.head


def _controller(verb: Token, known: Lexicon, depth: int) -> Token | None:
    head = verb.head
    if (teller := told_by(verb)) is not None:
        return _through(teller, known, depth)
    if (noun := cut_off(verb, known)) is not None:
        return _of_noun(noun, known, depth)
    if verb.dep in ("acl", "relcl"):
        return _of_noun(head, known, depth) if verb.tag == "VB" else head
    if verb.dep in ("pcomp", "prep"):
        above = holder(head, known)
        by_verb = above.pos in ("VERB", "AUX")
        return _through(above, known, depth) if by_verb else _of_noun(above, known, depth)
    if head.pos == "ADJ" and head.head is not head and verb.dep == "xcomp":
        return _through(head.head, known, depth)
    if head.pos not in ("VERB", "AUX"):  # a noun with a subject is a verb ("the ministers plan to meet")
        return head.child("nsubj") if verb.dep == "xcomp" else None
    return _beside(verb, known, depth)


def holder(prep: Token, known: Lexicon) -> Token:
    """What a preposition belongs to, where the parser hangs it on a date or on the one accused.

    "accused Turkey in June of shipping" and "accused Iran of sending" both belong to the verb.
    """
    head = prep.head
    while head.ner in ("DATE", "TIME") and head.head is not head:
        head = head.head.head if head.dep == "pobj" else head.head
    if (
        prep.lower in ("of", "for", "with")
        and head.dep in ("dobj", "nsubjpass")
        and head.head.lemma in known.control
    ):
        return head.head if prep.child("pcomp") else head
    by = head.head
    if (
        prep.lower in ("of", "for")
        and head.dep == "pobj"
        and by.dep == "agent"
        and by.head.lemma in known.control
    ):
        return by.head  # "accused by experts of arming them"
    if prep.lower in MEANS and head.dep == "dobj" and head.head.lemma in BREAKING:
        return head.head  # "violated the ban with transfers"
    return head


def _beside(verb: Token, known: Lexicon, depth: int) -> Token | None:
    """The doer that a verb shares with the one it hangs on."""
    head = verb.head
    if verb.dep in ("xcomp", "ccomp"):
        return _through(head, known, depth)
    if (own := stolen(verb)) is not None:
        return own
    if verb.dep in ("conj", "advcl", "dep"):
        return subject(head, known, depth + 1) or _patient(head)
    return None


def stolen(verb: Token) -> Token | None:
    """The subject that the parser gives to a conjunction: "summoned an envoy after gunmen killed nine"."""
    if verb.dep != "conj" or verb.tag not in ("VBD", "VBZ", "VBP") or verb.left != verb.i:
        return None
    before = [t for t in _below(verb.head) if verb.head.i < t.i < verb.i]
    last = max((t.i for t in before if t.pos in ("VERB", "AUX", "PUNCT", "CCONJ")), default=verb.head.i)
    nouns = (t for t in before if t.dep == "pobj" and t.head.lower in SUBORDINATING and t.i > last)
    return next(nouns, None)


def _below(token: Token) -> list[Token]:
    """The words of a subtree but its head, in text order; a hostile sentence can be thousands deep."""
    found, stack = [], [*token.children]
    while stack:
        found.append(word := stack.pop())
        stack.extend(word.children)
    return sorted(found, key=lambda t: t.i)


def _through(above: Token, known: Lexicon, depth: int) -> Token | None:
    """The doer of what a verb takes: its object for "accused X of", else its subject."""
    if above.lemma in known.control:
        if patient := above.child("dobj", "nsubjpass"):
            return antecedent(patient)
        for child in above.children:
            if child.dep == "prep" and child.lower in ("on", "upon") and (noun := child.child("pobj")):
                return noun
        if above.tag == "VBN" and above.dep == "acl":
            return above.head
    if above.lemma in ("use", "hire", "charter") and (agent := above.child("agent")):
        return agent.child("pobj")
    if passive := above.child("nsubjpass"):
        return antecedent(passive)
    return subject(above, known, depth + 1)


def _patient(verb: Token) -> Token | None:
    found = verb.child("nsubjpass")
    return antecedent(found) if found else None


def _of_noun(noun: Token, known: Lexicon, depth: int) -> Token | None:
    """The doer of what a noun takes ("its plan to send", "an interest in sending")."""
    owner = noun.child("poss")
    if owner is not None and owner.tag != "PRP$":
        return owner
    for child in noun.children:
        if child.dep in ("compound", "amod", "nmod") and child.ner in ("NORP", "GPE"):
            return child
        if (
            child.dep == "prep"
            and child.lower in ("by", "of")
            and (found := child.child("pobj"))
            and found.ner
        ):
            return found
    for above in noun.ancestors():
        if above.pos in ("VERB", "AUX"):
            return subject(above, known, depth + 1)
    return owner


def phrase(token: Token) -> Iterator[str]:
    """Lemmas that name a noun phrase's head: the head, then modifier and head, two and three words."""
    before = [c for c in token.children if c.dep in MODIFIERS and c.i < token.i and c.i >= token.i - 6]
    words = [c.lemma for c in before]
    if len(words) > 1:
        yield f"{words[-2]} {words[-1]} {token.lemma}"
    for word in reversed(words):
        yield f"{word} {token.lemma}"
    yield token.lemma


def inner(token: Token, known: Lexicon) -> list[Token]:
    """The heads that a quantity is about ("tons of coal" is coal), else the token itself."""
    if token.lemma in known.quantities or token.tag == "CD":
        for child in token.children:
            if child.dep == "prep" and child.lower in ("of", "in") and (about := child.child("pobj")):
                return [t for c in about.conjuncts() for t in inner(c, known)]
    if token.lemma in FREIGHT:  # "coal shipments"
        return [*(c for c in token.children if c.dep in ("compound", "nmod") and c.i < token.i), token]
    # "coal and pig iron": the parser makes all but the last modifiers of the last.
    beside = [c for c in token.children if c.dep in ("nmod", "compound") and c.child("cc")]
    return [*beside, token]


def in_class(token: Token, group: str, parse: Parse, known: Lexicon) -> bool:
    """Whether a noun phrase belongs to a word class; `@entity` is any named or described party.

    `@vessel` is a ship with a name, `@nationals` are people of a known state, `@crowd` a number of them,
    `@listed` is somebody on a list of the United Nations.
    """
    if group == ENTITY:
        return bool(token.pos == "PROPN" or token.i in parse.mention_at or parse.denoted(token))
    if group == NATIONALS:
        people = [t for t in inner(token, known) if t.tag in ("NNS", "NNPS")]
        return any(parse.entity[i].country for t in people for i in parse.denoted(t))
    if group == LISTED:
        return listing.is_listed(token, parse)
    if group == CROWD:
        counted = token.lemma in known.quantities or token.child("nummod") is not None
        return counted and in_class(token, NATIONALS, parse, known)
    if group == VESSEL:
        return any(parse.entity[i].kind == "vessel" for i in parse.denoted(token))
    return not known.classes[group].isdisjoint(names(token, known))


def names(token: Token, known: Lexicon) -> frozenset[str]:
    """What a noun phrase may be called: its head and what it is an amount of, with their modifiers."""
    return frozenset(name for head in (token, *inner(token, known)) for name in phrase(head))
