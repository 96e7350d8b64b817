"""How cost and quality grow with the length of two documents.

    python -m tests.benchmarks.long                     # 100 to 20,000 sentences a side
    python -m tests.benchmarks.long --sizes 10000 --moved

The documents are made from development rows in the order of their sources, each row once, then again
with a year worked in, until there are enough. Three rows in a hundred stand on the English side only,
as many on the Korean side only; with ``--moved`` chapters of the Korean side change places and one in ten is
missing. A pair is right when it holds the same row on both sides. Where a splitter joins two rows to
one sentence (a quotation that goes on, a heading without a full stop) the two count as one.

Some rows of ``park_news`` are no translations, or stand a row beside theirs, so not all of them can be
found. Memory is the most the process ever took, so it is that of the longest document so far.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import resource
import sys
import time
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import count, islice
from typing import NamedTuple

from aligner.align import align_documents
from aligner.encode import load_encoder
from aligner.page import build_monolingual, page_from_text
from aligner.page.sentences import english, korean
from aligner.types import Pair, Span
from tests.benchmarks.pages import SHARED, Row, read_rows

SOURCES = ("flores", "ud_pud", "park_news", "textbook")
CHAPTER = 200  # rows
PARAGRAPH = 4  # rows
SIZES = (100, 1_000, 5_000, 10_000, 20_000)
MIN_SCORE = 0.5

# Numbers of rows, of the English and of the Korean side.
Rows = tuple[frozenset[int], frozenset[int]]


class Side(NamedTuple):
    """One document: where each of its rows begins, and the numbers of the rows."""

    text: str
    starts: list[int]
    rows: list[int]

    def held(self, spans: Iterable[Span]) -> frozenset[int]:
        """The rows of which something stands in the spans."""
        return frozenset(
            row
            for span in spans
            for row in self.rows[
                bisect_right(self.starts, span.start) - 1 : bisect_left(self.starts, span.stop)
            ]
        )


def is_one_sentence(row: Row) -> bool:
    """Whether both sides of a row come back from the splitters whole."""
    return len(english.split(row[0])) == len(korean.split(row[1])) == 1


def endless_rows(sources: Sequence[str]) -> Iterator[Row]:
    """The rows of the sources, no side twice, and then the same of another year, and so on."""
    read = [row for source in sources for row in read_rows(source) if is_one_sentence(row)]
    of_korean = {ko: en for en, ko in dict(read).items()}
    rows = [(en, ko) for ko, en in of_korean.items()]
    yield from rows
    for again in count(1):
        year = 1900 + 7 * again
        for en, ko in rows:
            yield f"In {year}, {en}", f"{year}년에는 {ko}"


def documents(size: int, *, moved: bool, sources: Sequence[str] = SOURCES) -> tuple[Side, Side]:
    """The English and the Korean document."""
    rng = random.Random(size)
    rows = list(islice(endless_rows(sources), size))
    chapters = [range(at, min(at + CHAPTER, size)) for at in range(0, size, CHAPTER)]
    only_en = {i for i in range(size) if rng.random() < 0.03}
    only_ko = {i for i in range(size) if i not in only_en and rng.random() < 0.03}
    en = [(i, rows[i][0]) for i in range(size) if i not in only_ko]
    if moved:
        chapters = [chapter for at, chapter in enumerate(chapters) if at % 10 != 9]
        rng.shuffle(chapters)
    return _side(en), _side([(i, rows[i][1]) for c in chapters for i in c if i not in only_en])


def _side(rows: Sequence[tuple[int, str]]) -> Side:
    text, starts = "", []
    for nth, (_, row) in enumerate(rows):
        text += ("\n\n" if nth % PARAGRAPH == 0 else " ") if nth else ""
        starts.append(len(text))
        text += row
    return Side(text, starts, [number for number, _ in rows])


def gold_pairs(held: Iterable[frozenset[int]], en: Side, ko: Side) -> set[Rows]:
    """The rows that stand on both sides, with those that a sentence joins them to."""
    joined: dict[int, set[int]] = {row: {row} for row in (*en.rows, *ko.rows)}
    for together in held:
        merged = set().union(*(joined[row] for row in together))
        joined.update(dict.fromkeys(merged, merged))
    en_rows, ko_rows = frozenset(en.rows), frozenset(ko.rows)
    groups = [joined[row] for row in en_rows & ko_rows]
    return {(en_rows & group, ko_rows & group) for group in groups}


def figures(found: Sequence[Pair], gold: set[Rows], en: Side, ko: Side) -> tuple[float, ...]:
    """Precision, recall and F1."""
    right = len({(en.held(p.en_spans), ko.held(p.ko_spans)) for p in found} & gold)
    precision, recall = right / max(1, len(found)), right / len(gold)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    """Prints a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--moved", action="store_true")
    parser.add_argument("--sources", nargs="+", default=SOURCES)
    args = parser.parse_args()
    if not SHARED.exists():
        sys.exit("The development data (../shared) is not here; nothing to make documents from.")
    encoder = load_encoder()
    print(f"{platform.processor() or platform.machine()}, {os.cpu_count()} cores")
    print(
        "sentences    read   align   total    on cores  sentences/s    MB   pairs     P     R    F1"
    )
    for size in args.sizes:
        en, ko = documents(size, moved=args.moved, sources=args.sources)
        start, work = time.perf_counter(), time.process_time()
        sides = (
            build_monolingual(page_from_text(en.text, id="en"), "en"),
            build_monolingual(page_from_text(ko.text, id="ko"), "ko"),
        )
        read = time.perf_counter()
        pairs = [p for p in align_documents(*sides, encoder) if p.score >= MIN_SCORE]
        done, worked = time.perf_counter(), time.process_time() - work
        held = [
            side.held([sentence.span])
            for side, document in zip((en, ko), sides, strict=True)
            for sentence in document.sentences
        ]
        quality = figures(pairs, gold_pairs(held, en, ko), en, ko)
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:9d} {read - start:6.1f}s {done - read:6.1f}s {done - start:6.1f}s {worked:10.1f}s"
            f"  {size / (done - start):11.0f} {megabytes:5.0f}  {len(pairs):6d}  "
            + " ".join(f"{figure:.3f}" for figure in quality),
            flush=True,
        )


if __name__ == "__main__":
    main()
