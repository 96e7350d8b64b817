"""Files that must be opened to find their documents are read by a process of their own, under the watchdog of pages.

A parser that crashes or hangs costs the rest of its file, never the run. The process is a fork of the nursery.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from aligner.batch.nursery import Nursery, Worker
from aligner.batch.opened import Entry, FileFrom, alone, entries
from aligner.batch.rows import entry_name
from aligner.batch.settings import Settings
from aligner.batch.texts import name_of_exit
from aligner.batch.worker import TOO_LONG
from aligner.inputs import File, Options, Refused, Unit
from aligner.inputs.forms import PLAIN
from aligner.inputs.letters import STARVED
from aligner.inputs.listing import told_form
from aligner.inputs.names import STDIN

# The process is replaced after so many files, so that what one of them made it keep is given back.
_FILES = 256
# A file that ends the process is read once more: it may have been killed for what others took.
_TRIES = 2


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
        for one in alone(unit):
            if is_opened(one, self.settings.reading):
                yield from self._opened(one)
            else:
                yield from entries(one, self.settings)

    def _opened(self, one: Unit) -> Iterator[Entry]:
        done = 0
        for left in reversed(range(_TRIES)):
            worker = self._begun(FileFrom(one, done))
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

    def _begun(self, file: FileFrom) -> Worker:
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
    name = entry_name(*unit.entries)
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
