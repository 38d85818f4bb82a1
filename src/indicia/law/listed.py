"""What a possible listing does to the law: its regime follows the party, and its days bound the matter."""

from dataclasses import replace

from msgspec import structs

from indicia.language import Parse, Token
from indicia.law.citing import Found, day_of
from indicia.law.files import RegimeFile
from indicia.law.provisions import Regime
from indicia.law.sides import belongs
from indicia.law.telling import Act
from indicia.model import PossibleListing

AREA = "designated_party"
_OWN = (AREA, "port_call")  # areas whose paragraphs bind only while the party is listed
_LISTING = ("list", "designate", "blacklist", "sanction", "name")
_STANDING = ("be", "remain", "stand", "put", "place", "add")
_COUNCIL = frozenset(("council", "committee", "un", "u.n.", "nations"))
_WORDS = {"travel_ban": "travel_ban", "port_ban": "port_ban"}  # measure -> its kind of words
_THEN = {
    "before": "was not yet listed on that day",
    "after": "had left the list by then",
    "listed": "was listed on that day",
    "unknown": "may have been listed on that day: the list does not say",
}


def with_parties(
    files: tuple[RegimeFile, ...], listings: tuple[PossibleListing, ...], parse: Parse
) -> tuple[RegimeFile, ...]:
    """The regimes, each with the parties of the page that it may have listed among its groups."""
    return tuple(
        file.with_groups(
            tuple(
                parse.entity[it.entity].name
                for it in listings
                if it.entity is not None and it.regime == file.regime.id
            )
        )
        for file in files
    )


def marked(listings: tuple[PossibleListing, ...], parse: Parse) -> dict[int, frozenset[str]]:
    """The heads of mentions of parties that may be listed, as words that say "listed" (`conduct.toml`)."""
    kinds: dict[str, set[str]] = {}
    for it in listings:
        if it.entity is None:
            continue
        held = kinds.setdefault(it.entity, {"listed"})
        held.update(_WORDS[measure] for measure in it.measures if measure in _WORDS)
    return {
        parse.heads[mention.id]: frozenset(kinds[mention.entity])
        for mention in parse.mentions
        if mention.entity in kinds
    }


def called_listed(parse: Parse) -> dict[int, frozenset[str]]:
    """The heads of mentions of parties whom the page says that the Council has listed, as such words.

    "The Council listed him in 2022", "who has been on the Committee's list": dealings with them may be
    told in any other sentence. A state is under measures, but on no list.
    """
    verbs = (verb for verb in parse.tokens if verb.pos in ("VERB", "AUX") and _lists(verb, parse))
    denoted = {entity for verb in verbs for noun in _whom(verb) for entity in parse.denoted(noun)}
    found = {id_ for id_ in denoted if parse.entity[id_].kind not in ("state", "place")}
    return {parse.heads[m.id]: frozenset(("listed", "un")) for m in parse.mentions if m.entity in found}


def _lists(verb: Token, parse: Parse) -> bool:
    """Whether a verb tells of putting somebody on a list of the United Nations, or being on it."""
    if verb.lemma in _LISTING:
        return any(t.lower in _COUNCIL for t in parse.tokens[verb.left : verb.right + 1])
    return verb.lemma in _STANDING and any(
        noun.lemma in ("list", "blacklist", "freeze", "ban")
        and any(t.lower in _COUNCIL for t in parse.tokens[noun.left : noun.right + 1])
        for prep in verb.children
        if prep.lower in ("on", "to", "under")
        for noun in prep.children
    )


def _whom(verb: Token) -> list[Token]:
    if verb.dep == "relcl" and not verb.child("dobj"):
        return [verb.head]
    passive = verb.child("nsubjpass") is not None or verb.lemma in ("be", "remain", "stand")
    kinds = ("nsubjpass", "nsubj") if passive else ("dobj",)
    return [c for c in verb.children if c.dep in kinds]


def settle(
    found: Found, act: Act, regime: Regime, listings: tuple[PossibleListing, ...]
) -> tuple[Found, tuple[str, ...]]:
    """Say of dealings with a listed party which listing is meant, and drop what lies outside its days.

    Returns:
        What is cited, its reasons completed; and, where nothing is left, whom the list did not hold then.
    """
    parties = (*found.sides.origin, *found.sides.other)
    own = [it for it in listings if it.entity in parties and it.regime == regime.id]
    if act.area == AREA and not own:
        return _said(found, "that a party is listed is the page's word: no list in use shows it"), ()
    if not own:
        return found, ()
    day = day_of(act, regime.data_of)
    then = {it.reference: it.during(day.first, day.last) for it in own}
    tied = act.area not in _OWN and _tied_otherwise(parties, own, regime, act.parse)
    if not tied and act.area not in _OWN and not _of_the_land(own, regime):
        return replace(found, provisions=()), ()
    bound = act.area in _OWN or not (tied or regime.territory)
    if bound and not {"listed", "unknown"}.intersection(then.values()):
        return replace(found, provisions=()), tuple(
            f"{it.place.text}, maybe {it.reference}, {_THEN[then[it.reference]]}{_since(it)}" for it in own
        )
    texts = (
        f"{it.place.text} may be {it.reference} of the {it.list_name} as of {it.data_of}"
        f" (“{it.matched}”, likeness {it.score:.2f}), which {_THEN[then[it.reference]]}{_since(it)}"
        for it in own
    )
    return _said(found, "; ".join(texts)), ()


def _tied_otherwise(
    parties: tuple[str, ...], own: list[PossibleListing], regime: Regime, parse: Parse
) -> bool:
    """Whether the regime would be touched without the listings: by its land, or a group of its own."""
    names = {parse.entity[it.entity].name for it in own if it.entity}
    bare = structs.replace(regime, groups=tuple(group for group in regime.groups if group not in names))
    return any(belongs(parse.entity.get(id_), bare) for id_ in parties)


def _of_the_land(own: list[PossibleListing], regime: Regime) -> bool:
    """Whether a listed party is of the regime's land, whose other measures follow it on any day.

    A foreigner whom a regime lists carries nothing out of its land by being listed.
    """
    lands = set(regime.territory)
    return not lands or any(not it.countries or lands.intersection(it.countries) for it in own)


def _since(it: PossibleListing) -> str:
    if it.delisted_on:
        return f" (listed {it.listed_on or 'on a day not given'} to {it.delisted_on})"
    if it.gone_by:
        return f" (listed since {it.listed_on or 'a day not given'}, gone between {it.seen} and {it.gone_by})"
    return f" (listed since {it.listed_on})" if it.listed_on else ""


def _said(found: Found, text: str) -> Found:
    """What is cited, with one more clause in each reason."""
    rows = (structs.replace(row, why=f"{row.why.removesuffix('.')}; {text}.") for row in found.provisions)
    return replace(found, provisions=tuple(rows))
