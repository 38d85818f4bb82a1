"""What a page leaves to its reader: whom a pronoun stands for, which North is meant, whose a dealer is."""

from collections.abc import Iterator
from dataclasses import replace

from msgspec import structs

from indicia.language import Parse, Sentence, Token
from indicia.law.linking import linking
from indicia.model import Entity, Mention

_ONE = ("it", "its", "itself")
_MANY = ("they", "their", "them", "theirs")
_ONES = ("state", "place", "organisation", "vessel", "unknown")
_GROUPS = ("group", "organisation", "person", "vessel")
_OF = ("in", "of", "from", "at", "near", "around", "inside", "outside", "across", "along")
_OTHERS = ("others", "some", "many", "most", "several", "more")
_BEFORE = ("amod", "compound", "poss", "nmod")
# Half of a divided land, called by its side of the compass on a page that names the land.
_HALVES = {"north": "PRK", "south": "KOR"}


def filled(parse: Parse) -> Parse:
    """The parse with pronouns and "there" as further mentions, and with lands for described parties.

    Nothing of it leaves the law room but the ids of entities, which stay those of the page.
    """
    found = [*_standing_for(parse)]
    mentions = sorted([*parse.mentions, *(m for m, _ in found)], key=lambda m: (m.start, m.end))
    heads = {m.id: _noun(parse, m) for m in parse.mentions} | {mention.id: at for mention, at in found}
    fuller = replace(parse, mentions=tuple(mentions), heads=heads)
    return replace(fuller, entities=tuple(_with_lands(fuller)))


def _noun(parse: Parse, mention: Mention) -> int:
    """The token that heads a mention, or the first noun in it where the tree has torn it apart."""
    at = parse.heads[mention.id]
    if parse.tokens[at].pos != "ADP":
        return at
    inside = parse.within(mention.start, mention.end)
    return next((t.i for t in inside if t.pos in ("NOUN", "PROPN")), at)


def _standing_for(parse: Parse) -> Iterator[tuple[Mention, int]]:
    for sentence in parse.sentences:
        for token in parse.words(sentence):
            entity = _meant(parse, sentence, token)
            if entity is not None:
                mention = Mention(f"{entity.id}@{token.i}", token.start, token.end, token.text, entity.id)
                yield mention, token.i


def _meant(parse: Parse, sentence: Sentence, token: Token) -> Entity | None:
    """The entity that a pronoun or "there" stands for, if it is plain."""
    if token.lower == "there" and token.dep == "advmod":
        return _place_before(parse, sentence, token)
    kinds = _ONES if token.lower in _ONE else _GROUPS if token.lower in _MANY else ()
    if not kinds or token.dep == "expl":
        return None
    own = None if token.dep in ("dobj", "pobj", "dative") else _subject_above(token)
    for candidate in (own, subject_before(parse, sentence)):
        if candidate is not None and candidate.pos != "PRON":
            entity = _named(parse, candidate)
            if (
                token.lower in _MANY
                and entity is not None
                and entity.kind == "person"
                and candidate.tag == "NN"
            ):
                return None
            return entity if entity and entity.kind in kinds else None
    return None


def _subject_above(token: Token) -> Token | None:
    """The subject of a verb above, which the pronoun is below but not a part of."""
    for above in token.ancestors():
        subject = above.child("nsubj", "nsubjpass") if above.pos in ("VERB", "AUX") else None
        if subject is not None and subject.i < token.i and not subject.left <= token.i <= subject.right:
            return subject
    return None


def subject_before(parse: Parse, sentence: Sentence) -> Token | None:
    """The subject of the sentence before: of what it reports, if it reports something."""
    before = parse.sentences[sentence.index - 1] if sentence.index else None
    if before is None or before.title:
        return None
    root = next((t for t in parse.words(before) if t.head is t), None)
    told = root.child("ccomp") if root is not None else None
    verb = told if told is not None and told.child("nsubj", "nsubjpass") else root
    return verb.child("nsubj", "nsubjpass") if verb is not None else None


def _place_before(parse: Parse, sentence: Sentence, token: Token) -> Entity | None:
    """The last place named before "there", here or in the sentence before; not one that only owns."""
    first = parse.sentences[max(sentence.index - 1, 0)].start
    mentions = [*parse.mentions_in(first, token.start)]
    owners = {m.entity for m in mentions if parse.tokens[parse.heads[m.id]].dep in _BEFORE}
    places = [e for m in mentions if (e := parse.entity[m.entity]).kind in ("state", "place")]
    return next((e for e in reversed(places) if e.id not in owners), None) or next(iter(places), None)


def _named(parse: Parse, token: Token) -> Entity | None:
    mention = parse.mention_at.get(token.i)
    return parse.entity[mention.entity] if mention is not None else None


def _with_lands(parse: Parse) -> Iterator[Entity]:
    """The entities, those without a land with the one that their own words give them."""
    lands = {e.country for e in parse.entities}
    given = dict(_described(parse))
    low = parse.article.text.lower()
    around = {"PRK"} if any(word in low for word in linking().beside_the_north) else set()
    for entity in parse.entities:
        country = entity.country or given.get(entity.id)
        half = _HALVES.get(entity.name.lower().removeprefix("the "))
        if not country and half and entity.kind != "person" and (half in around or lands & {"PRK", "KOR"}):
            country = half
        yield structs.replace(entity, country=country) if country != entity.country else entity


def _described(parse: Parse) -> Iterator[tuple[str, str]]:
    """Ids of described parties with the land of the place, people or owner in their own words."""
    for mention in parse.mentions:
        entity = parse.entity[mention.entity]
        if entity.country or entity.kind not in ("organisation", "group", "vessel", "person"):
            continue
        head = parse.tokens[parse.heads[mention.id]]
        if head.lower in _OTHERS and (land := _of_those_before(parse, head)):
            yield entity.id, land
            continue
        if head.pos == "PROPN" and entity.kind != "organisation":
            continue
        for word in _own_words(head, parse):
            other = parse.mention_at.get(word.i)
            if other is not None and (land := parse.entity[other.entity].country):
                yield entity.id, land
                break


def _of_those_before(parse: Parse, others: Token) -> str | None:
    """The land of those of whom "others" are more: the subject of the sentence before."""
    subject = subject_before(parse, parse.sentences[others.sentence])
    entity = _named(parse, subject) if subject is not None else None
    return entity.country if entity is not None and entity.kind in _GROUPS else None


def _own_words(head: Token, parse: Parse, depth: int = 0) -> Iterator[Token]:
    """What stands before a noun as its own, and behind it after "in" or "of", wherever that hangs.

    What it stands in may itself be of somewhere: "groups around Am Dafok in", "the country's north".
    """
    yield from (c for c in head.children if c.dep in _BEFORE and c.i < head.i)
    for prep in dict.fromkeys((*head.children, *parse.tokens[head.i + 1 : head.i + 2])):
        if prep.pos == "ADP" and prep.lower in _OF:
            for noun in (c for c in prep.children if c.dep == "pobj"):
                yield noun
                if depth < 2:
                    yield from _own_words(noun, parse, depth + 1)
