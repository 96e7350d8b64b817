"""A column of the pairs of a corpus, of some rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from aligner.corpus.folder import pair_files

if TYPE_CHECKING:
    import pyarrow as pa

    Rows = np.ndarray[tuple[int], np.dtype[Any]]


def pieces(corpus: Path, column: str, rows: Rows) -> Iterator[pa.ChunkedArray]:
    """The column in these rows (in order, counted over all parts), a part of the corpus at a time."""
    import pyarrow.parquet as pq

    first = 0
    for path in pair_files(corpus):
        values = pq.read_table(path, columns=[column])[column]
        start, stop = np.searchsorted(rows, (first, first + len(values)))
        yield values.take(rows[start:stop] - first)
        first += len(values)
