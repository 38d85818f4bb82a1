"""Words that tell an event: dictionary first, then the slots that the pattern asks for."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from indicia.events import frames
from indicia.events.data import ENTITY, Lexicon, Light, Pattern, lexicon
from indicia.events.frames import Frame
from indicia.language import Parse, Token

ON_OTHERS = ("ASSAULT", "COERCE")  # what one does to oneself is neither
QUESTIONS = ("how", "whether", "if", "why", "what", "when", "where", "who", "which")


@dataclass(frozen=True, eq=False)
class Candidate:
    """A word that a pattern fits. `carrier` is the light verb it hangs on, if any."""

    frame: Frame
    pattern: Pattern
    carrier: Frame | None = None
    light: Light | None = None
    guessed: bool = False

    @property
    def token(self) -> Token:
        """The word that tells the event."""
        return self.frame.token

    @property
    def noun(self) -> bool:
        """Whether a noun tells it."""
        return self.token.pos not in ("VERB", "AUX")

    @property
    def made_by(self) -> str:
        """Slug of the row."""
        into = "-in" if self.pattern.receives and "in" in self.frame.particles else ""
        kind = "guess" if self.guessed else "noun" if self.noun else "verb"
        return f"events/{kind}:{self.token.lemma.replace(' ', '-')}{into}"


def find(parse: Parse, *, loose: bool = False) -> Iterator[Candidate]:
    """Every word of the parse that some pattern may fit, in text order, with each row that fits it.

    Rows of one word come in the order of the data, so the first whose other conditions hold is it.
    With `loose`, a word that no row fits is guessed at (`guesses.toml`).
    """
    known = lexicon()
    for token in parse.tokens:
        if token.pos in ("VERB", "AUX") or (token.tag.startswith("VB") and token.pos != "NOUN"):
            rows = _verb_rows(token, known.verbs)
            guesses = _verb_rows(token, known.guessed_verbs) if loose else ()
            if (rows or guesses) and token.dep not in ("amod", "compound"):
                frame = Frame(parse, token, known, quiet=False if loose else None)
                fitting = [Candidate(frame, row) for row in rows if fits(row, frame)]
                yield from fitting or (Candidate(frame, row, guessed=True) for row in guesses)
        elif token.pos in ("NOUN", "PROPN") and token.dep != "compound":
            found = list(_nouns(parse, token, known, loose=loose)) if token.lemma in known.nouns else []
            if not found and loose:
                guessed = known.guessed_nouns.get(token.lemma, ())
                found = [Candidate(Frame(parse, token, known), row, guessed=True) for row in guessed]
            yield from found


def _verb_rows(token: Token, verbs: dict[str, tuple[Pattern, ...]]) -> tuple[Pattern, ...]:
    """Rows of a verb; a past form whose lemma the tagger got wrong ("staged": stag) is cut here."""
    rows = verbs.get(token.lemma)
    if rows is None and token.lower.endswith("ed"):
        low = token.lower
        cut = [low[:-1], low[:-2], *([low[:-3]] if low[-3:-2] == low[-4:-3] else [])]
        rows = next((verbs[stem] for stem in cut if stem in verbs), None)
    return rows or ()


def _nouns(parse: Parse, token: Token, known: Lexicon, *, loose: bool) -> Iterator[Candidate]:
    frame = Frame(parse, token, known, quiet=False if loose else None)
    carrier, light = carried(frame)
    if carrier and not loose and harmless(carrier):  # "the singer kicked off her tour"
        frame.quiet = True
    for row in known.nouns[token.lemma]:
        if fits(row, frame) or (carrier and light and row.needs and _carried_fit(row, frame)):
            yield Candidate(frame, row, carrier, light)


def _carried_fit(row: Pattern, frame: Frame) -> bool:
    """A noun on a light verb needs no slot of its own but those that say what it is."""
    said = [n for n in row.needs if n.startswith(("mod:", "noun:"))]
    return not said and not any(holds(part, frame) for part in row.unless)


def carried(frame: Frame) -> tuple[Frame | None, Light | None]:
    """The light verb that a noun hangs on and how, or nothing."""
    token, known = frame.token, frame.known
    while token.dep == "conj":
        token = token.head
    verb, dep = token.head, token.dep
    if dep == "pobj" and verb.dep in ("prep", "agent") and verb.lower in ("in", "with", "on"):
        verb = verb.head if verb.head.lemma in ("engage", "participate", "step") else verb
    for light in known.light.get(verb.lemma, ()):
        as_subject = dep in ("nsubj", "nsubjpass")
        as_object = dep in ("dobj", "nsubjpass", "obj", "pobj") or (dep == "nsubj" and verb.tag == "VBN")
        if as_subject if light.role == "occurs" else as_object:
            return Frame(frame.parse, verb, known), light
    if (held := token.child("acl")) and held.tag == "VBN":
        for light in known.light.get(held.lemma, ()):
            if light.role == "doer":
                return Frame(frame.parse, held, known), light
    return None, None


def fits(row: Pattern, frame: Frame) -> bool:
    """Whether the word has what the row asks for, and nothing that it forbids."""
    if row.needs and not _one(row.needs, frame):
        return False
    if row.unless and _one(row.unless, frame):
        return False
    own = any(t.lower.endswith(("self", "selves")) for t in frame.objects)
    if own and row.type in ON_OTHERS and "up" not in frame.particles:  # "blew themselves up" is one
        return False
    return bool(row.conduct or row.moves) or not harmless(frame)


def _one(needs: tuple[str, ...], frame: Frame) -> bool:
    """Whether one of several alternatives holds. Plain loops: this is asked most of all."""
    for need in needs:
        for slot, rest in _parts(need):
            if not _slot(slot, rest, frame):
                break
        else:
            return True
    return False


def harmless(frame: Frame) -> bool:
    """Whether no state can be behind it: weather, disease, sport, prices; or it is only told in a film."""
    if frame.quiet is None:
        verb = frame.token.pos == "VERB"
        doers = [t for t in frame.subjects if t.pos == "NOUN" or not t.ner]
        kinds = [c for t in frame.subjects for c in t.children if c.dep == "compound"]  # "Cyclone Freddy"
        things = [t for t in frame.objects if t.pos == "NOUN"] if verb else []
        beside = [t for p in ("of", "for", "to", "on", "in") for t in frame.preps.get(p, [])] if verb else []
        above = [] if verb else [t for t in frame.token.ancestors() if t.pos == "NOUN"]
        frame.quiet = (
            frame.among(doers, "harmless_doer")
            or frame.among(kinds, "disaster")
            or frame.among(things, "harmless_thing")
            or frame.among([t for t in beside if t.pos == "NOUN"], "harmless_beside")
            or any(t.lemma in frame.known.classes["harmless_frame"] for t in above)
        )
    return frame.quiet


def holds(need: str, frame: Frame) -> bool:
    """Whether one alternative holds: each of its parts, joined by `+`, is there."""
    return _one((need,), frame)


@cache
def _parts(need: str) -> tuple[tuple[str, str], ...]:
    """The parts of an alternative, each as slot and rest."""
    return tuple((slot, rest) for slot, _, rest in (part.partition(":") for part in need.split("+")))


def _slot(slot: str, rest: str, frame: Frame) -> bool:
    token = frame.token
    if slot in {"dobj", "noun"}:
        return bool(frame.objects) and (not rest or frame.holds("", rest))
    if slot == "prep":
        word, _, group = rest.partition(":")
        return word in frame.preps and (not group or frame.holds(word, group))
    if slot == "near":
        word, _, group = rest.partition(":")
        around = [frame, *(Frame(frame.parse, t, frame.known) for t in frame.objects)]
        return any(word in f.preps and (not group or _any(f.preps[word], group, f)) for f in around)
    if slot == "mod":
        mods = [c for c in token.children if c.dep in frames.MODIFIERS or c.dep == "npadvmod"]
        return any(_modifier(m, token, rest, frame) for m in mods)
    if slot == "oprd":
        return _any([c for c in token.children if c.dep in ("oprd", "acomp")], rest, frame)
    if slot == "subject":
        return frame.among(frame.subjects, rest)
    return _plain(slot, rest, frame)


def _plain(slot: str, rest: str, frame: Frame) -> bool:
    words = {"question": QUESTIONS, "must": ("must",)}.get(slot)
    if words:
        return any(c.lower in words for clause in frame.clauses for c in clause.children)
    if slot == "nobj":
        return not frame.objects and not frame.clauses
    if slot in ("prt", "particle"):
        return rest in frame.particles or (slot == "prt" and rest in frame.preps)
    if slot == "many":
        return len(frame.subjects) > 1 or any(t.tag in ("NNS", "NNPS") for t in frame.subjects)
    if slot in ("passive", "relative"):
        return frame.passive if slot == "passive" else frame.token.dep == "relcl"
    return _clause(slot, rest, frame)


def _clause(slot: str, rest: str, frame: Frame) -> bool:
    if slot == "that":
        return any(c.child("mark") and c.child("nsubj", "nsubjpass") for c in frame.clauses)
    if slot == "clause":
        return bool(frame.clauses)
    if slot == "fact":
        return any(c.child("nsubj", "nsubjpass") and _indicative(c) for c in frame.clauses)
    verbs = [c for c in frame.token.children if c.dep in ("xcomp", "ccomp", "acl", "advcl")]
    return any(not rest or c.lemma in frame.known.classes[rest] for c in verbs if _infinitive(c))


def _indicative(verb: Token) -> bool:
    """Whether a clause tells what is or was: "it has not sent", "they left"; not "that it leave"."""
    helpers = {c.tag for c in verb.children if c.dep in ("aux", "auxpass")}
    return "MD" not in helpers and (verb.tag in ("VBD", "VBZ") or bool(helpers & {"VBD", "VBZ", "VBP"}))


def _infinitive(verb: Token) -> bool:
    return any(c.dep == "aux" and c.lower == "to" for c in verb.children)


def _any(tokens: list[Token], group: str, frame: Frame) -> bool:
    if not group:
        return bool(tokens)
    return frame.among(tokens, group)


def _modifier(modifier: Token, head: Token, group: str, frame: Frame) -> bool:
    if group in ("", ENTITY):
        return not group or modifier.i in frame.parse.mention_at
    words = frame.known.classes[group]
    inside = (t for t in frame.parse.tokens[modifier.left : modifier.right + 1] if t.i < head.i)
    return (
        modifier.lemma in words
        or modifier.lower in words
        or any(t.lemma in words for t in inside)
        or any(name in words for name in frames.phrase(modifier))
    )
