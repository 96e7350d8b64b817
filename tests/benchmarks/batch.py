"""How fast a batch is from files to Parquet, how much memory all its processes take, and where the time goes.

    python -m tests.benchmarks.batch [--pages 1000] [--chars 3000] [--workers 2] [--html]

Pages are put together from pages made of the development data (:mod:`tests.benchmarks.pages`), each cut at about
``--chars`` characters, and written to a folder. Rates are those of the pages in the order in which they got done, between
a tenth and the last; the first and the last third stand beside each other. Memory is the sum of the proportional set
sizes (PSS, Linux: a shared page counts once) of the command and all its processes, looked at twice a second;
the time of a core is theirs too, so that it tells something on a busy machine. The table by station is of one
process, without the batch around it.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  these must be set before numpy is loaded, which reads them once
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import html
import itertools
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from operator import itemgetter
from pathlib import Path

from aligner.batch import Account, Settings, run_batch
from aligner.batch import packet as packets
from aligner.batch.messages import Rows
from aligner.batch.packet import Alignment
from aligner.corpus.rows import CorpusPage
from aligner.inputs import Found, documents, units
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


def as_html(text: str) -> str:
    """The page as a site would print it: its lines as paragraphs, with a menu, a script and a footer."""
    lines = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return (
        '<!DOCTYPE html><html lang="ko"><head><meta charset="utf-8"><title>News</title>'
        "<script>var page = {};</script><style>p { margin: 1em }</style></head><body>"
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>'
        f"<main><article>\n{lines}\n</article></main><footer><p>Contact us</p></footer></body></html>\n"
    )


def write_pages(folder: Path, count: int, chars: int, *, form: str) -> float:
    """Write the pages as files, a thousand a folder; returns their mean length in characters."""
    total = 0
    for number, text in enumerate(texts(count, chars)):
        at = folder / f"{number // 1000:04}"
        at.mkdir(exist_ok=True, parents=True)
        total += len(text)
        content = as_html(text) if form == "html" else text
        (at / f"{number:06}.{form}").write_text(content, encoding="utf8")
    return total / count


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

    def rate(self, start: float, stop: float) -> float:
        """Pages a second between two shares of all pages."""
        first, last = int(start * len(self.done)), int(stop * len(self.done)) - 1
        return (last - first) / (self.done[last] - self.done[first])


class Processes:
    """Looks at this process and all that descend from it, in a thread, while a block runs."""

    def __init__(self) -> None:
        self.peak = self.peak_worker = 0
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
        f" {times.rate(0.1, 1):.1f} pages/s"
        f" (first third {times.rate(0.1, 0.33):.1f}, last third {times.rate(0.67, 1):.1f})"
    )
    size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    print(
        f"time of a core {1e3 * processes.seconds / account.pages:.1f} ms/page with all loading;"
        f" memory of all processes {processes.peak / 1e6:.0f} MB at most; corpus {size / account.pages:.0f} bytes/page"
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
    parser.add_argument("--html", action="store_true", help="write the pages as HTML")
    given = parser.parse_args()
    form = "html" if given.html else "txt"
    with tempfile.TemporaryDirectory() as where:
        folder = Path(where, "pages")
        mean = write_pages(folder, given.pages, given.chars, form=form)
        print(
            f"{machine()}\n{given.pages} pages of development data, {form}, {mean:.0f} characters in the mean"
        )
        measure(folder, Path(where, "corpus"), given.workers)
        by_station(folder)


if __name__ == "__main__":
    main()
