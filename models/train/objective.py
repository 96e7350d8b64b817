"""What the student is told to do better, for one batch.

Three terms, over similarities divided by a temperature:

- *likeness*: each row of similarities, English to Korean and back and within each language, becomes what
  the teachers' joint vectors give (Kullback-Leibler divergence of the softmax);
- *contrast*: a side's own translation before all others of the batch, the changed pairs among them; pairs that the
  teachers hold for nearly the same are no counterexamples (Henderson et al. 2017, with false negatives masked);
- *runs*: two or three texts after each other, added up as the package does it, find their counterpart before
  other runs and before their own parts.
"""

# ruff: noqa: TID253
from __future__ import annotations

from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

_APART = -1e4  # a similarity that is not looked at
RUN_SIZES = (2, 3)


@dataclass(frozen=True, slots=True)
class Terms:
    """Weights of the terms, temperature, and the joint cosine from which two pairs mean the same."""

    likeness: float = 1.0
    contrast: float = 0.3
    runs: float = 0.3
    temperature: float = 0.05
    same: float = 0.85


def likeness(en: Tensor, ko: Tensor, joint: Tensor, temperature: float) -> Tensor:
    """Divergence from the teachers' rows, all four directions; those within a language count half.

    Shapes: (n, d), (n, d), (n, n).
    """
    itself = torch.eye(len(en), dtype=torch.bool, device=en.device)
    across = en @ ko.T / temperature
    wanted = (joint / temperature).softmax(dim=1)
    total = _divergence(across, wanted) + _divergence(across.T, wanted)
    others = (joint / temperature).masked_fill(itself, _APART).softmax(dim=1)
    for side in (en, ko):
        within = (side @ side.T / temperature).masked_fill(itself, _APART)
        total = total + 0.5 * _divergence(within, others)
    return total


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.kl_div(scores.log_softmax(dim=1), wanted, reduction="batchmean")


def contrast(en: Tensor, ko: Tensor, joint: Tensor, terms: Terms) -> Tensor:
    """Cross-entropy of finding one's own, both ways. The first ``len(joint)`` pairs are known to the teachers.

    Shapes: (m, d), (m, d), (n, n) with n at most m.
    """
    scores = en @ ko.T / terms.temperature
    same = (joint > terms.same) & ~torch.eye(len(joint), dtype=torch.bool, device=en.device)
    more = len(en) - len(joint)
    scores = scores.masked_fill(functional.pad(same, (0, more, 0, more)), _APART)
    own = torch.arange(len(en), device=en.device)
    return functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)


def run_contrast(
    runs: tuple[Tensor, Tensor], texts: tuple[Tensor, Tensor], temperature: float
) -> Tensor:
    """Cross-entropy of finding a run's counterpart among all runs and all texts, both ways."""
    own = torch.arange(len(runs[0]), device=runs[0].device)
    total = runs[0].new_zeros(())
    for here, there in ((0, 1), (1, 0)):
        candidates = torch.cat([runs[there], texts[there]])
        total = total + functional.cross_entropy(runs[here] @ candidates.T / temperature, own)
    return total


def run_bounds(count: int, rng: Random) -> list[tuple[int, int]]:
    """Runs of two or three after each other, over ``count`` texts.

    >>> run_bounds(8, Random(0))
    [(0, 3), (3, 6), (6, 8)]
    """
    bounds = []
    start = 0
    while start + RUN_SIZES[0] <= count:
        stop = min(count, start + rng.choice(RUN_SIZES))
        bounds.append((start, stop))
        start = stop
    return bounds
