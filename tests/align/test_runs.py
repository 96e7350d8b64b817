"""Runs are one to three sentences that stand together."""

from __future__ import annotations

import numpy as np
from hypothesis import given

from aligner.align.runs import LONGEST, Runs
from tests.align.sides import block_lists, runs


def bounds(side: Runs) -> set[tuple[int, int]]:
    return {(int(a), int(b)) for a, b in zip(side.first, side.stop, strict=True)}


@given(block_lists)
def test_every_run_of_one_block_and_no_other(blocks: list[int]) -> None:
    wanted = {
        (a, b)
        for a in range(len(blocks))
        for b in range(a + 1, min(a + LONGEST, len(blocks)) + 1)
        if len(set(blocks[a:b])) == 1
    }
    assert bounds(runs("en", blocks)) == wanted


def test_the_other_language_between_two_sentences_ends_a_run() -> None:
    assert bounds(runs("en", [0, 0, 0], places=[0, 1, 3])) == {(0, 1), (1, 2), (2, 3), (0, 2)}


def test_single_sentences_come_first_in_order() -> None:
    side = runs("ko", [0, 0, 1, 1])
    assert side.first[:4].tolist() == [0, 1, 2, 3]
    assert side.size[:4].tolist() == [1, 1, 1, 1]


@given(block_lists)
def test_neighbours_are_found_by_their_bounds(blocks: list[int]) -> None:
    side = runs("en", blocks)
    index = {
        (int(a), int(b)): r for r, (a, b) in enumerate(zip(side.first, side.stop, strict=True))
    }
    every = np.arange(len(side))
    for first, size in ((1, -1), (0, -1), (-1, 1), (0, 1)):
        found = side.neighbours(every, first=first, size=size)
        for run in every:
            start, stop = int(side.first[run]) + first, int(side.stop[run]) + first + size
            assert found[run] == index.get((start, stop), -1)


def test_letters_are_those_of_the_members() -> None:
    side = runs("en", [0, 0, 0])
    for run in range(len(side)):
        assert side.letters[run] == sum(len(s.text) for s in side.members(run))
