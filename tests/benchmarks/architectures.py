"""Which network the encoder should be: ``python -m tests.benchmarks.architectures WORK --bitext ... --e5 ...``.

Arguments as of ``python -m models.train``, whose folder WORK must hold the teachers' vectors (or makes them, in hours).
Each shape is cut from USE, measured, trained by the recipe in ``--steps`` steps, the same batches for all, written in 8
bits and measured again: retrieval by margin on development sets, English to Korean / Korean to English; sentences a second
of processor time, in turns, as a multiple of what USE's package makes; bytes of the folder; a cold start (a new process: import,
load, 40 short sentences). Beside them multilingual-e5-small and its first three layers, in torch and for their speed alone:
what all layers find is printed by ``models.train.choices``. Their bytes are those with the pieces of two languages and 8
bits a weight. What was trained stays in WORK/shapes.
"""

from __future__ import annotations

# ruff: noqa: E402, TID253  the number of threads must be set before numpy and torch are loaded
import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(threads, "1")  # numpy reads them when it is imported

import torch

from aligner.encode import load_encoder
from aligner.encode.encoder import Encodes
from aligner.encode.files import read_json
from aligner.encode.network import Network
from aligner.encode.pieces import segments
from aligner.encode.write import write_folder
from aligner.shelf import retrieval
from aligner.shelf.score import speed
from aligner.train.student import network_of_student
from models.build_ko_en import folder_size
from models.train import prepare, teachers
from models.train.batches import Batches
from models.train.e5 import E5, read_e5
from models.train.fit import Plan, fit
from models.train.shape import FULL, PUBLISHED, with_seconds, without_branches
from tests.benchmarks.encoder import DATA, HERE, SPEED_ROWS, SPEED_SETS, Packaged, Rows, read_sets

SHOWN = ("captions", "park_news")
SHAPES: dict[str, Callable[[Network], Network]] = {
    "3-5r": partial(with_seconds, ranks=PUBLISHED),
    "2-3-5": partial(with_seconds, ranks={2: FULL, 3: FULL, 5: FULL}),
    "3-5": partial(with_seconds, ranks={3: FULL, 5: FULL}),
    "2-3": partial(with_seconds, ranks={2: FULL, 3: FULL}),
    "none": partial(with_seconds, ranks={}),
    "static": without_branches,
}
LAYERS = (12, 3)  # of multilingual-e5-small
ROOT = HERE.parents[2]
COLD = """
import sys, time
start = time.perf_counter()
{load}
model.encode([f"Ferry {{n}} left the harbour at noon." for n in range(20)]
    + [f"{{n}}번 여객선이 정오에 항구를 떠났다." for n in range(20)])
print(time.perf_counter() - start, time.process_time())
"""
COLD_OWN = "from aligner.encode import load_encoder; model = load_encoder(sys.argv[1])"
COLD_E5 = """from pathlib import Path
from models.train.e5 import E5
model = E5(Path(sys.argv[1]), layers={})"""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A network, what it was before training (None: it is not trained here), its bytes, its cold start."""

    name: str
    first: Encodes | None
    last: Encodes
    size: int
    cold: str


def main() -> None:
    """Cut, train, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    prepare.add_sources(parser)
    parser.add_argument("--steps", type=int, default=60, help="of training for each shape")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of development sets")
    args = parser.parse_args()
    sources = prepare.sources_of(args)
    make_shapes(sources, args.steps)
    sets = read_sets(args.data)
    found = [cut_from_use(sources, name, args.steps) for name in SHAPES]
    found += [transformer(sources, layers) for layers in LAYERS]
    times = speeds(found, sets)
    print(
        f"\nmargin at the beginning and after {args.steps} steps; times the package; MB; cold start"
    )
    print(f"{'':14}" + "".join(f"{name:^29}" for name in SHOWN))
    for each in found:
        cells = ["not trained"] * len(SHOWN)
        if each.first:
            states = (each.first, each.last)
            cells = ["  ".join(both(state, sets[name]) for state in states) for name in SHOWN]
        told = "".join(f"{cell:^29}" for cell in cells)
        print(
            f"{each.name:14}{told}{times[each.name]:6.2f}{each.size / 1e6:7.1f}  {each.cold}",
            flush=True,
        )


