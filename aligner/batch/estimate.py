"""What a batch would have to do: its documents counted, and a few of them tried."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from aligner.batch.crew import Crew, Job, Result
from aligner.batch.reading import Reader
from aligner.batch.settings import PACKET_PAGES, Settings
from aligner.batch.texts import number_of, number_of_bytes, span_of_time
from aligner.corpus.folder import write_tables
from aligner.corpus.rows import joined, page_table
from aligner.inputs import Found, Refused, Skipped, units

# Documents that are tried for each worker: some seconds.
_TRIED = 2 * PACKET_PAGES


@dataclass(slots=True)
class Estimate:
    """What was counted, and what the tried documents say: pages a second, and bytes of corpus a page."""

    units: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    skipped: Counter[str] = field(default_factory=Counter)
    tried: int = 0
    pages_per_second: float = 0.0
    bytes_per_page: float = 0.0

    @property
    def documents(self) -> int:
        """All of them, those that cannot be read too."""
        return self.forms.total() + self.refused.total()

    def lines(self) -> Iterator[str]:
        """The estimate in words."""
        yield f"{number_of(self.documents, 'document')} in {number_of(self.units, 'unit')}"
        for form, count in sorted(self.forms.items()):
            yield f"  {form}: {count:,}"
        for reason, count in sorted(self.refused.items()):
            yield f"  cannot be read, {reason}: {count:,}"
        for reason, count in sorted(self.skipped.items()):
            yield f"  passed over, {reason}: {count:,}"
        if self.tried:
            seconds = self.forms.total() / self.pages_per_second
            size = number_of_bytes(self.documents * self.bytes_per_page)
            yield (
                f"about {span_of_time(seconds)} at {self.pages_per_second:.1f} pages/s, and {size} of corpus"
                f" (from {number_of(self.tried, 'page')} tried)"
            )


def estimate(inputs: Sequence[str], settings: Settings, workers: int) -> Estimate:
    """Count the documents of ``inputs``, and align a random sample of them, the same each time.

    Raises:
        AlignerError: as :func:`~aligner.batch.run.run_batch`.
    """
    found, chance = Estimate(), random.Random(0)  # noqa: S311 (a sample, no secret)
    sample: list[Found] = []
    with closing(Crew(settings, workers)) as crew:
        for document in islice(_documents(inputs, crew, found), settings.limit):
            if isinstance(document, Refused):
                found.refused[document.reason] += 1
                continue
            found.forms[document.form] += 1
            _draw(sample, document, found.forms.total(), _TRIED * workers, chance)
        if sample:
            _try(sample, crew, found)
    return found


def _documents(inputs: Sequence[str], crew: Crew, found: Estimate) -> Iterator[Found | Refused]:
    reader = Reader(crew.settings, lambda: crew.nursery)
    for unit in units(inputs, crew.settings.reading):
        found.units += 1
        for entry in reader.entries(unit):
            if isinstance(entry, Skipped):
                found.skipped[entry.reason] += entry.count
            else:
                yield entry


def _draw(sample: list[Found], new: Found, seen: int, size: int, chance: random.Random) -> None:
    """Keep each of ``seen`` documents with the same chance (Vitter 1985, algorithm R)."""
    if len(sample) < size:
        sample.append(new)
    elif (at := chance.randrange(seen)) < size:
        sample[at] = new


def _try(sample: Sequence[Found], crew: Crew, found: Estimate) -> None:
    """Align the sample, and note how fast it went from the first page on, and how much it takes."""
    packets = (tuple(sample[at : at + PACKET_PAGES]) for at in range(0, len(sample), PACKET_PAGES))
    jobs = (Job("", tuple(range(len(packet))), packet) for packet in packets)
    results: list[Result] = []
    times: list[float] = []
    for result in crew.results(jobs):
        results.append(result)
        times.append(time.monotonic())
    found.tried = len(results)
    took = (times[-1] - times[0]) * len(times) / max(len(times) - 1, 1)
    found.pages_per_second = len(times) / max(took, 1e-3)
    found.bytes_per_page = _size(results) / len(results)


def _size(results: Sequence[Result]) -> int:
    """Bytes of the parts that the results make."""
    with TemporaryDirectory() as folder:
        tables = [each.rows.table() for each in results]
        pages = [each.rows.page for each in results]
        write_tables(Path(folder), "0", joined(tables), page_table(pages))
        return sum(path.stat().st_size for path in Path(folder).rglob("*.parquet"))
