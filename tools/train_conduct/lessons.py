"""Lessons and passages of the law gold -> windows with what each sentence of them tells.

A lesson is learned as it stands, each sentence by itself, and all as one. A passage of the gold is learned
as one alone: its gold does not say which sentence tells what, nor who has which part in it.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from bench import gold_law
from bench.statements import article
from indicia import language
from indicia.language import Parse
from indicia.language.pieces import Pieces, Window
from indicia.law.reader import STANDINGS
from indicia.law.reader import network as shipped
from indicia.model import DataError
from indicia.model.conduct import AREAS

FOLDER = Path(__file__).with_name("lessons")
HELD = ("eleventh", "plain")  # sets of the law gold that are measured and not learned
AS_IT_STANDS, EACH, AS_ONE = "lessons", "each", "one"
_ONE_IN = 12  # lessons held back
_PLAYED = ("by", "to", "from")  # where names lie in one another, the later part goes on top
_STANDING = {"asserted": "done", "alleged": "done", "hedged": "possible", "denied": "denied"}

Range = tuple[int, int]


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Conduct that a lesson tells: the words that tell it, in what standing, and who has which part."""

    area: str
    standing: str
    words: str
    from_: tuple[str, ...] = msgspec.field(default=(), name="from")
    to: tuple[str, ...] = ()
    by: tuple[str, ...] = ()

    def of(self, part: str) -> tuple[str, ...]:
        """Who plays a part."""
        return {"from": self.from_, "to": self.to, "by": self.by}[part]


