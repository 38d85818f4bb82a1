"""Names: known ones by the lexicon, others by the parser's entity labels."""

from indicia.language.names import data
from indicia.language.names.desk import Desk, Found, Thing, root_of
from indicia.language.names.lexicon import Known, Spot, lexicon, slug, spots
from indicia.language.names.roles import roles
from indicia.language.tree import Token
from indicia.model import EntityKind

LABELS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
SEAT = "seat of "  # before the code of a state of which only the capital is named
NAME_TAGS = ("NNP", "NNPS")
# Places in the sentence where a capitalised noun that no label covers still names somebody.
NAMING = ("nsubj", "nsubjpass", "pobj", "dobj", "dative", "appos", "conj", "poss")


def names(desk: Desk) -> list[tuple[int, int, Known | None]]:
    """Put every name but persons' on the desk; persons are returned, as tokens and row, in text order."""
    tokens = desk.tokens
    persons: list[tuple[int, int, Known | None]] = []
    chosen = choose(desk, spots(desk.article.text, tokens))
    runs = labelled(tokens, chosen)
    persons.extend((first, last, None) for first, last, label in runs if label == "PERSON")
    for spot, known in chosen:
        if known.sort in ("person", "surname"):
            persons.append((spot.first, spot.last, known))
        elif not _inside_person(persons, spot):
            put_known(desk, spot, known)
    for first, last, label in runs:
        if label != "PERSON":
            unknown(desk, first, last, LABELS[label])
    persons.sort(key=lambda p: (p[0], -p[1]))
    return [p for k, p in enumerate(persons) if k == 0 or p[0] > persons[k - 1][1]]


def _inside_person(persons: list[tuple[int, int, Known | None]], spot: Spot) -> bool:
    return any(first <= spot.first and spot.last <= last for first, last, _ in persons)


def choose(desk: Desk, found: list[Spot]) -> list[tuple[Spot, Known]]:
    """The spots that stand, the longest where they overlap, each with the row it means here."""
    named = {codes[0] for s in found if len(codes := _codes(s)) == 1}
    named |= {SEAT + r.country for s in found for r in s.rows if r.sort == "seat" and r.country}
    chosen: list[tuple[Spot, Known]] = []
    end = -1
    for spot in found:
        if spot.first > end and (known := meant(desk, spot, named)) is not None:
            chosen.append((spot, known))
            end = spot.last
    return chosen


def _codes(spot: Spot) -> list[str | None]:
    """The states that a spot may name; "Dominican" is of two, and so names neither by itself."""
    return list(dict.fromkeys(row.country for row in spot.rows if row.sort in ("state", "adjective")))


def meant(desk: Desk, spot: Spot, named: set[str | None]) -> Known | None:
    """The row that a spot means in its place, if any stands there.

    The same name elsewhere is told by the page: a town of a state it names before a larger one.
    """
    token = desk.tokens[root_of(desk.tokens, spot.first, spot.last)]
    standing = [row for row in spot.rows if stands(desk, spot, row, token, named)]
    if not standing:
        return None
    sorts = {row.sort: row for row in reversed(standing)}
    if "adjective" in sorts and "state" in sorts and token.dep in ("amod", "compound", "nmod"):
        return sorts["adjective"]
    if standing[0].sort in ("town", "adjective", "people", "person"):
        return next(
            (row for row in standing if row.country in named and row.sort == standing[0].sort), standing[0]
        )
    return standing[0]


def stands(desk: Desk, spot: Spot, row: Known, token: Token, named: set[str | None]) -> bool:
    """Whether a row can be meant where its name stands."""
    tokens = desk.tokens
    if row.sort == "compass":
        return _compass(tokens, spot, row, named)
    if row.sort not in ("person", "body") and _part_of_person(tokens, spot):
        return False
    if row.sort == "surname":
        return token.dep != "compound" or token.tag in NAME_TAGS
    if row.sort == "town":
        return _town(tokens, spot, token)
    if row.about is not None:
        silent = named.isdisjoint((row.about, SEAT + row.about))
        if silent or _on_another(tokens, spot, row.about):
            return False
    if row.sort == "body" and spot.first == spot.last:
        return _body(token, spot, tokens)
    return not (row.sort == "adjective" and token.lower == "us" and token.text != "US")


