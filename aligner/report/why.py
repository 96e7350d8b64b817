"""Why a pair has its score, in a few lines under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from aligner.report.cells import aside, two_digits
from aligner.types import Why

if TYPE_CHECKING:
    from rich.padding import Padding

# The runner-up only points to its place on the page; jsonl has all of it. Two lines of 80 cells or so.
RUNNER_UP_CHARACTERS = 80


def why_cell(why: Why, *, indent: int) -> Padding:
    """The lines of :func:`why_lines`, dim."""
    return aside(why_lines(why), indent=indent)


def why_lines(why: Why) -> Iterator[str]:
    """The figures, what speaks for and against the pair, and the runner-up; what is empty is left out."""
    yield (
        f"cosine {two_digits(why.cosine)}, margin {two_digits(why.margin)},"
        f" characters EN per KO {why.length_ratio:.1f}"
    )
    if why.speaks_for:
        yield f"for: {', '.join(why.speaks_for)}"
    if why.speaks_against:
        yield f"against: {', '.join(why.speaks_against)}"
    if why.runner_up:
        yield f"runner-up {two_digits(why.runner_up_score)}: {_cut(why.runner_up)}"


def _cut(text: str) -> str:
    if len(text) <= RUNNER_UP_CHARACTERS:
        return text
    return text[: RUNNER_UP_CHARACTERS - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"
