"""Words of saying whose content was not understood: told in notes, so that nothing is silent."""

from collections.abc import Iterable

from indicia.language import Parse, Token
from indicia.model import Note, Statement
from indicia.statements import sources
from indicia.statements.data import lexicon

# Words that do little but report: after these something was said. Others ("note", "show") do more.
_PLAIN = frozenset(
    ("say", "deny", "claim", "announce", "allege", "accuse", "warn", "insist", "declare", "assert", "contend")
)
_FINITE = {"VBD", "VBZ", "VBP"}


def notes(parse: Parse, found: Iterable[Statement]) -> list[Note]:
    """A note for each plain verb of speech with a source that is no cue of a statement."""
    spoken = {t.i for s in found for span in s.cue for t in parse.within(span.start, span.end)}
    text = "a word of saying whose content was not understood"
    return [
        Note("cue_without_content", text, parse.span(token.i, token.i))
        for token in parse.tokens
        if token.lemma in _PLAIN and token.pos == "VERB" and token.i not in spoken and _said(parse, token)
    ]


def _said(parse: Parse, verb: Token) -> bool:
    """Whether somebody is plainly said to have spoken, and not "as he said" or "denied them entry"."""
    subject = verb.child("nsubj")
    speaker = sources.of_verb(verb) if subject is not None else None
    perfect = any(c.dep == "aux" and c.lower in {"has", "have", "had"} for c in verb.children)
    if speaker is None or not (verb.tag in _FINITE or perfect) or verb.dep in {"relcl", "advcl"}:
        return False
    thing = verb.child("dobj")
    if verb.lemma == "deny" and thing is not None:
        return False  # withheld rather than said to be untrue
    words = lexicon()
    mention = parse.mention_at.get(speaker.i)
    kind = parse.entity[mention.entity].kind if mention is not None else ""
    somebody = kind in {"person", "group", "organisation", "state"} or speaker.pos == "PRON"
    return somebody or speaker.lemma in (*words.speakers, *words.documents)