def _on_another(tokens: tuple[Token, ...], spot: Spot, about: str) -> bool:
    """Whether a body of many is said to be on another state: "the panel of experts on Yemen"."""
    after = tokens[spot.last + 1 : spot.last + 6]
    if not after or after[0].lower != "on":
        return False
    name = next((t for t in after[1:] if t.tag in NAME_TAGS), None)
    own = (*data.states()[about].name.split(), about, "DPRK")
    return name is not None and name.text not in own and name.ner in ("GPE", "LOC", "NORP")


def _compass(tokens: tuple[Token, ...], spot: Spot, row: Known, named: set[str | None]) -> bool:
    token = tokens[spot.first]
    after = tokens[spot.last + 1] if spot.last + 1 < len(tokens) else None
    return (
        row.country in named
        and spot.first > 0
        and tokens[spot.first - 1].lower == "the"
        and token.dep not in ("amod", "compound", "nmod")
        and not (after is not None and (after.lower == "of" or after.tag in NAME_TAGS))
    )


def _part_of_person(tokens: tuple[Token, ...], spot: Spot) -> bool:
    """Whether the parser sees a longer person's name around the spot ("Jordan Smith")."""
    if any(tokens[i].ner != "PERSON" for i in range(spot.first, spot.last + 1)):
        return False
    before, after = spot.first - 1, spot.last + 1
    return any(
        0 <= i < len(tokens)
        and tokens[i].ner == "PERSON"
        and tokens[i].tag == "NNP"
        and tokens[i].sentence == tokens[spot.first].sentence
        for i in (before, after)
    )


def _town(tokens: tuple[Token, ...], spot: Spot, token: Token) -> bool:
    """A town's name may be any word: it wants a label, or a preposition of place."""
    labels = {tokens[i].ner for i in range(spot.first, spot.last + 1)}
    if labels <= {"GPE", "LOC", "FAC"}:
        return True
    placed = token.dep == "pobj" and token.head.lower in roles().seats.prepositions
    if labels <= {"", "ORG"} and placed:
        return True
    return labels == {""} and token.tag in NAME_TAGS and spot.last > spot.first


def _body(token: Token, spot: Spot, tokens: tuple[Token, ...]) -> bool:
    """A body's one-word name is a noun, and not the last word of a longer name ("Maritime Guardian")."""
    if token.pos not in ("PROPN", "NOUN", "ADJ", "X"):
        return False
    before = tokens[spot.first - 1] if spot.first else None
    longer = before is not None and before.tag == "NNP" and before.ner == "ORG" and token.ner == "ORG"
    return token.text.isupper() or not longer


def put_known(desk: Desk, spot: Spot, known: Known) -> None:
    """Put a known name on the desk."""
    head = root_of(desk.tokens, spot.first, spot.last)
    token = desk.tokens[head]
    key, name, kind = f"known:{known.key}", known.name, known.kind
    hyphened = desk.article.text[desk.tokens[spot.last].end :][:1] in ("-", "–")
    article = spot.first > 0 and desk.tokens[spot.first - 1].lower == "the" and not hyphened
    first = spot.first - 1 if article else spot.first
    way = "name"
    if known.sort in ("adjective", "people"):
        way = "adjective" if token.dep in ("amod", "compound", "nmod") else "name"
        first = spot.first if way == "adjective" else first
        state = _minority(desk, spot.first) if known.sort == "people" else None
        if state is not None:
            desk.put(Found(first, spot.last, head, (_people(desk, spot, state),), way))
            desk.covered.update(range(spot.first, spot.last + 1))
            return
        if known.sort == "people" and desk.tokens[max(0, spot.first - 1)].lower not in ("the", "with"):
            key, name, kind = f"people:{known.country}", desk.words(spot.first, spot.last), "group"
        elif known.sort == "adjective" and _one_person(desk, spot, token):
            key, name, kind = f"phrase:{desk.words(spot.first, spot.last).lower()}", token.text, "person"
    elif known.sort == "seat" and is_town(token):
        key, name, kind = f"seat:{desk.words(spot.first, spot.last).lower()}", token.text, "place"
        name = desk.words(spot.first, spot.last)
    thing = desk.thing(key, name, kind, known.country, known.key if key.startswith("known:") else None)
    if known.sort == "body":
        thing.called.update(word for called in (*known.called, known.name.lower()) for word in called.split())
    desk.put(Found(first, spot.last, head, (thing,), way))
    desk.covered.update(range(spot.first, spot.last + 1))


