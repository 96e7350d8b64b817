"""How good an encoder is on pairs that it does not learn from, and what counts as better."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from aligner.encode.encoder import Vectors
from aligner.shelf.retrieval import retrieval

# A cross-entropy that is lower by less than this share is no gain.
_GAIN = 0.01


class Held(NamedTuple):
    """Percent that find their translation by margin and by cosine, means of both ways; cross-entropy in nats."""

    margin: float
    cosine: float
    cross_entropy: float

    def better_than(self, best: Held, beginning: Held) -> bool:
        """A lower cross-entropy, which tells more than one sentence found or lost, but no fewer found than at first."""
        return (
            self.cross_entropy < best.cross_entropy * (1 - _GAIN)
            and self.margin >= beginning.margin
        )


def measured(en: Vectors, ko: Vectors, temperature: float) -> Held:
    """The figures of vectors whose rows translate each other. Shapes: (n, d), (n, d).

    Cross-entropy is that of finding one's own among all, mean of both ways.
    """
    found = retrieval(en, ko)
    scores = (en @ ko.T).astype(np.float64) / temperature
    entropy = (_cross_entropy(scores) + _cross_entropy(scores.T)) / 2
    return Held(sum(found.margin) / 2, sum(found.cosine) / 2, entropy)


def _cross_entropy(scores: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """Mean over rows of minus the log of the softmax at the diagonal.

    >>> round(_cross_entropy(np.zeros((4, 4))), 4)
    1.3863
    """
    highest = scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores - highest).sum(axis=1)) + highest[:, 0]
    return float((total - np.diag(scores)).mean())
