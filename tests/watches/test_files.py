"""Watch files: the schema, the checker, the pack, and a new one in a minute."""

import json
from pathlib import Path

import jsonschema
import msgspec
import pytest
from msgspec import structs

from indicia import watches
from indicia.model import DataError, UsageError, Watch
from indicia.watches.new import Asked, new
from indicia.watches.problems import doubts, tried

WHOLE = """\
id = "coal-china"
question = "Is coal sold?"
actors = ["PRK"]
areas = ["coal"]
provisions = ["S/RES/2371(2017)/8"]

[[indicator]]
id = "C-01"
text = "Ships leave Nampo"
words = ["Nampo"]

[[expected]]
id = "C-95"
text = "A report comes"
words = ["report"]
within = 30
"""


def test_the_pack_is_in_order_and_its_sentences_hold() -> None:
    """Each watch keeps the schema and the checker; each example meets its indicator, no innocent one does."""
    assert len(watches.packaged()) == 8
    for id_, watch in watches.packaged().items():
        assert watch.id == id_
        assert watches.check(watch) == ()
        assert [one for one in tried(watch) if not one.holds] == []
        assert {"against", "refutes"} <= {one.side for one in watch.indicators}
        assert watch.expected
        assert len(watch.hypotheses) >= 2
        assert all(one.example and one.innocent for one in watch.indicators)


def test_every_file_of_the_pack_keeps_the_json_schema() -> None:
    """What `indicia schema --watch` prints is what a file holds."""
    schema = json.loads(watches.schema())
    for watch in watches.packaged().values():
        jsonschema.validate(json.loads(msgspec.json.encode(watch)), schema)


@pytest.mark.parametrize(
    ("old", "now", "told"),
    [
        ('areas = ["coal"]', 'areas = ["coals"]', "'coals' is no area"),
        ('actors = ["PRK"]', 'actors = ["PRX"]', "PRX is no ISO 3166 alpha-3 code"),
        ('actors = ["PRK"]', "actors = []", "at least one is needed"),
        ('id = "C-95"', 'id = "C-01"', "it is there twice"),
        ("2371(2017)/8", "2371(2017)/99", "is not in the law data"),
        ("within = 30", "", "by which day, or within how many days"),
        ('words = ["Nampo"]', 'side = "refutes"', "is told by its words"),
        ('words = ["Nampo"]', 'words = ["--"]', "holds no word"),
        ('"coal-china"', '"Coal China"', "is no slug"),
    ],
)
def test_what_is_wrong_is_told_by_row_and_field(old: str, now: str, told: str) -> None:
    """The checker finds what the schema cannot see."""
    (problem, *_) = watches.check(watches.parsed(WHOLE.replace(old, now), "file"))
    assert told in problem.text
    assert problem.row
    assert problem.field


@pytest.mark.parametrize(
    ("old", "now", "told"),
    [
        ('text = "Ships leave Nampo"', "", "C-01: Object missing required field `text`"),
        (
            'words = ["Nampo"]',
            'words = ["Nampo"]\nweight = 3',
            "C-01: Object contains unknown field `weight`",
        ),
        ('words = ["Nampo"]', 'side = "sideways"', "C-01: side: Invalid enum value"),
        ('id = "C-95"', "", "expected 1: Object missing required field `id`"),
        ('question = "Is coal sold?"', "question = 5", "watch: question: Expected `str`"),
        ('id = "coal-china"', "id = ", "line 1"),
    ],
)
def test_a_file_that_does_not_keep_the_schema_is_one_line(old: str, now: str, told: str) -> None:
    """It names the file and where in it."""
    with pytest.raises(DataError, match=r"^mine\.toml: ") as caught:
        watches.parsed(WHOLE.replace(old, now), "mine.toml")
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_folder_with_one_id_twice_is_refused(tmp_path: Path) -> None:
    """Else two files would write one history."""
    (tmp_path / "watches").mkdir()
    for name in ("a.toml", "b.toml"):
        (tmp_path / "watches" / name).write_text(WHOLE, encoding="utf-8")
    with pytest.raises(DataError, match="another file"):
        watches.folder(tmp_path)