def _minority(desk: Desk, first: int) -> str | None:
    """The state that a people lives in who bear the name of another: "Bosnian Serbs" is Bosnia.

    Empty for "ethnic Albanians", whose name tells no state at all; None for any other people.
    """
    if not first:
        return None
    before = desk.tokens[first - 1]
    if before.lower == "ethnic":
        return ""
    of = desk.at.get(before.i)
    if of is None or of.way != "adjective" or before.head.i != first:
        return None
    return of.thing.country


def _people(desk: Desk, spot: Spot, state: str) -> Thing:
    """A people by its own name, of a state or of none."""
    words = desk.words(spot.first - 1, spot.last)
    return desk.thing(f"people:{words.lower()}", words, "group", state or None)


def _one_person(desk: Desk, spot: Spot, token: Token) -> bool:
    """A demonym as a noun for one person ("a Russian")."""
    if token.dep in ("amod", "compound", "nmod") or spot.first == 0:
        return False
    before = desk.tokens[spot.first - 1]
    return before.lower in ("a", "an", "one", "another") and before.head is token


def is_town(token: Token) -> bool:
    """Whether a capital's name is the town here, and not the state that sits in it."""
    seats = roles().seats
    while token.dep == "conj":
        token = token.head
    if token.dep in ("npadvmod", "appos") or any(
        c.dep == "appos" and c.lower in ("capital",) for c in token.children
    ):
        return True
    if token.dep == "dobj":
        return token.head.lemma in seats.motion
    if token.dep != "pobj":
        return False
    if token.head.lower in seats.prepositions:
        return True
    return token.head.lower in ("to", "for", "of", "on") and token.head.head.lemma in seats.motion


def labelled(tokens: tuple[Token, ...], chosen: list[tuple[Spot, Known]]) -> list[tuple[int, int, str]]:
    """Runs of the parser's labels that no known name answers for."""
    known = {i: (spot, row) for spot, row in chosen for i in range(spot.first, spot.last + 1)}
    runs: list[tuple[int, int, str]] = []
    k = 0
    while k < len(tokens):
        label, first = tokens[k].ner, k
        k += 1
        if label not in LABELS:
            continue
        while k < len(tokens) and tokens[k].ner == label and tokens[k].sentence == tokens[first].sentence:
            k += 1
        while label == "PERSON" and k + 1 < len(tokens) and _hyphened(tokens, k):
            k += 2
        run = trimmed(tokens, first, k - 1)
        if run is not None and _unanswered(known, *run, label):
            runs.append((*run, label))
    return runs


def _hyphened(tokens: tuple[Token, ...], k: int) -> bool:
    """Whether a hyphen at `k` ties the next word to a name ("Park Sun-won")."""
    before, hyphen, after = tokens[k - 1 : k + 2]
    return (
        hyphen.text == "-"
        and before.end == hyphen.start
        and hyphen.end == after.start
        and after.text.isalpha()
    )


def _unanswered(known: dict[int, tuple[Spot, Known]], first: int, last: int, label: str) -> bool:
    """A run stands when no known name is in it, or when it is an unknown body named after a state."""
    inside = [known[i][1] for i in range(first, last + 1) if i in known]
    if not inside:
        return True
    states = all(row.sort in ("state", "adjective", "seat", "town", "region", "sea") for row in inside)
    return label == "ORG" and states and len(inside) < last - first + 1 and last not in known


def trimmed(tokens: tuple[Token, ...], first: int, last: int) -> tuple[int, int] | None:
    """A labelled run without articles, titles, possessive marks and quotes at its ends."""
    titles = roles().titles.words
    while first <= last and (tokens[first].pos in ("DET", "PUNCT") or tokens[first].lower in titles):
        first += 1
    while first <= last and (tokens[last].tag == "POS" or tokens[last].pos == "PUNCT"):
        last -= 1
    if first > last or not any(tokens[i].text[0].isupper() for i in range(first, last + 1)):
        return None
    return first, last


