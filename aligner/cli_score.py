"""The command ``models score``: how good encoders are on a bitext, how fast, in how much memory."""

from __future__ import annotations

import dataclasses
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.console import SOME_FAILED, mishaps_told, opened, say, shown_grid
from aligner.errors import InputError, ModelError
from aligner.report import visible

if TYPE_CHECKING:
    from aligner.shelf import ModelScore


class Scores(StrEnum):
    """What ``models score --format`` takes."""

    table = "table"
    tsv = "tsv"
    jsonl = "jsonl"


def score(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="ko-en, folders, names of the hub. [default: ko-en]"),
    ] = None,
    data: Annotated[
        Path,
        typer.Option(
            "--data", metavar="FILE.tsv", help="A bitext, english TAB korean, or a corpus folder."
        ),
    ] = ...,  # type: ignore[assignment]
    margin: Annotated[
        int, typer.Option("--margin", min=1, metavar="K", help="Neighbours that the margin counts.")
    ] = 4,
    form: Annotated[Scores, typer.Option("--format", "-f")] = Scores.table,
) -> None:
    """Score encoders on a bitext.

    How many sentences find their translation, how fast, in how much memory. Each model runs in a process of its own. Percent of lines, English to Korean and back, by the margin (cosine
    over the mean cosine of the nearest) and by plain cosine; the gap between the two says how uneven the space is.
    Exit codes: 0 done; 2 wrong usage; 3 some models could not be loaded and the rest are scored.
    """
    with mishaps_told():
        pairs = _pairs(data)
        failed: list[str] = []
        with opened("-") as out:
            for piece in _scores(_scored(names or ["ko-en"], pairs, margin, failed), form):
                out.write(piece)
                out.flush()
    if failed:
        raise typer.Exit(SOME_FAILED)


def _pairs(data: Path) -> list[tuple[str, str]]:
    from aligner.corpus.bitext import bitext_pairs
    from aligner.train.data import refuse_swapped

    refused: Counter[str] = Counter()
    pairs = list(bitext_pairs(data, refused))
    refuse_swapped(pairs)
    for reason, count in refused.most_common():
        say(f"{data}: {count} {'line' if count == 1 else 'lines'} left out: {reason}")
    if not pairs:
        raise InputError(
            f"{data} holds no pair.", fix="Give lines of english TAB korean, in UTF-8."
        )
    return pairs


def _scored(
    names: Iterable[str], pairs: Sequence[tuple[str, str]], margin: int, failed: list[str]
) -> Iterator[tuple[str, ModelScore]]:
    """Each model's figures; one that cannot be loaded is told, and the rest goes on."""
    from aligner.shelf import score_apart

    for name in names:
        try:
            with _waiting(f"scoring {name}"):
                scored = score_apart(name, pairs, margin)
            yield name, scored
        except ModelError as error:
            say(str(error))
            failed.append(name)


@contextmanager
def _waiting(told: str) -> Iterator[None]:
    """Says at a terminal what takes its time."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(visible(told)):
        yield


_COLUMNS = (
    "model",
    "dimension",
    "lines",
    "margin en-ko",
    "margin ko-en",
    "plain en-ko",
    "plain ko-en",
    "gap",
    "texts/s",
    "MB",
    "load s",
)


def _scores(scored: Iterable[tuple[str, ModelScore]], form: Scores) -> Iterator[str]:
    if form is Scores.jsonl:
        for name, score in scored:
            yield (
                json.dumps({"model": name, **dataclasses.asdict(score)}, ensure_ascii=False) + "\n"
            )
        return
    rows = ((name, *_cells(score)) for name, score in scored)
    if form is Scores.tsv:
        yield "\t".join(_COLUMNS) + "\n"
        yield from ("\t".join(map(visible, row)) + "\n" for row in rows)
        return
    done = [_short(row) for row in rows]
    if done:
        yield shown_grid(("model", "numbers", "margin", "plain", "gap", "texts/s", "MB"), done)
        yield "\nPercent of lines, English to Korean / Korean to English.\n"


def _short(row: tuple[str, ...]) -> tuple[str, ...]:
    """What fits into a terminal: both ways in one cell, without lines and load."""
    model, dimension, _, en, ko, plain_en, plain_ko, gap, speed, memory, _ = row
    return (model, dimension, f"{en} / {ko}", f"{plain_en} / {plain_ko}", gap, speed, memory)


def _cells(score: ModelScore) -> tuple[str, ...]:
    found = score.found
    percents = (*found.margin, *found.cosine, found.gap)
    return (
        str(score.dimension),
        str(found.rows),
        *(f"{each:.2f}" for each in percents),
        f"{score.speed:.0f}",
        f"{score.memory / 1e6:.0f}",
        f"{score.load:.2f}",
    )
