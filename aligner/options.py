"""The options of the command line, each told once."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """What ``--format`` takes."""

    table = "table"
    tsv = "tsv"
    jsonl = "jsonl"
    tmx = "tmx"


class Kind(StrEnum):
    """What ``--kind`` takes: the kinds that pairs have."""

    headline = "headline"
    caption = "caption"
    body = "body"


Kinds = Annotated[
    list[Kind] | None,
    typer.Option(
        "--kind", metavar="KIND", help="Only headline, caption or body pairs; may be repeated."
    ),
]
Pages = Annotated[
    list[str] | None,
    typer.Argument(metavar="PAGE", help="Text or saved HTML; - is stdin.", show_default=False),
]
English = Annotated[
    str | None, typer.Option("--en", metavar="FILE", help="An English document, with --ko.")
]
Korean = Annotated[
    str | None, typer.Option("--ko", metavar="FILE", help="Its Korean counterpart, with --en.")
]
Form = Annotated[
    Format, typer.Option("--format", "-f", help="table is for reading, also when piped.")
]
Output = Annotated[
    str, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - is stdout.")
]
Header = Annotated[bool, typer.Option("--header", help="With tsv: a first line of column names.")]
MinScore = Annotated[
    float | None,
    typer.Option(
        min=0.0,
        max=1.0,
        metavar="SCORE",
        help="Leave out pairs with a lower probability.",
        show_default="0.5",
    ),
]
Model = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="A SentenceTransformer folder or name. [default: the bundled encoder]",
        show_default=False,
    ),
]
Explain = Annotated[
    bool,
    typer.Option(
        "--explain", help="Say under each pair of a table why it has its score; jsonl always does."
    ),
]
Unaligned = Annotated[
    bool,
    typer.Option(
        "--unaligned",
        help="Also list the sentences without a partner, each with its best candidate and why it"
        " is not that one (table, jsonl).",
    ),
]


def known_finding(wanted: str | list[str] | None) -> str | list[str] | None:
    """Refuse what is no id of a finding and no severity: a misspelt one would choose nothing, silently."""
    from aligner.check.ids import IDS
    from aligner.report.told import SEVERITIES

    for each in [wanted] if isinstance(wanted, str) else wanted or []:
        if each and each not in IDS and each not in SEVERITIES:
            raise typer.BadParameter(
                f"“{each}” is no id of a finding and no severity."
                f" These are: {', '.join([*SEVERITIES, *IDS])}."
            )
    return wanted


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")]
Day = Annotated[
    datetime | None,
    typer.Option(
        "--date",
        formats=["%Y-%m-%d"],
        metavar="DATE",
        help="The day of the pages, 2025-11-03. [default: the one that each page prints]",
        show_default=False,
    ),
]
Agreed = Annotated[
    Path | None,
    typer.Option(
        "--glossary",
        metavar="FILE.tsv",
        help="Pairs of terms, english TAB korean, that never differ.",
    ),
]
