"""Who is behind a statement: rules in order, each a function whose docstring reaches the user."""

import re
from collections.abc import Callable
from functools import cache

from indicia.language.names.data import bodies, demonyms, in_office, persons, states
from indicia.model import Entity, OriginEdge, OriginNode
from indicia.origins import panels, sourced
from indicia.origins.data import Body, Known, Medium, any_of, phrases, wording
from indicia.origins.panels import PANEL
from indicia.origins.speakers import Speaker, Voice

_LONG_NAME = 3
# A name, or a number and one, at the end of a source: "analysts at 38 North".
_RELATIVE = re.compile(r"\b(?:which|that)\s+(?:the\s+)?$", re.IGNORECASE)  # "messages which X has seen"
# Whoever leads what is spoken of: "its commander, X".
_OWN = re.compile(r"(?:its|their|his|her)\b", re.IGNORECASE)
# An organ without its land, which is that of the capital where it sits; embassies sit in the lands of others.
_UNNAMED = re.compile(
    r"(?:[Tt]he |[Aa]n? )?(?!.*\b(?:embassy|mission|envoy|ambassador|delegat\w+)\b)[a-z][a-z -]*"
)
_MANDATE = re.compile(
    r"\b(?:special |UN |U\.N\. )+rapporteur\b(?:\s+on\s+(?P<of>[\w -]+))?"
    r"|\bindependent expert on\s+(?P<on>[\w -]+)",
    re.IGNORECASE,
)
_MISSION = re.compile(
    r"\b(?:mission|force|operation|peacekeep\w+|coalition|alliance|spokes(?:man|woman|person))\b",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(r"\bto\b", re.IGNORECASE)  # "the envoy to X" is not of X
_SPEAKS_FOR = re.compile(
    r"\b(?:chief|head|spokes(?:man|woman|person)|mission) (?:of|for) (?P<rest>(?:the )?[\w’' -]+)"
)
_NAME = r"(?:\d+\s+)?[A-Z][\w.&’'-]*(?:\s+(?:(?:of|for|on|and|the)\s+)?[A-Z][\w.&’'-]*)*"
_AT = re.compile(rf"\b(?:at|with|from|of|by)\s+(?:the\s+)?(?P<name>{_NAME}),?$")
_SORTS = (
    r"\b(?:group|organi[sz]ation|institute|cent(?:re|er)|think tank|collective|project|network|observatory"
    r"|watchdog|charity|firm|company|consultancy|foundation|association)"
)
_BODY = re.compile(rf"{_SORTS}\s+(?P<name>{_NAME}),?$")
_GROUP = re.compile(rf"(?:[Tt]he\s+)?(?P<name>{_NAME}),\s+(?:an?|the)\s+[\w -]*?{_SORTS}\b")


def behind(said: Speaker) -> Voice | None:
    """Who is behind a source; None where the page itself speaks.

    The first rule that knows decides.
    """
    if not said.text and phrases(wording().own).search(said.sentence):
        return None  # "our reporters watched as": nobody but the page
    for rule in RULES:
        if (voice := rule(said)) is not None:
            return voice
    if phrases(wording().own).search(said.text):
        return None
    return unnamed(said)


def anonymous(said: Speaker) -> Voice | None:
    """The page hides who says so ("on condition of anonymity"): unknown, whatever they belong to."""
    if phrases(wording().own).search(said.text):
        return None
    if phrases(wording().anonymous).search(said.sentence) or phrases(wording().hidden).search(said.text):
        return _unknown(said, "anonymous", f"“{said.text or 'nobody'}” is not named")
    return None


def nobody(said: Speaker) -> Voice | None:
    """The page names nobody ("sources", "reports", "it is said"): unknown."""
    words = said.text.casefold().removeprefix("the ").removeprefix("a ").strip()
    if not said.text or (not said.entities and words in wording().nobody):
        return _unknown(said, "nobody", "nobody is named as saying so")
    if words and words.split()[-1] in ("source", "sources", "reports"):
        return _unknown(said, "nobody", f"“{said.text}” names nobody")
    return None


def medium(said: Speaker) -> Voice | None:
    """An outlet or agency that reports it as its own finding stands for its owner, or for its state."""
    for name in (*(entity.name for entity in said.entities), said.text):
        if row := said.known.medium(name):
            return of_medium(row, "medium", f"{row.name} reports it")
    of_state = phrases(wording().state_media).search(said.text)
    for entity in said.entities if not of_state else ():
        if entity.name in _press() or phrases(wording().press).search(entity.name):
            return _of_unknown_owner(entity.name, "medium")
    return _shown(said)


def _shown(said: Speaker) -> Voice | None:
    """Papers and pictures that an outlet made or was shown are its finding, unless others wrote them."""
    made = "|".join(map(re.escape, wording().made_by))
    for match in said.known.media_names.finditer(said.text):
        row, before = said.known.medium(match[0]), said.text[: match.start()]
        if row is not None and _RELATIVE.search(before) and phrases(wording().shown).search(said.text):
            if phrases(wording().papers).search(before):
                return _unknown(said, "medium", f"who wrote “{said.text}” is not said")
            return of_medium(row, "medium", f"“{said.text}” is the work of {row.name}, or was shown to it")
        if row is None or not re.search(rf"\b(?:{made})\s+(?:the\s+)?$", before, re.IGNORECASE):
            continue
        if phrases(wording().shown).search(before) and phrases(wording().papers).search(before):
            return _unknown(said, "medium", f"who wrote “{said.text}” is not said")
        return of_medium(row, "medium", f"“{said.text}” is the work of {row.name}, or was shown to it")
    return None


def body(said: Speaker) -> Voice | None:
    """A body of several states is one origin with each of them; the United Nations speaks for itself."""
    row = next(filter(None, (said.known.body(entity.name) for entity in said.entities)), None)
    row = row or _headed(said)
    if row is None:
        return None
    if row.speaks_for_parts and phrases(wording().papers).search(said.text):
        return _unknown(said, "body", f"which body of {row.name} wrote “{said.text}” is not said")
    node = OriginNode(f"body:{row.name}", "body", row.name)
    members = tuple(state_node(code) for code in row.members)
    edges = tuple(
        OriginEdge(node.id, member.id, "member_of", "body", f"{row.name}: {row.because}")
        for member in members
    )
    return Voice(node, edges, members, "body", f"{row.name} says it")


def _headed(said: Speaker) -> Body | None:
    """The body for which somebody speaks: "NATO Secretary-General X", "the UN mission in Y"."""
    person = any(entity.kind == "person" for entity in said.entities)
    if not person and not _MISSION.search(said.text):
        return None
    tails = [said.text, *(match["rest"] for match in _SPEAKS_FOR.finditer(said.text))]
    return next((row for text in tails if (row := _first_body(text, said.known))), None)


def _first_body(text: str, known: Known) -> Body | None:
    """The body whose name some words begin with."""
    words = text.split()
    heads = (re.sub(r"(?:[’']s|,)$", "", " ".join(words[:number])) for number in range(len(words), 0, -1))
    return next(filter(None, map(known.body, heads)), None)


def panel(said: Speaker) -> Voice | None:
    """Experts of the UN who watch over sanctions are one body: the named one, or one set over a party."""
    if not phrases(wording().panels).search(said.text) or any(e.known for e in said.entities):
        return None
    united = any(one.known == "united-nations" for one in said.within)
    name = PANEL if united else said.panel
    others = (one for one in said.within if one.kind == "organisation" and one.known not in panels.UNITED)
    if name is None or (not united and any(map(_is_name, others))):
        return None
    node = OriginNode(f"source:{name}", "source", name)
    return Voice(node, rule="panel", why=f"“{said.text}” are a body of the United Nations")


def mandate(said: Speaker) -> Voice | None:
    """A rapporteur with a mandate of the United Nations is known by it, and speaks for nobody else."""
    match = _MANDATE.search(said.text)
    if match is None:
        return None
    lands = [one.country for one in said.within if one.kind == "state" and one.country]
    of = state_node(lands[0]).name if lands else match["of"] or match["on"] or ""
    name = f"UN special rapporteur{' on ' if of else ''}{of}"
    return Voice(
        OriginNode(f"source:{name}", "source", name), rule="mandate", why=f"“{said.text}” has a mandate"
    )


def movement(said: Speaker) -> Voice | None:
    """An armed movement, and who speaks for it, is an origin of its own and no state, whatever it holds."""
    own = next((_movements()[e.name] for e in said.entities if e.name in _movements()), None)
    match = _speaks_for_movement().search(said.text)
    name = own or (_movements()[match["name"]] if match else None)
    if name is None:
        return None
    node = OriginNode(f"source:{name}", "source", name)
    return Voice(node, rule="movement", why=f"{said.name} speaks for {name}")


def state(said: Speaker) -> Voice | None:
    """A state, its capital or its seat of government is the state itself; several together are one origin."""
    codes = tuple(dict.fromkeys(e.country for e in said.entities if e.kind == "state" and e.country))
    if not codes:
        return None
    return _of_states(said, codes, "state", f"{said.name} speaks as a state")


def state_media(said: Speaker) -> Voice | None:
    """State media without a state's name are those of the state whose leader or organ they tell of."""
    if any(entity.country for entity in said.entities) or not said.subject or not said.subject.country:
        return None
    if not phrases(wording().state_media).search(said.text):
        return None
    return _of_states(
        said, (said.subject.country,), "state_media", f"“{said.text}” tell of {said.subject.name}"
    )


def organ(said: Speaker) -> Voice | None:
    """A ministry, service, army, court, parliament, envoy or official of a state is one origin with it."""
    own = (said.entities, () if any(e.country for e in said.entities) else said.beside)
    codes = tuple(dict.fromkeys(e.country for side in own for e in side if e.country and _is_organ(e, said)))
    if codes and _unplaced(said) and (land := said.ground or _place(said)):
        codes = (land,)
    if codes and said.seat and _UNNAMED.fullmatch(said.entities[0].name if said.entities else ""):
        codes = (said.seat,)
    if not codes and _has_organ(said):
        codes = _on_the_map(said) or ((said.seat,) if said.seat else said.lands)
        codes = codes or ((said.home,) if said.home and not any(e.country for e in said.entities) else ())
    if not codes and said.here and any(_is_organ(entity, said) for entity in said.entities):
        codes = (said.here,)
    if not codes and _OWN.match(said.text) and said.subject and _is_organ(said.subject, said):
        codes = (said.subject.country,) if said.subject.country else ()
    if not codes and said.ground and not any(e.country or e.known for e in said.entities):
        codes = (said.ground,)
    if not codes:
        return None
    return _of_states(said, codes, "organ", f"{said.name}: an organ of state ({_lands(codes)})")


def _unplaced(said: Speaker) -> bool:
    """Whether the land found for an office is only one named near it, and none stands in the words."""
    if said.guessed:
        return True
    known = any(one.known for one in said.entities)
    return not known and not any(
        one.kind == "state" or one.known for one in said.within if one.kind != "place"
    )


def _place(said: Speaker) -> str | None:
    """The only land of the places in the words for somebody: "the army's spokesman in Ituri"."""
    found = {one.country for one in said.within if one.kind == "place" and one.country}
    return found.pop() if len(found) == 1 else None


def commentator(said: Speaker) -> Voice | None:
    """An analyst or scholar who comments on it has it from others: unknown."""
    if any(entity.kind == "person" for entity in said.entities) and phrases(wording().commentators).search(
        said.text
    ):
        return _unknown(said, "commentator", f"{said.name} comments, and does not say how he or she knows")
    return None


def official(said: Speaker) -> Voice | None:
    """Who has an office of some state, and the page does not say of which, may be anybody's: unknown."""
    people = [entity for entity in said.entities if entity.kind == "person"]
    if not people or phrases(wording().no_organs).search(said.text) or _body_of(said):
        return None
    if not phrases((*wording().organs, *wording().titles)).search(said.text):
        return None
    return _unknown(said, "official", f"{said.name} has an office, and of which state is not said")


def named(said: Speaker) -> Voice | None:
    """A body or person that is named and belongs to no state is an origin of its own."""
    for entity in said.entities:
        if entity.kind in ("organisation", "person", "unknown", "group") and _is_name(entity):
            return _of_name(entity.name)
    body = _works_for(said) or _called(said) or _body_of(said) or _bare(said)
    return _of_name(body) if body else None


def _body_of(said: Speaker) -> str | None:
    """The known body of no state whose officer or mission speaks: "the prosecutor of the ICC, X"."""
    held = [one for one in said.within if one.kind == "organisation" and one.known and not one.country]
    if len(held) != 1 or _ADDRESSED.search(said.text) or phrases(wording().papers).search(said.text):
        return None
    return held[0].name if phrases(wording().organs).search(said.text) else None


def _bare(said: Speaker) -> str | None:
    """A name of several words in capitals for which the reader found nobody: "the bishop of X, Y Z,"."""
    name = said.text.strip(" ,").rpartition(", ")[2]
    return name if sourced.BARE.fullmatch(name) and not phrases(wording().press).search(said.text) else None


def _of_name(name: str) -> Voice:
    return Voice(OriginNode(f"source:{name}", "source", name), rule="named", why=f"{name} says it")


def unnamed(said: Speaker) -> Voice:
    """A description without a name ("a rights group", "experts") may be anybody: unknown."""
    return _unknown(said, "unnamed", f"“{said.text}” is a description, not a name")


Rule = Callable[[Speaker], Voice | None]
RULES: tuple[Rule, ...] = (
    anonymous,
    nobody,
    medium,
    mandate,
    panel,
    body,
    movement,
    state,
    state_media,
    organ,
    commentator,
    official,
    named,
)


@cache
def _press() -> frozenset[str]:
    """Names of media that the names data knows."""
    return frozenset(row.name for row in bodies()["media"].rows)


@cache
def _organs() -> frozenset[str]:
    """Names of services and ministries that the names data knows."""
    return frozenset(row.name for sort in ("intelligence", "ministries") for row in bodies()[sort].rows)


@cache
def _movements() -> dict[str, str]:
    """Every name of an armed movement that is no state's, with the name it goes by."""
    rows = [row for row in bodies()["armed"].rows if row.name in wording().movements]
    return {name: row.name for row in rows for name in (row.name, *row.names)}


@cache
def _speaks_for_movement() -> re.Pattern[str]:
    """Words like "a Houthi official" and "a spokesman for the Houthis"; not "an envoy to the Houthis"."""
    names = any_of(_movements()).pattern
    return re.compile(
        rf"(?:^(?:(?:[Aa]n?|[Tt]he|[Ss]enior)\s+)*|\b(?:of|for)\s+(?:the\s+)?)(?P<name>{names})"
    )


@cache
def _officials() -> frozenset[str]:
    """Names of people that the names data knows to be, or have been, in office."""
    known = (row.name for row in persons().rows if row.country)
    return frozenset((*(row.name for row in in_office()), *known)) - wording().not_in_office


def of_medium(row: Medium, rule: str, why: str) -> Voice:
    """A medium with what is behind it; unknown where nobody has written down who owns it."""
    node = OriginNode(f"medium:{row.name}", "medium", row.name)
    if row.government:
        above = state_node(row.government)
        because = row.because or f"{row.name} is run by {above.name}"
    elif row.owner:
        above = OriginNode(f"owner:{row.owner}", "owner", row.owner)
        because = row.because or f"{row.name} is owned by {row.owner}"
    else:
        return _of_unknown_owner(row.name, rule)
    edge = OriginEdge(node.id, above.id, "belongs_to", "ownership", because)
    return Voice(node, (edge,), (above,), rule, why)


def no_medium(name: str | None, page: str) -> Voice:
    """An outlet that is in no file: who owns it is not known, so it never counts."""
    if name:
        return _of_unknown_owner(name, "unknown_owner")
    node = OriginNode(f"unknown:{page}", "unknown", "an outlet that the page does not name")
    return Voice(node, rule="unknown_owner", why="the page does not say which outlet it is of")


def _of_unknown_owner(name: str, rule: str) -> Voice:
    node = OriginNode(f"unknown:{name}", "unknown", name)
    return Voice(node, rule=rule, why=f"who owns {name} is not known: write it in a file for --sources")


def state_node(code: str) -> OriginNode:
    """The node of a state."""
    row = states().get(code)
    return OriginNode(f"state:{code}", "state", row.name if row else code)


def _lands(codes: tuple[str, ...]) -> str:
    return " and ".join(state_node(code).name for code in codes)


def _of_states(said: Speaker, codes: tuple[str, ...], rule: str, why: str) -> Voice:
    nodes = tuple(state_node(code) for code in codes)
    if len(nodes) == 1 and rule == "state":
        return Voice(nodes[0], rule=rule, why=why)
    name = said.name.strip("“”")
    node = OriginNode(f"source:{'+'.join(codes)}:{name}", "source", name)
    edges = tuple(OriginEdge(node.id, above.id, "belongs_to", rule, why) for above in nodes)
    return Voice(node, edges, nodes, rule, why)


def _unknown(said: Speaker, rule: str, why: str) -> Voice:
    name = said.text or "nobody named"
    return Voice(OriginNode(f"unknown:{said.page}:{name}", "unknown", name), rule=rule, why=why)


def _is_organ(entity: Entity, said: Speaker) -> bool:
    """Whether the words for somebody, or the name found for them, are those of an organ of a state."""
    words = wording()
    texts = (entity.name.casefold(), said.text.casefold())
    found = any(phrases(words.organs).search(text) for text in texts)
    if any(phrases(words.no_organs).search(text) for text in texts):
        return False
    return found or entity.name in _organs() or (entity.kind == "person" and entity.name in _officials())


def _has_organ(said: Speaker) -> bool:
    words = wording()
    return bool(phrases(words.organs).search(said.text) and not phrases(words.no_organs).search(said.text))


def _on_the_map(said: Speaker) -> tuple[str, ...]:
    """The half of a parted land whose organ speaks: "the South's joint chiefs"."""
    return tuple(
        code
        for code, row in demonyms().states.items()
        for name in row.compass
        if re.match(rf"{re.escape(name)}['’]s\b", said.text, re.IGNORECASE)
    )


def _works_for(said: Speaker) -> str | None:
    """The body for which people without a name do research: "researchers led by X", "analysts at X"."""
    if not any(entity.kind in ("group", "person") for entity in said.entities):
        return None
    if not phrases(wording().researchers).search(said.text):
        return None
    held = [one for one in said.within if one.kind == "organisation"]
    if held:
        return held[0].name if len(held) == 1 and not _is_organ(held[0], said) and _is_name(held[0]) else None
    found = _AT.search(said.text)
    return found["name"] if found else None


def _called(said: Speaker) -> str | None:
    """A body by the name that follows what it is: "the open-source group All Eyes on Wagner"."""
    found = _BODY.search(said.text) or _GROUP.match(said.text)
    if found is None or phrases(wording().press).search(said.text):
        return None
    return found["name"]


def _is_name(entity: Entity) -> bool:
    """Whether an entity is called by a name: known, or written with capitals throughout."""
    if entity.known:
        return entity.kind in ("organisation", "person")
    words = [word for word in entity.name.split() if len(word) > 3 or not word.islower()]
    head, *rest = entity.name.split()
    article = head.casefold() in ("a", "an", "the", "some", "one", "our", "his", "its")
    if head.casefold() == "the" and entity.kind in ("organisation", "group") and len(rest) >= _LONG_NAME:
        article = False  # "the UN Monitoring Group on Somalia" is its name
    return (
        bool(words)
        and not article
        and all(word[:1].isupper() for word in words)
        and (len(words) > 1 or entity.kind == "organisation")
    )
