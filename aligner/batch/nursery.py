"""Our side of the process that worker processes are forked from (:mod:`aligner.batch.forks`).

It is started by hand rather than by ``multiprocessing``, whose fresh processes import the caller's main module anew, so
that a script without a guard would start itself.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.reduction import send_handle
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from aligner.batch.messages import Failed
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from aligner.batch.settings import Settings

# What a process is forked for.
Task = Literal["work", "read"]
# Seconds that a worker has from closing its pipe to its end.
_LAST_BREATH = 5.0
# A product of matrices of a page is too small to share, and each worker has a core.
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


class Worker(NamedTuple):
    """A worker process, and our end of the pipe to it."""

    pid: int
    pipe: Connection


class Nursery:
    """Our side of it. To be closed, after which no worker is left.

    Raises:
        AlignerError: the work cannot be begun (no such model), or the process was ended by others; from every call.
    """

    def __init__(self, settings: Settings, work: str) -> None:
        ours, theirs = socket.socketpair()
        self._told: BinaryIO = TemporaryFile()  # noqa: SIM115 (closed in close)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (ourselves)
                [sys.executable, "-P", "-m", "aligner.batch.forks", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self._told,
                env=os.environ | dict.fromkeys(_THREADS, "1") | {"PYTHONPATH": _path()},
                process_group=0,  # the terminal's Ctrl-C is for the parent
            )
        self._pipe = Connection(ours.detach())
        try:
            self._ask((settings, work))
        except BaseException:
            self.close()
            raise

    def fork(self, task: Task = "work") -> Worker:
        """A new process: a worker, which tells by its pipe when it is ready, or a reader of files."""
        ours, theirs = socket.socketpair()
        with theirs:
            pid = self._ask(task, theirs.fileno())
        return Worker(pid, Connection(ours.detach()))

    def end(self, worker: Worker, seconds: float = _LAST_BREATH) -> int:
        """The exit code of a worker, which is ended if it does not end by itself in time; negative for a signal."""
        worker.pipe.close()
        return self._ask((worker.pid, seconds))

    def close(self) -> None:
        """End all workers, whatever they are at, and the nursery."""
        self._process.kill()
        # Its group is itself and its workers.
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._pipe.close()
        self._told.close()

    def _ask(self, request: object, fd: int | None = None) -> int:
        try:
            self._pipe.send(request)
            if fd is not None:
                send_handle(self._pipe, fd, None)
            answer = self._pipe.recv()
        except (EOFError, OSError):
            raise self._ended() from None
        match answer:
            case Failed(problem, fix):
                raise AlignerError(problem, fix=fix)
            case int():
                return answer
        return 0

    def _ended(self) -> AlignerError:
        """The letter when the process is no more: with the last line that it has written."""
        self._told.seek(0)
        lines = self._told.read().decode("utf-8", "replace").split("\n")
        last = next(
            (line for line in reversed(lines) if line.strip()), "perhaps for want of memory"
        )
        return AlignerError(
            f"The process that starts the workers was ended: {last}.",
            fix="Start the same command again (with fewer --workers, if memory is short): it goes on from there.",
        )


def _path() -> str:
    """Where a fresh process finds this package: where we found it."""
    ours = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join([ours, *filter(None, [os.environ.get("PYTHONPATH")])])
