"""Which claim a denial denies: by who is named in it, what it says, and how near it stands."""

from functools import cache

import msgspec

from indicia.language import Parse
from indicia.model import Stance, Statement
from indicia.statements import embedded
from indicia.statements import said as saying
from indicia.statements.data import lexicon
from indicia.statements.relation import Relation
from indicia.statements.said import BARE, JUST_TOLD, Said, stem

_CLAIMS: set[Stance] = {"asserts", "accuses", "warns", "hedged", "predicts"}
_TAKEN_UP = frozenset({"it", "them", "these", "those"})
# A source that a page leaves to the reader to find: it may be anybody who was blamed just before.
_UNNAMED = frozenset(
    {"it", "they", "he", "she", "both", "neither", "each", "all", "i", "we", "none", "two", "three"}
)
_FAR = 14  # sentences back
_SOON = 2  # sentences
_NAMED_AGAIN = 5  # sentences
_SEVERAL = 2  # words
_REACH = 60  # sentences to look through; a claim may itself run over many
_AHEAD = 6  # sentences on, for what the headline or the opening denies before it is told


def tie(
    parse: Parse, statements: tuple[Statement, ...], relations: dict[str, Relation]
) -> tuple[Statement, ...]:
    """Give each denial the claim it answers, if one fits well enough.

    A plain "it sold no arms" becomes a denial where somebody has said that it did. A claim that is told
    only inside its own denial ("denied a report that") is not reported in it, but beside it.

    Args:
        parse: the page.
        statements: all its statements.
        relations: by statement id, the relation it was made of.
    """
    links = _links([saying.made(parse, s, relations[s.id]) for s in statements])
    within = {s.id: s.within for s in statements}
    for denial, claim in links.items():
        if within[claim] == denial:
            within[claim] = within[denial]
    return tuple(
        msgspec.structs.replace(
            one,
            stance="denies" if one.id in links else one.stance,
            answers=links.get(one.id),
            within=within[one.id],
        )
        for one in statements
    )


def _inside(denial: Said, claim: Said) -> bool:
    """Whether a claim is told in the words that name who denies: "an agent for what is said to be".

    What the denier itself is charged with there counts: "Chad, which Khartoum also accused of".
    """
    charged = claim.statement.stance == "accuses" and bool(denial.speakers & claim.blamed)
    return not charged and any(
        s.start <= cue.start < s.end for cue in claim.statement.cue[:1] for s in denial.statement.source
    )


def _links(said: list[Said]) -> dict[str, str]:
    links: dict[str, str] = {}
    claims: dict[int, list[Said]] = {}
    for one in said:
        claims.setdefault(one.sentence, []).append(one)
    for denial in said:
        if not (denial.denies or denial.negative):
            continue
        near = range(denial.sentence - _REACH, denial.sentence + _REACH)
        scored = [(_score(denial, claim), _weight(claim), claim) for n in near for claim in claims.get(n, ())]
        fit = [row for row in scored if row[0] > 0 and not _inside(denial, row[2])]
        again = _same_again(denial, said, links) if denial.denies else None
        if again is not None:
            links[denial.statement.id] = again
        elif fit:
            links[denial.statement.id] = max(fit, key=lambda row: row[:2])[2].statement.id
    return links


def _same_again(denial: Said, said: list[Said], links: dict[str, str]) -> str | None:
    """What a denial of "them" denies right after another denial by the same state: the same claim."""
    if denial.pointer not in _TAKEN_UP:
        return None
    for other in reversed(said):
        near = other.at < denial.at and denial.sentence - other.last <= 1
        theirs = denial.states & other.states or denial.speakers & other.speakers
        if near and (theirs or denial.too) and other.statement.id in links:
            return links[other.statement.id]
    return None


def _weight(claim: Said) -> tuple[bool, bool, int]:
    """Of claims that fit alike: one with a source, then one not told in another, then the first told."""
    return bool(claim.statement.source), claim.statement.within is None, -claim.at


def _score(denial: Said, claim: Said) -> int:
    """How well a claim fits a denial; 0 or less where it does not."""
    if denial.retracts:
        return _taken_back(denial, claim)
    if not _can_answer(denial, claim):
        return 0
    other = claim.statement
    if other.within == denial.statement.id:  # "denied the accusation that": the claim is told in the denial
        told = claim.noun or other.made_by == "statements/verb-as"
        return 20 if other.stance == "accuses" or told else 0
    ties = _ties(denial, claim)
    faulted = bool(denial.faulted & (claim.speakers | claim.states))  # "Taipei was making things up"
    if not faulted and not _plain(denial, claim, ties):
        return 0
    accused, blamed, shared = ties
    score = (
        1 + _nearness(denial, claim) + 2 * accused + blamed + min(shared, 3) + 2 * (other.stance == "accuses")
    )
    score += 2 * (denial.pointer is not None and denial.pointer == claim.made_of)
    score += 3 * (denial.one and stem(denial.pointer or "") in claim.told)
    told = denial.pointer is None and bool(denial.acts) and denial.acts <= claim.acts
    score += 3 * told
    return max(1, score - 2 * claim.title)


def _taken_back(denial: Said, claim: Said) -> int:
    """How well a claim fits what its own source takes back: the last that it made before."""
    other, distance = claim.statement, _distance(denial, claim)
    if other.stance not in _CLAIMS or other.author or not other.content or other.made_by == embedded.RULE:
        return 0
    same = bool((denial.speakers | denial.states) & (claim.speakers | claim.states))
    same = same or denial.made_of in _UNNAMED or bool(denial.names & claim.names)
    told = other.within == denial.statement.id  # "no longer stands by the report in which it said that"
    before = told or (claim is not denial and claim.at < denial.at and 0 <= distance <= _NAMED_AGAIN)
    return 20 - distance if same and before else 0


