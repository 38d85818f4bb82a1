"""Direct speech: which quotation belongs to which cue, over sentences and paragraphs."""

from dataclasses import replace

from indicia.language import Parse, Sentence, Token
from indicia.model import Note, StatementKind
from indicia.statements import sources
from indicia.statements.data import lexicon
from indicia.statements.phrases import Range, noun_phrase
from indicia.statements.quotations import Quotation
from indicia.statements.relation import Relation, verb_group

_SCARE_QUOTE = 4  # words; a shorter quotation is a term somebody uses, not a thing said
_OPEN = ("“", '"')
_DASHES = ("―", "—", "–")
_SPOKEN = {
    "asserts",
    "asks",
    "demands",
    "denies",
    "warns",
    "accuses",
    "pledges",
    "predicts",
    "regrets",
    "hedged",
}


def attach(
    parse: Parse, relations: list[Relation], quotations: tuple[Quotation, ...]
) -> tuple[list[Relation], list[Note]]:
    """Give every quotation to a cue.

    To the one that already covers part of it, one in its sentence, or the speech it continues. What
    stays without a source is told in a note, never given to a guess.
    """
    relations, notes = list(relations), []
    for quotation in quotations:
        if quotation.words <= _SCARE_QUOTE and not _sentence_like(parse, quotation):
            continue
        at = _covering(relations, quotation)
        if at is not None and _heard(parse, relations[at], quotation):
            continue
        if at is None:
            at = _beside(parse, relations, quotation)
        if at is not None:
            relations[at] = _extended(relations[at], quotation)
            continue
        spoken = _spoken(parse, quotation)
        if spoken is not None and not any(r.word is spoken.word for r in relations):
            relations.append(spoken)
            continue
        at = _continued(parse, relations, quotation)
        if at is not None:
            relations[at] = _extended(relations[at], quotation)
            continue
        span = parse.chars(quotation.start, quotation.end)
        notes.append(
            Note("quotation_without_source", "nobody is named as the speaker of this quotation", span)
        )
    return relations, notes


def kind(relation: Relation, quotations: tuple[Quotation, ...]) -> StatementKind:
    """Direct if the content stands in quotation marks, mixed if a part of it does."""
    total = sum(end - start for start, end in relation.content)
    quoted = sum(
        max(0, min(end, q.end) - max(start, q.start)) for start, end in relation.content for q in quotations
    )
    if total and quoted >= 0.9 * total:
        return "direct"
    return "mixed" if quoted else "indirect"


def _sentence_like(parse: Parse, quotation: Quotation) -> bool:
    """Whether a short quotation is a whole utterance ("No comment,")."""
    inner = parse.article.text[quotation.start + 1 : quotation.end - 1]
    return bool(inner) and inner[0].isupper() and inner[-1] in ".,!?"


def _covering(relations: list[Relation], quotation: Quotation) -> int | None:
    for at, relation in enumerate(relations):
        inside = any(max(a, quotation.start) < min(b, quotation.end) for a, b in relation.content)
        if inside and not quotation.start <= relation.word.start < quotation.end:
            return at
    return None


def _heard(parse: Parse, relation: Relation, quotation: Quotation) -> bool:
    """Whether the network read the whole quotation when it said what belongs to a cue.

    It reads by paragraphs; a quotation that seems to run on into the next one was closed where more
    text follows the content.
    """
    ends = _sentences(parse, quotation)
    if not relation.trained or ends is None:
        return False
    told = parse.sentences[relation.word.sentence].paragraph
    if ends[0].paragraph == ends[1].paragraph:
        return ends[0].paragraph == told
    last = relation.content[-1][1] if relation.content else relation.word.end
    closes = parse.article.text.find("\n", last)
    rest = parse.article.text[last : closes if closes >= 0 else None]
    return ends[0].paragraph == told and any(letter.isalnum() for letter in rest)


def _sentences(parse: Parse, quotation: Quotation) -> tuple[Sentence, Sentence] | None:
    inside = parse.within(quotation.start, quotation.end)
    if not inside:
        return None
    return parse.sentences[inside[0].sentence], parse.sentences[inside[-1].sentence]


def _beside(parse: Parse, relations: list[Relation], quotation: Quotation) -> int | None:
    """A cue outside the quotation in the sentence where it begins or ends."""
    ends = _sentences(parse, quotation)
    if ends is None:
        return None
    near: list[tuple[int, int]] = []
    for at, relation in enumerate(relations):
        outside = not quotation.start <= relation.word.start < quotation.end
        verbal = relation.rule.startswith(
            ("statements/verb-clause", "statements/spoken", "statements/according")
        )
        if (
            outside
            and verbal
            and relation.stance in _SPOKEN
            and not _heard(parse, relation, quotation)
            and relation.word.sentence in {s.index for s in ends}
        ):
            gap = max(quotation.start - relation.word.end, relation.word.start - quotation.end)
            near.append((gap, at))
    return min(near)[1] if near else None


