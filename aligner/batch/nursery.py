"""The process that worker processes are forked from: what takes long to load, or much memory, is there once for all.

Kiwi alone takes 250 MB and two seconds. A fork shares the memory, and is there in a hundredth of a second, so that a
page that ends its worker costs next to nothing. The nursery does nothing but fork, so that it has no threads, and no
locks that a fork would find taken. It ends with its parent, however that ends, and takes all workers with it.

Started as ``python -m aligner.batch.nursery FD``; by hand rather than by ``multiprocessing``, whose fresh processes
import the caller's main module anew, so that a script without a guard would start itself.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, Literal, NamedTuple

from aligner.batch.messages import Failed, Ready
from aligner.batch.worker import serve
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from aligner.batch.packet import Work
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
                [sys.executable, "-P", "-m", "aligner.batch.nursery", str(theirs.fileno())],
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


def main(fd: int) -> None:
    """Serve until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Connection(fd) as pipe, suppress(EOFError, ConnectionError):
        _serve(pipe)
    os.killpg(0, signal.SIGKILL)  # our workers and ourselves


def _serve(pipe: Connection) -> None:
    from aligner.batch.reading import serve_files  # which knows our side

    settings, name = pipe.recv()
    try:
        work = _work(name, settings)
    except AlignerError as error:
        pipe.send(Failed(error.problem, error.fix))
        return
    gc.collect()
    gc.freeze()  # the garbage collector of a worker leaves shared pages alone
    pipe.send(Ready())
    tasks: dict[str, Callable[[Connection], None]] = {
        "work": lambda end: serve(end, work, settings.page_seconds),
        "read": lambda end: serve_files(end, settings),
    }
    while True:
        request = pipe.recv()
        if isinstance(request, str):
            handle = recv_handle(pipe)
            pid = os.fork()
            if not pid:
                _be_worker(pipe, handle, tasks[request])
            os.close(handle)
            pipe.send(pid)
        else:
            pipe.send(_exit_code(*request))


def _be_worker(parent: Connection, handle: int, work: Callable[[Connection], None]) -> None:
    """Work, and never come back into what the nursery was about."""
    code = 1
    try:
        parent.close()
        with Connection(handle) as pipe:
            work(pipe)
        code = 0
    finally:
        os._exit(code)


def _exit_code(pid: int, seconds: float) -> int:
    """How a worker has ended, or is made to end after so many seconds."""
    last = time.monotonic() + seconds
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= last:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.001)


def _work(name: str, settings: Settings) -> Work:
    module, _, attribute = name.partition(":")
    work: Work = getattr(import_module(module), attribute)(settings)
    return work


def _path() -> str:
    """Where a fresh process finds this package: where we found it."""
    ours = str(Path(__file__).resolve().parents[2])
    return os.pathsep.join([ours, *filter(None, [os.environ.get("PYTHONPATH")])])


if __name__ == "__main__":
    main(int(sys.argv[1]))
