"""The training itself: steps, learning rates, a checkpoint to go on from."""

# ruff: noqa: TID253
from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random

import torch
from torch import Tensor

from models.train.batches import Batch, Batches
from models.train.objective import Terms, contrast, likeness, run_bounds, run_contrast
from models.train.student import Student

Tokenise = Callable[[str], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes and rates. The table learns by its own rate: a row is met seldom.

    Rates: of (2e-4, 1e-3), (5e-4, 3e-3), (5e-4, 6e-3), (1e-3, 6e-3) for layers and table the third had the lowest
    divergence after 60 steps (1.297, 1.158, 1.131, 1.136).
    """

    steps: int = 1500
    pairs: int = 144
    cluster: int = 8
    extra: int = 24
    layer_rate: float = 5e-4
    table_rate: float = 6e-3
    warm_up: int = 30
    last_rate: float = 0.02  # share of the rate at the end; it falls in a straight line
    report: int = 50
    save: int = 300
    seed: int = 0
    terms: Terms = field(default_factory=Terms)


def fit(
    student: Student,
    tokenise: Tokenise,
    batches: Batches,
    joint: Tensor,
    plan: Plan,
    checkpoint: Path,
    report: Callable[[str], None],
) -> None:
    """Train in place; go on from the checkpoint if it is there. ``joint``: the teachers' vectors of the rows."""
    layers = [values for name, values in student.named_parameters() if name != "table.weight"]
    optimisers: tuple[torch.optim.Optimizer, ...] = (
        torch.optim.Adam(layers, lr=plan.layer_rate, betas=(0.9, 0.98)),
        torch.optim.SparseAdam([student.table.weight], lr=plan.table_rate, betas=(0.9, 0.98)),
    )
    rates = (plan.layer_rate, plan.table_rate)
    done = _resume(checkpoint, student, optimisers, plan)
    rng = Random(plan.seed)  # noqa: S311
    sums: dict[str, float] = {}
    start = time.monotonic()
    for step in range(plan.steps):
        batch = batches.take(plan.pairs, plan.cluster, plan.extra)
        bounds = run_bounds(len(batch.places), rng)
        if step < done:  # draw what was drawn before, so that what follows is the same
            continue
        for optimiser, rate in zip(optimisers, rates, strict=True):
            for group in optimiser.param_groups:
                group["lr"] = rate * rate_share(step, plan)
            optimiser.zero_grad(set_to_none=True)
        losses = batch_losses(student, tokenise, batch, bounds, joint, plan.terms)
        torch.stack(list(losses.values())).sum().backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(layers, 1.0)
        for optimiser in optimisers:
            optimiser.step()
        for name, value in losses.items():
            sums[name] = sums.get(name, 0.0) + float(value.detach())
        if (step + 1) % plan.report == 0:
            told = "  ".join(f"{name} {value / plan.report:.3f}" for name, value in sums.items())
            report(f"step {step + 1:5}  {time.monotonic() - start:6.0f} s  {told}")
            sums.clear()
        if (step + 1) % plan.save == 0 or step + 1 == plan.steps:
            _save(checkpoint, student, optimisers, plan, step + 1)


def batch_losses(
    student: Student,
    tokenise: Tokenise,
    batch: Batch,
    bounds: list[tuple[int, int]],
    joint: Tensor,
    terms: Terms,
) -> dict[str, Tensor]:
    """The weighted terms of one batch."""
    known, count = len(batch.places), len(batch.pairs)
    texts = [en for en, _ in batch.pairs] + [ko for _, ko in batch.pairs]
    sums, words = student.pooled([tokenise(text) for text in texts])
    vectors = student.project(sums.sum(dim=1), words + 2)
    en, ko = vectors[:count], vectors[count:]
    rows = joint[batch.places].float()
    near = rows @ rows.T
    places = torch.tensor(bounds, device=vectors.device)
    runs = (
        student.runs(sums[:known], words[:known], places),
        student.runs(sums[count : count + known], words[count : count + known], places),
    )
    return {
        "likeness": terms.likeness * likeness(en[:known], ko[:known], near, terms.temperature),
        "contrast": terms.contrast * contrast(en, ko, near, terms),
        "runs": terms.runs * run_contrast(runs, (en[:known], ko[:known]), terms.temperature),
    }


def rate_share(step: int, plan: Plan) -> float:
    """Up in ``warm_up`` steps, then down in a straight line.

    >>> [round(rate_share(step, Plan(steps=100, warm_up=10)), 2) for step in (0, 9, 50, 99)]
    [0.1, 0.91, 0.5, 0.02]
    """
    return min(1.0, (step + 1) / plan.warm_up) * max(plan.last_rate, 1 - step / plan.steps)


def _save(
    path: Path,
    student: Student,
    optimisers: Sequence[torch.optim.Optimizer],
    plan: Plan,
    step: int,
) -> None:
    """Replace the checkpoint in one move, so that a cut leaves the old one."""
    state = {
        "step": step,
        "plan": asdict(plan),
        "student": student.state_dict(),
        "optimisers": [optimiser.state_dict() for optimiser in optimisers],
    }
    torch.save(state, path.with_suffix(".part"))
    path.with_suffix(".part").replace(path)


def _resume(
    path: Path, student: Student, optimisers: Sequence[torch.optim.Optimizer], plan: Plan
) -> int:
    """Load the checkpoint of the same plan; the number of steps that are done."""
    if not path.exists():
        return 0
    state = torch.load(path, map_location=student.pool.device, weights_only=True)
    if state["plan"] != asdict(plan):
        raise SystemExit(
            f"{path} is of another plan.\n  Delete it, or give the plan it was made by."
        )
    student.load_state_dict(state["student"])
    for optimiser, saved in zip(optimisers, state["optimisers"], strict=True):
        optimiser.load_state_dict(saved)
    step: int = state["step"]
    return step
