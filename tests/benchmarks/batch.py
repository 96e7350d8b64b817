"""How fast a batch is from files to Parquet, how much memory all its processes take, and where the time goes.

    python -m tests.benchmarks.batch [--pages 1000] [--chars 3000] [--workers 2] [--form html] [--files] [--folder DIR]

Texts are put together from pages made of the development data (:mod:`tests.benchmarks.pages`), each cut at about
``--chars`` characters, in markup of 20 to 60 kB (:mod:`tests.benchmarks.newsroom`) or plain, and written to packed JSONL, a
thousand a file, or a file each. Neither the pages nor the results are held in memory: ``--pages 100000`` takes some 550 MB of disk, three
minutes to make the pages (``--folder`` keeps them), and the time of the batch. All are different pages, of a few thousand sentences.
For each tenth of the pages, in the order in which they got done, there are the rate by the clock and the time of a core a page, which
tells something on a busy machine, too, both of the command and all its processes (:mod:`tests.benchmarks.processes`), and the
most memory that all of them held, and the command alone. The table by station is of one process, without the batch around it.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  these must be set before numpy is loaded, which reads them once
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import gzip
import itertools
import json
import random
import shutil
import tempfile
import time
from array import array
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from multiprocessing import get_context
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
from tests.benchmarks.processes import Processes
from tests.benchmarks.speed import Clock, machine

MIXTURE = 12  # made pages of each layout that the text comes from, anew for each few hundred pages
BY_STATION = 200  # pages in the table by station
A_FILE = 1000  # pages
TENTHS = 10


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


def write_pages(folder: Path, given: argparse.Namespace) -> None:
    """Write the pages, one after the other, a thousand a JSONL file, packed by gzip, or a file each, a thousand a folder."""
    letters = bytes_ = 0
    pages = enumerate(contents(given.pages, given.chars, given.form), 1)
    column = "html" if given.form == "html" else "text"
    while lot := list(itertools.islice(pages, A_FILE)):
        at = folder / f"{lot[0][0] // A_FILE:04}"
        if given.files:
            at.mkdir(parents=True)
            for number, (content, _) in lot:
                (at / f"{number:06}.{given.form}").write_text(content, encoding="utf8")
        else:
            rows = ({"id": f"{number:06}", column: content} for number, (content, _) in lot)
            lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
            folder.mkdir(parents=True, exist_ok=True)
            at.with_suffix(".jsonl.gz").write_bytes(gzip.compress(lines.encode(), 1, mtime=0))
        letters += sum(length for _, (_, length) in lot)
        bytes_ += sum(len(content.encode()) for _, (content, _) in lot)
    where = "files" if given.files else "JSONL, gzip"
    count, disk = given.pages, sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
    told = (
        f"{count:,} pages of development data, {given.form} in {where}: in the mean {letters / count:.0f} characters"
        f" in {bytes_ / count / 1e3:.1f} kB; {disk / 1e6:,.0f} MB on disk"
    )
    folder.with_suffix(".told").write_text(told, encoding="utf8")


class Times:
    """Notes when each page got done. A :class:`~aligner.batch.Watch`."""

    def __init__(self) -> None:
        self.done = array("d")

    def begin(self, total: int | None, finished: int) -> None:
        """Nothing to note."""

    def page(self, _: CorpusPage) -> None:
        """Note the time."""
        self.done.append(time.perf_counter())

    def closing(self) -> None:
        """Nothing to note."""

    def tenths(self) -> Iterator[tuple[int, float, float]]:
        """How many pages each tenth of them has, and the times between which they got done; the loading is in none."""
        bounds = [round(len(self.done) * at / TENTHS) for at in range(TENTHS + 1)]
        for first, last in pairwise(bounds):
            start = max(0, first - 1)
            if last - 1 > start:
                yield last - 1 - start, self.done[start], self.done[last - 1]


def measure(folder: Path, corpus: Path, workers: int) -> None:
    """Run the batch and print what it took."""
    times = Times()
    start = time.perf_counter()
    with Processes() as processes:
        account: Account = run_batch(
            [str(folder)], corpus, Settings(), workers=workers, watch=times
        )
    took = time.perf_counter() - start
    print(f"\n{account.line()}\n")
    print("tenth   pages   pages/s   ms of a core a page   all, MB   command, MB")
    for number, (pages, first, last) in enumerate(times.tenths(), 1):
        look = processes.between(first, last)
        print(
            f"{number:5}{pages:8,}{pages / (last - first):10.1f}{1e3 * look.seconds / pages:22.1f}"
            f"{look.memory / 1e6:10.0f}{look.parent / 1e6:14.0f}"
        )
    size = sum(path.stat().st_size for path in corpus.rglob("*") if path.is_file())
    print(
        f"\n{workers} workers: {took:.1f} s in all, {times.done[0] - start:.1f} s to the first page,"
        f" {start + took - times.done[-1]:.1f} s after the last; {1e3 * processes.seconds / account.pages:.1f} ms of a core a page with all"
        f"\nmemory of all processes (sum of PSS) {processes.peak / 1e6:.0f} MB at most; corpus {size / account.pages:.0f} bytes a page"
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


def prepared(folder: Path, given: argparse.Namespace) -> Path:
    """The pages, made if they are not there, in a process of its own: what making them takes is not the batch's."""
    pages = folder / f"pages-{given.pages}-{given.chars}-{given.form}{'-files' * given.files}"
    told = pages.with_suffix(".told")  # written last
    if not told.exists():
        shutil.rmtree(pages, ignore_errors=True)
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            pool.submit(write_pages, pages, given).result()
    print(told.read_text(encoding="utf8"), flush=True)
    return pages


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="How fast a batch is.")
    parser.add_argument("--pages", type=int, default=1000)
    parser.add_argument("--chars", type=int, default=3000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--form", choices=("html", "txt"), default="html")
    parser.add_argument("--files", action="store_true", help="a file a page instead of JSONL")
    parser.add_argument("--folder", type=Path, help="keep the pages here for the next time")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as where:
        print(machine())
        pages = prepared(given.folder or Path(where), given)
        measure(pages, Path(where, "corpus"), given.workers)
        by_station(pages)


if __name__ == "__main__":
    main()
