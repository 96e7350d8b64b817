"""Records of any columns as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from aligner.report.cells import columns, make_console, shown, text_cell


def grid(heads: Sequence[str], rows: Iterable[Sequence[str]], *, width: int, colour: bool) -> str:
    r"""Rows of texts below their heads; a column whose cells are all figures stands to the right.

    >>> print(grid(["name", "dim"], [["ko-en", "512"], ["tiny", "16"]], width=40, colour=False), end="")
    name    dim
    ───────────
    ko-en   512
    tiny     16
    """
    lines = list(rows)
    table = columns()
    table.leading = 0
    for place, head in enumerate(heads):
        figures = all(_is_figure(line[place]) for line in lines)
        table.add_column(
            head,
            justify="right" if figures else "left",
            overflow="fold",
            # Names and reasons may be long; what stands between them is short.
            no_wrap=0 < place < len(heads) - 1,
            min_width=min(12, max(len(line[place]) for line in [heads, *lines])),
        )
    for line in lines:
        table.add_row(*map(text_cell, line))
    return shown(make_console(width, colour=colour), [table])


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit() or cell[:1] in {"-", "+", "?", ""}
