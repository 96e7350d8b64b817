"""Figures of an encoder on a bitext."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner.encode import Vectors, load_encoder
from aligner.errors import ModelError
from aligner.shelf import retrieval, score_apart, score_model
from aligner.shelf.score import peak_memory, speed
from tests.encode.sentences import PAIRS
from tests.encode.tiny import tiny_folder


def test_a_model_in_its_own_process(tmp_path: Path) -> None:
    """The same figures as in this one; its memory is its own, not this process's."""
    folder = tiny_folder(tmp_path / "tiny")
    ballast = np.ones(60_000_000, np.float32)
    apart = score_apart(str(folder), PAIRS)
    here = score_model(str(folder), PAIRS)
    assert (apart.name, apart.dimension, apart.found) == (here.name, here.dimension, here.found)
    assert 20e6 < apart.memory < ballast.nbytes < peak_memory()


def test_figures_are_those_of_the_vectors(tmp_path: Path) -> None:
    """In calls of any size."""
    folder = tiny_folder(tmp_path / "tiny")
    encoder = load_encoder(folder)
    en, ko = (encoder.encode([pair[side] for pair in PAIRS]) for side in (0, 1))
    assert score_model(str(folder), PAIRS, 2).found == retrieval(en, ko, 2)


def test_the_bundled_encoder_finds_all() -> None:
    """A dozen sentences of news are no task for it."""
    assert score_model(None, PAIRS).found.margin == (100, 100)


def test_a_letter_from_the_other_process() -> None:
    """What is wrong there is told here with its mend."""
    with pytest.raises(ModelError, match=r"no model folder \./nowhere\.\n"):
        score_apart("./nowhere", PAIRS)


class Counting:
    """An encoder that only counts its calls."""

    name, dimension = "counting", 1

    def __init__(self) -> None:
        self.calls = 0

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.calls += 1
        return np.ones((len(texts), 1), np.float32)


def test_the_median_counts() -> None:
    """One slow run of three does not."""
    times: Iterator[float] = iter([0.0, 1.0, 1.0, 11.0, 11.0, 12.0])
    encoder = Counting()
    assert speed(encoder, ["a", "b"], 3, lambda: next(times)) == 2
    assert encoder.calls == 3
