"""The standing of an act: the weakest word on the way from it to the page's own voice.

An act is weakened by its own modal or negation, by the verbs and nouns that govern it ("plans to",
"signs of", "accused of"), and by the statements that report it.
"""

from dataclasses import dataclass, field
from functools import cached_property

from indicia.events.data import Lexicon
from indicia.events.frames import BREAKING, MEANS, cut_off, holder
from indicia.events.triggers import Candidate
from indicia.language import Parse, Token
from indicia.model import Statement, Status

STRENGTH: dict[Status, int] = {
    "happened": 0,
    "alleged": 1,
    "planned": 2,
    "hypothetical": 3,
    "negated": 4,
    "denied": 5,
}
STANCE: dict[str, Status] = {
    "denies": "denied",
    "accuses": "alleged",
    "hedged": "alleged",
    "asks": "hypothetical",
    "demands": "hypothetical",
    "pledges": "planned",
    "predicts": "planned",
    "declines": "hypothetical",
}


ARGUMENTS = ("dobj", "nsubj", "nsubjpass", "obj", "attr")
NOTHING = ("nobody", "nothing", "none", "neither")
NONE = ("no", "neither")
JUDGEMENTS = ("violation", "breach", "contravention", "illegal", "unlawful", "offence", "offense")
JUDGING = ("violate", "breach", "contravene", "constitute", "infringe", "flout")
DOUBTFUL = ("unconfirmed", "unverified", "rumours", "rumors")
TO = ("to", "from", "by", "for", "against")


@dataclass(frozen=True)
class Voices:
    """The statements of a page, to be asked which of them reports a character."""

    statements: tuple[Statement, ...]

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of the statements that somebody on the page denies."""
        return frozenset(s.answers for s in self.statements if s.answers and s.stance == "denies")

    def around(self, start: int) -> tuple[Statement, ...]:
        """Statements whose content holds the character, the nearest first, then those around it."""
        by_id = {s.id: s for s in self.statements}
        holding = [
            (c.end - c.start, s) for s in self.statements for c in s.content if c.start <= start < c.end
        ]
        found = {s.id: s for _, s in sorted(holding, key=lambda pair: pair[0])}
        for statement in list(found.values()):
            above = statement.within
            while above is not None and above not in found and above in by_id:
                found[above] = by_id[above]
                above = by_id[above].within
        return tuple(found.values())


def judged(candidate: Candidate) -> bool:
    """Whether the act is only named to say that it breaks a rule ("the sale of arms violates")."""
    act = candidate.carrier.token if candidate.carrier else candidate.token
    while act.dep == "conj":
        act = act.head
    judge = act.head
    if act.dep not in ("nsubj", "csubj") or judge.tag not in ("VBZ", "VBP", "VB"):
        return False
    if judge.lemma != "be":
        return judge.lemma in JUDGING
    said = [t for c in judge.children if c.dep in ("attr", "acomp", "prep") for t in (c, *c.children)]
    return any(t.lemma in JUDGEMENTS for t in said)


def of(candidate: Candidate, around: tuple[Statement, ...], contested: frozenset[str]) -> Status | None:
    """The status of an act, from its own words and the statements around it (nearest first).

    `contested` are the statements that somebody denies: what they tell is no more than alleged. None
    if the act is only named as forbidden.
    """
    row, token = candidate.pattern, candidate.token
    found = Chain(candidate.frame.parse, candidate.frame.known)
    found.add(row.standing)
    if row.settled:
        found.own(token)
        return found.weakest()
    act = candidate.carrier.token if candidate.carrier else token
    if act is not token:
        found.own(token)
        found.stopped = act.lemma in candidate.frame.known.words.stops
    found.climb(act)
    if found.norm and row.type not in ("SANCTION", "CONCEDE"):
        return None
    found.all += _reported(act, around, contested)
    return found.weakest()


def _reported(act: Token, around: tuple[Statement, ...], contested: frozenset[str]) -> list[Status]:
    """What the statements around an act do to it."""
    found: list[Status] = []
    for statement in around:
        if statement.id in contested or _doubted(statement):
            found.append("alleged")
        status = _stance(statement, finite=_finite(act))
        if status and not (status == "alleged" and statement.stance == "hedged" and _aside(act, statement)):
            found.append(status)
    return found


def _doubted(statement: Statement) -> bool:
    """Whether its source is itself called doubtful: "unconfirmed reports"."""
    words = {word for span in statement.source for word in span.text.lower().split()}
    return not words.isdisjoint(DOUBTFUL)


def _aside(act: Token, statement: Statement) -> bool:
    """Whether the act stands in a relative clause that the reporter adds ("an idea that was endorsed by")."""
    for token in (act, *act.ancestors()):
        if not any(c.start <= token.start < c.end for c in statement.content):
            return False
        if token.dep == "relcl" and _finite(token):
            return True
    return False


def _stance(statement: Statement, *, finite: bool) -> Status | None:
    """What a statement does to the acts in its content; the page's own doubts stand in its words."""
    if statement.author:
        return None
    if statement.stance == "warns":
        return None if finite else "hypothetical"
    if statement.stance in ("pledges", "predicts") and finite:
        return None
    return STANCE.get(statement.stance)


