"""Whether a content says that something is not so: a no of one's own, a claim called untrue."""

from indicia.language import Token
from indicia.language.factuality import beside
from indicia.statements.data import hedges, lexicon

NOTHING = {"nothing", "none", "nobody", "neither"}
_POINTING = {"that", "this", "it", "these", "those", "they", "which"}
_PEOPLE = {"he", "she", "they", "him", "her", "them", "us", "me", "we"}
_SPEAKERS = {"GPE", "ORG", "NORP", "PERSON"}
_SCRAPS = {
    "grain",
    "shred",
    "iota",
    "ounce",
    "scrap",
    "scintilla",
    "speck",
    "bit",
    "jot",
    "kernel",
    "whit",
    "particle",
    "word",
    "atom",
}
_OFTEN_THINGS = {"charge", "idea", "thought", "news", "story", "theory"}  # "the charge was a felony"
_INVENTING = {"invent", "fabricate", "concoct", "imagine"}
_TELLING = {"say", "know", "see", "hear", "tell"}


def interrogates(cue: Token) -> bool:
    """Whether a cue puts questions to somebody ("questioned the crew") and casts no doubt on anything."""
    words = lexicon()
    if cue.lemma not in words.interrogates:
        return False
    thing = cue.child("dobj", "nsubjpass") or (cue.head if cue.dep == "compound" else None)
    if thing is None:
        return False
    if thing.lower in _PEOPLE:
        return True  # "where the service questions them"
    return thing.ner == "PERSON" or thing.lemma in words.speakers or thing.lemma in words.interrogated


def denies(cue: Token, top: Token) -> bool:
    """Whether saying a content denies it: it calls a claim untrue, or disowns an act, or insists on a no."""
    if cue.lemma in hedges().insisting and negative(top):
        return True
    return (
        top.lemma == "innocence" or _invented(top) or _cut_short(top) or is_untrue(top) or _disowns(cue, top)
    )


def _invented(top: Token) -> bool:
    """Whether somebody is said to have made it up: "said that the clerk invented it"."""
    thing, words = top.child("dobj"), hedges()
    told = thing is not None and (thing.lower in _POINTING or thing.lemma in words.charges | words.tales)
    made_up = top.lemma in _INVENTING or (top.lemma in {"make", "dream", "cook"} and _up(top))
    return told and made_up and not is_not(top) and top.child("nsubj") is not None


def _up(verb: Token) -> bool:
    return any(c.lower == "up" and c.dep in {"prt", "advmod"} for c in verb.children)


def faults(top: Token) -> Token | None:
    """Who is said to have claimed what is not so: "said that Oslo was lying", "that it was mistaken"."""
    claimant = top.child("nsubj")
    if claimant is None or claimant.pos not in {"NOUN", "PROPN"} or is_not(top):
        return None
    words = hedges()
    invents = top.lemma in {*words.making_up, *words.lying} and top.child("nsubjpass") is None
    made_up = top.lemma == "make" and _up(top)

    quality = top.child("acomp")
    errs = quality is not None and quality.lemma in {"wrong", "mistaken"}
    speaks = claimant.ner in _SPEAKERS or claimant.lemma in lexicon().speakers
    return claimant if speaks and (invents or made_up or errs) else None


def _cut_short(top: Token) -> bool:
    """Whether a content only says no to what was told before: "said that they were not"."""
    subject = top.child("nsubj", "nsubjpass")
    if subject is None or subject.pos != "PRON" or top.lemma not in {"be", "do", "have"}:
        return False
    if top.child("neg") is None:
        return False
    bare = {"nsubj", "nsubjpass", "neg", "mark", "punct", "aux", "cc", "intj"}
    return all(c.dep in bare for c in top.children)


def negative(top: Token) -> bool:
    """Whether a content tells that something is not so: "had not sailed", "there were no ships"."""
    things = [c for c in top.children if c.dep in {"nsubj", "nsubjpass", "dobj", "attr"}]
    return is_not(top) or any(is_none(c) or c.lower in NOTHING for c in things)


