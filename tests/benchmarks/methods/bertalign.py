"""Bertalign's two steps (Liu and Zhu 2022, doi:10.1093/llc/fqac089), from the paper alone.

First the best chain of 1-1 links among each sentence's nearest three; then beads of up to five
sentences near that chain, by cosine over that with the neighbours, times a length ratio. Its program
is GPL and was not looked at; where the paper leaves details open, the simplest reading is taken.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.methods.material import Bead, Doubles, Side
from tests.benchmarks.methods.monotone import bead_sizes, best_path

NEAREST = 3
WINDOW = 5  # Korean sentences to either side of the chain
MOST = 5


def bertalign(en: Side, ko: Side, *, skip: float) -> list[Bead]:
    """Beads with their score; a sentence alone scores ``skip`` (-.1 as published)."""
    allowed = _near(_anchors(en, ko), len(en), len(ko))
    ratio = en.letters.sum() / ko.letters.sum()
    costs = {}
    for a, b in bead_sizes(MOST):
        cosines = (en.runs(a) @ ko.runs(b).T).astype(float)
        if cosines.size:
            level = (_neighbours(en, ko, a, b) + _neighbours(ko, en, b, a).T) / 2
            score = (cosines - level) * _length_ratio(en.letters, ratio * ko.letters, a, b)
            costs[a, b] = np.where(allowed[: cosines.shape[0], : cosines.shape[1]], -score, np.inf)
    beads = best_path(costs, np.full(len(en), -skip), np.full(len(ko), -skip))
    return [bead._replace(score=-bead.score) for bead in beads]


def _anchors(en: Side, ko: Side) -> list[Bead]:
    """The chain of 1-1 links with the highest sum of cosines."""
    cosines = (en.runs(1) @ ko.runs(1).T).astype(float)
    count = min(NEAREST, len(ko))
    nearest = np.argpartition(cosines, -count, axis=1)[:, -count:]
    costs = np.full(cosines.shape, np.inf)
    np.put_along_axis(costs, nearest, -np.take_along_axis(cosines, nearest, axis=1), axis=1)
    return best_path({(1, 1): costs}, np.zeros(len(en)), np.zeros(len(ko)))


def _near(anchors: list[Bead], n: int, m: int) -> NDArray[np.bool_]:
    """Whether a cell is within the window round the chain, which ends in both corners. Shape: (n, m)."""
    rows = [-1, *(bead.en[0] for bead in anchors), n]
    columns = [-1, *(bead.ko[0] for bead in anchors), m]
    chain = np.interp(np.arange(n), rows, columns)
    near: NDArray[np.bool_] = np.abs(np.arange(m)[None, :] - chain[:, None]) <= WINDOW
    return near


def _neighbours(side: Side, other: Side, size: int, of: int) -> Doubles:
    """The mean cosine of each run with the sentences right before and right after each run of ``other``.

    Shape: (n - size + 1, m - of + 1); 0 where a run has no neighbour.
    """
    cosines = (side.runs(size) @ other.runs(1).T).astype(float)
    edge = np.pad(cosines, ((0, 0), (1, 1)))
    count = len(other) - of + 1
    before, after = edge[:, :count], edge[:, of + 1 : of + 1 + count]
    has_before = np.arange(count) > 0
    has_after = np.arange(count) + of < len(other)
    mean: Doubles = (before + after) / np.maximum(has_before.astype(int) + has_after, 1)
    return mean


def _length_ratio(en: Doubles, ko: Doubles, a: int, b: int) -> Doubles:
    """log2(1 + shorter / longer) of the runs' lengths. Shape: (n - a + 1, m - b + 1)."""
    x = np.convolve(en, np.ones(a), "valid")[:, None]
    y = np.convolve(ko, np.ones(b), "valid")[None, :]
    ratio: Doubles = np.log2(1 + np.minimum(x, y) / np.maximum(np.maximum(x, y), 1))
    return ratio
