"""What the student is told to do better, for one batch.

Four terms, over similarities divided by a temperature:

- *likeness*: each row of similarities, English to Korean and back and within each language, becomes what
  the teachers' joint vectors give (Kullback-Leibler divergence of the softmax);
- *contrast*: a side's own translation before all others of the batch, the changed pairs among them; pairs that the
  teachers hold for nearly the same are no counterexamples (Henderson et al. 2017, with false negatives masked);
- *runs*: two or three texts after each other, added up as the package does it, find their counterpart before
  other runs and before their own parts;
- *names*: a name finds its spelling in the other language among other names.

In the first two the vectors of the last batches take part too (He et al. 2020, "Momentum Contrast", without
a second network: at these rates the student changes little in a dozen steps).
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
    names: float = 0.15
    temperature: float = 0.05
    same: float = 0.85


class Memory:
    """Vectors and places of the pairs of the last batches; no gradient goes there."""

    def __init__(self, dimension: int, most: int, device: torch.device | str = "cpu") -> None:
        self._most = most
        self.en = self.ko = torch.zeros(0, dimension, device=device)
        self.places = torch.zeros(0, dtype=torch.long, device=device)

    def add(self, en: Tensor, ko: Tensor, places: Tensor) -> None:
        """Keep these, and of the older ones as many as there is room for."""
        self.en = torch.cat([self.en, en.detach()])[-self._most :]
        self.ko = torch.cat([self.ko, ko.detach()])[-self._most :]
        self.places = torch.cat([self.places, places])[-self._most :]

    def state(self) -> dict[str, Tensor]:
        """What a checkpoint keeps."""
        return {"en": self.en, "ko": self.ko, "places": self.places}

    def restore(self, state: dict[str, Tensor]) -> None:
        """What a checkpoint kept."""
        self.en, self.ko, self.places = state["en"], state["ko"], state["places"]


def nearness(places: Tensor, joint: Tensor, memory: Memory) -> Tensor:
    """Joint cosine of the batch's pairs to each other and to the memory's; the same pair there is no other.

    Shapes: (n,), (rows, d) -> (n, n + memory).
    """
    there = torch.cat([places, memory.places])
    near = joint[places].float() @ joint[there].float().T
    again = places[:, None] == there
    again[:, : len(places)] = False
    return near.masked_fill(again, _APART)


def likeness(en: Tensor, ko: Tensor, near: Tensor, memory: Memory, temperature: float) -> Tensor:
    """Divergence from the teachers' rows, all four directions; those within a language count half.

    Shapes: (n, d), (n, d), (n, n + memory).
    """
    unseen = near <= _APART
    itself = torch.eye(*near.shape, dtype=torch.bool, device=near.device)
    wanted = (near / temperature).softmax(dim=1)
    others = (near / temperature).masked_fill(itself, _APART).softmax(dim=1)
    all_en, all_ko = torch.cat([en, memory.en]), torch.cat([ko, memory.ko])
    total = en.new_zeros(())
    for side, across, within in ((en, all_ko, all_en), (ko, all_en, all_ko)):
        scores = (side @ across.T / temperature).masked_fill(unseen, _APART)
        total = total + _divergence(scores, wanted)
        scores = (side @ within.T / temperature).masked_fill(unseen | itself, _APART)
        total = total + 0.5 * _divergence(scores, others)
    return total


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.kl_div(scores.log_softmax(dim=1), wanted, reduction="batchmean")


def contrast(en: Tensor, ko: Tensor, near: Tensor, memory: Memory, terms: Terms) -> Tensor:
    """Cross-entropy of finding one's own, both ways. The first ``len(near)`` pairs are known to the teachers.

    Shapes: (m, d), (m, d), (n, n + memory) with n at most m.
    """
    known = len(near)
    hidden = (near > terms.same) | (near <= _APART)
    hidden[:, :known].fill_diagonal_(0)
    more = (0, len(en) - known, 0, len(en) - known)
    mask = torch.cat(
        [
            functional.pad(hidden[:, :known], more),
            functional.pad(hidden[:, known:], (0, 0, 0, len(en) - known)),
        ],
        dim=1,
    )
    own = torch.arange(len(en), device=en.device)
    total = en.new_zeros(())
    for side, other, older in ((en, ko, memory.ko), (ko, en, memory.en)):
        scores = side @ torch.cat([other, older]).T / terms.temperature
        total = total + functional.cross_entropy(scores.masked_fill(mask, _APART), own)
    return total


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
