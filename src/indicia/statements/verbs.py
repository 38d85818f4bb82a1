"""Verb cues: "said that", "denied the transfer", "accused X of", "is believed to have"."""

from collections.abc import Iterator

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import Cue, hedges, lexicon
from indicia.statements.phrases import Range, noun_phrase, subtree, trim
from indicia.statements.relation import Relation, negated, verb_group

_ORDER = ("whether", "clause", "infinitive", "preposition", "object")


def relations(parse: Parse, verb: Token) -> Iterator[Relation]:
    """The attribution that a verb makes, if it makes one: the reading whose content stands nearest."""
    entries = lexicon().verbs.get(verb.lemma)
    if entries is None or verb.pos != "VERB" or verb.dep in {"amod", "compound"}:
        return
    if _only_meant(verb):
        return
    silent = _silence(parse, verb)
    if silent is not None:
        yield silent
        return
    found = [relation for cue in entries for relation in _readings(parse, verb, cue)]
    if found:
        yield min(found, key=lambda pair: pair[0])[1]


def _only_meant(verb: Token) -> bool:
    """Whether a verb is an infinitive that nobody is said to have carried out ("vowed to endorse")."""
    to = verb.child("aux")
    return to is not None and to.lower == "to" and verb.head.lemma not in {"go", "come", "continue"}


def _readings(parse: Parse, verb: Token, cue: Cue) -> Iterator[tuple[int, Relation]]:
    if cue.particle is not None and not _has_particle(verb, cue.particle):
        return
    for rank, (rule, reader) in enumerate(
        (
            ("whether", _whether),
            ("clause", _clause),
            ("infinitive", _infinitive),
            ("signs", _signs),
            ("object", _object),
        )
    ):
        if rule in cue.takes:
            relation = reader(parse, verb, cue)
            if relation is not None:
                yield (rank if rule != "object" else len(_ORDER)), relation
    prepositional = _preposition(parse, verb, cue)
    if prepositional is not None:
        yield 3, prepositional


def _has_particle(verb: Token, particle: str) -> bool:
    return any(c.lower == particle and c.dep in {"prt", "prep", "advmod"} for c in verb.children)


def _make(
    parse: Parse, verb: Token, cue: Cue, rule: str, content: list[Range], **more: Token | None
) -> Relation:
    content = _without_summary(parse, content)
    speaker = more["speaker"] if "speaker" in more else sources.of_verb(verb)
    particle = verb.child("prt")
    last = more.get("last") or (particle if particle is not None and particle.i > verb.i else None)
    return Relation(
        word=verb,
        stance=cue.stance,
        rule=f"statements/verb-{rule}",
        cue=(verb_group(parse, verb, last),),
        content=tuple(content),
        source=(noun_phrase(parse, speaker),) if speaker is not None else (),
        speaker=speaker,
        top=more.get("top"),
        target=more.get("target"),
        negated=negated(verb),
    )


def _without_summary(parse: Parse, content: list[Range]) -> list[Range]:
    """Cut a content where the page sums it up: ", an idea that was endorsed by others"."""
    start, end = content[-1]
    for token in parse.within(start, end):
        if token.dep == "appos" and token.lemma in lexicon().summaries and token.child("relcl") is not None:
            cut = parse.tokens[token.left].start
            if start < cut and not any(mark in parse.article.text[start:end] for mark in '"“'):
                return [*content[:-1], trim(parse, start, cut)]
    return content


