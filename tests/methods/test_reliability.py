"""The reliability table counts every pair once and tells how far the score is from the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.benchmarks.reliability import Bin, bins_of, mean_distance

PAIRS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=60)


@given(PAIRS)
def test_every_pair_is_in_one_bin(pairs: list[tuple[float, bool]]) -> None:
    """The bins hold all pairs, each its own tenth, 1.0 with the last one; none is empty."""
    scores, right = np.array([s for s, _ in pairs]), np.array([r for _, r in pairs])
    bins = bins_of(scores, right)
    assert sum(b.pairs for b in bins) == len(pairs)
    assert sum(b.pairs * b.right for b in bins) == pytest.approx(right.sum())
    for b in bins:
        assert b.low - 1e-9 <= b.mean <= b.low + 0.1 + 1e-9


def test_distance_weighs_pairs() -> None:
    """A bin of ninety pairs that is .1 off and one of ten that is .5 off make .14."""
    bins = [Bin(0.9, 90, 0.95, 0.85), Bin(0.5, 10, 0.5, 1.0)]
    assert mean_distance(bins) == pytest.approx(0.14)


@pytest.mark.parametrize(
    ("right", "pairs", "low", "high"),
    [(0.0, 10, 0.0, 0.278), (0.5, 100, 0.404, 0.596), (1.0, 10, 0.722, 1.0)],
)
def test_interval_is_wilsons(right: float, pairs: int, low: float, high: float) -> None:
    """Known intervals of a share, also where all or none are right."""
    assert Bin(0.0, pairs, 0.5, right).interval == pytest.approx((low, high), abs=1e-3)
