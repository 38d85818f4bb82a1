"""How well attributions found agree with gold ones; it knows nothing of how they were found.

Measures follow PolNeAR: `exact` counts the sources, cues and contents found with the very same
tokens; `soft` the tokens shared by relations aligned one to one; `strict` the relations with all
three parts exact; `who-what` those whose sources touch and whose contents overlap by half of their
union. `who-what direct`, `mixed` and `indirect` are the same by kind of speech: that of the gold
relation, or its own for one found where no gold is.
"""

import bisect
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

ROLES = ("source", "cue", "content")
TOKEN = re.compile(r"\w+|[^\w\s]")
QUOTES = frozenset('"“”„«»')
Spans = list[list[int]]
Attribution = dict[str, Spans]
Tokens = dict[str, frozenset[int]]
Counts = Counter[tuple[str, str]]


def corpus(gold: Iterable[Mapping[str, Any]], found: Mapping[str, list[Attribution]]) -> Counts:
    """Counts over documents `{id, text, attributions}` with what was found for each id."""
    counts: Counts = Counter()
    for document in gold:
        text = document["text"]
        gold_tokens = tokens(text, document["attributions"])
        found_tokens = tokens(text, found.get(document["id"], []))
        count(gold_tokens, found_tokens, counts)
        marks = frozenset(n for n, m in enumerate(TOKEN.finditer(text)) if m.group() in QUOTES)
        by_kind(gold_tokens, found_tokens, marks, counts)
    return counts


def tokens(text: str, attributions: Iterable[Attribution]) -> list[Tokens]:
    """Attributions as sets of token numbers; a token counts if a span touches it."""
    marks = [m.span() for m in TOKEN.finditer(text)]
    starts = [start for start, _ in marks]

    def touched(spans: Spans) -> frozenset[int]:
        found: set[int] = set()
        for start, end in spans:
            first = bisect.bisect_left(starts, start)
            first -= first > 0 and marks[first - 1][1] > start
            found.update(range(first, max(first, bisect.bisect_left(starts, end))))
        return frozenset(found)

    return [{role: touched(attribution.get(role, [])) for role in ROLES} for attribution in attributions]


def aligned(gold: list[Tokens], found: list[Tokens]) -> list[tuple[Tokens, Tokens]]:
    """Pair relations one to one, greedily: those whose cues touch first, then by shared tokens."""
    weights = []
    for g, one in enumerate(gold):
        for f, other in enumerate(found):
            shared = len(one["content"] & other["content"]) + len(one["source"] & other["source"])
            weight = shared + (1000 if one["cue"] & other["cue"] else 0)
            if weight:
                weights.append((weight, g, f))
    pairs, used_gold, used_found = [], set(), set()
    for _, g, f in sorted(weights, reverse=True):
        if g not in used_gold and f not in used_found:
            used_gold.add(g)
            used_found.add(f)
            pairs.append((gold[g], found[f]))
    return pairs


def count(gold: list[Tokens], found: list[Tokens], counts: Counts) -> None:
    """Add one document's hits, predictions and gold to the counts of every measure."""
    pairs = aligned(gold, found)
    for role in ROLES:
        golds, founds = (Counter(r[role] for r in side if r[role]) for side in (gold, found))
        counts[f"exact {role}", "hit"] += sum((golds & founds).values())
        counts[f"exact {role}", "found"] += sum(founds.values())
        counts[f"exact {role}", "gold"] += sum(golds.values())
        counts[f"soft {role}", "hit"] += sum(len(g[role] & f[role]) for g, f in pairs)
        counts[f"soft {role}", "found"] += sum(len(f[role]) for f in found)
        counts[f"soft {role}", "gold"] += sum(len(g[role]) for g in gold)
    for measure in ("strict", "who-what"):
        counts[measure, "found"] += len(found)
        counts[measure, "gold"] += len(gold)
    for g, f in pairs:
        counts["strict", "hit"] += all(g[role] == f[role] for role in ROLES)
        counts["who-what", "hit"] += linked(g, f)


def linked(gold: Tokens, found: Tokens) -> bool:
    """Whether two relations say the same of the same: who, and half of what."""
    union = len(gold["content"] | found["content"])
    half = 2 * len(gold["content"] & found["content"]) >= union > 0
    return half and (bool(gold["source"] & found["source"]) or not (gold["source"] or found["source"]))


def by_kind(gold: list[Tokens], found: list[Tokens], marks: frozenset[int], counts: Counts) -> None:
    """Add one document's linked relations by kind of speech; `marks` are its quotation marks."""
    pairs = aligned(gold, found)
    paired = {id(f) for _, f in pairs}
    for one in gold:
        counts[f"who-what {kind(one, marks)}", "gold"] += 1
    for g, f in pairs:
        counts[f"who-what {kind(g, marks)}", "found"] += 1
        counts[f"who-what {kind(g, marks)}", "hit"] += linked(g, f)
    for f in found:
        if id(f) not in paired:
            counts[f"who-what {kind(f, marks)}", "found"] += 1


def kind(relation: Tokens, marks: frozenset[int]) -> str:
    """Direct if a content begins and ends in quotation marks, indirect if it holds none, else mixed."""
    content = relation["content"]
    if not content & marks:
        return "indirect"
    return "direct" if {min(content), max(content)} <= marks else "mixed"


def table(counts: Counts) -> Iterable[str]:
    """Precision, recall and F1 of each measure, in percent."""
    for measure in dict.fromkeys(name for name, _ in counts):
        hit, found, gold = (counts[measure, part] for part in ("hit", "found", "gold"))
        precision, recall = 100 * hit / max(found, 1), 100 * hit / max(gold, 1)
        yield f"{measure:18} P {precision:5.1f}  R {recall:5.1f}  F1 {f1(counts, measure):5.1f}"


def f1(counts: Counts, measure: str) -> float:
    """F1 of one measure, in percent."""
    hit, found, gold = (counts[measure, part] for part in ("hit", "found", "gold"))
    return 200 * hit / max(found + gold, 1)
