"""The pairs of a corpus without those that repeat another one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.corpus.folder import read_pairs
from aligner.corpus.repeats.column import pieces
from aligner.corpus.repeats.file import DIFFERS, repeats_path
from aligner.corpus.rows import CorpusPair

Array = np.ndarray[tuple[int], np.dtype[np.int64]]


class Kept(NamedTuple):
    """A pair, the documents it was found in and the files these came from: its own first, the others in order."""

    pair: CorpusPair
    docs: tuple[str, ...]
    sources: tuple[str, ...]


class _Repeats(NamedTuple):
    """Rows that repeat another, and that other row of each."""

    rows: Array
    of: Array


def kept_pairs(corpus: Path) -> Iterator[Kept]:
    """Each pair of a finished corpus once, in the order of the corpus, with all places it was found in.

    Held are the names of the documents, and some bytes for each pair that repeats another.

    Raises:
        AlignerError: the corpus is not finished.
    """
    repeats = _read(corpus)
    docs, sources = (_Names(corpus, column, repeats) for column in ("doc", "source"))
    is_repeat = set(repeats.rows.tolist())
    for row, pair in enumerate(read_pairs(corpus)):
        if row not in is_repeat:
            yield Kept(pair, docs.of(row, pair.doc), sources.of(row, pair.source))


def _read(corpus: Path) -> _Repeats:
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(repeats_path(corpus), columns=["row", "how", "of_row"])
    table = table.filter(pc.not_equal(table["how"], DIFFERS))
    return _Repeats(table["row"].to_numpy(), table["of_row"].to_numpy())


class _Names:
    """A column of the pairs that repeat others, by the row of the pair that is kept."""

    def __init__(self, corpus: Path, column: str, repeats: _Repeats) -> None:
        names, codes = _coded(corpus, column, repeats.rows)
        order = np.argsort(repeats.of, kind="stable")
        kept, starts = np.unique(repeats.of[order], return_index=True)
        self._names, self._codes = names, codes[order]
        self._ranges = dict(
            zip(kept.tolist(), pairwise([*starts.tolist(), len(order)]), strict=True)
        )

    def of(self, row: int, own: str) -> tuple[str, ...]:
        """The names for a kept row, whose own is ``own``."""
        start, stop = self._ranges.get(row, (0, 0))
        others = {self._names[code] for code in self._codes[start:stop].tolist()} - {own}
        return (own, *sorted(others))


def _coded(corpus: Path, column: str, rows: Array) -> tuple[list[str], Array]:
    """The values of some rows (in order) of a column: each value once, and its number for each row."""
    numbers: dict[str, int] = {}
    names = (name for piece in pieces(corpus, column, rows) for name in piece.to_pylist())
    codes = np.fromiter((numbers.setdefault(name, len(numbers)) for name in names), np.int64)
    return list(numbers), codes
