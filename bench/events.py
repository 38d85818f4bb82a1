"""Events against a corpus coded with PLOVER.

`python -m bench.events CORPUS.jsonl [--given-actors [--rules]] [--predictions OUT.json]
[--misses]`. A line of the corpus is `{id, text, events: [{source, target, plover_type}]}`; `source`
and `target` are actor codes (`KORGOV;USA`), or with `--given-actors` the actors' names as they stand
in the text; `embargo` marks a SANCTION that is one of goods, money or travel.

PLOVER codes an act that is only promised, threatened, demanded or refused as AGREE, THREATEN, REQUEST
or REJECT, and no other; Indicia keeps the act with its status. `as_plover` turns one into the other.
"""

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bench import events_likeness
from indicia import events, language, statements
from indicia.model import Article, Block, Event, Statement

Row = dict[str, Any]
SPEECH = {"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT"}
FRIENDLY = {"AID", "COOPERATE", "CONSULT", "CONCEDE", "RETREAT", "SUPPORT", "AGREE"}
# Actor codes of PLOVER's gold that are no ISO 3166 codes.
CODES = {
    "JAP": "JPN",
    "ITL": "ITA",
    "CIV": "CIV",
    "ROM": "ROU",
    "TMP": "TLS",
    "ZAR": "COD",
    "BUR": "MMR",
    "PAL": "PSE",
}
# Signing what was agreed is SUPPORT in the codebook; Indicia files it with the agreement.
SIGNED = {
    f"events/verb:{verb}"
    for verb in (
        "sign",
        "ratify",
        "ink",
        "initial",
        "conclude",
        "finalise",
        "finalize",
        "seal",
        "clinch",
        "enter",
        "reach",
        "forge",
        "strike",
    )
}
# Words for embargoes and sanctions: SANCTION in PLOVER's gold sentences, COERCE in its manual of 2021.
EMBARGO = {
    "sanction",
    "embargo",
    "impose",
    "blacklist",
    "boycott",
    "restriction",
    "ban",
    "blockade",
    "tariff",
    "freeze",
    "restrict",
    "prohibit",
}
# Aid and ties cut off are SANCTION in both.
CUT = re.compile(r"\b(aid|assistance|loans?|funding|talks|ties|relations|negotiations)\b")
# What stands for an act where no rule tells one.
NOTHING: Row = {
    "type": "-",
    "status": "happened",
    "actors": [],
    "recipients": [],
    "trigger": [],
    "placed": False,
}
# Weights of `_fit`: actors in place, plainly told, told by a verb.
FIT = (1.0, 0.5, 0.5)
ASIDE = ("relcl", "acl", "advcl")
TOLD = ("happened", "alleged", "planned")
TRIED = re.compile(r"\b(attempt|tried to|trying to)")
REFUSED = re.compile(
    r"\b(will not|will never|would never|would not|won't|wouldn't|refus\w+|reject\w*|no longer)\b"
)
# Types that are done to somebody; inside one country PLOVER's gold names it on both sides.
DIRECTED = {"PROTEST", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "COERCE", "ASSAULT", "CONCEDE"}
MUTUAL = {"AGREE", "CONSULT", "COOPERATE"}
NO_COUNTRY = {"IGO", "NGO", "MNC", "IMG", "UNK", "INT", "EUR", "AFR", "MEA", "WST", "ASA", "REB", "CRM"}


