"""What the commands share: reading their inputs, opening their output, saying what went wrong.

Beside the modules of the commands (``cli*.py``) the only one that prints or exits.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from aligner.errors import AlignerError, InputError
from aligner.report import visible
from aligner.report.terminal import terminal_width, wants_colour

if TYPE_CHECKING:
    from aligner.pipeline import Aligned, Aligner
    from aligner.report.summary import Checked, Tally
    from aligner.types import Page

FINDINGS = 1
USAGE = 2
SOME_FAILED = 3
INTERRUPTED = 130


def make_aligner(model: str | None, min_score: float | None) -> Aligner:
    """The aligner of a command's options."""
    from aligner.pipeline import DEFAULT_MIN_SCORE, Aligner

    return Aligner(model, DEFAULT_MIN_SCORE if min_score is None else min_score)


def wanted_inputs(pages: list[str], en: str | None, ko: str | None) -> list[tuple[str, ...]]:
    """What to align: one path each, or one pair of paths."""
    if en is not None and ko is not None and not pages:
        return [(en, ko)]
    if en is not None or ko is not None:
        raise typer.BadParameter("--en and --ko go together, and without a PAGE.")
    if not pages:
        raise typer.BadParameter("name a PAGE (- is stdin), or give --en FILE and --ko FILE.")
    return [(page,) for page in pages]


def aligned_inputs(
    inputs: Iterable[tuple[str, ...]], aligner: Aligner, tally: Tally | Checked, *, quiet: bool
) -> Iterator[tuple[tuple[str, ...], Aligned]]:
    """Each input with what came of it. What cannot be read is told and counted, and the rest goes on."""
    for paths in inputs:
        try:
            pages = [_page(path) for path in paths]
            aligned = aligner.align_page(*pages) if len(pages) == 1 else aligner.align_pages(*pages)
        except InputError as error:
            say(str(error))
            tally.failed += 1
            continue
        tally.add(aligned.documents, aligned.pairs)
        if aligned.reason and not quiet:
            say(f"{' and '.join(paths)}: no pair: {aligned.reason}")
        yield paths, aligned


def summed_up(tally: Tally | Checked, *, quiet: bool) -> None:
    """Say what came of all inputs, and end the command where some could not be read."""
    if not quiet:
        say(tally.line())
    if tally.failed:
        raise typer.Exit(SOME_FAILED)


def name_of(aligned: Aligned) -> str:
    """What results call a page, or two documents."""
    return "+".join(dict.fromkeys(document.page.id for document in aligned.documents))


def _page(path: str) -> Page:
    from aligner.page.load import load_page, load_stream

    return load_stream(sys.stdin.buffer) if path == "-" else load_page(path)


@contextmanager
def opened(output: str) -> Iterator[TextIO]:
    """Where a command writes to; ``-`` is stdout."""
    from aligner.corpus.files import whole_file

    if output == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    folder = Path(output).parent
    if not folder.is_dir():
        raise AlignerError(
            f"cannot write {output}: there is no folder {folder}.",
            fix="Make it, or name another -o.",
        )
    with whole_file(Path(output)) as out:
        yield out


def shown_grid(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Records as a table for a reader at this terminal."""
    from aligner.report.grid import grid

    return grid(heads, rows, width=terminal_width(), colour=wants_colour(sys.stdout))


@contextmanager
def mishaps_told() -> Iterator[None]:
    """Turn what ends a run early into a message and an exit code."""
    try:
        yield
    except BrokenPipeError:
        # Whoever reads has seen enough (head, less). Python would complain about what is left in the
        # buffer when it closes stdout, so that goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None
    except KeyboardInterrupt:
        say("interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except AlignerError as error:
        say(str(error))
        raise typer.Exit(USAGE) from None
    except OSError as error:
        say(f"cannot write{f' {error.filename}' * bool(error.filename)}: {error.strerror or error}")
        raise typer.Exit(USAGE) from None


def say(message: str) -> None:
    """A message on stderr that cannot command the terminal."""
    lines = map(visible, message.splitlines())
    typer.echo("aligner: " + "\n".join(lines), err=True)
