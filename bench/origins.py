"""Wire families, claims and origins: `python -m bench.origins [--families|--claims|--speed]`.

The gold is `bench/gold/families` and `bench/gold/claims`, each with its GUIDELINE.md. `dev` may be looked
at; of `test` only totals are printed. `--speed` measures on generated documents.
"""

import random
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import Path

from bench import figures, gold_claims, gold_families
from bench.gold_claims import GoldClaim
from bench.gold_families import Case
from bench.gold_files import SPLITS
from indicia import origins
from indicia.model import Article, Block, Claim, Origins, WireFamily
from indicia.origins import Known
from indicia.origins.near import candidates
from indicia.pipeline import read_page

DOCS = Path(__file__).parents[1] / "docs" / "origins.md"
Pairs = set[tuple[str, str]]


def pairs_of(found: Iterable[WireFamily]) -> Pairs:
    """All pairs of pages that share a family."""
    return {
        (one, other)
        for family in found
        for one, other in combinations(sorted(m.page for m in family.members), 2)
    }


def score(found: Pairs, gold: Pairs) -> str:
    """Precision, recall and F1 of pairs."""
    right = len(found & gold)
    precision, recall = right / max(len(found), 1), right / max(len(gold), 1)
    f1 = 2 * right / max(len(found) + len(gold), 1)
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"


def gold_pairs(cases: Iterable[Case]) -> Pairs:
    """The pairs of the gold, by case and name."""
    return {(case.id + a, case.id + b) for case in cases for a, b in case.pairs()}


def dispatches(cases: Iterable[Case], known: Known) -> dict[str, str | None]:
    """Each dispatch that has copies, with the agency that its family should be credited to."""
    found: dict[str, str | None] = {}
    for case in cases:
        roots = case.roots()
        for page in case.page:
            copies = [name for name, of in roots.items() if page.name in of and name != page.name]
            if roots[page.name] == {page.name} and copies:
                row = known.medium(page.agency)
                found[case.id + page.name] = row.name if row else None
    return found


def family_figures(split: str, *, misses: bool) -> Iterator[str]:
    """Pair figures, and the earliest page and the credit of each family."""
    known, cases = origins.known(), gold_families.load(split)
    articles = {name: article for case in cases for name, article in gold_families.articles(case).items()}
    found, gold = origins.families(articles, known), gold_pairs(cases)
    by_hash = origins.families(articles, known, all_pairs=0)
    ids = sorted(articles)
    near = {(ids[a], ids[b]) for a, b in candidates([articles[id_].text for id_ in ids])}
    wanted = dispatches(cases, known)
    by_root = {
        member.page: family
        for family in found
        for member in family.members
        if member.likeness != "merged" and member.page in wanted
    }
    held = [(root, by_root[root]) for root in wanted if root in by_root]
    earliest = sum(family.earliest == root for root, family in held)
    credit = sum(family.credit == wanted[root] for root, family in held)
    yield f"pages, pairs of copies    {len(articles)}, {len(gold)}"
    yield f"pairs, each with each     {score(pairs_of(found), gold)}"
    yield f"pairs, by MinHash         {score(pairs_of(by_hash), gold)}"
    yield f"pairs that MinHash keeps  {_part(len(near & gold), len(gold))}, and {len(near - gold)} others"
    yield f"families found            {_part(len(held), len(wanted))}"
    yield f"earliest page right       {_part(earliest, len(held))}"
    yield f"credit right              {_part(credit, len(held))}"
    if misses:
        yield from (f"    taken for copies: {one} {other}" for one, other in sorted(pairs_of(found) - gold))
        yield from (f"    not found: {one} {other}" for one, other in sorted(gold - pairs_of(found)))
        yield from (f"    {r}: earliest {f.earliest}, credit {f.credit}, not {wanted[r]}"
                    for r, f in held if (f.earliest, f.credit) != (r, wanted[r]))  # fmt: skip


@dataclass(frozen=True)
class Counted:
    """A claim of the gold with what was made of it; nothing where it was not found."""

    gold: GoldClaim
    claim: Claim | None
    origins: Origins | None

    @property
    def count(self) -> int:
        """How many independent origins were counted."""
        return self.origins.count if self.origins else 0

    @property
    def names_right(self) -> bool:
        """Whether each origin of the gold has one found that goes by its name, and no other does."""
        if self.origins is None:
            return not self.gold.origins
        called = [{*o.names, *(node.partition(":")[2] for node in o.nodes)} for o in self.origins.independent]
        return self.count == len(self.gold.origins) and all(
            any(name in names for names in called) for name in self.gold.origins
        )

    @property
    def denied_right(self) -> bool:
        """Whether those who deny it are those of the gold."""
        denying = self.origins.denying if self.origins else ()
        called = {node.partition(":")[2] for o in denying for node in o.nodes if node.startswith("state:")}
        return called == set(self.gold.denied_by)

    def moves(self, page: str) -> tuple[str, ...]:
        """The moves of a page."""
        return tuple(t.move for t in self.claim.tellings if t.page == page) if self.claim else ()


def counted(gold: GoldClaim, known: Known) -> Counted:
    """Read the pages of a claim, compare them, take the claim that is meant."""
    readings = {f"{gold.id}.{n}": read_page(page.page()) for n, page in enumerate(gold.page, 1)}
    found = origins.compare(readings, known)
    meant = [
        (claim, count)
        for claim, count in zip(found.claims, found.origins, strict=True)
        if claim.area == gold.area and gold.parties >= set(claim.parties)
    ]
    if not meant:
        return Counted(gold, None, None)
    return Counted(
        gold, *max(meant, key=lambda it: (len(it[0].parties), len({t.page for t in it[0].tellings})))
    )


