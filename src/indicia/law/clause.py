"""The clause around a word that tells an act: what is moved in it, and where each party stands."""

from dataclasses import dataclass
from functools import cached_property

from indicia.language import Parse, Token
from indicia.law.wording import Place, Way, index

_MODIFIERS = ("amod", "compound", "poss", "nmod", "nummod")
_RELATIVE = ("who", "which", "that", "whom")
_NESTED = ("ccomp", "advcl", "csubj", "parataxis")
_BLAMES = ("accuse", "suspect", "blame", "charge", "convict", "indict")
_PREPOSITIONS: dict[str, Place] = {
    "to": "getter",
    "into": "getter",
    "for": "getter",
    "toward": "getter",
    "towards": "getter",
    "onto": "getter",
    "from": "origin",
    "by": "doer",
    "with": "partner",
    "between": "partner",
    "against": "other",
    "alongside": "getter",
    "beside": "getter",
    "in": "place",
    "at": "place",
    "near": "place",
    "off": "place",
    "outside": "place",
    "inside": "place",
}
_ROUTES = ("via", "through", "across")
_AT = ("in", "at", "near", "of", "on", "off", "outside", "inside", "within")
_AGAINST = ("fight", "battle", "attack", "kill", "resist")
_REACHES = ("reach", "enter", "approach", "near")
_TELLS = frozenset(("is_alleged",))
_LOADS = (
    "reward",
    "compensate",
    "repay",
    "supply",
    "provide",
    "equip",
    "arm",
    "furnish",
    "load",
    "help",
    "present",
    "catch",
    "find",
    "fill",
    "lade",
)

_CARRIES = ("bring", "carry", "haul", "fetch", "take", "ship", "ferry", "drive", "truck", "fly")


