"""What a page says of somebody that could tell them from a namesake."""

import re
from dataclasses import dataclass
from functools import cached_property

from indicia.language import Parse, Token
from indicia.law.lists.countries import code
from indicia.law.lists.likeness import parts
from indicia.law.lists.runs import untitled
from indicia.law.lists.spellings import spellings
from indicia.model import Entity, Span

_IMO = re.compile(
    r"[\s,(;–-]{0,3}(?:with )?(?:the )?\bIMO\b\W*(?:number|no\.?|#)?\W*(\d{7})\b", re.IGNORECASE
)
_BORN = re.compile(r"\b(?:born|b\.)\b[^.;]{0,40}?\b((?:18|19|20)\d\d)\b", re.IGNORECASE)
_AGED = re.compile(r"(?:\baged |, |\()(\d\d)(?=[,)]| years? old\b|-year-old\b)")
_NEAR = 90  # characters after a name in which its age, year of birth or number stands
_BESIDE = 16  # words before and after a name that may give an office
_NAME = re.compile(r"[“\"‘']?((?:[A-Z][\w'’-]+ ?(?:(?:al|bin|ibn|el|von|de)[ -])?){1,5})")
_STOPS = (",", ";", ":", ".", "(", ")", "—", "–")
_BEGINS = ("DET", "PROPN", "ADJ", "NOUN", "PRON")  # the words that begin an apposition
_ELSEWHERE = ("in", "to", "from", "near", "at", "with", "against", "off", "into", "outside", "for", "over")


@dataclass(frozen=True)
class Place:
    """One mention: its characters, the token that heads it, and whether it is a name."""

    span: Span
    head: int
    proper: bool