def main() -> None:
    """Read a corpus, find events, score, print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--given-actors", action="store_true")
    options.add_argument("--predictions", type=Path)
    options.add_argument("--misses", action="store_true", help="print every sentence that differs")
    options.add_argument("--rules", action="store_true", help="with given actors: no type by likeness")
    given = options.parse_args()
    rows = [json.loads(line) for line in given.corpus.read_text(encoding="utf-8").split("\n") if line.strip()]
    predictions, seconds = predict(rows, given_actors=given.given_actors, by_likeness=not given.rules)
    if given.predictions:
        given.predictions.write_text(json.dumps(predictions, ensure_ascii=False), encoding="utf-8")
    print(figures(rows, predictions, given_actors=given.given_actors))
    print(
        f"{len(rows)} texts, {len(rows) / seconds:.0f} a second of processor time after parse and statements"
    )
    if given.misses:
        print("\n".join(differences(rows, predictions)))


def predict(
    rows: list[Row], *, given_actors: bool, by_likeness: bool = True
) -> tuple[dict[str, list[Row]], float]:
    """Events of each row in PLOVER terms, and the seconds that the events stage took for all of them.

    The texts are read first, so that the stage is timed by itself, as it runs on a page; with given
    actors the likeness of types is part of the time.
    """
    ready = [(row, parse, statements.find(parse)[0]) for row in rows for parse in (read(row["text"]),)]
    events.find(ready[0][1], ready[0][2])  # the lexicon is read once, with the first page
    begin = time.process_time()
    done = [events.find(parse, said)[0] for _, parse, said in ready]
    seconds = time.process_time() - begin
    found: dict[str, list[Row]] = {}
    if given_actors:
        likeness = events_likeness.Given() if by_likeness else None
        begin = time.process_time()
        for (row, parse, said), told in zip(ready, done, strict=True):
            found[row["id"]] = _given(told, row, parse, said, likeness)
        return found, seconds + time.process_time() - begin
    for (row, parse, _), told in zip(ready, done, strict=True):
        found[row["id"]] = [as_row(t, e, parse) for t, e in as_plover(told, parse)]
    return found, seconds


def _given(
    told: tuple[Event, ...],
    row: Row,
    parse: language.Parse,
    said: tuple[Statement, ...],
    likeness: events_likeness.Given | None,
) -> list[Row]:
    """One event for each gold one whose actors are given: the rule's, and the type that likeness leaves."""
    coded, trusted = list(as_plover(told, parse)), True
    if not coded:
        guessed = events.find(parse, said, given=True)[0]
        coded, trusted = [(_guessed(e, parse), e) for e in guessed if e.type], False
    rows = between(coded, row, parse)
    if likeness is None:
        return [{**mine, "type": _of_manual(mine["type"])} for mine in rows]
    chosen: list[Row] = []
    for gold, mine in zip(row["events"], rows or [NOTHING] * len(row["events"]), strict=True):
        kind, why = likeness.choose(mine["type"], gold, parse, placed=trusted and mine["placed"])
        chosen.append({**mine, "type": _of_manual(kind), "why": why})
    return chosen


def as_taught(kind: str, *, embargo: bool) -> str:
    """A type with embargoes apart from broken ties, as likeness is taught."""
    return "EMBARGO" if embargo and kind == "SANCTION" else kind


def _of_manual(kind: str) -> str:
    """A type as corpora with given actors have it: after the manual of 2021, where embargoes are COERCE."""
    return "COERCE" if kind == "EMBARGO" else kind


def _guessed(event: Event, parse: language.Parse) -> str:
    """The type of an act of any standing, for a text that is known to tell one."""
    if event.status == "negated" and event.type in FRIENDLY:
        return "REJECT"
    return _type(event, parse) or str(event.type)


def read(text: str) -> language.Parse:
    """The text, taken as given, with its language."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return language.parse(Article(text, sha256, (Block(0, len(text), kept=True, reason="given"),)))[0]


def as_plover(done: tuple[Event, ...], parse: language.Parse) -> Iterable[tuple[str, Event]]:
    """The events that PLOVER codes, each with the type it gives them; one of a kind in each sentence."""
    seen: set[tuple[object, ...]] = set()
    for event in done:
        coded = _type(event, parse) if event.type and event.status != "denied" else None
        if coded is None or _overtold(event, done, parse):
            continue
        key = (coded, _sentence(event, parse), *countries((*event.actors, *event.recipients), parse))
        if key not in seen:
            seen.add(key)
            yield coded, event


def _type(event: Event, parse: language.Parse) -> str | None:
    """The type in PLOVER's terms: plans and refusals of acts are speech acts of their own there."""
    before = parse.article.text[max(event.trigger[0].start - 40, 0) : event.trigger[0].end].lower()
    if event.status in ("happened", "alleged") or TRIED.search(before):
        signed = (
            event.type == "AGREE" and event.made_by in SIGNED and "consensus" not in event.trigger[0].text
        )
        return "SUPPORT" if signed else event.type
    if event.status == "planned" and event.type not in SPEECH - {"SUPPORT"}:
        threat = event.type not in FRIENDLY or " unless " in parse.article.text
        return "THREATEN" if threat else "AGREE"
    if event.status == "planned":
        return event.type
    if event.status == "negated" and REFUSED.search(before):
        return "REJECT"
    return None


def _overtold(event: Event, done: tuple[Event, ...], parse: language.Parse) -> bool:
    """Whether the sentence has another event of which this one is only the content or the background."""
    others = [e for e in done if e is not event and _sentence(e, parse) == _sentence(event, parse)]
    told = [e for e in others if e.type in SPEECH and e.status in ("happened", "planned", "alleged")]
    told = [e for e in told if e.trigger[0].start <= event.trigger[0].start]
    if told and event.status != "happened":
        return True
    if event.type == "REQUEST" and any(e.type == "PROTEST" for e in others):
        return True
    if _aside(event, parse) and any(not _aside(e, parse) and e.type and e.status in TOLD for e in others):
        return True
    background = (
        event.made_by.startswith("events/noun:") and event.made_by.split(":")[1] in event.trigger[0].text
    )
    return background and any(e.made_by.startswith("events/verb:") and e.status in TOLD for e in others)


