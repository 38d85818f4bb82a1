"""What a source does with a content, and the words that weaken it."""

from indicia.language import Parse, Token
from indicia.language.factuality import beside, framed, inverted
from indicia.model import Stance
from indicia.statements import disowned, rebuffs
from indicia.statements.data import Cue, hedges, lexicon
from indicia.statements.relation import Relation
from indicia.statements.untrue import NOTHING, denies, interrogates, is_none, is_not, is_untrue

_NARROW = frozenset({"signs", "passive", "impersonal", "trained"})
_RULING = {"rule", "decree", "decide", "hold", "order"}  # after these, "could not" forbids
_AMOUNTS = {"constitute", "commit", "represent", "involve", "run", "amount", "mark"}
_FINITE = {"VBD", "VBZ", "VBP"}
_COMING = {"will", "'ll", "’ll", "shall"}
_OPENING = 3  # words that may stand before an order: “Please do not
# Of these nobody says beforehand that he means to do them.
_MINDS = {
    "have",
    "be",
    "want",
    "need",
    "like",
    "mind",
    "see",
    "matter",
    "understand",
    "remember",
    "exist",
    "know",
}


def of(parse: Parse, relation: Relation) -> Stance | None:
    """The stance of an attribution, or None where a negated cue leaves no statement at all.

    The cue's own stance holds, unless the cue is negated, a question follows it, the content is
    only possible, or the content is itself a judgement of law.
    """
    stance = relation.stance
    if stance == "declines" or relation.rule == "statements/embedded":
        return stance
    bare = bool(relation.content) and all(rebuffs.is_no(parse.article.text[a:b]) for a, b in relation.content)
    if bare and stance == "asserts" and relation.speaker is not None:
        return "denies"  # “Not so,” the agency said
    if (disowns := disowned.of(parse, relation)) is not None:
        return disowns
    if relation.rule == "statements/noun" and _disowned(relation.word, stance):
        return "hedged"
    if stance == "denies" and interrogates(relation.word):
        return "asks"
    return _negated(relation) if relation.negated else _affirmed(parse, relation)


def _affirmed(parse: Parse, relation: Relation) -> Stance:
    """The stance of a cue that is not negated."""
    stance = relation.stance
    if relation.word.dep == "relcl" and (is_none(relation.word.head) or relation.word.head.lower in NOTHING):
        return "denies"  # "nothing that shows the firm paid"
    if (_question(relation.top) or _whether(parse, relation)) and stance in {"asserts", "hedged"}:
        return "asks"
    if stance == "asserts" and relation.word.head is relation.word and _put(parse, relation):
        return "asks"
    if stance == "pledges" and relation.rule == "statements/verb-clause" and _sworn(relation.top):
        stance = "asserts"  # "swears that they are water pipes"
    if stance == "asserts" and (meant := _only_meant(relation)) is not None:
        return meant
    if stance == "asserts":
        unsure = _made_up(parse, relation) or _chances(parse, relation)
        return "hedged" if unsure else _asserted(relation)
    return _foreseen(relation) if stance == "predicts" else stance


def _only_meant(relation: Relation) -> Stance | None:
    """What a plain cue does with an infinitive: "told the factory to part with them", "plans to finish"."""
    cue = relation.word
    top = cue.child("xcomp") if cue.pos == "VERB" else None
    inside = top is not None and any(a <= top.start < b for a, b in relation.content)
    if top is None or not inside or relation.top not in {top, cue.child("dobj", "dative")}:
        return None
    helped = {c.lower for c in top.children if c.dep == "aux"}
    if "to" not in helped or "have" in helped:
        return None
    if any(e.stance == "asserts" and "infinitive" in e.takes for e in lexicon().verbs.get(cue.lemma, ())):
        return None
    somebody = cue.child("dobj", "dative") or top.child("nsubj")
    return "demands" if somebody is not None else "hedged"


def _made_up(parse: Parse, relation: Relation) -> bool:
    """Whether a content opens with a made-up or a planned world: "in the drill, a frigate shells it"."""
    first = next(iter(parse.within(*relation.content[0])), None) if relation.content else None
    thing = first.child("pobj") if first is not None and first.pos == "ADP" else None
    return thing is not None and first is not None and framed(first.lower, thing.lemma)


def _put(parse: Parse, relation: Relation) -> bool:
    """Whether the page asks what it tells: "Minsk plotting to seize crossing?"."""
    sentence = parse.sentences[relation.word.sentence]
    return parse.article.text[sentence.start : sentence.end].rstrip().endswith("?")


