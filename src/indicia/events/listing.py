"""Who a page says the United Nations have put on a sanctions list; national lists do not count."""

from functools import lru_cache

from indicia.language import Parse, Token

WORDS = ("sanctioned", "blacklisted", "designated", "listed", "sanction", "embargoed")
LISTS = ("sanction", "blacklist", "list", "embargo", "freeze")
PUTTING = ("designate", "blacklist", "sanction", "list", "put", "place", "add", "name", "include")
COUNCIL = ("u.n.", "un", "security council", "united nations", "1718 committee", "1737 committee")
NATIONAL = ("u.s.", "us", "eu", "american", "treasury", "european", "british", "washington", "ofac")
KINDS = ("organisation", "person", "vessel", "group")
TO = ("on", "to", "under", "in")


def is_listed(token: Token, parse: Parse) -> bool:
    """Whether a noun phrase names somebody on a list of the United Nations."""
    return _says_so(token, parse) or bool(_on_this_page(parse).intersection(parse.denoted(token)))


def _says_so(token: Token, parse: Parse) -> bool:
    """Whether the phrase itself says so: "a U.N.-sanctioned firm", "a company under UN sanctions"."""
    for child in token.children:
        words = parse.tokens[child.left : child.right + 1]
        low = [t.lower for t in words]
        before = [t.lower for t in parse.tokens[token.left : token.i]]
        named = any(name in low or name in before for name in COUNCIL)
        if child.dep in ("amod", "compound", "nmod") and child.lower.endswith(WORDS):  # "U.N.-blacklisted"
            return named or child.lower.startswith(("un-", "u.n.-"))
        if child.dep == "prep" and child.lower in ("under", "on") and any(t.lemma in LISTS for t in words):
            return named or "council" in low
    return False


@lru_cache(maxsize=4)
def _on_this_page(parse: Parse) -> frozenset[str]:
    """Ids of those that a phrase calls listed, or that a sentence with the Council in it puts on a list."""
    said = (parse.tokens[head] for head in parse.mention_at)
    found = {e for t in said if _says_so(t, parse) for e in parse.denoted(t)}
    for token in parse.tokens:
        if token.lemma not in PUTTING or token.pos != "VERB" or not _of_council(token, parse):
            continue
        if token.lemma in ("put", "place", "add", "name", "include", "list") and not _to_a_list(token):
            continue
        whom = [c for c in token.children if c.dep in ("nsubjpass", "dobj")]
        if token.dep in ("acl", "relcl") and not any(c.lower not in ("which", "that", "who") for c in whom):
            whom = [token.head]
        found.update(e for noun in whom for e in parse.denoted(noun))
    return frozenset(e for e in found if parse.entity[e].kind in KINDS)


def _of_council(verb: Token, parse: Parse) -> bool:
    text = " " + " ".join(t.lower for t in parse.tokens[verb.left : verb.right + 1]) + " "
    return any(f" {name} " in text for name in COUNCIL) and not any(f" {n} " in text for n in NATIONAL)


def _to_a_list(verb: Token) -> bool:
    behind = [c for c in verb.children if c.dep == "prep" and c.lower in TO]
    return any(noun.lemma in LISTS for prep in behind for noun in prep.children)
