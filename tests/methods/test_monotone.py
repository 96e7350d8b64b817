"""The way in order is the cheapest there is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.methods.material import Doubles
from tests.benchmarks.methods.monotone import Sizes, bead_sizes, best_path

Costs = dict[Sizes, Doubles]


@st.composite
def grids(draw: st.DrawFn) -> tuple[Costs, Doubles, Doubles]:
    """Costs of beads of up to four sentences, a fifth of them forbidden, and of skips of any sign."""
    n, m = draw(st.integers(0, 5)), draw(st.integers(0, 5))
    random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    costs = {}
    for a, b in bead_sizes(4):
        cost = random.normal(size=(max(0, n - a + 1), max(0, m - b + 1)))
        costs[a, b] = np.where(random.random(cost.shape) < 0.2, np.inf, cost)
    return costs, random.normal(0.3, 1, n), random.normal(0.3, 1, m)


def cheapest(costs: Costs, skip_en: Doubles, skip_ko: Doubles, i: int, j: int) -> float:
    """What the cheapest way from a cell to the end costs, every way tried."""
    if i == len(skip_en) and j == len(skip_ko):
        return 0.0
    ways = []
    if i < len(skip_en):
        ways.append(skip_en[i] + cheapest(costs, skip_en, skip_ko, i + 1, j))
    if j < len(skip_ko):
        ways.append(skip_ko[j] + cheapest(costs, skip_en, skip_ko, i, j + 1))
    for (a, b), cost in costs.items():
        if i < cost.shape[0] and j < cost.shape[1]:
            ways.append(cost[i, j] + cheapest(costs, skip_en, skip_ko, i + a, j + b))
    return float(min(ways))


@given(grids())
def test_no_way_is_cheaper(grid: tuple[Costs, Doubles, Doubles]) -> None:
    """The beads found, and skips for all the rest, cost as little as the best of all ways."""
    costs, skip_en, skip_ko = grid
    beads = best_path(costs, skip_en, skip_ko)
    alone_en = set(range(len(skip_en))) - {i for bead in beads for i in range(*bead.en)}
    alone_ko = set(range(len(skip_ko))) - {j for bead in beads for j in range(*bead.ko)}
    total = sum(bead.score for bead in beads)
    total += skip_en[sorted(alone_en)].sum() + skip_ko[sorted(alone_ko)].sum()
    assert total == pytest.approx(cheapest(costs, skip_en, skip_ko, 0, 0))


@given(grids())
def test_beads_stand_in_order(grid: tuple[Costs, Doubles, Doubles]) -> None:
    """Each bead begins on both sides where the last one ended, or later."""
    for before, after in pairwise(best_path(*grid)):
        assert before.en[1] <= after.en[0]
        assert before.ko[1] <= after.ko[0]
