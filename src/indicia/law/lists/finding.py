"""Entities of a page -> the listings that they may be, each with score and reasons."""

from collections.abc import Iterator
from functools import lru_cache

from indicia.language import Parse
from indicia.law.lists.countries import code
from indicia.law.lists.deciding import Verdict, decide
from indicia.law.lists.evidence import Reason
from indicia.law.lists.held import HeldList
from indicia.law.lists.index import Hit, Index, ListedName
from indicia.law.lists.likeness import Likeness
from indicia.law.lists.profile import Place, Profile
from indicia.law.lists.runs import around, runs, untitled
from indicia.model import Entity, Mention, Note, PossibleListing, Span

_KINDS: dict[str, tuple[bool, ...]] = {
    "person": (False,),
    "organisation": (True,),
    "group": (True,),
    "vessel": (True,),
    "unknown": (False, True),
}
_ALIKE = 3  # listings of one list that a party may be: lists hold namesakes too
_SHOWN = 5  # names said in the note on likenesses that were not enough


@lru_cache(maxsize=4)
def index(lists: tuple[HeldList, ...]) -> Index:
    """The index over some lists, made once."""
    return Index(lists)


def find(
    parse: Parse, lists: tuple[HeldList, ...], territories: dict[str, tuple[str, ...]]
) -> tuple[tuple[PossibleListing, ...], tuple[Note, ...]]:
    """Whom of the page a list may mean.

    Args:
        parse: the article with its language.
        lists: the lists in use.
        territories: for each regime, the States that it names.

    Returns:
        The listings that entities may be, in the order of the entities; and notes on names that a list
        holds too, where nothing more speaks for it.
    """
    if not lists:
        return (), ()
    found: list[PossibleListing] = []
    left: list[Verdict] = []
    for page in profiles(parse):
        verdicts = sorted(_verdicts(page, index(lists), territories), key=lambda it: it.rank)
        enough = [verdict for verdict in verdicts if verdict.enough]
        found += [_possible(verdict) for verdict in _best(enough)]
        left += [] if enough else [it for it in verdicts if it.hit.likeness.level != "in part"][:1]
    return tuple(found), tuple(_notes(left))


def profiles(parse: Parse) -> Iterator[Profile]:
    """The named parties of a page: its entities, then names that no entity was found for."""
    written = runs(parse)
    mentions: dict[str, list[Mention]] = {}
    for mention in parse.mentions:
        mentions.setdefault(mention.entity, []).append(mention)
    taken: list[Span] = []
    for entity in parse.entities:
        if entity.kind in _KINDS and _named(entity):
            places = tuple(_place(parse, mention) for mention in mentions.get(entity.id, ()))
            wider = {
                run for it in places if it.proper and (run := around(written, it.span.start, it.span.end))
            }
            taken += [*wider, *(it.span for it in places if it.proper)]
            yield Profile(parse, entity, places, tuple(sorted(run.text for run in wider)))
    covered = {at for span in taken for at in range(span.start, span.end)}
    yield from _unfound(parse, [run for run in written if covered.isdisjoint(range(run.start, run.end))])


def _place(parse: Parse, mention: Mention) -> Place:
    head = parse.heads[mention.id]
    proper = parse.tokens[head].pos == "PROPN" and mention.text[:1].isalnum()
    return Place(Span(mention.start, mention.end, mention.text), head, proper)


def _unfound(parse: Parse, written: list[Span]) -> Iterator[Profile]:
    """Names of two words or more that the language stage took for no party, each with all its places."""
    places: dict[str, list[Place]] = {}
    for run in written:
        inside = parse.within(run.start, run.end)
        if len(run.text.replace("-", " ").split()) > 1 and inside:
            places.setdefault(run.text, []).append(Place(run, inside[-1].i, proper=True))
    for name, found in places.items():
        yield Profile(parse, Entity("", name, "unknown"), tuple(found))


def _named(entity: Entity) -> bool:
    """Whether the page gives it a name, and does not merely describe it ("officials", "Russian firm")."""
    last = entity.name.split()[-1]
    return (last[:1].isupper() or last.isdigit()) and code(untitled(entity.name)) is None


