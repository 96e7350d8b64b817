"""How long pages take: cold (a process a page), warm (many pages in one process), and where it goes.

The alignment is timed on pages of 40 sentences a side, too, without their encoding.

    python -m tests.benchmarks.speed [--pages 1000] [--chars 3000] [--text FILE.jsonl]

The pages are put together from paragraphs of ``corpus/``, with some words swapped so that no sentence
comes twice and nothing but the encoder's memory of single tokens can help. Their vocabulary is that
of eleven pages all the same; ``--text`` takes the ``text`` fields of a JSONL file instead. The warm
part runs on one core with one thread; where the machine is busy with other work, look at the core's
time beside the wall clock.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  these must be set before numpy is loaded, which reads them once
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import json
import platform
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from statistics import median
from typing import ParamSpec, TypeVar

import numpy as np

from aligner import pipeline
from aligner.align import look_at_document
from aligner.encode import Encoder, Vectors, encode_runs, load_encoder
from aligner.page import document
from aligner.page.load import page_from_bytes, page_from_text
from aligner.types import Document

ROOT = Path(__file__).resolve().parents[2]
COLD_RUNS = 9
WARM_UP = 30
SIDE = 40  # sentences a side of the pages whose alignment alone is timed
FORTY_FROM = 100  # pages that their sentences come from
SWAPPED = 0.15  # share of words; about three in a sentence
WORD = re.compile(r"[A-Za-z]{3,}|[가-힣]{2,}")

P = ParamSpec("P")
R = TypeVar("R")


def pages_of_corpus(count: int, chars: int, seed: int = 1) -> Iterator[str]:
    """Different pages of at least ``chars`` characters, cut there, of stretches of sample pages."""
    rng = random.Random(seed)
    texts = [path.read_text(encoding="utf8") for path in sorted((ROOT / "corpus").glob("*.txt"))]
    blocks = [[block for block in re.split(r"\n\s*\n", text) if block.strip()] for text in texts]
    words: dict[bool, list[str]] = {True: [], False: []}
    for word in WORD.findall(" ".join(texts)):
        words[word.isascii()].append(word)

    def swap(match: re.Match[str]) -> str:
        return rng.choice(words[match[0].isascii()]) if rng.random() < SWAPPED else match[0]

    for _ in range(count):
        page = ""
        while len(page) < chars:
            sample = rng.choice(blocks)
            at = rng.randrange(len(sample))
            page += "\n\n".join(sample[at : at + rng.randint(2, 6)]) + "\n\n"
        yield WORD.sub(swap, page)[:chars]


class Clock:
    """Seconds by station; time in an inner station is not counted in the outer one."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self._open: list[str] = []
        self._since = time.perf_counter()

    def _lap(self) -> None:
        now = time.perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now

    def timed(self, station: str, work: Callable[P, R]) -> Callable[P, R]:
        """``work``, with its time put down to ``station``."""

        def inner(*args: P.args, **kwargs: P.kwargs) -> R:
            self._lap()
            self._open.append(station)
            try:
                return work(*args, **kwargs)
            finally:
                self._lap()
                self._open.pop()

        return inner


def watched(clock: Clock) -> Callable[[bytes], object]:
    """The whole way of a page from its bytes, each station under the clock."""
    for module, name, station in (
        (document, "clean_view", "blocks"),
        (document, "passages", "blocks"),
        (document, "sections", "sentences"),
        (pipeline, "look_at_document", "align"),
    ):
        setattr(module, name, clock.timed(station, getattr(module, name)))
    aligner = pipeline.Aligner()
    for name in ("encode", "encode_runs"):
        if hasattr(aligner.encoder, name):
            setattr(aligner.encoder, name, clock.timed("encode", getattr(aligner.encoder, name)))
    decode = clock.timed("decode", page_from_bytes)

    def align(data: bytes) -> object:
        return aligner.align_page(decode(data))

    return clock.timed("rest", align)


def warm(texts: Sequence[str], warm_up: Sequence[str]) -> None:
    """Print the rate over all pages, at both ends, and the time by station."""
    clock = Clock()
    align = watched(clock)
    start = time.perf_counter()
    for text in warm_up:
        align(text.encode())
    first = time.perf_counter() - start
    clock.seconds.clear()
    took, worked = [], []
    for text in texts:
        start, start_work = time.perf_counter(), time.process_time()
        align(text.encode())
        took.append(time.perf_counter() - start)
        worked.append(time.process_time() - start_work)
    end = min(100, len(took))
    print(
        f"\nwarm, one core, one thread: {len(took)} pages, after {len(warm_up)} others ({first:.1f} s)"
    )
    for clock_name, seconds in (("wall clock", took), ("core time", worked)):
        print(
            f"  pages/s, {clock_name:10}   all {rate(seconds):.1f}"
            f"   first {end} {rate(seconds[:end]):.1f}   last {end} {rate(seconds[-end:]):.1f}"
        )
    print(f"  ms/page   median {1e3 * median(took):.0f}   95% {1e3 * np.quantile(took, 0.95):.0f}")
    print("  station     ms/page   share")
    for station, spent in sorted(clock.seconds.items(), key=itemgetter(1), reverse=True):
        share = spent / sum(took)
        print(f"  {station:10}  {1e3 * spent / len(took):7.1f}  {share:6.1%}")