def make_shapes(sources: prepare.Sources, steps: int) -> None:
    """Write each shape as it begins, and as it is after so many steps, unless both are there."""
    missing = [name for name in SHAPES if not folder_of(sources, name, steps).exists()]
    if not missing:
        return
    lessons = prepare.lessons_of(sources, print)
    nearest = teachers.neighbours(lessons.joint, prepare.NEIGHBOURS)
    for name in missing:
        batches = Batches(lessons.texts, lessons.names, nearest, seed=0)
        make_shape(sources, name, steps, lessons, batches)


def make_shape(
    sources: prepare.Sources, name: str, steps: int, lessons: prepare.Lessons, batches: Batches
) -> None:
    """One of them."""
    use, words = prepare.use_folder(sources), (side for row in lessons.rows for side in row[1:])
    student, tokenizer = prepare.beginning(use, SHAPES[name], words)
    about = {"name": name}
    write_folder(folder_of(sources, name, 0), network_of_student(student), tokenizer, about)
    processor = prepare.load_processor(tokenizer)
    checkpoint = sources.work / f"{name}.checkpoint"
    fit(
        student,
        lambda text: segments(processor, text, prepare.TOKENS),
        batches,
        torch.tensor(lessons.joint),
        Plan(steps=steps, save=steps),
        checkpoint,
        lambda told: print(f"{name}: {told}", flush=True),
    )
    checkpoint.unlink()
    write_folder(folder_of(sources, name, steps), network_of_student(student), tokenizer, about)


def folder_of(sources: prepare.Sources, name: str, steps: int) -> Path:
    """Where a shape is kept."""
    return sources.work / "shapes" / f"{name}-{steps}"


def cut_from_use(sources: prepare.Sources, name: str, steps: int) -> Candidate:
    """A shape that was trained."""
    first, last = (folder_of(sources, name, made) for made in (0, steps))
    cold = cold_start(COLD_OWN, last)
    return Candidate(name, load_encoder(first), load_encoder(last), folder_size(last), cold)


def transformer(sources: prepare.Sources, layers: int) -> Candidate:
    """The first layers of multilingual-e5-small, nothing trained."""
    model = E5(sources.e5, layers=layers)
    own = [f"l{at}." for at in range(layers)]
    sizes = {name: values.size for name, values in read_e5(sources.e5).tensors.items()}
    pieces = read_json(prepare.use_folder(sources) / "config.json")["vocabulary"]
    width = read_e5(sources.e5).width
    size = pieces * width + sum(
        count
        for name, count in sizes.items()
        if name != "emb.word" and name.startswith(("emb", *own))
    )
    cold = cold_start(COLD_E5.format(layers), sources.e5)
    return Candidate(f"e5, {layers} layers", None, model, size, cold)


def both(encoder: Encodes, rows: Rows) -> str:
    """Margin, English to Korean / Korean to English."""
    en, ko = (encoder.encode([row[side] for row in rows]) for side in (0, 1))
    found = retrieval(en, ko).margin
    return f"{found[0]:.1f}/{found[1]:.1f}"


def speeds(found: Sequence[Candidate], sets: dict[str, Rows]) -> dict[str, float]:
    """Times the package, in turns; the slow ones read fewer sentences of the same."""
    texts = [side for name in SPEED_SETS for row in sets[name][:SPEED_ROWS] for side in row]
    package = Packaged()
    ratios: dict[str, list[float]] = {each.name: [] for each in found}
    for _ in range(3):
        base = speed(package, texts, repeats=1, clock=time.process_time)
        for each in found:
            read = texts[::8] if isinstance(each.last, E5) else texts
            ratio = speed(each.last, read, repeats=1, clock=time.process_time) / base
            ratios[each.name].append(ratio)
    return {name: median(values) for name, values in ratios.items()}


def cold_start(load: str, path: Path) -> str:
    """Seconds of a new process and of the processor, medians of 5."""
    runs = []
    for _ in range(5):
        command = [sys.executable, "-c", COLD.format(load=load), str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
        runs.append([float(figure) for figure in done.stdout.split()])
    wall, processor = (median(column) for column in zip(*runs, strict=True))
    return f"{wall:.2f} s, processor {processor:.2f}"


if __name__ == "__main__":
    main()
