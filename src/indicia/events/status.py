"""The standing of an act: the weakest word on the way from it to the page's own voice.

An act is weakened by its own modal or negation, by the verbs and nouns that govern it ("plans to",
"signs of", "accused of"), and by the statements that report it.
"""

from dataclasses import dataclass, field

from indicia.events.data import Lexicon
from indicia.events.forms import (
    TO,
    apart,
    brought,
    charged_with,
    indefinite,
    infinitive,
    is_past,
    is_told,
    nobody,
    of_any,
    ranked,
    ruled,
    would,
)
from indicia.events.frames import BREAKING, CLAUSES, MEANS, cut_off, holder, swallowed, told_by
from indicia.events.triggers import Candidate
from indicia.events.voices import reported
from indicia.language import Parse, Token
from indicia.language.factuality import PERSONAL, UNDOING, beside, kept, operators, value
from indicia.language.factuality.data import governors, keeping
from indicia.model import Statement, Status

STRENGTH: dict[Status, int] = {
    "happened": 0,
    "alleged": 1,
    "planned": 2,
    "hypothetical": 3,
    "negated": 4,
    "denied": 5,
}
UNDONE = 0.3
MUST = frozenset(("must", "should", "norm"))
JUDGEMENTS = ("violation", "breach", "contravention", "illegal", "unlawful", "offence", "offense")
JUDGING = ("violate", "breach", "contravene", "constitute", "infringe", "flout")
INVERTED = ("had", "were", "should")  # "had it sent", for "if it had sent"
GOVERNED = ("xcomp", "pcomp", "advcl", "acl", "relcl", "csubj", "ccomp")
ASKING = ("WRB", "WP", "WDT", "WP$")


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


@dataclass(frozen=True)
class Standing:
    """The status of an act, and the words that decide it."""

    status: Status
    rule: str


def of(candidate: Candidate, around: tuple[Statement, ...], contested: frozenset[str]) -> Standing | None:
    """The status of an act, from its own words and the statements around it (nearest first).

    `contested` are the statements that somebody denies: what they tell is no more than alleged. None
    if the act is only named as forbidden.
    """
    row, token = candidate.pattern, candidate.token
    found = Chain(candidate.frame.parse, candidate.frame.known)
    found.add(row.standing, "these words tell no more")
    if row.settled:
        found.own(token)
        if (verb := brought(token, candidate.frame.known)) is not None:
            found.of_bringing(verb)
        return found.decided()
    act = candidate.carrier.token if candidate.carrier else token
    if act is not token:
        found.own(token)
        found.stopped = act.lemma in candidate.frame.known.words.stops
        if not found.stopped and act.lemma not in candidate.frame.known.words.factive:
            found.at = act
            found.add(candidate.frame.known.verb_status.get(act.lemma))
        if act.lemma == "be":
            found.being(act)
    found.climb(act)
    found.unlisted(act)
    if found.norm and row.type not in ("SANCTION", "CONCEDE"):
        return None
    for status, statement in reported(act, around, contested):
        found.note(status, f"statement {statement.id}, {statement.stance}")
    return found.decided()


