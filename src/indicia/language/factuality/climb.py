"""From a word up to the root of its sentence: what stands over it, as names of operators."""

from indicia.language.factuality.data import governors, keeping, words
from indicia.language.parse import Parse
from indicia.language.tree import Token

_HIGHEST = 40
_VERBAL = {"VERB", "AUX"}
_SAME = {"conj", "acomp", "aux", "auxpass", "oprd"}
_CLAUSES = {"ccomp", "xcomp", "csubj", "csubjpass", "pcomp", "advcl", "relcl", "acl"}
_OBJECTS = {"dobj", "obj", "nsubjpass", "dative"}
_PARTS = {"compound", "amod", "nmod", "poss", "nummod"}
_NOBODY = {"nobody", "none", "nothing", "neither", "nowhere", "no-one"}
_NO = {"no", "neither", "nor"}
_NEVER = {"point", "time", "way", "stage", "circumstance", "circumstances", "case", "moment", "account"}
_NOT_ONLY = {"only", "just", "merely", "simply", "necessarily"}
_NO_DEPS = {"det", "neg", "preconj", "cc"}
_FINITE = {"VBD", "VBZ"}
_INNER = {"xcomp", "ccomp", "pcomp", "advcl", "acl", "conj"}
_WH = {"what", "who", "how", "why", "where", "when", "which", "whom", "whose"}
_PERFECT = {"would", "could", "should"}
# Words that work on what they stand beside, in the order in which they work, the outermost first.
_BESIDE = (
    *("scenario", "norm", "if", "consequent", "soon"),
    *("will", "would", "would have", "should", "may", "could", "can"),
    *("probably", "perhaps", "few", "any", "almost", "nothing", "negation"),
)
_RANK = {name: rank for rank, name in enumerate(_BESIDE)}
_LIGHT = {"advmod", "npadvmod", "det", "preconj", "cc", "mark", "amod"}
_NAMED = {"nsubj", "nsubjpass", "attr", "dobj", "obj", "dative"}
_ADVERBS = {"negation", "perhaps", "probably", "almost", "few", "any", "soon", "if"}
_PREPOSITIONS = {"for", "against", "after"}
_OF_NOUNS = {"to": "noun to"}
_JOINTS = {"until", "when", "because", "after"}
# Prepositions that tell how or after what a thing was done, and so tell that it was: "by selling".
_DOING = {"by", "after", "since", "upon", "while", "through", "despite", "besides", "including"}
_FIRST = {"first", "last", "only", "latest", "second", "third"}
_ANYONE = {"anyone", "anybody", "anything", "whoever", "whatever", "whomever"}
_INVERTED = {"had", "should", "were"}
_IMAGINED = {
    "imagined",
    "imaginary",
    "fictional",
    "fictitious",
    "hypothetical",
    "simulated",
    "mock",
    "staged",
}
_DEFINITE = {"the", "this", "that", "these", "those", "its", "his", "their", "her"}
_DUE = {"time", "moment", "hour", "day"}
_PRESENT = {"VBZ", "VBP"}
_IMPLICIT = {"be", "seem", "become", "make"}
Step = tuple[list[str], Token | None]


def operators(parse: Parse, token: Token, inside: tuple[int, int] | None = None) -> tuple[str, ...]:
    """The operators over a word, the outermost first, its own form last.

    Args:
        parse: the page.
        token: the word.
        inside: the characters that bear them, if what stands outside (who says so) is not to count.
    """
    found = [*_form(token), *_own(token)]  # innermost first
    at, told = token, False
    for _ in range(_HIGHEST):
        names, above = _link(at)
        if above is not None and inside is not None and not inside[0] <= above.start < inside[1]:
            break
        found += names
        if above is None:
            break
        told = told or (at.dep == "conj" and at.tag in {"VBD", "VBZ", "VBN"})
        if not (at.dep == "conj" and at.pos in _VERBAL and not _shares(at, above)):
            found += _own(above, at)
        at = above
    if at.head is at and not told and inside is None:
        found += _mood(parse, at)
    return tuple(reversed(found))


