"""What the tables of the report are made of: a console of a given width, texts, scores."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from aligner.report import visible
from aligner.types import DOUBT_BELOW

if TYPE_CHECKING:  # rich takes a tenth of a second to load, which the other formats need not pay
    from rich.console import Console, RenderableType
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

# No line of 150 cells is pleasant to read; a wider terminal stays blank on the right.
WIDEST = 160
NARROWEST = 12

DOUBT = "red"  # of the basic colours the one that light and dark backgrounds both show well

# The widest score ("0.62?") and the widest kind of a pair.
SCORE_CELLS = 5
KIND_CELLS = len("headline")
# Where a text begins behind its label.
LEFT_OF_STACKED = len("EN ")


def make_console(width: int, *, colour: bool) -> Console:
    """A console that keeps what it prints, of at least 12 and at most 160 cells."""
    from rich.console import Console

    return Console(
        file=io.StringIO(),
        width=min(max(width, NARROWEST), WIDEST),
        color_system="standard" if colour else None,
        force_terminal=colour,
        no_color=not colour,
        legacy_windows=False,
    )


def shown(console: Console, parts: Iterable[RenderableType]) -> str:
    """What the console prints of the parts, one below the other."""
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    # Cells are padded to their column; blanks at the end only make copied text ugly.
    return "".join(line.rstrip(" ") + "\n" for line in capture.get().splitlines())


def columns(*, header: bool = True, expand: bool = False) -> Table:
    """An empty table with a line under its heads and a blank line between its rows.

    ``expand`` takes the whole width, so that tables of a row each have their columns in line.
    """
    from rich import box
    from rich.table import Table

    return Table(
        box=box.SIMPLE_HEAD,
        show_header=header,
        show_edge=False,
        pad_edge=False,
        leading=1,
        header_style="bold",
        expand=expand,
    )


def labelled(rows: Iterable[tuple[str, str]]) -> Table:
    """Texts one under the other, each with its label."""
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0), pad_edge=False)
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for label, text in rows:
        grid.add_row(label, text_cell(text))
    return grid


def text_cell(text: str, *, style: str = "") -> Text:
    """A text of a page, made safe for the terminal."""
    # A Text, not a str: a str would be searched for markup such as [bold].
    from rich.text import Text

    return Text(visible(text), style=style)


def aside(lines: Iterable[str], *, indent: int) -> Padding:
    """Lines about what stands above them: set in, and dim where there is colour."""
    from rich.padding import Padding
    from rich.text import Text

    return Padding(
        Text("\n").join(text_cell(line, style="dim") for line in lines), (0, 0, 0, indent)
    )


def score_cell(score: float) -> Text:
    """A pair's score, marked where it is low."""
    doubtful = score < DOUBT_BELOW
    return text_cell(two_digits(score) + "?" * doubtful, style=DOUBT if doubtful else "")


def two_digits(number: float) -> str:
    """A number rounded down: 1.00 would say more than any score can.

    >>> two_digits(0.9999), two_digits(0.29), two_digits(-0.001)
    ('0.99', '0.29', '-0.01')
    """
    return f"{math.floor(number * 100 + 1e-9) / 100:.2f}"