def _spoken(parse: Parse, quotation: Quotation) -> Relation | None:
    """A verb of speech with a subject, in the same sentence, whose content the parser did not see."""
    ends = _sentences(parse, quotation)
    if ends is None:
        return None
    for sentence in (*ends, *_after(parse, quotation, ends[1])):
        for verb in parse.words(sentence):
            if quotation.start <= verb.start < quotation.end or verb.pos != "VERB":
                continue
            if verb.tag == "VB" and verb.child("aux") is not None:  # "refused to answer"
                continue
            cue = next((c for c in lexicon().verbs.get(verb.lemma, ()) if "clause" in c.takes), None)
            speaker = sources.of_verb(verb) if cue is not None else None
            if cue is None or speaker is None or not _near(verb, speaker, quotation):
                continue
            return Relation(
                word=verb,
                stance=cue.stance,
                rule="statements/spoken",
                cue=(verb_group(parse, verb),),
                content=((quotation.start, quotation.end),),
                source=(noun_phrase(parse, speaker),),
                speaker=speaker,
                top=_top(parse, quotation),
            )
    return None


def _after(parse: Parse, quotation: Quotation, last: Sentence) -> tuple[Sentence, ...]:
    """The sentence in which a question or a call goes on: “Who paid?” the judge asked."""
    follows = parse.sentences[last.index + 1 : last.index + 2]
    plain = bool(follows) and follows[0].paragraph == last.paragraph and follows[0].start >= quotation.end
    text = parse.article.text[quotation.end : quotation.end + 2]
    return follows if plain and text[:1] == " " and text[1:].islower() else ()


def _top(parse: Parse, quotation: Quotation) -> Token | None:
    """The word that heads what is quoted: its first predicate, or the one word of “Nonsense,”."""
    words = [t for t in parse.within(quotation.start, quotation.end) if t.pos != "PUNCT"]
    verbs = [t for t in words if t.pos in {"VERB", "AUX"}]
    return verbs[0] if verbs else next((t for t in words if t.head is t or t.head not in words), None)


def _near(verb: Token, speaker: Token, quotation: Quotation) -> bool:
    reach = 120
    inside = quotation.start <= speaker.start < quotation.end
    return not inside and (quotation.start - reach < verb.start < quotation.end + reach)


def _continued(parse: Parse, relations: list[Relation], quotation: Quotation) -> int | None:
    """The speech that a quotation without a cue goes on with.

    It is the last one before it, direct, in the same paragraph or the one before, with nothing but
    quotation in between.
    """
    ends = _sentences(parse, quotation)
    if ends is None:
        return None
    first = ends[0]
    if parse.article.text[first.start : quotation.start].strip(" \n") or _signed(parse, quotation):
        return None
    for at in sorted(range(len(relations)), key=lambda k: relations[k].word.i, reverse=True):
        relation = relations[at]
        if relation.word.start > quotation.start or relation.speaker is None or relation.stance == "declines":
            continue
        told = parse.sentences[relation.word.sentence]
        last = max([told.index, *(t.sentence for a, b in relation.content for t in parse.within(a, b))])
        close = first.index - last <= 1 and first.paragraph - parse.sentences[last].paragraph <= 1
        opens = parse.article.text[relation.content[-1][0]] if relation.content else ""
        direct = opens in _OPEN
        if direct and opens != parse.article.text[quotation.start]:
            return None  # a page has one kind of mark; another is a slip
        if (
            close
            and (direct or first.paragraph == told.paragraph)
            and relation.rule.startswith("statements/")
            and (not relation.trained or _says(relation.word))
        ):
            return at
        return None
    return None


def _says(cue: Token) -> bool:
    """Whether a cue is a verb of speech, under which somebody may go on."""
    return any("clause" in entry.takes for entry in lexicon().verbs.get(cue.lemma, ()))


def _signed(parse: Parse, quotation: Quotation) -> bool:
    """Whether a quotation is followed by a dash and who said it: “...” ― Ana Ruiz."""
    text = parse.article.text
    after = text[quotation.end : quotation.end + 4].lstrip(" \xa0")
    return after[:1] in _DASHES


def _extended(relation: Relation, quotation: Quotation) -> Relation:
    """The relation with the whole quotation in its content, marks included."""
    merged: list[Range] = []
    for start, end in sorted((*relation.content, (quotation.start, quotation.end))):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    cue = relation.word
    apart = [(a, b) for a, b in merged if not a <= cue.start < b]
    return replace(relation, content=tuple(apart)) if apart else relation