def _disowns(cue: Token, top: Token) -> bool:
    """Whether a speaker says not to have done a thing ("we did not open fire", "it had sent no arms").

    Not so of knowing, wanting or saying: "it did not know" denies nothing.
    """
    subject = top.child("nsubj", "nsubjpass")
    quality = top.child("acomp")
    if quality is not None and quality.lemma in hedges().blameless and subject is not None:
        return subject.pos == "PRON" and not is_not(top)
    if subject is None or top.pos != "VERB" or top.lemma in lexicon().verbs or top.lemma in hedges().states:
        return False
    own = (
        subject.pos == "PRON"
        or subject.lower in {"i", "we"}
        or any(c.tag == "PRP$" for c in subject.children)
        or _of_theirs(cue, subject)
    )
    if not own or subject.tag == "DT" or subject.lower in NOTHING:
        return False
    thing, helped = top.child("dobj"), {c.lower for c in top.children if c.dep == "aux"}
    if helped & {"will", "would", "can", "could", "may", "might", "must", "should", "shall", "ca", "wo"}:
        return False
    if thing is not None and (is_none(thing) or thing.lower in NOTHING):
        past = top.tag in {"VBD", "VBN"} or bool(helped & {"has", "have", "had"})
        return past and thing.lemma not in hedges().lacking
    return is_not(top) and (thing is None or thing.lemma not in hedges().lacking)


def _of_theirs(cue: Token, subject: Token) -> bool:
    """Whether who speaks is of what is spoken of before: "The committee never got it, its chairman said"."""
    speaker = cue.child("nsubj")
    own = speaker is not None and any(c.lower in {"its", "their"} for c in speaker.children)
    return own and subject.i < cue.i and any(c.lower == "the" for c in subject.children)


def is_untrue(top: Token) -> bool:
    """Whether a content says that something is not so ("the report was false", "nothing of the kind")."""
    words = hedges()
    if top.pos != "VERB" and top.lemma in words.untrue:
        return True  # “Nonsense,”
    kind = top.child("prep") if top.lower == "nothing" else None
    if kind is not None and any(c.lower in {"sort", "kind"} for c in kind.children):
        return True  # “Nothing of the sort,”
    named = [c for c in top.children if c.dep in {"nsubj", "nsubjpass", "attr", "dobj"}]
    if (top.lemma in words.true and is_not(top)) or any(_no_such(child) for child in named):
        return True  # "Not true", "no such meeting"
    claim = top.child("nsubj", "nsubjpass")
    claimed = claim is not None and (
        claim.lemma in lexicon().pointers or claim.lemma in words.tales or claim.lower in _POINTING
    )
    if claimed and is_not(top) and (top.lemma in words.happening or _how(top)):
        return True  # "it never happened", "that is not how we work"
    refuted = not interrogates(top) and any(e.stance == "denies" for e in lexicon().verbs.get(top.lemma, ()))
    if claimed and top.child("nsubjpass") is not None and (refuted or top.lemma in words.making_up):
        return not is_not(top)  # "the charge was trumped up"
    if claimed and claim is not None and _called_else(claim, top):
        return not is_not(top)  # "talk of iron ore was a rival's malice"
    last = [c for d in top.children for e in d.children for c in e.children if c.dep == "conj"]
    if claimed and any(c.pos == "ADJ" and c.lemma in words.untrue for c in last):
        return not is_not(top)  # "was beneath contempt and untrue"
    return any(
        _far_from(child) or _not_a_scrap(child, top) or _untrue_part(top, child, claimed=claimed)
        for child in top.children
    )


def _called_else(claim: Token, top: Token) -> bool:
    """Whether a charge or a tale is said to be a thing that no claim is which one believes."""
    words = hedges()
    named = top.child("attr") if top.lemma == "be" else None
    told = claim.lemma in (words.charges | words.tales) - {
        "charge",
        "idea",
        "thought",
        "news",
        "story",
        "theory",
    }
    return told and named is not None and named.pos == "NOUN" and named.lemma not in words.honest


