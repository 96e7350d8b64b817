"""The options of ``batch``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """What ``--engine`` takes."""

    local = "local"
    ray = "ray"


class Form(StrEnum):
    """What ``--form`` takes."""

    text = "text"
    html = "html"
    jsonl = "jsonl"
    csv = "csv"
    tsv = "tsv"
    parquet = "parquet"
    warc = "warc"


TextColumn = Annotated[
    str, typer.Option(metavar="NAME", help="The column of tables that holds pages as text.")
]
HtmlColumn = Annotated[str, typer.Option(metavar="NAME", help="The one that holds them as HTML.")]
EnColumn = Annotated[
    str, typer.Option(metavar="NAME", help="The one of English versions, with --ko-column.")
]
KoColumn = Annotated[str, typer.Option(metavar="NAME", help="The one of their Korean versions.")]
IdColumn = Annotated[str, typer.Option(metavar="NAME", help="The one that names documents.")]
DateColumn = Annotated[str, typer.Option(metavar="NAME", help="The one of their dates.")]
FormOfInputs = Annotated[
    Form | None,
    typer.Option(
        "--form",
        help="What stdin and files given by name are, whatever they are called.",
        show_default="by name and first bytes",
    ),
]
Outside = Annotated[
    bool, typer.Option("--outside", help="Let the paths in a table lead out of its folder.")
]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, folders, patterns, - for stdin: text, HTML, tables (JSONL, CSV, TSV, Parquet), WARC, gzip of these.",
        show_default=False,
    ),
]
NewCorpus = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="CORPUS",
        help="A new folder, or one to go on with.",
        show_default=False,
    ),
]
Workers = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Processes (Ray: actors) that work at a time.",
        show_default="one a core",
    ),
]
Checks = Annotated[
    bool, typer.Option("--check/--no-check", help="Tell with each pair what does not agree.")
]
Limit = Annotated[
    int | None,
    typer.Option(min=1, metavar="N", help="Take so many documents at most.", show_default=False),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Count the documents and estimate time and size.")
]
Shard = Annotated[int, typer.Option(min=1, metavar="N", help="Pages in a part of the corpus.")]
PageSeconds = Annotated[
    float,
    typer.Option(
        min=0.1, metavar="SECONDS", help="Give up a page that takes more seconds of work."
    ),
]
PageSentences = Annotated[
    int, typer.Option(min=1, metavar="N", help="Give up a page that has more sentences.")
]
EngineOption = Annotated[
    Engine,
    typer.Option(
        help="local: this machine; ray: the cluster of RAY_ADDRESS, or one begun here (pip install 'aligner[ray]')."
    ),
]
ActorCpus = Annotated[
    float,
    typer.Option(min=0.1, metavar="N", help="With Ray: the CPUs that an actor has to itself."),
]
ActorGpus = Annotated[
    float,
    typer.Option(min=0.0, metavar="N", help="With Ray: its GPUs, for a --model that uses one."),
]
