"""Retrieval in blocks gives what the whole matrix gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.encode import Vectors
from aligner.shelf import retrieval


def slow(en: Vectors, ko: Vectors, neighbours: int) -> list[tuple[float, float]]:
    """Margin and cosine with all cosines in one matrix."""
    cosine = en @ ko.T
    near = [np.sort(m, axis=1)[:, -neighbours:].mean(axis=1) for m in (cosine, cosine.T)]
    margin = cosine / np.maximum(near[0][:, None] + near[1], 1e-6)
    found = []
    for scores in (margin.round(5), cosine.round(5)):
        own = np.arange(len(scores))
        found.append(tuple(float(100 * (scores.argmax(axis) == own).mean()) for axis in (1, 0)))
    return found  # type: ignore[return-value]


def bitext(rows: int, seed: int, noise: float = 0.8) -> tuple[Vectors, Vectors]:
    """Vectors of two languages, some rows twice."""
    rng = np.random.default_rng(seed)
    en = rng.normal(size=(rows, 6))
    en[rng.integers(rows, size=rows // 4)] = en[0]
    ko = en + rng.normal(size=(rows, 6), scale=noise)
    both = [
        (side / np.linalg.norm(side, axis=1, keepdims=True)).astype(np.float32) for side in (en, ko)
    ]
    return both[0], both[1]


@given(st.integers(1, 40), st.integers(1, 6), st.integers(1, 400), st.integers(0, 1000))
def test_blocks_are_the_whole(rows: int, neighbours: int, cells: int, seed: int) -> None:
    """Of any height, also where there are fewer rows than neighbours."""
    en, ko = bitext(rows, seed)
    found = retrieval(en, ko, neighbours, cells=cells)
    assert found.rows == rows
    assert [found.margin, found.cosine] == slow(en, ko, neighbours)


def test_margin_mends_a_hub() -> None:
    """A sentence that is near to all attracts them by cosine and not by margin; the gap tells."""
    en, ko = bitext(200, 3, noise=0.3)
    crowd = np.ones(6, np.float32)
    en, ko = (side + 1.5 * crowd for side in (en, ko))
    en, ko = (side / np.linalg.norm(side, axis=1, keepdims=True) for side in (en, ko))
    ko[:5] = crowd / np.linalg.norm(crowd)
    found = retrieval(en, ko)
    assert found.margin[0] > found.cosine[0]
    assert found.gap > 0


@pytest.mark.parametrize(("en", "ko"), [(0, 0), (2, 3)])
def test_no_bitext(en: int, ko: int) -> None:
    """Sides of different lengths, or none, are the caller's mistake."""
    with pytest.raises(ValueError, match="no bitext"):
        retrieval(np.ones((en, 2), np.float32), np.ones((ko, 2), np.float32))
