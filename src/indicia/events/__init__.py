"""Parse + statements -> who did what to whom, when, where, with what status.

One pass over the tokens: a word that the lexicon knows and whose slots hold is a candidate
(`triggers`); its participants, conduct, status, time and place are read from the tree and the
statements around it; tellings of one act are joined (`merge`).
"""

from collections.abc import Iterator

import msgspec

from indicia.events import conduct, denials, merge, modes, participants, spans, status, when_where
from indicia.events.data import lexicon
from indicia.events.merge import Telling
from indicia.events.triggers import Candidate
from indicia.events.triggers import find as candidates
from indicia.events.voices import Voices
from indicia.events.when_where import Taken
from indicia.language import Parse
from indicia.model import Event, Note, Statement

__all__ = ["NOTES", "find", "things"]

NOTES: dict[str, str] = {
    "event_without_actor": "Acts were found whose doer the page does not name.",
    "event_without_party": "Words that tell an act were passed over because nobody is named with them.",
    "event_only_forbidden": "Acts were passed over because the page only names them as forbidden.",
    "event_back_to_nothing": "Nouns pointed back to an act that was not found on the page.",
}


def find(
    parse: Parse, statements: tuple[Statement, ...], *, given: bool = False
) -> tuple[tuple[Event, ...], tuple[Note, ...]]:
    """Find the events of a page.

    Args:
        parse: the article with its language.
        statements: who said what on it; they weaken the acts in their contents.
        given: whether the text is known to tell an act between parties that the caller knows. Then
            words are read without what should stand beside them, and kept with nobody named.

    Returns:
        Events in text order of their first telling, and one counted note for each kind of thing
        passed over. `actors` are those who do the act as the text puts it: the receiver, for
        "imported", "accepted", "hosted"; `made_by` names the word.
    """
    voices = Voices(statements)
    taken = {s.said.start: s.cue for s in statements if s.said}
    told: list[Telling] = []
    done: set[int] = set()
    alone = forbidden = 0
    for candidate in candidates(parse, loose=given):
        if candidate.token.i in done:
            continue
        telling = _telling(candidate, voices, taken)
        if telling is None:
            continue
        done.update({candidate.token.i} if candidate.guessed else _covered(candidate))
        if telling.forbidden:
            forbidden += 1
        elif not given and _empty(telling, parse):
            alone += 1
        else:
            told.append(telling)
    told = denials.weaken(told, denials.of(statements, parse), parse)
    joined, lost = merge.join(told, parse)
    events = tuple(msgspec.structs.replace(e, id=f"e{number}") for number, e in enumerate(joined, 1))
    passed = {"event_without_party": alone, "event_only_forbidden": forbidden, "event_back_to_nothing": lost}
    return events, _notes(events, passed)


def _covered(candidate: Candidate) -> set[int]:
    """The words that one candidate speaks for: its own, its light verb, and what a light verb holds."""
    covered = {candidate.token.i}
    if candidate.carrier:
        covered.add(candidate.carrier.token.i)
    row = candidate.pattern
    if candidate.noun and row.moves and candidate.token.lemma in conduct.JOURNEYS:
        return covered
    if (candidate.noun and (row.moves or not row.patient)) or (
        not candidate.noun and (not row.patient or row.type == "SANCTION")
    ):
        covered.update(t.i for t in candidate.frame.objects)
    elif not candidate.noun and any("=" in need for need in row.needs):  # "held talks" is one act
        covered.update(t.i for t in candidate.frame.objects if not candidate.frame.parse.denoted(t))
    return covered


AT_HOME = ("PROTEST", "ASSAULT", "COERCE")  # whoever does it, a state's land is where it is done


def _empty(telling: Telling, parse: Parse) -> bool:
    """Whether a word names nobody and nothing that would make it worth keeping."""
    event = telling.event
    if event.actors or event.recipients or telling.back:
        return False
    if event.type in AT_HOME and event.place and parse.entity[event.place].country:
        return False
    return event.conduct is None or telling.moves


def _telling(candidate: Candidate, voices: Voices, taken: Taken) -> Telling | None:
    """Everything that one place of the page tells of an act, or None when its row needs more."""
    row, token = candidate.pattern, candidate.token
    thing = conduct.moved(candidate) if row.moves else None
    back = candidate.noun and spans.points_back(token)
    if row.moves and thing is None and not back:
        return None
    around = voices.around(token.start)
    standing = status.of(candidate, around, voices.contested)
    kind = row.type or (thing[0].type if thing else None)
    parties = participants.of(candidate)
    if participants.inward(candidate, parties.actors):
        return None
    return Telling(
        event=Event(
            id="",
            type=kind,
            trigger=(spans.trigger(candidate, thing[1] if thing else None),),
            actors=parties.actors,
            recipients=parties.recipients,
            time=when_where.when(candidate, taken),
            place=when_where.where(candidate),
            status=standing.status if standing else "hypothetical",
            statement=around[0].id if around else None,
            conduct=row.conduct or (thing[0].area if thing else None),
            made_by=candidate.made_by,
            mode=modes.of(candidate, kind),
            contexts=modes.contexts(candidate),
            why=(f"as in “{row.example}”", standing.rule) if standing else (),
        ),
        mode=row.mode,
        back=back,
        moves=row.moves,
        about=spans.about(candidate),
        title=candidate.frame.parse.sentences[token.sentence].title,
        sentence=token.sentence,
        lemma=token.lemma,
        receives=row.receives,
        told=when_where.told(candidate),
        forbidden=standing is None or _of_law(candidate, parties.actors),
    )


def _of_law(candidate: Candidate, actors: tuple[str, ...]) -> bool:
    """Whether the act is only what a text of law says, or what is said to break it, with nobody doing it."""
    kinds = {candidate.frame.parse.entity[a].kind for a in actors}
    return kinds == {"instrument"} or (not actors and status.judged(candidate))


def _notes(events: tuple[Event, ...], passed: dict[str, int]) -> tuple[Note, ...]:
    counts = {"event_without_actor": sum(not e.actors for e in events), **passed}
    return tuple(Note(slug, f"{NOTES[slug]} ({count})") for slug, count in counts.items() if count)


def things() -> Iterator[tuple[str, str]]:
    """What may be moved, by its head word in dictionary form, with the conduct area of moving it."""
    for head, rows in lexicon().things.items():
        for row in rows:
            yield head, row.area
