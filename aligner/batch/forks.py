"""The process that worker processes are forked from: what takes long to load, or much memory, is there once for all.

Kiwi alone takes 250 MB and two seconds. A fork shares the memory, and is there in a hundredth of a second, so that a
page that ends its worker costs next to nothing. The process does nothing but fork, so that it has no threads, and no
locks that a fork would find taken. It ends with its parent, however that ends, and takes all workers with it.

Started as ``python -m aligner.batch.forks FD`` by :class:`~aligner.batch.nursery.Nursery`.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle
from typing import TYPE_CHECKING

from aligner.batch.messages import Failed, Ready
from aligner.batch.opened import serve_files
from aligner.batch.worker import serve
from aligner.errors import AlignerError

if TYPE_CHECKING:
    from aligner.batch.packet import Work
    from aligner.batch.settings import Settings


def main(fd: int) -> None:
    """Serve until the other end of the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with Connection(fd) as pipe, suppress(EOFError, ConnectionError):
        _serve(pipe)
    os.killpg(0, signal.SIGKILL)  # our workers and ourselves


def _serve(pipe: Connection) -> None:
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


if __name__ == "__main__":
    main(int(sys.argv[1]))
