"""Steps down the gradient, and the mean of the weights on the way: what ``aligner train`` and the recipe share."""

# ruff: noqa: TID253  (only loaded by what trains)
from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from aligner.train.student import Student

Weights = dict[str, Tensor]
_BETAS = (0.9, 0.98)


class Descent:
    """Two optimisers of a student: the table, of which a batch meets few rows, and all other layers."""

    def __init__(self, student: Student, *, layer_rate: float, table_rate: float) -> None:
        self._rates = (layer_rate, table_rate)
        self._layers = [v for name, v in student.named_parameters() if name != "table.weight"]
        self._optimisers: tuple[torch.optim.Optimizer, ...] = (
            torch.optim.Adam(self._layers, lr=layer_rate, betas=_BETAS),
            torch.optim.SparseAdam([student.table.weight], lr=table_rate, betas=_BETAS),
        )

    def step(self, loss: Tensor, share: float) -> None:
        """One step at a share of the rates, the gradient of the layers cut to length one."""
        for optimiser, rate in zip(self._optimisers, self._rates, strict=True):
            optimiser.zero_grad(set_to_none=True)
            for group in optimiser.param_groups:
                group["lr"] = rate * share
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(self._layers, 1.0)
        for optimiser in self._optimisers:
            optimiser.step()

    def state(self) -> list[dict[str, Any]]:
        """What a checkpoint keeps."""
        return [optimiser.state_dict() for optimiser in self._optimisers]

    def restore(self, states: Sequence[dict[str, Any]]) -> None:
        """What a checkpoint kept."""
        for optimiser, state in zip(self._optimisers, states, strict=True):
            optimiser.load_state_dict(state)


class Mean:
    """Running mean of a student's weights; with ``late`` those taken in late weigh more, the t-th t to that power.

    Shamir and Zhang 2013, "Stochastic gradient descent for non-smooth optimization": averaging by polynomial decay.
    """

    def __init__(self, late: float = 0.0) -> None:
        self._late = late
        self.count = 0
        self.weights: Weights = {}

    def add(self, student: Student) -> None:
        """Take the weights of now in."""
        self.count += 1
        share = (self._late + 1) / (self._late + self.count)
        for name, values in student.state_dict().items():
            if name in self.weights:
                self.weights[name].lerp_(values, share)
            else:
                self.weights[name] = values.clone()

    def restore(self, count: int, weights: Weights) -> None:
        """What a checkpoint kept."""
        self.count, self.weights = count, weights


def copied(student: Student) -> Weights:
    """The weights of now."""
    return {name: values.clone() for name, values in student.state_dict().items()}


def mixed(weights: Weights, start: Weights, share: float) -> Weights:
    """The weights with a share of those of the start."""
    return {name: values.lerp(start[name], share) for name, values in weights.items()}
