"""What is reported not to have been said: "did not elaborate", "declined to comment"."""

from indicia.language import Parse, Token
from indicia.statements import sources
from indicia.statements.data import lexicon
from indicia.statements.phrases import noun_phrase, trim
from indicia.statements.relation import Relation, verb_group

_SAID_OF = {"ccomp", "dobj", "prep", "advcl", "xcomp", "pcomp"}


def read(parse: Parse, verb: Token) -> Relation | None:
    """Read "did not elaborate", "declined to comment": nothing was said, and just that is recorded."""
    words = lexicon()
    if verb.lemma in words.withhold:
        said = verb.child("xcomp")
        if said is None or said.lemma not in words.silence or _is_deed(said):
            return None
        cue, rest = verb_group(parse, verb), [said]
    elif verb.lemma in {"ask", "request"} and (said := _unnamed(verb)) is not None:
        cue, rest = verb_group(parse, verb), [said]
    elif verb.lemma in words.silence and _not_done(verb) and not _is_deed(verb):
        cue = verb_group(parse, verb)
        rest = [c for c in verb.children if c.i > verb.i and c.dep in _SAID_OF]
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


def _is_deed(verb: Token) -> bool:
    """Whether what was not done is a deed and no speaking: "is not taking sides", "refused arms"."""
    words, given = lexicon(), verb.child("dobj")
    if verb.lemma not in words.silent_deeds or given is None:
        return False
    return not any(token.lemma in words.words_given for token in (given, *given.children))


def _unnamed(verb: Token) -> Token | None:
    """The "not to be named" of a speaker who asked for it."""
    asked = verb.child("xcomp", "ccomp")
    if asked is None or asked.child("auxpass", "neg") is None or asked.lemma not in lexicon().silence:
        return None
    return asked


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
