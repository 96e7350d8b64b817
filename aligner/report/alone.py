"""The sentences without a partner, each with its best candidate and why it is not that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from aligner.report.cells import LEFT_OF_STACKED, aside, columns, labelled, text_cell, two_digits
from aligner.types import Alone, Language

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_OTHER: dict[Language, Language] = {"en": "ko", "ko": "en"}


def alone_side_by_side(alone: Sequence[Alone]) -> Iterator[RenderableType]:
    """A table with the sentence left, the candidate and the reason right."""
    grid = columns()
    grid.add_column("score", no_wrap=True)
    grid.add_column("without a partner", ratio=1, overflow="fold")
    grid.add_column("best candidate, and why not", ratio=1, overflow="fold")
    for each in alone:
        grid.add_row(_score(each), text_cell(each.sentence.text), _candidate(each))
    yield grid
    yield ""


def alone_stacked(alone: Sequence[Alone]) -> Iterator[RenderableType]:
    """The same one under the other: the sentence, its candidate, the reason."""
    for each in alone:
        language = each.sentence.language
        rows = [(language.upper(), each.sentence.text)]
        if each.candidate:
            rows.append((_OTHER[language].upper(), each.candidate))
        yield text_cell(f"{_score(each)} without a partner".lstrip())
        yield labelled(rows)
        yield aside([f"({each.reason})"], indent=LEFT_OF_STACKED)
        yield ""


def _candidate(alone: Alone) -> Text:
    """The candidate with the reason on a line of its own; the reason alone if there is none."""
    reason = text_cell(f"({alone.reason})", style="dim")
    return (
        text_cell(alone.candidate).append("\n").append_text(reason) if alone.candidate else reason
    )


def _score(alone: Alone) -> str:
    return two_digits(alone.score) if alone.candidate else ""
