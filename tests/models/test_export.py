"""The folder that a trained student becomes, read by the package."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
import torch  # noqa: TID253

from aligner.encode.files import check_sums, map_tensors
from aligner.encode.network import Network, network_of, project
from aligner.encode.tokens import TokenCache, token_sums
from aligner.encode.write import settings, tensors_of, write_folder
from aligner.train.student import Student, network_of_student
from models.train.shape import FULL, with_seconds
from tests.models.test_student import ROWS, SHAPES, TEXTS, random_network

WHOLE = {2: FULL, 3: FULL, 5: FULL}


def vectors_of(network: Network) -> np.ndarray:
    """Vectors of the test's texts as the package computes them."""
    lengths = np.array([len(text) for text in TEXTS])
    cache = TokenCache(network, ROWS + 1)
    sums = token_sums(network, cache, cache.slots(np.concatenate(TEXTS)), lengths).sum(axis=1)
    return project(network, sums @ network.pool, lengths.astype(np.float32))


@pytest.mark.parametrize("ranks", [WHOLE, *SHAPES])
def test_eight_bits_keep_the_vectors(tmp_path: Path, ranks: dict[int, int]) -> None:
    """The folder's vectors are the student's but for rounding, with and without second layers."""
    student = Student(with_seconds(random_network(), ranks))
    write_folder(tmp_path / "new", network_of_student(student), b"a tokeniser", {"name": "small"})
    check_sums(tmp_path / "new")
    config = json.loads((tmp_path / "new" / "config.json").read_text(encoding="utf-8"))
    assert config["format"] == (1 if ranks == WHOLE else 2)
    network = network_of(map_tensors(tmp_path / "new" / "model.safetensors"), config)
    with torch.no_grad():
        cosine = (student([[text] for text in TEXTS]).numpy() * vectors_of(network)).sum(axis=1)
    assert cosine.min() > 0.999


def test_what_is_read_back_exports_the_same() -> None:
    """Rounding twice is rounding once: a folder fine-tuned for no step keeps its weights."""
    student = Student(with_seconds(random_network(), {2: FULL, 5: 3}))
    first = network_of_student(student)
    tensors = tensors_of(first)
    network = network_of(tensors, settings(first))
    assert [len(branch.second) for branch in network.branches] == [1, 0, 2]
    again = tensors_of(network_of_student(Student(network)))
    for name, values in tensors.items():
        np.testing.assert_allclose(
            again[name], values, atol=1.01 if values.dtype == np.uint8 else 1e-5
        )
