"""Cues that are neither verbs nor nouns: "according to", "reportedly", a name and a colon."""

from collections.abc import Iterator
from dataclasses import replace

from indicia.language import Parse, Sentence, Token
from indicia.statements import sources
from indicia.statements.data import Cue, lexicon
from indicia.statements.phrases import noun_phrase, subtree, trim
from indicia.statements.relation import Relation, make, negated, verb_group

_PLEA = Cue(stance="denies", takes=frozenset({"plea"}), particle=None)

_LONGEST_SPEAKER = 6
_SHORTEST_TOLD = 3
_NOTHING = {"no", "not", "never"}
_LINKING = {"be", "remain", "become", "grow"}


def according_to(parse: Parse, word: Token) -> Relation | None:
    """Read "X, according to Y": the clause around the phrase is the content, Y the source."""
    to = word.child("prep")
    speaker = to.child("pobj") if to is not None else None
    if to is None or speaker is None or word.head is word:
        return None
    top = _clause(word)
    content = subtree(parse, top, without=(word,))
    return Relation(
        word=word,
        stance="asserts",
        rule="statements/according-to",
        cue=((word.start, to.end),),
        content=tuple((start, end) for start, end in content if end - start > 1),
        source=(noun_phrase(parse, speaker),),
        speaker=speaker,
        top=top,
    )


def _clause(word: Token) -> Token:
    """The clause that a modifier belongs to: the nearest finite verb above, else the root."""
    for above in word.ancestors():
        if above.pos in {"VERB", "AUX"} and above.child("nsubj", "nsubjpass", "expl") is not None:
            return above
    return [word, *word.ancestors()][-1]


def adjective(parse: Parse, word: Token) -> Relation | None:
    """Read "is concerned that", "are confident of"."""
    verb = word.head
    if word.dep not in {"acomp", "ROOT"} or (word.dep == "acomp" and verb.lemma not in _LINKING):
        return None
    holder = verb if word.dep == "acomp" else word
    for cue in lexicon().adjectives.get(word.lower, ()):
        top = next((top for c in (*word.children, *holder.children) if (top := _held(c, word, cue))), None)
        speaker = sources.of_verb(holder)
        if top is None or (speaker is None and cue.stance != "asks"):
            continue
        return Relation(
            word=word,
            stance=cue.stance,
            rule="statements/adjective",
            cue=(trim(parse, verb_group(parse, holder)[0], word.end),),
            content=tuple(subtree(parse, top)),
            source=(noun_phrase(parse, speaker),) if speaker is not None else (),
            speaker=speaker,
            top=top,
            negated=negated(holder),
        )
    return None


def _held(child: Token, word: Token, cue: Cue) -> Token | None:
    """The head of what an adjective is about, if `child` is or leads to it."""
    if child.i < word.i:
        return None
    if child.dep == "ccomp" and "clause" in cue.takes:
        return child
    if child.dep == "prep" and child.lower in cue.takes:
        return child.child("pobj", "pcomp")
    return None


def adverb(parse: Parse, word: Token) -> Relation | None:
    """Read "reportedly": somebody says so, and the page does not say who."""
    entries = lexicon().adverbs.get(word.lower)
    if entries is None or word.dep != "advmod":
        return None
    top = _clause(word)
    content = subtree(parse, top, without=(word,))
    if not content:
        return None
    start, end = content[0][0], content[-1][1]
    return Relation(
        word=word,
        stance=entries[0].stance,
        rule="statements/adverb",
        cue=((word.start, word.end),),
        content=((start, end),),
        top=top,
    )


def colon(parse: Parse, sentence: Sentence) -> Iterator[Relation]:
    """Read "Moscow: no workers here", "PETROV: ...": a name, a colon, and what it says."""
    words = parse.words(sentence)
    if (last := trailing(parse, sentence)) is not None:
        yield last
        return
    opens = sentence.index == 0 or parse.sentences[sentence.index - 1].paragraph != sentence.paragraph
    if not opens or (parse.article.title is not None and sentence.paragraph == 1 and dateline(parse, words)):
        return
    for k, word in enumerate(words[1 : _LONGEST_SPEAKER + 1], start=1):
        if word.text != ":":
            continue
        named = [t for t in words[:k] if t.i in parse.mention_at]
        shouted = all(t.text.isupper() or not t.text[0].isalpha() for t in words[:k])
        if (not named and not (shouted and k + len(words[0].text) > 2)) or any(
            t.pos in {"VERB", "AUX"} for t in words[:k]
        ):
            return
        end = max(s.end for s in parse.sentences if s.paragraph == sentence.paragraph)
        speaker = named[-1] if named else words[k - 1]
        content = trim(parse, word.end, end)
        if content[0] < content[1]:
            yield Relation(
                word=word,
                stance="denies" if _says_no(parse, word) else "asserts",
                rule="statements/colon",
                cue=((word.start, word.end),),
                content=(content,),
                source=(trim(parse, words[0].start, words[k - 1].end),),
                speaker=speaker,
                top=next((t for t in words[k + 1 :] if t.head is t), None),
            )
        return


