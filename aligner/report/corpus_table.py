"""Pairs of a corpus for a terminal: each with the end of its id, and under it what its check has found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from aligner.report.cells import (
    KIND_CELLS,
    LEFT_OF_STACKED,
    SCORE_CELLS,
    aside,
    columns,
    labelled,
    make_console,
    score_cell,
    shown,
    text_cell,
)
from aligner.report.table import LEFT_OF_ENGLISH, SIDE_BY_SIDE_FROM
from aligner.types import Finding, Pair

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

# An id is mostly its document's, which stands above, with a number behind it. A longer end, or another id, gets a
# line of its own.
_LONGEST_END = 7


class Listed(NamedTuple):
    """A pair, the document it is of, and what its check has found."""

    doc: str
    pair: Pair
    findings: Sequence[Finding] = ()

    @property
    def end(self) -> str:
        """What the id has behind the document; empty if it is long or the id another one.

        >>> Listed("news/a.txt", Pair("news/a.txt#12", "", "", 0.9, "body", (), ())).end
        '#12'
        """
        end = self.pair.id.removeprefix(self.doc)
        return end if end != self.pair.id and len(end) <= _LONGEST_END else ""

    def notes(self) -> Iterator[str]:
        """The lines under the pair."""
        if not self.end:
            yield f"id {self.pair.id}"
        for each in self.findings:
            yield f"{each.severity} {each.id}: {each.message}"


def corpus_table(
    groups: Iterable[tuple[str, Sequence[Listed]]], *, width: int, colour: bool
) -> Iterator[str]:
    """The pairs of each group under its heading, as lines of at most ``width`` cells (at least 12)."""
    console = make_console(width, colour=colour)
    wide = width >= SIDE_BY_SIDE_FROM
    for heading, listed in groups:
        yield shown(console, [text_cell(heading, style="bold")])
        yield shown(console, _side_by_side(listed) if wide else _stacked(listed))


def _side_by_side(listed: Sequence[Listed]) -> Iterator[RenderableType]:
    """A table a pair, its columns under those of the one before."""
    ends = max(len("id"), *(len(each.end) for each in listed))
    for number, each in enumerate(listed):
        yield _row(each, ends, header=number == 0)
        if notes := list(each.notes()):
            yield aside(notes, indent=ends + 3 + LEFT_OF_ENGLISH)
        yield ""


def _row(each: Listed, ends: int, *, header: bool) -> Table:
    grid, pair = columns(header=header, expand=True), each.pair
    grid.add_column("id", no_wrap=True, min_width=ends)
    grid.add_column("score", no_wrap=True, min_width=SCORE_CELLS)
    grid.add_column("kind", no_wrap=True, min_width=KIND_CELLS)
    grid.add_column("English", ratio=1, overflow="fold")
    grid.add_column("Korean", ratio=1, overflow="fold")
    grid.add_row(
        *(text_cell(each.end, style="dim"), score_cell(pair.score), pair.kind),
        *(text_cell(pair.en), text_cell(pair.ko)),
    )
    return grid


def _stacked(listed: Sequence[Listed]) -> Iterator[RenderableType]:
    for each in listed:
        head = text_cell(f"{each.end} ".lstrip()).append_text(score_cell(each.pair.score))
        yield head.append(f" {each.pair.kind}")
        yield labelled([("EN", each.pair.en), ("KO", each.pair.ko)])
        if notes := list(each.notes()):
            yield aside(notes, indent=LEFT_OF_STACKED)
        yield ""