def unknown(desk: Desk, first: int, last: int, kind: EntityKind) -> None:
    """Put a name that only the parser knows on the desk."""
    head = root_of(desk.tokens, first, last)
    if kind == "group" and desk.tokens[head].dep in ("amod", "compound", "nmod"):
        return
    if kind == "organisation" and desk.tokens[head].pos not in ("PROPN", "NOUN"):
        return
    name = desk.words(first, last)
    if (longer := _last_word_of(desk, first, last)) is not None:
        desk.put(Found(first - 1, last, head, (longer,), "name"))
        desk.covered.update(range(first, last + 1))
        return
    if (meant := stood_for(desk, name)) is not None:
        key, kind = f"known:{meant.key}", meant.kind
        thing = desk.thing(key, meant.name, kind, meant.country, meant.key)
        thing.called.update(word for called in meant.called for word in called.split())
        desk.put(Found(first, last, head, (thing,), "name"))
        desk.covered.update(range(first, last + 1))
        return
    if name.lower() in roles().titles.modifiers or name.lower() in roles().sort:
        return
    if (
        kind == "organisation"
        and first == last
        and desk.tokens[head].tag in ("NN", "NNS")
        and not name.isupper()
    ):
        return
    thing = desk.thing(f"name:{slug(name) or name}", name, kind)
    thing.called.update(desk.tokens[i].lower for i in range(first, last + 1))
    if first and desk.tokens[first - 1].lower == "the":
        first -= 1
    desk.put(Found(first, last, head, (thing,), "name"))
    desk.covered.update(range(first, last + 1))


def _last_word_of(desk: Desk, first: int, last: int) -> Thing | None:
    """The one known body whose name ends in a bare "the Journal"."""
    if first != last or not first or desk.tokens[first - 1].lower != "the":
        return None
    known = (t for t in desk.things.values() if t.known is not None and t.kind == "organisation")
    ending = [t for t in known if t.name.split()[-1] == desk.tokens[first].text != t.name]
    return ending[0] if len(ending) == 1 else None


def stood_for(desk: Desk, name: str) -> Known | None:
    """The body that a bare name means on a page about one state ("the Joint Chiefs of Staff")."""
    named = {key.removeprefix("known:") for key in desk.things if key.startswith("known:")}
    rows = [
        row
        for (code, phrase), row in lexicon().stands_for.items()
        if phrase == name.lower() and code in named
    ]
    return rows[0] if len(rows) == 1 else None


def leftover(desk: Desk) -> None:
    """Capitalised nouns in the place of a name that neither the lexicon nor the parser has."""
    for token in desk.tokens:
        if (
            token.tag in NAME_TAGS
            and token.ner in ("", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW")
            and token.dep in NAMING
            and token.i not in desk.covered
            and token.i not in desk.at
            and token.text[0].isupper()
            and token.lower not in roles().sort
            and token.lower.removesuffix("s") not in roles().sort
            and not desk.sentences[token.sentence].title
        ):
            first = token.i
            while first - 1 >= token.left and _joins(desk, first - 1, token):
                first -= 1
            name = desk.words(first, token.i)
            desk.put(
                Found(
                    first,
                    token.i,
                    token.i,
                    (desk.thing(f"name:{slug(name) or name}", name, "unknown"),),
                    "name",
                )
            )
            desk.covered.update(range(first, token.i + 1))


def _joins(desk: Desk, i: int, token: Token) -> bool:
    word = desk.tokens[i]
    return word.tag in NAME_TAGS and word.dep == "compound" and i not in desk.covered and word.head is token


def countries_in_names(desk: Desk) -> None:
    """A body named after a state, or owned by one in its phrase, belongs to it."""
    for row in desk.by_sentence:
        inner = [f for f in row if f.thing.kind in ("state", "place") and f.thing.country]
        for found in row:
            thing = found.thing
            if (
                thing.kind in ("organisation", "unknown", "vessel")
                and thing.known is None
                and not thing.country
            ):
                thing.country = _owner(desk, found, inner)


def _owner(desk: Desk, found: Found, inner: list[Found]) -> str | None:
    for other in inner:
        after = [t.lower for t in desk.tokens[other.head + 1 : found.first]]
        if len(after) == 2 and after[0] == "-" and after[1] in roles().owning.belonging:
            return other.thing.country
        inside = found.first <= other.head < found.last
        if inside and desk.tokens[other.head + 1].lower == "affairs":
            continue  # "the Department of US Affairs" is another state's
        if inside:
            return other.thing.country
        token = desk.tokens[other.head]
        if token.head.i == found.head and token.dep in ("poss", "amod", "compound", "nmod"):
            return other.thing.country
    return None


__all__ = ["Thing", "countries_in_names", "leftover", "names"]
