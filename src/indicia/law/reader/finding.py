"""Acts as the trained reader hears them: area, standing and parties of sentences where no rule told them."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from indicia.language import Parse, Sentence, Token
from indicia.law import deeds
from indicia.law import sides as seen
from indicia.law.clause import Clause
from indicia.law.files import RegimeFile
from indicia.law.linking import linking
from indicia.law.reader.network import Told
from indicia.law.reader.page import SURE, Pages
from indicia.law.telling import Act, Read
from indicia.model import Event, Statement, Status, Time

_Sides = tuple[tuple[str, ...], tuple[str, ...]]
MADE_BY = "law/read"
_PLAYED = ("from", "to", "by")
# What is only read is never more than alleged. What is demanded, supposed, ended or taken back is no act.
_STATUS: dict[str, Status] = {
    "done": "alleged",
    "possible": "hypothetical",
    "planned": "planned",
    "denied": "denied",
}


@dataclass(frozen=True)
class _Hearing:
    """A sentence and what the reader makes of it."""

    pages: Pages
    sentence: Sentence
    told: Told
    area: str

    @property
    def parse(self) -> Parse:
        return self.pages.parse


def find(
    pages: Pages,
    statements: tuple[Statement, ...],
    events: tuple[Event, ...],
    files: Sequence[RegimeFile],
    told: Set[tuple[str, int]],
) -> Iterator[Act]:
    """Acts that the reader hears, in text order; never more than alleged.

    Args:
        pages: the article as the reader takes it.
        statements: who said what.
        events: what happened; an act that an event tells keeps the event's id and time.
        files: the regimes of the page.
        told: areas with the numbers of the sentences in which rules have told them.
    """
    for sentence in _unread(pages, files, told):
        heard = pages.told(sentence)
        if heard is None or heard.standing not in _STATUS:
            continue
        for area, chance in heard.areas.items():
            if chance >= pages.network.card.threshold and not _told(area, sentence, told):
                act = _act(_Hearing(pages, sentence, heard, area), statements, events, files)
                if act is not None:
                    yield act


def _unread(pages: Pages, files: Sequence[RegimeFile], told: Set[tuple[str, int]]) -> list[Sentence]:
    """The sentences read together with one that names a party of a regime, where no rule told anything.

    The others are not asked: what is read again in full costs more than it mends.
    """
    heard = {number for _, number in told}
    left = [s for s in deeds.with_party(pages.parse, files) if s.index not in heard]
    return list({s.index: s for one in left for s in pages.stretch(one)}.values())


def _told(area: str, sentence: Sentence, told: Set[tuple[str, int]]) -> bool:
    """Whether a rule has told it of the sentence, or what it is a part of."""
    return any((one, sentence.index) in told for one in (area, *linking().areas[area].beside))


def _act(
    heard: _Hearing, statements: tuple[Statement, ...], events: tuple[Event, ...], files: Sequence[RegimeFile]
) -> Act | None:
    words = _words(heard)
    if any(_is_asked(heard.parse, t) for word in words for t in (word, *word.ancestors())):
        return None
    if not words or (heard.area != "monitoring" and any(t.lemma in linking().bans for t in words)):
        return None  # "extended the arms embargo"
    status = _STATUS[heard.told.standing]
    said = _said(words, statements)
    if status == "denied" and said is None:
        said = _denied_before(heard, statements)
        if said is None:
            return None  # a denial is somebody's
    if status == "denied" and said is not None and said.stance != "denies":
        status = "negated"  # "not one has gone there, the minister said"
    sides = _sides(heard, words, files)
    if sides is None:
        return None
    verb = next((t for t in words if t.pos in ("VERB", "NOUN")), words[0])
    clause = Clause(heard.parse, verb, "moves" if linking().areas[heard.area].flow else "does")
    told = next((e for e in events if any(_holds(e, t) for t in words)), None)
    event = Event(
        id=told.id if told else "",
        type=None,
        trigger=(heard.parse.span(words[0].i, words[-1].i),),
        actors=sides[0],
        recipients=sides[1],
        time=(told.time if told else None) or _time(heard),
        place=None,
        status=status,
        statement=said.id if said else None,
        conduct=heard.area,
        made_by=MADE_BY,
    )
    read = Read(heard.told.areas[heard.area], tuple(dict.fromkeys(t.text for t in words)))
    return Act(event, said, heard.parse, clause=clause, read=read)


def _is_asked(parse: Parse, token: Token) -> bool:
    """Whether a clause only says what is counted or asked: "published how many held permits"."""
    start = [t.lower for t in parse.tokens[token.left : token.left + 2]]
    asked = start[:1] == ["whether"] or start in (["how", "many"], ["how", "much"])
    return asked and token.dep in ("ccomp", "pcomp", "csubj", "pobj", "dobj")


def _time(heard: _Hearing) -> Time | None:
    return next(iter(heard.parse.times_in(heard.sentence.start, heard.sentence.end)), None)


def _holds(event: Event, token: Token) -> bool:
    return any(s.start <= token.start < s.end for s in event.trigger)


def _words(heard: _Hearing) -> list[Token]:
    """The words that tell it: the stretch around the likeliest one."""
    tokens = heard.parse.words(heard.sentence)
    chances = [heard.pages.part(token, "words") for token in tokens]
    best = max(range(len(tokens)), key=lambda n: (chances[n], -n), default=None)
    if best is None:
        return []
    first = last = best
    while first and chances[first - 1] >= SURE:
        first -= 1
    while last + 1 < len(tokens) and chances[last + 1] >= SURE:
        last += 1
    return [t for t in tokens[first : last + 1] if t.pos not in ("PUNCT", "SPACE")]


def _said(words: Sequence[Token], statements: tuple[Statement, ...]) -> Statement | None:
    """The innermost statement whose content, or else whose cue, holds one of the words."""
    for token in words:
        around = deeds.around(token.start, statements)
        if around:
            return around[0]
    return next((said for token in words for said in deeds.cued_by(token, statements)), None)


def _denied_before(heard: _Hearing, statements: tuple[Statement, ...]) -> Statement | None:
    """The denial just before it in its paragraph: who denies goes on without saying so again."""
    first = heard.pages.stretch(heard.sentence)[0].start
    before = [
        s for s in statements if s.stance == "denies" and first <= s.cue[0].start < heard.sentence.start
    ]
    return max(before, key=lambda s: s.cue[0].start, default=None)


def _sides(heard: _Hearing, words: Sequence[Token], files: Sequence[RegimeFile]) -> _Sides | None:
    """Who it comes from and who it goes to; None where nobody of a regime has a part in it.

    Whoever belongs to one land plays one part: the likeliest of them. A party of a regime that is named
    without a part has the one that is left.
    """
    parse = heard.parse
    parts = _parts(heard)
    ours = {i for i in parts if any(seen.belongs(parse.entity[i], f.regime) for f in files)}
    found = {name: [i for i, part in parts.items() if part == name] for name in ("from", "to", "by", None)}
    if not ours:
        return None
    left = [i for i in found[None] if i in ours]
    if len(left) == len(ours):
        found["to" if found["from"] or _comes(heard, files) else "from"] += left
    giving, getting, doing = found["from"], found["to"], found["by"]
    if linking().areas[heard.area].alone:
        others = {*giving, *(i for i in getting if _does(i, heard, words))} - ours
        if any(parse.entity[i].country for i in others):
            return None  # somebody else's launch or test, though with things of the regime's land
    if linking().areas[heard.area].flow and ours.intersection(giving):
        getting = [*getting, *doing]
    else:
        giving = [*giving, *doing]
    return tuple(giving), tuple(getting)


def _does(entity: str, heard: _Hearing, words: Sequence[Token]) -> bool:
    """Whether it is the subject of one of the words, whatever part is heard: "Russia fired ..."."""
    near = heard.parse.mentions_in(heard.sentence.start, heard.sentence.end)
    heads = (heard.parse.tokens[heard.parse.heads[m.id]] for m in near if m.entity == entity)
    return any(head.dep == "nsubj" and head.head in words for head in heads)


def _comes(heard: _Hearing, files: Sequence[RegimeFile]) -> bool:
    """Whether what a regime names first of an area is what comes in."""
    heads = (key.partition(".") for file in files for key in file.regime.cited)
    ways = [way for head, _, way in heads if head == heard.area] or [
        row.direction or "" for file in files for row in file.provisions if heard.area in row.areas
    ]
    return bool(ways) and ways[0] == "in"


def _parts(heard: _Hearing) -> dict[str, str | None]:
    """The part of each entity around a sentence, in the order of the text; None for those that have none.

    Who is named in the sentence itself, or is of a land that is, goes before those named beside it.
    """
    parse, sentence = heard.parse, heard.sentence
    near = [*parse.mentions_in(sentence.start, sentence.end)]
    around = [m for s in heard.pages.stretch(sentence) for m in parse.mentions_in(s.start, s.end)]
    inside = {_land(parse, m.entity) for m in near}
    beside = [m for m in around if _land(parse, m.entity) not in inside]
    chances: dict[str, dict[str, float]] = {}
    lands: dict[str, dict[str, float]] = {}
    for mention in (*near, *beside):
        for told in (
            chances.setdefault(mention.entity, dict.fromkeys(_PLAYED, 0.0)),
            lands.setdefault(_land(parse, mention.entity), dict.fromkeys(_PLAYED, 0.0)),
        ):
            for token in parse.within(mention.start, mention.end):
                for name in _PLAYED:
                    told[name] = max(told[name], heard.pages.part(token, name))
    return {entity: _played(lands[_land(parse, entity)], told) for entity, told in chances.items()}


def _land(parse: Parse, entity: str) -> str:
    return parse.entity[entity].country or entity


def _played(land: dict[str, float], told: dict[str, float]) -> str | None:
    """The part of an entity: of both sides the one that its land plays, if it plays one itself."""
    if max(told.values()) < SURE:
        return None
    if told["by"] > max(told["from"], told["to"]):
        return "by"
    return "from" if land["from"] >= land["to"] else "to"
