"""The brief of a watch: one frozen value, then a file of any format.

::

    ledger + watch -> gather -> Material -> compose -> Brief -> md, html, docx, pdf
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Literal

from indicia.ledger import Ledger
from indicia.model import UsageError, Watch
from indicia.products.brief.material import Asked, Material, gather
from indicia.products.brief.value import Brief, Picture
from indicia.products.writing import check
from indicia.products.writing import write as write_file

Format = Literal["md", "html", "docx", "pdf"]
FORMATS: tuple[Format, ...] = ("md", "html", "docx", "pdf")

__all__ = ["FORMATS", "Asked", "Brief", "Format", "Material", "brief", "gather", "to_bytes", "write"]


def brief(ledger: Ledger, watch: Watch, asked: Asked) -> Brief:
    """The brief of a watch; the same ledger and question give the same value.

    Raises:
        UsageError: if the watch was not run yet, the mark is too lax, or a library is not installed.
    """
    from indicia.products.brief.compose import compose  # noqa: PLC0415 - it needs the libraries of charts

    return compose(gather(ledger, watch, asked))


def to_bytes(made: Brief, format_: Format) -> bytes:
    """A brief in a format; the same brief gives the same bytes.

    Raises:
        UsageError: if there is no such format, or its library is not installed.
    """
    if format_ not in FORMATS:
        raise UsageError(f"there is no format {format_!r} of a brief; there are {', '.join(FORMATS)}")
    try:
        writer: Callable[[Brief], str | bytes] = getattr(
            import_module(f"{__name__}.as_{format_}"), f"to_{format_}"
        )
    except ModuleNotFoundError as error:
        raise UsageError(f"this format needs {error.name}: pip install 'indicia[brief]'") from error
    found = writer(made)
    return found.encode(errors="replace") if isinstance(found, str) else found


def write(made: Brief, format_: Format, out: Path) -> tuple[Path, ...]:
    """Write a brief to a file; the pictures of Markdown go beside it.

    Raises:
        IndiciaError: if a file cannot be written.
    """
    check(out)
    write_file(out, to_bytes(made, format_))
    beside = []
    if format_ == "md":
        from indicia.products.charts import svg  # noqa: PLC0415 - it needs the libraries of charts

        for block in made.blocks:
            if isinstance(block, Picture):
                path = out.parent / f"{made.watch}-{block.name}.svg"
                write_file(path, svg(block.spec, block.name).encode())
                beside.append(path)
    return (out, *beside)
