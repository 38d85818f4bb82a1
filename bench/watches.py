"""Watches: the right state after each page: `python -m bench.watches [--misses]`; `--speed` measures.

The gold is `bench/gold/watches` with its GUIDELINE.md. `dev` may be looked at; of `test`, only on `--test`,
nothing but totals is printed.
"""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec import Struct

from bench import figures
from bench.gold_watches import SOURCES, GoldPage, History, load
from indicia import origins
from indicia.model import Assessment, Reading
from indicia.origins import Known
from indicia.pipeline import read_page
from indicia.statements import Engine
from indicia.watches.assess import Seen, as_it_was, assess
from indicia.watches.index import Index

DOCS = Path(__file__).parents[1] / "docs" / "watches.md"


class Step(Struct, frozen=True):
    """A page or a day of a history: what is right, and what came out."""

    history: str
    number: int
    day: date
    right: str
    found: Assessment
    stale: bool | None
    missing: tuple[str, ...] | None
    why: str

    @property
    def hit(self) -> bool:
        """Whether the state is right."""
        return self.right == self.found.state


def steps(history: History, known: Known, engine: Engine) -> Iterator[Step]:
    """A history, page after page."""
    watch = history.watch
    index = Index((watch,))
    seen: list[Seen] = []
    before: Assessment | None = None
    for number, step in enumerate(history.steps(), 1):
        newest = None
        if isinstance(step, GoldPage):
            name = f"{step.outlet}/{number}"
            reading = reading_of(step, engine)
            matches = index.match(name, reading).get(watch.id, [])
            if matches:
                newest = Seen(name, number, step.date, reading, as_it_was(matches))
                seen.append(newest)
        before = assess(watch, seen, step.date, known, before, newest)
        yield Step(history.id, number, step.date, step.state, before, step.stale, step.missing, step.why)


def reading_of(page: GoldPage, engine: Engine) -> Reading:
    """The reading of a page."""
    return read_page(page.page(), engine=engine)


def table(found: list[Step], echoes: set[str]) -> Iterator[str]:
    """The figures of a half."""
    right = sum(step.hit for step in found)
    yield f"right state after each step   {right}/{len(found)}  {100 * right / max(len(found), 1):.1f} %"
    stale = [step for step in found if step.stale is not None]
    good = sum(step.stale == (step.found.stale_since is not None) for step in stale)
    yield f"stale or not                  {good}/{len(stale)}"
    late = [step for step in found if step.missing is not None]
    good = sum(set(step.missing or ()) == {it.expected for it in step.found.missing} for step in late)
    yield f"missing what is expected      {good}/{len(late)}"
    false = [s for s in found if s.found.state == "corroborated" and s.right != "corroborated"]
    yield f"false “corroborated”          {len(false)}"
    yield f"of these from echoes alone    {sum(step.history in echoes for step in false)}"


def confusion(found: list[Step]) -> Iterator[str]:
    """Which states were taken for which."""
    for (right, state), times in Counter((s.right, s.found.state) for s in found if not s.hit).most_common():
        yield f"  {right} taken for {state}: {times}"


def main() -> None:
    """Run the gold and print the figures."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--test", action="store_true", help="the other half, totals alone")
    parser.add_argument("--fresh", help="a file of `bench/gold/watches/fresh`, by its name, instead of dev")
    parser.add_argument("--docs", action="store_true", help="write dev's figures into docs/watches.md")
    parser.add_argument("--misses", action="store_true", help="each step of dev that came out wrong")
    parser.add_argument("--engine", choices=("trained", "rules"), default="trained")
    parser.add_argument("--speed", action="store_true", help="1,000 watches, a million statements")
    given = parser.parse_args()
    if given.speed:
        from bench.watches_speed import measure  # noqa: PLC0415 - makes a million statements

        measure()
        return
    split = "test" if given.test else given.fresh or "dev"
    histories = load(split)
    known = origins.known(SOURCES)
    found = [step for history in histories for step in steps(history, known, given.engine)]
    lines = [f"{split}: {len(histories)} histories, {len(found)} steps"]
    lines += table(found, {it.id for it in histories if it.echo})
    print("\n".join(lines))
    if split != "test":
        print("\n".join(confusion(found)))
        if given.docs:
            figures.write(DOCS, split, ("```text", *lines, "```"))
        if given.misses:
            for step in found:
                if not step.hit:
                    print(f"\n{step.history} {step.number} {step.day}: {step.right}, not {step.found.state}")
                    print(f"   {step.why}\n   {step.found.why}")


if __name__ == "__main__":
    main()
