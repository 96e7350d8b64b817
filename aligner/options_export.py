"""The options of ``export``."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aligner.options import known_finding


class Format(StrEnum):
    """What ``export --format`` takes."""

    moses = "moses"
    tsv = "tsv"
    jsonl = "jsonl"
    tmx = "tmx"
    xliff = "xliff"
    hf = "hf"


class Repeats(StrEnum):
    """What ``export --repeats`` takes."""

    kept = "kept"
    all = "all"


_DAY = ["%Y-%m-%d"]

Corpus = Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder that batch wrote.")]
Out = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="OUT", help="A file; for hf and --split a folder."),
]
FormOfExport = Annotated[
    Format,
    typer.Option("--format", "-f", help="moses writes OUT.en, OUT.ko, OUT.ids, OUT.scores."),
]
LeastScore = Annotated[
    float,
    typer.Option(
        min=0.0, max=1.0, metavar="SCORE", help="Leave out pairs with a lower probability."
    ),
]
MinLength = Annotated[
    int,
    typer.Option(min=0, metavar="N", help="Leave out pairs with a side of fewer characters."),
]
MaxLength = Annotated[
    int,
    typer.Option(
        min=0, metavar="N", help="Leave out pairs with a side of more characters; 0 is any."
    ),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        "--without",
        metavar="FINDING",
        callback=known_finding,
        help="Leave out pairs with findings of this severity (error, warning, info) or a graver one,"
        " or with this id (number-differs); may be repeated.",
    ),
]
Since = Annotated[
    datetime | None,
    typer.Option(formats=_DAY, metavar="DATE", help="Only pages of this day or later."),
]
Until = Annotated[
    datetime | None,
    typer.Option(formats=_DAY, metavar="DATE", help="Only pages of this day or before."),
]
Sources = Annotated[
    list[str] | None,
    typer.Option(
        "--source", metavar="GLOB", help="Only pairs of sources like this; may be repeated."
    ),
]
RepeatsOption = Annotated[
    Repeats,
    typer.Option("--repeats", help="kept: what repeats is written once; all: as often as found."),
]
Split = Annotated[
    str,
    typer.Option(
        "--split",
        metavar="SHARES",
        help="train=.9,dev=.05,test=.05: OUT is a folder. Documents that repeat each other stay together.",
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", help="With --split: another seed, another draw.")
]
Licence = Annotated[
    str,
    typer.Option(
        "--licence", "--license", metavar="TEXT", help="The licence of the texts, for the card."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Replace an earlier export.")]