def _chances(parse: Parse, relation: Relation) -> bool:
    """Whether a content opens with how likely it is: "chances are that", "the fear is that"."""
    words = parse.within(*relation.content[0]) if relation.content else ()
    subject = next((t for t in words[:_OPENING] if t.dep == "nsubj" and t.head.lemma == "be"), None)
    known = hedges()
    return (
        subject is not None
        and subject.lemma in {*known.nouns, *known.tales, "hope", "odds", "expectation"}
        and subject.head.child("attr", "acomp", "prep") is None
    )


def _sworn(top: Token | None) -> bool:
    """Whether what is sworn or promised is so already, and not to come."""
    past = top is not None and (top.tag in _FINITE or any(c.tag in _FINITE for c in top.children))
    return top is not None and past and top.pos in {"VERB", "AUX"} and not _to_come(top)


def _came_up_empty(top: Token) -> bool:
    """Whether a content is what was looked for and not found: "no proof that it had sailed"."""
    words = hedges()
    scant = is_none(top) or any(c.dep == "amod" and c.lower in words.scant for c in top.children)
    return top.pos == "NOUN" and scant and top.lemma in (*words.proofs, *words.nouns, *words.grounds)


def _named_untrue(cue: Token) -> bool:
    """Whether a cue names its object untrue: "calls the accusation absurd", "described it as false"."""
    words = hedges()
    named = [c for c in cue.children if c.dep in {"oprd", "attr"}]
    named += [t for c in cue.children if c.dep == "prep" and c.lower == "as" for t in c.children]
    named += [c for t in named for c in t.children if c.dep == "conj"]  # "reckless and false"
    untrue = (*words.untrue, *words.mistaken)
    return any(t.lemma in untrue or t.lower in untrue for t in named)


def _disowned(noun: Token, stance: Stance) -> bool:
    """Whether a claim or a charge is only named to be taken back or called untrue."""
    return (stance in {"asserts", "accuses"} and _taken_back(noun)) or (
        stance == "asserts" and _called_untrue(noun)
    )


def _taken_back(noun: Token) -> bool:
    """Whether a noun names what is said no longer: "dropped charges that", "withdrew its report that"."""
    entries = lexicon().verbs.get(noun.head.lemma, ()) if noun.dep == "dobj" else ()
    return any("trained" in e.takes and e.stance == "denies" for e in entries)


def _called_untrue(noun: Token) -> bool:
    """Whether a noun is called untrue in the same breath: "the claim that it sailed is baseless"."""
    return noun.dep in {"nsubj", "nsubjpass"} and is_untrue(noun.head)


def _foreseen(relation: Relation) -> Stance:
    """A prediction, or less where its cue or its content is only possible."""
    top = relation.top
    unsure = top is not None and (_weak(top) or (top.pos == "NOUN" and _unsure(top)))
    return "hedged" if unsure or _possible(relation.word) else "predicts"


def _asserted(relation: Relation) -> Stance:
    """What a plain cue of saying does with its content, which decides it."""
    top = relation.top
    if top is not None and (
        denies(relation.word, top) or _came_up_empty(top) or _named_untrue(relation.word)
    ):
        return "denies"
    if top is not None and relation.rule == "statements/spoken" and _asks(top):
        return "asks"
    if (own := _attitude(relation)) is not None:
        return own
    if any(c.dep == "aux" and c.lower in _COMING for c in relation.word.children):
        return "predicts"
    if _possible(relation.word) or (top is not None and _weak(top)):
        return "hedged"
    if top is None or (relation.rule == "statements/verb-object" and not _meant(top)):
        return "asserts"
    return _of_content(top)


def _of_content(top: Token) -> Stance:
    """The stance that the content of a plain assertion has by itself."""
    if _judges(top):
        return "warns" if _conditional(top) else "accuses"
    if _orders(top):
        return "demands"
    if _conditional(top) and _harms(top):
        return "warns"
    if _supposed(top) or "scenario" in beside(top):
        return "hedged"
    if not _to_come(top):
        return "asserts"
    return "pledges" if _own_act(top) else "predicts"