def _ties(denial: Said, claim: Said) -> tuple[bool, bool, int]:
    """Whether the denier is named in the claim, is blamed in it, and how many words both share."""
    speakers = denial.speakers | denial.states
    heads = denial.names & claim.blames
    near = 0 <= _distance(denial, claim) <= 1
    theirs = claim.statement.stance == "accuses" or denial.of_whom or near
    if denial.owned and theirs and 0 <= _distance(denial, claim) <= _SOON:
        heads = heads or claim.blames
    blamed = bool(speakers & claim.blamed) or bool(heads)
    accused = blamed or bool(speakers & claim.named) or bool(denial.names & claim.stems)
    return accused, blamed, len((denial.stems - _pointer_stems()) & (claim.stems | claim.blames))


def _can_answer(denial: Said, claim: Said) -> bool:
    """Whether a claim may be what a denial denies at all: another's, and not told around the denial."""
    other = claim.statement
    if claim is denial or other.stance not in _CLAIMS or other.author or not other.content:
        return False
    if other.made_by == embedded.RULE or claim.tally:
        return False
    if other.source and other.source == denial.statement.source:
        return False
    if denial.finders & claim.finders:
        return False  # monitors who "found no evidence" of another maker do not deny what they found
    # Whom a pronoun means is a guess, and the accused is the likelier one.
    unsure = (denial.made_of in _UNNAMED or denial.sides) and other.stance == "accuses"
    own = denial.pointer in BARE and denial.made_of in {"he", "she"} and not denial.negative
    # "Its chairman" may be resolved to who claims, but nobody denies his own claim right after it.
    if not (unsure or own or (denial.owned and denial.denies)) and (
        denial.speakers & claim.speakers or denial.states & claim.states
    ):
        return False
    around = any(span.start <= denial.at < span.end for span in other.content)
    inside = any(span.start <= claim.at < span.end for span in denial.statement.content)
    if inside and not denial.denies:
        return False  # "would not hesitate to sue who says that"
    if other.id == denial.statement.within or around:
        return False
    distance = _distance(denial, claim)
    ahead = _AHEAD if denial.title else 2 if denial.sentence <= 2 else 0
    return -ahead <= distance <= _FAR


@cache
def _pointer_stems() -> frozenset[str]:
    return frozenset(stem(w) for w in lexicon().pointers)


def _plain(denial: Said, claim: Said, ties: tuple[bool, bool, int]) -> bool:
    """Whether it is plain enough that a denial means a claim, by what it points at or names.

    `ties`: whether the denier is named in the claim, is blamed in it, and how many words both share.
    """
    accused, blamed, shared = ties
    distance = _distance(denial, claim)
    if denial.negative and not denial.denies:
        return _plainly_not(denial, claim, ties)
    nobody = not denial.speakers and denial.made_of in _UNNAMED
    if denial.pointer in JUST_TOLD:
        return distance == 0 and claim.at < denial.at
    if denial.pointer in BARE:
        return 0 <= distance <= 1 or (accused and -1 <= distance <= 4)
    if denial.pointer is not None:
        named = stem(denial.pointer) in claim.told  # "the report", of who "reported"
        soon = nobody or denial.such or claim.statement.stance == "accuses"
        far = _NAMED_AGAIN if named else _SOON if soon else 1
        near = 0 <= distance <= far
        return accused or bool(shared) or near or (claim.statement.stance == "accuses" and distance >= 0)
    # "The police denied any part": who they are, the page has told.
    reach = _SOON if denial.denies and not denial.speakers else 1
    if denial.such and 0 <= distance <= reach and (nobody or accused or not denial.speakers):
        return True
    if accused and (blamed or denial.such):
        return bool(shared) or 0 <= distance <= 7
    if shared >= 2 or (accused and (shared >= 1 or 0 <= distance <= 3)):
        return True
    return shared >= 1 and 0 <= distance <= _SOON


def _plainly_not(denial: Said, claim: Said, ties: tuple[bool, bool, int]) -> bool:
    """The same of an assertion that something is not so, which may answer nobody."""
    accused, blamed, shared = ties
    acts = len(denial.acts & claim.acts)
    same = bool(denial.blamed & claim.blamed) or denial.acts <= claim.acts
    plain = blamed or same or denial.only or bool(denial.absent & claim.acts)
    less = denial.only and claim.statement.stance == "accuses"  # "took only water", of who is said to loot
    replied = denial.replies and 0 <= _distance(denial, claim) <= 1 and (accused or bool(shared))
    pointed = replied or (denial.such and accused) or (blamed and (bool(shared) or less))
    return 0 <= _distance(denial, claim) <= _SOON and (pointed or acts >= (1 if plain else _SEVERAL))


def _distance(denial: Said, claim: Said) -> int:
    """Sentences from a claim to a denial: below 0 where the claim comes later."""
    return denial.sentence - (claim.last if claim.last <= denial.sentence else claim.sentence)


def _nearness(denial: Said, claim: Said) -> int:
    distance = _distance(denial, claim)
    if distance < 0:
        return 0
    return 5 if distance == 0 else 3 if distance <= 2 else 2 if distance <= 5 else 1 if distance <= 9 else 0