def _form(token: Token) -> list[str]:
    """What the form of the word itself says."""
    if token.pos in {"NOUN", "PROPN"}:
        return ["noun"]
    if token.pos == "ADJ":
        return ["quality"]
    if token.tag in {"VBZ", "VBP"}:
        return ["present"]
    if token.lemma == "go" and token.tag == "VBG" and (aim := token.child("xcomp")) and _infinitive(aim):
        return ["going"]
    if token.tag == "VBG" and any(c.dep == "aux" and c.tag in {"VBZ", "VBP"} for c in token.children):
        return ["progressive"]
    return []


def _infinitive(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _mood(parse: Parse, root: Token) -> list[str]:
    """What the sentence as a whole is: a question or an order."""
    if any(token.text == "?" for token in parse.words(parse.sentences[root.sentence])[-2:]):
        return ["question"]
    bare = root.tag == "VB" and root.child("nsubj", "nsubjpass", "expl") is None
    return ["order"] if bare and not any(c.tag in {"MD", "TO"} for c in root.children) else []


def beside(token: Token) -> frozenset[str]:
    """The operators that stand beside a word: its negation, modals, "at no time", "not a single"."""
    return frozenset(_own(token))


def _own(token: Token, below: Token | None = None) -> list[str]:
    """The words beside a token that work on it, the innermost first; one that led here has had its say."""
    found = {
        name for child in token.children if child is not below and (name := _beside(token, child)) is not None
    }
    if token.dep == "conj" and any(c.lower == "nor" and c.i < token.i for c in token.head.children):
        found.add("negation")
    if token.dep != "advcl" and token.head is not token and inverted(token):
        found.add("if")
    adjectives = [
        governors()["adjective", child.lower]
        for child in token.children
        if child.dep == "amod" and ("adjective", child.lower) in governors()
    ]
    return [*adjectives, *sorted(found, key=_RANK.__getitem__, reverse=True)]


def _beside(token: Token, child: Token) -> str | None:
    """The operator that a child is to its head, if it is one."""
    if any(c.i == child.i + 1 and c.lower in _NOT_ONLY for c in (*token.children, *child.children)):
        return None
    if child.dep == "neg":
        return "negation"
    if child.dep in _NAMED:
        return _of_noun(child) or ("norm" if _norm(token, child) else None)
    if child.dep in {"prep", "parataxis"}:
        return "negation" if _at_no_point(child) else _framed(token, child)
    if child.dep == "advcl":
        marks = {words().get(c.lower) for c in child.children if c.dep in {"mark", "advmod"}}
        return "consequent" if "if" in marks or inverted(child) else None
    name = words().get(child.lower)
    if child.dep == "aux":
        return _auxiliary(token, name)
    if child.lower == "longer" and any(c.lower == "no" for c in child.children):
        return "negation"
    return name if child.dep in _LIGHT and name in _ADVERBS else None


def _auxiliary(verb: Token, name: str | None) -> str | None:
    """A modal; "would have" sets what it says apart from what was."""
    if name in _PERFECT and any(c.dep == "aux" and c.lower in {"have", "'ve", "’ve"} for c in verb.children):
        return "would have"
    return name if name in _RANK else None


def _of_noun(noun: Token) -> str | None:
    """What "nobody", "no ship", "few ships" does to its predicate."""
    if _few(noun):
        return "few"
    if noun.dep == "nsubj" and noun.lower in {"anyone", "anybody"}:
        return "any"
    none = any(c.lower in _NO and c.dep in _NO_DEPS for c in noun.children)
    if noun.lower in _NOBODY or none or _not_one(noun):
        return "nothing" if noun.dep in {"dobj", "obj", "dative"} else "negation"
    return None


def _not_one(noun: Token) -> bool:
    """Whether a noun is "not a single ship", "not one document", "hardly any of the funds"."""
    first = min((noun, *noun.children, *(c for d in noun.children for c in d.children)), key=lambda t: t.i)
    return first is not noun and first.lower in {"not", "hardly", "scarcely", "barely"}


def _at_no_point(prep: Token) -> bool:
    """Whether a phrase says that it never was: "at no point", "in no way"."""
    thing = prep.child("pobj")
    return thing is not None and thing.lemma in _NEVER and any(c.lower == "no" for c in thing.children)


def _framed(verb: Token, prep: Token) -> str | None:
    """What opens with a made-up or a planned world ("in the drill", "under the draft"), and is so there.

    Parsers hang it on a saying that stands between: "In the drill, he said, marines landed".
    """
    if prep.dep == "parataxis":
        opening = next((c for c in prep.children if c.dep == "prep"), None)
        return _framed(verb, opening) if opening is not None else None
    thing = prep.child("pobj") if prep.i < verb.i else None
    if thing is None:
        return None
    imagined = prep.lower == "in" and any(c.lower in _IMAGINED for c in thing.children if c.dep == "amod")
    return "scenario" if imagined else governors().get((f"in {prep.lower}", thing.lemma))


def _norm(verb: Token, subject: Token) -> bool:
    """Whether a rule says what is to be: "the mandate covers", "the contract foresees"."""
    if subject.dep != "nsubj" or verb.tag not in _PRESENT or any(c.dep == "aux" for c in verb.children):
        return False
    return ("subject", subject.lemma) in governors()


def inverted(verb: Token) -> bool:
    """Whether a clause is a condition by its order alone: "had it bought any", "should they sail"."""
    subject = verb.child("nsubj", "nsubjpass", "expl")
    own = verb if verb.pos == "AUX" else None
    first = next((c for c in verb.children if c.dep in {"aux", "auxpass"}), own)
    return (
        subject is not None
        and first is not None
        and first.lower in _INVERTED
        and first.i < subject.i
        and first.i == min(verb.i, *(c.left for c in verb.children if c.dep not in {"punct", "cc"}))
        and verb.child("mark") is None
        and not any(c.tag in {"WRB", "WP", "WDT"} or c.lower in {"nor", "so"} for c in verb.children)
    )


def _few(noun: Token) -> bool:
    return noun.lower == "few" or any(c.lower == "few" and c.left == c.i for c in noun.children)


def _shares(verb: Token, head: Token) -> bool:
    """Whether a coordinated verb stands under the auxiliaries of the first ("will go and buy")."""
    return verb.tag == head.tag and verb.child("nsubj", "nsubjpass", "expl", "aux") is None


def _link(token: Token) -> Step:
    """What governs a token, and what that does to it; no one above where it stands by itself."""
    head, dep = token.head, token.dep
    if head is token:
        return [], None
    if dep in _SAME:
        return [], _first_finite(token, head)
    if dep in _CLAUSES:
        return _clause(token, head)
    if dep == "pobj":
        return _behind(token, head)
    if dep in _OBJECTS:
        return [_of_object(head, token)], head
    if dep == "nsubj":
        return [_of_predicate(head)], head
    if dep == "attr":
        return ["predicate"], head
    return (["attribute"], head) if dep in _PARTS else (["other"], None)


def _first_finite(verb: Token, head: Token) -> Token:
    """What a verb is really coordinated with: "failed to sell it and closed" closed, and did not fail to.

    The other way round, an infinitive goes on an infinitive: "called on them to desert and open the gates".
    """
    if verb.dep == "conj" and verb.tag == "VB" and _bare(verb) and not _takes_bare(head):
        before = [d for c in head.children if c.i < verb.i for d in _below(c) if head.i < d.i < verb.i]
        return max((d for d in before if d.tag == "VB"), key=lambda d: d.i, default=head)
    if verb.dep == "conj" and verb.tag in _FINITE and verb.child("aux", "auxpass") is None:
        for above in (head, *head.ancestors()):
            if above.tag != "VB" or above.dep not in _INNER:
                return above
    return head


def _bare(verb: Token) -> bool:
    return verb.child("nsubj", "nsubjpass", "aux", "expl") is None


def _takes_bare(verb: Token) -> bool:
    """Whether a verb is itself bare, or stands under a modal or "do"."""
    helped = any(c.dep == "aux" and (c.tag in {"MD", "TO"} or c.lemma == "do") for c in verb.children)
    return verb.tag == "VB" or helped


def _below(token: Token) -> list[Token]:
    """A word and those under it, two deep."""
    return [token, *(d for c in token.children for d in (c, *c.children))]


def _of_object(verb: Token, thing: Token) -> str:
    """What a verb says of its object: "the sale was put on ice" that it is not to be."""
    held = verb.lemma == "put" and _on_hold(verb)
    named = verb.lemma == "call" and any(c.lower in _DEFINITE for c in thing.children)
    if named or verb.child("oprd") is not None:
        return "object"  # "called the seizure robbery", but "called a strike"
    return "refuses" if held else governors().get(("object", verb.lemma), "object")


def _on_hold(verb: Token) -> bool:
    """Whether a thing is put where it waits: "put on ice", "put off"."""
    things = [p.lower for c in verb.children if c.lower == "on" and (p := c.child("pobj")) is not None]
    return any(t in {"ice", "hold"} for t in things) or any(c.lower == "off" for c in verb.children)


def _of_predicate(verb: Token) -> str:
    """What a predicate says of the thing that is its subject ("a strike is possible")."""
    adjective = verb.child("acomp")
    return governors().get(("adjective", adjective.lemma), "subject") if adjective is not None else "subject"


def _clause(verb: Token, head: Token) -> Step:
    dep = verb.dep
    if dep == "advcl":
        return _adverbial(verb, head)
    if dep == "pcomp":
        return _behind(verb, head)
    if dep == "relcl":
        return [_content_of(verb, head) or _relative(verb, head)], head
    return [_of_noun_clause(verb, head)] if dep == "acl" else [_complement(verb, head)], head


def _of_noun_clause(verb: Token, head: Token) -> str:
    """A clause that a noun takes: "talk of Oslo leasing it", "the plan to sail", "the ship carrying coal"."""
    shape = construction(verb)
    if shape == "ing" and (named := _with_doer(verb, head)) is not None:
        return named
    reduced = shape == "ing" or (shape == "that" and not _introduced(verb))
    plain = _relative(verb, head, "participle") if reduced else _OF_NOUNS.get(shape, shape)
    return governors().get((shape, head.lemma), plain)


def _complement(verb: Token, head: Token) -> str:
    """A clause that a verb or an adjective takes."""
    shape = construction(verb)
    if shape == "to" and head.lemma == "go" and head.tag == "VBG":
        return "going"
    if shape == "to" and any(c.lower in {"too", "yet"} and c.dep == "advmod" for c in head.children):
        return "fails"  # "is too late to", "has yet to"
    if shape == "to" and head.lemma == "have" and head.tag != "VBD" and head.child("dobj") is None:
        return "must"  # "has to sell"
    if shape == "to" and head.lemma == "dare" and head.child("dobj") is not None:
        return "asks"  # "dares them to shoot"
    plain = "clause" if shape == "that" and not _introduced(verb) else shape
    governed = governors().get((shape, _holder(verb, head).lemma), plain)
    return "whether" if governed in keeping() and _asked(verb) else governed


def _content_of(verb: Token, noun: Token) -> str | None:
    """What a noun does to what a parser took for a relative clause: "the understanding that it would"."""
    first, subject = min(verb.children, key=lambda c: c.i, default=verb), verb.child("nsubj", "nsubjpass")
    name = governors().get(("that", noun.lemma))
    told = first.lower == "that" and subject is not None and subject is not first
    return name if told and name not in keeping() else None


def _with_doer(verb: Token, noun: Token) -> str | None:
    """What a noun does to a gerund with its own doer, which parsers hang on it: "talk of Oslo leasing it"."""
    for prep in noun.children:
        doer = prep.child("pobj") if prep.dep == "prep" and prep.i < verb.i else None
        if doer is not None and prep.right < verb.i and verb.left - prep.right <= 1:
            return governors().get((f"prep {prep.lower}", noun.lemma))
    return None


def _introduced(verb: Token) -> bool:
    """Whether a clause opens with a word that says that it is one: "that it sells"."""
    return verb.child("mark") is not None or any(c.lower == "that" and c.i < verb.i for c in verb.children)


def _relative(verb: Token, noun: Token, plain: str = "relative") -> str:
    """What a relative clause tells of its noun: nothing, if it is anyone of whom it may be so."""
    if _infinitive(verb) and noun.lower not in _FIRST:  # "the first to cross" crossed
        return "noun to"
    where = any(c.tag in {"WRB", "WDT", "WP"} and c.lower != "that" for c in _below(verb))
    if where and ("in in", noun.lemma) in governors():
        return "scenario"  # "a simulation in which rebels seize the dam"
    anyone = noun.lower in _ANYONE or any(c.lower == "any" for c in noun.children)
    return "any" if anyone else plain


def _asked(verb: Token) -> bool:
    """Whether a clause leaves open whether it is so: "whether it sailed"."""
    return any(c.dep == "mark" and c.lower in {"if", "whether"} for c in verb.children)


def _holder(verb: Token, head: Token) -> Token:
    """The word that takes a clause: of "it is clear that", the "clear"."""
    if head.lemma not in _IMPLICIT or verb.dep == "xcomp":
        return head
    what = head.child("csubj")  # "What is certain is that it sailed"
    if what is not None and what.child("acomp") is not None:
        return what.child("acomp") or head
    return head.child("acomp", "attr", "oprd") or head.child("nsubj") or head


def construction(verb: Token) -> str:
    """How a clause is built: `to`, `ing`, `wh` or `that`."""
    if _infinitive(verb):
        return "to"
    finite = any(c.dep in {"aux", "auxpass"} and c.tag in {"MD", "VBD", "VBZ", "VBP"} for c in verb.children)
    if not finite and any(c.dep in {"aux", "auxpass"} and c.tag == "VBG" for c in verb.children):
        return "ing"
    if verb.tag == "VB" and not finite:
        return "to"
    if verb.tag == "VBG" and not finite:
        return "ing"
    first = min(verb.children, key=lambda c: c.i, default=verb)
    wh = first.lower in _WH or any(c.dep == "mark" and c.lower in {"if", "whether"} for c in verb.children)
    return "wh" if wh else "that"


def _adverbial(verb: Token, head: Token) -> Step:
    """An adverbial clause: a purpose, a condition, a time, a reason, a circumstance."""
    if _infinitive(verb):
        return [_purpose(head)], head
    for child in verb.children:
        if child.dep in {"mark", "advmod"} and child.i < verb.i:
            name = words().get(child.lower)
            if name == "if":
                return [], None
            if name == "when" and verb.tag in {"VBP", "VBZ"}:
                return ["whenever"], head
            if child.lower == "than" and verb.tag == "VB":
                return ["negation"], head  # "rather than bomb it"
            if child.lower == "before" and verb.tag == "VBD":
                return ["after"], head  # "left before it sank": it sank
            if name in _JOINTS:
                return [name], None if name == "because" else head
    if inverted(verb):
        return ["if"], None
    bare = verb.tag == "VB" and verb.child("nsubj", "nsubjpass", "aux", "mark") is None
    return (["order"], None) if bare else ([_of_whose_doing(verb, head) or "adverbial"], head)


def _of_whose_doing(verb: Token, head: Token) -> str | None:
    """What a verb does to a gerund whose doer a parser took for all of it: "hinged on its owner leaving"."""
    gerund = verb.tag == "VBG" or any(c.dep == "aux" and c.tag == "VBG" for c in verb.children)
    for prep in head.children if gerund and verb.child("mark") is None else ():
        doer = prep.child("pobj") if prep.dep == "prep" and prep.i < verb.i else None
        if doer is not None and prep.right == verb.left - 1:
            shown = head.child("nsubjpass")  # "no evidence was offered of his having met"
            governing = [head.lemma, *([shown.lemma] if shown is not None else [])]
            names = (governors().get((f"prep {prep.lower}", lemma)) for lemma in governing)
            return next((n for n in names if n is not None), None)
    return None


def _purpose(head: Token) -> str:
    """What an infinitive beside a clause tells: what it was for, or what came of it."""
    due = head.child("nsubj") if head.lemma == "come" else None
    if due is not None and due.lemma in _DUE:
        return "must"  # "the time had come for them to"
    governed = governors().get(("to", head.lemma))
    return governed if governed is not None and governed in keeping() else "purpose"


def _behind(token: Token, prep: Token) -> Step:
    """What stands before a preposition: "accused of", "a plan for", "without"."""
    above = prep.head
    while above.pos == "ADP" and above.head is not above:
        above = above.head
    if above is prep:
        return ["other"], None
    governed = governors().get((f"prep {prep.lower}", above.lemma))
    if governed is not None:
        return [governed], above
    if prep.lower == "of" and above.head.lower == "within":
        return ["fails"], above  # "within a hair's breadth of signing"
    name = words().get(prep.lower)
    if name in {"negation", "until"}:
        return [name], above
    if prep.head.lower in {"instead", "rather"}:
        return ["negation"], above
    if token.pos in _VERBAL:
        if _asked(token):
            return ["whether"], above
        told = prep.lower in _DOING or (prep.lower == "in" and above.pos in _VERBAL)
        return ["by doing" if told else "of doing"], above
    return ["of" if prep.lower == "of" else name if name in _PREPOSITIONS else "oblique"], above
