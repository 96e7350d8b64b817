"""Steps and means that the recipe and ``aligner train`` share."""

from __future__ import annotations

import copy

import numpy as np
import pytest
import torch  # noqa: TID253

from aligner.train.descent import Descent, Mean, copied, mixed
from aligner.train.student import Student
from tests.models.test_student import random_network

SEEN = [[[1, 5, 6, 2]], [[1, 7, 2]]]


def loss(student: Student) -> torch.Tensor:
    vectors: torch.Tensor = student(SEEN)
    return vectors.sum(dim=1).square().mean()


@pytest.mark.parametrize(("late", "expected"), [(0.0, 2.5), (3.0, 3.4)])
def test_a_mean(late: float, expected: float) -> None:
    """Of 1, 2, 3, 4: all alike; or the late ones weigh more, 1, 4, 10 and 20 (t to the third, nearly)."""
    student, mean = Student(random_network()), Mean(late)
    for value in (1.0, 2.0, 3.0, 4.0):
        student.load_state_dict(
            {name: torch.full_like(old, value) for name, old in student.state_dict().items()}
        )
        mean.add(student)
    told = {float(values.mean()) for values in mean.weights.values()}
    assert mean.count == 4
    assert all(value == pytest.approx(expected, abs=1e-5) for value in told)


def test_a_share_of_the_beginning() -> None:
    """A quarter of the way from the weights to where they began."""
    there, start = {"a": torch.full((2,), 2.0)}, {"a": torch.zeros(2)}
    assert mixed(there, start, 0.25)["a"].tolist() == [1.5, 1.5]


def test_steps_lower_the_loss() -> None:
    """In all layers and in the rows of the table that were read."""
    student = Student(random_network())
    descent, before = Descent(student, layer_rate=1e-3, table_rate=1e-2), copied(student)
    first = float(loss(student).detach())
    for _ in range(10):
        descent.step(loss(student), 1.0)
    assert float(loss(student).detach()) < first
    moved = (student.table.weight.detach() != before["table.weight"]).any(dim=1)
    assert np.flatnonzero(moved.numpy()).tolist() == [1, 2, 5, 6, 7]
    assert not torch.equal(student.pool.detach(), before["pool"])


def test_no_share_no_step() -> None:
    """The rates are those of the share."""
    student = Student(random_network())
    before = copied(student)
    Descent(student, layer_rate=1e-3, table_rate=1e-2).step(loss(student), 0.0)
    torch.testing.assert_close(copied(student), before, rtol=0, atol=0)


def test_a_restored_descent_goes_on_the_same() -> None:
    """Moments and all."""
    student = Student(random_network())
    descent = Descent(student, layer_rate=1e-3, table_rate=1e-2)
    descent.step(loss(student), 1.0)
    twin = Student(random_network())
    twin.load_state_dict(copied(student))
    other = Descent(twin, layer_rate=1e-3, table_rate=1e-2)
    other.restore(copy.deepcopy(descent.state()))
    for each, its in ((student, descent), (twin, other)):
        its.step(loss(each), 0.5)
    torch.testing.assert_close(copied(twin), copied(student), rtol=0, atol=0)