def _how(top: Token) -> bool:
    """Whether a predicate is a question word's clause: "is not how we work", "is not what we agreed"."""
    said = top.child("ccomp", "attr", "advcl") if top.lemma == "be" else None
    return said is not None and any(c.tag in {"WRB", "WP"} and c.i < said.i for c in said.children)


def _untrue_part(top: Token, child: Token, *, claimed: bool) -> bool:
    """Whether a part of a predicate calls its subject untrue; `claimed` if that subject is a claim."""
    words = hedges()
    named = child.dep in {"acomp", "oprd", "attr"}
    if named and (child.lemma in words.untrue or (claimed and child.lemma in words.mistaken)):
        return not is_not(top)
    if named and is_not(top) and child.lemma in words.true:
        return claimed or child.lemma in {"true", "case"}
    if named and any({c.lemma, c.lower} & set(words.untrue) for c in child.children if c.dep == "amod"):
        return True
    full = child.child("prep") if child.dep == "acomp" and claimed else None
    lies = full.child("pobj") if full is not None and full.lower in {"of", "with"} else None
    if lies is not None and {lies.lemma, lies.lower} & {*words.untrue, *words.mistaken}:
        return not is_not(top)  # "is full of lies"
    lacks = top.lemma == "lack" and (claimed or child.lemma in words.grounds)
    ground = child.lemma in words.grounds or (claimed and child.lemma in words.proofs)
    if child.dep in {"attr", "dobj"} and ground and (is_none(child) or lacks or is_not(top)):
        return True
    if child.dep in {"attr", "dobj"} and is_none(child) and _absent(child):
        return True
    if child.dep == "prep" and child.lower == "without" and _grounds(child):
        return True
    of_the_kind = child.lower == "nothing" and child.child("prep", "relcl", "xcomp") is not None
    return of_the_kind and child.dep in {"nsubj", "nsubjpass", "dobj", "attr"} and top.lemma not in _TELLING


def _not_a_scrap(scrap: Token, top: Token) -> bool:
    """Whether a part says that there is not the least of truth: "not a grain of truth in it"."""
    of = scrap.child("prep") if scrap.dep in {"attr", "dobj", "nsubj"} and scrap.lemma in _SCRAPS else None
    truth = of.child("pobj") if of is not None and of.lower == "of" else None
    if truth is None:
        return False
    none = is_not(top) or is_none(scrap) or any(c.lower in {"not", "nary"} for c in scrap.children)
    true = any(c.dep == "acomp" and c.lemma in hedges().true for c in top.children)
    return none and (truth.lemma in hedges().grounds or (true and truth.lower in _POINTING))


def _far_from(child: Token) -> bool:
    """Whether a part says how far from true something is: "far from the truth", "a long way from reality"."""
    off = child.child("prep") if child.lemma in {"far", "way"} else None
    truth = off.child("pobj", "amod", "acomp") if off is not None and off.lower == "from" else None
    return truth is not None and truth.lemma in {*hedges().true, "truth", "reality"}


def _no_such(noun: Token) -> bool:
    """Whether a noun is "no such meeting", or a "such" that is not."""
    return is_none(noun) and any(c.lower == "such" for c in noun.children)


def _grounds(without: Token) -> bool:
    thing = without.child("pobj")
    return thing is not None and thing.lemma in hedges().grounds


def _absent(noun: Token) -> bool:
    words = hedges().absent
    return noun.lemma in words or any(c.dep == "amod" and c.lower in words for c in noun.children)


def is_not(verb: Token) -> bool:
    """Whether a verb is negated, by itself or by what stands beside it: "at no time"."""
    plain = any(c.dep == "neg" and (c.i <= verb.i or verb.lemma == "be") for c in verb.children)
    return plain or (verb.pos in {"VERB", "AUX"} and "negation" in beside(verb) and not verb.child("neg"))


def is_none(noun: Token) -> bool:
    """Whether a noun is "no" such thing."""
    return any(c.lower == "no" for c in noun.children)
