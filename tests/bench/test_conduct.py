"""The lessons of the reader of conduct: what they hold, what is held back, and how it is scored."""

from pathlib import Path

import numpy as np
import pytest

from bench import conduct
from indicia.law.reader import PARTS, STANDINGS, Told
from indicia.model import DataError
from indicia.model.conduct import AREAS
from tools.train_conduct import lessons
from tools.train_conduct.lessons import Act, Lesson

GIVEN = Lesson(
    "Nampo sold coal to Dalian. It will sell more to Russia, and Dalian denied it.",
    (
        Act("coal", "done", "sold coal", ("Nampo",), ("Dalian",)),
        Act("coal", "planned", "will sell more", (), ("Russia",)),
    ),
)


def test_every_lesson_keeps_the_schema() -> None:
    """Areas and standings are known ones, every word named stands in its text; none stands twice."""
    found = list(lessons.load())
    assert len(found) == 6708
    assert len({lesson.text for lesson in found}) == len(found)
    assert {act.standing for lesson in found for act in lesson.acts} == set(STANDINGS)
    assert {act.area for lesson in found for act in lesson.acts} == set(AREAS)


def test_what_is_held_back_follows_from_the_text() -> None:
    """One in twelve, whatever file it stands in; sets that measure are not among those learned by default."""
    assert sum(lesson.is_held for lesson in lessons.load()) == 535
    assert set(lessons.HELD) < set(lessons.sets())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"text": "Coal left.", "acts": [{"area": "peat", "standing": "done", "words": "left"}]}', "peat"),
        ('{"text": "Coal left.", "acts": [{"area": "coal", "standing": "so", "words": "left"}]}', "so"),
        ('{"text": "Coal left.", "acts": [{"area": "coal", "standing": "done", "words": "went"}]}', "went"),
        ('{"text": "Coal left.", "deeds": []}', "deeds"),
    ],
)
def test_a_wrong_lesson_is_named_by_its_line(tmp_path: Path, line: str, said: str) -> None:
    """An area or standing that nobody knows, words that are not there, a key too many."""
    (tmp_path / "some.jsonl").write_text('{"text": "A fair in Tangshan."}\n' + line, encoding="utf-8")
    with pytest.raises(DataError, match=f"some.jsonl, line 2: .*{said}"):
        list(lessons.load(tmp_path))


def test_a_lesson_is_taken_as_it_stands_by_sentence_and_as_one() -> None:
    """Each sentence keeps its own acts and standing; a name has the part of the act that is nearer."""
    whole, first, second, one = lessons.of_lesson(GIVEN)
    assert [unit.standing for unit in whole.units] == ["done", "planned"]
    assert [len(example.units) for example in (first, second, one)] == [1, 1, 1]
    assert one.units[0].standing == "done"
    words = {GIVEN.text[a:b]: part for (a, b), part in zip(whole.window.words, whole.parts, strict=True)}
    assert (words["Nampo"], words["Russia"], words["sold"], words["coal"]) == ("from", "to", "words", "words")
    assert [len(example.parts) for example in (whole, one)] == [len(whole.window.words)] * 2


def test_what_is_right_scores_in_full_and_what_is_silent_does_not() -> None:
    """Answers made of the gold itself have an F1 of 100 for every question; silence has none."""
    whole = next(lessons.of_lesson(GIVEN))
    told = [
        Told(
            {area: float(area in unit.areas) for area in AREAS},
            1.0,
            {name: float(name == unit.standing) for name in STANDINGS},
        )
        for unit in whole.units
    ]
    parts = np.array([[float(name == part) for name in PARTS] for part in whole.parts], dtype=np.float32)
    lines = conduct.figures([(whole, (told, parts))])
    assert all("100.0" in line for line in lines if "F1" in line and "“by”" not in line)
    nothing = [Told(dict.fromkeys(AREAS, 0.0), 0.0, one.standings) for one in told]
    assert "F1 0.0" in conduct.figures([(whole, (nothing, parts))])[0]
