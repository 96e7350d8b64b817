"""The cheapest way through two texts in order: what Gale-Church, Vecalign and Bertalign share.

The whole grid is searched; the bands and the coarse-to-fine search of the published programs exist
for books, and could only lose pairs on a page.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.methods.material import Bead, Doubles

SKIP_KO, SKIP_EN = -2, -1  # moves; others are places in the list of bead sizes

Sizes = tuple[int, int]


def bead_sizes(most: int) -> list[Sizes]:
    """The sizes (English, Korean) of beads of up to ``most`` sentences in both sides together.

    >>> bead_sizes(3)
    [(1, 1), (1, 2), (2, 1)]
    """
    return [(a, b) for a in range(1, most) for b in range(1, most) if a + b <= most]


def best_path(costs: Mapping[Sizes, Doubles], skip_en: Doubles, skip_ko: Doubles) -> list[Bead]:
    """The beads of the cheapest path; a bead's score is its cost, less being better.

    ``costs[a, b][i, j]`` is that of ``a`` English sentences from ``i`` with ``b`` Korean ones from ``j``,
    shape (n - a + 1, m - b + 1), infinite where it must not be; ``skip_en`` (n,) and ``skip_ko`` (m,) are
    what each sentence costs that stays alone.
    """
    sizes = [size for size, cost in costs.items() if cost.size]
    moves = _moves(sizes, costs, skip_en, skip_ko)
    i, j = len(skip_en), len(skip_ko)
    beads = []
    while i or j:
        move = moves[i, j]
        if move == SKIP_KO:
            j -= 1
        elif move == SKIP_EN:
            i -= 1
        else:
            a, b = sizes[move]
            beads.append(Bead((i - a, i), (j - b, j), float(costs[a, b][i - a, j - b])))
            i, j = i - a, j - b
    return beads[::-1]


def _moves(
    sizes: list[Sizes], costs: Mapping[Sizes, Doubles], skip_en: Doubles, skip_ko: Doubles
) -> NDArray[np.int64]:
    """The last move of the cheapest path to each cell. Shape: (n + 1, m + 1)."""
    total = np.full((len(skip_en) + 1, len(skip_ko) + 1), np.inf)
    moves = np.full(total.shape, SKIP_KO)
    skipped = np.concatenate([[0.0], np.cumsum(skip_ko)])
    for i in range(len(total)):
        row = np.full(total.shape[1], np.inf)
        row[0] = 0.0 if i == 0 else np.inf
        if i:
            row, moves[i] = total[i - 1] + skip_en[i - 1], SKIP_EN
        for move, (a, b) in enumerate(sizes):
            if a <= i:
                through = total[i - a, : total.shape[1] - b] + costs[a, b][i - a]
                better = through < row[b:]
                row[b:][better] = through[better]
                moves[i, b:][better] = move
        # Skips along the row are a running minimum, once their own costs are taken away.
        level = row - skipped
        lowest = np.minimum.accumulate(level)
        moves[i][lowest < level] = SKIP_KO
        total[i] = lowest + skipped
    return moves
