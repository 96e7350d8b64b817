"""How an encoder is fine-tuned: sizes, rates, and how long."""

from __future__ import annotations

import math
from dataclasses import dataclass

# How often each pair is met, and the least and most steps. A step of 64 pairs takes a core .6 to 1.0 s, so 3,000 are
# 30 to 54 minutes of one core; see tests/benchmarks/train.py.
_PASSES, _FEWEST, _MOST = 4, 60, 3000


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes of a batch, weights of the terms, learning rates.

    The table learns by its own rate: a row is met seldom. The layers' rate, the temperature and the share of the
    beginning are those of the recipe of the bundled encoder (``models/train/fit.py``), where layers at 5e-4 learnt a
    domain faster and forgot news (92 to 89.5). The table's rate is a third of the recipe's, which has more kinds of text
    to hold it: at 3e-3 news lost .2 each way in 12 steps, at 1e-3 .05 in 80, for the same gain
    (``tests/benchmarks/train.py``: manuals 97.80/97.80 to 97.98/98.17, captions 86.95/88.05 to 87.12/88.74).
    """

    steps: int
    pairs: int = 64
    cluster: int = 8  # a pair with its nearest of some pairs drawn at random
    joined: int = 8  # neighbours of the batch as one text, so that runs compare well
    anchors: int = 48  # sentences of general news whose vectors should stay
    layer_rate: float = 1e-4
    table_rate: float = 1e-3
    last_rate: float = 0.02  # share of the rate at the end; it falls in a straight line
    warm_up: int = 20
    contrast: float = 0.5
    likeness: float = 1.0
    anchor: float = 2.0
    temperature: float = 0.05
    same: float = 0.85  # cosine of two pairs, to the beginning, from which they may mean the same
    average: int = 5  # steps from one weight of the mean to the next
    beginning: float = 0.2  # share of the beginning in what is measured and written
    checks: int = 10
    patience: int = 3  # checks without a gain after which it stops
    seed: int = 0

    @property
    def check_every(self) -> int:
        """Steps between two looks at the held-out pairs."""
        return max(1, self.steps // self.checks)


def plan_for(pairs: int, *, seed: int = 0, steps: int | None = None) -> Plan:
    """The plan for so many pairs to learn from; ``steps`` instead of what they call for.

    >>> [plan_for(n).steps for n in (200, 3_000, 50_000)]
    [60, 188, 3000]
    """
    size = Plan(steps=1).pairs
    wanted = min(_MOST, max(_FEWEST, math.ceil(_PASSES * pairs / size)))
    return Plan(steps=wanted if steps is None else steps, seed=seed)


def rate_share(step: int, *, steps: int, warm_up: int, last: float) -> float:
    """Share of the learning rate: up in ``warm_up`` steps, then down in a straight line to ``last``.

    >>> [round(rate_share(step, steps=100, warm_up=10, last=0.02), 2) for step in (0, 9, 50, 99)]
    [0.1, 0.91, 0.5, 0.02]
    """
    return min(1.0, (step + 1) / warm_up) * max(last, 1 - step / steps)
