"""What the rest of the package asks of an encoder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]


class Encodes(Protocol):
    """Turns texts of both languages into vectors of one space."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One vector of unit length a text. Shape: (len(texts), dimension).

        Every text has one, the empty text too; no texts give no rows. A text's vector does not depend on
        the texts beside it, but for rounding.
        """
        ...


class Encoder(Encodes, Protocol):
    """What the rest of the package asks for: it tells its name and dimension too."""

    @property
    def name(self) -> str:
        """What results call it."""
        ...

    @property
    def dimension(self) -> int:
        """Numbers in a vector."""
        ...


@runtime_checkable
class PooledEncoder(Encoder, Protocol):
    """An encoder that sums over tokens before its last layers: runs of texts cost next to nothing."""

    def encode_runs(self, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Vectors:
        """What the function of this name does."""
        ...


def encode_runs(encoder: Encoder, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Vectors:
    """One vector of unit length for each run ``texts[start:stop]``. Shape: (len(runs), dimension).

    The bundled encoder, which pools, reads every text once and adds (see
    :meth:`aligner.encode.koen.KoreanEnglishEncoder.encode_runs`). Any other reads each run as one text, its
    members joined by blanks; equal ones once. Raises ``ValueError`` for a run that is empty or out of range.
    """
    for start, stop in runs:
        if not 0 <= start < stop <= len(texts):
            raise ValueError(f"There is no run ({start}, {stop}) in {len(texts)} texts.")
    if isinstance(encoder, PooledEncoder):
        return encoder.encode_runs(texts, runs)
    joined = [" ".join(texts[start:stop]) for start, stop in runs]
    distinct = {text: row for row, text in enumerate(dict.fromkeys(joined))}
    return encoder.encode(list(distinct))[[distinct[text] for text in joined]]
