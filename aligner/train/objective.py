"""What a batch asks of the encoder; the recipe of the bundled one (``models/train``) adds terms of its own.

- *contrast*: a text's own translation before all others of the batch (Henderson et al. 2017). Pairs that are known to
  be nearly the same, or share a side, are no counterexamples.
- *likeness*: the similarities of pairs to each other become what a teacher says, or stay what they were, as distributions
  (Kullback-Leibler divergence of the softmax), across the languages and, at half the weight, within each.
- *anchor*: sentences of general news keep their vectors, so that what is not in the bitext is not forgotten.

``older`` are English and Korean vectors of earlier batches that take part in the first two (He et al. 2020, "Momentum
Contrast", without a second network: at these rates the encoder changes little in a dozen steps).
"""

# ruff: noqa: TID253  (only loaded by what trains)
from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

Older = tuple[Tensor, Tensor]
APART = -1e4  # a similarity that is not looked at


def contrast(
    en: Tensor, ko: Tensor, hidden: Tensor, temperature: float, older: Older | None = None
) -> Tensor:
    """Mean cross-entropy of finding one's own, both ways.

    Shapes: (m, d), (m, d), (n, n + older) with n at most m: which pairs are no counterexamples to the first n.
    """
    known, more = len(hidden), len(en) - len(hidden)
    here = functional.pad(hidden[:, :known], (0, more, 0, more))
    here.fill_diagonal_(fill_value=False)
    mask = torch.cat([here, functional.pad(hidden[:, known:], (0, 0, 0, more))], dim=1)
    own = torch.arange(len(en), device=en.device)
    total = en.new_zeros(())
    all_en, all_ko = _beside(en, ko, older)
    for side, others in ((en, all_ko), (ko, all_en)):
        scores = (side @ others.T / temperature).masked_fill(mask, APART)
        total = total + functional.cross_entropy(scores, own)
    return total


def likeness(
    en: Tensor, ko: Tensor, near: Tensor, temperature: float, older: Older | None = None
) -> Tensor:
    """Divergence from the rows of ``near``, what the pairs should be to each other; ``APART``: not looked at.

    Shapes: (n, d), (n, d), (n, n + older).
    """
    unseen = near <= APART
    itself = torch.eye(*near.shape, dtype=torch.bool, device=near.device)
    wanted = (near / temperature).softmax(dim=1)
    others = (near / temperature).masked_fill(itself, APART).softmax(dim=1)
    all_en, all_ko = _beside(en, ko, older)
    total = en.new_zeros(())
    for side, across, within in ((en, all_ko, all_en), (ko, all_en, all_ko)):
        scores = (side @ across.T / temperature).masked_fill(unseen, APART)
        total = total + _divergence(scores, wanted)
        scores = (side @ within.T / temperature).masked_fill(unseen | itself, APART)
        total = total + 0.5 * _divergence(scores, others)
    return total


def _beside(en: Tensor, ko: Tensor, older: Older | None) -> Older:
    """Vectors of the batch before those of earlier ones."""
    return (torch.cat([en, older[0]]), torch.cat([ko, older[1]])) if older else (en, ko)


def _divergence(scores: Tensor, wanted: Tensor) -> Tensor:
    return functional.kl_div(scores.log_softmax(dim=1), wanted, reduction="batchmean")


def anchor(vectors: Tensor, before: Tensor) -> Tensor:
    """Mean distance, 1 - cosine, to the vectors of the beginning. Shapes: (a, d), (a, d)."""
    return (1 - (vectors * before).sum(dim=1)).mean()
