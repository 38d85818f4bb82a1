"""Many watches at once: a page goes to those whose areas, parties or words it holds, and to no other."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter

from indicia.model import Expected, Indicator, Reading, Span, Watch
from indicia.origins.matters import Draft, drafts
from indicia.watches import conduct, sentences
from indicia.watches.match import Match
from indicia.watches.parties import Page, is_code, key, with_lands
from indicia.watches.sentences import Sentence
from indicia.watches.worded import Worded
from indicia.watches.words import Words

Rows = dict[str, list[tuple[Watch, Indicator | Expected]]]  # of the watches by id, those of one phrase
Wanted = Rows | str  # words of rows, or the name of a party
Hit = tuple[int, int, list[tuple[Watch, Indicator | Expected]]]  # where words stand, and whose they are


@dataclass(frozen=True, eq=False)
class Index:
    """Watches, ready to be matched with page after page."""

    watches: tuple[Watch, ...]

    @cached_property
    def _by_conduct(self) -> dict[tuple[str, str], list[Watch]]:
        """The watches by an area and one of their parties."""
        found: dict[tuple[str, str], list[Watch]] = {}
        for watch in self.watches:
            areas = {*watch.areas, *(area for one in watch.indicators for area in one.areas)}
            for area in areas:
                for party in with_lands(conduct.keys((*watch.actors, *watch.counterparts))):
                    found.setdefault((area, party), []).append(watch)
        return found

    @cached_property
    def _words(self) -> Words[Wanted]:
        """The words of all rows, and the names of all parties that are no states."""
        phrases: dict[str, list[Wanted]] = {}
        rows: dict[str, Rows] = {}
        for watch in self.watches:
            for row in watch.rows:
                for phrase in row.words:
                    rows.setdefault(phrase, {}).setdefault(watch.id, []).append((watch, row))
            for party in (*watch.actors, *watch.counterparts):
                if not is_code(party) and key(party) not in phrases.get(party, ()):
                    phrases.setdefault(party, []).append(key(party))
        for phrase, held in rows.items():
            phrases.setdefault(phrase, []).append(held)
        return Words(phrases)

    def match(self, id_: str, reading: Reading, by_hand: Sequence[Span] = ()) -> dict[str, list[Match]]:
        """What on a page meets which watch, in the order of the page.

        Args:
            id_: a name of the page, which its tellings bear.
            reading: the page as read, corrections laid over it.
            by_hand: where a person corrected what was read; no words say more there than that.
        """
        page = Page(id_, reading)
        hits = self._hits(page)
        if not page.keys:
            return {}
        rows = _Rows(page, hits)
        found: dict[str, list[Match]] = {}
        worded = Worded(page, by_hand)
        tellings = drafts(id_, reading)
        for draft in tellings:
            if draft.role == "denies" and draft.statement is not None:
                held = page.answering.get(draft.area, frozenset())
                page.answering[draft.area] = held | page.speakers(draft.statement)
        for read in tellings:
            candidates = self._candidates(read, page)
            draft = worded.turned(read) if candidates else read
            for watch in candidates:
                if conduct.meets(draft, watch, page):
                    for told in conduct.told(draft, watch, page):
                        match = conduct.matched(told, watch, page, rows.of(watch, draft))
                        if match is not None:
                            found.setdefault(watch.id, []).append(match)
        self._by_wording(worded, rows, found)
        for match in rows.alone(found):
            found.setdefault(match.watch, []).append(match)
        return {id_: chosen(matches, reading) for id_, matches in found.items()}

    def _hits(self, page: Page) -> list[Hit]:
        """Where words stand of watches whose parties are on the page; the names of parties stay with it."""
        found = list(self._words.find(page.stemmed))
        for start, end, values in found:
            for name in values:
                if isinstance(name, str):
                    page.named.setdefault(name, []).append((start, end))
        for called in (Page.short(page.reading, self._surnames), Page.meant(page.reading, self._named)):
            for name, places in called.items():
                known = page.named.setdefault(name, [])
                known += [place for place in places if not any(a <= place[0] < b for a, b in known)]
        acting = {watch.id for watch in self._acting(page)}
        whole = {watch.id for watch in self._spoken_of(page)}
        held: dict[int, list[tuple[Watch, Indicator | Expected]]] = {}  # of the rows of a phrase
        hits: list[Hit] = []
        for start, end, values in found:
            for rows in values:
                if isinstance(rows, str):
                    continue
                if id(rows) not in held:
                    held[id(rows)] = [
                        (watch, row)
                        for id_ in acting & rows.keys()
                        for watch, row in rows[id_]
                        if id_ in whole or _refutes(row)
                    ]
                if held[id(rows)]:
                    hits.append((start, end, held[id(rows)]))
        return hits

    def _by_wording(self, worded: Worded, rows: "_Rows", found: dict[str, list[Match]]) -> None:
        """What the watches whose parties the page speaks of find in sentences without conduct."""
        page = worded.page
        for watch in self._spoken_of(page):
            for told, bears in worded.tellings(watch, found.get(watch.id, ())):
                hits = rows.of(watch, told)
                if all(one.side == "for" for one in hits):  # what speaks against it is met by its words alone
                    match = conduct.indicated(told, bears, watch, page, hits, worded=True)
                    found.setdefault(watch.id, []).append(match)

    def _acting(self, page: Page) -> list[Watch]:
        """The watches an actor of which is on the page."""
        return list({one.id: one for party in page.keys for one in self._by_actor.get(party, ())}.values())

    def _spoken_of(self, page: Page) -> Iterator[Watch]:
        """Those whose counterparts are on it too, where they name any; a body may be meant by its state."""
        for watch in self._acting(page):
            others = with_lands(conduct.keys(watch.counterparts))
            if not others or others & (page.keys | page.written_in):
                yield watch

    @cached_property
    def _by_actor(self) -> dict[str, list[Watch]]:
        """The watches by each of their actors."""
        found: dict[str, list[Watch]] = {}
        for watch in self.watches:
            for actor in with_lands(conduct.keys(watch.actors)):
                found.setdefault(actor, []).append(watch)
        return found

    @cached_property
    def _named(self) -> frozenset[str]:
        """The names of the parties that are no states."""
        parties = (party for watch in self.watches for party in (*watch.actors, *watch.counterparts))
        return frozenset(key(party) for party in parties if not is_code(party))

    @cached_property
    def _surnames(self) -> dict[str, list[str]]:
        """The names of parties by their last part."""
        found: dict[str, list[str]] = {}
        for watch in self.watches:
            for party in (*watch.actors, *watch.counterparts):
                if not is_code(party) and " " in key(party):
                    found.setdefault(key(party).split()[-1], []).append(key(party))
        return found

    def _candidates(self, draft: Draft, page: Page) -> Iterable[Watch]:
        parties = draft.parties | page.parties(draft) | frozenset(page.named)
        found = {
            watch.id: watch for party in parties for watch in self._by_conduct.get((draft.area, party), ())
        }
        return found.values()


def _refutes(row: Indicator | Expected) -> bool:
    return isinstance(row, Indicator) and row.side == "refutes"


class _Rows:
    """The rows of watches whose words stand on a page, sentence by sentence."""

    def __init__(self, page: Page, hits: Sequence[Hit]) -> None:
        self.page = page
        self.hits = hits
        self._sentences: dict[tuple[int, int], Sentence] = {}
        self._spans: dict[Span, dict[str, list[tuple[int, Indicator]]]] = {}
        self._near: dict[tuple[Span, ...], list[Span]] = {}
        for number, (start, end, rows) in enumerate(hits):
            held = self._spans.setdefault(self._sentence(start, end).span, {})
            for watch, row in rows:
                if isinstance(row, Indicator):
                    held.setdefault(watch.id, []).append((number, row))

    def _sentence(self, start: int, end: int) -> Sentence:
        if (start, end) not in self._sentences:
            self._sentences[(start, end)] = Sentence(self.page, start, end)
        return self._sentences[(start, end)]

    def of(self, watch: Watch, draft: Draft) -> list[Indicator]:
        """The indicators of a watch one of whose words stands where a telling has its evidence."""
        if draft.evidence not in self._near:
            self._near[draft.evidence] = [
                span
                for span in self._spans
                if any(s.start < span.end and span.start < s.end for s in draft.evidence)
            ]
        found = [hit for span in self._near[draft.evidence] for hit in self._spans[span].get(watch.id, ())]
        return list({row.id: row for _, row in sorted(found, key=itemgetter(0))}.values())

    def alone(self, found: dict[str, list[Match]]) -> list[Match]:
        """What words and parties tell where no conduct of the same row was read."""
        matches: list[Match] = []
        for start, end, rows in self.hits:
            sentence = self._sentence(start, end)
            for watch, row in rows:
                if self._in_conduct(found.get(watch.id, ()), row, start):
                    continue
                made = (
                    sentences.of_indicator(sentence, watch, row)
                    if isinstance(row, Indicator)
                    else sentences.of_expected(sentence, watch, row)
                )
                if made is not None:
                    matches.append(made)
        return sentences.one_each(matches)

    @staticmethod
    def _in_conduct(matches: Sequence[Match], row: Indicator | Expected, start: int) -> bool:
        """Whether the words stand in a telling that was matched already: it says more than they do."""
        if isinstance(row, Expected) or row.side == "refutes":
            return any(m.indicator == row.id and m.bearing == "refutes" for m in matches)
        return any(span.start <= start < span.end for match in matches for span in match.spans)


def chosen(matches: Sequence[Match], reading: Reading) -> list[Match]:
    """One match for each voice, sentence and bearing; a headline only where the article says nothing."""
    title = reading.article.title_block
    below = [m for m in matches if title is None or m.spans[0].start >= title.end]
    found: dict[tuple[object, ...], Match] = {}
    for match in sorted(below or matches, key=lambda m: m.spans[0].start):
        found.setdefault((match.item_kind, match.item, match.bearing, match.indicator, match.quote), match)
    return list(found.values())
