"""What the rest of the package asks of an encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts of both languages into vectors of one space.

    ``name`` goes into results. :meth:`encode` gives one row of unit length a text, whatever the text
    (an empty one included), and no rows for no texts. A text's vector does not depend on its neighbours.
    """

    @property
    def name(self) -> str: ...

    @property
    def dimension(self) -> int: ...

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length. Shape: (len(texts), dimension)."""
        ...


@runtime_checkable
class PooledEncoder(Encoder, Protocol):
    """An encoder that sums over tokens before its last layers, so that sums of texts can be added.

    ``project(*pool(texts))`` is ``encode(texts)``.
    """

    def pool(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Sums over each text's tokens, and how many they are. Shapes: (n, pooled), (n,)."""
        ...

    def project(self, sums: Vectors, counts: Vectors) -> Vectors:
        """Unit vectors of pooled sums. Shape: (n, dimension)."""
        ...


def encode_runs(encoder: Encoder, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Vectors:
    """One vector for each run ``texts[start:stop]``, read as one text. Shape: (len(runs), dimension).

    An encoder that pools adds the sums of the run's texts, which costs next to nothing: the vector
    differs from that of the joined text only by the words at the seams (median cosine SEE, lowest
    SEE). Any other encoder reads each run, joined by blanks; runs of one text are read once.
    Raises ``ValueError`` for a run that is empty or out of range.
    """
    for start, stop in runs:
        if not 0 <= start < stop <= len(texts):
            raise ValueError(f"No run ({start}, {stop}) in {len(texts)} texts.")
    if not isinstance(encoder, PooledEncoder):
        joined = [" ".join(texts[start:stop]) for start, stop in runs]
        distinct = {text: row for row, text in enumerate(dict.fromkeys(joined))}
        return encoder.encode(list(distinct))[[distinct[text] for text in joined]]
    sums, counts = encoder.pool(texts)
    bounds = np.asarray(runs, dtype=np.intp).reshape(-1, 2)
    return encoder.project(_sum_rows(sums, bounds), _sum_rows(counts[:, None], bounds)[:, 0])


def _sum_rows(rows: Vectors, bounds: npt.NDArray[np.intp]) -> Vectors:
    """Sums of the rows start to stop. Shapes: (n, d), (m, 2) -> (m, d).

    Adds row after row rather than taking differences of running sums, which would lose digits and make
    a run's vector depend on what stands before it; runs are short.
    """
    starts, lengths = bounds[:, 0], bounds[:, 1] - bounds[:, 0]
    totals = rows[starts]
    for step in range(1, int(lengths.max(initial=1))):
        longer = np.flatnonzero(lengths > step)
        totals[longer] += rows[starts[longer] + step]
    return totals
