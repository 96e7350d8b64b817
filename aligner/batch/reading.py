"""Files that must be opened to find their documents are read by a process of their own, under the watchdog of pages.

A parser that crashes or hangs costs the rest of its file, never the run. The process is a fork of the nursery and
sends documents as fast as they are taken, so that no more than a pipe holds is ever on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import NamedTuple

from aligner.batch.memory import hold_memory
from aligner.batch.nursery import Nursery, Worker
from aligner.batch.rows import unreadable
from aligner.batch.settings import Settings
from aligner.batch.texts import name_of_exit
from aligner.batch.worker import TOO_LONG, arm, heed_timers
from aligner.inputs import File, Found, Options, Refused, Skipped, Unit, documents
from aligner.inputs.forms import PLAIN
from aligner.inputs.letters import STARVED
from aligner.inputs.listing import told_form
from aligner.inputs.names import STDIN

Entry = Found | Refused | Skipped

# The process is replaced after so many files, so that what one of them made it keep is given back.
_FILES = 256
# Bytes that the process may take. A line of JSON with 40 MB of text takes 300 MB, sixteen rows of Parquet with 20 MB
# each 900; a few kilobytes of Parquet can stand for any number.
_MEMORY = 1_000_000_000
# A file that ends the process is read once more: it may have been killed for what others took.
_TRIES = 2


class _File(NamedTuple):
    """A unit of one file to be read, from the document after the first ``after`` on."""

    unit: Unit
    after: int


def entries(unit: Unit, settings: Settings) -> Iterator[Entry]:
    """The documents of a unit, read by this process. What ends the reading of a file is told in the place of the rest.

    A file that holds none (an empty part of somebody's table) is passed over, so that each file leaves a trace.
    """
    for one in _alone(unit):
        empty = True
        try:
            for document in documents(one, settings.reading):
                empty = False
                yield document
        except Exception as error:  # noqa: BLE001 (one bad input never costs another)
            yield unreadable(one, error)
        else:
            if empty:
                name = _name(one)
                yield Skipped(name, name, "no document in it")


def _name(unit: Unit) -> str:
    """How the one file of a unit is called."""
    (file,) = unit.entries
    return file.name if isinstance(file, File) else file.doc


def _alone(unit: Unit) -> Iterator[Unit]:
    return (replace(unit, entries=(entry,)) for entry in unit.entries)


def is_opened(unit: Unit, options: Options) -> bool:
    """Whether the one file of a unit must be opened to find its documents. Stdin is nobody's but this process's."""
    (entry,) = unit.entries
    if not isinstance(entry, File) or entry.korean or entry.path == STDIN:
        return False
    return told_form(entry, options) not in PLAIN


@dataclass
class Reader:
    """Our side of the process. ``nursery`` gives what forks it, and is asked only when there is something to open."""

    settings: Settings
    nursery: Callable[[], Nursery]
    _worker: Worker | None = None
    _files: int = 0
    _in_a_file: bool = False

    def entries(self, unit: Unit) -> Iterator[Entry]:
        """As :func:`entries`; a file that ends the reading process is told of in the place of its rest.

        Raises:
            AlignerError: no process can be started.
        """
        for one in _alone(unit):
            if is_opened(one, self.settings.reading):
                yield from self._opened(one)
            else:
                yield from entries(one, self.settings)

    def _opened(self, one: Unit) -> Iterator[Entry]:
        done = 0
        for left in reversed(range(_TRIES)):
            worker = self._begun(_File(one, done))
            try:
                while (entry := worker.pipe.recv()) is not None:
                    done += 1
                    if isinstance(entry, Refused) and entry.reason == STARVED.reason:
                        self._files = _FILES  # a fresh process has all of its memory
                    yield entry
            except (EOFError, OSError):
                self._worker = None
                code = self.nursery().end(worker)
            else:
                self._in_a_file = False
                return
            if not left or -code in TOO_LONG:
                yield _ended(one, done, code, self.settings.page_seconds)
                return

    def _begun(self, file: _File) -> Worker:
        """A process that has been given a file; a fresh one if the last was left in the middle of one, or had many."""
        if self._worker and (self._in_a_file or self._files == _FILES):
            self.nursery().end(self._worker, 0)
            self._worker = None
        if not self._worker:
            self._worker, self._files = self.nursery().fork("read"), 0
        self._files += 1
        self._in_a_file = True
        with suppress(OSError):  # it has ended: we hear of that at the other end of the pipe
            self._worker.pipe.send(file)
        return self._worker


def _ended(unit: Unit, done: int, code: int, seconds: float) -> Refused:
    """What stands for the rest of a unit's one file, of which ``done`` documents came before its reader was ended."""
    name = _name(unit)
    doc = f"{name}#rest" if done else name
    if -code in TOO_LONG:
        problem = f"{name} was read for more than {seconds:g} seconds without a further document."
        return Refused(
            doc, name, "too long", problem, "Leave it out, or allow more (--page-seconds)."
        )
    problem = (
        f"The process that read {name} was ended twice ({name_of_exit(code)}), for want of memory or by an error"
        " of a library."
    )
    fix = (
        "Leave it more memory (fewer --workers), or leave it out: the other inputs are not touched."
    )
    return Refused(doc, name, "reader ended", problem, fix)


def serve_files(pipe: Connection, settings: Settings) -> None:
    """In the process: read what comes in until the other end of the pipe is closed."""
    heed_timers()
    hold_memory(_MEMORY)
    try:
        while True:
            _read(pipe, pipe.recv(), settings)
    except (EOFError, ConnectionError):
        return


def _read(pipe: Connection, file: _File, settings: Settings) -> None:
    found, count, entry = entries(file.unit, settings), 0, None
    while True:
        arm(settings.page_seconds)
        entry = next(found, None)
        arm(0)
        count += 1
        if entry is None or count > file.after:
            pipe.send(entry)
        if entry is None:
            return
