"""What ``aligner train`` gains, forgets and costs: ``python -m tests.benchmarks.train``.

The first half of a bitext is learnt from (``--every 6``: each sixth line, so that the run stays short; 1: all), the
second is measured, and so are sets of general text that no run has seen. Retrieval as ``aligner models score`` measures
it, by margin, English to Korean / Korean to English. Reads ``../shared/data`` (or ``--bitext``, ``--data``); a set that is
missing is left out, and said so. The bitext is one that is hard for the bundled encoder: scripture in the language of
1611 and 1961, of whose 30,902 lines it has seen 2,000; the books of the first half are not those of the second.
"""

from __future__ import annotations

# ruff: noqa: E402  the number of threads must be set before numpy is loaded
import argparse
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")  # numpy reads them when it is imported

from aligner.encode import Encoder, load_encoder
from aligner.shelf import Retrieval, retrieval
from aligner.shelf.score import peak_memory
from aligner.train.plan import plan_for
from aligner.train.run import Begun, Check, Event, Stepped, train

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
SETS = ("flores", "park_news", "captions")
MANY = 50_000  # pairs, of the largest bitext that an hour should do

Rows = list[tuple[str, str]]


def main() -> int:
    """Train, measure before and after, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--bitext", type=Path, default=DATA / "train" / "bible_krv_kjv.tsv")
    parser.add_argument("--data", type=Path, default=DATA / "dev")
    parser.add_argument("--every", type=int, default=6)
    parser.add_argument("--steps", type=int, help="as aligner train chooses, if left out")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    if not options.bitext.is_file():
        print(f"left out: {options.bitext} is missing", file=sys.stderr)
        return 0
    lines = options.bitext.read_text(encoding="utf-8").splitlines()
    half = len(lines) // 2
    sets = {f"{options.bitext.stem}, 2nd half": rows_of(lines[half :: options.every])}
    sets |= {name: rows_of_file(options.data / f"{name}.tsv") for name in SETS}
    costs = Costs()
    with tempfile.TemporaryDirectory() as folder:
        bitext, out = Path(folder) / "half.tsv", Path(folder) / "tuned"
        bitext.write_text("\n".join(lines[: half : options.every]) + "\n", encoding="utf-8")
        outcome = train([bitext], out, steps=options.steps, seed=options.seed, report=costs)
        print(
            f"{platform.processor() or platform.machine()}, one thread, {outcome.steps} steps, seed {options.seed}"
        )
        costs.tell()
        if outcome.folder is None:
            print("nothing was gained; no folder is written")
            return 0
        print_figures(sets, load_encoder(), load_encoder(out))
    return 0


def print_figures(sets: dict[str, Rows], first: Encoder, then: Encoder) -> None:
    """A line a set, and how much the general ones, all but the first, lost at most."""
    print(f"\n{'':32}{'before':>16}{'after':>16}   plain cosine, before and after")
    domain, falls = next(iter(sets)), [0.0]
    for name, rows in sets.items():
        if not rows:
            continue
        before, after = (found(encoder, rows) for encoder in (first, then))
        cells = (before.margin, after.margin, before.cosine, after.cosine)
        told = "".join(f"{f'{a:.2f} / {b:.2f}':>16}" for a, b in cells)
        print(f"{name:26}{len(rows):6}{told}", flush=True)
        if name != domain:
            falls += [b - a for b, a in zip(before.margin, after.margin, strict=True)]
    print(f"general sets lost at most {max(falls):.2f} points by margin")


class Costs:
    """Listens to a run: what it begins with, the held-out figures, seconds of processor time a step."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._pairs = 0
        self._steps = 0
        self._first = 0.0
        self._start = time.process_time()
        self._steps_took = 0.0

    def __call__(self, event: Event) -> None:
        now = time.process_time()
        if isinstance(event, Begun):
            self._pairs = event.pairs
            self._lines.append(
                f"{event.pairs} pairs to learn from, {event.held} held out; {dict(event.refused)}"
            )
            self._lines.append(f"held out, before: {event.beginning}")
            self._first = now - self._start
        elif isinstance(event, Stepped):
            self._steps += 1
            self._steps_took += now - self._start
        elif isinstance(event, Check):
            self._lines.append(
                f"held out, step {event.step}: {event.held}{' *' if event.best else ''}"
            )
            print(self._lines[-1], file=sys.stderr, flush=True)
        self._start = now

    def tell(self) -> None:
        """What was heard, and what it means for a large bitext."""
        print("\n".join(self._lines))
        step = self._steps_took / self._steps
        minutes = (plan_for(MANY).steps * step + MANY * self._first / self._pairs) / 60
        print(
            f"{step:.2f} s of processor time a step; {MANY} pairs: {minutes:.0f} min; memory {peak_memory() / 1e9:.1f} GB"
        )


def found(encoder: Encoder, rows: Rows) -> Retrieval:
    """Both ways, by margin and cosine."""
    en, ko = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
    return retrieval(en, ko)


def rows_of_file(path: Path) -> Rows:
    """The pairs of a TSV; none of one that is missing."""
    if not path.is_file():
        print(f"left out: {path} is missing", file=sys.stderr)
        return []
    return rows_of(path.read_text(encoding="utf-8").splitlines())


def rows_of(lines: list[str]) -> Rows:
    """The first two columns."""
    return [(en, ko) for en, ko, *_ in (line.split("\t") for line in lines)]


if __name__ == "__main__":
    sys.exit(main())
