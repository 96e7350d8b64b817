"""Vecalign's programme (Thompson and Koehn 2019, D19-1136): embeddings of runs, in order.

Written from the paper; its coarse-to-fine approximation is left out, the whole grid is searched.
"""

from __future__ import annotations

import numpy as np

from tests.benchmarks.methods.material import Bead, Doubles, Floats, Side
from tests.benchmarks.methods.monotone import bead_sizes, best_path

SAMPLES = 100  # runs that a run is normalised by; all there are on a shorter page
SEED = 20


def vecalign(en: Side, ko: Side, *, most: int, skip_share: float) -> list[Bead]:
    """Beads of up to ``most`` sentences in all; a bead's score is minus its cost for each sentence pair.

    A sentence alone costs what ``skip_share`` of all 1-1 beads cost at most (.2 as published).
    """
    longest = most - 1
    en_norm, ko_norm = _norms(en, ko, longest), _norms(ko, en, longest)
    costs = {}
    for a, b in bead_sizes(most):
        distance = 1.0 - (en.runs(a) @ ko.runs(b).T).astype(float)
        norm = en_norm[a - 1][:, None] + ko_norm[b - 1][None, :]
        costs[a, b] = 2 * a * b * distance / (norm + 1e-6)
    skip = float(np.quantile(costs[1, 1], skip_share))
    beads = best_path(costs, np.full(len(en), skip), np.full(len(ko), skip))
    return [bead._replace(score=-bead.score / _sentence_pairs(bead)) for bead in beads]


def _sentence_pairs(bead: Bead) -> int:
    return (bead.en[1] - bead.en[0]) * (bead.ko[1] - bead.ko[0])


def _norms(side: Side, other: Side, longest: int) -> list[Doubles]:
    """The mean distance of each run to random runs of the other side, by size. Shapes: (n - a + 1,)."""
    runs = np.concatenate([other.runs(size) for size in range(1, longest + 1)])
    sample: Floats = runs
    if len(runs) > SAMPLES:
        sample = runs[np.random.default_rng(SEED).choice(len(runs), SAMPLES, replace=False)]
    mean = sample.mean(axis=0)
    return [1.0 - (side.runs(size) @ mean).astype(float) for size in range(1, longest + 1)]
