"""A limit on memory: what swells in a process costs a document, never the machine."""

from __future__ import annotations

import resource
from contextlib import suppress
from pathlib import Path

_STATM = Path("/proc/self/statm")
_DATA_PAGES = 5


def hold_memory(most: int) -> None:
    """Let this process take no more than so many bytes beyond those it has: what needs more raises ``MemoryError``.

    Shared memory and mapped files do not count. Only Linux tells a process what it has, and keeps
    to such a limit; elsewhere nothing is done.
    """
    with suppress(OSError, ValueError):
        data = int(_STATM.read_text().split()[_DATA_PAGES]) * resource.getpagesize()
        hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
        resource.setrlimit(resource.RLIMIT_DATA, (data + most, hard))
