"""How fast a batch is from files to Parquet, how much memory all its processes take, and where the time goes.

    python -m tests.benchmarks.batch [--pages 1000] [--chars 3000] [--workers 2] [--form html] [--files]

Texts are put together from pages made of the development data (:mod:`tests.benchmarks.pages`), each cut at about
``--chars`` characters, in markup of 20 to 60 kB (:mod:`tests.benchmarks.newsroom`) or plain, and written to JSONL a thousand a
file, or a file each. Neither the pages nor the results are held in memory, so ``--pages 100000`` takes 5 GB of disk and time only.
Rates are those of the pages in the order in which they got done; those of the first, middle and last tenth show whether they
are flat. Memory is the sum of the proportional set sizes (PSS, Linux: a shared page counts once) of the command and all its
processes, looked at twice a second; the time of a core is theirs too, so that it tells something on a busy machine.
The table by station is of one process, without the batch around it.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  these must be set before numpy is loaded, which reads them once
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import itertools
import json
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from aligner.batch import Account, Settings, run_batch
from aligner.batch import packet as packets
from aligner.batch.messages import Rows
from aligner.batch.packet import Alignment
from aligner.corpus.rows import CorpusPage
from aligner.inputs import Found, documents, units
from tests.benchmarks.newsroom import newsroom_page
from tests.benchmarks.pages import make_pages
from tests.benchmarks.speed import Clock, machine

MIXTURE = 12  # made pages of each layout that the text comes from, anew for each few hundred pages
BY_STATION = 200  # pages in the table by station
TICKS = os.sysconf("SC_CLK_TCK")


def texts(count: int, chars: int) -> Iterator[str]:
    """Different pages of about so many characters: made pages after each other, cut at a line."""
    rng = random.Random(1)
    page, made = "", 0
    for seed in itertools.count(1):
        drafts = list(make_pages(part=seed % 3, each=MIXTURE, seed=seed))
        rng.shuffle(drafts)
        for draft in drafts:
            page += draft["text"].strip() + "\n\n"
            if len(page) >= chars:
                cut = page.rfind("\n", 0, chars) + 1
                yield page[: cut or chars]
                page, made = "", made + 1
                if made == count:
                    return


def contents(count: int, chars: int, form: str) -> Iterator[tuple[str, int]]:
    """The pages as they are saved, each with the characters of its text."""
    for number, text in enumerate(texts(count, chars)):
        yield newsroom_page(text, number) if form == "html" else text, len(text)


def write_pages(folder: Path, pages: Iterable[tuple[str, int]], form: str, *, files: bool) -> str:
    """Write the pages, one after the other, a thousand a folder or a JSONL file; returns what they are like."""
    count = bytes_ = letters = 0
    for count, (content, length) in enumerate(pages, 1):
        at = folder / f"{(count - 1) // 1000:04}"
        if files:
            at.mkdir(exist_ok=True, parents=True)
            (at / f"{count:06}.{form}").write_text(content, encoding="utf8")
        else:
            row = {"id": f"{count:06}", "html" if form == "html" else "text": content}
            folder.mkdir(exist_ok=True, parents=True)
            with at.with_suffix(".jsonl").open("a", encoding="utf8") as out:
                out.write(json.dumps(row, ensure_ascii=False) + "\n")
        letters += length
        bytes_ += len(content.encode())
    where = "files" if files else "JSONL"
    return f"{count:,} pages of development data, {form} in {where}: in the mean {letters / count:.0f} characters in {bytes_ / count / 1e3:.1f} kB"


class Times:
    """Notes when each page got done. A :class:`~aligner.batch.Watch`."""

    def __init__(self) -> None:
        self.done: list[float] = []

    def begin(self, total: int | None, finished: int) -> None:
        """Nothing to note."""

    def page(self, _: CorpusPage) -> None:
        """Note the time."""
        self.done.append(time.perf_counter())

    def closing(self) -> None:
        """Nothing to note."""

    def stretch(self, start: float, stop: float) -> tuple[float, float]:
        """The times between which the pages of a share of all pages got done."""
        first, last = int(start * len(self.done)), int(stop * len(self.done)) - 1
        return self.done[first], self.done[max(first, last)]

    def rate(self, start: float, stop: float) -> float:
        """Pages a second between two shares of all pages."""
        first, last = self.stretch(start, stop)
        return int((stop - start) * len(self.done)) / max(1e-9, last - first)


class Processes:
    """Looks at this process and all that descend from it, in a thread, while a block runs."""

    def __init__(self) -> None:
        self.peak = 0
        self.looks: list[tuple[float, int]] = []
        self._seconds: dict[int, float] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Processes:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    @property
    def seconds(self) -> float:
        """Time of a core that all of them took."""
        return sum(self._seconds.values())

    def _look(self) -> None:
        while not self._over.wait(0.5):
            sizes = []
            for pid in family(os.getpid()):
                try:
                    sizes.append(proportional(pid))
                    self._seconds[pid] = seconds_of(pid)
                except (OSError, IndexError):
                    continue  # it has just ended
            self.peak = max(self.peak, sum(sizes))
            self.looks.append((time.perf_counter(), sum(sizes)))

    def between(self, start: float, stop: float) -> int:
        """The most memory seen between two times; the last seen if none was."""
        seen = [size for at, size in self.looks if start <= at <= stop]
        return max(seen, default=self.looks[-1][1] if self.looks else 0)


def family(pid: int) -> list[int]:
    """A process and all that descend from it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    found = [int(each) for each in children.read_text().split()] if children.exists() else []
    return [pid, *(each for child in found for each in family(child))]


