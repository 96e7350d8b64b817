"""The programme of Gale and Church (1993, J93-1004): lengths in characters, and nothing else.

Priors and bead types are those of the paper; how long Korean is for English, and how much that
varies, are estimated on our own rows.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from tests.benchmarks.methods.material import Bead, Doubles, Side
from tests.benchmarks.methods.monotone import Sizes, best_path

PRIORS: dict[Sizes, float] = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011}
ALONE = 0.0099 / 2  # table 5 gives 1-0 and 0-1 together, as it does 1-2 and 2-1


def gale_church(en: Side, ko: Side, *, ratio: float, variance: float) -> list[Bead]:
    """Beads; their score is minus their cost (log likelihood).

    ``ratio`` is Korean characters for each English one, ``variance`` that of their number for each.
    """
    costs = {}
    for (a, b), prior in PRIORS.items():
        if a <= len(en) and b <= len(ko):
            x = np.convolve(en.letters, np.ones(a), "valid")[:, None]
            y = np.convolve(ko.letters, np.ones(b), "valid")[None, :]
            costs[a, b] = _cost(x, y, prior, ratio, variance)
    nothing = np.zeros(1)
    skip_en = _cost(en.letters, nothing, ALONE, ratio, variance)
    skip_ko = _cost(nothing, ko.letters, ALONE, ratio, variance)
    return [bead._replace(score=-bead.score) for bead in best_path(costs, skip_en, skip_ko)]


def _cost(en: Doubles, ko: Doubles, prior: float, ratio: float, variance: float) -> Doubles:
    """Minus the log of the prior times the chance of lengths at least as far apart."""
    from scipy.special import log_ndtr

    mean = np.maximum((en + ko / ratio) / 2, 1)
    apart = np.abs(ko - ratio * en) / np.sqrt(variance * mean)
    cost: Doubles = -(np.log(prior) + np.log(2) + log_ndtr(-apart))
    return cost


def estimate(rows: Iterable[tuple[str, str]]) -> tuple[float, float]:
    """Ratio and variance of (English, Korean) translations, by the paper's section 3.2 and 3.3."""
    lengths = np.array([(len(en), len(ko)) for en, ko in rows], float)
    ratio = float(lengths[:, 1].sum() / lengths[:, 0].sum())
    # The slope of the squared difference over the length, through the origin.
    squared = (lengths[:, 1] - ratio * lengths[:, 0]) ** 2
    return ratio, float(squared @ lengths[:, 0] / (lengths[:, 0] @ lengths[:, 0]))