def _aside(event: Event, parse: language.Parse) -> bool:
    """Whether an act stands in a clause that only adds to what the sentence tells."""
    span = event.trigger[0]
    token = next(iter(parse.within(span.start, span.end)), None)
    return token is not None and any(t.dep in ASIDE for t in (token, *token.ancestors()))


def _sentence(event: Event, parse: language.Parse) -> int:
    return sum(s.start <= event.trigger[0].start for s in parse.sentences)


def between(coded: list[tuple[str, Event]], row: Row, parse: language.Parse) -> list[Row]:
    """One event for each gold one: the one that fits the actors best, of several the first.

    Who is given as the source of an act that is only alleged of the other side accuses it.
    """
    rows = []
    for gold in row["events"]:
        best = max(coded, key=lambda pair: _fit(pair[1], gold, parse), default=None)
        if best is None:
            continue
        coded_as, event = best
        if event.status == "alleged" and _among(event.actors, gold, "target_text", parse):
            coded_as = coded_as if _among(event.actors, gold, "source_text", parse) else "ACCUSE"
        embargo = event.made_by.rpartition(":")[2] in EMBARGO and not CUT.search(event.trigger[0].text)
        placed = event.made_by.startswith("events/verb") and _overlap(event, gold, parse) > 0
        mine = as_row(coded_as, event, parse)
        rows.append({**mine, "type": as_taught(coded_as, embargo=embargo), "placed": placed})
    return rows


def _fit(event: Event, gold: Row, parse: language.Parse) -> float:
    """How well an event fits the actors: those in their places, then a plain telling, then a verb."""
    plain = event.status in TOLD
    verb = event.made_by.startswith("events/verb")
    return FIT[0] * _overlap(event, gold, parse) + FIT[1] * plain + FIT[2] * verb


def _overlap(event: Event, gold: Row, parse: language.Parse) -> int:
    """On how many sides one of its parties is an actor given."""
    sides = ((event.actors, "source_text"), (event.recipients, "target_text"))
    return sum(_among(ids, gold, side, parse) for ids, side in sides)


def _among(ids: tuple[str, ...], gold: Row, side: str, parse: language.Parse) -> bool:
    """Whether one of some entities is an actor given on a side."""
    given = gold.get(side) or ""
    names = [given] if isinstance(given, str) else given
    called = [m.text for m in parse.mentions if m.entity in ids]
    return any(n in m or m in n for n in names if n for m in called)


def as_row(coded: str, event: Event, parse: language.Parse) -> Row:
    """An event as the predictions file has it."""
    actors, recipients = sides(coded, event, parse)
    return {
        "type": coded,
        "status": event.status,
        "actors": actors,
        "recipients": recipients,
        "trigger": [[s.start, s.end] for s in event.trigger],
    }


def sides(coded: str, event: Event, parse: language.Parse) -> tuple[list[str], list[str]]:
    """Countries of the two sides as PLOVER codes them.

    What somebody does to others and to their own is to the others. An unnamed attacker is of the
    place. Where a text names one country only, people that it gives no country are of that country;
    where it names one other, what is done to nobody by name is done to that one.
    """
    actors, recipients = countries(event.actors, parse), countries(event.recipients, parse)
    recipients = [r for r in recipients if r not in actors] or ([] if len(actors) > 1 else recipients)
    if coded == "ASSAULT" and not event.actors and event.place:
        actors = countries((event.place,), parse)
    named = {e.country for e in parse.entities if e.country}
    home = sorted(named) if len(named) == 1 and coded in DIRECTED else []
    if not actors and not _elsewhere(event.actors, parse):
        actors = home
    if not recipients and not _elsewhere(event.recipients, parse):
        others = sorted(named - set(actors)) if len(actors) == 1 and coded not in MUTUAL else []
        recipients = home or (others if len(others) == 1 else [])
    return actors, recipients


def _elsewhere(ids: tuple[str, ...], parse: language.Parse) -> bool:
    """Whether one of them is a body with a name and without a country: of the world, or of nobody."""
    parties = [parse.entity[i] for i in ids if not parse.entity[i].country]
    bodies = [e.name for e in parse.entities if e.known and not e.country and e.kind == "organisation"]
    return any(
        e.known or (e.kind == "organisation" and not e.name.islower()) or any(b in e.name for b in bodies)
        for e in parties
    )


