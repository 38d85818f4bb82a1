"""Who did it to whom, as entity ids. Absent participants stay absent."""

from dataclasses import dataclass

from indicia.events import carriers, frames
from indicia.events.conduct import JOURNEYS, moved_thing
from indicia.events.frames import Frame
from indicia.events.triggers import Candidate
from indicia.language import Parse, Token

# Types that are always against or for somebody, who may stand in the purpose ("began a strike to demand").
DIRECTED = ("PROTEST", "REQUEST", "THREATEN", "ACCUSE", "REJECT")
# Types whose act falls on whatever stands in a place.
AT_PLACES = ("ASSAULT", "COERCE", "SANCTION", "CONCEDE", "PROTEST", "MOBILIZE", "RETREAT", "REJECT", "ACCUSE")
# Types whose words fall on the one named first; behind these prepositions then stands only the matter.
ON_WHOM = (*DIRECTED, "SUPPORT")
TOPIC = ("on", "over", "about", "for")
BORDERS = ("border", "frontier", "boundary")
TIED = ("work", "act", "link", "tie", "back", "affiliate", "control", "connect", "run", "own", "direct")
DOUBTING = ("suspect", "accuse", "allege", "believe", "fear", "think", "assess", "estimate")
ACCUSING = ("accuse", "suspect", "blame", "condemn", "criticise", "criticize", "denounce")
LETTING = ("allow", "permit", "let", "enable", "authorise", "authorize")
NOWHERE = ("international waters", "the high seas", "the sea", "high seas", "the open sea")
STANDING = ("in", "at", "near")
ABOUT = ("with", "to", "against", "on", "from", "for", "in", "into", "of")
LAID = ("impose", "place", "put", "slap", "lay", "clamp", "levy")  # "the embargo imposed on Libya"
NORMS = ("ban", "prohibit", "forbid", "bar", "impose", "adopt", "outlaw", "require", "restrict")
# Those named by whose they are, and never the same: "his hosts", "Iran's foes".
OTHERS = (
    "host", "rival", "foe", "enemy", "opponent", "adversary", "critic", "neighbour", "neighbor", "ally",
    "captor", "kidnapper", "accuser", "attacker", "victim", "hostage", "counterpart", "successor",
    "predecessor", "creditor", "guest", "interlocutor", "tormentor", "persecutor", "colleague",
)  # fmt: skip
OWNING = ("poss", "compound", "amod", "nmod")
FROM_OWNER = ("of", "by", "from", "between", "in", "at", "against", "on", "with", "for", "near")


@dataclass(frozen=True)
class Parties:
    """Ids of the doers and of those it is done to or with."""

    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def of(candidate: Candidate) -> Parties:
    """Read the participants of one candidate from the tree."""
    doers, others = _noun(candidate) if candidate.noun else _verb(candidate)
    actors = _unique(doers)
    recipients = tuple(r for r in _unique(others) if r not in actors)
    if candidate.pattern.type == "CONSULT":
        recipients = _at_the_table(candidate.frame.parse, actors, recipients)
    if candidate.pattern.type == "ASSAULT" and candidate.pattern.mutual:
        recipients = _not_where(candidate, recipients)
    if candidate.pattern.mutual and not recipients and len(actors) > 1 and "between" in candidate.frame.preps:
        actors, recipients = actors[:1], actors[1:]
    return Parties(actors, _foreign(candidate.frame.parse, actors, recipients))


def inward(candidate: Candidate, actors: tuple[str, ...]) -> bool:
    """Whether somebody only gives to their own: "Russia gave shells from the North to its artillery"."""
    row, parse = candidate.pattern, candidate.frame.parse
    if not row.moves or row.receives or candidate.noun:
        return False
    given = [t for p in row.to for t in candidate.frame.preps.get(p, [])]
    home = {parse.entity[a].country for a in actors} - {None}
    return bool(home and given) and all(_ours(t, home, candidate) for t in given)


def _ours(token: Token, home: set[str | None], candidate: Candidate) -> bool:
    """Whether a noun phrase names people or things of the doer's own state: "its artillery"."""
    parse = candidate.frame.parse
    possessed = token.child("poss")
    if possessed is not None and possessed.tag == "PRP$":
        return frames.in_class(token, "force", parse, candidate.frame.known)
    found = {parse.entity[e].country for e in entities(token, parse)}
    return bool(found) and found <= home


