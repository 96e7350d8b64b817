"""Pairs of different pages that are one but for a figure, a date, a name or a "not": one of them may be wrong."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.corpus.repeats.compare import Item
from aligner.corpus.repeats.file import DIFFERS, repeats_path
from aligner.corpus.rows import CorpusPair
from aligner.corpus.survey.find import ANY, Query, check_query, matches, pairs_at


class Differing(NamedTuple):
    """Two pairs, on which side they differ (``en``, ``ko``, ``both``) and what in."""

    one: CorpusPair
    other: CorpusPair
    sides: str
    items: tuple[Item, ...]

    @property
    def what(self) -> str:
        """The items in words."""
        told = (f"{i.kind} “{i.here or ' '}” / “{i.there or ' '}”" for i in self.items)
        return "; ".join(told)


def find_differing(corpus: Path, query: Query = ANY, limit: int = 0) -> tuple[list[Differing], int]:
    """Up to ``limit`` (0: all) of the pairs that differ and one of which is as wanted, and how many there are.

    First those that differ on one side only, where one of the two is hardly a translation; then by their place.

    Raises:
        AlignerError: the corpus is not finished, or the regular expression is none.
    """
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    check_query(query)
    table = pq.read_table(repeats_path(corpus), filters=pc.field("how") == DIFFERS)
    rows, of = table["row"].to_numpy(), table["of_row"].to_numpy()
    if query != ANY:
        wanted = [match.first + match.places for match in matches(corpus, query)]
        chosen = np.concatenate(wanted or [np.zeros(0, np.int64)])
        table = table.filter(np.isin(rows, chosen) | np.isin(of, chosen))
    order = pc.sort_indices(
        table.append_column("last", pc.equal(table["sides"], "both")),
        [("last", "ascending"), ("row", "ascending")],
    )
    told = table.take(order[: limit or len(table)]).to_pylist()
    numbers = np.array([row[name] for row in told for name in ("row", "of_row")], np.int64)
    pairs = pairs_at(corpus, numbers)
    found = [
        Differing(
            pairs[row["row"]],
            pairs[row["of_row"]],
            row["sides"],
            tuple(Item(**item) for item in row["items"]),
        )
        for row in told
    ]
    return found, len(table)
