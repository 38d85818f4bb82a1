"""Cutting text at the boundaries of spans that nest and cross."""

from hypothesis import given
from hypothesis import strategies as st

from indicia.model import Reading
from indicia.products.segments import Layer, cut, layers

TEXT = "abcdefghijklmnopqrst"
PLACES = st.integers(0, len(TEXT))
LAYERS = st.lists(
    st.builds(Layer, PLACES, PLACES, st.sampled_from(["source", "content"]), st.sampled_from("xyz"))
)


@given(LAYERS, PLACES, PLACES)
def test_segments_are_the_text_again(over: list[Layer], one: int, other: int) -> None:
    """However the layers lie, nothing of the text is lost, doubled or moved."""
    start, end = sorted((one, other))
    assert "".join(segment.text for segment in cut(TEXT, start, end, over)) == TEXT[start:end]


@given(LAYERS)
def test_each_character_bears_the_ids_that_cover_it(over: list[Layer]) -> None:
    """A segment belongs to a layer exactly when the layer covers it."""
    for segment in cut(TEXT, 0, len(TEXT), over):
        for place in range(segment.start, segment.end):
            covering = [layer for layer in over if layer.start <= place < layer.end]
            assert set(segment.ids) == {layer.id for layer in covering}
            assert set(segment.roles) == {layer.role for layer in covering}


def test_the_narrowest_layer_comes_first() -> None:
    """Under the pointer lies the innermost of nested statements."""
    nested = [Layer(0, 20, "content", "outer"), Layer(5, 10, "content", "inner")]
    assert cut(TEXT, 6, 8, nested)[0].ids == ("inner", "outer")


def test_every_span_of_a_reading_is_a_layer(reading: Reading) -> None:
    """Statements, events, exposures and notes all point into the text."""
    found = layers(reading)
    rows = {said.id for said in reading.statements} | {done.id for done in reading.events}
    assert {layer.id for layer in found} == rows | {"x1", "x2", "x3", "note-1"}
    assert {layer.role for layer in found} == {
        "source",
        "cue",
        "content",
        "hedge",
        "time",
        "trigger",
        "evidence",
        "note",
    }
