"""What was found, as the rows of ``repeats.parquet``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.corpus.repeats.classes import Keys, Rows
from aligner.corpus.repeats.column import pieces
from aligner.corpus.repeats.compare import Item, sides_of
from aligner.corpus.repeats.file import DIFFERS, NEAR, SAME, repeats_schema

if TYPE_CHECKING:
    import pyarrow as pa

# Rows of the file that are made at a time.
_ROWS = 65536


class Slip(NamedTuple):
    """A row that differs from another one, and what in."""

    row: int
    of: int
    items: tuple[Item, ...]


def tables(corpus: Path, of: Rows, folded: Keys, slips: Sequence[Slip]) -> Iterator[pa.Table]:
    """The rows of the file, some thousand at a time.

    ``of`` gives the row that each row repeats, itself if none; those of one key in ``folded`` are the same.
    """
    of = of.copy()
    items = {}
    for each in slips:
        of[each.row] = each.of
        items[each.row] = each.items
    rows = np.flatnonzero(of != np.arange(len(of)))
    named = np.union1d(rows, of[rows])
    ids, docs = (_column(corpus, name, named) for name in ("id", "doc"))
    for start in range(0, len(rows), _ROWS):
        here = rows[start : start + _ROWS]
        there = of[here]
        places, places_of = np.searchsorted(named, here), np.searchsorted(named, there)
        told = [items.get(row, ()) for row in here.tolist()]
        equal = (folded[here] == folded[there]).tolist()
        yield _table(
            {
                "row": here,
                "id": ids.take(places),
                "doc": docs.take(places),
                "how": [_how(*each) for each in zip(told, equal, strict=True)],
                "of_row": there.astype(np.int64),
                "of": ids.take(places_of),
                "of_doc": docs.take(places_of),
                "sides": [sides_of(each) for each in told],
                "items": [[item._asdict() for item in each] for each in told],
            }
        )


def _how(items: Sequence[Item], equal: bool) -> str:  # noqa: FBT001 (a column's cell)
    return DIFFERS if items else SAME if equal else NEAR


def _table(columns: dict[str, object]) -> pa.Table:
    import pyarrow as pa

    schema = repeats_schema()
    arrays = [
        column.cast(schema.field(name).type)
        if isinstance(column, pa.ChunkedArray)
        else pa.array(column, schema.field(name).type)
        for name, column in columns.items()
    ]
    return pa.table(arrays, schema=schema)


def _column(corpus: Path, name: str, rows: Rows) -> pa.ChunkedArray:
    """A column of the pairs in some rows (in order)."""
    import pyarrow as pa

    text = pa.large_string()
    chunks = [chunk for piece in pieces(corpus, name, rows) for chunk in piece.cast(text).chunks]
    return pa.chunked_array(chunks, text)
