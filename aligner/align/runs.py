"""Runs: one to three neighbouring sentences of one side, the units that can be paired."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aligner.encode import Encoder, encode_runs
from aligner.types import Sentence

# In a prototype candidates of 1-2, 1-3 and 1-4 sentences were level; 3 still finds the sentence that a
# translator cut twice.
LONGEST = 3

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """The runs of one side of a page.

    Shapes, with r runs of n sentences and vectors of d: ``first``, ``size``, ``letters`` (r,),
    ``vectors`` (r, d), ``at`` (n, 3), ``place`` (n,). The runs of one sentence come first, in order.
    ``at[i, s - 1]`` is the run of ``s`` sentences from sentence ``i``, or -1. ``letters`` counts
    characters. ``place`` is a sentence's rank on the page among those of both languages.
    """

    sentences: tuple[Sentence, ...]
    first: Ints
    size: Ints
    letters: Ints
    vectors: Floats
    at: Ints
    place: Ints

    def __len__(self) -> int:
        return len(self.first)

    @property
    def stop(self) -> Ints:
        """The sentence after each run."""
        return self.first + self.size

    def members(self, run: int) -> tuple[Sentence, ...]:
        """The sentences of a run."""
        return self.sentences[self.first[run] : self.first[run] + self.size[run]]

    def text(self, run: int) -> str:
        """The sentences of a run as one line."""
        return " ".join(s.text for s in self.members(run))

    def neighbours(self, runs: Ints, *, first: int, size: int) -> Ints:
        """The run that starts ``first`` sentences later and is ``size`` longer than each; -1 if none."""
        start, length = self.first[runs] + first, self.size[runs] + size
        inside = (start >= 0) & (start < len(self.at)) & (length >= 1) & (length <= LONGEST)
        found: Ints = np.where(inside, self.at[start * inside, (length - 1) * inside], -1)
        return found


def make_runs(sentences: Sequence[Sentence], places: Sequence[int], encoder: Encoder) -> Runs:
    """The runs of the sentences of one language.

    Sentences may stand in one run when they follow each other in one block, with nothing of the
    other language between them (runs across blocks gained nothing in a prototype).
    ``places`` tells each sentence's rank on its page.
    """
    together = [
        a.block == b.block and p + 1 == q
        for a, b, p, q in zip(sentences, sentences[1:], places, places[1:], strict=False)
    ]
    bounds = [(i, i + 1) for i in range(len(sentences))]
    for size in range(2, LONGEST + 1):
        bounds += [
            (i, i + size)
            for i in range(len(sentences) - size + 1)
            if all(together[i : i + size - 1])
        ]
    array = np.array(bounds, np.int64).reshape(-1, 2)
    first, size_of = array[:, 0], array[:, 1] - array[:, 0]
    at = np.full((len(sentences), LONGEST), -1, np.int64)
    at[first, size_of - 1] = np.arange(len(array))
    characters = np.concatenate([[0], np.cumsum([len(s.text) for s in sentences])]).astype(np.int64)
    return Runs(
        sentences=tuple(sentences),
        first=first,
        size=size_of,
        letters=characters[array[:, 1]] - characters[array[:, 0]],
        vectors=encode_runs(encoder, [s.text for s in sentences], bounds),
        at=at,
        place=np.array(places, np.int64),
    )
