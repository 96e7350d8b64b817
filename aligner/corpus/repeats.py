"""Pairs that repeat one another across the pages of a corpus.

A pair is kept once: the one with the highest score, of these with the fewest findings, of these with the smallest id.
The others point to it. What is written depends on the pairs alone, in whatever parts and order they lie.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from aligner.corpus.folder import PAIRS, parts
from aligner.corpus.repeats_classes import Rows, as_keys, by_rank, firsts, keys_of, read_texts
from aligner.corpus.repeats_file import SAME, repeats_schema, write_rows
from aligner.corpus.repeats_fold import fold

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of the file that are made at a time.
_ROWS = 65536


@dataclass(frozen=True, slots=True)
class RepeatCounts:
    """Pairs of a corpus by what :func:`write_repeats` found of them."""

    pairs: int = 0
    same: int = 0
    near: int = 0
    differs: int = 0


def write_repeats(corpus: Path) -> RepeatCounts:
    """Find the repeats of a corpus whose parts are all there, and write ``repeats.parquet``.

    Raises:
        OSError: the folder cannot be written.
    """
    keys = bytearray()
    for texts in read_texts(corpus):
        keys += keys_of(texts, fold, fold)
    ranked = by_rank(corpus)
    of = np.arange(len(ranked), dtype=np.int32)
    of[ranked] = firsts(as_keys(keys), ranked)
    write_rows(corpus, _tables(corpus, of))
    repeats = int(np.count_nonzero(of != np.arange(len(of))))
    return RepeatCounts(len(of), same=repeats)


def _tables(corpus: Path, of: Rows) -> Iterator[pa.Table]:
    """The rows of the file."""
    import pyarrow as pa

    ids, docs = (_column(corpus, name) for name in ("id", "doc"))
    rows = np.flatnonzero(of != np.arange(len(of)))
    for start in range(0, len(rows), _ROWS):
        here = rows[start : start + _ROWS]
        there = of[here]
        count = len(here)
        columns = {
            "row": here,
            "id": ids.take(here),
            "doc": docs.take(here),
            "how": [SAME] * count,
            "of_row": there.astype(np.int64),
            "of": ids.take(there),
            "of_doc": docs.take(there),
            "sides": [""] * count,
            "items": [[]] * count,
        }
        yield pa.table(columns).cast(repeats_schema())


def _column(corpus: Path, name: str) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.parquet as pq

    chunks = [
        pq.read_table(corpus / PAIRS / path.name, columns=[name])[name] for path in parts(corpus)
    ]
    return pa.chunked_array(
        [c.cast(pa.large_string()) for each in chunks for c in each.chunks], pa.large_string()
    )
