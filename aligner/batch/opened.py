"""The documents of a unit, found by opening its files in this process; and the process that does nothing else.

What it reads is sent as fast as it is taken, so that no more than a pipe holds is ever on its way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import NamedTuple

from aligner.batch.memory import hold_memory
from aligner.batch.rows import entry_name, unreadable
from aligner.batch.settings import Settings
from aligner.batch.worker import arm, heed_timers
from aligner.inputs import Found, Refused, Skipped, Unit, documents

Entry = Found | Refused | Skipped

# Bytes that the process may take. A line of JSON with 40 MB of text takes 300 MB, sixteen rows of Parquet with 20 MB
# each 900; a few kilobytes of Parquet can stand for any number.
_MEMORY = 1_000_000_000


class FileFrom(NamedTuple):
    """A unit of one file to be read, from the document after the first ``after`` on."""

    unit: Unit
    after: int


def entries(unit: Unit, settings: Settings) -> Iterator[Entry]:
    """The documents of a unit, read by this process. What ends the reading of a file is told in the place of the rest.

    A file that holds none (an empty part of somebody's table) is passed over, so that each file leaves a trace.
    """
    for one in alone(unit):
        empty = True
        try:
            for document in documents(one, settings.reading):
                empty = False
                yield document
        except Exception as error:  # noqa: BLE001 (one bad input never costs another)
            yield unreadable(one, error)
        else:
            if empty:
                name = entry_name(*one.entries)
                yield Skipped(name, name, "no document in it")


def alone(unit: Unit) -> Iterator[Unit]:
    """A unit for each entry of it."""
    return (replace(unit, entries=(entry,)) for entry in unit.entries)


def serve_files(pipe: Connection, settings: Settings) -> None:
    """In the process: read what comes in until the other end of the pipe is closed."""
    heed_timers()
    hold_memory(_MEMORY)
    try:
        while True:
            _read(pipe, pipe.recv(), settings)
    except (EOFError, ConnectionError):
        return


def _read(pipe: Connection, file: FileFrom, settings: Settings) -> None:
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
