"""Verb cues: "said that", "denied the transfer", "accused X of", "is believed to have"."""

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from indicia.language import Parse, Token
from indicia.statements import misread, objects, questions, silences, sources
from indicia.statements.data import Cue, hedges, lexicon
from indicia.statements.phrases import Range, noun_phrase, subtree, trim
from indicia.statements.relation import Relation, make, negated

_MISTAKEN = {"hop": "hope"}  # what the parser takes "hoped" for
_TOLD = {
    "tell",
    "inform",
    "brief",
    "notify",
    "assure",
    "advise",
    "warn",
    "remind",
}  # "were told that": by nobody named
_MANNERS = {"writing", "court", "person", "public", "oath", "camera", "record", "tears", "interview"}
_DOUBTING = {"deny", "dispute", "doubt", "question", "contest", "gainsay"}
_GOING = {"go", "continue", "show"}  # "as she went on about it", "as shown on the map"
_LAST = 9  # an object is only a content where nothing else is


def relations(parse: Parse, verb: Token) -> Iterator[Relation]:
    """The attribution that a verb makes, if it makes one: the reading whose content stands nearest."""
    entries = lexicon().verbs.get(_MISTAKEN.get(verb.lemma, verb.lemma))
    if _manner(verb) or entries is None or verb.pos != "VERB" or verb.dep in {"amod", "compound"}:
        return
    if verb.tag == "VBN" and verb.dep == "advcl" and verb.lemma == "ask" and sources.agent(verb) is None:
        asked = next((r for cue in entries if (r := questions.read(parse, verb, cue))), None)
        if asked is not None:  # "Asked whether it sank, he said": a question, and the page says not whose
            yield replace(asked, speaker=None, source=())
        return
    if _only_meant(verb):
        return
    if verb.lemma in _DOUBTING and (plain := _undeniable(parse, verb)) is not None:
        yield plain
        return
    silent = silences.read(parse, verb)
    if silent is not None:
        yield silent
        return
    told = _as_told(parse, verb, entries[0])
    if told is not None:
        yield told
        return
    found = [relation for cue in entries for relation in _readings(parse, verb, cue)]
    if found:
        yield min(found, key=lambda pair: pair[0])[1]


def _manner(verb: Token) -> bool:
    """Whether a word only tells how a thing was said: "denied in writing that"."""
    how = verb.lower in _MANNERS and verb.dep in {"pobj", "pcomp"}
    return how and verb.head.head.lemma in lexicon().verbs


def _undeniable(parse: Parse, verb: Token) -> Relation | None:
    """Read "it cannot be denied that", "there is no denying that", "few would dispute that": it is so."""
    clause = verb.child("ccomp")
    can = any(c.dep == "aux" and c.lower in {"can", "could", "ca"} for c in verb.children)
    no = verb.tag == "VBG" and any(c.lower == "no" for c in verb.children)
    subject = verb.child("nsubj", "nsubjpass")
    few = subject is not None and subject.lower in {"few", "nobody", "none"}
    nobody = subject is None or few or subject.lower == "it" or subject.child("det") is not None
    would = few and any(
        c.dep == "aux" and c.lower in {"would", "will", "can", "could"} for c in verb.children
    )
    hard = verb.tag == "VB" and verb.head.lemma in {"hard", "difficult", "impossible"}
    if clause is None or not (no or hard or would or (can and nobody and negated(verb))):
        return None
    cue = Cue("asserts", frozenset({"clause"}), None)
    relation = make(parse, verb, cue, "clause", subtree(parse, clause), speaker=None, top=clause)
    return replace(relation, negated=False)


def _only_meant(verb: Token) -> bool:
    """Whether a verb is an infinitive that nobody is said to have carried out ("vowed to endorse")."""
    while verb.dep == "conj" and verb.tag == "VB" and verb.child("aux", "nsubj") is None:
        verb = verb.head  # "refused to confirm or deny"
    to = verb.child("aux")
    if to is None or to.lower != "to":
        return False
    return verb.head.lemma not in lexicon().carried_out


