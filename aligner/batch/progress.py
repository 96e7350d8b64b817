"""How far a batch is, at a terminal: a bar with the rate, the time left and the failures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from aligner.batch.rows import DONE, SKIPPED
from aligner.corpus.rows import CorpusPage

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_DESCRIPTION = "aligner"


class Bar:
    """Draws the bar on a terminal. A :class:`~aligner.batch.run.Watch`."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._task: TaskID = progress.add_task("starting", total=None, failed="", rate="")
        self._since = time.monotonic()
        self._done = self._failed = 0

    def begin(self, total: int | None, finished: int) -> None:
        """Show what an earlier run has done, and start the clock."""
        self._since = time.monotonic()
        self._progress.update(self._task, description="pages", total=total, completed=finished)

    def page(self, page: CorpusPage) -> None:
        """Move on by a page."""
        self._done += 1
        self._failed += page.status not in {DONE, SKIPPED}
        rate = self._done / max(time.monotonic() - self._since, 0.001)
        self._progress.update(
            self._task,
            advance=1,
            rate=f"{rate:.1f} pages/s",
            failed=f"{self._failed} failed" if self._failed else "",
        )

    def closing(self) -> None:
        """Say that the pages are done."""
        self._progress.update(self._task, description="counting, looking for repeats")


@contextmanager
def bar(stderr: TextIO) -> Iterator[Bar]:
    """A bar on a terminal; it is gone when the block ends."""
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(compact=True),
        TextColumn("[red]{task.fields[failed]}"),
    )
    with Progress(*columns, console=Console(file=stderr), transient=True) as progress:
        yield Bar(progress)
