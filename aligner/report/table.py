"""Pairs side by side for a terminal, English left, Korean right; one under the other where it is narrow."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.report import visible
from aligner.types import Pair

if TYPE_CHECKING:  # rich takes a tenth of a second to load, which the other formats need not pay
    from rich.console import Console, Group, RenderableType
    from rich.table import Table
    from rich.text import Text

# Under this width a column of text beside another gets fewer than 26 cells, 13 Hangul: some four
# words a line, and the eye loses the line.
SIDE_BY_SIDE_FROM = 72
# No line of 150 cells is pleasant to read; a wider terminal stays blank on the right.
WIDEST = 160
NARROWEST = 12

# Pairs that a reader should look at before using them.
DOUBT_BELOW = 0.8
_DOUBT = "red"  # of the basic colours the one that light and dark backgrounds both show well


def table(
    results: Iterable[tuple[str, Sequence[Pair]]], *, width: int, colour: bool, headings: bool
) -> Iterator[str]:
    """The pairs of each page as lines of at most ``width`` cells (at least 12).

    A doubtful pair has a ``?`` after its score and, with ``colour``, a colour. ``headings`` puts
    the name of the page above its pairs; pages without pairs are left out.
    """
    console = _console(min(max(width, NARROWEST), WIDEST), colour=colour)
    for doc, pairs in results:
        if pairs and headings:
            yield _shown(console, _heading(doc))
        if pairs and width >= SIDE_BY_SIDE_FROM:
            yield _shown(console, _side_by_side(pairs)) + "\n"
        elif pairs:
            yield _shown(console, _stacked(pairs))


def _console(width: int, *, colour: bool) -> Console:
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=width,
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
    )


def _shown(console: Console, renderable: RenderableType) -> str:
    with console.capture() as capture:
        console.print(renderable)
    # Cells are padded to their column; blanks at the end only make copied text ugly.
    return "".join(line.rstrip(" ") + "\n" for line in capture.get().splitlines())


def _heading(doc: str) -> Text:
    from rich.text import Text

    return Text(visible(doc), style="bold")


def _side_by_side(pairs: Sequence[Pair]) -> Table:
    from rich import box
    from rich.table import Table

    # One blank line between rows (leading): cells have several lines each.
    grid = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1, header_style="bold"
    )
    grid.add_column("score", no_wrap=True)
    grid.add_column("kind", no_wrap=True)
    grid.add_column("English", ratio=1, overflow="fold")
    grid.add_column("Korean", ratio=1, overflow="fold")
    for pair in pairs:
        grid.add_row(_score(pair), pair.kind, _text(pair.en), _text(pair.ko))
    return grid


def _stacked(pairs: Sequence[Pair]) -> Group:
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    parts: list[RenderableType] = []
    for pair in pairs:
        grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
        grid.add_column(no_wrap=True, style="bold")
        grid.add_column(overflow="fold")
        grid.add_row("EN", _text(pair.en))
        grid.add_row("KO", _text(pair.ko))
        parts += [Text.assemble(_score(pair), " ", pair.kind), grid, ""]
    return Group(*parts)


def _score(pair: Pair) -> Text:
    from rich.text import Text

    # Rounded down: 1.00 would say more than any score can.
    shown = f"{math.floor(pair.score * 100 + 1e-9) / 100:.2f}"
    return Text(f"{shown}?", style=_DOUBT) if pair.score < DOUBT_BELOW else Text(shown)


def _text(text: str) -> Text:
    # A Text, not a str: a str would be searched for markup such as [bold].
    from rich.text import Text

    return Text(visible(text))
