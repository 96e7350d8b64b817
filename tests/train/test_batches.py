"""Which pairs meet in a batch."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from aligner.encode import load_encoder
from aligner.train.batches import Batches, joint_vectors
from aligner.train.plan import Plan
from tests.train.written import PAIRS

PLAN = Plan(steps=10, pairs=12, cluster=3, joined=2, anchors=5)
JOINT, COSINE = joint_vectors(load_encoder(), PAIRS)


def batches(plan: Plan = PLAN) -> Batches:
    return Batches(PAIRS, JOINT, 40, plan)


def test_a_batch() -> None:
    """So many different pairs at their places, then neighbours as one text, and places of general sentences."""
    batch = batches().at(3)
    assert len(set(batch.places.tolist())) == 12
    assert batch.pairs[:12] == [PAIRS[place] for place in batch.places]
    joined = {
        (f"{a[0]} {b[0]}", f"{a[1]} {b[1]}")
        for a, b in zip(batch.pairs, batch.pairs[1:12], strict=False)
    }
    assert len(batch.pairs) == 14
    assert set(batch.pairs[12:]) <= joined
    assert len(set(batch.anchors.tolist())) == 5
    assert batch.anchors.max() < 40


def test_a_step_draws_the_same_whatever_came_before() -> None:
    """So that a run that was cut off goes on as it would have; another seed draws others."""
    first = batches()
    for step in (0, 5, 1):
        first.at(step)
    assert first.at(4).pairs == batches().at(4).pairs
    assert first.at(4).pairs != batches(replace(PLAN, seed=1)).at(4).pairs


def test_neighbours_meet() -> None:
    """A pair has its nearest of the pool beside it: the batch is closer than pairs drawn by chance."""
    near = batches().at(0).near
    by_chance = JOINT[:300:25].astype(np.float32)
    assert (
        np.sort(near, axis=1)[:, -2].mean()
        > np.sort(by_chance @ by_chance.T, axis=1)[:, -2].mean() + 0.1
    )


def test_what_means_the_same_is_no_counterexample() -> None:
    """Pairs that share a side, and pairs that were nearly the same at the beginning."""
    pairs = [("It rains.", "비가 온다."), ("It rains.", "비 온다."), ("Snow fell.", "눈이 왔다.")]
    joint = np.eye(3, dtype=np.float16)
    joint[2] = joint[1] * 0.9
    batch = Batches(pairs, joint, 1, PLAN).at(0)
    where = batch.places.argsort()
    hidden = batch.hidden[np.ix_(where, where)]
    assert hidden.tolist() == [[True, True, False], [True, True, True], [False, True, True]]


def test_a_short_bitext() -> None:
    """Fewer pairs than a batch wants make a smaller batch."""
    batch = Batches(PAIRS[:5], JOINT[:5], 3, PLAN).at(0)
    assert sorted(batch.places.tolist()) == [0, 1, 2, 3, 4]
    assert len(batch.anchors) == 3


def test_vectors_of_pairs() -> None:
    """The mean of both sides, of unit length; translations are alike."""
    assert np.allclose(np.linalg.norm(JOINT.astype(np.float32), axis=1), 1, atol=1e-3)
    assert COSINE.min() > 0.1
