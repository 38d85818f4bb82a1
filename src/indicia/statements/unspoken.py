"""Silence in other words than a negated "say": "kept silent", "calls went unanswered", "gave no details"."""

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import lexicon, silences
from indicia.statements.phrases import Range, noun_phrase, trim
from indicia.statements.relation import Relation, negated, verb_group

# What was not spoken of hangs on the cue by one of these.
_ON = {"on", "about", "over", "of", "to", "for", "regarding", "concerning"}


def read(parse: Parse, verb: Token) -> Relation | None:
    """Read a verb, alone or with its object or adjective, as a report that nothing was said."""
    for reader in (_mute, _passive, _nothing, _yet_to, _evaded, _gesture, _nobody):
        found = reader(parse, verb)
        if found is not None:
            return found
    return None


def _mute(parse: Parse, verb: Token) -> Relation | None:
    """Read "stayed silent", "is tight-lipped about", "was not available for comment", "went unanswered"."""
    words = silences()
    state = verb.child("acomp", "oprd") or (verb.child("attr") if verb.lemma != "be" else None)
    subject = verb.child("nsubj")
    if verb.lemma not in words.linking or state is None or subject is None:
        return None
    if state.lower in words.unanswered:
        return _unanswered(parse, verb, subject, state)
    told = _spoken_of(state) or _spoken_of(verb)
    if state.lower in words.available:
        for_comment = told is not None and told.lower in {"for", "to"} and _comments(told)
        if not (negated(verb) and for_comment):
            return None
    elif state.lower not in words.mute or negated(verb) or not _voiced(parse, subject, state, told):
        return None
    return _silence(parse, verb, state, told, sources.of_verb(verb))


def _comments(told: Token) -> bool:
    """Whether "for" or "to" leads to a word of speech: "for comment", "to comment", "for an interview"."""
    thing = told.child("pobj") if told.dep == "prep" else told.head
    return thing is not None and (thing.lemma in {*silences().replies, *lexicon().silence, "interview"})


def _voiced(parse: Parse, subject: Token, state: Token, told: Token | None) -> bool:
    """Whether a silent subject is somebody who might have spoken, and not a street or a gun."""
    words = silences()
    if subject.lemma in words.voiceless or (subject.lower in {"it", "all", "there"} and told is None):
        return False
    if state.lower not in words.ambiguous or told is not None or state.lower == "silent":
        return True
    mention = parse.mention_at.get(subject.i)
    kind = parse.entity[mention.entity].kind if mention is not None else ""
    return kind in {"person", "group", "organisation", "state"} or subject.lemma in lexicon().speakers


def _passive(parse: Parse, verb: Token) -> Relation | None:
    """Read "could not be reached", "would not be drawn on", "were not returned"."""
    words, subject = silences(), verb.child("nsubjpass", "nsubj")
    if subject is None or verb.tag != "VBN" or not negated(verb) or verb.child("auxpass") is None:
        return None
    approach = _approach(parse, subject)
    if verb.lemma in words.returned and approach:
        return _unanswered(parse, verb, subject, verb)
    if verb.lemma not in words.reached or subject.lemma in words.approaches:
        return None
    told = _spoken_of(verb)
    could = any(c.dep == "aux" and c.lower in {"could", "would", "can"} for c in verb.children)
    if verb.lemma == "draw" and (told is None or told.lower not in {"on", "about", "over"}):
        return None
    about = told is not None and (_comments(told) or verb.lemma == "draw")
    if not about and (not could or told is not None or verb.child("prep") is not None):
        return None
    mention = parse.mention_at.get(subject.i)
    speaks = mention is None or parse.entity[mention.entity].kind not in {"place"} or about
    deal = subject.lemma in {
        "deal",
        "agreement",
        "compromise",
        "accord",
        "target",
        "verdict",
        "consensus",
        "decision",
    }
    return _silence(parse, verb, verb, told, subject) if speaks and not deal else None


def _approach(parse: Parse, subject: Token) -> bool:
    """Whether a subject is a call or a message, in however many pieces a parser has cut an "e-mail"."""
    words = silences().approaches
    return subject.lemma in words or any(t.lemma in words for t in parse.tokens[subject.left : subject.i + 3])


def _unanswered(parse: Parse, verb: Token, subject: Token, last: Token) -> Relation | None:
    """Read "calls to the ministry went unanswered": the ministry is who did not answer."""
    if not _approach(parse, subject):
        return None
    return _silence(parse, verb, last, None, _addressee(parse, subject))


def _addressee(parse: Parse, subject: Token) -> Token | None:
    """Who a call or message went to: "to the ministry", "left for the owner"."""
    for token in parse.tokens[subject.i : subject.right + 1]:
        person = token.child("pobj") if token.lower in {"to", "with", "for", "at"} else None
        if person is not None and person.lemma not in silences().replies and person.right <= subject.right:
            return person
    return None


