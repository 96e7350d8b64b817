"""The network that learns, beside the numpy one that it starts from."""

from __future__ import annotations

import numpy as np
import pytest
import torch  # noqa: TID253

from aligner.encode.koen import sum_runs
from aligner.encode.network import Branch, Network, project
from aligner.encode.tokens import TokenCache, token_sums
from aligner.train.student import Student
from models.train.shape import FULL, narrow, with_seconds

WIDTH, INNER, OUT, ROWS = 12, 8, 10, 30
TEXTS = [[1, 5, 6, 2], [1, 2], [1, 9, 9, 9, 29, 7, 2], [1, 3, 2]]


def random_network(seed: int = 0) -> Network:
    """Three branches as the bundled encoder has, with few numbers each."""
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return rng.normal(0, 0.4, shape).astype(np.float32)

    branches = tuple(
        Branch(
            window=window, left=left, project=some(WIDTH, INNER), project_bias=some(INNER),
            gain=some(INNER), bias=some(INNER), first=some(window, INNER, INNER),
            first_bias=some(INNER), second=(some(window * INNER, INNER),),
            second_bias=some(INNER),
        )
        for window, left in ((2, 0), (3, 1), (5, 2))
    )  # fmt: skip
    shapes = {
        "a": (OUT, OUT),
        "b": (OUT, OUT),
        "c": (OUT, OUT),
        "d": (OUT, OUT),
        "skip1": (OUT, OUT),
        "skip2": (OUT, OUT),
    }
    return Network(
        codes=rng.integers(0, 64, (ROWS, WIDTH)).astype(np.uint8),
        scale=np.full(ROWS, 0.05, np.float32),
        offset=np.full(ROWS, -1.5, np.float32),
        branches=branches,
        pool=some(WIDTH + 3 * INNER, OUT),
        pool_bias=some(OUT),
        dense={name: some(*shape) for name, shape in shapes.items()},
        epsilon=1e-12,
    )


@pytest.fixture(scope="module")
def network() -> Network:
    return random_network()


def numpy_sums(network: Network) -> tuple[np.ndarray, np.ndarray]:
    """Pooled sums and lengths as the package computes them."""
    lengths = np.array([len(text) for text in TEXTS])
    cache = TokenCache(network, ROWS + 1)
    sums = token_sums(network, cache, cache.slots(np.concatenate(TEXTS)), lengths)
    return sums @ network.pool, lengths.astype(np.float32)


def test_a_student_begins_with_the_vectors_of_its_network(network: Network) -> None:
    """Nothing dropped, nothing learnt: the numpy arithmetic to 1e-5."""
    sums, lengths = numpy_sums(network)
    with torch.no_grad():
        vectors = Student(network)([[text] for text in TEXTS]).numpy()
    np.testing.assert_allclose(vectors, project(network, sums.sum(axis=1), lengths), atol=1e-5)


def test_runs_add_up_as_in_the_package(network: Network) -> None:
    """First begin mark, all words, last end mark."""
    bounds = np.array([[0, 2], [1, 4], [2, 3]])
    sums, lengths = numpy_sums(network)
    words = sum_runs(sums[:, 1], bounds) + sums[bounds[:, 0], 0] + sums[bounds[:, 1] - 1, 2]
    counts = sum_runs((lengths - 2)[:, None], bounds)[:, 0] + 2
    student = Student(network)
    with torch.no_grad():
        vectors = student.runs(*student.pooled(TEXTS), torch.tensor(bounds)).numpy()
    np.testing.assert_allclose(vectors, project(network, words, counts), atol=1e-5)


SHAPES: list[dict[int, int]] = [{}, {2: FULL}, {3: FULL, 5: 3}]


@pytest.mark.parametrize("ranks", SHAPES)
def test_the_package_reads_every_shape(network: Network, ranks: dict[int, int]) -> None:
    """Without second convolutions, with whole and with narrow ones: the numpy arithmetic to 1e-5."""
    shaped = with_seconds(network, ranks)
    sums, lengths = numpy_sums(shaped)
    with torch.no_grad():
        vectors = Student(shaped)([[text] for text in TEXTS]).numpy()
    np.testing.assert_allclose(vectors, project(shaped, sums.sum(axis=1), lengths), atol=1e-5)


def test_a_narrow_matrix_of_full_rank_is_the_matrix(network: Network) -> None:
    """Nothing is lost until the rank is less than the matrix has."""
    (whole,) = network.branches[2].second
    first, then = narrow(whole, INNER)
    np.testing.assert_allclose(first @ then, whole, atol=1e-5)


def test_every_weight_learns(network: Network) -> None:
    """The gradient reaches all matrices, and only the rows of tokens that were read."""
    student = Student(network)
    vectors = student([[text] for text in TEXTS])
    (vectors @ torch.linspace(-1, 1, OUT)).square().sum().backward()
    table = student.table.weight.grad
    assert table is not None
    assert sorted(set(table.coalesce().indices()[0].tolist())) == [1, 2, 3, 5, 6, 7, 9, 29]
    for name, values in student.named_parameters():
        if name != "table.weight":
            assert values.grad is not None, name
            assert bool(values.grad.abs().sum() > 0), name
