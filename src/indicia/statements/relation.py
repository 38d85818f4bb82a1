"""An attribution as the tree shows it, before it becomes a `Statement`."""

from dataclasses import dataclass

from indicia.language import Parse, Token
from indicia.model import Stance
from indicia.statements import sources
from indicia.statements.data import Cue, lexicon
from indicia.statements.phrases import Range, noun_phrase, trim


@dataclass(frozen=True, slots=True)
class Relation:
    """One cue with what it ties together.

    `word` is the cue's own token; `speaker` heads the source (none if the page names nobody);
    `top` heads the content; `target` is who is accused, asked or told, and
    `accused` the words that name who is accused. `rule` is the slug of the
    rule that found it, `trained` whether the network set its spans. `outer` is the cue this one is
    reported by, where no content shows it.
    """

    word: Token
    stance: Stance
    rule: str
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    source: tuple[Range, ...] = ()
    speaker: Token | None = None
    top: Token | None = None
    target: Token | None = None
    negated: bool = False
    author: bool = False
    outer: Token | None = None
    accused: tuple[Range, ...] = ()
    trained: bool = False


_GROUP = {"aux", "auxpass", "neg", "advmod"}


def verb_group(parse: Parse, verb: Token, last: Token | None = None) -> Range:
    """Characters of a verb with the auxiliaries, negation and adverbs that stand right before it."""
    first = verb.i
    while first > 0:
        before = parse.tokens[first - 1]
        if before.head is not verb or before.dep not in _GROUP or before.sentence != verb.sentence:
            break
        first -= 1
    while parse.tokens[first].dep == "advmod" and parse.tokens[first].lower != "also":
        first += 1
    return parse.tokens[first].start, (last or verb).end


def negated(verb: Token) -> bool:
    """Whether a verb is negated by itself or by its subject ("no one said")."""
    if verb.dep == "conj" and any(c.lower == "nor" for c in verb.head.children):
        return True
    for child in verb.children:
        if child.dep == "neg" or child.lower in {"never", "neither", "nor"}:
            return True
        if child.dep in {"nsubj", "nsubjpass"} and (
            child.lower in {"nobody", "none", "neither", "nothing", "little"}
            or any(d.lower in {"no", "neither"} for d in child.children)
        ):
            return True
    return False


def make(
    parse: Parse, verb: Token, cue: Cue, rule: str, content: list[Range], **more: Token | None
) -> Relation:
    """The relation that a verb cue makes of a content; `more` overrides speaker, top, target, last."""
    content = _without_joint(parse, _without_summary(parse, content))
    speaker = more["speaker"] if "speaker" in more else sources.of_verb(verb)
    particle = verb.child("prt")
    last = more.get("last") or (particle if particle is not None and particle.i > verb.i else None)
    target = more.get("target")
    return Relation(
        word=verb,
        stance=cue.stance,
        rule=f"statements/verb-{rule}",
        cue=(verb_group(parse, verb, last),),
        content=tuple(content),
        source=_source(parse, speaker, content),
        speaker=speaker,
        top=more.get("top"),
        target=target,
        accused=_accused(parse, target, content) if target is not None and cue.stance == "accuses" else (),
        negated=negated(verb),
    )


def short_of(parse: Parse, start: int, end: int) -> Range:
    """Characters up to a place, without the "of" or "with" that leads there."""
    last = [t for t in parse.within(start, end) if t.pos not in {"ADP", "SCONJ", "PUNCT"}]
    return start, last[-1].end if last else end


def _accused(parse: Parse, target: Token, content: list[Range]) -> tuple[Range, ...]:
    """The noun phrase of who is charged, short of the deed that hangs on it ("the firm of smuggling")."""
    start, end = noun_phrase(parse, target)
    deeds = [a for a, _ in content if target.end <= a < end]
    return (short_of(parse, start, min(deeds)),) if deeds else ((start, end),)


def _source(parse: Parse, speaker: Token | None, content: list[Range]) -> tuple[Range, ...]:
    """The noun phrase of a speaker, short of a content that a parser hung on it ("by prosecutors of")."""
    if speaker is None:
        return ()
    start, end = noun_phrase(parse, speaker)
    inside = [a for a, _ in content if speaker.end < a < end]
    return ((start, speaker.end),) if inside else ((start, end),)


def _without_joint(parse: Parse, content: list[Range]) -> list[Range]:
    """A content without the "and" that joins the next thing to it."""
    if not content:
        return content
    start, end = content[-1]
    word = next((w for w in (" and", " but", " or") if parse.article.text[start:end].endswith(w)), "")
    return [*content[:-1], trim(parse, start, end - len(word))] if word else content


def _without_summary(parse: Parse, content: list[Range]) -> list[Range]:
    """Cut a content where the page sums it up: ", an idea that was endorsed by others"."""
    start, end = content[-1] if content else (0, 0)
    for token in parse.within(start, end):
        if token.dep == "appos" and token.lemma in lexicon().summaries and token.child("relcl") is not None:
            cut = parse.tokens[token.left].start
            if start < cut and not any(mark in parse.article.text[start:end] for mark in '"“'):
                return [*content[:-1], trim(parse, start, cut)]
    return content
