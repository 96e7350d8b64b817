"""A worker process: takes packets of documents, gives their rows, and says which document it is at.

Against a page that takes too long the process arms the timers of the system before each page and does not catch
their signals, so that they end it wherever it is, in a regular expression too.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from aligner.batch.messages import At, Failed, Ready, Rows
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from aligner.batch.packet import Work
    from aligner.inputs import Found

# A page that waits for something (a pipe, a disk that is gone) uses no time of a core; it may take so many times
# longer, so that a busy machine gives up no page.
PATIENCE = 10
TOO_LONG = (signal.SIGPROF, signal.SIGALRM)


def serve(pipe: Connection, work: Work, page_seconds: float) -> None:
    """Do what comes in until the other end of the pipe is closed."""
    heed_timers()
    try:
        work.begin()
        pipe.send(Ready())
        while True:
            _packet(pipe, work, pipe.recv(), page_seconds)
    except AlignerError as error:
        pipe.send(Failed(error.problem, error.fix))
    except (EOFError, ConnectionError):
        return


def _packet(pipe: Connection, work: Work, founds: Sequence[Found], seconds: float) -> None:
    def at(place: int) -> None:
        pipe.send(At(place))
        arm(seconds if place >= 0 else seconds * len(founds))

    for rows in work.packet(founds, at):
        arm(0)
        pipe.send(Rows.of(rows))


def heed_timers() -> None:
    """Let :func:`arm` end this process, whatever the process that it was forked from did about signals."""
    for each in TOO_LONG:
        signal.signal(each, signal.SIG_DFL)


def arm(seconds: float) -> None:
    """End this process after so many seconds of work; 0 never."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * PATIENCE)