def _nothing(parse: Parse, verb: Token) -> Relation | None:
    """Read "gave no details", "received no reply", "there was no comment from", "said nothing about"."""
    words, thing = silences(), verb.child("dobj", "attr")
    if thing is None or thing.i < verb.i:
        return None
    if thing.lower == "nothing" and verb.lemma in {"say", "disclose", "reveal", "tell"}:
        told = _spoken_of(thing) or _spoken_of(verb)
        return _silence(parse, verb, thing, told, sources.of_verb(verb))
    if negated(verb) and verb.lemma in {"return", "take"} and thing.lemma in words.approaches:
        return _silence(parse, verb, verb, thing, sources.of_verb(verb))
    none = negated(verb) or any(c.lower in {"no", "neither", "little"} for c in thing.children)
    if thing.lemma in {"comment", "judgment", "judgement"} and verb.lemma in words.keeping:
        return _silence(parse, verb, thing, _spoken_of(thing), sources.of_verb(verb))
    if not none or thing.lemma not in words.replies:
        return None
    return _reply(parse, verb, thing)


def _reply(parse: Parse, verb: Token, thing: Token) -> Relation | None:
    words, subject = silences(), verb.child("nsubj")
    after = next((c.child("pobj") for c in (*thing.children, *verb.children) if c.lower == "from"), None)
    if verb.lemma == "be" and verb.child("expl") is not None:
        return _silence(parse, verb, thing, None, after) if after is not None else None
    if verb.lemma in words.receiving and subject is not None:
        sent = _approach(parse, subject)
        who = after or (_addressee(parse, subject) if sent else None)
        return _silence(parse, verb, thing, None, who) if who is not None or sent else None
    told = _spoken_of(thing)
    if verb.lemma not in words.giving or (
        verb.lemma == "have" and thing.lemma not in {"comment", "reaction"}
    ):
        return None  # "had no answer to the rain"
    return _silence(parse, verb, thing, told, sources.of_verb(verb))


def _yet_to(parse: Parse, verb: Token) -> Relation | None:
    """Read "has yet to respond", "did not want to comment", "was unable to say"."""
    words = silences()
    able = verb.child("acomp")
    said = verb.child("xcomp") or (able.child("xcomp") if able is not None else None)
    if said is None or said.lemma not in lexicon().silence or said.child("aux") is None:
        return None
    yet = verb.lemma == "have" and any(c.lower == "yet" for c in verb.children)
    unable = able is not None and (
        able.lower in words.unable or (negated(verb) and able.lower in {"able", "ready"})
    )
    if not (yet or unable or (verb.lemma in words.willing and verb.lemma != "be" and negated(verb))):
        return None
    last = next((c for c in verb.children if c.lower == "yet"), verb) if yet else able or verb
    return _silence(parse, verb, last, said, sources.of_verb(verb))


def _evaded(parse: Parse, verb: Token) -> Relation | None:
    """Read "sidestepped a question on the deal", "referred questions to the ministry"."""
    thing = verb.child("dobj")
    if verb.lemma not in silences().evading or thing is None or negated(verb):
        return None
    if (
        thing.lemma not in {"question", "query", "inquiry", "enquiry", "reporter", "journalist"}
        or thing.i < verb.i
    ):
        return None
    return _silence(parse, verb, verb, thing, sources.of_verb(verb))


def _gesture(parse: Parse, verb: Token) -> Relation | None:
    """Read "hung up when asked about the oil", "asked whether it was so, he shrugged"."""
    if verb.lemma not in silences().gestures:
        return None
    asked = next(
        (c for c in verb.children if c.dep == "advcl" and c.lemma in {"ask", "question", "press"}), None
    )
    if asked is None or asked.tag != "VBN" or asked.child("nsubj", "nsubjpass") is not None:
        return None
    about = _spoken_of(asked) if asked.i > verb.i else None
    return _silence(parse, verb, verb.child("prt") or verb, about, sources.of_verb(verb))


def _nobody(parse: Parse, verb: Token) -> Relation | None:
    """Read "no one at the office answered the phone", "no spokesman responded"."""
    subject = verb.child("nsubj")
    if verb.lemma not in silences().answering or subject is None or verb.child("ccomp") is not None:
        return None
    nobody = subject.lower in {"nobody", "none", "neither"} or any(
        c.lower in {"no", "neither"} for c in subject.children
    )
    return _silence(parse, verb, verb, verb.child("dobj", "prep"), subject) if nobody else None


def _spoken_of(word: Token) -> Token | None:
    """What hangs on a cue as its matter: "about the visit", "for comment", "to comment"."""
    for child in word.children:
        if child.i < word.i:
            continue
        if child.dep == "prep" and child.lower in _ON:
            return child
        if child.dep == "xcomp" and (to := child.child("aux")) is not None and to.lower == "to":
            return to
    return None


def _silence(
    parse: Parse, verb: Token, last: Token, told: Token | None, speaker: Token | None
) -> Relation | None:
    """The relation; `last` closes the cue, `told` heads or opens what was not spoken of."""
    top = told.head if told is not None and told.dep == "aux" else told
    content: list[Range] = []
    if top is not None:
        content = [trim(parse, parse.tokens[top.left].start, parse.tokens[top.right].end)]
    cue = trim(parse, verb_group(parse, verb)[0], max(last, verb, key=lambda t: t.i).end)
    return Relation(
        word=verb,
        stance="declines",
        rule="statements/silence",
        cue=(cue,),
        content=tuple(content),
        source=(noun_phrase(parse, speaker),) if speaker is not None else (),
        speaker=speaker,
        top=top,
        negated=True,
    )
