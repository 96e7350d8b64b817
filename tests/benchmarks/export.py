"""Seconds and memory of an export, format by format, each in a process of its own.

    python -m tests.benchmarks.export [--pairs 1000000] [--split] [--folder DIR] [formats ...]

The corpus is made up: words in random order, in lengths as news has them (a headline of 6 words to a sentence of 34), 14 pairs
a document, a finding on every twelfth pair, three in a hundred pairs that repeat an earlier one. It is made once for all formats,
in a folder that is thrown away, or stays in DIR for the next time. Wanted: under two minutes and 500 MB each.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import get_args

import pyarrow as pa  # noqa: TID253

from aligner.corpus.export.wish import Form
from aligner.corpus.folder import STATS, write_part
from aligner.corpus.manifest import MANIFEST
from aligner.corpus.repeats.file import SAME, repeats_schema, write_rows
from aligner.corpus.rows import CorpusPage, CorpusPair
from aligner.types import Finding, Kind, Span

A_DOCUMENT, A_PART = 14, 256
SPLIT = "train=.9,dev=.05,test=.05"
EN = (
    "the ministry said on Monday that a new ferry would sail from Pohang after storm damage had been repaired and"
    " residents were asked to stay at home while officials looked at roads bridges schools along the eastern coast"
)
KO = (
    "정부는 월요일 폭풍 피해를 복구한 뒤 포항에서 새 여객선이 출항할 것이라고 밝혔다 주민들은 관계자들이 동해안을 따라"
    " 도로와 다리 학교를 살피는 동안 집에 머물러 달라는 요청을 받았다고 말했다 이날 오전까지"
)
SLIP = Finding("number-differs", "warning", "35,000 stands in English only", Span(3, 9), Span(0, 0))
REPEATED = 0.03
# The command, which writes down what it held at most.
OBSERVED = """
import atexit, pathlib, runpy, sys
from tests.benchmarks.processes import most_held
held = pathlib.Path(sys.argv.pop(1))
atexit.register(lambda: held.write_text(str(most_held())))
runpy.run_module("aligner", run_name="__main__")
"""
KINDS: tuple[Kind, ...] = ("body", "body", "body", "body", "body", "caption", "headline")


def made_pairs(count: int, seed: int = 1) -> Iterator[tuple[CorpusPair, int]]:
    """The pairs of the corpus, document after document, each with the place of the one it repeats (-1: none)."""
    rng = random.Random(seed)
    first: list[tuple[int, str, str]] = []
    for number in range(count):
        doc, of = f"news-{number // A_DOCUMENT:07}", -1
        en = " ".join(rng.choices(EN.split(), k=rng.randint(6, 34))).capitalize() + "."
        ko = " ".join(rng.choices(KO.split(), k=rng.randint(4, 22))) + "."
        if first and rng.random() < REPEATED:
            of, en, ko = rng.choice(first)
        elif number % 100 == 0:
            first.append((number, en, ko))
        yield (
            CorpusPair(
                f"{doc}-{number % A_DOCUMENT + 1}",
                doc,
                f"crawl/{number // (A_DOCUMENT * A_PART):05}.jsonl.gz",
                "2025-11-03" if rng.random() < 0.7 else "",
                rng.choice(KINDS),
                en,
                ko,
                rng.random() ** 0.2,
                (Span(10, 10 + len(en)),),
                (Span(900, 900 + len(ko)),),
                (SLIP,) if rng.random() < 1 / 12 else (),
            ),
            of,
        )


def make_corpus(folder: Path, count: int) -> None:
    """Write the corpus, a part at a time."""
    made, size, number, repeats = made_pairs(count), A_DOCUMENT * A_PART, 0, []
    while part := list(islice(made, size)):
        pairs = [pair for pair, _ in part]
        pages = [CorpusPage(pair.doc, pair.source, "done") for pair in pairs[::A_DOCUMENT]]
        write_part(folder, f"{number:06}-0000", pairs, pages)
        repeats += [(number * size + at, pair, of) for at, (pair, of) in enumerate(part) if of >= 0]
        number += 1
    write_rows(folder, [pa.Table.from_pylist([*map(repeat_row, repeats)], schema=repeats_schema())])
    (folder / MANIFEST).write_text(json.dumps({"format": 1}), encoding="utf8")
    (folder / STATS).write_text(json.dumps({"statuses": {}}), encoding="utf8")


def repeat_row(repeat: tuple[int, CorpusPair, int]) -> dict[str, object]:
    """A row of ``repeats.parquet``."""
    row, pair, of = repeat
    doc = f"news-{of // A_DOCUMENT:07}"
    there = {"of_row": of, "of": f"{doc}-{of % A_DOCUMENT + 1}", "of_doc": doc}
    return {
        "row": row,
        "id": pair.id,
        "doc": pair.doc,
        "how": SAME,
        "sides": "",
        "items": [],
    } | there


def measured(corpus: Path, form: str, *, split: bool) -> tuple[float, float, float]:
    """Wall seconds, seconds of a core, and peak MB of one export."""
    with tempfile.TemporaryDirectory(dir=corpus.parent) as folder:
        command = [sys.executable, "-c", OBSERVED, f"{folder}/held", "export", str(corpus)]
        command += ["-f", form, "-o", f"{folder}/out", "--quiet"]
        began = time.perf_counter()
        child = subprocess.Popen([*command, *(["--split", SPLIT] if split else [])])
        _, status, used = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"{form} failed")
        held = int(Path(folder, "held").read_text()) / 1e6
        return time.perf_counter() - began, used.ru_utime + used.ru_stime, held


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("formats", nargs="*", default=get_args(Form))
    parser.add_argument("--pairs", type=int, default=1_000_000)
    parser.add_argument("--split", action="store_true", help=f"with --split {SPLIT}")
    parser.add_argument("--folder", type=Path, help="keep the corpus here for the next time")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        corpus = (args.folder or Path(folder)) / f"corpus-{args.pairs}"
        if not (corpus / STATS).exists():
            make_corpus(corpus, args.pairs)
        print(
            f"{args.pairs:,} pairs, {platform.machine()}, {os.cpu_count()} cores{', split' * args.split}"
        )
        print(f"{'format':8}{'seconds':>9}{'of a core':>11}{'peak MB':>9}")
        for form in args.formats:
            wall, core, peak = measured(corpus, form, split=args.split)
            print(f"{form:8}{wall:9.1f}{core:11.1f}{peak:9.0f}", flush=True)


if __name__ == "__main__":
    main()
