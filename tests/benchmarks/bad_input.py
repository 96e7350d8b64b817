"""Bad input through a batch with the bundled encoder: what became of it, how fast, and in how much memory.

    python -m tests.benchmarks.bad_input [--files 10000] [--seed 1] [--workers 2]

The files are those of :mod:`tests.batch.bad_files`: mutated and random pages and containers, bombs, links and pipes.
A third of them is removed or cut while the batch runs. Every file must be accounted for: the command ends with 1
if one is not, or if something ended a process. Memory and the time of a core are measured as in
:mod:`tests.benchmarks.processes`.
"""

from __future__ import annotations

import os

# ruff: noqa: E402  these must be set before numpy is loaded, which reads them once
for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

import argparse
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from aligner.batch import Settings, run_batch
from aligner.corpus.folder import read_pages
from aligner.inputs.names import name_of
from tests.batch.bad_files import Vandal, write_bad_files
from tests.benchmarks.processes import Processes
from tests.benchmarks.speed import machine

# What no input may bring about.
OURS = {"internal error", "worker ended", "reader ended"}


def measure(where: Path, files: list[Path], workers: int) -> set[str]:
    """Run the batch over ``where/in`` and print what it took; the names of the files that nothing is told of."""
    start = time.perf_counter()
    with Processes() as processes:
        account = run_batch(
            [str(where / "in")],
            where / "corpus",
            Settings(),
            workers=workers,
            watch=Vandal(iter(files[2 * len(files) // 3 :])),
        )
    took = time.perf_counter() - start
    print(f"\n{account.line()}")
    print(
        f"{workers} workers: {took:.0f} s, {len(files) / took:.0f} files/s, {account.pages / took:.0f} documents/s;"
        f" {processes.seconds:.0f} s of a core; memory of all processes {processes.peak / 1e6:.0f} MB at most"
    )
    left = {name_of(str(path), f"{where}/") for path in files}
    left.difference_update(row.source for row in read_pages(where / "corpus"))
    return left


def told(corpus: Path) -> Counter[tuple[str, str]]:
    """How many rows have each status and reason."""
    found: Counter[tuple[str, str]] = Counter()
    for row in read_pages(corpus):
        found[row.status, row.reason or "has pairs"] += 1
    return found


def print_reasons(counts: Iterable[tuple[tuple[str, str], int]]) -> None:
    """A table of statuses and reasons."""
    print(f"\n  {'status':10} {'reason':28} {'rows':>7}")
    for (status, reason), count in counts:
        print(f"  {status:10} {reason:28} {count:7,}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Bad input through a batch.")
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        where = Path(name)
        files = write_bad_files(where / "in", given.files, given.seed)
        print(f"{machine()}\n{len(files):,} files, seed {given.seed}")
        left = measure(where, files, given.workers)
        counts = told(where / "corpus")
    print_reasons(sorted(counts.items()))
    ours = sum(count for (_, reason), count in counts.items() if reason in OURS)
    print(f"\nnot accounted for: {len(left)}; failures of the program: {ours}")
    for name in sorted(left)[:10]:
        print(f"  {name!r}")
    sys.exit(bool(left or ours))


if __name__ == "__main__":
    main()
