"""Which pairs are learnt together: clusters, so that captions meet like captions, and names and numbers decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from aligner.corpus.bitext import Texts
from aligner.encode.encoder import Encoder, Vectors
from aligner.train.plan import Plan

Halves = npt.NDArray[np.float16]

# A cluster's neighbours are sought among so many batches' worth of pairs: of 50,000 the nearest of all would take
# minutes to find, and half of them are the same sentence with another number.
_POOL = 24
# Texts that are encoded at a time.
_CALL = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Pairs of texts; the first ``len(places)`` stand in the bitext at those places, the others are joined of them.

    ``near``: cosines of those pairs at the beginning; ``hidden``: which are no counterexamples to each other.
    ``anchors``: places of general sentences.
    """

    pairs: list[Texts]
    places: npt.NDArray[np.intp]
    near: Vectors
    hidden: npt.NDArray[np.bool_]
    anchors: npt.NDArray[np.intp]


class Batches:
    """Batches of a bitext; the same for the same seed and step, whatever was drawn before."""

    def __init__(self, pairs: Sequence[Texts], joint: Halves, anchors: int, plan: Plan) -> None:
        """``joint``: a vector for each pair (:func:`joint_vectors`); ``anchors``: how many general sentences there are."""
        self._pairs, self._joint, self._anchors, self._plan = pairs, joint, anchors, plan
        self._sides = [_numbers([pair[side] for pair in pairs]) for side in (0, 1)]

    def at(self, step: int) -> Batch:
        """The batch of a step."""
        plan = self._plan
        rng = np.random.default_rng([plan.seed, step])
        size = min(plan.pairs, len(self._pairs))
        pool = rng.choice(len(self._pairs), min(len(self._pairs), _POOL * size), replace=False)
        places = pool[self._clusters(pool, size)]
        rows = self._joint[places].astype(np.float32)
        near = rows @ rows.T
        hidden = near > plan.same
        for numbers in self._sides:
            hidden |= numbers[places][:, None] == numbers[places]
        pairs = [self._pairs[place] for place in places]
        starts = rng.choice(size - 1, min(plan.joined, size - 1), replace=False)
        pairs += [_joined(pairs[start], pairs[start + 1]) for start in sorted(starts.tolist())]
        anchors = rng.choice(self._anchors, min(plan.anchors, self._anchors), replace=False)
        return Batch(pairs, places, near, hidden, anchors)

    def _clusters(self, pool: npt.NDArray[np.intp], size: int) -> npt.NDArray[np.intp]:
        """Places in the pool: each pair with its nearest there, until there are enough; each once."""
        rows = self._joint[pool].astype(np.float32)
        found: dict[int, None] = {}
        for seed in range(len(pool)):
            if len(found) >= size:
                break
            if seed in found:
                continue
            nearest = np.argsort(-(rows @ rows[seed]), kind="stable")[: self._plan.cluster]
            found |= dict.fromkeys([seed, *nearest.tolist()])
        return np.fromiter(found, np.intp)[:size]


def _joined(first: Texts, second: Texts) -> Texts:
    return f"{first[0]} {second[0]}", f"{first[1]} {second[1]}"


def _numbers(texts: Sequence[str]) -> npt.NDArray[np.intp]:
    """A number for each text, the same for the same text."""
    known: dict[str, int] = {}
    return np.fromiter((known.setdefault(text, len(known)) for text in texts), np.intp)


def joint_vectors(encoder: Encoder, pairs: Sequence[Texts]) -> tuple[Halves, Vectors]:
    """A unit vector for each pair, the mean of its sides', and the cosine of the sides. Shapes: (n, d), (n,).

    In half precision: 50,000 pairs take 50 MB.
    """
    joint = np.empty((len(pairs), encoder.dimension), np.float16)
    cosine = np.empty(len(pairs), np.float32)
    for at in range(0, len(pairs), _CALL):
        part = slice(at, at + _CALL)
        en, ko = (encoder.encode([pair[side] for pair in pairs[part]]) for side in (0, 1))
        cosine[part] = (en * ko).sum(axis=1)
        both = en + ko
        joint[part] = both / np.maximum(np.linalg.norm(both, axis=1, keepdims=True), 1e-6)
    return joint, cosine
