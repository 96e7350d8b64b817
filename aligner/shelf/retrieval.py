"""How many sentences of a bitext find their translation, by cosine and by margin, in memory that stays flat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aligner.encode.encoder import Vectors

NEIGHBOURS = 4
# Cosines that are in memory at a time: 8 MB, and two or three copies. 20,000 sentences a side have 400 million.
_CELLS = 2**21
# Some texts stand in several rows. Of equal ones the first counts, not the one that the rounding of another
# batch or processor puts ahead.
_DIGITS = 5
# A mean cosine of the nearest at or below zero says nothing; it must not turn the order round.
_LEAST = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Retrieval:
    """Percent of rows whose translation is the nearest of all: English to Korean, Korean to English."""

    rows: int
    margin: tuple[float, float]
    cosine: tuple[float, float]

    @property
    def gap(self) -> float:
        """Points that margin gains, mean of both ways: a large gap says that the space is uneven."""
        return (sum(self.margin) - sum(self.cosine)) / 2


def retrieval(
    en: Vectors, ko: Vectors, neighbours: int = NEIGHBOURS, *, cells: int = _CELLS
) -> Retrieval:
    """Top-1 retrieval both ways. Shapes: (n, d), (n, d), unit rows; row i of one translates row i of the other.

    The ratio margin of Artetxe and Schwenk 2019: cosine over the mean cosine of both sides' ``neighbours``
    nearest, theirs among the other language. All cosines are made twice, ``cells`` at a time.

    >>> found = retrieval(np.eye(3, dtype=np.float32), np.eye(3, dtype=np.float32)[[0, 2, 1]])
    >>> found.rows, round(found.cosine[0], 1)
    (3, 33.3)
    """
    if len(en) != len(ko) or not len(en):
        raise ValueError(f"{len(en)} English and {len(ko)} Korean vectors are no bitext.")
    height = max(1, cells // len(en))
    plain, near_ko = _Best(len(en)), np.full((neighbours, len(ko)), -np.inf, np.float32)
    near_en = []
    for start, cosine in _blocks(en, ko, height):
        plain.see(cosine, start)
        near_en.append(_top_mean(cosine, neighbours))
        near_ko = _top(np.concatenate([near_ko, cosine]).T, neighbours).T
    both = np.concatenate(near_en), _mean(near_ko.T)
    margin = _Best(len(en))
    for start, cosine in _blocks(en, ko, height):
        sums = both[0][start : start + len(cosine), None] + both[1]
        margin.see(cosine / np.maximum(sums, _LEAST), start)
    return Retrieval(len(en), margin.percent(), plain.percent())


def _blocks(en: Vectors, ko: Vectors, height: int) -> Iterator[tuple[int, Vectors]]:
    """The cosines of some English rows with all Korean ones, and the first row's number."""
    for start in range(0, len(en), height):
        yield start, en[start : start + height] @ ko.T


def _top(matrix: Vectors, count: int) -> Vectors:
    """The ``count`` greatest of each row; all where a row is shorter."""
    if matrix.shape[1] <= count:
        return matrix
    return np.asarray(np.partition(matrix, -count, axis=1)[:, -count:])


def _top_mean(matrix: Vectors, count: int) -> Vectors:
    return _mean(_top(matrix, count))


def _mean(rows: Vectors) -> Vectors:
    """Mean of the finite numbers of each row, added in order of size so that blocks make no difference."""
    ordered = np.sort(rows, axis=1)
    there = np.isfinite(ordered)
    totals = np.where(there, ordered, np.float32(0)).sum(axis=1)
    return np.asarray(totals / there.sum(axis=1).astype(np.float32))


class _Best:
    """Whose best is its own, by row and by column, over blocks of rows that come one after the other."""

    def __init__(self, count: int) -> None:
        self._rows = np.zeros(count, np.intp)
        self._columns = np.zeros(count, np.intp)
        self._greatest = np.full(count, -np.inf, np.float32)

    def see(self, scores: Vectors, start: int) -> None:
        """A block of scores, all columns of the rows from ``start`` on."""
        scores = scores.round(_DIGITS)
        self._rows[start : start + len(scores)] = scores.argmax(axis=1)
        best = scores.argmax(axis=0)
        values = np.take_along_axis(scores, best[None], axis=0)[0]
        better = values > self._greatest
        self._greatest[better] = values[better]
        self._columns[better] = best[better] + start

    def percent(self) -> tuple[float, float]:
        """Percent of rows, and of columns."""
        return _percent(self._rows), _percent(self._columns)


def _percent(found: npt.NDArray[np.intp]) -> float:
    return float(100 * (found == np.arange(len(found))).mean())
