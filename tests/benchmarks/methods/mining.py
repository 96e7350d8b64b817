"""Methods without order, one sentence to one sentence: greedy cosine, and margin mining.

Margin mining is Artetxe and Schwenk (2019, arXiv:1811.01136), equation 1 with the ratio, candidates
of both directions and the retrieval they call "max": the best score first, a sentence once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.methods.material import Bead, Doubles, Side

NEIGHBOURS = 4  # of the paper


def greedy_cosine(en: Side, ko: Side) -> list[Bead]:
    """Pairs of sentences, the highest cosine first."""
    return _best_first(_cosines(en, ko))


def margin_mining(en: Side, ko: Side) -> list[Bead]:
    """Pairs of sentences, the highest margin first, among the best choices of either side."""
    cosines = _cosines(en, ko)
    level = (_level(cosines)[:, None] + _level(cosines.T)[None, :]) / 2
    # A level at or below zero has no meaning as a divisor (centred vectors of short lists have it).
    margin = cosines / np.maximum(level, 1e-3)
    return _best_first(np.where(_choices(cosines, margin), margin, -np.inf))


def _cosines(en: Side, ko: Side) -> Doubles:
    return (en.runs(1) @ ko.runs(1).T).astype(float)


def _level(cosines: Doubles) -> Doubles:
    """The mean cosine of each row with its nearest neighbours; all of them on a short list."""
    count = min(NEIGHBOURS, cosines.shape[1])
    level: Doubles = np.partition(cosines, -count, axis=1)[:, -count:].mean(axis=1)
    return level


def _choices(cosines: Doubles, margin: Doubles) -> NDArray[np.bool_]:
    """The pairs that are the best by margin for one of their sides, among its nearest neighbours."""
    chosen = np.zeros(cosines.shape, bool)
    for near, score, mark in ((cosines, margin, chosen), (cosines.T, margin.T, chosen.T)):
        count = min(NEIGHBOURS, near.shape[1])
        nearest = np.argpartition(near, -count, axis=1)[:, -count:]
        best = np.take_along_axis(score, nearest, axis=1).argmax(axis=1)
        mark[np.arange(len(near)), nearest[np.arange(len(near)), best]] = True
    return chosen


def _best_first(scores: Doubles) -> list[Bead]:
    """Pairs in falling order of score, each sentence once; minus infinity is no pair."""
    en_free, ko_free = (np.ones(length, bool) for length in scores.shape)
    beads = []
    for at in np.argsort(-scores, axis=None, kind="stable"):
        i, j = divmod(int(at), scores.shape[1])
        if scores[i, j] == -np.inf:
            break
        if en_free[i] and ko_free[j]:
            en_free[i] = ko_free[j] = False
            beads.append(Bead((i, i + 1), (j, j + 1), float(scores[i, j])))
    return beads