@dataclass(frozen=True, eq=False)
class Clause:
    """An act word, read through its `way`, with the nouns and parties around it."""

    parse: Parse
    act: Token
    way: Way

    @property
    def noun(self) -> bool:
        """Whether a noun tells the act."""
        return self.act.pos in ("NOUN", "PROPN")

    @cached_property
    def passive(self) -> bool:
        """Whether the verb stands in the passive."""
        if self.act.child("nsubjpass", "auxpass") or (self.act.tag == "VBN" and self.act.child("agent")):
            return True
        if self.act.dep == "conj" and self.act.tag == "VBN" and not self.act.child("nsubj", "aux"):
            return self.act.head.child("auxpass", "nsubjpass") is not None
        loose = self.act.dep in ("acl", "amod", "relcl", "acomp")
        return self.act.tag == "VBN" and loose and not self.act.child("nsubj")

    @cached_property
    def subject(self) -> Token | None:
        """The subject of the verb, its own or that of the word which governs it."""
        return None if self.noun else _subject(self.act, 0)

    @cached_property
    def objects(self) -> tuple[Token, ...]:
        """What the act is done to."""
        if self.noun:
            before = [c for c in self.act.children if c.dep in _MODIFIERS and c.i < self.act.i]
            named = [c for c in self.act.head.children if c.dep == "nsubj"] if self.act.dep == "attr" else []
            return (*before, *_behind(self.act, "of"), *_behind(self.act, "in"), *named)
        found = [_antecedent(c) for c in self.act.children if c.dep in ("dobj", "obj", "attr", "oprd")]
        if self.passive and self.subject is not None:
            found.append(self.subject)
        elif not found and self.act.dep == "relcl" and not self._filled:
            found.append(self.act.head)
        return tuple(found)

    @cached_property
    def _filled(self) -> bool:
        """Whether the relative clause has a place of its own for the noun it hangs on."""
        return any(
            t.lower in _RELATIVE and t.dep in ("nsubj", "nsubjpass", "pobj")
            for c in self.act.children
            for t in (c, *c.children)
        )

    @cached_property
    def carried(self) -> tuple[Token, ...]:
        """Nouns for what is given, got or moved, "of" phrases and loads opened."""
        base = [] if self._goes_to or self._given_with else list(self.objects)
        hurled = any("missiles" in index().kinds.get(t.lemma, ()) for t in self.objects)
        if self.way == "moves" and self.subject is not None and not hurled:
            base.append(self.subject)
        base += self._loads
        if self.act.lemma in ("pay", "ask"):
            base += _behind(self.act, "for")
        if self.act.lemma in ("trade", "deal", "traffic", "invest", "engage"):
            base += _behind(self.act, "in")
        found: dict[int, Token] = {}
        for noun in base:
            for token in _opened(noun, 0):
                found.setdefault(token.i, token)
        return tuple(found.values())

    @property
    def _goes_to(self) -> bool:
        """Whether the object is where the subject gets to: "drones reach an airfield"."""
        active = self.way == "moves" and self.subject is not None and not self.passive
        return active and self.act.lemma in _REACHES

    @property
    def _given_with(self) -> bool:
        """Whether the object gets what stands behind "with": "helps the army with engines"."""
        return bool(self._loads) and not self.noun

    @cached_property
    def _loads(self) -> list[Token]:
        """What stands behind "with" where the verb gives that, wherever the tree hangs it."""
        if self.act.lemma not in _LOADS:
            return []
        beside = [t for c in self.act.children if c.dep in ("dobj", "obj") for t in _within(c)]
        return [p for t in (self.act, *beside) for p in _behind(t, "with")]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the clause, with the subject it shares and the noun it hangs on."""
        inside = {t.i for t in _within(self.act)}
        if self.subject is not None:
            inside.update(t.i for t in _within(self.subject) if not _below(t, self.act))
        if self.act.dep in ("acl", "relcl"):
            head = self.act.head
            inside.update(t.i for c in head.children if c.i < head.i for t in _within(c))
            inside.update([head.i])
        if self.noun:
            inside.update(t.i for t in _around_noun(self.act))
        return tuple(self.parse.tokens[i] for i in sorted(inside))

    @cached_property
    def parties(self) -> dict[Place, tuple[str, ...]]:
        """Entity ids by the place in which the clause names them."""
        held = {t.i for t in self.carried}
        found: dict[Place, list[str]] = {}
        for token in self.tokens:
            mention = self.parse.mention_at.get(token.i)
            if mention is not None and (place := self._place(token, held)):
                ids = self.parse.denoted(token) or (mention.entity,)
                found.setdefault(place, []).extend(i for i in ids if i not in found.get(place, ()))
        for token in self._makers():
            found.setdefault("bearer", []).extend(self.parse.denoted(token))
        return {place: tuple(ids) for place, ids in found.items()}

    def _makers(self) -> list[Token]:
        """Where what is carried was made, if the parser took "sewn in X" for the verb of the sentence."""
        verbs = [t.head for t in self.carried if t.dep == "nsubj" and t.head is not self.act]
        made = [v for v in verbs if v.tag == "VBN" and "made" in index().kinds.get(v.lemma, ())]
        return [p for v in made for word in ("in", "by") for p in _behind(v, word)]

    def _place(self, token: Token, held: set[int]) -> Place | None:
        """Where a party stands: climb from its head to the act; None where it only lies on the way."""
        below = token
        for _ in range(12):
            head, dep = below.head, below.dep
            if below is self.act or head is below:
                return "other"
            if dep in ("pobj", "pcomp") and head.pos in ("ADP", "SCONJ", "ADV", "VERB"):
                place, onward = self._behind(head, held)
                if place or onward is None:
                    return place
                below = onward
                continue
            if below is self.subject or dep in ("nsubj", "nsubjpass"):
                return self._as_subject(below, held)
            if dep in ("dobj", "obj", "dative", "attr", "oprd") and head.pos in ("VERB", "AUX"):
                return self._as_object(below, held) if head is self.act or below.i in held else "other"
            if dep in _MODIFIERS and (head.i in held or (self.noun and head is self.act)):
                aided = (self.way == "aids" and not self.noun) or given_to(below, self.parse)
                return "getter" if aided else "bearer"
            if dep == "agent":
                return "doer"
            if below.i in held and head is self.act and self.noun:
                return "bearer"
            below = head
        return "other"

    def _as_object(self, below: Token, held: set[int]) -> Place:
        if self.act.lemma in _AGAINST:
            return "other"
        if self.act.lemma == "join":
            return "getter"
        if self.way == "moves" and self.act.lemma in ("leave", "depart", "exit", "quit"):
            return "origin"
        return "bearer" if below.i in held and self.way != "aids" else "getter"

    def _as_subject(self, below: Token, held: set[int]) -> Place | None:
        if self.noun and self.act.dep == "attr" and below.head is self.act.head:
            return "other"  # "it was their fifth test"
        if below.i in held:
            return "getter" if self.way == "aids" else "bearer"
        telling = not _TELLS.isdisjoint(index().kinds.get(below.head.lemma, ()))
        if telling and below.dep == "nsubj" and below.head.pos == "VERB" and not self.passive:
            return None  # "the bureau attributes the theft to"
        return "getter" if self.passive and below is self.subject else "doer"

    def _behind(self, prep: Token, held: set[int]) -> tuple[Place | None, Token | None]:
        """The place of a party behind a preposition, or the word from which to go on; neither: no place."""
        word, holder = prep.lower, prep.head
        while holder.pos == "ADP" and holder.head is not holder:
            holder = holder.head
        if word in _ROUTES or (word == "of" and holder.lemma == "way" and holder.head.lower == "by"):
            return "route", None
        hung = holder.dep in ("acl", "relcl", "amod") or self._made_by(holder, word)
        if hung and holder is not self.act and holder.pos == "VERB":
            return self._of_participle(holder, word)
        if word in ("to", "into", "onto") and holder.pos == "PROPN" and not self.noun:
            return "getter", None
        if holder.pos in ("NOUN", "PROPN", "PRON", "NUM") and holder is not self.act:
            if holder.i in held and word in ("of", "from"):
                return ("getter" if self.way == "aids" else "bearer"), None
            if holder.i in held and word not in _AT:
                return _PREPOSITIONS.get(word, "other"), None
            if word in _AT or word in ("for", "from") or holder.i not in held:
                return None, holder
        if self.noun and holder is self.act and word == "of":
            return "origin", None
        return _PREPOSITIONS.get(word, "other"), None

    def _made_by(self, verb: Token, word: str) -> bool:
        """Whether a passive says where the things were made, wherever the tree hangs it."""
        made = "made" in index().kinds.get(verb.lemma, frozenset())
        return made and verb.tag == "VBN" and word in ("in", "at") and verb.child("auxpass") is not None

    def _of_participle(self, verb: Token, word: str) -> tuple[Place | None, Token | None]:
        """A party inside "made in X", "used by X", "bound for X"."""
        kinds = index().kinds.get(verb.lemma, frozenset())
        if "made" in kinds and word in ("in", "at", "by", "from"):
            return "bearer", None
        if "used" in kinds:
            return "getter", None
        return ("other" if word in _AT else _PREPOSITIONS.get(word, "other")), None


def given_to(token: Token, parse: Parse) -> bool:
    """Whether a name before a thing is who gets it, though the tree ties it to the thing: "sold X jets"."""
    if token.dep != "compound" or token.pos != "PROPN" or token.head.dep not in ("dobj", "obj"):
        return False
    verb = parse.tokens[max(token.left - 1, 0)]
    return verb is token.head.head and "give" in index().acts(verb)


def _subject(verb: Token, depth: int) -> Token | None:
    own = next((c for c in reversed(verb.children) if c.dep in ("nsubj", "nsubjpass", "csubj")), None)
    if own is not None:
        return _antecedent(own)
    if depth > 6 or verb.head is verb:
        return None
    head = verb.head
    if verb.dep in ("acl", "amod"):
        return head if head.lemma not in index().kinds or "notion" not in index().kinds[head.lemma] else None
    if verb.dep == "relcl":
        return None
    if verb.dep in ("conj", "advcl", "xcomp", "ccomp", "acomp") and head.pos in ("VERB", "AUX"):
        controlled = head.child("dobj") if verb.dep in ("xcomp", "ccomp") and head.lemma not in _OWN else None
        return controlled or _subject(head, depth + 1)
    if verb.dep == "pcomp" and head.head.pos in ("VERB", "AUX"):
        above = head.head
        blamed = above.child("dobj", "nsubjpass") if above.lemma in _BLAMES else None
        return blamed or _subject(above, depth + 1)
    if verb.dep == "xcomp" and head.pos in ("ADJ", "NOUN"):
        return _subject(head.head, depth + 1) if head.head.pos in ("VERB", "AUX") else None
    return None


_OWN = ("promise", "use", "try", "plan", "want", "continue", "begin", "start", "keep", "threaten")


def _antecedent(token: Token) -> Token:
    if token.lower not in _RELATIVE:
        return token
    return next((above.head for above in token.ancestors() if above.dep == "relcl"), token)


def _behind(token: Token, word: str) -> list[Token]:
    """The nouns that one preposition of a word leads to."""
    return [p for c in token.children if c.dep in ("prep", "agent") and c.lower == word for p in _objects(c)]


def _objects(prep: Token) -> list[Token]:
    return [p for p in prep.children if p.dep == "pobj"]


def _opened(noun: Token, depth: int) -> list[Token]:
    """A noun, those beside it, what it is full of, and what it carries."""
    found = [noun]
    if depth > 3:
        return found
    freight = "freight" in index().kinds.get(noun.lemma, ())
    for child in noun.children:
        if child.dep in ("conj", "appos") and child.pos in ("NOUN", "PROPN", "NUM", "SYM"):
            found += _opened(child, depth + 1)
        elif child.dep == "prep" and (
            child.lower in ("of", "with", "including")
            or (child.lower == "for" and "parts" in index().kinds.get(noun.lemma, ()))
        ):
            found += [t for p in _objects(child) for t in _opened(p, depth + 1)]
        elif child.dep in ("acl", "relcl") and child.lemma in (
            "carry",
            "load",
            "lade",
            "contain",
            "hold",
            "fill",
        ):
            load = [c for c in child.children if c.dep in ("dobj", "obj")] + _behind(child, "with")
            found += [t for p in load for t in _opened(p, depth + 1)]
        elif child.dep in _MODIFIERS and (freight or (noun.pos == "PROPN" and child.pos == "NOUN")):
            found += _opened(child, depth + 1)
    return found


def _within(top: Token) -> list[Token]:
    """The subtree of a word without the finite clauses below it."""
    found, stack = [], [top]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            nested = child.dep in _NESTED and child.child("nsubj", "nsubjpass") is not None
            beside = child.dep == "conj" and child.pos in ("VERB", "AUX")
            if not (nested or beside):
                stack.append(child)
    return found


def _below(token: Token, top: Token) -> bool:
    return top.left <= token.i <= top.right


def _around_noun(noun: Token) -> list[Token]:
    """The clause that a noun stands in: what governs it up to its verb, and all below that."""
    verb = next((a for a in noun.ancestors() if a.pos in ("VERB", "AUX")), None)
    return _within(verb) if verb is not None else _within(noun)


def brings_home(verb: Token) -> bool:
    """Whether who carries things carries them to where they are from: "bring back machinery"."""
    back = verb.child("prt", "advmod")
    return verb.lemma in _CARRIES and back is not None and back.lower in ("back", "home")
