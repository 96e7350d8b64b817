"""Pairs side by side for a terminal, English left, Korean right; one under the other where it is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.report.alone import alone_side_by_side, alone_stacked
from aligner.report.cells import (
    KIND_CELLS,
    LEFT_OF_STACKED,
    SCORE_CELLS,
    columns,
    labelled,
    make_console,
    score_cell,
    shown,
    text_cell,
)
from aligner.report.why import why_cell
from aligner.types import Alone, Pair

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

# Under this width a column of text beside another gets fewer than 26 cells, 13 Hangul: some four
# words a line, and the eye loses the line.
SIDE_BY_SIDE_FROM = 72

# Where the English text begins: after score and kind, with 3 cells behind each.
LEFT_OF_ENGLISH = SCORE_CELLS + 3 + KIND_CELLS + 3

# A page by its name, its pairs, and those of its sentences without one that are to be shown.
Results = Iterable[tuple[str, Sequence[Pair], Sequence[Alone]]]


def table(
    results: Results, *, width: int, colour: bool, headings: bool, explain: bool = False
) -> Iterator[str]:
    """The pairs of each page as lines of at most ``width`` cells (at least 12).

    A doubtful pair has a ``?`` after its score and, with ``colour``, a colour. ``headings`` puts
    the name of the page above its pairs; pages with nothing to show are left out. ``explain`` says
    under each pair why it has its score. Sentences without a partner follow in a table of their own.
    """
    console = make_console(width, colour=colour)
    wide = width >= SIDE_BY_SIDE_FROM
    for doc, pairs, alone in results:
        if headings and (pairs or alone):
            yield shown(console, [text_cell(doc, style="bold")])
        if pairs:
            yield shown(console, _of_pairs(pairs, wide=wide, explain=explain))
        if alone:
            yield shown(console, alone_side_by_side(alone) if wide else alone_stacked(alone))


def _of_pairs(pairs: Sequence[Pair], *, wide: bool, explain: bool) -> Iterator[RenderableType]:
    if not wide:
        return _stacked(pairs, explain=explain)
    return _explained(pairs) if explain else iter([_side_by_side(pairs), ""])


def _explained(pairs: Sequence[Pair]) -> Iterator[RenderableType]:
    """A table a pair, its columns under those of the one before, and its reasons under it."""
    for number, pair in enumerate(pairs):
        yield _side_by_side([pair], header=number == 0, expand=True)
        yield why_cell(pair.why, indent=LEFT_OF_ENGLISH)
        yield ""


def _side_by_side(pairs: Sequence[Pair], *, header: bool = True, expand: bool = False) -> Table:
    grid = columns(header=header, expand=expand)
    grid.add_column("score", no_wrap=True, min_width=SCORE_CELLS)
    grid.add_column("kind", no_wrap=True, min_width=KIND_CELLS if expand else None)
    grid.add_column("English", ratio=1, overflow="fold")
    grid.add_column("Korean", ratio=1, overflow="fold")
    for pair in pairs:
        grid.add_row(score_cell(pair.score), pair.kind, text_cell(pair.en), text_cell(pair.ko))
    return grid


def _stacked(pairs: Sequence[Pair], *, explain: bool) -> Iterator[RenderableType]:
    for pair in pairs:
        yield text_cell("").append_text(score_cell(pair.score)).append(f" {pair.kind}")
        yield labelled([("EN", pair.en), ("KO", pair.ko)])
        if explain:
            yield why_cell(pair.why, indent=LEFT_OF_STACKED)
        yield ""