def _as_told(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "As alleged in the indictment, ...", "as Oslo has said": the clause above is the content."""
    mark, above = verb.child("mark", "advmod"), verb.head
    if (
        verb.lemma in _GOING
        or verb.dep != "advcl"
        or mark is None
        or mark.lower != "as"
        or mark.i != verb.left
    ):
        return None
    if verb.child("ccomp", "dobj", "xcomp", "oprd") is not None or above.pos not in {"VERB", "AUX"}:
        return None
    place = next((c for c in verb.children if c.dep in {"prep", "agent"} and c.lower in {"in", "by"}), None)
    subject = verb.child("nsubj")
    speaker = place.child("pobj") if verb.tag == "VBN" and subject is None and place is not None else subject
    if speaker is None or "clause" not in cue.takes:
        return None
    said = above.child("ccomp", "xcomp", "dobj") if above.lemma in lexicon().verbs else None
    denied = said is not None and any(c.stance == "denies" for c in lexicon().verbs[above.lemma])
    top = said if denied and said is not None else above  # "denied it, as Oslo had claimed": it was claimed
    return make(parse, verb, cue, "as", subtree(parse, top, without=(verb,)), speaker=speaker, top=top)


def _readings(parse: Parse, verb: Token, cue: Cue) -> Iterator[tuple[int, Relation]]:
    if cue.particle is not None and not _has_particle(verb, cue.particle):
        return
    for rank, (rule, reader) in enumerate(
        (
            ("whether", questions.read),
            ("clause", _clause),
            ("impersonal", _impersonal),
            ("infinitive", _infinitive),
            ("passive", _infinitive),
            ("signs", _signs),
            ("prospect", _prospect),
            ("object", objects.read),
        )
    ):
        if rule in cue.takes:
            relation = reader(parse, verb, cue)
            if relation is not None:
                yield (rank if rule != "object" else _LAST), relation
    prepositional = _preposition(parse, verb, cue)
    if prepositional is not None:
        yield _LAST - 1, prepositional


def _has_particle(verb: Token, particle: str) -> bool:
    return any(c.lower == particle and c.dep in {"prt", "prep", "advmod"} for c in verb.children)


def _clause(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    passive = verb.child("nsubjpass")
    impersonal = passive is None or passive.lower in {"it", "what", "which"}
    if not impersonal and sources.agent(verb) is None and verb.lemma not in _TOLD:
        return None
    clause = _complement(parse, verb) or _misplaced(parse, verb)
    told = verb.child("dobj", "dative") or passive
    if clause is None:
        return _parenthesis(parse, verb, cue) or misread.read(parse, verb, cue)
    if clause.right < verb.i and _has_object(verb):  # "at a hearing he flatly denied any transfer"
        return None
    if clause.left < verb.i < clause.i:  # "a change that he said would": the relative word is not content
        content = [trim(parse, parse.tokens[verb.i + 1].start, parse.tokens[clause.right].end)]
    else:
        holes = [c for c in clause.children if _stands_apart(clause, c)]
        holes += [t for t in parse.tokens[clause.i : clause.right + 1] if _objects(clause, t)]
        holes += [c for c in clause.children if c.dep == "cc" and any(c.i < h.left == c.i + 1 for h in holes)]
        holes += [verb] if clause.left <= verb.i <= clause.right else []
        holes += [
            t for t in parse.tokens[clause.i : clause.right + 1] if cue.stance == "denies" and _as_said(t)
        ]
        content = _after_another(parse, clause, subtree(parse, clause, without=tuple(holes)))
        if cue.stance == "denies" and told is not None and told.lemma in lexicon().pointers:
            content = [(parse.tokens[told.left].start, content[-1][1])]  # "rejected claims that it had"
        elif told is not None and _lacking(told) and verb.i < told.i < clause.i:
            cue = msgspec.structs.replace(cue, stance="denies")  # "found no evidence that it had"
            content = [(parse.tokens[told.left].start, content[-1][1])]
    relation = make(parse, verb, cue, "clause", content, top=clause, target=told)
    if verb.lemma == "hear" and relation.speaker is not None and relation.speaker.lemma in lexicon().hearers:
        return replace(relation, speaker=None, source=())  # "The court heard that": somebody told it
    if relation.speaker is None and clause.right < verb.i and passive is None:
        return misread.with_source(parse, relation)
    if relation.speaker is None and clause.i > verb.i and passive is None:
        return misread.opening(parse, relation)
    return relation


def _after_another(parse: Parse, clause: Token, content: list[Range]) -> list[Range]:
    """A content short of another's saying before it: “It was dark,” said one; “nobody saw,” said another."""
    said = [
        c for c in clause.children if c.dep == "parataxis" and c.i < clause.i and c.lemma in lexicon().verbs
    ]
    if not said or parse.tokens[min(said[-1].right + 1, clause.i)].text != ";":
        return content
    return [trim(parse, parse.tokens[said[-1].right + 1].start, content[-1][1])]


def _as_said(token: Token) -> bool:
    """Whether a token heads "as the report says", which is not what is denied."""
    mark = token.child("mark") if token.dep == "advcl" and token.lemma in lexicon().verbs else None
    return mark is not None and mark.lower == "as" and mark.i == token.left


def _lacking(noun: Token) -> bool:
    """Whether a noun says that something was not found: "no evidence", "no sign"."""
    missing = noun.lemma in (*hedges().nouns, *hedges().grounds, *hedges().proofs)
    return missing and any(c.lower == "no" or c.lower in hedges().scant for c in noun.children)


def _has_object(verb: Token) -> bool:
    """Whether a verb that a parser gave a clause before it has its object after it, and no audience."""
    thing = verb.child("dobj")
    return thing is not None and thing.i > verb.i and verb.lemma in lexicon().untold


def _parenthesis(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "Progress, he said, was slow", "It was slow, said two of them": the clause around the cue."""
    around = verb.head
    subject = verb.child("nsubj")
    if subject is None or around.pos not in {"VERB", "AUX"} or around is verb:
        return None
    trailing = verb.dep == "conj" and around.i < verb.i < subject.i and parse.tokens[verb.i - 1].text == ","
    if verb.dep != "parataxis" and not trailing:
        return None
    return make(parse, verb, cue, "clause", subtree(parse, around, without=(verb,)), top=around)


def _complement(parse: Parse, verb: Token) -> Token | None:
    """The clause a cue takes; one beyond a semicolon belongs to it only if there is no other."""
    found = [c for c in verb.children if c.dep == "ccomp" and _is_clause(c)]
    near = [c for c in found if not any(t.text == ";" for t in _between(parse, verb, c))]
    return near[-1] if near else _told_before(parse, verb)


def _told_before(parse: Parse, verb: Token) -> Token | None:
    """The clause of "It lies in Tehran, the team was told", which a parser takes for a circumstance."""
    for clause in verb.children if verb.lemma in _TOLD and verb.tag == "VBN" else ():
        before = clause.dep == "advcl" and clause.right < verb.i and clause.tag in {"VBD", "VBZ", "VBP"}
        if before and clause.child("mark", "advmod") is None and clause.child("nsubj", "nsubjpass"):
            return clause if parse.tokens[clause.right + 1].text == "," else None
    return None


def _between(parse: Parse, verb: Token, clause: Token) -> tuple[Token, ...]:
    first, last = sorted((verb.i, clause.i))
    return parse.tokens[first:last]


def _misplaced(parse: Parse, verb: Token) -> Token | None:
    """A "that" clause which the parser hung on a noun before it ("told a paper that troops were there")."""
    for child in verb.children:
        noun = child.child("pobj") if child.dep == "prep" else child
        if noun is None or child.i < verb.i or child.dep not in {"dobj", "dative", "prep", "npadvmod"}:
            continue
        written = noun.lower in _MANNERS and child.lower in {"in", "under", "on"}
        if written and (said := noun.child("ccomp")) is not None:
            return said  # "denied in writing that"
        for clause in noun.children:
            opens = parse.tokens[clause.left]
            subject = clause.child("nsubj", "nsubjpass", "expl")
            if clause.dep in {"relcl", "acl"} and opens.lower == "that" and subject not in (None, opens):
                return clause
    return None


def _stands_apart(clause: Token, child: Token) -> bool:
    """Whether a child of the content is not of it: "citing two officials", or the next thing said."""
    if child.lemma == "cite" and child.i < clause.i:
        return True
    goes_on = child.dep == "conj" and sources.beside_speech(clause, child)
    return goes_on and child.lemma in lexicon().verbs


def _objects(clause: Token, token: Token) -> bool:
    """Whether a clause at the end of a content is another's saying: "..., though its owners deny that"."""
    if token.dep != "advcl" or token.right != clause.right or token.lemma not in lexicon().verbs:
        return False
    mark = token.child("mark")
    marked = mark is not None and mark.lower in {"though", "although", "while"} and mark.i == token.left
    return marked and token.child("nsubj") is not None


def _is_clause(token: Token) -> bool:
    """Whether a complement has a predicate: a parser may label a stray noun as one."""
    return (
        token.pos in {"VERB", "AUX"}
        or token.child("nsubj", "cop", "mark") is not None
        or token.right - token.left > 3
    )


def _infinitive(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    clause = next(
        (
            c
            for c in verb.children
            if c.dep in {"xcomp", "ccomp", "advcl"}
            and c.i > verb.i
            and (cue.stance == "demands" or c.child("mark", "nsubjpass") is None)
            and ("to" in {t.lower for t in parse.tokens[max(c.left, verb.i) : c.i]} or _gerund(c))
        ),
        None,
    )
    for_whom = clause is not None and (mark := clause.child("mark")) is not None and mark.lower == "for"
    loose = clause is not None and clause.dep == "advcl" and not for_whom
    if clause is None or (loose and (_addressed(verb) is None or clause.tag == "VBG")):
        return None
    subject = verb.child("nsubjpass")
    if "passive" in cue.takes and subject is None:
        return None
    if subject is not None:
        if cue.stance not in {"hedged", "predicts", "accuses"}:
            return None
        if subject.lower == "it" and clause.child("nsubj") is not None:
            return None
        content = [noun_phrase(parse, subject), *subtree(parse, clause)]
        return make(parse, verb, cue, "passive", content, speaker=sources.agent(verb), top=clause)
    told = verb.child("dobj", "dative")
    if verb.lemma == "commit" and told is not None and not told.lower.endswith(("self", "selves")):
        return None  # "committed fraud to get the loan"
    first = told if told is not None and verb.i < told.i < clause.i else clause
    beside = [c for c in clause.children if c.dep == "conj" and sources.beside_speech(clause, c)]
    last = min((c.left - 1 for c in beside), default=clause.right)
    content = [trim(parse, parse.tokens[first.left].start, parse.tokens[last].end)]
    return make(parse, verb, cue, "infinitive", content, top=clause, target=told)


def _addressed(verb: Token) -> Token | None:
    """Whom a plea goes to: its object, or "with the army", "to both sides"."""
    to = next(
        (c for c in verb.children if c.dep in {"prep", "dative"} and c.lower in {"with", "to", "on"}), None
    )
    return verb.child("dobj") or (to.child("pobj") if to is not None else None)


def _gerund(clause: Token) -> bool:
    """Whether a clause is "sending coal" or "having sent coal"."""
    named = clause.tag == "NN" and clause.dep == "xcomp" and clause.lemma.endswith("ing")  # "denied firing"
    return (
        clause.tag == "VBG" or named or any(c.dep == "aux" and c.lower == "having" for c in clause.children)
    )


def _preposition(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    told = verb.child("dobj") or verb.child("nsubjpass")
    below = _below(verb) if cue.stance in {"accuses", "warns"} or verb.lemma in _TOLD else []
    for child in (*verb.children, *below):
        if child.dep in {"prep", "agent"} and child.lower in cue.takes and child.i > verb.i:
            inner = child.child("pcomp", "pobj")
            if inner is None or (
                cue.stance == "asserts" and child.lower != "of" and verb.child("dobj") is not None
            ):
                continue  # "referred questions to Paris" says nothing of Paris
            if verb.lemma in lexicon().deeds and inner.lemma not in (
                *lexicon().proposals,
                *lexicon().pointers,
            ):
                continue  # "stood behind the gate"
            content = _with_purpose(parse, verb, subtree(parse, inner))
            if child.lower == "on":
                asked = verb.child("xcomp", "advcl", "ccomp")
                if cue.stance == "demands" and asked is not None and asked.i > inner.i:
                    content = [trim(parse, parse.tokens[inner.left].start, parse.tokens[asked.right].end)]
                    told, inner = inner, asked
            adjacent = child if child.i == verb.i + 1 else None
            return make(parse, verb, cue, f"{child.lower}", content, top=inner, target=told, last=adjacent)
    return None


def _below(verb: Token) -> list[Token]:
    """What a parser may have hung on the accused, or on a time, rather than on the accusation."""
    found: list[Token] = []
    for child in verb.children:
        noun = child.child("pobj") if child.dep in {"prep", "agent"} else child
        if child.i > verb.i and noun is not None and noun.dep in {"dobj", "pobj", "npadvmod"}:
            found += [c for c in noun.children if noun.dep == "dobj" or c.child("pcomp") is not None]
    return found


def _impersonal(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "it is understood that": a belief of nobody in particular."""
    subject = verb.child("nsubjpass")
    if subject is None or subject.lower != "it":
        return None
    return _clause(parse, verb, cue)


def _prospect(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "sees no recovery before spring", "expects a rise in prices": what is seen is still to come."""
    seen = verb.child("dobj")
    if seen is None or seen.lemma not in lexicon().prospects or seen.i < verb.i:
        return None
    if verb.tag not in {"VBZ", "VBP", "VBG"} and verb.lemma == "see":
        return None
    content = [trim(parse, parse.tokens[seen.left].start, parse.tokens[verb.right].end)]
    relation = make(parse, verb, cue, "prospect", content, top=seen)
    return relation if relation.speaker is not None else None


def _signs(parse: Parse, verb: Token, cue: Cue) -> Relation | None:
    """Read "sees signs of new shipments": what was seen only points to the thing."""
    seen = verb.child("dobj")
    if seen is None or seen.lemma not in hedges().nouns or seen.child("prep", "acl") is None:
        return None
    relation = make(parse, verb, cue, "signs", subtree(parse, seen), top=seen)
    return relation if relation.speaker is not None else None


def _with_purpose(parse: Parse, verb: Token, content: list[Range]) -> list[Range]:
    """Take in "to help rebuild" right after a content: a parser hangs it on the cue, readers do not."""
    for clause in verb.children:
        if clause.dep in {"advcl", "xcomp"} and content and parse.tokens[clause.left].lower == "to":
            start, end = content[-1]
            if parse.tokens[clause.left].start == end + 1:
                return [*content[:-1], trim(parse, start, parse.tokens[clause.right].end)]
    return content
