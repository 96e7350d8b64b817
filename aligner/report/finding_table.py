"""Findings for a reader at a terminal: where, what, and the two texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aligner.report.cells import labelled, make_console, shown, text_cell
from aligner.report.told import Told
from aligner.types import Severity

if TYPE_CHECKING:
    from rich.console import RenderableType

# Red is the only basic colour that dark and light backgrounds both show well.
_STYLES: dict[Severity, str] = {"error": "bold red", "warning": "bold", "info": "dim"}
_INDENT = 2


def finding_table(told: Iterable[Told], *, width: int, colour: bool) -> Iterator[str]:
    """Each finding as ``file:line:column: severity id``, its message, and the texts of both sides."""
    console = make_console(width, colour=colour)
    for each in told:
        yield shown(console, _parts(each))


def _parts(told: Told) -> Iterator[RenderableType]:
    from rich.padding import Padding

    place, finding = told.place, told.finding
    head = text_cell(f"{place.file}:{place.line}:{place.column}: ")
    head.append_text(text_cell(finding.severity, style=_STYLES[finding.severity]))
    yield head.append_text(text_cell(f" {finding.id}"))
    yield Padding(text_cell(finding.message), (0, 0, 0, _INDENT))
    sides = [(label, text) for label, text in (("EN", told.en), ("KO", told.ko)) if text]
    if sides:
        yield Padding(labelled(sides), (0, 0, 0, _INDENT))
    yield ""
