"""The tables tell what was measured, and where ours is not the best."""

from __future__ import annotations

import pytest

from aligner.evaluate import PageScore
from tests.benchmarks.methods import table

GOOD, HALF, NONE = PageScore(4, 0, 4, 4, 4), PageScore(2, 2, 2, 4, 2), PageScore(0, 3, 0, 0, 0)
KINDS = ["blocks", "blocks", "captions", "none"]


def test_f1_by_kind() -> None:
    """A row for all pages and for each kind with true pairs, a column for each method."""
    scores = {"ours": [GOOD, GOOD, HALF, NONE], "peer": [HALF, HALF, GOOD, NONE]}
    rows = [line.split() for line in table.f1_table(KINDS, scores).splitlines()]
    assert rows[0] == ["F1", "pages", "gold", "ours", "peer"]
    assert ["blocks", "2", "8", "1.000", "0.500"] in rows
    assert ["captions", "1", "4", "0.500", "1.000"] in rows
    assert "none" not in {row[0] for row in rows}
    assert rows[-1] == ["behind", "on", "captions", "(0.500):", "peer", "1.000"]


def test_false_pairs_where_there_is_no_true_one() -> None:
    """Kinds without true pairs have a table of their own."""
    scores = {
        "ours": [GOOD, GOOD, GOOD, PageScore(0, 0, 0, 0, 0)],
        "peer": [GOOD, GOOD, GOOD, NONE],
    }
    assert table.false_table(KINDS, scores).split()[-4:] == ["none", "1", "0.00", "3.00"]
    assert table.false_table(["blocks"], {"ours": [GOOD]}) == ""


def test_the_lead_is_paired() -> None:
    """Where one method is ahead by the same on every page, the interval has no width."""
    assert table.lead([GOOD] * 5, [HALF] * 5) == pytest.approx((0.5, 0.5))
    assert table.lead([GOOD, HALF], [GOOD, HALF]) == (0.0, 0.0)
    assert table.lead([GOOD], [HALF]) == ()


def test_figures_to_hold() -> None:
    """F1 where there are true pairs, false pairs a page elsewhere, each with what one pair moves."""
    found = table.figures("dev", KINDS, [GOOD, GOOD, HALF, NONE])
    assert found.f1["dev blocks"] == 1.0
    assert found.grain["dev blocks"] == 1 / 8
    assert found.false_pairs_a_page == {"dev none": 3.0}
    assert "dev all" in found.f1
