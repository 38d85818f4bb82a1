"""Cues that do not commit to their content: nobody said it, it was said falsely, or is called untrue."""

from indicia.language import Parse, Token
from indicia.language.factuality import PERSONAL, beside, kept, operators, value
from indicia.model import Stance
from indicia.statements import rebuffs
from indicia.statements.data import hedges, lexicon
from indicia.statements.relation import Relation

_TOLD: frozenset[Stance] = frozenset({"asserts", "accuses"})
_UNSAID = frozenset({"negation", "fails", "refuses"})
_DISPUTED = frozenset({"denies", "doubts", "disputes"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_UNSURE = 0.5  # on factuality's scale of what is so
_NO = frozenset({"no", "not", "n't", "n’t", "never", "without", "nor", "neither"})
_SPREADING = frozenset({"follow", "come", "emerge", "act", "cite", "quote", "accord"})
_OPENING = 6  # words of a content in which the claim is named


def of(parse: Parse, relation: Relation) -> Stance | None:
    """The stance of a cue that does not commit to what it tells, or None where it does."""
    if relation.stance not in _TOLD:
        return None
    if relation.rule == "statements/noun":
        alone = relation.speaker is None and relation.word.lemma in hedges().unowned
        return "hedged" if alone or _only_named(parse, relation) else None
    if _calls_untrue(parse, relation) or _taken_back(parse, relation) or _not_so(parse, relation):
        return "denies"
    imagined = "scenario" in beside(relation.word)  # "in an imagined letter, the columnist tells how"
    if imagined or _falsely(relation.word) or _hearsay(relation) or _of_what_is_untrue(relation.word):
        return "hedged"
    if relation.negated:
        return None
    disputed = _fails(parse, relation.word, _DISPUTED)
    if disputed or rebuffs.corrected(parse, relation) or _only_meant(parse, relation):
        return "hedged"
    unsaid: Stance = "declines" if relation.speaker is not None else "hedged"
    return unsaid if _unsaid(parse, relation) else None


def _unsaid(parse: Parse, relation: Relation) -> bool:
    """Whether saying it is itself not so: "without conceding that", "did not go so far as to say"."""
    words = [t for a, b in relation.cue for t in parse.within(a, b)]
    return any(t.lower in _NO for t in words) or any(
        _fails(parse, t, _UNSAID) for t in words if t.pos == "VERB"
    )


def _only_meant(parse: Parse, relation: Relation) -> bool:
    """Whether saying it is left open by what stands over the cue: "would sue anyone who says that"."""
    cue = relation.word
    if cue.pos != "VERB" or not _governed(cue):
        return False
    sentence = parse.sentences[cue.sentence]
    return not kept(n for n in operators(parse, cue, (sentence.start, cue.end)) if n not in PERSONAL)


def _governed(cue: Token) -> bool:
    if cue.head.lemma in lexicon().carried_out:
        return False  # "was quick to claim"
    quoted = cue.dep == "pcomp" and cue.head.lower == "as"  # "quoted him as saying"
    return cue.dep in {"xcomp", "advcl", "acl", "relcl", "pcomp", "csubj"} and not quoted


def _fails(parse: Parse, cue: Token, by: frozenset[str]) -> bool:
    goes_on = cue.dep == "conj" and cue.tag in _FINITE and cue.child("nsubj", "nsubjpass", "aux") is None
    if goes_on and cue.lemma in lexicon().verbs:
        return False  # "denied moving it and accused": a parser hangs it on what was denied
    sentence = parse.sentences[cue.sentence]
    names = operators(parse, cue, (sentence.start, cue.end))  # what comes later does not govern it
    return bool(by.intersection(names)) and value(names) < _UNSURE


def _taken_back(parse: Parse, relation: Relation) -> bool:
    """Whether the cue takes back what it names: "walked back a claim", "disowned a paper saying"."""
    cue = [t for a, b in relation.cue for t in parse.within(a, b)]
    beside = {t.lower for t in cue}
    return any(
        e.stance == "denies" and "trained" in e.takes and (e.particle is None or e.particle in beside)
        for t in cue
        if t.pos == "VERB" and t is not relation.word
        for e in lexicon().verbs.get(t.lemma, ())
    )


def _not_so(parse: Parse, relation: Relation) -> bool:
    """Whether what is told is that somebody did not: "found not to have forged it", "No troops sent"."""
    if not relation.content:
        return False
    first, *more = parse.within(*relation.content[-1])[:2] or (None,)
    if first is None:
        return False
    top = relation.top
    bare = (
        first.lower == "no" and top is not None and top.tag == "VBN" and top.child("aux", "auxpass") is None
    )
    return bare or (first.lower == "not" and bool(more) and more[0].lower == "to")


def _of_what_is_untrue(cue: Token) -> bool:
    """Whether what says it is withdrawn or lies: "withdrew a dispatch that said", "lied when he said"."""
    if cue.dep == "advcl" and cue.head.lemma in {"lie", "err"}:
        return True
    noun = cue.head if cue.dep in {"relcl", "acl"} and cue.head.dep == "dobj" else cue
    verb = noun.head if noun is not cue or cue.dep in {"ccomp", "pcomp"} else None
    if verb is None or noun is verb:
        return False
    beside = {c.lower for c in verb.children}
    own = "trained" if noun is cue else ""
    return any(
        e.stance == "denies" and (e.particle is None or e.particle in beside) and (not own or own in e.takes)
        for e in lexicon().verbs.get(verb.lemma, ())
    )


def _falsely(cue: Token) -> bool:
    """Whether the page says that it was said wrongly: "falsely reported that", "was wrongly accused of"."""
    return any(c.dep == "advmod" and c.lower in hedges().falsely for c in (*cue.children, *cue.head.children))


def _hearsay(relation: Relation) -> bool:
    """Whether who says it vouches for nothing: "according to gossip", "a novel tells how"."""
    words = hedges().hearsay
    speaker = relation.speaker
    if speaker is None:
        return relation.word.pos == "NOUN" and relation.word.lemma in hedges().unowned
    if speaker.pos == "PROPN":
        return False
    return speaker.lemma in words or any(
        c.dep in {"amod", "compound"} and (c.lower in hedges().unconfirmed or c.lemma in words)
        for c in speaker.children
    )


def _calls_untrue(parse: Parse, relation: Relation) -> bool:
    """Whether a claim is named only to be called untrue: "calls the accusation of theft absurd"."""
    words = hedges()
    if relation.word.lemma not in words.naming or relation.negated:
        return False
    content = [t for a, b in relation.content for t in parse.within(a, b) if t.pos != "PUNCT"]
    cue = [t for a, b in relation.cue for t in parse.within(a, b)]
    about = any(
        t.lemma in lexicon().pointers or t.lemma in words.tales for t in (*content[:_OPENING], *cue)
    ) or (bool(content) and content[0].lower in {"it", "this", "that", "them"})
    charge = relation.word.child("dobj")
    if relation.word.lemma in words.decrying and charge is not None and charge.lemma in words.charges:
        return True  # "denounced the accusation as a stunt"
    if charge is not None and charge.lemma in words.charges | words.tales and _belittled(relation.word):
        return True  # "described the accusation as an old song"
    if relation.word.lemma in words.mocking:
        return about or any(mark in parse.article.text[a:b] for a, b in relation.content for mark in '“"')
    return about and any({t.lemma, t.lower} & {*words.untrue, *words.mistaken} for t in (*content, *cue))


def _belittled(cue: Token) -> bool:
    """Whether a claim is called a thing that no claim is which one believes: "a cynical attempt"."""
    named = [c for c in cue.children if c.dep in {"oprd", "attr"}]
    named += [t for c in cue.children if c.dep == "prep" and c.lower == "as" for t in c.children]
    return any(t.pos == "NOUN" and t.lemma not in hedges().honest for t in named)


def _only_named(parse: Parse, relation: Relation) -> bool:
    """Whether a claim is only named, by nobody, to be denied, doubted or looked into."""
    noun = relation.word
    names = operators(parse, noun)
    verb = noun.head if noun.head.pos != "ADP" else noun.head.head
    entries = lexicon().verbs.get(verb.lemma, ())
    under = noun.dep in {"dobj", "pobj", "nsubjpass"} and (
        any(e.stance in {"denies", "asks"} for e in entries) or verb.lemma in hedges().naming
    )
    loose = (
        noun.dep == "pobj" and relation.speaker is None and not entries
    )  # "begged to differ with reports that"
    return (
        under
        or (loose and verb.pos == "VERB" and verb.lemma not in _SPREADING)
        or any(c.lower == "no" for c in noun.children)
        or (bool(_UNSAID.intersection(names)) and value(names) < 1)
    )