def _verdicts(page: Profile, names: Index, territories: dict[str, tuple[str, ...]]) -> Iterator[Verdict]:
    """One verdict for each listing, on the best of its names."""
    if page.imo:
        for held, row in names.by_imo.get(page.imo, ()):
            listed = ListedName(held, row, row.name, "good", ())
            reason = Reason("strong", f"IMO {page.imo}")
            yield Verdict(page, Hit(listed, Likeness("number", 1.0)), (reason,), enough=True)
    best: dict[tuple[str, str], Verdict] = {}
    for name in page.names:
        for firm in _KINDS[page.entity.kind]:
            for hit in names.find(name, firm=firm):
                if (hit.listed.row.kind == "vessel") and page.entity.kind not in ("vessel", "unknown"):
                    continue
                verdict = decide(page, hit, _countries(hit.listed, territories))
                key = (hit.listed.held.head.id, hit.listed.row.reference)
                old = best.get(key)
                if old is None or (not verdict.enough, verdict.rank) < (not old.enough, old.rank):
                    best[key] = verdict
    yield from best.values()


def _countries(listed: ListedName, territories: dict[str, tuple[str, ...]]) -> frozenset[str]:
    """The States a listing can be of. Bodies act abroad: of these the regime's territory counts as well."""
    regime = listed.held.programme(listed.row).regime
    land = territories.get(regime or "", ())
    own = listed.row.countries
    return frozenset(own if own and listed.row.kind == "person" else (*own, *land))


def _best(enough: list[Verdict]) -> Iterator[Verdict]:
    """Of each list the best, and what is as good as it, three at most."""
    seen: dict[str, list[tuple[int, float]]] = {}
    for verdict in enough:
        rank = verdict.rank[:2]
        held = seen.setdefault(verdict.hit.listed.held.head.id, [])
        if (not held or held[0] == rank) and len(held) < _ALIKE:
            held.append(rank)
            yield verdict


def _possible(verdict: Verdict) -> PossibleListing:
    listed, page = verdict.hit.listed, verdict.page
    head, row = listed.held.head, listed.row
    programme = listed.held.programme(row)
    return PossibleListing(
        entity=page.entity.id or None,
        place=page.places[0].span,
        list_id=head.id,
        list_name=head.name,
        reference=row.reference,
        name=row.name,
        matched=listed.text,
        regime=programme.regime,
        measures=programme.measures(row.kind),
        countries=row.countries,
        listed_on=row.listed_on,
        delisted_on=row.delisted_on,
        seen=row.seen or head.data_of,
        gone_by=row.gone_by,
        data_of=head.data_of,
        score=verdict.hit.likeness.score,
        said=page.says_listed is not None,
        why=_why(verdict),
    )


def _why(verdict: Verdict) -> str:
    likeness, listed = verdict.hit.likeness, verdict.hit.listed
    alike = {
        "same": f"the page's name is the listed “{listed.text}”",
        "spelt otherwise": f"the page's name is another spelling of the listed “{listed.text}”",
        "number": f"the page's ship has the number of the listed “{listed.text}”",
        "in part": f"the page's name and the listed “{listed.text}” differ by {', '.join(likeness.extra)}",
    }[likeness.level]
    quality = {"low": ", which the list calls a weak alias", "former": ", a former name"}.get(
        listed.quality, ""
    )
    texts = [f"{alike}{quality}", *(reason.text for reason in verdict.reasons)]
    return f"May be the listed party: {'; '.join(texts)}; a namesake is not ruled out."


def _notes(left: list[Verdict]) -> Iterator[Note]:
    if not left:
        return
    said = [
        f"{verdict.page.entity.name} ~ {verdict.hit.listed.text} ({verdict.hit.listed.row.reference}"
        f"{''.join(f'; {r.text}' for r in verdict.reasons if r.weight == 'against')})"
        for verdict in left[:_SHOWN]
    ]
    more = f", and {len(left) - _SHOWN} more" if len(left) > _SHOWN else ""
    yield Note(
        "name_in_common",
        f"names that are like those of a list, with too little else to link them: {', '.join(said)}{more}",
        left[0].page.places[0].span,
    )
