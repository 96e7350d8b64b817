"""What this process and all that descend from it take while a block runs: memory and the time of a core (Linux).

The system walks through every page of a process to tell its proportional memory, a tenth of a second for a worker, and what is looked at stands
still meanwhile. Looked at twice a second, a batch took 107 ms of a core a page where it takes 76; so the memory is asked for when the resident sizes,
which cost nothing, have grown, and every so often besides.
"""

from __future__ import annotations

import os
import threading
import time
from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

TICKS = os.sysconf("SC_CLK_TCK")
EVERY = 0.5  # seconds between two looks
EVERY_MEMORY = 10.0  # seconds between two looks at the memory where the sizes stay the same
GROWN = 1.01  # times the resident sizes of the last look at the memory, from which on it is looked at again
PAGE = os.sysconf("SC_PAGE_SIZE")

Born = tuple[int, int]  # a process by its number and the time it began


class Look(NamedTuple):
    """What was seen at a time: bytes of all and of this process alone, and the time of a core of all, ended ones too."""

    at: float
    memory: int
    parent: int
    seconds: float


class Processes:
    """Looks at them in a thread. Memory is the proportional set size (PSS): a shared page counts once."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self._sizes: dict[int, int] = {}
        self._resident = 0  # bytes, when the memory was looked at
        self._at = 0.0
        self._seconds: dict[Born, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)

    def __enter__(self) -> Processes:
        self._look()
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._look()

    @property
    def peak(self) -> int:
        """The most bytes that all of them held at a time."""
        return max(look.memory for look in self.looks)

    @property
    def seconds(self) -> float:
        """Time of a core that all of them took in the block."""
        return self.looks[-1].seconds - self.looks[0].seconds

    def between(self, start: float, stop: float) -> Look:
        """The most memory seen between two times, and the time of a core that was taken then."""
        seen = [look for look in self.looks if start <= look.at <= stop] or [self.looks[-1]]
        return Look(
            stop,
            max(look.memory for look in seen),
            max(look.parent for look in seen),
            self._seconds_until(stop) - self._seconds_until(start),
        )

    def _seconds_until(self, at: float) -> float:
        """Time of a core until a time, read between the two looks around it."""
        place = min(max(1, bisect_left(self.looks, at, key=attrgetter("at"))), len(self.looks) - 1)
        before, after = self.looks[place - 1], self.looks[place]
        share = (at - before.at) / max(1e-9, after.at - before.at)
        return before.seconds + min(1.0, max(0.0, share)) * (after.seconds - before.seconds)

    def _look_on(self) -> None:
        while not self._over.wait(EVERY):
            self._look()

    def _look(self) -> None:
        resident = 0
        pids = family(os.getpid())
        for pid in pids:
            try:
                resident += resident_of(pid)
                born, seconds = seconds_of(pid)
                self._seconds[pid, born] = seconds
            except (OSError, IndexError):
                continue  # it has just ended
        now = time.perf_counter()
        if resident > GROWN * self._resident or now > self._at + EVERY_MEMORY:
            self._sizes = sizes_of(pids)
            self._resident, self._at = resident, now
        own = self._sizes.get(os.getpid(), 0)
        self.looks.append(Look(now, sum(self._sizes.values()), own, sum(self._seconds.values())))


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(each for child in children.split() for each in family(int(child)))]


def sizes_of(pids: Iterable[int]) -> dict[int, int]:
    """Bytes of each process that still runs."""
    sizes = {}
    for pid in pids:
        try:
            sizes[pid] = proportional(pid)
        except OSError:
            continue
    return sizes


def resident_of(pid: int) -> int:
    """Bytes of a process, what it shares with others counted whole."""
    return PAGE * int(Path(f"/proc/{pid}/statm").read_text().split()[1])


def proportional(pid: int) -> int:
    """Bytes of a process, what it shares with others divided among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    return 0


def seconds_of(pid: int) -> tuple[int, float]:
    """When a process began, which tells it from another of its number, and the time of a core that it took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[19]), (int(fields[11]) + int(fields[12])) / TICKS


def most_held() -> int:
    """The most bytes that this program ever held. What ``getrusage`` tells begins with the size of the process that started it."""
    status = Path("/proc/self/status").read_text()
    return 1024 * int(status.partition("VmHWM:")[2].split()[0])