def _says_no(parse: Parse, mark: Token) -> bool:
    """Whether what follows a colon opens with a no: "Moscow: no workers here"."""
    first = next((t for t in parse.tokens[mark.i + 1 : mark.i + 3] if t.pos != "PUNCT"), None)
    return first is not None and first.lower in _NOTHING


def dateline(parse: Parse, words: tuple[Token, ...]) -> bool:
    """Whether an opening paragraph begins with a town and a colon: "Doha: Two goals sent ..."."""
    mark = next((k for k, t in enumerate(words[:_LONGEST_SPEAKER]) if t.text == ":"), 0)
    place = parse.mention_at.get(words[mark - 1].i) if mark else None
    quoted = mark and words[min(mark + 1, len(words) - 1)].text in {'"', "“", "‘"}
    return place is not None and not quoted and parse.entity[place.entity].kind in {"place", "state"}


def trailing(parse: Parse, sentence: Sentence) -> Relation | None:
    """Read a headline that ends in its source: "Exports hit record - ministry", "Ship held: officials"."""
    words = parse.words(sentence)
    marks = [k for k, t in enumerate(words) if t.text in {":", "-", "–", "—"} and _stands_free(parse, t)]
    if not sentence.title or not marks:
        return None
    at = marks[-1]
    after = words[at + 1 :]
    if not (at >= _SHORTEST_TOLD and 0 < len(after) <= _LONGEST_SPEAKER):
        return None
    last = next((t for t in reversed(after) if t.pos in {"NOUN", "PROPN"}), None)
    speaks = last is not None and last.lemma in (*lexicon().speakers, *lexicon().documents)
    if last is None or not speaks or any(t.pos in {"VERB", "AUX"} for t in after):
        return None
    return Relation(
        word=words[at],
        stance="asserts",
        rule="statements/colon",
        cue=((words[at].start, words[at].end),),
        content=(trim(parse, words[0].start, words[at - 1].end),),
        source=(trim(parse, after[0].start, after[-1].end),),
        speaker=last,
        top=next((t for t in words[:at] if t.head is t), None),
    )


def _stands_free(parse: Parse, mark: Token) -> bool:
    """Whether a mark parts a headline: a space stands behind it, and before it if it is a dash."""
    text = parse.article.text
    return text[mark.end : mark.end + 1] == " " and (mark.text == ":" or text[mark.start - 1] == " ")


def cited_for(parse: Parse, word: Token) -> Relation | None:
    """Read "The agency said, citing two officials, that": a parser gives the clause to "citing"."""
    verb, clause = word.head, word.child("ccomp")
    cue = next((c for c in lexicon().verbs.get(verb.lemma, ()) if "clause" in c.takes), None)
    if cue is None or clause is None or clause.i < word.i or verb.child("ccomp") is not None:
        return None
    return make(parse, verb, cue, "clause", subtree(parse, clause), top=clause)


def citing(parse: Parse, word: Token, reported: Relation) -> Relation | None:
    """Read "The agency reported, citing two sources, that": the sources say what the agency reports."""
    speaker = word.child("dobj")
    if speaker is None or not reported.content or reported.stance == "declines":
        return None
    if not parse.denoted(speaker) and speaker.lemma not in (*lexicon().documents, "source"):
        return None  # "citing diplomatic considerations": a reason, not a source
    return Relation(
        word=word,
        stance=reported.stance,
        rule="statements/citing",
        cue=((word.start, word.end),),
        content=reported.content,
        source=(noun_phrase(parse, speaker),),
        speaker=speaker,
        top=reported.top,
        outer=reported.word,
    )


def plea(parse: Parse, verb: Token) -> Relation | None:
    """Read "pleaded not guilty": a denial of whatever the charge is."""
    guilty = verb.child("acomp", "oprd")
    if verb.lemma != "plead" or guilty is None or guilty.lower != "guilty" or not _not_guilty(verb, guilty):
        return None
    relation = make(parse, verb, _PLEA, "plea", [], last=guilty)
    return replace(relation, negated=False) if relation.speaker is not None else None


def _not_guilty(verb: Token, guilty: Token) -> bool:
    return any(c.dep == "neg" for c in (*verb.children, *guilty.children))
