"""Acts that no rule tells: a sentence that names a party, its neighbours, and the area they are likest to."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from msgspec import structs

from indicia.language import Parse, Sentence, Token
from indicia.law import crossing, deeds, standing
from indicia.law import sides as seen
from indicia.law.citing import candidates
from indicia.law.clause import Clause
from indicia.law.files import RegimeFile
from indicia.law.freight import Freight
from indicia.law.likened.recogniser import COUNTED, Likeness, load
from indicia.law.linking import linking
from indicia.law.telling import Act, Alike
from indicia.law.wording import Way, index
from indicia.model import Event, Statement

_Pair = tuple[tuple[str, ...], tuple[str, ...]]
_AROUND = 1  # sentences before and after the one that names a party


@dataclass(frozen=True)
class _Found:
    """A stretch of sentences, and an area that it is like."""

    tokens: tuple[Token, ...]
    counted: tuple[Token, ...]
    like: Likeness


def find(
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
    heard: Set[int],
    told: Set[str],
) -> Iterator[Act]:
    """Acts by likeness, the likest first, each area once; never more than alleged.

    Args:
        parse: the article with its language.
        statements: who said what.
        events: what happened; an act that an event tells keeps the event's standing.
        files: the regimes of the page.
        heard: numbers of the sentences that a rule has read, whatever it made of them.
        told: the areas that the page is found to tell already.
    """
    known = _known(files)
    found = [it for centre in deeds.with_party(parse, files) for it in _likest(parse, centre, heard, known)]
    done = set(told)
    for it in sorted(found, key=lambda it: (-it.like.score, it.tokens[0].i)):
        file = next((f for f in files if candidates(f, it.like.area, None) and _here(it, parse, f)), None)
        if it.like.area in done or file is None:
            continue
        if (act := _act(it, parse, statements, events, files, file)) is not None:
            done.add(it.like.area)
            yield act


def _known(files: Sequence[RegimeFile]) -> frozenset[str]:
    """The areas that one of the regimes has paragraphs on."""
    return frozenset(area for file in files for row in file.provisions for area in row.areas)


def _likest(parse: Parse, centre: Sentence, heard: Set[int], areas: Set[str]) -> Iterator[_Found]:
    """What a sentence that no rule has read is likest to, with those of its neighbours that none has read."""
    if centre.index in heard:
        return
    around = _near(parse, centre, heard)
    tokens = tuple(t for sentence in around for t in parse.words(sentence))
    counted = tuple(t for t in tokens if t.pos in COUNTED)
    like = load().read([(t.lemma.lower(), t.lower) for t in counted], areas)
    if like is not None:
        yield _Found(tokens, counted, like)


def _near(parse: Parse, centre: Sentence, heard: Set[int]) -> list[Sentence]:
    """A sentence and those beside it, as far as no rule has read them."""
    near = parse.sentences[max(0, centre.index - _AROUND) : centre.index + _AROUND + 1]
    return [s for s in near if s is centre or not (s.title or s.index in heard)]


def _here(found: _Found, parse: Parse, file: RegimeFile) -> bool:
    """Whether the stretch names somebody of a regime."""
    mentions = parse.mentions_in(found.tokens[0].start, found.tokens[-1].end)
    return any(seen.belongs(parse.entity[m.entity], file.regime) for m in mentions)


def _act(
    found: _Found,
    parse: Parse,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
    file: RegimeFile,
) -> Act | None:
    """The act around the words that say most; None where what stands above one of them makes it none.

    What a "not" does to words that no rule has read is anybody's guess: where one stands beside them, none,
    unless it says that something has not ended, or that a duty beside the act was not done.
    """
    area, words = found.like.area, tuple(found.counted[n] for n in found.like.words)
    if any(_is_undone(t) for word in words for t in parse.words(parse.sentences[word.sentence])):
        return None
    loads = [Freight(parse, found.tokens, {}, (), (word,)) for word in words]
    freight = next((it for it in loads if it.things[0].pos == "NOUN"), loads[0])
    flow = linking().areas[area].flow
    sides = _by_roles(freight, files, file, area) if flow else None
    sides = sides or _by_name(found, parse, statements, file)
    if sides is None:
        return None
    way: Way = "moves" if flow else "does"
    verbs = dict.fromkeys([freight.verb, *(it.verb for it in loads)])
    if any("rules" in index().kinds.get(verb.lemma, ()) and verb.child("nsubj") for verb in verbs):
        return None  # "Japan banned all ships"
    acts = [deeds.told(Clause(parse, verb, way), area, sides, statements, events) for verb in verbs]
    told = [act for act in acts if act is not None]
    status = max((act.event.status for act in told), key=standing.WEAKER.index, default="negated")
    if len(told) < len(acts) or status not in ("happened", "alleged", "planned"):
        return None
    time = told[0].event.time or next(iter(parse.times_in(found.tokens[0].start, found.tokens[-1].end)), None)
    status = "alleged" if status == "happened" else status
    event = structs.replace(told[0].event, status=status, time=time)
    return replace(
        told[0], event=event, alike=Alike(found.like.score, tuple(dict.fromkeys(t.text for t in words)))
    )


def _is_undone(token: Token) -> bool:
    """Whether a word is a "not" that may undo the act: not "never left", "did not notify anybody"."""
    return token.dep == "neg" and token.head.lemma not in linking().leaves_standing


def _by_roles(freight: Freight, files: Sequence[RegimeFile], file: RegimeFile, area: str) -> _Pair | None:
    """The sides as prepositions and verbs give them, if the law limits that way or the page is plain."""
    sides = crossing.sides_of(freight, files, foreign=False)
    if sides is None:
        return None
    leaves, comes = (any(seen.belongs(freight.parse.entity[i], file.regime) for i in side) for side in sides)
    plain = not freight.parties.keys().isdisjoint(("origin", "goal", "bearer"))
    limited = bool(candidates(file, area, "out" if leaves else "in"))
    told = limited or (plain and linking().areas[area].turns)
    return sides if (leaves or comes) and told else None


def _by_name(
    found: _Found, parse: Parse, statements: tuple[Statement, ...], file: RegimeFile
) -> _Pair | None:
    """The sides where no preposition gives them: the regime's own, and the others; the law says which way.

    Where it limits both, the way that the regime names first is meant.
    """
    link = linking().areas[found.like.area]
    mentions = parse.mentions_in(found.tokens[0].start, found.tokens[-1].end)
    ids = dict.fromkeys(m.entity for m in mentions)
    mine = tuple(i for i in ids if seen.belongs(parse.entity[i], file.regime))
    speak = {i for s in statements for i in s.source_entities}
    rest = tuple(i for i in ids if i not in mine and i not in speak and parse.entity[i].country)
    if link.alone or not link.flow:
        return mine, () if link.alone else rest
    ways = _ways(file, found.like.area)
    if not ways:
        return None
    return (mine, rest) if ways[0] == "out" else (rest, mine)


def _ways(file: RegimeFile, area: str) -> list[str]:
    """The directions that a regime limits in an area, in the order in which it names them."""
    heads = (key.partition(".") for key in file.regime.cited)
    told = [way for head, _, way in heads if head == area] or [
        row.direction or "" for row in file.provisions if area in row.areas
    ]
    named = dict.fromkeys(way for both in told for way in (("out", "in") if both == "both" else (both,)))
    return [way for way in named if way and candidates(file, area, way)]