@dataclass
class Chain:
    """What is said of an act on the way up from it; `all` collects, `weakest` decides."""

    parse: Parse
    known: Lexicon
    all: list[Status] = field(default_factory=list)
    stopped: bool = False
    presupposed: bool = False
    norm: bool = False
    reasons: dict[Status, str] = field(default_factory=dict)
    at: Token | None = None

    def decided(self) -> Standing:
        """The weakest standing, and the first words that gave it."""
        status = self.weakest()
        told = "nothing weakens it" if status == "happened" else "the words around it"
        return Standing(status, f"{status}: {self.reasons.get(status, told)}")

    def note(self, status: Status, rule: str) -> None:
        """Take a standing from outside the tree, with its rule."""
        self.all.append(status)
        self.reasons.setdefault(status, rule)

    def weakest(self) -> Status:
        """The weakest standing. An act somebody is asked to end is only claimed to go on."""
        if self.stopped:
            demanded = {"hypothetical", "alleged"}.intersection(self.all)
            ended: Status = "alleged" if demanded else "negated"
            return "denied" if "denied" in self.all else ended
        return max(self.all, key=STRENGTH.__getitem__, default="happened")

    def add(self, status: Status | None, rule: str = "") -> None:
        """Note one standing; what is presupposed is touched only by who claims or denies it."""
        if status and (not self.presupposed or status in ("alleged", "denied")):
            self.note(status, rule or (f"“{self.at.text}”" if self.at else "the words around it"))

    def own(self, token: Token, *, reported: bool = False) -> None:
        """Add what a word's own modals, negations, conditions and adjectives say."""
        words = self.known.words
        for child in token.children:
            self.at, low = child, child.lower
            if child.dep == "neg" or (child.dep in ("advmod", "det", "preconj") and low in words.negations):
                self.add("negated")
            elif child.dep == "advmod" and any(c.lower in words.negations for c in child.children):
                self.add("negated")  # "no longer", "hardly ever"
            elif child.dep == "aux" and low in INVERTED and self._inverted(child, token):
                self.add("hypothetical")
            elif child.dep == "aux" and low in words.modals:
                self.add("planned" if low == "would" and reported else words.modals[low])
            elif child.dep == "mark" and low == "than":
                self.add("negated")  # "rather than send them"
            elif child.dep in ("mark", "advmod") and low in words.conditions:
                self.add("hypothetical")
            elif child.dep == "advmod" and low in words.adverbs:
                self.add(words.adverbs[low])
            elif child.dep in ("amod", "det") and token.pos != "VERB":
                adjectives = self.known.adjective_status
                self.add(adjectives.get(child.lower) or adjectives.get(child.lemma))
            elif nobody(child) or (low in TO and any(nobody(c) for c in child.children)):
                self.add("negated")
        if token.pos == "VERB" and "negated" not in self.all and "negation" in beside(token):
            self.add("negated")  # "at no time", "not a single ship"

    def climb(self, token: Token) -> None:
        """Add the act's own words, then those of each word that governs it."""
        self.own(token, reported=self._reported(token))
        self._astray(token)
        for _ in range(40):
            above = self._step(token)
            if above is None:
                break
            token = above
        if token.head is token:
            if infinitive(token):
                self.add("planned")  # "Quito to reopen mission"
            self._asked(token)

    def unlisted(self, act: Token) -> None:
        """Leave open an act under a word or construction that is not known to tell it as a fact."""
        if self.all or self.stopped:
            return
        if act.pos == "NOUN":
            self._unlisted_noun(act)
        if act.pos != "VERB":
            return
        if "scenario" in beside(act):
            self.note("hypothetical", "told of a drill, a story or a plan")
        if act.dep not in GOVERNED:
            return
        if act.dep == "ccomp" and (act.head.lemma in self.known.words.reporting or apart(act)):
            return
        if ranked(act):
            return
        names = [n for n in operators(self.parse, act) if n not in PERSONAL]
        if not kept(names):
            over = charged_with(act)  # "charged with supplying", "jailed for having sent"
            self.note(
                "alleged" if over else "hypothetical", "what stands over it is not known to tell a fact"
            )

    def _unlisted_noun(self, act: Token) -> None:
        """Leave open an act that a noun names under what leaves it undone: "simulated a boarding"."""
        names = operators(self.parse, act)
        ruled = "any" in names and not MUST.isdisjoint(names)  # "must be told of every transfer"
        if ruled or (not UNDOING.isdisjoint(names) and not kept(names) and value(names, "done") < UNDONE):
            self.note("hypothetical", "what stands over it is not known to tell a fact")

    def _asked(self, root: Token) -> None:
        """Add what a question leaves open; one after "why" or "who" takes the act as done."""
        sentence = self.parse.sentences[root.sentence]
        words = self.parse.tokens[sentence.first : sentence.last]
        asked = any(t.text == "?" for t in words[-2:])
        if asked and not any(t.tag in ASKING for t in words[: max(root.i - sentence.first, 1)]):
            self.add("hypothetical")

    def _inverted(self, aux: Token, verb: Token) -> bool:
        """Whether a condition is told by order alone: "had it sent them, prices would have risen"."""
        subject = verb.child("nsubj", "nsubjpass")
        sentence = self.parse.sentences[verb.sentence]
        rest = self.parse.tokens[verb.i : sentence.last]
        return subject is not None and aux.i < subject.i and any(t.tag == "MD" for t in rest)

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
        if head is token or apart(token):
            return None
        self.at = head
        if (teller := told_by(token)) is not None:
            self.add("alleged")
            return teller
        if dep == "conj":
            if token.pos in ("VERB", "AUX") and not token.child("nsubj", "nsubjpass"):
                self.own(head)
            return head
        if dep in ("xcomp", "ccomp"):
            return None if swallowed(token) is not None else self._clause(token, head)
        if dep in {"pcomp", "pobj"}:
            return self._behind(token, head)
        if dep in ("csubj", "csubjpass"):
            self.own(head)
            return None
        if dep in ("dobj", "obj", "nsubjpass", "nsubj"):
            return self._named(token, head)
        return self._modifier(token, head)

    def _clause(self, verb: Token, head: Token) -> Token | None:
        if (noun := cut_off(verb, self.known)) is not None:
            self.govern(noun)
        elif head.pos in {"NOUN", "PROPN"}:
            self.govern(head)
        else:
            self._told(verb, head)
        return head

    def _told(self, verb: Token, head: Token) -> None:
        """Add what a verb says of the clause that it takes."""
        words, to = self.known.words, infinitive(verb)
        if (verb.dep == "xcomp" and self._hearsay(head)) or (head.lemma in words.hints and is_past(verb)):
            self.add("alleged")
        elif head.lemma != "tell" or to:  # "told X to do it", not "told X that it did"
            self.govern(head, infinitive=verb.dep == "xcomp" and to)
        if to and verb.dep == "xcomp" and head.lemma in ("be", "have"):
            if head.lemma == "be":
                self.add("planned")  # "is to meet", "were to send"
            if any(c.lower == "yet" for c in head.children):
                self.add("negated")  # "has yet to send"
        rumour = head.child("nsubj")
        if rumour is not None and head.lemma in words.spreading and verb.dep == "ccomp":
            self.add(self.known.noun_status.get(rumour.lemma))
        before = len(self.all)
        self.own(head, reported=self._reported(head))
        if (head.lemma in words.reporting or head.lemma in words.knowing) and "negated" in self.all[before:]:
            self.all[before:] = ["hypothetical"]

    def _hearsay(self, head: Token) -> bool:
        """Whether a verb of saying stands in the passive: "is said to have"; not "was told to send"."""
        told = head.lemma in self.known.words.reporting and head.lemma != "tell"
        return told and head.child("auxpass", "nsubjpass") is not None

    def govern(self, word: Token, *, infinitive: bool = False) -> None:
        """Add what the lexicon says of a governing word; an infinitive under an unknown verb is open."""
        known, self.at = self.known, word
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
                theory = child.dep == "nsubj" and word.child("ccomp")  # "one theory is that"
                if child.dep in ("acomp", "attr") or theory:
                    self.govern(child)
        status = known.verb_status.get(word.lemma)
        if status is None and infinitive and word.lemma not in known.words.transparent:
            status = "hypothetical"
        if word.lemma in known.words.averting and word.tag in ("VBD", "VBN"):
            status = "negated"
        self.add(status)

    def _behind(self, token: Token, prep: Token) -> Token | None:
        """What stands before a preposition: "signs of", "accused of", "ban on"."""
        while prep.dep == "prep" and prep.head.pos == "ADP":
            prep = prep.head
        head = holder(prep, self.known)
        if head.pos in ("VERB", "AUX") and ruled(prep, self.known):
            self.norm = True  # "kept its moratorium on tests", whose "on" a parser hung on the verb
            return None
        if prep.lower == "without" or (prep.lower == "than" and token.dep == "pcomp"):
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
        if token.dep == "pcomp" and governors().get((f"prep {prep.lower}", head.lemma)) in keeping():
            self.own(head)
            return head  # "went on selling": it sold
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
                self.being(head)
            elif would(head) and (indefinite(token) or head.head is head):
                self.add("hypothetical")  # "a withdrawal would open the way"
            return None
        claim = any(c.lemma in words.claims for c in (token, *token.children))
        if head.lemma == "deny" or (claim and (head.lemma in words.denials or self._called_false(head))):
            self.add("denied")
        elif token.lemma in self.known.noun_status and self._dropped(head):
            self.add("negated")
        elif head.lemma not in words.factive:
            self.govern(head)
            if head.lemma in self.known.verb_status:
                return head
        if token.dep == "nsubjpass" and (verb := brought(token, self.known)) is not None:
            self.of_bringing(verb)
            return verb
        return head if token.dep != "nsubjpass" else None

    def of_bringing(self, verb: Token) -> None:
        """Add what the verb that brings an act about says: they stand and fall together."""
        self.own(verb)
        if any(c.dep == "aux" and c.lower == "to" for c in verb.children):
            self.note("planned", f"“{verb.text}” is still to come")

    def being(self, be: Token) -> None:
        """Add what an act is said to be: "talks are due", "an attack will be", "are to resume"."""
        for child in be.children:
            if child.dep == "aux":
                self.add(self.known.words.modals.get(child.lower))
            elif child.dep == "acomp":
                self.add(self.known.adjective_status.get(child.lower))
            elif child.dep == "xcomp" and infinitive(child):
                self.add("planned")

    def _called_false(self, verb: Token) -> bool:
        """Whether a claim is called untrue: "described the report as baseless"."""
        words = self.known.words
        if verb.lemma not in words.calling:
            return False
        return any(t.lemma in words.false for t in self.parse.tokens[verb.i : verb.right + 1])

    def _dropped(self, verb: Token) -> bool:
        """Whether a plan is given up: "dropped its plan to"."""
        return verb.lemma in self.known.words.drops and (
            verb.lemma != "give" or any(c.dep == "prt" and c.lower == "up" for c in verb.children)
        )

    def _modifier(self, token: Token, head: Token) -> Token | None:
        if token.dep == "advcl" and token.tag == "VBG" and 0 < token.left - head.i <= 2:
            return self._clause(token, head)  # "ruled out sending"
        if token.dep == "advcl":
            if infinitive(token) and head.lemma in ("go", "come"):  # "went to work": they did
                return head
            if infinitive(token):
                self.add("hypothetical")
            return None
        if (token.dep == "acl" and (token.tag != "VBN" or token.child("mark"))) or (
            token.dep == "relcl" and (infinitive(token) or is_told(token))
        ):
            if (noun := cut_off(token, self.known)) is not None:
                self.govern(noun)
            self.govern(head)
            return head
        if token.dep in ("relcl", "acl", "appos", "amod"):
            if token.dep == "acl" and of_any(head):
                self.add("hypothetical")  # "arms sold to Haiti must be notified"
            self.presupposed = True
            return head
        if token.dep == "attr" and head.lemma in ("be", "become"):  # "what seems to have been a raid"
            self.own(head)
            return head if head.dep in CLAUSES else None
        return head if token.dep in ("attr", "oprd", "dative") and head.pos == "NOUN" else None