def forty(texts: Sequence[str]) -> None:
    """Print how long the alignment of 40 English and 40 Korean sentences takes, without encoding."""
    encoder = load_encoder()
    sentences = [
        s for text in texts for s in document.build_document(page_from_text(text)).sentences
    ]
    sides = [[s for s in sentences if s.language == language] for language in ("en", "ko")]
    order = {id(sentence): rank for rank, sentence in enumerate(sentences)}
    took = []
    for at in range(0, min(map(len, sides)) - SIDE + 1, SIDE):
        both = sorted(
            (s for side in sides for s in side[at : at + SIDE]), key=lambda s: order[id(s)]
        )
        page = Document(page_from_text(""), (), tuple(both))
        known = ReadRuns(encoder)
        look_at_document(page, known)
        start = time.process_time()
        look_at_document(page, known)
        took.append(time.process_time() - start)
    print(
        f"\nalignment of {SIDE} sentences a side, without encoding, {len(took)} pages, core time:"
        f" median {1e3 * median(took):.1f} ms   95% {1e3 * np.quantile(took, 0.95):.1f} ms"
    )


class ReadRuns:
    """An encoder that knows the vectors of the runs that it was asked for before."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[tuple[str, ...], Vectors] = {}
        self.name, self.dimension = encoder.name, encoder.dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        """As the encoder's own."""
        return self._encoder.encode(texts)

    def encode_runs(self, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Vectors:
        """As the encoder's own, once for the same texts."""
        key = tuple(texts)
        if key not in self._known:
            self._known[key] = encode_runs(self._encoder, texts, runs)
        return self._known[key]


def rate(took: Sequence[float]) -> float:
    """Pages a second."""
    return len(took) / sum(took)


def process(*args: str) -> tuple[float, float, float]:
    """Seconds, seconds of work on a core, and peak memory (MB) of the command line."""
    start = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-m", "aligner", *args], cwd=ROOT, stdout=subprocess.DEVNULL
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"aligner {' '.join(args)} ended with {child.returncode}")
    worked = usage.ru_utime + usage.ru_stime
    return time.perf_counter() - start, worked, usage.ru_maxrss / 1024


def cold(text: str) -> None:
    """Print the medians of single processes; the first of each, which fills the disk cache, is left out."""
    print(f"\ncold, a process each, {COLD_RUNS} runs")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.txt"
        page.write_text(text, encoding="utf8")
        for args in (("align", str(page), "--quiet"), ("--help",), ("--version",)):
            runs = [process(*args) for _ in range(COLD_RUNS + 1)][1:]
            seconds, worked, memory = zip(*runs, strict=True)
            print(
                f"  aligner {args[0]:10} median {median(seconds):.2f} s"
                f" (from {min(seconds):.2f} to {max(seconds):.2f}; on a core {median(worked):.2f} s),"
                f" {max(memory):.0f} MB at most"
            )


def machine() -> str:
    """What it ran on."""
    cpu = platform.processor() or platform.machine()
    about = Path("/proc/cpuinfo")
    if about.exists():
        found = re.search(r"model name\s*: (.*)", about.read_text(encoding="utf8"))
        cpu = found[1] if found else cpu
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{cpu}, {os.cpu_count()} cores{load}; Python {platform.python_version()},"
        f" numpy {np.__version__}"
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="How long pages take.")
    options.add_argument("--pages", type=int, default=1000)
    options.add_argument("--chars", type=int, default=3000)
    options.add_argument("--text", type=Path, help="pages of your own, as JSONL with a field text")
    given = options.parse_args()
    if given.text:
        lines = given.text.read_text(encoding="utf8").splitlines()[: given.pages]
        texts = [json.loads(line)["text"] for line in lines]
    else:
        texts = list(pages_of_corpus(given.pages, given.chars))
    source = (
        given.text.name if given.text else f"corpus/ recombined, {SWAPPED:.0%} of words swapped"
    )
    print(f"{machine()}\npages: {source}, median {median(map(len, texts)):.0f} characters")
    cold(texts[0])
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    # Other pages, so that what is loaded when a page first needs it (Kiwi takes seconds) is there.
    warm(texts, list(pages_of_corpus(WARM_UP, given.chars, seed=2)))
    forty(texts[:FORTY_FROM])


if __name__ == "__main__":
    main()
