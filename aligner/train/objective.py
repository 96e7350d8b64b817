"""What a batch asks of the encoder.

- *contrast*: a text's own translation before all others of the batch (Henderson et al. 2017). Pairs that were nearly
  the same to the encoder at the beginning, or share a side, are no counterexamples.
- *likeness*: the similarities of pairs to each other stay what they were, as distributions (Kullback-Leibler
  divergence of the softmax), across the languages and, at half the weight, within each.
- *anchor*: sentences of general news keep their vectors, so that what is not in the bitext is not forgotten.
"""

# ruff: noqa: TID253  (only loaded by what trains)
from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

_APART = -1e4  # a similarity that is not looked at


def contrast(en: Tensor, ko: Tensor, hidden: Tensor, temperature: float) -> Tensor:
    """Mean cross-entropy of finding one's own, both ways.

    Shapes: (m, d), (m, d), (n, n) with n at most m: which of the first n are no counterexamples to each other.
    """
    more = len(en) - len(hidden)
    mask = functional.pad(hidden, (0, more, 0, more))
    mask.fill_diagonal_(fill_value=False)
    scores = (en @ ko.T / temperature).masked_fill(mask, _APART)
    own = torch.arange(len(en), device=en.device)
    return functional.cross_entropy(scores, own) + functional.cross_entropy(scores.T, own)


def likeness(en: Tensor, ko: Tensor, near: Tensor, temperature: float) -> Tensor:
    """Divergence from the rows of ``near``, what the pairs were to each other. Shapes: (n, d), (n, d), (n, n)."""
    itself = torch.eye(len(near), dtype=torch.bool, device=near.device)
    wanted = (near / temperature).softmax(dim=1)
    others = (near / temperature).masked_fill(itself, _APART).softmax(dim=1)
    total = en.new_zeros(())
    for side, across in ((en, ko), (ko, en)):
        total = total + _divergence(side @ across.T / temperature, wanted)
        within = (side @ side.T / temperature).masked_fill(itself, _APART)
        total = total + 0.5 * _divergence(within, others)
    return total


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.kl_div(scores.log_softmax(dim=1), wanted, reduction="batchmean")


def anchor(vectors: Tensor, before: Tensor) -> Tensor:
    """Mean distance, 1 - cosine, to the vectors of the beginning. Shapes: (a, d), (a, d)."""
    return (1 - (vectors * before).sum(dim=1)).mean()