def _finite(token: Token) -> bool:
    """Whether the act, or the verb a noun hangs on, is told in a tense of fact."""
    return token.tag in ("VBD", "VBZ", "VBP") or any(
        c.dep in ("aux", "auxpass") and c.tag in ("VBD", "VBZ", "VBP") for c in token.children
    )


@dataclass
class Chain:
    """What is said of an act on the way up from it; `all` collects, `weakest` decides."""

    parse: Parse
    known: Lexicon
    all: list[Status] = field(default_factory=list)
    stopped: bool = False
    presupposed: bool = False
    norm: bool = False

    def weakest(self) -> Status:
        """The weakest standing. An act somebody is asked to end is only claimed to go on."""
        if self.stopped:
            demanded = {"hypothetical", "alleged"}.intersection(self.all)
            ended: Status = "alleged" if demanded else "negated"
            return "denied" if "denied" in self.all else ended
        return max(self.all, key=STRENGTH.__getitem__, default="happened")

    def add(self, status: Status | None) -> None:
        """Note one standing; what is presupposed is touched only by who claims or denies it."""
        if status and (not self.presupposed or status in ("alleged", "denied")):
            self.all.append(status)

    def own(self, token: Token, *, reported: bool = False) -> None:
        """Add what a word's own modals, negations, conditions and adjectives say."""
        words = self.known.words
        for child in token.children:
            low = child.lower
            if child.dep == "neg" or (child.dep in ("advmod", "det", "preconj") and low in words.negations):
                self.add("negated")
            elif child.dep == "aux" and low in words.modals:
                self.add("planned" if low == "would" and reported else words.modals[low])
            elif child.dep in ("mark", "advmod") and low in words.conditions:
                self.add("hypothetical")
            elif child.dep == "advmod" and low in words.adverbs:
                self.add(words.adverbs[low])
            elif child.dep in ("amod", "det") and token.pos != "VERB":
                self.add(self.known.adjective_status.get(child.lemma))
            elif _nobody(child) or (low in TO and any(_nobody(c) for c in child.children)):
                self.add("negated")

    def climb(self, token: Token) -> None:
        """Add the act's own words, then those of each word that governs it."""
        self.own(token, reported=self._reported(token))
        self._astray(token)
        for _ in range(40):
            above = self._step(token)
            if above is None:
                return
            token = above

    def _astray(self, verb: Token) -> None:
        """Add a modal that the parser hung elsewhere ("will in future fully support")."""
        if verb.tag not in ("VB", "VBP") or verb.child("aux", "auxpass", "nsubj"):
            return
        first = self.parse.sentences[verb.sentence].first
        for before in reversed(self.parse.tokens[max(first, verb.i - 8) : verb.i]):
            if before.pos == "VERB" or before.lower == "to":
                return
            if before.tag == "MD" and before.head.pos not in ("VERB", "AUX"):
                self.add(self.known.words.modals.get(before.lower))
                return

    def _reported(self, verb: Token) -> bool:
        """Whether "would" is a "will" moved into the past ("said it would send")."""
        head = verb.head
        if (
            verb.dep != "ccomp"
            or head.lemma not in self.known.words.reporting
            or head.tag not in ("VBD", "VBN")
        ):
            return False
        return not any(c.dep == "advcl" and c.child("mark") for c in verb.children)

    def _step(self, token: Token) -> Token | None:
        """Move from a word to the one that governs it, noting what that one says; None at the top."""
        head, dep = token.head, token.dep
        if head is token:
            return None
        if dep == "conj":
            if token.pos in ("VERB", "AUX") and not token.child("nsubj", "nsubjpass"):
                self.own(head)
            return head
        if dep in ("xcomp", "ccomp"):
            return self._clause(token, head)
        if dep in {"pcomp", "pobj"}:
            return self._behind(token, head)
        if dep in ("csubj", "csubjpass"):
            self.own(head)
            return None
        if dep in ("dobj", "obj", "nsubjpass", "nsubj"):
            return self._named(token, head)
        return self._modifier(token, head)

    def _clause(self, verb: Token, head: Token) -> Token | None:
        if (noun := cut_off(verb)) is not None:
            self.govern(noun)
        elif head.pos in {"NOUN", "PROPN"}:
            self.govern(head)
        else:
            if verb.dep == "xcomp" and self._hearsay(head):
                self.add("alleged")
            elif head.lemma != "tell" or infinitive(verb):  # "told X to do it", not "told X that it did"
                self.govern(head, infinitive=verb.dep == "xcomp" and infinitive(verb))
            if head.lemma == "be" and verb.dep == "xcomp" and infinitive(verb):
                self.add("planned")  # "is to meet", "were to send"
            told = head.lemma in self.known.words.reporting
            before = len(self.all)
            self.own(head, reported=self._reported(head))
            if told and "negated" in self.all[before:]:
                self.all[before:] = ["hypothetical"]
        return head

    def _hearsay(self, head: Token) -> bool:
        """Whether a verb of saying stands in the passive: "is said to have", "was reported to have"."""
        told = head.lemma in self.known.words.reporting
        return told and head.child("auxpass", "nsubjpass") is not None

    def govern(self, word: Token, *, infinitive: bool = False) -> None:
        """Add what the lexicon says of a governing word; an infinitive under an unknown verb is open."""
        known = self.known
        if word.lemma in known.words.norms:
            self.norm = self.norm or not self.presupposed
        if word.lemma in known.words.stops and word.pos == "VERB":
            self.stopped = self.stopped or not self.presupposed
            return
        if word.pos in ("NOUN", "PROPN"):
            self.add(known.noun_status.get(word.lemma))
            self.own(word)
            return
        if word.pos == "ADJ" or (word.lemma in known.adjective_status and word.pos != "VERB"):
            self.add(known.adjective_status.get(word.lemma))
            return
        if word.lemma == "be":
            for child in word.children:
                if child.dep in ("acomp", "attr"):
                    self.govern(child)
        status = known.verb_status.get(word.lemma)
        if status is None and infinitive and word.lemma not in known.words.transparent:
            status = "hypothetical"
        self.add(status)

    def _behind(self, token: Token, prep: Token) -> Token | None:
        """What stands before a preposition: "signs of", "accused of", "ban on"."""
        while prep.dep == "prep" and prep.head.pos == "ADP":
            prep = prep.head
        head = holder(prep, self.known)
        if prep.lower == "without":
            self.add("negated")
        if head.pos not in ("VERB", "AUX", "ADJ", "ADP"):
            self.govern(head)
            return head
        if head.lemma in BREAKING and prep.lower in MEANS:
            self.own(head)
            return head
        if head.lemma in self.known.words.norms and prep.lower == "from":
            self.norm = True  # "which bar it from arms trade"
            return None
        if head.pos in ("VERB", "AUX", "ADJ") and prep.lower in self.known.words.about:
            verbal = token.dep == "pcomp"
            if verbal or prep.lower in ("for", "of", "at", "about") or head.lemma in ("refrain", "prepare"):
                self.govern(head)
                self.own(head)
                return head
        if head.pos == "VERB" and token.dep == "pcomp":
            return head
        return None

    def _named(self, token: Token, head: Token) -> Token | None:
        """An act that a noun names, as the object or subject of a verb."""
        words = self.known.words
        if token.pos in ("VERB", "AUX"):
            return None
        if token.dep == "nsubj":
            if head.lemma == "be":
                modal = [
                    words.modals[c.lower] for c in head.children if c.dep == "aux" and c.lower in words.modals
                ]
                for status in modal:
                    self.add(status)
            elif _indefinite(token) and any(c.dep == "aux" and c.lower == "would" for c in head.children):
                self.add("hypothetical")  # "a withdrawal would open the way"
            return None
        claim = any(c.lemma in words.claims for c in (token, *token.children))
        if head.lemma == "deny" or (claim and head.lemma in words.denials):
            self.add("denied")
        elif head.lemma not in words.factive:
            self.govern(head)
            if head.lemma in self.known.verb_status:
                return head
        return head if token.dep != "nsubjpass" else None

    def _modifier(self, token: Token, head: Token) -> Token | None:
        if token.dep == "advcl":
            if infinitive(token) and head.lemma in ("go", "come"):  # "went to work": they did
                return head
            if infinitive(token):
                self.add("hypothetical")
            return None
        if (token.dep == "acl" and (token.tag != "VBN" or token.child("mark"))) or (
            token.dep == "relcl" and infinitive(token)
        ):
            if (noun := cut_off(token)) is not None:
                self.govern(noun)
            self.govern(head)
            return head
        if token.dep in ("relcl", "acl", "appos", "amod"):
            self.presupposed = True
            return head
        return head if token.dep in ("attr", "oprd", "dative") and head.pos == "NOUN" else None


def _indefinite(noun: Token) -> bool:
    """Whether a noun phrase speaks of any one of its kind: "a withdrawal", "any sale"."""
    return any(c.dep == "det" and c.lower in ("a", "an", "any") for c in noun.children)


def _nobody(noun: Token) -> bool:
    """Whether a noun phrase names nothing: "nobody", "no company", "to no one"."""
    if noun.dep not in ARGUMENTS and (noun.dep != "pobj" or noun.head.lower not in TO):
        return False
    return noun.lower in NOTHING or any(c.lower in NONE and c.dep == "det" for c in noun.children)


def infinitive(verb: Token) -> bool:
    """Whether a verb stands in the infinitive with "to"."""
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)