def proportional(pid: int) -> int:
    """Bytes of a process, what it shares with others divided among them."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return 1024 * int(line.split()[1])
    return 0


def seconds_of(pid: int) -> float:
    """Time of a core that a process took so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def measure(folder: Path, corpus: Path, workers: int) -> None:
    """Run the batch and print what it took."""
    times = Times()
    start = time.perf_counter()
    with Processes() as processes:
        account: Account = run_batch(
            [str(folder)], corpus, Settings(), workers=workers, watch=times
        )
    took = time.perf_counter() - start
    print(f"\n{account.line()}")
    print(
        f"{workers} workers: {took:.1f} s in all, {times.done[0] - start:.1f} s to the first page;"
        f" {times.rate(0.1, 1):.1f} pages/s after the first tenth"
    )
    for name, share in (("first", 0.0), ("middle", 0.45), ("last", 0.9)):
        first, last = times.stretch(share, share + 0.1)
        print(f"  {name:6} tenth: {times.rate(share, share + 0.1):6.1f} pages/s, {processes.between(first, last) / 1e6:5.0f} MB")  # fmt: skip
    size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    print(
        f"time of a core {1e3 * processes.seconds / account.pages:.1f} ms/page with all loading;"
        f" memory of all processes (sum of PSS) {processes.peak / 1e6:.0f} MB at most; corpus {size / account.pages:.0f} bytes/page"
    )


def by_station(folder: Path) -> None:
    """Print where the time of a worker goes, station by station."""
    clock = Clock()
    work = watched(clock)
    inputs = (
        d
        for unit in units([str(folder)], Settings().reading)
        for d in documents(unit, Settings().reading)
    )
    founds = [found for found in itertools.islice(inputs, BY_STATION) if isinstance(found, Found)]
    clock.seconds.clear()
    start = time.process_time()
    for at in range(0, len(founds), 16):
        work(founds[at : at + 16])
    took = time.process_time() - start
    total = sum(clock.seconds.values())
    print(f"\none process, {len(founds)} pages: {1e3 * took / len(founds):.1f} ms of a core a page")
    print("  station     ms/page   share (wall clock)")
    for station, spent in sorted(clock.seconds.items(), key=itemgetter(1), reverse=True):
        print(f"  {station:10}  {1e3 * spent / len(founds):7.1f}  {spent / total:6.1%}")


def watched(clock: Clock) -> Callable[[list[Found]], None]:
    """The work of a worker process, each station under the clock."""
    from aligner import pipeline
    from aligner.check import page as checks

    for module, name, station in (
        (packets, "read", "read"),
        (packets, "taken_apart", "take apart"),
        (pipeline, "look_at_document", "align"),
        (checks, "check_pairs", "check"),
        (checks, "page_date", "date"),
        (packets, "aligned_rows", "rows"),
    ):
        setattr(module, name, clock.timed(station, getattr(module, name)))
    alignment = Alignment(Settings())
    encoder = alignment.encoder
    for name in ("encode", "encode_runs"):
        if hasattr(encoder, name):
            setattr(encoder, name, clock.timed("encode", getattr(encoder, name)))
    pack = clock.timed("to Arrow", Rows.of)

    def work(founds: list[Found]) -> None:
        for rows in alignment.packet(founds):
            pack(rows)

    return clock.timed("rest", work)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast a batch is.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--chars", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--form", choices=("html", "txt"), default="html")
    parser.add_argument("--files", action="store_true", help="a file a page instead of JSONL")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where, "pages")
        pages = contents(given.pages, given.chars, given.form)
        print(f"{machine()}\n{write_pages(folder, pages, given.form, files=given.files)}")
        measure(folder, Path(where, "corpus"), given.workers)
        by_station(folder)


if __name__ == "__main__":
    main()
