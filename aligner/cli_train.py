"""The command ``train``: the bundled encoder, fine-tuned on a bitext of the user's own."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.console import FINDINGS, mishaps_told, say
from aligner.options import Quiet

if TYPE_CHECKING:
    from aligner.train import Held
    from aligner.train.run import Event


def train(
    bitexts: Annotated[
        list[Path],
        typer.Argument(
            metavar="BITEXT",
            help="TSV files, english TAB korean, or corpus folders that aligner batch made.",
        ),
    ],
    out: Annotated[
        Path, typer.Option("--output", "-o", metavar="FOLDER", help="Where the encoder goes.")
    ],
    model: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="The encoder to begin with, one that this command wrote. [default: the bundled one]",
            show_default=False,
        ),
    ] = None,
    steps: Annotated[
        int | None,
        typer.Option(
            "--steps",
            min=1,
            metavar="N",
            help="Steps of 64 pairs. [default: each pair four times, at least 60, at most 3,000]",
            show_default=False,
        ),
    ] = None,
    seed: Annotated[
        int,
        typer.Option(
            "--seed", min=0, metavar="N", help="What is held out and in which order is learnt."
        ),
    ] = 0,
    quiet: Quiet = False,
) -> None:
    """Fine-tune the encoder on a bitext, and write a folder that --model takes.

    At least 200 pairs; a core takes a minute for a thousand, and an hour at most. One pair in twenty is held out;
    training stops when these gain nothing more, and the best state is written. A run that was cut off goes on by the
    same command, from FOLDER.checkpoint (0.6 GB, gone when all is done).

    Exit codes: 0 done; 1 nothing was gained, so no folder is written; 2 wrong usage; 130 interrupted.
    """
    with mishaps_told():
        from aligner.train.run import train as run

        with _progress(quiet=quiet) as report, _way_on_told(out):
            outcome = run(bitexts, out, base=model, steps=steps, seed=seed, report=report)
    if outcome.folder is None:
        say(f"nothing was gained in {outcome.steps} steps, so {out} is not written")
        raise typer.Exit(FINDINGS)
    if not quiet:
        if outcome.steps < outcome.planned:
            say(
                f"stopped after {outcome.steps:,} of {outcome.planned:,} steps: no gain in the last looks"
            )
        say(f"before: {_figures(outcome.beginning)}")
        say(f"after:  {_figures(outcome.held)}")
        say(f"{out} is written; use it with --model {out}")


@contextmanager
def _way_on_told(out: Path) -> Iterator[None]:
    """Tells who interrupts it that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        from aligner.train.run import checkpoint_of

        if checkpoint_of(out).exists():
            say(f"what was learnt is in {checkpoint_of(out)}; the same command goes on from there")
        raise


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[Event], None]]:
    """What is told on stderr while it runs: a bar at a terminal, a line a check elsewhere."""
    if quiet:
        yield lambda _: None
    elif sys.stderr.isatty():
        with _bar() as report:
            yield report
    else:
        yield _Lines()


class _Lines:
    """Tells events as plain lines."""

    def __init__(self, tell: Callable[[str], None] = say) -> None:
        self._tell = tell
        self._start = time.monotonic()
        self._steps = 0

    def __call__(self, event: Event) -> None:
        from aligner.train.run import Begun, Stepped

        if isinstance(event, Begun):
            self._start, self._steps = time.monotonic(), event.plan.steps
            for reason, count in event.refused.most_common():
                self._tell(f"{count:,} left out: {reason}")
            self._tell(f"{event.pairs:,} pairs to learn from, {event.held:,} held out")
            self._tell(f"before: {_figures(event.beginning)}")
            if event.done:
                self._tell(f"{event.done:,} of {self._steps:,} steps were made before")
        elif not isinstance(event, Stepped):
            passed = _minutes(time.monotonic() - self._start)
            told = f"step {event.step:,} of {self._steps:,}, {passed}: {_figures(event.held)}"
            self._tell(f"{told}, best" if event.best else told)


@contextmanager
def _bar() -> Iterator[Callable[[Event], None]]:
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    from aligner.train.run import Begun, Stepped

    console = Console(stderr=True)
    columns = (
        TextColumn("steps"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("loss {task.fields[loss]:.3f}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("train", total=None, loss=0.0)
        lines = _Lines(lambda text: console.print(text, markup=False, highlight=False))

        def report(event: Event) -> None:
            lines(event)
            if isinstance(event, Begun):
                # A new task: the time left is reckoned from the steps of this run alone.
                bar.reset(task, total=event.plan.steps, completed=event.done)
            elif isinstance(event, Stepped):
                bar.update(task, completed=event.step, loss=event.loss)

        yield report


def _figures(held: Held) -> str:
    return (
        f"{held.margin:.2f} % found, {held.cosine:.2f} % by plain cosine,"
        f" cross-entropy {held.cross_entropy:.3f}"
    )


def _minutes(seconds: float) -> str:
    """A time for a reader.

    >>> _minutes(42), _minutes(342)
    ('42 s', '5 min 42 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
