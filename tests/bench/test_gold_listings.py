"""The gold of look-ups, and the floors that the development half holds."""

from bench.gold_files import half
from bench.gold_listings import FOLDER, load, score
from indicia import law


def test_the_gold_is_whole() -> None:
    """Its list passes the check, every link leads to a row, and every linked name stands in its text."""
    known = law.load(FOLDER / "law")
    references = {row.reference for held in known.lists for row in held.listings}
    items = load()
    assert len({item.id for item in items}) == len(items) >= 100
    for item in items:
        assert all(name in item.text for name in item.links), item.id
        assert set(item.links.values()) <= references, item.id


def test_the_development_half_keeps_its_floors() -> None:
    """No wrong link, and at least 95 of 100 of those that are there."""
    items = [item for item in load() if half(item.id) == "dev"]
    whole = score(items, law.load(FOLDER / "law"))["all"]
    assert whole.right == whole.found, whole.misses
    assert whole.right >= 0.95 * whole.expected, whole.misses
