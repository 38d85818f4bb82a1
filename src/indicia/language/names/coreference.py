"""Pronouns and short descriptions, tied to what they stand for when that is plain.

The order of trust: the subject of the clause above, its objects, the subject of the sentence
before. What none of them answers is left open.
"""

from collections import Counter
from collections.abc import Callable

from indicia.language.names.desk import SUBJECTS, Desk, Found, Thing
from indicia.language.names.roles import Sort, roles
from indicia.language.tree import Token
from indicia.model import EntityKind

HE = frozenset(("he", "him", "his", "himself"))
SHE = frozenset(("she", "her", "hers", "herself"))
THEY = frozenset(("they", "them", "their", "theirs", "themselves"))
IT = frozenset(("it", "its", "itself"))
OBJECTS = ("dobj", "dative", "pobj")
Accept = Callable[[tuple[Thing, ...]], bool]
# Past this many sentences a short description is no longer plain.
MEMORY = 8
# A body met only on this page, whose name does not say what it is, is most often one of these.
FIRM = frozenset(("company", "firm"))


def pronoun(desk: Desk, token: Token) -> None:
    """Put a pronoun on the desk as a mention of what it plainly stands for, or count it as open."""
    if token.lower in IT and expletive(token):
        return
    accept = accepts(token)
    things = above(desk, token, accept) or beside(desk, token, accept) or earlier(desk, token, accept)
    if things:
        desk.put(Found(token.i, token.i, token.i, things, "pronoun"))
    else:
        desk.open_pronouns += 1


def accepts(token: Token) -> Accept:
    """Whether things can be what a pronoun stands for."""
    word = token.lower
    if word in HE:
        return lambda things: len(things) == 1 and things[0].kind == "person" and things[0].woman is not True
    if word in SHE:
        return lambda things: len(things) == 1 and things[0].kind == "person" and things[0].woman is not False
    if word in THEY:
        return lambda things: len(things) > 1 or things[0].kind in ("group", "organisation")
    return lambda things: (
        len(things) == 1 and things[0].kind in ("state", "organisation", "vessel", "unknown")
    )


def expletive(token: Token) -> bool:
    """An "it" that stands for nothing: "it is likely that", "it remains unclear"."""
    if token.lower != "it" or token.dep == "expl":
        return token.dep == "expl"
    verb = token.head
    if verb.lemma not in ("be", "seem", "appear", "remain", "become", "happen", "turn"):
        return False
    return any(c.dep in ("ccomp", "xcomp", "advcl", "acomp", "csubj") for c in verb.children) or any(
        g.dep in ("ccomp", "relcl", "acl")
        for c in verb.children
        if c.dep in ("acomp", "attr")
        for g in c.children
    )


def joint(desk: Desk, token: Token) -> tuple[Thing, ...]:
    """What a noun and those coordinated with it stand for."""
    things: list[Thing] = []
    for word in token.conjuncts():
        found = desk.at.get(word.i)
        if found is not None and found.way != "adjective":
            things.extend(t.itself() for t in found.things)
    return tuple(dict.fromkeys(things))


def above(desk: Desk, token: Token, accept: Accept) -> tuple[Thing, ...]:
    """The nearest subject, then object, of the clauses above a word that can be what it stands for."""
    below = token
    for verb in token.ancestors():
        for deps in (SUBJECTS, OBJECTS):
            for child in verb.children:
                if child is below or child.i > token.i or child.dep not in deps:
                    continue
                things = joint(desk, child)
                if things and accept(things):
                    return things
        gap = verb is token.head and token.dep in SUBJECTS  # "two firms it accused": not the firms
        if verb.dep in ("relcl", "acl") and verb.head.i < token.i and not gap:
            things = joint(desk, verb.head)
            if things and accept(things):
                return things
        below = verb
    return ()


