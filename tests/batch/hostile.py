"""Work for worker processes that does what the first line of a page says, to a worker or to itself."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

from aligner.batch import Settings
from aligner.batch.rows import PageRows, mishap
from aligner.corpus.rows import CorpusPage, CorpusPair
from aligner.errors import AlignerError
from aligner.inputs import Found
from aligner.inputs.columns import Table
from aligner.types import Span

# What Python's own engine takes longer for than anybody waits; a signal does not interrupt it.
_ENDLESS = re.compile(r"(a+)+$")


class Hostile:
    """One pair a page: its first line and its name."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def begin(self) -> None:
        """Nothing to load."""

    def packet(self, founds: Sequence[Found], at: Callable[[int], None]) -> Iterator[PageRows]:
        for place, found in enumerate(founds):
            at(place)
            line = Path(found.paths[0]).read_text(encoding="utf8").partition("\n")[0]
            try:
                _obey(line)
            except RuntimeError as error:
                yield mishap(found, error)
            else:
                yield _rows(found, line)


class HostileReaders(Hostile):
    """JSON lines are read by what a record says; a worker gives one pair a record."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        module = import_module("aligner.inputs.documents")
        module._READERS["jsonl"] = _obeyed  # the processes that read are forked from this one

    def packet(self, founds: Sequence[Found], at: Callable[[int], None]) -> Iterator[PageRows]:
        for place, found in enumerate(founds):
            at(place)
            yield _rows(found, str(found.texts[0]))


class SmallReaders(HostileReaders):
    """Processes that read may take no more than 100 MB."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        vars(import_module("aligner.batch.opened"))["_MEMORY"] = 100_000_000


class HostileToActors(HostileReaders):
    """A record may kill the actor of its worker: the process that began the nursery that forked it."""

    def packet(self, founds: Sequence[Found], at: Callable[[int], None]) -> Iterator[PageRows]:
        for found, rows in zip(founds, super().packet(founds, at), strict=True):
            match str(found.texts[0]).split():
                case ["lose", "once", mark]:
                    if not Path(mark).exists():
                        Path(mark).touch()
                        _kill_actor()
                case ["lose"]:
                    _kill_actor()
            yield rows


class Stillborn(Hostile):
    """Ends each worker before it is ready."""

    def begin(self) -> None:
        os._exit(7)


def _obeyed(stream: Iterable[bytes], table: Table) -> Iterator[Found]:
    for number, line in enumerate(stream):
        text = json.loads(line)["text"]
        _obey(text)
        yield Found(f"{table.name}#{number}", table.name, texts=(text,))


def missing(settings: Settings) -> Hostile:
    """What there is not."""
    raise AlignerError(f"There is no such model, {settings.shard}.", fix="Take another.")


def _kill_actor() -> None:
    nursery = Path(f"/proc/{os.getppid()}/stat").read_text()
    os.kill(int(nursery.rpartition(")")[2].split()[1]), signal.SIGKILL)
    time.sleep(60)


def _rows(found: Found, line: str) -> PageRows:
    pair = CorpusPair(
        id=f"{found.doc}#1",
        doc=found.doc,
        source=found.source,
        date="",
        kind="body",
        en=line,
        ko=found.doc,
        score=0.9,
        en_spans=(Span(0, 1),),
        ko_spans=(Span(2, 3),),
    )
    page = CorpusPage(found.doc, found.source, "done", pairs=1, en_paired=1, ko_paired=1)
    return PageRows(page, (pair,))


def _obey(line: str) -> None:
    match line.split():
        case ["sleep", seconds]:
            time.sleep(float(seconds))
        case ["hang"]:
            _ENDLESS.match("a" * 60 + "b")
        case ["wait"]:
            time.sleep(600)
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["die", "once", mark]:
            if not Path(mark).exists():
                Path(mark).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        case ["raise"]:
            raise RuntimeError