def countries(ids: tuple[str, ...], parse: language.Parse) -> list[str]:
    """ISO 3166 alpha-3 codes of entities, sorted."""
    return sorted({c for i in ids if (c := parse.entity[i].country)})


def codes(actors: str | None) -> set[str]:
    """Countries in an actor code of the gold: `FRAGOV;ROUGOV` is France and Romania."""
    heads = {code[:3] for code in (actors or "").split(";") if code}
    return {CODES.get(h, h) for h in heads} - NO_COUNTRY


def figures(rows: list[Row], predictions: dict[str, list[Row]], *, given_actors: bool) -> str:
    """Root type F1, country-country-type F1, and the recall of each type."""
    if given_actors:
        return _macro(rows, predictions)
    root, triple = Counter[str](), Counter[str]()
    recall: dict[str, Counter[bool]] = {}
    for row in rows:
        gold = Counter(e["plover_type"] for e in row["events"])
        mine = Counter(e["type"] for e in predictions[row["id"]])
        _count(root, gold, mine)
        for kind in gold:
            recall.setdefault(kind, Counter())[kind in mine] += 1
        full, had = _both(row, predictions[row["id"]])
        _count(triple, Counter(full), Counter(had))
    lines = [f"root type F1 {_f1(root)}", f"country-country-type F1 {_f1(triple)}"]
    return "\n".join(lines + [f"  {k:10} {c[True]:3} of {c.total():3}" for k, c in sorted(recall.items())])


def _triples(actors: set[str], recipients: set[str], kind: str) -> set[tuple[str, str, str]]:
    return {(a, r, kind) for a in actors or {"-"} for r in recipients or {"-"}} - {("-", "-", kind)}


def _both(row: Row, found: list[Row]) -> tuple[set[tuple[str, str, str]], set[tuple[str, str, str]]]:
    """Country, country and type of each event of the gold, and of each one found."""
    full = {
        t for e in row["events"] for t in _triples(codes(e["source"]), codes(e["target"]), e["plover_type"])
    }
    had = {t for e in found for t in _triples(set(e["actors"]), set(e["recipients"]), e["type"])}
    return full, had


def _count(score: Counter[str], gold: Counter[Any], mine: Counter[Any]) -> None:
    score["right"] += (gold & mine).total()
    score["gold"] += gold.total()
    score["mine"] += mine.total()


def _f1(score: Counter[str]) -> str:
    precision, recall = score["right"] / max(score["mine"], 1), score["right"] / max(score["gold"], 1)
    both = 2 * score["right"] / max(score["mine"] + score["gold"], 1)
    return f"{both:.3f}  P {precision:.3f}  R {recall:.3f}"


def _macro(rows: list[Row], predictions: dict[str, list[Row]]) -> str:
    """Macro-F1 over types, one guess for each gold event."""
    pairs = [
        (_of_manual(as_taught(g["plover_type"], embargo=g.get("embargo", False))), p["type"])
        for row in rows
        for g, p in zip(
            row["events"], [*predictions[row["id"]], *({"type": "-"} for _ in row["events"])], strict=False
        )
    ]
    # "CONCEDE/RETREAT" is one type where a corpus does not part them.
    joint = {part: g for g, _ in pairs for part in g.split("/")}
    pairs = [(g, joint.get(p, p)) for g, p in pairs]
    scores = {}
    for kind in sorted({g for g, _ in pairs}):
        right = sum(g == p == kind for g, p in pairs)
        scores[kind] = 2 * right / (sum(g == kind for g, _ in pairs) + sum(p == kind for _, p in pairs))
    mean = sum(scores.values()) / max(len(scores), 1)
    return "\n".join([f"macro-F1 given actors {mean:.3f}", *(f"  {k:10} {v:.3f}" for k, v in scores.items())])


def differences(rows: list[Row], predictions: dict[str, list[Row]]) -> Iterable[str]:
    """Lines that show gold and found types where they differ."""
    for row in rows:
        gold = [f"{e['plover_type']}({e['source']}>{e['target']})" for e in row["events"]]
        mine = [
            f"{e['type']}/{e['status']}({','.join(e['actors'])}>{','.join(e['recipients'])}) "
            + "|".join(row["text"][a:b] for a, b in e["trigger"])
            for e in predictions[row["id"]]
        ]
        full, had = _both(row, predictions[row["id"]])
        if full != had:
            yield f"{row['id']} {' '.join(row['text'].split())}\n    gold {gold}\n    mine {mine}"


if __name__ == "__main__":
    main()
