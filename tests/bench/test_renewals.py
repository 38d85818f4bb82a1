"""The measure of renewals."""

from pathlib import Path

from bench.renewals import run
from indicia import law

FILES = Path(__file__).parents[1] / "law" / "renewals" / "files"


def test_a_renewal_that_the_data_does_not_have_is_wrong() -> None:
    """The invented resolution renews two rows otherwise than the data says; the others are left."""
    result = run(FILES.glob("*.xml"), law.packaged().by_id)
    assert len(result.wrong) == 2
    assert all(line.startswith("S/RES/2140(2014)/") for line in result.wrong)
    assert (result.right.right, result.read.right) == (0, 1)