def _not_where(candidate: Candidate, recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Whom somebody fights. A town or district they fight in is only where ("fought in Hirshabelle")."""
    frame, parse = candidate.frame, candidate.frame.parse
    inner = (Frame(parse, t, frame.known) for t in frame.objects)
    where = {e for f in (frame, *inner) for t in f.preps.get("in", []) for e in parse.denoted(t)}
    return tuple(r for r in recipients if r not in where or parse.entity[r].kind != "place")


def _at_the_table(parse: Parse, actors: tuple[str, ...], recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Who is met. Where two sides are named, the place they meet in is none ("held talks in Geneva")."""
    known = {parse.entity[e].country for e in (*actors, *recipients) if parse.entity[e].kind != "place"}
    places = {e for e in recipients if parse.entity[e].kind == "place"}
    return tuple(r for r in recipients if r not in places) if len(known - {None}) > 1 else recipients


def _foreign(parse: Parse, actors: tuple[str, ...], recipients: tuple[str, ...]) -> tuple[str, ...]:
    """Recipients without the doer's own state: that is usually where it stands, not to whom it is done."""
    home = {parse.entity[a].country for a in actors} - {None}
    return tuple(
        r for r in recipients if not (parse.entity[r].kind == "state" and parse.entity[r].country in home)
    )


def _verb(candidate: Candidate) -> tuple[list[str], list[str]]:
    frame, row = candidate.frame, candidate.pattern
    parse = frame.parse
    actors = [e for t in frame.subjects for e in _doers(t, parse)]
    recipients: list[str] = []
    if row.patient:
        given = [t for t in frame.objects if not (row.moves and moved_thing(t, candidate))]
        given = [t for t in given if not _fired(t, candidate)]
        recipients += [e for t in given for e in entities(t, parse)]
    named = row.type in ON_WHOM and any(parse.entity[r].country for r in recipients)
    recipients += _by_preps(frame, tuple(p for p in row.to if not (named and p in TOPIC)), actors)
    if row.type == "ACCUSE" and not any(parse.entity[r].country for r in recipients):
        recipients += _by_preps(frame, TOPIC, actors)  # "complained to the United Nations over Israeli raids"
    if row.moves and not row.receives:
        actors, recipients = _sender(candidate, actors, recipients)
    if row.moves and not actors and not row.receives:
        actors = [e for t in frame.objects for e in owners(t, parse)]
        recipients = [r for r in recipients if r not in actors]
    elif not recipients:
        there = row.type in AT_PLACES
        recipients = [e for t in frame.objects for e in owners(t, parse, there=there) if e not in actors]
        if row.type == "SANCTION" or (
            row.conduct and not row.patient
        ):  # "a United Nations embargo" is its own
            recipients = [e for e in recipients if parse.entity[e].country or parse.entity[e].known is None]
    if not [r for r in recipients if r not in actors] and not row.moves:
        recipients = through_clauses(frame, set(actors))
    if row.conduct and frame.token.dep == "ccomp" and not _foreign(parse, tuple(actors), tuple(recipients)):
        recipients = _letting(frame, actors)
    if not recipients and (row.type in DIRECTED or row.moves):
        aims = [
            c
            for c in frame.token.children
            if c.dep == "advcl" and c.pos == "VERB" and not c.child("mark") and not _timed(c, frame)
        ]
        recipients = [e for c in aims for e in _in_clause(c, frame, set(actors))]
    return actors, recipients


def _fired(thing: Token, candidate: Candidate) -> bool:
    """Whether a thing is what somebody is attacked with, not whom: "fired Korean rockets at"."""
    frame, row = candidate.frame, candidate.pattern
    at = [t for p in ("at", "on", "into", "against") if p in row.to for t in frame.preps.get(p, [])]
    return row.type == "ASSAULT" and bool(at) and frames.in_class(thing, "fireable", frame.parse, frame.known)


def _letting(frame: Frame, actors: list[str]) -> list[str]:
    """Who lets it be done, for an act that names no other side ("Qatar let workers enter")."""
    above = frame.token.head
    host = frames.subject(above, frame.known) if above.lemma in LETTING else None
    return [e for e in entities(host, frame.parse) if e not in actors] if host is not None else []


def _sender(candidate: Candidate, actors: list[str], recipients: list[str]) -> tuple[list[str], list[str]]:
    """Who gives and who gets, where a carrier or nobody is the subject of a movement."""
    parse = candidate.frame.parse
    by_carrier = any(carriers.is_carrier(t, parse) for t in candidate.frame.subjects)
    if not by_carrier and any(parse.entity[a].country for a in actors):
        return actors, recipients
    source = [e for t in carriers.origin(candidate) for e in entities(t, parse)]
    source = source or carriers.born_in(candidate)
    states = {parse.entity[e].country for e in source} - {None}
    if not states:  # a state's own planes that bring it goods have them from elsewhere
        home = {parse.entity[r].country for r in recipients} - {None}
        return [a for a in actors if not (by_carrier and parse.entity[a].country in home)], recipients
    abroad = [a for a in actors if parse.entity[a].country not in {None, *states}]
    return source if by_carrier else [*actors, *source], recipients or abroad


def _doers(token: Token, parse: Parse) -> list[str]:
    """Entities of a subject. Who suspects that "they" did something is not one of them."""
    found = entities(token, parse)
    if token.tag != "PRP":
        return found
    for above in token.ancestors():
        if above.dep == "ccomp" and above.head.lemma in DOUBTING:
            teller = above.head.child("nsubj")
            doubting = entities(teller, parse) if teller is not None else []
            found = [e for e in found if e not in doubting]
    return found or _speaker(token, parse)


def _speaker(token: Token, parse: Parse) -> list[str]:
    """Who says it, for a bare "it" or "they" right inside what somebody says ("Syria says it is ready")."""
    if token.tag != "PRP":
        return []
    for above in token.ancestors():
        if above.dep == "ccomp" and above.head.lemma not in DOUBTING:
            teller = above.head.child("nsubj")
            return entities(teller, parse) if teller is not None and teller.tag != "PRP" else []
    return []


def _by_preps(frame: Frame, preps: tuple[str, ...], actors: list[str]) -> list[str]:
    """Entities behind the prepositions of the word, then of its objects ("imposed sanctions on")."""
    parse = frame.parse
    found = [e for p in preps for t in frame.preps.get(p, []) for e in entities(t, parse) or owners(t, parse)]
    if not [f for f in found if f not in actors]:
        laid = [c for t in frame.objects for c in t.children if c.dep == "acl" and c.lemma in LAID]
        inner = (Frame(parse, t, frame.known) for t in (*frame.objects, *laid))
        found = [e for f in inner for p in preps for t in f.preps.get(p, []) for e in entities(t, parse)]
    return found


def _looking_on(verb: Token) -> bool:
    """Whether somebody only does something of their own beside the act: "with China abstaining"."""
    return verb.dep == "pcomp" and verb.head.lower == "with" and verb.child("nsubj") is not None


def _timed(clause: Token, frame: Frame) -> bool:
    """Whether a clause says when ("when he arrived from Singapore"), or who says so ("an adviser said")."""
    return clause.lemma in frame.known.words.reporting or any(c.tag == "WRB" for c in clause.children)


def _in_clause(verb: Token, frame: Frame, actors: set[str]) -> list[str]:
    """Those that a clause is about: its own subject, else its objects, else its prepositions, else deeper."""
    parse = frame.parse
    below = Frame(parse, verb, frame.known)
    own = verb.child("nsubj", "nsubjpass")
    after = [t for p in ABOUT for t in below.preps.get(p, []) if t.pos != "VERB"]
    inner = (Frame(parse, t, frame.known).preps for t in below.objects)
    within = [t for preps in inner for p in ("on", "to", "against", "for") for t in preps.get(p, [])]
    for tokens in ([own] if own is not None else [], below.objects, after, within):
        found = [e for t in tokens for e in (entities(t, parse) or owners(t, parse)) if e not in actors]
        if found:
            return found
    return []


def through_clauses(frame: Frame, actors: set[str], depth: int = 0) -> list[str]:
    """Those named in the clause that the word takes ("demanded that Sudan end", "agreed to meet Iran")."""
    verbs = [*frame.clauses, *(t for ts in frame.preps.values() for t in ts if t.pos == "VERB")]
    verbs += [c for t in frame.objects for c in t.children if c.dep in ("acl", "ccomp") and c.pos == "VERB"]
    for verb in (v for v in verbs if not _looking_on(v)):
        if found := _in_clause(verb, frame, actors):
            return found
        below = Frame(frame.parse, verb, frame.known)
        if depth < 3 and (deeper := through_clauses(below, actors, depth + 1)):
            return deeper
    return []


def _noun(candidate: Candidate) -> tuple[list[str], list[str]]:
    frame, row = candidate.frame, candidate.pattern
    parse = frame.parse
    sides = [p for p in row.by if not (row.moves and p == "of") and p not in row.to]
    actors = [e for p in sides for t in frame.preps.get(p, []) for e in _side(p, t, parse)]
    if frame.token.lemma not in JOURNEYS:
        actors += _possessor(frame)
    recipients = [
        e for p in row.to for t in frame.preps.get(p, []) for e in entities(t, parse) or _inside(t, parse)
    ]
    if not row.patient and not recipients:
        recipients = _by_preps(frame, row.to, actors)
    if candidate.carrier:
        _carried(candidate, actors, recipients)
    if not actors:
        actors = _accused(frame)
    if row.conduct and not actors:
        actors = _breaker(frame)
    if row.moves and not actors and frame.token.dep == "attr":  # "Iran is the chief supplier of"
        subject = frames.subject(frame.token.head, frame.known)
        actors = entities(subject, parse) if subject is not None else []
    if row.moves and not actors:
        things = [*frame.objects, *(c for c in frame.token.children if c.dep == "compound")]
        actors = [e for t in things for e in owners(t, parse) if e not in recipients]
    if row.moves and row.receives and not recipients:
        recipients = [e for t in frame.objects for e in owners(t, parse) if e not in actors]
    return actors, recipients


def _accused(frame: Frame) -> list[str]:
    """Who is accused of the act that a noun names: "accuses Israel of an air strike on"."""
    prep = frame.token.head
    verb = prep.head
    if verb.dep == "pobj" and verb.head.dep == "agent":  # "accused by Kyiv of an attack"
        verb = verb.head.head
    if frame.token.dep != "pobj" or prep.lower not in ("of", "for", "over") or verb.lemma not in ACCUSING:
        return []
    accused = verb.child("dobj", "nsubjpass")
    return entities(accused, frame.parse) if accused is not None else []


def _breaker(frame: Frame) -> list[str]:
    """Who breaks a rule by means of the act: "the firm evaded the ban with transfers at sea"."""
    prep = frame.token.head
    if frame.token.dep != "pobj" or prep.lower not in frames.MEANS:
        return []
    verb = frames.holder(prep, frame.known)
    subject = frames.subject(verb, frame.known) if verb.lemma in frames.BREAKING else None
    return entities(subject, frame.parse) if subject is not None else []


def _side(prep: str, noun: Token, parse: Parse) -> list[str]:
    """Entities behind a preposition; "between A and B" is both, also where the parser makes A a modifier."""
    found = entities(noun, parse)
    if prep != "between":
        return found
    beside = (t for t in parse.tokens[noun.left : noun.i] if t.dep in ("nmod", "conj", "compound"))
    named = [
        m.entity for t in beside if parse.tokens[t.i + 1].lower == "and" and (m := parse.mention_at.get(t.i))
    ]
    return [*named, *found]


def _carried(candidate: Candidate, actors: list[str], recipients: list[str]) -> None:
    """Add what a light verb brings: its subject as doer (or receiver), its own "with" and "to"."""
    carrier, light, parse = candidate.carrier, candidate.light, candidate.frame.parse
    if carrier is None or light is None:
        return
    around = [e for p in candidate.pattern.to for t in carrier.preps.get(p, []) for e in entities(t, parse)]
    if light.role != "occurs":
        subject = [e for t in carrier.subjects if t is not candidate.token for e in entities(t, parse)]
        (recipients if light.role == "receiver" else actors).extend(subject)
    recipients += [e for e in around if e not in actors]


def _possessor(frame: Frame) -> list[str]:
    """The owner of a noun as its doer; an unresolved "its" is the subject of the verb above."""
    parse, token = frame.parse, frame.token
    found: list[str] = []
    for child in token.children:
        if child.dep not in OWNING or child.i > token.i:
            continue
        named = _own(child, parse)
        if not named and child.tag == "PRP$":
            above = next((a for a in token.ancestors() if a.pos in ("VERB", "AUX")), None)
            subject = _waging(child, frame) or (frames.subject(above, frame.known) if above else None)
            named = entities(subject, parse) if subject and subject is not token else []
        if not named and child.dep == "poss":
            named = entities(child, parse)
        found += [e for e in named if e not in found]
    return found


def _waging(its: Token, frame: Frame) -> Token | None:
    """The state named last before "its war": "shells to Russia for its war"."""
    if frame.token.lemma not in ("war", "invasion", "offensive"):
        return None
    parse, first = frame.parse, frame.parse.sentences[its.sentence].first
    before = reversed(parse.tokens[first : its.i])
    return next((t for t in before if any(parse.entity[e].country for e in parse.denoted(t))), None)


def _own(token: Token, parse: Parse) -> list[str]:
    if leaning(token, parse):
        return []
    return [m.entity for t in token.conjuncts() if (m := parse.mention_at.get(t.i))]


def leaning(token: Token, parse: Parse) -> bool:
    """Whether a name only tells whom somebody is for or against: "pro-Iranian", "anti-Syria"."""
    before = parse.tokens[max(token.i - 2, 0) : token.i]
    return [t.lower for t in before][-2:] in (["pro", "-"], ["anti", "-"], ["pan", "-"])


def entities(token: Token, parse: Parse) -> list[str]:
    """Entities that a noun phrase stands for; for a head that names nobody, those it belongs to."""
    if token.lemma in BORDERS and (beyond := _inside(token, parse, ("with",))):
        return beyond  # "its border with Syria"
    if found := list(parse.denoted(token)):
        if not any(parse.entity[i].country for i in found):
            found += [e for e in _states_of(token, parse) if e not in found]
        return [e for e in found if parse.entity[e].name.lower() not in NOWHERE]
    for child in token.children:
        if child.dep in ("appos",) and (named := parse.denoted(child)):
            return list(named)
    other = token.lemma in OTHERS
    before = [c for c in token.children if c.i < token.i and not (other and c.dep == "poss")]
    if found := [e for c in before if c.dep in OWNING for e in _own(c, parse)]:
        return found
    for child in token.children:
        if child.dep == "poss" and not other and (below := entities(child, parse)):
            return below
        leader = _leader(child)
        if leader is not None and (below := entities(leader, parse)):
            return below
    return _inside(token, parse, ("of", "from", "in", "for"))


def _states_of(token: Token, parse: Parse) -> list[str]:
    """The state that a stranger is of: "Jordan's King Abdullah", "traders in Iran", "hackers working for"."""
    beside = [c for c in token.children if c.dep in OWNING and not leaning(c, parse)]
    beside += [g for c in beside if c.lower.endswith(("flagged", "made", "owned")) for g in c.children]
    near = (m for c in beside if (m := parse.mention_at.get(c.i)))
    found = [m.entity for m in near if parse.entity[m.entity].kind == "state"]
    if token.pos == "NOUN":
        about = _inside(token, parse) or _behind_them(token, parse)
        found += [e for e in about if parse.entity[e].country]
    return found


def _leader(clause: Token) -> Token | None:
    """Who leads a delegation: "officials led by the minister"."""
    agent = clause.child("agent") if clause.dep == "acl" and clause.lemma in ("lead", "head") else None
    return agent.child("pobj") if agent else None


def _behind_them(token: Token, parse: Parse) -> list[str]:
    """For whom a group works: "hackers working for North Korea", "a firm linked to Iran"."""
    for child in token.children:
        if child.dep in ("acl", "relcl") and child.lemma in TIED:
            held = Frame(parse, child).preps
            return [e for p in ("for", "to", "with", "by") for t in held.get(p, []) for e in parse.denoted(t)]
    return []


def _inside(token: Token, parse: Parse, preps: tuple[str, ...] = ("of", "in", "from")) -> list[str]:
    for child in token.children:
        noun = child.child("pobj") if child.dep == "prep" and child.lower in preps else None
        if noun is not None and (below := entities(noun, parse)):
            return below
    return []


def owners(token: Token, parse: Parse, *, there: bool = True) -> list[str]:
    """Those a thing belongs to or comes from: "North Korea's launch", "a Turkish plan", "farms in Chad".

    With `there` false, where it stands does not count ("talks in Geneva").
    """
    found = [e for c in token.children if c.dep in OWNING and c.i < token.i for e in _own(c, parse)]
    for child in token.children:
        if not found and child.dep == "poss":
            found = entities(child, parse)
    if found:
        return found
    for child in token.children:
        noun = child.child("pobj") if child.dep == "prep" and child.lower in FROM_OWNER else None
        if not there and child.lower in STANDING:
            continue
        if child.dep == "acl" and child.lemma not in NORMS and (agent := child.child("agent")):
            noun = agent.child("pobj")
        if noun is not None and (below := entities(noun, parse) or owners(noun, parse)):
            return below
    return _of_sentence(token, parse)


def _of_sentence(token: Token, parse: Parse) -> list[str]:
    """The owner of a bare "idea" or "move" that sums up the clause before it: the doer of that clause."""
    known = Frame(parse, token).known
    if token.dep not in ("appos", "npadvmod", "conj", "dep") or token.lemma not in known.words.ideas:
        return []
    for above in token.ancestors():
        if above.dep in ("ROOT", "ccomp", "conj") and above.pos == "VERB":
            subject = frames.subject(above, known)
            return entities(subject, parse) if subject else []
    return []


def _unique(ids: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
