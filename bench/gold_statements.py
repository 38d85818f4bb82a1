"""The statements gold set: `python -m bench.gold_statements [--split dev|test] [--misses]`.

The gold is `bench/gold/statements/*.toml`, one file a phenomenon, made by its GUIDELINE.md. The texts
are read as given, without the page stage. `dev` may be looked at; of `test` only totals are printed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from bench import figures as documents
from bench.attribution_scores import Attribution, Tokens, aligned, tokens
from bench.statement_items import GoldStatement, Item, Split, innermost, load, occurrences, placed
from bench.statements import DOCS, article
from indicia import events, language, statements
from indicia.model import Event, Statement
from indicia.statements import embedded


@dataclass(frozen=True)
class Read:
    """An item with what Indicia makes of it."""

    item: Item
    found: tuple[Statement, ...]
    events: tuple[Event, ...]

    @cached_property
    def pairs(self) -> dict[str, Statement]:
        """Gold ids with the statements found for them: their cues touch, or their contents half agree."""
        gold = tokens(self.item.text, [placed(self.item, s) for s in self.item.statements])
        found = tokens(self.item.text, [_attribution(s) for s in self.found])
        gold_ids = {id(t): s.id for t, s in zip(gold, self.item.statements, strict=True)}
        by_tokens = {id(t): s for t, s in zip(found, self.found, strict=True)}
        return {gold_ids[id(g)]: by_tokens[id(f)] for g, f in aligned(gold, found) if _same(g, f)}

    def source_right(self, statement: GoldStatement) -> bool:
        """Whether the source found shares half of its words with the gold one, or both name none."""
        found = self.pairs.get(statement.id)
        if found is None:
            return False
        gold, other = tokens(self.item.text, [placed(self.item, statement), _attribution(found)])
        return _half(gold["source"], other["source"]) or not (gold["source"] or other["source"])

    def touched(self, piece: str) -> frozenset[int]:
        """The tokens of every occurrence of a piece of the text."""
        spans = [[start, end] for start, end in occurrences(self.item.text, piece)]
        return tokens(self.item.text, [{"content": spans}])[0]["content"]

    def shown_as_asserted(self, act: str) -> bool:
        """Whether the innermost statement found around an act asserts it, or accuses where gold does not."""
        words = self.touched(act)
        around = []
        for statement in self.found:
            content = tokens(self.item.text, [_attribution(statement)])[0]["content"]
            if 2 * len(content & words) >= len(words):
                around.append((len(content), statement.stance))
        if not around:
            return False
        nearest = min(length for length, _ in around)
        shown = {stance for length, stance in around if length == nearest}
        if len(shown) > 1:  # "denied that they went, as Kyiv claims": claim and denial of the same words
            return shown == {"asserts", "accuses"}
        gold = innermost(self.item, act)
        return shown == {"asserts"} or (
            shown == {"accuses"} and (gold is None or "accuses" not in gold.stances)
        )

    def told_as_happened(self, act: str) -> bool:
        """Whether an event whose trigger is in the act has the status of a fact."""
        places = occurrences(self.item.text, act)
        return any(
            start <= trigger.start and trigger.end <= end
            for event in self.events
            if event.status == "happened"
            for trigger in event.trigger
            for start, end in places
        )

    def speaks(self, doer: str) -> bool:
        """Whether a doer who says nothing came out as a source."""
        words = self.touched(doer)
        sources = [t["source"] for t in tokens(self.item.text, [_attribution(s) for s in self.found])]
        return any(source and source <= words for source in sources)

    def denies(self, idiom: str) -> bool:
        """Whether words that are no denial came out as the cue of one."""
        words = self.touched(idiom)
        cues = [_attribution(s) for s in self.found if s.stance == "denies"]
        return any(t["cue"] & words for t in tokens(self.item.text, cues))


def _attribution(statement: Statement) -> Attribution:
    return {
        "source": [[s.start, s.end] for s in statement.source],
        "cue": [[s.start, s.end] for s in statement.cue],
        "content": [[s.start, s.end] for s in statement.content],
    }


def _half(one: frozenset[int], other: frozenset[int]) -> bool:
    return 2 * len(one & other) >= len(one | other) > 0


def _same(gold: Tokens, found: Tokens) -> bool:
    return bool(gold["cue"] & found["cue"]) or _half(gold["content"], found["content"])


def read(item: Item, engine: statements.Engine = "trained") -> Read:
    """Read the text of an item as given."""
    parse, _ = language.parse(article(item.text))
    found, _ = statements.find(parse, engine=engine)
    told, _ = events.find(parse, found)
    return Read(item, found, told)


def links(
    reads: Iterable[Read], field: Literal["answers", "within"], *, acts: bool = False
) -> tuple[int, int, int]:
    """Right, found and gold ties of a kind; a tie is right if both its ends are.

    What an assertion names and does not give as done has a statement of its own, `within` the assertion.
    Nobody reports it, so the gold does not annotate it, and it counts only if gold has it, or with `acts`.
    """
    right = found = gold = 0
    for one in reads:
        known = {s.id for s in one.pairs.values()}
        counted = [s for s in one.found if acts or s.made_by != embedded.RULE or s.id in known]
        found += sum(getattr(s, field) is not None for s in counted)
        for statement in one.item.statements:
            wanted = {getattr(statement, field), *(statement.answers_ok if field == "answers" else ())} - {
                None
            }
            gold += bool(wanted)
            other = one.pairs.get(statement.id)
            ends = {one.pairs[w].id for w in wanted if w in one.pairs}
            right += other is not None and getattr(other, field) in ends
    return right, found, gold


def macro_f1(confusion: Counter[tuple[str, str]]) -> float:
    """The mean F1 of the slugs that stand in gold; `confusion` counts (gold, found)."""
    scores = []
    for slug in sorted({gold for gold, _ in confusion}):
        right = confusion[slug, slug]
        gold = sum(n for (g, _), n in confusion.items() if g == slug)
        found = sum(n for (_, f), n in confusion.items() if f == slug)
        scores.append(2 * right / (gold + found))
    return sum(scores) / max(len(scores), 1)


def _stances(reads: Iterable[Read]) -> Counter[tuple[str, str]]:
    confusion: Counter[tuple[str, str]] = Counter()
    for one in reads:
        for statement in one.item.statements:
            other = one.pairs.get(statement.id)
            if other is not None:
                right = other.stance in statement.stances
                confusion[statement.stance, statement.stance if right else other.stance] += 1
    return confusion


def figures(reads: list[Read]) -> Iterator[str]:
    """The totals of a split."""
    gold = [(one, s) for one in reads for s in one.item.statements]
    found = [(one, s) for one, s in gold if s.id in one.pairs]
    beyond = sum(len(one.found) - len(one.pairs) for one in reads)
    sources = sum(one.source_right(s) for one, s in found)
    right = sum(one.pairs[s.id].stance in s.stances for one, s in found)
    yield f"statements found          {_part(len(found), len(gold))}; {beyond} found beyond the gold"
    yield f"source right              {_part(sources, len(found))} of those found"
    macro = 100 * macro_f1(_stances(reads))
    yield f"stance right              {_part(right, len(found))}, macro-F1 {macro:.1f}"
    yield f"denial links              {_f1(links(reads, 'answers'))}"
    yield f"nesting                   {_f1(links(reads, 'within'))}"
    yield f"  acts not done counted   {_f1(links(reads, 'within', acts=True))}"
    own = [(one, s) for one, s in found if s.author]
    voice = sum(one.pairs[s.id].author for one, s in own)
    yield f"the page's own voice      {_part(voice, sum(s.author for _, s in gold))}"
    yield f"certainty                 {_certainty(found)}"
    for name, field, check in (
        ("shown as asserted", "not_asserted", Read.shown_as_asserted),
        ("told as happened", "not_asserted", Read.told_as_happened),
        ("doers given as sources", "not_sources", Read.speaks),
        ("idioms read as denials", "not_denials", Read.denies),
    ):
        cases = [(one, piece) for one in reads for piece in getattr(one.item, field)]
        yield f"{name:25} {sum(check(one, piece) for one, piece in cases)} of {len(cases)} (must be 0)"


def _part(some: int, total: int) -> str:
    return f"{some} of {total} ({100 * some / max(total, 1):.1f} %)"


def _f1(counted: tuple[int, int, int]) -> str:
    right, found, gold = counted
    f1 = 200 * right / max(found + gold, 1)
    return f"F1 {f1:.1f} ({right} right, {found} found, {gold} gold)"


def _certainties(found: list[tuple[Read, GoldStatement]]) -> Counter[tuple[str, str]]:
    """Gold and found certainty of the statements found, `none` where there is none to give."""
    return Counter((s.certainty or "none", one.pairs[s.id].certainty or "none") for one, s in found)


def _certainty(found: list[tuple[Read, GoldStatement]]) -> str:
    confusion = _certainties(found)
    right = sum(n for (gold, other), n in confusion.items() if gold == other)
    macro = 100 * macro_f1(confusion)
    graded = 100 * macro_f1(Counter({pair: n for pair, n in confusion.items() if pair[0] != "none"}))
    return f"{_part(right, len(found))}, macro-F1 {macro:.1f}; of the three grades {graded:.1f}"


def misses(reads: Iterable[Read]) -> Iterator[str]:
    """Every difference from gold, one a line under its text."""
    for one in reads:
        wrong = list(_wrong(one))
        if wrong:
            yield f"{one.item.id}: {one.item.text!r}"
            yield from (f"    {line}" for line in wrong)


def _wrong(one: Read) -> Iterator[str]:
    for statement in one.item.statements:
        other = one.pairs.get(statement.id)
        if other is None:
            yield f"{statement.id} not found: {' '.join(statement.cue)} | {' … '.join(statement.content)}"
            continue
        if not one.source_right(statement):
            yield f"{statement.id} source {' … '.join(statement.source)!r}: {[s.text for s in other.source]}"
        if other.stance not in statement.stances:
            yield f"{statement.id} stance {'/'.join(sorted(statement.stances))}: {other.stance}"
        if other.certainty != statement.certainty:
            yield f"{statement.id} certainty {statement.certainty}: {other.certainty} ({other.stance})"
        yield from _wrong_ties(one, statement, other)
    checks = (
        ("shown as asserted", one.item.not_asserted, one.shown_as_asserted),
        ("told as happened", one.item.not_asserted, one.told_as_happened),
        ("given as a source", one.item.not_sources, one.speaks),
        ("read as a denial", one.item.not_denials, one.denies),
    )
    yield from (f"{name}: {p!r}" for name, pieces, check in checks for p in pieces if check(p))
    known = {s.id for s in one.pairs.values()}
    for extra in one.found:
        if extra.id not in known:
            pieces = [s.text for s in (*extra.source, *extra.cue, *extra.content)]
            yield f"beyond gold, {extra.stance}: {pieces}"


def _wrong_ties(one: Read, statement: GoldStatement, other: Statement) -> Iterator[str]:
    ids = {found.id: gold for gold, found in one.pairs.items()}
    for name, gold, tie in (
        ("answers", {statement.answers, *statement.answers_ok}, other.answers),
        ("within", {statement.within}, other.within),
    ):
        found = None if tie is None else ids.get(tie, "a statement beyond gold")
        if found not in gold:
            yield f"{statement.id} {name} {'/'.join(sorted(filter(None, gold))) or 'nothing'}: {found}"


def main() -> None:
    """Read the items of a split, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--split", choices=get_args(Split), default="dev")
    parser.add_argument("--misses", action="store_true", help="print every difference (dev only)")
    parser.add_argument("--engine", choices=list(statements.ENGINES), default="trained")
    parser.add_argument("--docs", action="store_true", help="put the figures of the dev half into the docs")
    options = parser.parse_args()
    if options.misses and options.split == "test":
        parser.error("the test split is not to be looked at")
    items = [item for rows in load().values() for item in rows if item.split == options.split]
    reads = [read(item, options.engine) for item in items]
    told = list(figures(reads))
    sys.stdout.write("\n".join([*(misses(reads) if options.misses else ()), *told]) + "\n")
    if options.docs and options.split == "dev":
        documents.write(DOCS, "gold", ["```", *told, "```"])


if __name__ == "__main__":
    main()