class Lesson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A passage of our own, and the conduct that it tells."""

    text: str
    acts: tuple[Act, ...] = ()

    @property
    def is_held(self) -> bool:
        """Whether it is kept back to measure, which follows from its text alone."""
        digest = hashlib.md5(self.text.encode(), usedforsecurity=False).hexdigest()
        return int(digest[:4], 16) % _ONE_IN == 0


@dataclass(frozen=True, slots=True)
class Unit:
    """What a stretch tells; the areas in `open` a reader could defend as well, so they teach nothing."""

    areas: frozenset[str] = frozenset()
    open: frozenset[str] = frozenset()
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """A window with the character ranges of its stretches, what each tells, and the part of each word.

    `origin` says what it was made of; `parts` is empty where nobody has said who plays which.
    """

    origin: str
    window: Window
    ranges: tuple[Range, ...]
    units: tuple[Unit, ...]
    parts: tuple[str, ...] = ()


def load(folder: Path = FOLDER) -> Iterator[Lesson]:
    """The lessons, file by file.

    Raises:
        DataError: naming file and line, if one does not keep the schema or the checks of `problems`.
    """
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            try:
                lesson = msgspec.json.decode(line, type=Lesson)
            except msgspec.DecodeError as error:
                raise DataError(f"{path.name}, line {number}: {error}") from error
            for problem in problems(lesson):
                raise DataError(f"{path.name}, line {number}: {problem}")
            yield lesson


def problems(lesson: Lesson) -> Iterator[str]:
    """What is wrong with a lesson: unknown areas and standings, and words that its text does not have."""
    for act in lesson.acts:
        if act.area not in AREAS:
            yield f"no conduct area {act.area}"
        if act.standing not in STANDINGS:
            yield f"no standing {act.standing}"
        for words in (act.words, *act.from_, *act.to, *act.by):
            if not words or words not in lesson.text:
                yield f"“{words}” is not in the text"


def of_lesson(lesson: Lesson) -> Iterator[Example]:
    """A lesson as it stands, sentence by sentence, and all as one."""
    parse, _ = language.parse(article(lesson.text))
    text, sentences = parse.article.text, _sentences(parse)
    told: dict[int, list[Act]] = {}
    for act in lesson.acts:
        if act.words in text:
            told.setdefault(_holder(sentences, text.find(act.words)), []).append(act)
    acts = [act for number in told for act in told[number]]
    units = [_unit(told.get(number, ())) for number in range(len(sentences))]
    parts = _played(text, sentences, acts)
    yield from _example(text, AS_IT_STANDS, sentences, units, parts)
    if len(sentences) == 1:
        return
    for number, (sentence, unit) in enumerate(zip(sentences, units, strict=True)):
        own = _played(text, sentences, told.get(number, ()))
        yield from _example(text, EACH, [sentence], [unit], own)
    if acts:
        yield from _example(text, AS_ONE, [(sentences[0][0], sentences[-1][1])], [_unit(acts)], parts)


def of_set(name: str) -> Iterator[Example]:
    """The passages of one set of the law gold, each as one; traps without conduct teach nothing."""
    for passage in gold_law.of_split(name):
        if not (passage.expected or passage.innocent):
            continue
        parse, _ = language.parse(article(passage.text))
        sentences = _sentences(parse)
        whole = (sentences[0][0], sentences[-1][1])
        yield from _example(parse.article.text, name, [whole], [_of_passage(passage)], None)


def sets() -> tuple[str, ...]:
    """The sets of the law gold that may be looked at."""
    return ("dev", *(path.stem for path in sorted(gold_law.FRESH.glob("*.toml"))))


def _sentences(parse: Parse) -> list[Range]:
    return [(sentence.start, sentence.end) for sentence in parse.sentences]


def _holder(sentences: Sequence[Range], place: int) -> int:
    """The number of the sentence that holds a character."""
    return next((n for n, (_, end) in enumerate(sentences) if place < end), len(sentences) - 1)


def _unit(acts: Sequence[Act]) -> Unit:
    """What acts tell together, in the standing of the first."""
    return Unit(frozenset(act.area for act in acts), standing=acts[0].standing if acts else None)


def _of_passage(passage: gold_law.Passage) -> Unit:
    areas = frozenset(conduct.area for conduct in passage.expected)
    others = frozenset(area for conduct in passage.expected for area in conduct.areas)
    standings = {_STANDING.get(conduct.status) for conduct in passage.expected}
    return Unit(
        areas, (others | set(passage.area_ok)) - areas, standings.pop() if len(standings) == 1 else None
    )


def _played(text: str, sentences: Sequence[Range], acts: Sequence[Act]) -> list[str]:
    """The part of each character; of a name in two acts, the one whose telling words are nearer decides."""
    parts, far = ["none"] * len(text), [len(sentences)] * len(text)
    for act in acts:
        home = _holder(sentences, text.find(act.words))
        for part, name in ((it, name) for it in _PLAYED for name in act.of(it)):
            for start, end in _places(name, text, sentences[home]):
                away = abs(_holder(sentences, start) - home)
                if min(far[start:end]) > away:
                    parts[start:end] = [part] * (end - start)
                    far[start:end] = [away] * (end - start)
    for act in acts:
        start = text.find(act.words)
        for place in range(start, start + len(act.words)):
            if parts[place] == "none":
                parts[place] = "words"
    return parts


def _places(name: str, text: str, home: Range) -> list[Range]:
    """Where a name stands: in the sentence that tells the act, or else anywhere."""
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)]
    found = found or [m.span() for m in re.finditer(re.escape(name), text)][:1]
    return [place for place in found if home[0] <= place[0] < home[1]] or found


def _example(
    text: str, origin: str, ranges: Sequence[Range], units: Sequence[Unit], parts: Sequence[str] | None
) -> Iterator[Example]:
    """The window over ranges, less those that hold no word; nothing where it takes more than one window."""
    windows = [*_pieces().windows(text, [(ranges[0][0], ranges[-1][1])])]
    if len(windows) != 1:
        return
    held = {_holder(ranges, start) for start, _ in windows[0].words}
    yield Example(
        origin,
        windows[0],
        tuple(place for n, place in enumerate(ranges) if n in held),
        tuple(unit for n, unit in enumerate(units) if n in held),
        tuple(parts[start] for start, _ in windows[0].words) if parts is not None else (),
    )


@cache
def _pieces() -> Pieces:
    return Pieces(Path(str(shipped.__file__)).parent / "weights" / "vocab.txt")
