"""What counts as better."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.train.held import Held, measured

FIRST = Held(90.0, 85.0, 0.50)
# fmt: off
CASES = {
    "lower entropy": (Held(90.0, 85.0, 0.40), FIRST, True),
    "lower by a hair": (Held(95.0, 95.0, 0.499), FIRST, False),
    "fewer found than at first": (Held(89.9, 99.0, 0.30), FIRST, False),
    "fewer found than at best": (Held(90.5, 85.0, 0.30), Held(91.0, 86.0, 0.40), True),
    "worse than the best": (Held(92.0, 85.0, 0.45), Held(91.0, 85.0, 0.40), False),
}
# fmt: on


@pytest.mark.parametrize(("new", "best", "better"), CASES.values(), ids=CASES.keys())
def test_better(new: Held, best: Held, *, better: bool) -> None:
    """Cross-entropy decides, and no state finds fewer than the beginning."""
    assert new.better_than(best, FIRST) == better


def test_figures_of_vectors() -> None:
    """Apart from each other: all found, no doubt. All alike: the doubt of guessing."""
    apart, alike = np.eye(8, dtype=np.float32), np.ones((8, 8), np.float32) / np.sqrt(np.float32(8))
    assert measured(apart, apart, 0.05) == pytest.approx((100, 100, 0), abs=1e-6)
    assert measured(alike, alike, 0.05).cross_entropy == pytest.approx(np.log(8), abs=1e-5)
