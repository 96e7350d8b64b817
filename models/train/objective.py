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

from aligner.train.objective import APART, Older

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

    @property
    def older(self) -> Older:
        """English and Korean vectors."""
        return self.en, self.ko

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
    return near.masked_fill(again, APART)


def counterexamples_hidden(near: Tensor, same: float) -> Tensor:
    """Pairs that the teachers hold for nearly the same, or that are not looked at. Shape: (n, n + memory)."""
    return (near > same) | (near <= APART)


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
