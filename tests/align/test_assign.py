"""A sentence is used once, nothing below the floor is chosen, and nothing good is left over."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given

from aligner.align.assign import assign, choose
from aligner.align.candidates import Candidates
from aligner.align.runs import Runs
from tests.align.sides import pages, runs

Page = tuple[Runs, Runs, Candidates]


def used(en: Runs, ko: Runs, pairs: Candidates, at: int) -> set[tuple[str, int]]:
    i, j = pairs.en[at], pairs.ko[at]
    return {("en", s) for s in range(en.first[i], en.stop[i])} | {
        ("ko", s) for s in range(ko.first[j], ko.stop[j])
    }


@given(pages())
def test_choice_is_a_packing_that_cannot_be_extended(page: Page) -> None:
    en, ko, pairs = page
    weight = np.random.default_rng(len(pairs)).normal(size=len(pairs))
    chosen = [int(at) for at in assign(pairs, en, ko, weight, floor=0.0)]
    assert all(weight[at] >= 0 for at in chosen)
    for a, b in combinations(chosen, 2):
        assert not used(en, ko, pairs, a) & used(en, ko, pairs, b)
    taken = set().union(*(used(en, ko, pairs, at) for at in chosen))
    free = [at for at in range(len(pairs)) if not used(en, ko, pairs, at) & taken]
    assert all(weight[at] < 0 for at in free)


def test_best_first() -> None:
    en, ko = runs("en", [0, 1]), runs("ko", [0, 1])
    pairs = Candidates(
        np.array([0, 0, 1]), np.array([0, 1, 0]), np.zeros(3, np.float32), np.zeros((3, 0))
    )
    assert assign(pairs, en, ko, np.array([2.0, 3.0, 1.0]), floor=0.0).tolist() == [1, 2]


def test_none_good_enough() -> None:
    en, ko = runs("en", [0]), runs("ko", [0])
    pairs = Candidates(np.array([0]), np.array([0]), np.zeros(1, np.float32), np.zeros((1, 0)))
    assert assign(pairs, en, ko, np.array([-1.0]), floor=0.0).tolist() == []


@pytest.mark.parametrize(
    ("odds", "taken"),
    [
        ([3.0, 4.0, 6.9], [0, 1]),
        ([3.0, 3.5, 7.0], [2]),
        ([-0.5, 9.0, 8.0], [0, 1]),
        ([-0.5, 5.0, 6.0], [2]),
    ],
)
def test_two_pairs_in_one_are_taken_apart_where_they_weigh_more(
    odds: list[float], taken: list[int]
) -> None:
    """Runs 0, 1 and 2 of a side are its first sentence, its second, and both."""
    en, ko = runs("en", [0, 0]), runs("ko", [0, 0])
    diagonal = np.arange(3)
    pairs = Candidates(diagonal, diagonal, np.zeros(3, np.float32), np.zeros((3, 0)))
    assert sorted(choose(pairs, en, ko, np.array(odds), floor=-2.0).tolist()) == taken
