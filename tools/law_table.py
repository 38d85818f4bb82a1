"""Write `docs/law-provisions.md` from the law data: `python tools/law_table.py`."""

from pathlib import Path

from indicia import law
from indicia.law.table import markdown

PAGE = Path(__file__).parent.parent / "docs" / "law-provisions.md"

if __name__ == "__main__":
    PAGE.write_text(markdown(law.packaged()), encoding="utf-8")
    print(f"wrote {PAGE}")
