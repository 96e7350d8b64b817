"""The card of a model for a terminal: its facts, then its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aligner.report import visible
from aligner.report.cells import labelled, make_console, shown

if TYPE_CHECKING:
    from rich.console import RenderableType


def card_text(facts: Sequence[tuple[str, str]], card: str, *, width: int, colour: bool) -> str:
    """Labels and values, then the card, Markdown, as it is meant to be read; nothing in it commands the terminal."""
    from rich.markdown import Markdown

    parts: list[RenderableType] = [labelled(facts)]
    if card:
        lines = "\n".join(map(visible, card.split("\n")))
        parts += ["", Markdown(lines, hyperlinks=False)]
    return shown(make_console(width, colour=colour), parts)
