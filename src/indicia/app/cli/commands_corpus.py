"""The commands for whole corpora: corpus run, corpus sample, look."""

import os
from pathlib import Path
from typing import Annotated, Literal

import typer

from indicia.app.cli.commands_law import Own

Watches = Annotated[
    list[str] | None,
    typer.Option(
        "--watch",
        metavar="FILE",
        help="A watch file, or one of the pack: its parties and words too let a page pass the first look.",
    ),
]

corpus = typer.Typer(
    help="Read shards of pages (WARC, JSON lines, Parquet) to partitioned Parquet.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@corpus.command(short_help="Read every shard of some sources to Parquet, each once.")
def run(  # noqa: PLR0913 - each is an option of the command
    sources: Annotated[
        list[str],
        typer.Argument(metavar="SOURCE...", help="Folders, shards, or addresses as s3://bucket/folder."),
    ],
    *,
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="Where the tables go.")],
    engine: Annotated[
        Literal["trained", "rules"],
        typer.Option(help="What finds the statements: a small trained network with rules, or rules alone."),
    ] = "trained",
    everything: Annotated[bool, typer.Option("--all", help="Read every page, without a first look.")] = False,
    watch: Watches = None,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=0, max=256, help="Processes; as many as processors if left out."),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS", help="Work on this Ray cluster (HOST:PORT); auto: the one that runs here."
        ),
    ] = None,
    own: Own = None,
) -> None:
    """Read shards to Parquet. What was killed goes on with the same command; no shard counts twice."""
    from indicia.app.cli import corpora  # noqa: PLC0415 - the language model's library is heavy

    number = _processors() if jobs is None else jobs
    asked = corpora.Asked(engine, everything, tuple(watch or ()), number, cluster, own)
    corpora.run(sources, out, asked)


@corpus.command(short_help="Show a sample of the pages that the first look passed over.")
def sample(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The output of a run.")],
    *,
    reason: Annotated[
        Literal["no_party", "no_matter", "language"] | None,
        typer.Option(help="Only those passed over for this reason."),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="So many pages at most.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document a line.")] = False,
) -> None:
    """Show what was passed over, with the reason and the words that decided, for a person to check."""
    from indicia.app.cli import corpora  # noqa: PLC0415 - Parquet's library is heavy

    corpora.sample(folder, reason, limit, as_json=as_json)


def look(
    pages: Annotated[
        list[str], typer.Argument(metavar="PAGE...", help="Files, addresses, or folders of pages.")
    ],
    *,
    watch: Watches = None,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private networks too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON document a line.")] = False,
    own: Own = None,
) -> None:
    """Say of pages whether the first look lets them pass, and which words decided."""
    from indicia.app.cli import corpora  # noqa: PLC0415 - reads the law

    corpora.look(pages, tuple(watch or ()), own, allow_private=allow_private, as_json=as_json)


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def register(app: typer.Typer) -> None:
    """Put the commands into the program."""
    app.command("look", short_help="Say whether pages are worth reading, and which words decide.")(look)
    app.add_typer(corpus, name="corpus", short_help="Shards of pages to Parquet, on one machine or many.")
