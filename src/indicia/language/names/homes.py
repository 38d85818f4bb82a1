"""What a page leaves unsaid since its readers know it: whose ministry, whose statement, which "researcher".

A dispatch of a state's own agency says "the Foreign Ministry" and means its own; a headline says "minister"
of whom the text names; a lead says "a researcher", and the next paragraph who he is.
"""

from indicia.language.names.data import bodies
from indicia.language.names.desk import SUBJECTS, Desk, Found, Thing
from indicia.language.names.roles import roles
from indicia.language.tree import Token

_GIVING_OUT = frozenset(("release", "issue", "publish", "make", "give", "carry", "send", "read"))
_WRITING = frozenset(("say", "write", "tell", "state", "note", "add", "announce"))
_LEAD = 6  # sentences in which somebody who was only described is named
_ROLES = frozenset(("person", "organisation"))


def own_bodies(desk: Desk) -> None:
    """A ministry of no state on a page of a state's own agency is that state's, and so are its people."""
    home = _home(desk)
    if home is None:
        return
    for thing in list(desk.things.values()):
        if thing.kind == "organisation" and not (thing.country or thing.known) and _of_a_state(thing):
            thing.country = home
    for row in desk.by_sentence:
        for found in row:
            if found.thing.kind == "person" and not (found.thing.country or found.thing.known):
                found.thing.country = _body_behind(desk, found)


def _home(desk: Desk) -> str | None:
    """The state whose own agency a page is of: by its dateline, credit or outlet."""
    article = desk.article
    line = article.dateline.text if article.dateline else ""
    for row in bodies()["media"].rows:
        names = (row.name, *row.names)
        own = article.credit in names or article.outlet in names or any(f"({name})" in line for name in names)
        if own and "state media" in row.stands_for:
            return row.country
    return None


def _of_a_state(thing: Thing) -> bool:
    return any(noun in thing.name.lower().split() for noun in ("ministry", "government", "parliament"))


def _body_behind(desk: Desk, found: Found) -> str | None:
    """The state of the body that a person is said to be of, through any number of its parts."""
    ahead = [c for c in desk.tokens[found.head].children if c.i > found.head]
    for _ in range(4):
        things = [t for prep in ahead if prep.dep == "prep" and prep.lower == "of" for t in prep.children]
        for token in things:
            other = desk.at.get(token.i)
            if other is not None and other.thing.kind == "organisation" and other.thing.country:
                return other.thing.country
        ahead = [c for token in things for c in token.children]
    return None


def giver(desk: Desk, paper: Token) -> tuple[Thing, ...]:
    """Who gave out a paper: the subject of "released the following statement", "made public a statement"."""
    verb = paper.head
    if verb.lower == "in" and verb.head.lemma in _WRITING:  # "said in a report"
        verb = verb.head
    elif paper.dep not in ("dobj", "nsubj", "oprd") or verb.lemma not in _GIVING_OUT:
        return ()
    subject = next((c for c in verb.children if c.dep in SUBJECTS and c is not paper), None)
    found = desk.at.get(subject.i) if subject is not None else None
    return (found.thing,) if found is not None and found.thing.kind in _ROLES else ()


def named_later(desk: Desk) -> None:
    """Take a role in a headline for whom the text means by it, "a researcher" for the one it then names."""
    for index, sentence in enumerate(desk.sentences[:_LEAD]):
        for found in desk.by_sentence[index]:
            if found.way != "phrase" or found.thing.kind not in _ROLES or found.thing.known:
                continue
            if sentence.title:
                _of_headline(desk, found, index)
            elif desk.tokens[found.first].lower in ("a", "an"):
                _of_lead(desk, found, index)


def _of_headline(desk: Desk, found: Found, index: int) -> None:
    """A bare "minister says" is the first of the text whom it calls so, if he or it speaks there."""
    thing, noun = found.thing, desk.tokens[found.head].lemma
    if thing.key != f"phrase:{thing.country}:{desk.words(found.first, found.last).lower()}":
        return
    for row in desk.by_sentence[index + 1 : index + 1 + _LEAD]:
        for other in sorted(row, key=lambda f: f.head):
            if other.thing.kind == thing.kind and noun in other.thing.called and desk.is_subject(other):
                thing.same = other.thing if other.thing is not thing else None
                return


def _of_lead(desk: Desk, found: Found, index: int) -> None:
    """Somebody described is the only person whom the page then names and then calls "the researcher"."""
    thing, noun = found.thing, desk.tokens[found.head].lemma
    after = [f for row in desk.by_sentence[index + 1 : index + _LEAD] for f in row]
    again = [f for f in after if f.things == (thing,) and desk.tokens[f.head].lemma == noun]
    named = {f.thing for f in after if f.thing.key.startswith(("person:", "known:")) and _speaks(desk, f)}
    if not again or len(named) != 1 or thing.kind != "person":
        return
    (one,) = named
    first = min(f.head for f in after if f.thing is one)
    if first < min(f.head for f in again) and one.kind == "person" and not one.called & roles().offices:
        one.country = one.country or thing.country
        thing.same = one


def _speaks(desk: Desk, found: Found) -> bool:
    return found.thing.kind == "person" and desk.is_subject(found)
