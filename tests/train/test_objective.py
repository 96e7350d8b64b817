"""Each term is least where it should be."""

from __future__ import annotations

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


def test_likeness() -> None:
    """Nothing where all similarities are as they were."""
    near = ROWS @ ROWS.T
    assert float(likeness(ROWS, ROWS, near, 0.05)) == pytest.approx(0, abs=1e-5)
    assert float(likeness(ROWS, ROWS.flip(0), near, 0.05)) > 1


def test_anchor() -> None:
    """Nothing where vectors stayed, two where they turned round."""
    assert float(anchor(ROWS, ROWS)) == pytest.approx(0, abs=1e-6)
    assert float(anchor(-ROWS, ROWS)) == pytest.approx(2)