@dataclass(frozen=True, eq=False)
class Profile:
    """One party of a page, with the places that speak of it and what else it is called there.

    `entity` has an empty id where the language stage found no entity for the name.
    """

    parse: Parse
    entity: Entity
    places: tuple[Place, ...]
    runs: tuple[str, ...] = ()

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the page calls it by name, with and without titles; a State's name is none."""
        own = (place.span.text for place in self.places if place.proper)
        written = (self.entity.name, *own, *self.runs, *self._also_called())
        plain = dict.fromkeys(form for name in written for form in (untitled(name), name))
        named = (name for name in plain if name and code(" ".join(parts(name, firm=True))) is None)
        return tuple(sorted(named, key=lambda name: -len(name.split())))

    def _also_called(self) -> list[str]:
        """Further names that stand behind a mention: "also known as"."""
        found = []
        for place in self.places:
            behind = self._behind(place)
            for words in spellings().also_called:
                before, mark, name = behind.partition(f"{words} ")
                if mark and before == before.lower() and "." not in before and (match := _NAME.match(name)):
                    found.append(match[1].strip())
        return found

    def _behind(self, place: Place) -> str:
        end = place.span.end
        return self.parse.article.text[end : end + _NEAR].partition("\n")[0]

    @cached_property
    def sentences(self) -> frozenset[int]:
        """The numbers of the sentences that mention it."""
        return frozenset(self.parse.tokens[place.head].sentence for place in self.places)

    @cached_property
    def said(self) -> str:
        """The text of those sentences, in lower case."""
        spans = (self.parse.sentences[number] for number in sorted(self.sentences))
        return " ".join(self.parse.article.text[s.start : s.end] for s in spans).lower()

    @cached_property
    def beside(self) -> frozenset[str]:
        """The words beside its mentions, lower case: its offices and walks of life are among them."""
        around = [token for place in self.places for part in self._around(place) for token in part]
        around += [token for number in self.sentences for token in self._described(number)]
        return frozenset(form for token in around for form in (token.lower, token.lemma.lower()))

    @cached_property
    def called(self) -> tuple[str, ...]:
        """The nouns that say what it is: in apposition to the name, or right before it ("the tailor X")."""
        found = []
        for place in self.places:
            before, inside, _ = self._around(place)
            apposed = _phrase(self._apposed(place))
            noun = _last_noun(apposed)
            found += [noun.lemma.lower()] if noun and apposed[0].pos in _BEGINS else []
            of_name = before and before[0].pos == "NOUN" and before[0].head in inside
            found += [before[0].lemma.lower()] if of_name else []
        return tuple(dict.fromkeys(found))

    def _apposed(self, place: Place) -> list[Token]:
        """The words behind a comma behind a name, its age passed over; none where a clause begins."""
        behind = self._around(place)[2]
        if len(behind) > 2 and behind[1].pos == "NUM" and behind[2].text == ",":
            behind = behind[2:]
        comma = len(behind) > 1 and behind[0].text in (",", "(")
        return behind[1:] if comma and not behind[1].tag.startswith("W") else []

    @cached_property
    def apposed_states(self) -> frozenset[str]:
        """The States of the places in the words that stand behind the name: "a museum in Halifax, Canada"."""
        tokens = (t for place in self.places for t in _phrase(self._apposed(place), over_commas=True))
        mentions = (self.parse.mention_at.get(token.i) for token in tokens)
        lands = (self.parse.entity[mention.entity].country for mention in mentions if mention)
        return frozenset(land for land in lands if land)

    def _described(self, sentence: int) -> list[Token]:
        """The subject of the sentence behind, where it takes the name up: "The North Korean lender"."""
        if sentence + 1 >= len(self.parse.sentences):
            return []
        tokens = list(self.parse.words(self.parse.sentences[sentence + 1]))
        return _phrase(tokens) if tokens and tokens[0].lower == "the" else []

    def _around(self, place: Place) -> tuple[list[Token], list[Token], list[Token]]:
        """Words before, in and behind a mention, up to another party or the end of the sentence."""
        tokens = self.parse.tokens
        sentence = self.parse.sentences[tokens[place.head].sentence]
        inside = list(self.parse.within(place.span.start, place.span.end)) or [tokens[place.head]]
        first = max(sentence.first, inside[0].i - _BESIDE)
        last = min(sentence.last, inside[-1].i + 1 + _BESIDE)
        before = _own(tokens[first : inside[0].i][::-1], self._others)
        return before, inside, _own(tokens[inside[-1].i + 1 : last], self._others)

    @cached_property
    def _others(self) -> frozenset[int]:
        """The tokens that head a mention of another person or body."""
        kinds = (self.entity.kind, "person") if self.entity.kind == "unknown" else (self.entity.kind,)
        return frozenset(
            self.parse.heads[m.id]
            for m in self.parse.mentions
            if m.entity != self.entity.id
            and self.parse.tokens[self.parse.heads[m.id]].pos == "PROPN"
            and code(m.text) is None  # neither "a commander" nor "an Iraqi" is another party
            and self.parse.entity[m.entity].kind in kinds
            and not any(p.span.start <= m.start and m.end <= p.span.end for p in self.places)
        )

    @cached_property
    def country(self) -> str | None:
        """Its State: the entity's, else the only one in the words that stand with the name ("a Yemeni")."""
        if self.entity.country:
            return self.entity.country
        found = {land for place in self.places for land in self._lands(place)}
        return found.pop() if len(found) == 1 else None

    def _lands(self, place: Place) -> set[str]:
        before, inside, _ = self._around(place)
        taken_up = self._described(self.parse.tokens[place.head].sentence)
        near = [*_phrase(before), *inside, *_phrase(self._apposed(place)), *taken_up]
        found = set()
        for token in near:
            mention = self.parse.mention_at.get(token.i)
            country = self.parse.entity[mention.entity].country if mention else None
            if country and token.head.lower not in _ELSEWHERE:
                found.add(country)
        return found

    @cached_property
    def born(self) -> frozenset[int]:
        """Years in which it may have been born, as the page says or as its age tells."""
        years: set[int] = set()
        published = self.parse.article.published
        for place in self.places:
            behind = self._behind(place)
            years.update(int(year) for year in _BORN.findall(behind))
            age = _AGED.search(behind[:12])
            if age and published:
                years.update((published.year - int(age[1]), published.year - int(age[1]) - 1))
        return frozenset(years)

    @cached_property
    def imo(self) -> str | None:
        """The number of a ship, where the page gives it right behind the ship's name."""
        found = (_IMO.match(self._behind(place)) for place in self.places if place.proper)
        return next((match[1] for match in found if match), None)

    @cached_property
    def states(self) -> frozenset[str]:
        """The States named in the sentences that mention it."""
        return frozenset(
            country
            for mention in self.parse.mentions
            if self.parse.tokens[self.parse.heads[mention.id]].sentence in self.sentences
            and (country := self.parse.entity[mention.entity].country)
        )

    @cached_property
    def says_listed(self) -> str | None:
        """The word by which the page itself calls it listed, in a sentence that mentions it."""
        return self._word_of(spellings().says_listed)

    @cached_property
    def may_say_listed(self) -> str | None:
        """A word there that may say so, or something else: shares are listed too."""
        return self._word_of(spellings().may_say_listed)

    def _word_of(self, words: tuple[str, ...]) -> str | None:
        return next((word for word in words if re.search(rf"\b{re.escape(word)}\b", self.said)), None)

    @cached_property
    def not_the_same(self) -> str | None:
        """The words by which the page sets it apart from a namesake."""
        return next((words for words in spellings().not_the_same if words in self.said), None)


def _last_noun(tokens: list[Token]) -> Token | None:
    """The last of the first nouns that stand together: the "group" of "a hacking group in Asia"."""
    found = None
    for token in tokens:
        if token.pos == "NOUN":
            found = token
        elif found is not None:
            break
    return found


def _own(tokens: tuple[Token, ...], others: frozenset[int]) -> list[Token]:
    """Tokens up to the first that names somebody else."""
    found = []
    for token in tokens:
        if token.i in others:
            break
        found.append(token)
    return found


def _phrase(tokens: list[Token], *, over_commas: bool = False) -> list[Token]:
    """Tokens up to the first verb or stop: the phrase that a name stands in."""
    found = []
    for token in tokens:
        if token.pos in ("VERB", "AUX") or (token.text in _STOPS and not (over_commas and token.text == ",")):
            break
        found.append(token)
    return found
