"""Inputs cut into parts of the corpus, and parts put together of what comes back in any order."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.batch.crew import Job, Result
from aligner.batch.messages import Rows
from aligner.batch.opened import Entry, entries
from aligner.batch.rows import untaken
from aligner.batch.settings import PACKET_CHARACTERS, PACKET_PAGES, Settings
from aligner.corpus.folder import parts as finished_parts
from aligner.corpus.folder import write_tables
from aligner.corpus.rows import CorpusPage, joined, page_table
from aligner.inputs import Found, Skipped, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = re.compile(r"part-(\d+)-(\d+)\.parquet")


def part_id(unit: int, chunk: int) -> str:
    """The name of a part: that of its unit of the input, and of the part within it.

    >>> part_id(12, 3)
    '000012-0003'
    """
    return f"{unit:06}-{chunk:04}"


def finished(corpus: Path) -> dict[int, dict[int, int]]:
    """How many documents each finished part holds, by unit and chunk."""
    import pyarrow.parquet as pq

    found: dict[int, dict[int, int]] = defaultdict(dict)
    for path in finished_parts(corpus):
        if match := _PART.fullmatch(path.name):
            rows: int = pq.read_metadata(path).num_rows
            found[int(match[1])][int(match[2])] = rows
    return dict(found)


def is_whole(chunks: dict[int, int], shard: int) -> bool:
    """Whether the parts of a unit are all there: the last one has fewer documents than a part may hold.

    A unit that fills its last part is read again at the next start, only to find nothing behind it.

    >>> is_whole({0: 256, 1: 20}, 256), is_whole({0: 256, 1: 256}, 256), is_whole({1: 20}, 256)
    (True, False, False)
    """
    last = len(chunks) - 1
    return bool(chunks) and sorted(chunks) == [*range(len(chunks))] and chunks[last] < shard


@dataclass(slots=True)
class _Open:
    """A part that is being made: the rows that are there, and how many there will be once that is known."""

    rows: dict[int, Rows] = field(default_factory=dict)
    size: int | None = None


@dataclass(slots=True)
class Assembly:
    """The parts that are being made. ``done`` is told of each document's row, ``entries`` reads a unit (by default here)."""

    corpus: Path
    settings: Settings
    done: Callable[[CorpusPage], None]
    entries: Callable[[Unit], Iterable[Entry]] | None = None
    _open: dict[str, _Open] = field(default_factory=dict)

    def jobs(
        self, units: Iterable[Unit], known: Mapping[int, dict[int, int]] | None = None
    ) -> Iterator[Job]:
        """The documents of the units that lie in no finished part, a packet at a time.

        ``known`` is what :func:`finished` has told, for a caller that comes back with further units.
        """
        limit, shard = self.settings.limit, self.settings.shard
        left = sys.maxsize if limit is None else limit
        known = finished(self.corpus) if known is None else known
        for unit in units:
            chunks = known.get(unit.number, {})
            # With a limit all is read again, since what was skipped does not count.
            if limit is None and is_whole(chunks, shard):
                continue
            found = self.entries(unit) if self.entries else entries(unit, self.settings)
            documents = _Limited(found, left)
            yield from self._jobs(unit, documents, chunks.keys())
            left -= documents.taken
            if not left:
                return

    def add(self, result: Result) -> None:
        """Take a document's rows; write the part when it is complete."""
        part = self._open[result.part]
        part.rows[result.place] = result.rows
        self.done(result.rows.page)
        self._write_if_complete(result.part)

    def _jobs(self, unit: Unit, documents: Iterable[Entry], known: Container[int]) -> Iterator[Job]:
        """The packets of a unit's documents, without those in parts that are known to be finished."""
        packet, count = _Packet(), 0
        for count, document in enumerate(documents, 1):
            chunk, place = divmod(count - 1, self.settings.shard)
            if chunk in known:
                continue
            part = part_id(unit.number, chunk)
            self._open.setdefault(part, _Open())
            if not isinstance(document, Found):
                self.add(Result(part, place, Rows.of(untaken(document))))
            else:
                packet.add(place, document)
            ends = place + 1 == self.settings.shard
            if ends or packet.is_full():
                yield from packet.cut(part)
            if ends:
                self._close(part, self.settings.shard)
        chunk, place = divmod(count, self.settings.shard)
        if place and chunk not in known:
            yield from packet.cut(part_id(unit.number, chunk))
            self._close(part_id(unit.number, chunk), place)

    def _close(self, part: str, size: int) -> None:
        self._open[part].size = size
        self._write_if_complete(part)

    def _write_if_complete(self, part: str) -> None:
        made = self._open[part]
        if made.size != len(made.rows):
            return
        rows = [made.rows[place] for place in range(made.size)]
        write_tables(
            self.corpus,
            part,
            pairs=joined([each.table() for each in rows if each.pairs]),
            pages=page_table([each.page for each in rows]),
        )
        del self._open[part]


@dataclass(slots=True)
class _Packet:
    """Documents that will go to a worker together."""

    places: list[int] = field(default_factory=list)
    founds: list[Found] = field(default_factory=list)

    def add(self, place: int, found: Found) -> None:
        self.places.append(place)
        self.founds.append(found)

    def is_full(self) -> bool:
        """Depends on the documents only: what a packet holds decides how its vectors are rounded."""
        characters = sum(len(text) for found in self.founds for text in found.texts)
        return len(self.founds) == PACKET_PAGES or characters >= PACKET_CHARACTERS

    def cut(self, part: str) -> Iterator[Job]:
        """The job of what has been added; nothing if that is nothing."""
        if self.founds:
            yield Job(part, tuple(self.places), tuple(self.founds))
            self.places.clear()
            self.founds.clear()


@dataclass(slots=True)
class _Limited:
    """Entries until ``most`` documents are among them; ``taken`` counts these."""

    entries: Iterable[Entry]
    most: int
    taken: int = 0

    def __iter__(self) -> Iterator[Entry]:
        for entry in self.entries:
            self.taken += not isinstance(entry, Skipped)
            yield entry
            if self.taken == self.most:
                return