def beside(desk: Desk, token: Token, accept: Accept) -> tuple[Thing, ...]:
    """The only person named before "he" or "she" in the sentence, or the last subject before "it".

    Before "its", which often opens a main clause, also the only state or body named at all.
    """
    if token.lower not in HE | SHE:
        before = [(f, joint(desk, desk.tokens[f.head])) for f in desk.before(token, 0)]
        fitting = [(f, things) for f, things in before if things and accept(things)]
        subject = next((things for f, things in fitting if desk.is_subject(f)), ())
        single = {things for f, things in fitting if f.thing.kind in ("state", "organisation")}
        return subject or (single.pop() if token.lower == "its" and len(single) == 1 else ())
    named = {f.thing for f in desk.before(token, 0) if f.thing.kind == "person" and accept((f.thing,))}
    return tuple(named) if len(named) == 1 else ()


def earlier(desk: Desk, token: Token, accept: Accept) -> tuple[Thing, ...]:
    """The subject of the sentence before, or the only fitting name in it."""
    back = 3 if token.lower in ("he", "she") else 1
    for index in range(token.sentence - 1, max(-1, token.sentence - 1 - back), -1):
        row = desk.by_sentence[index]
        subjects = [joint(desk, desk.tokens[f.head]) for f in _by_depth(desk, row) if desk.is_subject(f)]
        for things in subjects:
            if things and accept(things):
                return things
        if token.lower not in HE | SHE:
            break
        single = {t.itself() for f in row for t in f.things if f.way != "adjective" and accept((t.itself(),))}
        if len(single) == 1:
            return tuple(single)
        if row and desk.sentences[index].title:
            break
    return ()


def _by_depth(desk: Desk, row: list[Found]) -> list[Found]:
    """Mentions of a sentence, those nearest to its root first."""
    return sorted(row, key=lambda f: (sum(1 for _ in desk.tokens[f.head].ancestors()), f.head))


def definite(desk: Desk, found: Found, noun: str, sort: Sort) -> tuple[Thing, ...]:
    """What "the agency", "the foreign ministry", "the country", "both sides" take up; else nothing."""
    token = desk.tokens[found.head]
    words = [desk.tokens[i].lower for i in range(found.first, found.head)]
    plural = token.tag in ("NNS", "NNPS")
    if plural and token.lemma in roles().pairs and _pair(words):
        return pair(desk, token)
    if sort == "state":
        return country(desk, token, words)
    inside = [i for i in range(found.first, found.head) if i in desk.at]
    named = not all(backed(desk, i) for i in inside)
    words = words[:1] if inside else words
    if plural or named or not words or words[0] not in ("the", "this", "that"):
        return ()
    wanted = {*words[1:], noun if " " not in noun else token.lemma, token.lemma} - {"-", "'s"}
    if "member" in words:  # "the 15-member council" is the council
        wanted = {w for w in wanted if w != "member" and not w.isdigit()}
    if len(words) == 1 and sort == "paper":
        return same_paper(desk, token) or taken_up(desk, token, {"report"}, "organisation", back=1)
    if len(words) == 1 and sort == "vessel":
        return taken_up(desk, token, {token.lemma}, "vessel") or ship(desk, token)
    kinds: dict[Sort, EntityKind] = {"body": "organisation", "group": "organisation", "person": "person"}
    return taken_up(desk, token, wanted, kinds[sort]) if sort in kinds else ()


def backed(desk: Desk, i: int) -> bool:
    """Whether a name only backs what follows ("Iran-backed"), and does not own it ("Panama-flagged")."""
    after = desk.tokens[i + 1 : i + 3]
    if len(after) < 2 or after[0].text not in ("-", "–") or after[1].tag not in ("VBN", "VBD", "JJ"):
        return False
    return after[1].lower not in roles().owning.belonging


def ship(desk: Desk, token: Token) -> tuple[Thing, ...]:
    """The last ship spoken of, a warship only when there is no other."""
    ships = [
        f.thing
        for f in desk.before(token, MEMORY)
        if f.thing.kind == "vessel"
        and desk.tokens[f.head].tag != "NNS"
        and not desk.sentences[desk.tokens[f.head].sentence].title
    ]
    plain = [thing for thing in ships if not thing.called & roles().warships]
    return tuple((plain or ships)[:1])


def same_paper(desk: Desk, token: Token) -> tuple[Thing, ...]:
    """Who made the paper last called by the same noun."""
    same = (f for f in desk.before(token, MEMORY) if desk.tokens[f.head].lemma == token.lemma)
    made = (f for f in same if f.thing.kind == "organisation" or f.thing in desk.givers)
    return next(((f.thing,) for f in made), ())


