"""CSV and Parquet: the same rows, read back as they were written."""

import csv
from typing import Any

import pyarrow.parquet as pq
import pytest

from indicia.products.exports.tables import TABLES, plain
from tests.products.exports.conftest import Exported

KINDS = {"text", "texts", "day", "moment", "number", "decimal", "truth"}


def test_columns_have_known_kinds_and_names_of_their_own() -> None:
    """A column without a type cannot be written."""
    for table in TABLES:
        names = [name for name, _ in table.columns]
        assert len(set(names)) == len(names)
        assert {kind for _, kind in table.columns} <= KINDS


@pytest.mark.parametrize("name", ["statements", "events", "exposures", "claims", "tellings"])
def test_both_hold_the_same_rows(exported: Exported, name: str) -> None:
    """Every cell of CSV is that of Parquet in words; the manifest counts both alike."""
    csv_made, csv_folder = exported("csv")
    made, folder = exported("parquet")
    rows: list[dict[str, Any]] = pq.read_table(folder / f"{name}.parquet").to_pylist()
    with (csv_folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = list(csv.DictReader(file))
    assert len(rows) == len(cells) == made.rows[name] == csv_made.rows[name]
    for row, line in zip(rows, cells, strict=True):
        for column, value in row.items():
            assert line[column].removeprefix("'") == str(plain(value))


def test_a_spreadsheet_runs_nothing_of_a_page(exported: Exported) -> None:
    """A headline that begins like a formula is text in CSV, and as it was in Parquet."""
    _, folder = exported("csv")
    with (folder / "statements.csv").open(encoding="utf-8-sig", newline="") as file:
        titles = {row["title"] for row in csv.DictReader(file)}
    assert any(title.startswith("'=Fuel") for title in titles)
    _, folder = exported("parquet")
    assert any(
        t.startswith("=Fuel") for t in pq.read_table(folder / "statements.parquet")["title"].to_pylist()
    )


def test_an_act_has_its_standing_and_its_claimant(exported: Exported) -> None:
    """Alleged and denied acts say so in two columns, and who says it is never empty."""
    _, folder = exported("parquet")
    rows = pq.read_table(folder / "events.parquet").to_pylist()
    assert {"alleged", "denied"} <= {row["status"] for row in rows}
    assert all(row["claimant"] and row["standing"] for row in rows)
    (answered,) = [row for row in rows if row["denied_by"]]
    assert answered["denied_by"][0].startswith("North Korea's foreign ministry")


def test_a_correction_is_told(exported: Exported) -> None:
    """What a person changed is marked in its row."""
    _, folder = exported("parquet")
    rows = pq.read_table(folder / "statements.parquet").to_pylist()
    assert [row["certainty"] for row in rows if row["corrected"]] == ["probable"]
