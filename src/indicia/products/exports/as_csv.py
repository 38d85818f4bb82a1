"""CSV: one file for each table, in UTF-8 with the mark that spreadsheets want, lines ended as in RFC 4180."""

import csv

from indicia.products.exports.files import Folder, Sink
from indicia.products.exports.selection import Selection
from indicia.products.exports.tables import TABLES, plain

# A spreadsheet would run a cell that begins so; the words of a page are not to be run.
_RUN = ("=", "+", "-", "@", "\t", "\r")


class _Text:
    """The file, as the library writes to it."""

    def __init__(self, sink: Sink) -> None:
        self.sink = sink
        sink.write(b"\xef\xbb\xbf")

    def write(self, text: str) -> None:
        self.sink.write(text.encode())


def write(selection: Selection, folder: Folder) -> dict[str, int]:
    """Write the tables; how many rows of each."""
    counts = {}
    for table in TABLES:
        with folder.open(f"{table.name}.csv") as sink:
            rows = csv.writer(_Text(sink))
            rows.writerow([name for name, _ in table.columns])
            counts[table.name] = 0
            for row in table.rows(selection):
                rows.writerow([_safe(plain(row[name])) for name, _ in table.columns])
                counts[table.name] += 1
    return counts


def _safe(cell: str | float) -> str | float:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_RUN) else cell
