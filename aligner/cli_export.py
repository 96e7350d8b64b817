"""The command ``export``: a corpus as files that other programs open."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from aligner.console import mishaps_told, say
from aligner.options import Header, Kinds, Quiet, known_finding


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


def export(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="A folder that batch wrote.")],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="OUT", help="A file; for hf and --split a folder."),
    ],
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="moses writes OUT.en, OUT.ko, OUT.ids, OUT.scores."),
    ],
    min_score: Annotated[
        float,
        typer.Option(
            min=0.0, max=1.0, metavar="SCORE", help="Leave out pairs with a lower probability."
        ),
    ] = 0.0,
    kind: Kinds = None,
    min_length: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="Leave out pairs with a side of fewer characters."),
    ] = 0,
    max_length: Annotated[
        int,
        typer.Option(
            min=0, metavar="N", help="Leave out pairs with a side of more characters; 0 is any."
        ),
    ] = 0,
    without: Annotated[
        list[str] | None,
        typer.Option(
            "--without",
            metavar="FINDING",
            callback=known_finding,
            help="Leave out pairs with findings of this severity (error, warning, info) or a graver one,"
            " or with this id (number-differs); may be repeated.",
        ),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, metavar="DATE", help="Only pages of this day or later."),
    ] = None,
    until: Annotated[
        datetime | None,
        typer.Option(formats=_DAY, metavar="DATE", help="Only pages of this day or before."),
    ] = None,
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source", metavar="GLOB", help="Only pairs of sources like this; may be repeated."
        ),
    ] = None,
    repeats: Annotated[
        Repeats,
        typer.Option(
            "--repeats", help="kept: what repeats is written once; all: as often as found."
        ),
    ] = Repeats.kept,
    split: Annotated[
        str,
        typer.Option(
            "--split",
            metavar="SHARES",
            help="train=.9,dev=.05,test=.05: OUT is a folder. Documents that repeat each other stay together.",
        ),
    ] = "",
    seed: Annotated[
        int, typer.Option("--seed", metavar="N", help="With --split: another seed, another draw.")
    ] = 1,
    licence: Annotated[
        str,
        typer.Option(
            "--licence", "--license", metavar="TEXT", help="The licence of the texts, for the card."
        ),
    ] = "",
    header: Header = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an earlier export.")] = False,
    quiet: Quiet = False,
) -> None:
    """Write a corpus as files that other programs open, with a data card and a signature.

    A name that ends in .gz is compressed (tsv, jsonl, tmx, xliff). The same corpus and options give the same
    bytes. Exit codes: 0 done; 2 wrong usage, or OUT cannot be written; 130 interrupted.
    """
    with mishaps_told():
        from aligner.corpus.export import export as write
        from aligner.corpus.export_filter import Filters
        from aligner.corpus.export_split import read_shares
        from aligner.corpus.export_wish import Wish

        filters = Filters(
            min_score=min_score,
            kinds=tuple(each.value for each in kind or ()),
            min_length=min_length,
            max_length=max_length,
            without=tuple(without or ()),
            since=_day(since),
            until=_day(until),
            sources=tuple(source or ()),
        )
        wish = Wish(
            form.value,
            filters,
            repeats.value,
            read_shares(split) if split else (),
            seed,
            licence,
            header=header,
        )
        exported = write(corpus, output, wish, force=force)
    for line in exported.told:
        say(line)
    if not quiet:
        say(f"{output}: {exported.account.line()}")


def _day(day: datetime | None) -> str:
    return day.date().isoformat() if day else ""
