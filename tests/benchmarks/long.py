"""How cost and quality grow with the length of two documents.

    python -m tests.benchmarks.long                     # 100 to 20,000 sentences a side
    python -m tests.benchmarks.long --sizes 10000 --moved

The documents are made from development rows in the order of their sources, each row once, then again
with a chapter's number worked in, until there are enough. Some rows stand on one side only; with
``--moved`` chapters of the Korean side change places and one in ten is missing.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from itertools import count, islice

from aligner.align import align_documents
from aligner.encode import load_encoder
from aligner.page import build_monolingual, english, korean, page_from_text
from tests.benchmarks.pages import SHARED, Row, read_rows

SOURCES = ("flores", "ud_pud", "park_news", "textbook")
CHAPTER = 200  # rows
SIZES = (100, 1_000, 5_000, 10_000, 20_000)
MIN_SCORE = 0.5


def is_one_sentence(row: Row) -> bool:
    """Whether both sides of a row come back from the splitters whole, so that pairs can be told by text."""
    return len(english.split(row[0])) == len(korean.split(row[1])) == 1


def endless_rows() -> Iterator[Row]:
    """The rows of the sources, then the same of another year, and so on."""
    rows = [row for source in SOURCES for row in read_rows(source) if is_one_sentence(row)]
    yield from rows
    for again in count(1):
        year = 1900 + 7 * again
        for en, ko in rows:
            yield f"In {year}, {en}", f"{year}년에는 {ko}"


def documents(size: int, *, moved: bool) -> tuple[list[Row], str, str]:
    """The rows that stand on both sides, and the two texts."""
    rng = random.Random(size)
    rows = list(islice(endless_rows(), size))
    chapters = [rows[at : at + CHAPTER] for at in range(0, size, CHAPTER)]
    order = list(range(len(chapters)))
    if moved:
        order = [at for at in order if at % 10 != 9]
        rng.shuffle(order)
    only_en = {i for i in range(size) if rng.random() < 0.03}
    only_ko = {i for i in range(size) if i not in only_en and rng.random() < 0.03}
    kept = {chapter * CHAPTER + i for chapter in order for i in range(len(chapters[chapter]))}
    gold = [row for i, row in enumerate(rows) if i in kept - only_en - only_ko]
    en = [row[0] for i, row in enumerate(rows) if i not in only_ko]
    ko = [
        row[1]
        for chapter in order
        for i, row in enumerate(chapters[chapter], chapter * CHAPTER)
        if i not in only_en
    ]
    return gold, paragraphs(en), paragraphs(ko)


def paragraphs(sentences: Sequence[str]) -> str:
    """Four sentences a paragraph."""
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--moved", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        sys.exit("The development data (../shared) is not here; nothing to make documents from.")
    encoder = load_encoder()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores")
    print("sentences      read    align    total   MB at most  pairs     P     R     F1")
    for size in args.sizes:
        gold, en, ko = documents(size, moved=args.moved)
        start = time.perf_counter()
        sides = (
            build_monolingual(page_from_text(en, id="en"), "en"),
            build_monolingual(page_from_text(ko, id="ko"), "ko"),
        )
        read = time.perf_counter()
        pairs = [p for p in align_documents(*sides, encoder) if p.score >= MIN_SCORE]
        done = time.perf_counter()
        right = len({(p.en, p.ko) for p in pairs} & set(gold))
        precision, recall = right / max(1, len(pairs)), right / len(gold)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:9d}  {read - start:7.1f}s {done - read:7.1f}s {done - start:7.1f}s  {megabytes:10.0f}  {len(pairs):6d}"
            f"  {precision:.3f} {recall:.3f} {2 * precision * recall / max(1e-9, precision + recall):.3f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