def _attitude(relation: Relation) -> Stance | None:
    """What a source says of its own feeling ("said it was sorry"), or of somebody's charge against it.

    "They say we steal": who tells it does not say that it is so. "She had heard that": hearsay.
    """
    top, speaker = relation.top, relation.speaker
    if relation.word.lemma == "hear" and speaker is not None:
        return "hedged"
    if speaker is not None and any(
        c.dep == "amod" and c.lower in hedges().unconfirmed for c in speaker.children
    ):
        return "hedged"
    subject = top.child("nsubj", "nsubjpass") if top is not None else None
    if top is None or subject is None or subject.pos != "PRON":
        return None
    if speaker is not None and speaker.lower in hedges().people and subject.lower in {"we", "i"}:
        return "accuses"
    if is_not(top) or (subject.lower == "it" and top.lemma == "be" and top.child("ccomp") is not None):
        return None
    feeling = top.child("acomp") if top.lemma in {"be", "feel"} else None
    if feeling is not None:
        return _felt(lexicon().adjectives.get(feeling.lower, ()))
    if top.child("nsubjpass") is not None and top.lower in lexicon().adjectives:
        return _felt(lexicon().adjectives[top.lower])
    return _felt(lexicon().verbs.get("hope" if top.lemma == "hop" else top.lemma, ()))


def _felt(cues: tuple[Cue, ...]) -> Stance | None:
    """The stance of a feeling or a wish, which is the speaker's own when it says so of itself."""
    return next(
        (c.stance for c in cues if c.stance in {"regrets", "hedged"} and not c.takes <= _NARROW), None
    )


def _unsure(noun: Token) -> bool:
    """Whether a noun is told of as only possible: "a workforce that could be sent"."""
    clause = noun.child("relcl")
    return clause is not None and any(c.dep == "aux" and c.lower in hedges().modals for c in clause.children)


def _orders(top: Token) -> bool:
    """Whether a content says what somebody else must do: "the troops must go", “Open the strait”."""
    subject = top.child("nsubj", "nsubjpass")
    perfect = any(c.dep == "aux" and c.lower == "have" for c in top.children)
    if subject is None:
        before = [c for c in top.children if c.dep == "aux" and c.lower not in {"do", "please"}]
        opens = top.i - top.left <= _OPENING and top.child("mark", "expl") is None
        return top.tag == "VB" and top.dep != "xcomp" and not before and opens
    if subject.lower in {"it", "i", "there"} or perfect:
        return False
    if top.lemma == "ought":
        return True
    must = any(c.dep == "aux" and c.lower in {"must", "should", "ought", "shall"} for c in top.children)
    needs = top.lemma in {"have", "need"} and top.child("xcomp") is not None and subject.pos != "PRON"
    return must or needs


def _harms(top: Token) -> bool:
    """Whether a content tells of harm: "would be a grave mistake", "would have dire consequences"."""
    words = hedges().harms
    parts = [c for c in top.children if c.dep in {"attr", "acomp", "dobj", "oprd"}]
    parts += [p for c in top.children if c.dep in {"prep", "agent"} and (p := c.child("pobj")) is not None]
    return top.lemma in words or any(
        p.lemma in words or any(c.lower in words for c in p.children) for p in parts
    )


def _own_act(top: Token) -> bool:
    """Whether what is to come is the speaker's own doing: "he would resign", "we will publish"."""
    subject = top.child("nsubj")
    if subject is None or top.pos != "VERB" or top.lemma in _MINDS:
        return False
    own = any(c.tag == "PRP$" for c in subject.children)  # "his country would not"
    theirs = own and (subject.lemma in lexicon().speakers or subject.lemma in hedges().bodies)
    return subject.dep == "nsubj" and (subject.lower in {"he", "she", "we", "i", "it", "they"} or theirs)


def _supposed(top: Token) -> bool:
    """Whether a content holds only if something else does ("would have sailed", "will leave if")."""
    would = any(c.dep == "aux" and c.lower in hedges().conditionals for c in top.children)
    perfect = any(c.dep == "aux" and c.lower == "have" for c in top.children)
    if not perfect and top.pos == "VERB" and _to_come(top):
        return False  # "will meet them if": it pledges or predicts, on a condition
    if (
        would
        and top.lemma == "be"
        and top.child("acomp") is not None
        and top.child("advcl", "xcomp") is not None
    ):
        return True
    return (would and perfect) or any(
        inverted(c) or ((m := c.child("mark")) is not None and m.lower in {"if", "unless"})
        for c in top.children
        if c.dep == "advcl" and c.pos in {"VERB", "AUX"}
    )


def _to_come(top: Token) -> bool:
    """Whether a content tells what is still to come ("the talks would resume")."""
    coming = any(c.dep == "aux" and c.lower in (*_COMING, "would", "'d", "’d") for c in top.children)
    return coming or (_meant(top) and not is_not(top))


def _meant(top: Token) -> bool:
    """Whether a content tells of an intention: "it intends to", "is weighing a purchase", "was ready to"."""
    words = hedges()
    if top.pos == "NOUN":
        clause = top.child("acl", "relcl") if top.lemma in words.plans else None
        return clause is not None and any(c.dep == "aux" and c.lower == "to" for c in clause.children)
    if top.lemma in words.intending:
        return top.child("xcomp", "ccomp") is not None or top.lemma in words.pondering
    ready = top.child("acomp")
    return ready is not None and ready.lemma in words.ready and ready.child("xcomp") is not None