def _pair(words: list[str]) -> bool:
    return words in (["the"], ["the", "two"], ["both"], ["two"], ["these", "two"], ["both", "the"], ["these"])


def country(desk: Desk, token: Token, words: list[str]) -> tuple[Thing, ...]:
    """The state last spoken of, for a bare "the country", or the owner's, for "his country"."""
    owner = desk.at.get(token.i - 1)
    if len(words) == 1 and owner is not None and owner.way == "pronoun":
        return tuple(desk.state(code) for code in owner.countries())
    if token.tag in ("NNS", "NNPS") or words not in (["the"], ["this"], ["that"]):
        return ()
    if token.lemma in ("state", "power"):
        return ()
    codes = state_spoken_of(desk, token)
    return tuple(desk.state(code) for code in codes)


def state_spoken_of(desk: Desk, token: Token) -> tuple[str, ...]:
    """The one state that "the country" or "the government" belongs to at this word.

    In its own sentence the nearest before it; else that of the last subject before; at most two
    sentences back.
    """
    for found in desk.before(token, 0):
        if found.thing.kind != "place" and len(found.countries()) == 1 and found.head != token.i:
            return found.countries()
    for index in range(token.sentence - 1, max(-1, token.sentence - 3), -1):
        row = _by_depth(desk, desk.by_sentence[index])
        for found in [f for f in row if desk.is_subject(f)] + row:
            if len(found.countries()) == 1 and found.way != "pronoun":
                return found.countries()
    return ()


def only_state_near(desk: Desk, token: Token) -> tuple[str, ...]:
    """The state that "the government" belongs to, when no other is near or it is the page's own."""
    around = (f for f in desk.before(token, 2) if f.way != "pronoun" and not _hyphened(desk, f))
    near = {code for f in around for code in f.countries()}
    if len(near) < 2:
        return tuple(near)
    last = state_spoken_of(desk, token)
    counts = Counter(code for row in desk.by_sentence for f in row for code in f.countries())
    return last if last and counts[last[0]] == max(counts.values()) else ()


def _hyphened(desk: Desk, found: Found) -> bool:
    """Whether a name only tells where a thing was made or who is behind it: "Russian-made"."""
    return any(token.text in ("-", "–") for token in desk.tokens[found.last + 1 : found.last + 2])


def pair(desk: Desk, token: Token) -> tuple[Thing, ...]:
    """The two states, or leaders, that a page speaks of just before "both" or "the two"."""
    leaders = token.lemma in ("leader", "president", "minister")
    if token.lemma == "korea":
        return (desk.state("KOR"), desk.state("PRK"))
    met: list[Thing] = []
    for index in range(token.sentence, max(-1, token.sentence - 4), -1):
        for found in [f for f in desk.by_sentence[index] if index < token.sentence or f.head < token.i]:
            if leaders and found.thing.kind == "person" and found.way == "name":
                met.append(found.thing)
            elif not leaders and found.thing.kind != "place":
                met.extend(desk.state(code) for code in found.countries())
        met = list(dict.fromkeys(met))
        if len(met) > 1:
            break
    return tuple(met) if len(met) == 2 else ()


def taken_up(
    desk: Desk, token: Token, wanted: set[str], kind: EntityKind, *, back: int = MEMORY
) -> tuple[Thing, ...]:
    """The last thing that can be called so: a subject of the last three sentences before all others."""
    fitting = [
        f
        for f in desk.before(token, back)
        if f.thing.kind == kind and len(f.things) == 1 and f.way != "adjective" and wanted <= f.thing.called
    ]
    if not fitting and wanted <= FIRM:
        fitting = [
            f
            for f in desk.before(token, 3)
            if f.thing.kind == kind and f.thing.known is None and f.way == "name" and desk.is_subject(f)
        ]
    for found in fitting:
        if desk.is_subject(found) and token.sentence - desk.tokens[found.head].sentence <= 3:
            return (found.thing,)
    return (fitting[0].thing,) if fitting else ()
