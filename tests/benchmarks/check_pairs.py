"""A bitext of a million pairs through ``aligner check --pairs``: the time of a core a pair, and whether the memory stays flat.

    python -m tests.benchmarks.check_pairs [--pairs 1000000] [--data ../shared/data]

The pairs are those of the development data and of the lists of sentences one may train on (without the lists of names), at most
10,000 of a list, again and again: each time in another order and with other digits. Digits from 4 to 9 take each other's
places, the same in both languages, so that 3만5000 and 35,000 stay the same number and most dates stay dates.
They go through a pipe into one process of the command, which writes what it finds to a file.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, NamedTuple

from tests.benchmarks.processes import proportional, seconds_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
NAMES = frozenset(("cldr_names.tsv", "geonames_cities.tsv", "nikl_loanwords.tsv"))
MOST = 10_000  # rows of a list
DIGITS = "456789"
TENTHS = 10


class Look(NamedTuple):
    """What the command has taken when it was looked at: seconds by the clock and of a core, and the bytes it holds."""

    at: float
    seconds: float
    memory: int


def rows(data: Path) -> list[str]:
    """The pairs of all lists, a line each."""
    files = sorted(file for file in data.glob("*/*.tsv") if file.name not in NAMES)
    found = []
    for file in files:
        with file.open(encoding="utf8") as lines:
            cells = (line.rstrip("\n").split("\t") for line in islice(lines, MOST))
            found += ["\t".join(cell[:2]) + "\n" for cell in cells if len(cell) > 1]
    return found


def varied(lines: list[str], seed: int = 1) -> Iterator[bytes]:
    """The lines without end, each time in another order and with other digits."""
    rng = random.Random(seed)
    while True:
        others = str.maketrans(DIGITS, "".join(rng.sample(DIGITS, len(DIGITS))))
        for line in rng.sample(lines, len(lines)):
            yield line.translate(others).encode()


def look(process: subprocess.Popen[bytes]) -> Look:
    """A look at the command."""
    return Look(time.perf_counter(), seconds_of(process.pid)[1], proportional(process.pid))


def run(lines: Iterator[bytes], count: int, found: IO[bytes]) -> None:
    """Feeds the command, and prints what it takes for each tenth; the few hundred pairs in the pipe are told too early."""
    command = [sys.executable, "-m", "aligner", "check", "--pairs", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=found) as process:
        assert process.stdin is not None
        looks = [look(process)]
        print(f"{'pairs':>10} {'pairs/s':>9} {'ms of a core/pair':>18} {'MB':>7}")
        for tenth in range(1, TENTHS + 1):
            process.stdin.writelines(islice(lines, count // TENTHS))
            process.stdin.flush()
            looks.append(look(process))
            row(looks[-2:], tenth * (count // TENTHS), count // TENTHS)
        process.stdin.close()
        row([looks[0], looks[-1]], count, count)


def row(looks: list[Look], done: int, pairs: int) -> None:
    """A line of the table: what some pairs took between two looks."""
    first, last = looks
    a_second, a_pair = pairs / (last.at - first.at), 1e3 * (last.seconds - first.seconds) / pairs
    print(f"{done:>10,} {a_second:>9,.0f} {a_pair:>18.3f} {last.memory / 1e6:>7.0f}", flush=True)


def main() -> None:
    """Runs the command once and prints the table; the last line is that of all pairs."""
    told = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    told.add_argument("--pairs", type=int, default=1_000_000)
    told.add_argument("--data", type=Path, default=DATA)
    given = told.parse_args()
    lines = rows(given.data)
    if not lines:
        sys.exit(f"there are no pairs in {given.data}: give --data")
    size = sum(map(len, lines)) / len(lines)
    print(f"{given.pairs:,} pairs made of {len(lines):,}, {size:.0f} characters each in the mean")
    with tempfile.TemporaryFile() as found:
        run(varied(lines), given.pairs, found)
        found.seek(0)
        told_of = sum(1 for _ in found)
        print(f"{told_of:,} findings told, {found.tell() / 1e6:.0f} MB")


if __name__ == "__main__":
    main()