def test_a_watch_is_not_overwritten_unasked(tmp_path: Path) -> None:
    """A file of this id stays as a person edited it."""
    watch = watches.parsed(WHOLE, "file")
    path = watches.keep(tmp_path, WHOLE, watch)
    with pytest.raises(UsageError, match="--replace"):
        watches.keep(tmp_path, "", watch)
    assert path.read_text(encoding="utf-8") == WHOLE
    assert watches.one(tmp_path, "coal-china") == watch


@pytest.mark.parametrize(
    "asked",
    [
        Asked("mine", ("workers",), ("PRK",), ("CHN",)),
        Asked("mine", ("arms",), ("IRN", "Hydra Shipping"), (), 'Is "it" so?', "LIBYA-1970"),
        Asked("mine", ("charcoal",), ("SOM",)),
    ],
)
def test_a_new_watch_is_in_order_as_it_stands(asked: Asked) -> None:
    """Its comments are comments, and the checker finds nothing."""
    made = watches.parsed(new(asked), "mine.toml")
    assert watches.check(made) == ()
    assert isinstance(made, Watch)
    assert (made.areas, made.actors, made.counterparts) == (asked.areas, asked.actors, asked.counterparts)


def test_a_new_watch_has_the_indicators_of_its_area_and_the_paragraphs_of_its_regime() -> None:
    """Workers of North Korea in China: those of the pack, under the DPRK regime."""
    made = watches.parsed(new(Asked("mine", ("workers",), ("PRK",), ("CHN",))), "mine.toml")
    assert {"LAB-01", "LAB-80", "LAB-90"} <= {one.id for one in made.indicators}
    assert "S/RES/2397(2017)/8" in made.provisions


@pytest.mark.parametrize(
    "asked",
    [
        Asked("x", ("coals",), ("PRK",)),
        Asked("x", ("coal",), ("PRX",)),
        Asked("x", ("coal",), ("PRK",), (), "", "None-1"),
    ],
)
def test_a_new_watch_of_what_is_not_known_is_refused(asked: Asked) -> None:
    """One line says what there is."""
    with pytest.raises(UsageError):
        new(asked)


def test_a_state_by_its_name_is_told_its_code() -> None:
    """Names are for those that have no code; a state written by its name would meet next to nothing."""
    watch = watches.parsed(WHOLE.replace('"PRK"', '"North Korea"'), "a.toml")
    assert [(one.field, one.text) for one in watches.check(watch)] == [
        ("actors", "North Korea is a state: write its code, PRK")
    ]


def test_a_new_watch_has_no_indicators_about_others() -> None:
    """Arms from the Dominican Republic to Haiti: what the pack knows of arms is about others."""
    text = new(Asked("guns", ("arms",), ("Dominican Republic",), ("HTI",)))
    made = watches.parsed(text, "guns.toml")
    assert (made.actors, made.indicators, watches.check(made)) == (("DOM",), (), ())
    assert made.question == (
        "Is the Dominican Republic doing this with Haiti: transfer of arms, ammunition or military equipment?"
    )


def test_a_name_that_nearly_is_a_states_is_asked_about() -> None:
    """A slip is told; a firm, a code and a state are no slips."""
    watch = watches.parsed(WHOLE, "a.toml")
    parties = ("Chnia", "Hydra Shipping", "CHN", "China")
    asked = structs.replace(watch, actors=("PRK",), counterparts=parties)
    assert [one.text for one in doubts(asked)] == ["Chnia is looked for as a name; or is China meant, CHN?"]


def test_a_day_in_quotes_is_told_how_to_write_it() -> None:
    """A text or a year alone is no day of TOML."""
    for wrong in ('"2022"', "2022"):
        with pytest.raises(DataError, match=r"since: write a day as 2022-01-31, without quotes"):
            watches.parsed(f"since = {wrong}\n{WHOLE}", "a.toml")
