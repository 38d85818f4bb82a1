"""When and where an act was: only what is tied to the act itself, not to its telling."""

from datetime import date

from indicia.events.carriers import is_carrier
from indicia.events.frames import Frame
from indicia.events.triggers import Candidate
from indicia.language import Parse, Token
from indicia.model import Span, Time

Taken = dict[int, tuple[Span, ...]]  # start of a time that dates a saying -> the words of saying
PLACING = ("in", "at", "near", "off", "inside", "outside")
# Acts that are where what they touch is; a saying is not where the thing is that it speaks of.
ON_THE_SPOT = ("ASSAULT", "COERCE", "MOBILIZE", "COOPERATE", "AID", "RETREAT", "PROTEST")
# "of" after other nouns dates what they name: "suspended the accord of 19 September 2018".
SPELLS = ("hour", "morning", "afternoon", "evening", "night", "day", "week", "month", "end", "start",
          "beginning", "middle", "half", "part", "quarter", "course", "weekend")  # fmt: skip
LONG = 27  # days: a month or more
STEPS = (
    "pobj",
    "prep",
    "npadvmod",
    "advmod",
    "nummod",
    "compound",
    "amod",
    "nmod",
    "appos",
    "pcomp",
    "conj",
    "det",
    "dep",
    "dobj",
    "quantmod",
    "poss",
    "tmod",
)


def when(candidate: Candidate, taken: Taken) -> Time | None:
    """The time expression nearest to the act in its own clause, or None.

    `taken` are the times that date a saying: they date no act but the saying itself ("accused").
    """
    parse = candidate.frame.parse
    sentence = parse.sentences[candidate.token.sentence]
    own = {candidate.token.i} | ({candidate.carrier.token.i} if candidate.carrier else set())
    if candidate.noun and candidate.token.dep == "pobj" and candidate.token.head.lower == "of":
        own.add(candidate.token.head.head.i)  # "the start of attacks in May"
    best: tuple[int, Time] | None = None
    now = candidate.token.tag in ("VBZ", "VBP")
    for time in parse.times_in(sentence.start, sentence.end):
        if now and _over(time, parse.article.published):
            continue
        cues = taken.get(time.start)
        if cues is not None and not any(c.start <= candidate.token.start < c.end for c in cues):
            continue
        if (steps := _distance(_head(parse, time), own, sentence.first)) is not None and (
            best is None or steps < best[0]
        ):
            best = (steps, time)
    return best[1] if best else None


def _over(time: Time, published: date | None) -> bool:
    """Whether a time lies behind the page: "accuses ... in 2023" does not accuse then."""
    return time.latest is not None and (published is None or time.latest < published)


def told(candidate: Candidate) -> Time | None:
    """The past time of a verb that the act hangs on ("last year hinted at sending"), or None.

    Only one that names a whole span of days tells two reports apart: news of this week come on
    several days.
    """
    parse = candidate.frame.parse
    sentence = parse.sentences[candidate.token.sentence]
    above = {a.i for a in candidate.token.ancestors()}
    for time in parse.times_in(sentence.start, sentence.end):
        if time.earliest is None or time.latest is None or (time.latest - time.earliest).days < LONG:
            continue
        if _distance(_head(parse, time), above, sentence.first) is not None:
            return time
    return None


def _head(parse: Parse, time: Time) -> Token | None:
    """The token of a time expression that hangs on something outside it."""
    inside = parse.within(time.start, time.end)
    return next(
        (t for t in inside if t.head.start < time.start or t.head.end > time.end or t.head is t), None
    )


def _misread(token: Token, first: int) -> bool:
    """Whether a time that opens the sentence was made part of the subject ("In May inspectors seized")."""
    return token.dep in ("nsubj", "nsubjpass") and token.left <= first + 1


def _distance(token: Token | None, own: set[int], first: int) -> int | None:
    """Steps from a time up to the act, or None when another verb or clause stands between."""
    steps = 0
    while token is not None and steps < 12:
        if token.i in own:
            return steps
        if (
            (token.dep not in STEPS and not _misread(token, first))
            or token.head is token
            or token.pos in ("VERB", "AUX")
        ):
            return None
        if token.lower == "of" and token.head.i not in own and token.head.lemma not in SPELLS:
            return None
        token, steps = token.head, steps + 1
    return None


def where(candidate: Candidate) -> str | None:
    """Where an act was, or None.

    The town it is done to, else the place of its own "in" or "at", else, of an act done on the spot,
    where the thing it is done to, or who does it, is said to be.
    """
    frame, parse = candidate.frame, candidate.frame.parse
    own = [frame.token, *([candidate.carrier.token] if candidate.carrier else [])]
    found: list[str] = []
    if candidate.pattern.type in ("ASSAULT", "COERCE"):
        towns = [_place(noun, parse, ("place",)) for noun in frame.objects]
        found = [town for town in towns if town and town in parse.places]
    found += [place for token in own for place in _standing(token, parse)]
    if not found and candidate.pattern.type in ON_THE_SPOT:
        found = [place for place in _there(candidate) if place in parse.places]
    known = [place for place in found if place in parse.places]  # a town before "a factory"
    return next(iter(known or found), None)


def _there(candidate: Candidate) -> list[str]:
    """Places of what an act on the spot touches: its vessel, object, starting point and doer."""
    frame, parse = candidate.frame, candidate.frame.parse
    touched = [noun for nouns in frame.preps.values() for noun in nouns if is_carrier(noun, parse)]
    found = [place for noun in (*touched, *frame.objects) for place in _standing(noun, parse)]
    if candidate.pattern.type in ("MOBILIZE", "ASSAULT"):  # "fired from Sunan"
        found += [p for noun in frame.preps.get("from", []) if (p := _place(noun, parse, ("place",)))]
    return found + [place for noun in frame.subjects for place in _standing(noun, parse, ("place",))]


def _standing(token: Token, parse: Parse, kinds: tuple[str, ...] = ("place", "state")) -> list[str]:
    """The places that a word's own "in" or "at" leads to, also by what lies there ("a plant in Hunchun")."""
    found: list[str] = []
    preps = Frame(parse, token).preps
    for noun in (noun for prep in PLACING for noun in preps.get(prep, [])):
        if place := _place(noun, parse, kinds):
            found.append(place)
        for whole in Frame(parse, noun).preps.get("of", []):  # "near the coast of Somalia"
            place = _place(whole, parse, ("place", "state"))
            found += [place] if place and place in parse.places else []
        found += [place for place in _standing(noun, parse, kinds) if place in parse.places]
    return found


def _place(noun: Token, parse: Parse, kinds: tuple[str, ...]) -> str | None:
    mention = parse.mention_at.get(noun.i)
    return mention.entity if mention and parse.entity[mention.entity].kind in kinds else None