def claim_figures(split: str, *, misses: bool) -> Iterator[str]:
    """Exact counts, over-counts, names, denials and moves."""
    known = origins.known(gold_claims.SOURCES)
    held = [counted(gold, known) for gold in gold_claims.load(split)]
    total = len(held)
    moves = [
        (page.moves, it.moves(f"{it.gold.id}.{n}")) for it in held for n, page in enumerate(it.gold.page, 1)
    ]
    exact = [it for it in held if it.claim and it.count == len(it.gold.origins)]
    yield f"claims, pages             {total}, {len(moves)}"
    yield f"exact count               {_part(len(exact), total)}"
    yield f"counted too many          {_part(sum(it.count > len(it.gold.origins) for it in held), total)}"
    yield f"counted too few           {_part(sum(it.count < len(it.gold.origins) for it in held), total)}"
    yield f"every name right          {_part(sum(it.names_right for it in held), total)}"
    unknown = sum(bool(it.origins and it.origins.unknown) == it.gold.unknown for it in held)
    yield f"unknown told apart        {_part(unknown, total)}"
    yield f"denials right             {_part(sum(it.denied_right for it in held), total)}"
    yield f"moves of a page right     {_part(sum(gold == found for gold, found in moves), len(moves))}"
    if misses:
        for it in held:
            if it not in exact or not it.names_right:
                names = [o.name for o in it.origins.independent] if it.origins else []
                yield f"    {it.gold.id}: {', '.join(it.gold.origins)}; counted: {', '.join(names)}"
            for n, page in enumerate(it.gold.page, 1):
                if (got := it.moves(f"{it.gold.id}.{n}")) != page.moves:
                    yield f"    {it.gold.id}.{n}: moves {page.moves}, found {got}"


def _part(some: int, total: int) -> str:
    return f"{some} of {total} ({100 * some / max(total, 1):.1f} %)"


def documents(number: int) -> list[str]:
    """Generated texts of about 250 words from 40,000, one in seven an abridged copy of another."""
    rng = random.Random(7)  # noqa: S311 - texts to measure with
    letters, lengths = "etaoinshrdlucmfwypvbgk", (2, 3, 4, 5, 6, 7, 8)
    words = ["".join(rng.choices(letters, k=rng.choice(lengths))) for _ in range(40_000)]
    weights = list(accumulate(1 / (rank + 20) for rank in range(len(words))))
    texts: list[str] = []
    for _ in range(number):
        if texts and rng.random() < 1 / 7:
            taken = texts[rng.randrange(len(texts))].split()
            texts.append(" ".join(taken[: len(taken) * 2 // 3]))
        else:
            texts.append(" ".join(rng.choices(words, cum_weights=weights, k=250)))
    return texts


def article(text: str) -> Article:
    """A text as an article of paragraphs of fifty words, with two sentences each."""
    words, lines = text.split(), []
    for at in range(0, len(words), 50):
        half = words[at : at + 25], words[at + 25 : at + 50]
        lines.append(" ".join(f"{' '.join(part).capitalize()}." for part in half if part))
    blocks, start = [], 0
    for line in lines:
        blocks.append(Block(start, start + len(line), kept=True, reason="text"))
        start += len(line) + 2
    return Article(text="\n\n".join(lines), sha256="", blocks=tuple(blocks))


def speed_figures(numbers: Iterable[int] = (1_000, 10_000, 100_000)) -> Iterator[str]:
    """Candidates, and whole families, per second of one processor, for more and more documents."""
    texts = documents(max(numbers))
    for number in numbers:
        started = time.process_time()
        pairs = candidates(texts[:number])
        rate = number / (time.process_time() - started)
        yield f"candidates  {number:7,} documents  {rate:8,.0f} documents/s  {len(pairs):6,} pairs"
    for number in (1_000, 4_000):
        articles: Mapping[str, Article] = {f"{n:06}": article(text) for n, text in enumerate(texts[:number])}
        started = time.process_time()
        found = origins.families(articles)
        rate = number / (time.process_time() - started)
        yield f"families    {number:7,} documents  {rate:8,.0f} documents/s  {len(found):6,} families"


def options() -> Namespace:
    """What the caller asks for."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--families", action="store_true")
    parser.add_argument("--claims", action="store_true")
    parser.add_argument("--speed", action="store_true")
    parser.add_argument("--split", choices=(*SPLITS, *gold_claims.fresh()), default="dev")
    parser.add_argument("--misses", action="store_true", help="print every difference (dev only)")
    parser.add_argument("--docs", action="store_true", help="put the figures of the dev half into the docs")
    given = parser.parse_args()
    if given.split == "test" and (given.misses or given.docs):
        parser.error("of the test half only totals are printed")
    return given


def main() -> None:
    """Print the figures asked for; all of them if none is named."""
    given = options()
    every = not (given.families or given.claims or given.speed)
    parts: dict[str, Iterator[str]] = {
        "families": family_figures(given.split, misses=given.misses),
        "claims": claim_figures(given.split, misses=given.misses),
        "speed": speed_figures(),
    }
    for name, told in parts.items():
        if every or getattr(given, name):
            lines = list(told)
            sys.stdout.write("".join(f"{line}\n" for line in lines))
            if given.docs:
                figures.write(DOCS, name, ["```", *lines, "```"])


if __name__ == "__main__":
    main()
