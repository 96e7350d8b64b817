"""The training itself: steps, a mean of weights, looks at the held-out pairs, a checkpoint to go on from."""

# ruff: noqa: TID253  (only loaded by what trains)
from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from pickle import UnpicklingError
from typing import Any

import numpy as np
import torch
from torch import Tensor

from aligner.encode.encoder import Vectors
from aligner.encode.network import Network
from aligner.errors import ModelError
from aligner.train.batches import Batch, Batches
from aligner.train.descent import Descent, Mean, Weights, copied, mixed
from aligner.train.held import Held
from aligner.train.objective import anchor, contrast, likeness
from aligner.train.plan import Plan, rate_share
from aligner.train.student import Student, network_of_student

Tokenise = Callable[[str], Sequence[Sequence[int]]]
# The mean weighs step t by t to this power, so that most of it comes from the second half.
_LATE = 3.0
_CALL = 128  # texts that are encoded at a time when nothing is learnt


@dataclass
class State:
    """What a checkpoint keeps beside the weights that learn."""

    step: int = 0
    best: Weights = field(default_factory=dict)
    best_held: Held | None = None
    idle: int = 0  # checks since the best


class Trainer:
    """A student and what teaches it. ``anchors`` are general texts, ``before`` their vectors at the beginning."""

    def __init__(
        self,
        network: Network,
        tokenise: Tokenise,
        batches: Batches,
        anchors: tuple[Sequence[str], Vectors],
        plan: Plan,
    ) -> None:
        torch.manual_seed(plan.seed)
        self.student = Student(network)
        self.plan, self._tokenise, self._batches = plan, tokenise, batches
        self._anchors, self._before = anchors[0], torch.tensor(anchors[1])
        self._start = copied(self.student)
        self._descent = Descent(
            self.student, layer_rate=plan.layer_rate, table_rate=plan.table_rate
        )
        self._mean = Mean(_LATE)
        self.state = State()

    def step(self) -> float:
        """Learn from the next batch; the loss."""
        plan = self.plan
        share = rate_share(
            self.state.step, steps=plan.steps, warm_up=plan.warm_up, last=plan.last_rate
        )
        loss = self._loss(self._batches.at(self.state.step))
        self._descent.step(loss, share)
        self.state.step += 1
        if self.state.step % self.plan.average == 0:
            self._mean.add(self.student)
        return float(loss.detach())

    def _loss(self, batch: Batch) -> Tensor:
        plan, known, count = self.plan, len(batch.places), len(batch.pairs)
        texts = [en for en, _ in batch.pairs] + [ko for _, ko in batch.pairs]
        texts += [self._anchors[at] for at in batch.anchors]
        vectors = self.student([self._tokenise(text) for text in texts])
        en, ko, general = vectors[:count], vectors[count : 2 * count], vectors[2 * count :]
        near, hidden = torch.tensor(batch.near), torch.tensor(batch.hidden)
        return (
            plan.contrast * contrast(en, ko, hidden, plan.temperature)
            + plan.likeness * likeness(en[:known], ko[:known], near, plan.temperature)
            + plan.anchor * anchor(general, self._before[torch.tensor(batch.anchors)])
        )

    def check(self, measure: Callable[[], Held], beginning: Held) -> tuple[Held, bool]:
        """Measure the mean of the weights with a share of the beginning; keep it if it is the best so far."""
        now = copied(self.student)
        candidate = mixed(self._mean.weights or now, self._start, self.plan.beginning)
        self.student.load_state_dict(candidate)
        held = measure()
        best = held.better_than(self.state.best_held or beginning, beginning)
        self.state.idle = 0 if best else self.state.idle + 1
        if best:
            self.state.best, self.state.best_held = candidate, held
        self.student.load_state_dict(now)
        return held, best

    def done(self) -> bool:
        """Whether all steps are made, or too many checks brought nothing."""
        return self.state.step >= self.plan.steps or self.state.idle >= self.plan.patience

    def best_network(self) -> Network:
        """The best weights, coded to 8 bits a number of the table."""
        self.student.load_state_dict(self.state.best)
        return network_of_student(self.student)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of texts with the weights of now; nothing is learnt."""
        with torch.no_grad():
            parts = [
                self.student([self._tokenise(t) for t in texts[at : at + _CALL]]).numpy()
                for at in range(0, len(texts), _CALL)
            ]
        return np.concatenate(parts)

    def save(self, path: Path, signature: str) -> None:
        """Replace the checkpoint in one move, so that a cut leaves the old one."""
        state = {
            "signature": signature,
            "student": self.student.state_dict(),
            "optimisers": self._descent.state(),
            "averaged": self._mean.count,
            "mean": self._mean.weights,
            **vars(self.state),
            "best_held": self.state.best_held and tuple(self.state.best_held),
        }
        part = path.with_name(path.name + ".part")
        torch.save(state, part)
        part.replace(path)

    def resume(self, path: Path, signature: str) -> None:
        """Go on from a checkpoint, if there is one. Raises :class:`ModelError` for one of another run."""
        if not path.exists():
            return
        try:
            saved: dict[str, Any] = torch.load(path, weights_only=True)
        except (EOFError, OSError, RuntimeError, UnpicklingError, ValueError) as error:
            raise _other_run(path, "cannot be read") from error
        if saved.pop("signature", "") != signature:
            raise _other_run(path, "is of other pairs, another plan or another encoder")
        self.student.load_state_dict(saved.pop("student"))
        self._descent.restore(saved.pop("optimisers"))
        self._mean.restore(saved.pop("averaged"), saved.pop("mean"))
        held = saved.pop("best_held")
        self.state = State(**saved, best_held=None if held is None else Held(*held))


def _other_run(path: Path, problem: str) -> ModelError:
    return ModelError(f"The checkpoint {path} {problem}.", fix="Delete it to begin anew.")
