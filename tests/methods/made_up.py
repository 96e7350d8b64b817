"""Sides of made-up meanings: each sentence means one direction, a run the mean of its sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from tests.benchmarks.methods.material import LONGEST, Doubles, Side


def side(meanings: Doubles, lengths: Sequence[int]) -> Side:
    """The side whose sentences have these vectors, shape (n, d), and so many characters."""
    count, dimension = meanings.shape
    vectors = np.zeros((LONGEST, count, dimension), np.float32)
    for size in range(1, LONGEST + 1):
        for start in range(count - size + 1):
            total = meanings[start : start + size].sum(axis=0)
            vectors[size - 1, start] = total / np.linalg.norm(total)
    texts = tuple(f"{number}".ljust(length, ".") for number, length in enumerate(lengths))
    return Side(texts, np.array(lengths, float), vectors)


def sides(en: Sequence[Sequence[int]], ko: Sequence[Sequence[int]]) -> tuple[Side, Side]:
    """Both sides from what their sentences say: numbers of things, each a direction of its own.

    A thing takes 40 characters of English and 20 of Korean.
    """
    things = 1 + max(thing for sentence in (*en, *ko) for thing in sentence)
    made = []
    for texts, length in ((en, 40), (ko, 20)):
        meanings = np.array([np.eye(things)[list(said)].sum(axis=0) for said in texts])
        made.append(side(meanings, [length * len(said) for said in texts]))
    return made[0], made[1]