def _negated(relation: Relation) -> Stance | None:
    """Read a negated cue: "does not believe" denies, "did not say" is silent, "did not accuse" is nothing.

    Where the network sees an attribution all the same ("did not recommend a trial"), it is a silence.
    """
    if relation.stance == "hedged" and relation.rule == "statements/verb-clause":
        return "denies"
    if relation.word.lemma in lexicon().silence | {"tell", "say"}:
        return "declines"
    if relation.stance in {"denies", "asserts"} and relation.rule != "statements/noun":
        return "declines"
    return "declines" if relation.trained else None


def _asks(top: Token) -> bool:
    """Whether what is quoted is itself a question: “And who paid?”."""
    return any(c.text == "?" for c in top.children)


def _question(top: Token | None) -> bool:
    if top is None:
        return False
    mark = top.child("mark")
    return mark is not None and mark.lower == "whether"


def _whether(parse: Parse, relation: Relation) -> bool:
    """Whether a content opens with what is not known: "Whether it sank remains to be seen"."""
    first = next(iter(parse.within(*relation.content[0])), None) if relation.content else None
    return first is not None and first.lower == "whether"


def _possible(cue: Token) -> bool:
    weak = (*hedges().modals, *hedges().conditionals)
    return any(c.dep == "aux" and c.lower in weak for c in cue.children)


def _weak(top: Token) -> bool:
    """Whether the predicate of a content is itself only possible, likely, or seen by signs."""
    words = hedges()
    for child in top.children:
        if child.dep == "aux" and child.lower in words.modals:
            unable = child.lower == "could" and is_not(top) and top.head.lemma not in _RULING
            unable = unable and top.lemma not in lexicon().verbs  # "could not establish who"
            perfect = any(c.dep == "aux" and c.lower == "have" for c in top.children)
            return not unable or perfect  # "could not have fired": so it is inferred
        if child.dep == "advmod" and child.lower in words.adverbs:
            return True
        if child.dep in {"dobj", "attr", "nsubjpass"} and child.lemma in words.nouns:
            return True
        if child.dep == "acomp" and child.lemma in words.adjectives:
            return True
    if top.lemma in {"rule", "exclude"} and top.child("nsubjpass") is not None and is_not(top):
        return True  # "cannot be ruled out"
    if top.lemma in words.verbs:
        subject = top.child("nsubj", "nsubjpass")
        passive = top.child("nsubjpass") is not None
        return passive or top.lemma in {"appear", "seem"} or (subject is not None and subject.pos == "PRON")
    return False


def _judges(top: Token) -> bool:
    """Whether a content is a judgement of law: "violated it", "would be a violation", "is in breach of"."""
    words = lexicon().judgements
    if top.lemma in words:
        return True
    for child in top.children:
        inner = child.child("pobj") if child.dep == "prep" and child.lower in {"in", "to"} else child
        weighty = child.dep in {"attr", "advmod", "acomp", "prep"} or top.lemma in _AMOUNTS
        if weighty and inner is not None and inner.lemma in words:
            return True
    return False


def _conditional(top: Token) -> bool:
    both = (*hedges().conditionals, *hedges().modals)
    return any(c.dep == "aux" and c.lower in both for c in top.children)


def hedge_tokens(parse: Parse, relation: Relation) -> list[Token]:
    """The words of cue and content that weaken what is said, in text order."""
    inside = {t for start, end in (*relation.cue, *relation.content) for t in parse.within(start, end)}
    return sorted((t for t in inside if _is_hedge(t)), key=lambda t: t.i)


def _is_hedge(token: Token) -> bool:
    words = hedges()
    if token.tag == "MD":
        return token.lower in words.modals or token.lower in words.conditionals
    if token.pos == "ADV":
        return token.lower in words.adverbs
    if token.pos == "ADJ":
        return token.lemma in words.adjectives
    if token.pos == "NOUN":
        return token.lemma in words.nouns and _governs(token)
    return token.pos == "VERB" and token.dep != "amod" and token.lemma in (*words.verbs, *words.wishes)


def _governs(noun: Token) -> bool:
    """Whether a noun such as "sign" is followed by what it is a sign of."""
    return any(c.i > noun.i and c.dep in {"prep", "acl", "ccomp", "relcl"} for c in noun.children) or (
        noun.head.child("ccomp") is not None or noun.dep in {"attr", "dobj"}
    )
