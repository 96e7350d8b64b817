"""Each term is least where it should be."""

from __future__ import annotations

import math

import pytest
import torch  # noqa: TID253

from aligner.train.objective import anchor, contrast, likeness

ROWS = torch.nn.functional.normalize(torch.randn(6, 5, generator=torch.manual_seed(0)), dim=1)
NOTHING = torch.zeros(6, 6, dtype=torch.bool)


def test_contrast() -> None:
    """Low where translations are nearest, high where others are; a hidden pair does no harm."""
    twins = torch.stack([ROWS[0], ROWS[0], ROWS[1]])
    hidden = torch.tensor([[True, True, False], [True, True, False], [False, False, True]])
    assert float(contrast(ROWS, ROWS, NOTHING, 0.05)) < float(
        contrast(ROWS, ROWS.flip(0), NOTHING, 0.05)
    )
    assert float(contrast(twins, twins, hidden, 0.05)) < 0.1
    assert float(contrast(twins, twins, torch.zeros(3, 3, dtype=torch.bool), 0.05)) > 0.5


def test_contrast_with_more_pairs_than_are_known() -> None:
    """Joined pairs have no row in the mask: they are counterexamples to all."""
    assert float(contrast(ROWS, ROWS, NOTHING[:4, :4], 0.05)) == pytest.approx(
        float(contrast(ROWS, ROWS, NOTHING, 0.05))
    )


def test_older_vectors_take_part_as_those_of_the_batch() -> None:
    """The rows of a whole batch, one half of it called older: the obvious sums over each half's own rows."""
    en, ko = ROWS, ROWS.roll(1, 1) + ROWS
    near = ROWS @ ROWS.T
    hidden = near > 0.3
    older = en[3:], ko[3:]
    found = contrast(en[:3], ko[:3], hidden[:3], 0.05, older)
    assert float(found) == pytest.approx(slow_contrast(en, ko, hidden), rel=1e-5)
    found = likeness(en[:3], ko[:3], near[:3], 0.05, older)
    assert float(found) == pytest.approx(slow_likeness(en, ko, near), rel=1e-4)


def slow_contrast(en: torch.Tensor, ko: torch.Tensor, hidden: torch.Tensor) -> float:
    """Row by row over the first three: minus the log of one's own share of all that may be looked at."""
    total = 0.0
    for side, other in ((en, ko), (ko, en)):
        for row in range(3):
            shares = {
                at: math.exp(float(side[row] @ other[at]) / 0.05)
                for at in range(6)
                if at == row or not hidden[row, at]
            }
            total -= math.log(shares[row] / sum(shares.values())) / 3
    return total


def slow_likeness(en: torch.Tensor, ko: torch.Tensor, near: torch.Tensor) -> float:
    """Row by row: the divergence of the found shares from the wanted ones, within a language without oneself."""
    total = 0.0
    sides = ((en, ko, 1.0), (ko, en, 1.0), (en, en, 0.5), (ko, ko, 0.5))
    for side, other, weight in sides:
        for row in range(3):
            seen = [at for at in range(6) if weight == 1 or at != row]
            wanted = (near[row, seen] / 0.05).softmax(0)
            shares = (other[seen] @ side[row] / 0.05).softmax(0)
            total += weight * float((wanted * (wanted / shares).log()).sum()) / 3
    return total


def test_likeness() -> None:
    """Nothing where all similarities are as they were."""
    near = ROWS @ ROWS.T
    assert float(likeness(ROWS, ROWS, near, 0.05)) == pytest.approx(0, abs=1e-5)
    assert float(likeness(ROWS, ROWS.flip(0), near, 0.05)) > 1


def test_anchor() -> None:
    """Nothing where vectors stayed, two where they turned round."""
    assert float(anchor(ROWS, ROWS)) == pytest.approx(0, abs=1e-6)
    assert float(anchor(-ROWS, ROWS)) == pytest.approx(2)