def _clause(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    passive = verb.child("nsubjpass")
    if passive is not None and passive.lower not in {"it", "what", "which"} and sources.agent(verb) is None:
        return None
    clause = _complement(parse, verb) or _misplaced(parse, verb)
    told = verb.child("dobj", "dative") or passive
    if clause is None:
        return _parenthesis(parse, verb, cue)
    if clause.left < verb.i < clause.i:  # "a change that he said would": the relative word is not content
        content = [trim(parse, parse.tokens[verb.i + 1].start, parse.tokens[clause.right].end)]
    else:
        holes = [c for c in clause.children if _stands_apart(verb, clause, c)]
        holes += [verb] if clause.left <= verb.i <= clause.right else []
        content = subtree(parse, clause, without=tuple(holes))
    return _make(parse, verb, cue, "clause", content, top=clause, target=told)


def _parenthesis(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "Progress, he said, was slow": the clause around the cue is its content."""
    around = verb.head
    if verb.dep != "parataxis" or verb.child("nsubj") is None or around.pos not in {"VERB", "AUX"}:
        return None
    return _make(parse, verb, cue, "clause", subtree(parse, around, without=(verb,)), top=around)


def _complement(parse: Parse, verb: Token) -> Token | None:
    """The clause a cue takes; one beyond a semicolon belongs to it only if there is no other."""
    found = [c for c in verb.children if c.dep == "ccomp" and _is_clause(c)]
    near = [c for c in found if not any(t.text == ";" for t in _between(parse, verb, c))]
    return near[-1] if near else None


def _between(parse: Parse, verb: Token, clause: Token) -> tuple[Token, ...]:
    first, last = sorted((verb.i, clause.i))
    return parse.tokens[first:last]


def _misplaced(parse: Parse, verb: Token) -> Token | None:
    """A "that" clause which the parser hung on a noun before it ("told a paper that troops were there")."""
    for child in verb.children:
        noun = child.child("pobj") if child.dep == "prep" else child
        if noun is None or child.i < verb.i or child.dep not in {"dobj", "dative", "prep", "npadvmod"}:
            continue
        for clause in noun.children:
            opens = parse.tokens[clause.left]
            subject = clause.child("nsubj", "nsubjpass", "expl")
            if clause.dep in {"relcl", "acl"} and opens.lower == "that" and subject not in (None, opens):
                return clause
    return None


def _stands_apart(verb: Token, clause: Token, child: Token) -> bool:
    """Whether a child of the content is not of it: "citing two officials", or the next thing said."""
    if child.lemma == "cite" and child.i < clause.i:
        return True
    goes_on = child.dep == "conj" and child.tag == verb.tag and child.tag != clause.tag
    return goes_on and child.lemma in lexicon().verbs and child.child("nsubj", "nsubjpass") is None


def _is_clause(token: Token) -> bool:
    """Whether a complement has a predicate: a parser may label a stray noun as one."""
    return (
        token.pos in {"VERB", "AUX"}
        or token.child("nsubj", "cop", "mark") is not None
        or token.right - token.left > 3
    )


def _whether(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    for clause in verb.children:
        if clause.dep in {"ccomp", "advcl"} and clause.i > verb.i:
            mark = clause.child("mark", "advmod")
            if mark is not None and mark.lower == "whether":
                return _make(parse, verb, cue, "whether", subtree(parse, clause), top=clause, last=None)
    return None


def _infinitive(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    clause = next(
        (
            c
            for c in verb.children
            if c.dep in {"xcomp", "ccomp", "advcl"}
            and c.i > verb.i
            and c.child("mark", "nsubjpass") is None
            and ("to" in {t.lower for t in parse.tokens[max(c.left, verb.i) : c.i]} or c.tag == "VBG")
        ),
        None,
    )
    if clause is None or (clause.dep == "advcl" and verb.child("dobj") is None):
        return None
    subject = verb.child("nsubjpass")
    if subject is not None:
        if cue.stance not in {"hedged", "predicts", "accuses"}:
            return None
        content = [noun_phrase(parse, subject), *subtree(parse, clause)]
        return _make(parse, verb, cue, "passive", content, speaker=sources.agent(verb), top=clause)
    told = verb.child("dobj", "dative")
    first = told if told is not None and verb.i < told.i < clause.i else clause
    content = [trim(parse, parse.tokens[first.left].start, parse.tokens[clause.right].end)]
    return _make(parse, verb, cue, "infinitive", content, top=clause, target=told)


def _preposition(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    told = verb.child("dobj") or verb.child("nsubjpass")
    # A parser may hang "of shipping" on the company accused rather than on the accusation.
    below = told.children if told is not None and told.dep == "dobj" and cue.stance == "accuses" else []
    for child in (*verb.children, *below):
        if child.dep in {"prep", "agent"} and child.lower in cue.takes and child.i > verb.i:
            inner = child.child("pcomp", "pobj")
            if inner is None:
                continue
            content = _with_purpose(parse, verb, subtree(parse, inner))
            if child.lower == "on":
                asked = verb.child("xcomp", "advcl", "ccomp")
                if cue.stance == "demands" and asked is not None and asked.i > inner.i:
                    content = [trim(parse, parse.tokens[inner.left].start, parse.tokens[asked.right].end)]
                    told, inner = inner, asked
            adjacent = child if child.i == verb.i + 1 else None
            return _make(parse, verb, cue, f"{child.lower}", content, top=inner, target=told, last=adjacent)
    return None


def _signs(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "sees signs of new shipments": what was seen only points to the thing."""
    seen = verb.child("dobj")
    if seen is None or seen.lemma not in hedges().nouns or seen.child("prep", "acl") is None:
        return None
    relation = _make(parse, verb, cue, "signs", subtree(parse, seen), top=seen)
    return relation if relation.speaker is not None else None


def _with_purpose(parse: Parse, verb: Token, content: list[Range]) -> list[Range]:
    """Take in "to help rebuild" right after a content: a parser hangs it on the cue, readers do not."""
    for clause in verb.children:
        if clause.dep in {"advcl", "xcomp"} and content and parse.tokens[clause.left].lower == "to":
            start, end = content[-1]
            if parse.tokens[clause.left].start == end + 1:
                return [*content[:-1], trim(parse, start, parse.tokens[clause.right].end)]
    return content


def _object(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    passive = verb.child("nsubjpass")
    thing = verb.child("dobj") if passive is None else passive
    if passive is not None and (sources.agent(verb) is None or verb.child("dobj") is not None):
        return None
    called = verb.child("oprd")
    if called is not None and passive is None and called.i > verb.i:
        first = thing if thing is not None and verb.i < thing.i < called.i else called
        content = [trim(parse, parse.tokens[first.left].start, parse.tokens[called.right].end)]
        relation = _make(parse, verb, cue, "object", content, top=called)
        return relation if relation.speaker is not None else None
    if thing is None:
        if verb.dep != "acl" or verb.tag != "VBN" or sources.agent(verb) is None:
            return None
        thing = verb.head
        return _make(
            parse, verb, cue, "object", [noun_phrase(parse, thing)], speaker=sources.agent(verb), top=thing
        )
    if thing.lower.endswith(("self", "selves")) or (
        cue.stance == "denies" and thing.lemma in lexicon().withheld
    ):
        return None
    if thing.tag in {"WDT", "WP"} and thing.lower in {"that", "which", "who"}:
        named = sources.antecedent(verb)
        if named is None:
            return None
        thing = named
        content = [noun_phrase(parse, thing)]
    else:
        content = subtree(parse, thing)
        as_what = next(
            (c for c in verb.children if c.dep == "prep" and c.lower == "as" and c.i > thing.i), None
        )
        if as_what is not None and passive is None and parse.tokens[as_what.i - 1].i <= thing.right + 1:
            content = [trim(parse, parse.tokens[thing.left].start, parse.tokens[as_what.right].end)]
    relation = _make(parse, verb, cue, "object", content, top=thing)
    return relation if relation.speaker is not None else None


_SAID_OF = {"ccomp", "dobj", "prep", "advcl", "xcomp", "pcomp"}


def _silence(parse: Parse, verb: Token) -> Relation | None:
    """Read "did not elaborate", "declined to comment": nothing was said, and just that is recorded."""
    words = lexicon()
    if verb.lemma in words.withhold:
        said = verb.child("xcomp")
        if said is None or said.lemma not in words.silence:
            return None
        cue, last = verb_group(parse, verb), said
        rest = [said]
    elif verb.lemma in words.silence and _not_done(verb):
        cue, last = verb_group(parse, verb), verb
        rest = [c for c in last.children if c.i > last.i and c.dep in _SAID_OF]
    else:
        return None
    content = []
    if rest:
        content = [
            trim(parse, parse.tokens[rest[0].left].start, parse.tokens[max(c.right for c in rest)].end)
        ]
    speaker = sources.of_verb(verb)
    if speaker is None:
        return None
    return Relation(
        word=verb,
        stance="declines",
        rule="statements/silence",
        cue=(cue,),
        content=tuple(content),
        source=(noun_phrase(parse, speaker),),
        speaker=speaker,
        top=rest[0] if rest else None,
        negated=True,
    )


def _not_done(verb: Token) -> bool:
    """Whether speaking itself is negated: "did not say", but not "cannot say that it is false"."""
    if not any(c.dep == "neg" for c in verb.children):
        return False
    return not any(
        c.dep == "aux" and c.lower in {"can", "could", "ca"} for c in verb.children
    ) or verb.lemma in {
        "comment",
        "confirm",
        "specify",
    }
