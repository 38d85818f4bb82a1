"""What the words of a sentence name: kinds of things, ships by name, and what a pronoun points back to."""

from weakref import WeakKeyDictionary

from indicia.language import Parse, Sentence, Token
from indicia.law.antecedents import subject_before
from indicia.law.wording import index

_BACK = ("it", "they", "them", "these", "those", "most", "some", "both", "all", "half", "which", "others")
_ARMS = frozenset(("arms",))
_WARES = frozenset(("seafood", "food"))
_BURIED = ("land", "naval", "sea", "limpet", "tank", "personnel", "buried")
_FIGURES = frozenset(("figurative",))
_WARY = frozenset(("parts", "wares"))
_MADE_OF = frozenset(("wmd_goods", "heavy_goods", "machinery"))
_LISTED = frozenset(("listed",))
_HOME = frozenset(("taken_home",))
_SHIP = frozenset(("vessels", "freighter"))
_ACTING = ("state", "organisation", "person", "place")
_POINTING = ("PRON", "DET", "ADJ", "NOUN")
_NOUNS = ("NOUN", "PROPN", "NUM", "SYM")


Kinds = dict[int, frozenset[str]]
# Three finders ask for the same sentences, for each act anew.
_found: "WeakKeyDictionary[Parse, dict[int, Kinds]]" = WeakKeyDictionary()


def kinds(parse: Parse, sentence: Sentence) -> Kinds:
    """The kinds of each token of a sentence that has some, by position."""
    of_page = _found.setdefault(parse, {})
    if sentence.index not in of_page:
        of_page[sentence.index] = _kinds(parse, sentence)
    return dict(of_page[sentence.index])


def _kinds(parse: Parse, sentence: Sentence) -> Kinds:
    tokens = parse.words(sentence)
    found = index().named(tokens)
    for token in tokens:
        if token.lemma in index().platforms and any(
            _ARMS & found.get(c.i, frozenset()) for c in token.children
        ):
            found[token.i] = found.get(token.i, frozenset()) | _ARMS  # "Su-35 fighters"
        if token.lower in ("back", "return") and _to_work(parse, token):
            found.pop(token.i, None)  # "are back in Primorye" has sent nobody home
        if token.lower == "mine" and not any(c.lower in _BURIED for c in token.children):
            found[token.i] = found.get(token.i, frozenset()) - _ARMS  # coal comes from it
        if token.lemma in ("case", "cases") and any(c.lower == "of" for c in token.children):
            found[token.i] = found.get(token.i, frozenset()) - _FIGURES  # "cases of ammunition"
        if _LISTED & found.get(token.i, frozenset()) and _of_a_state(parse, token):
            found[token.i] -= _LISTED  # a state is under sanctions, but on no list
        if _WARY & found.get(token.i, frozenset()) and (kind := _made_of(token, found)):
            found[token.i] |= kind  # "maraging steel", though the parser makes it an adjective
        if _HOME & found.get(token.i, frozenset()) and _not_gone(token):
            found[token.i] -= _HOME  # "had not sent them back": they are there
        if token.lower == "frozen" and _WARES & found.get(token.head.i, frozenset()):
            found.pop(token.i, None)  # "frozen clams" are in no freeze
        mention = parse.mention_at.get(token.i)
        if token.lower in _BACK and token.pos in _POINTING and token.dep != "det":
            found[token.i] = found.get(token.i, frozenset()) | _before(parse, sentence, token)
        elif (
            mention is not None
            and parse.entity[mention.entity].kind == "vessel"
            and token.i not in found
            and not _told(token, found)
        ):
            found[token.i] = _SHIP
    return found


def _made_of(token: Token, found: dict[int, frozenset[str]]) -> frozenset[str]:
    """The kinds that a word before a part or ware tells it to be."""
    before = [c for c in token.children if c.dep in ("amod", "compound") and c.i == token.i - 1]
    return frozenset[str]().union(*(found.get(c.i, frozenset()) & _MADE_OF for c in before))


def _of_a_state(parse: Parse, token: Token) -> bool:
    """Whether a participle stands beside the name of a state: "North Korea, sanctioned for its rockets"."""
    mention = parse.mention_at.get(token.head.i)
    beside = token.dep in ("acl", "amod", "relcl") and token.tag == "VBN"
    return beside and mention is not None and parse.entity[mention.entity].kind == "state"


def _not_gone(token: Token) -> bool:
    """Whether the word of going home, or its verb, is negated."""
    verb = token if token.pos == "VERB" else token.head
    return verb.pos == "VERB" and verb.child("neg") is not None


def _to_work(parse: Parse, token: Token) -> bool:
    """Whether "back" leads to where somebody works, and not home."""
    after = parse.tokens[token.i + 1 : token.i + 3]
    return [t.lower for t in after[:1]] in (["in"], ["at"], ["on"]) or [t.lower for t in after] == [
        "to",
        "work",
    ]


def _told(token: Token, found: dict[int, frozenset[str]]) -> bool:
    """Whether a word beside a ship's name says already that it is one."""
    return any(found.get(c.i, frozenset()) & _SHIP for c in (*token.children, token.head))


def _before(parse: Parse, sentence: Sentence, token: Token) -> frozenset[str]:
    """The kinds of what the sentence before is about, or says was done by or to something."""
    subject = subject_before(parse, sentence)
    party = subject is not None and parse.mention_at.get(subject.i)
    if subject is None or (party and parse.entity[party.entity].kind in _ACTING):
        return frozenset()
    if any(t.i < token.i and t.dep == "nsubj" for t in parse.words(sentence)):
        return frozenset()
    named = index().named(parse.words(parse.sentences[sentence.index - 1]))
    roles = ("nsubj", "nsubjpass", "dobj", "agent", "attr")
    nouns = [
        t
        for top in subject.head.children
        if top.dep in roles
        for t in parse.tokens[top.left : top.right + 1]
        if t.i in named and (t.pos in _NOUNS or t.dep == "amod")
    ]
    return frozenset[str]().union(*(named[t.i] for t in nouns))
