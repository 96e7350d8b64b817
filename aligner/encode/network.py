"""The arithmetic of the bundled encoder, in numpy: Universal Sentence Encoder Multilingual v3.

Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval" (the convolutional
one). A token's row of the table goes through three branches; each projects it, normalises, and runs two
residual convolutions over a window of 2, 3 or 5 tokens. Row and branches, 1,280 numbers, are
normalised, summed over the text, projected and divided by the root of the number of tokens; two
residual layers and a tanh make the vector.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.intp]
Tensors = Mapping[str, npt.NDArray[Any]]


@dataclass(frozen=True, slots=True, eq=False)
class Branch:
    """One branch: ``window`` tokens, ``left`` of them before the token itself.

    Shapes: project (512, c), first (window, c, c); the rest (c,). The second convolution multiplies by each
    matrix of ``second`` in turn: by one, (window * c, c), or by two that came of it, (window * c, rank) and
    (rank, c). A branch without one has none.
    """

    window: int
    left: int
    project: Floats
    project_bias: Floats
    gain: Floats
    bias: Floats
    first: Floats
    first_bias: Floats
    second: tuple[Floats, ...]
    second_bias: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Network:
    """All layers as float32, and the table as it lies in the file."""

    codes: npt.NDArray[np.uint8]
    scale: Floats
    offset: Floats
    branches: tuple[Branch, ...]
    pool: Floats
    pool_bias: Floats
    dense: Mapping[str, Floats]
    epsilon: float


def network_of(tensors: Tensors, config: Mapping[str, Any]) -> Network:
    """The layers of a folder's tensors and ``config.json``."""
    epsilon = float(config["layer_norm_epsilon"])
    branches = tuple(
        _branch(tensors, shape["window"], shape["left"]) for shape in config["branches"]
    )
    pool = _matrix(tensors, "pool")
    gain, bias = np.array(tensors["norm.gain"]), np.array(tensors["norm.bias"])
    return Network(
        codes=tensors["table.codes"],
        scale=np.array(tensors["table.scale"]),
        offset=np.array(tensors["table.offset"]),
        branches=branches,
        pool=gain[:, None] * pool,
        pool_bias=bias @ pool + tensors["pool.bias"],
        dense={
            name: _matrix(tensors, f"dense.{name}")
            for name in ("a", "b", "c", "d", "skip1", "skip2")
        },
        epsilon=epsilon,
    )


def _matrix(tensors: Tensors, name: str) -> Floats:
    """A matrix stored as 8-bit integers and one step, or one for each column or row."""
    return np.asarray(tensors[name].astype(np.float32) * tensors[f"{name}.step"])


def _branch(tensors: Tensors, window: int, left: int) -> Branch:
    name = f"branch{window}"
    first = _matrix(tensors, f"{name}.first")
    second = tuple(
        _matrix(tensors, f"{name}.{part}")
        for part in ("second", "second.out")
        if f"{name}.{part}" in tensors
    )
    nothing = np.zeros(first.shape[1], dtype=np.float32)
    return Branch(
        window=window,
        left=left,
        project=_matrix(tensors, f"{name}.project"),
        project_bias=np.array(tensors[f"{name}.project.bias"]),
        gain=np.array(tensors[f"{name}.norm.gain"]),
        bias=np.array(tensors[f"{name}.norm.bias"]),
        first=first.reshape(window, -1, first.shape[1]),
        first_bias=np.array(tensors[f"{name}.first.bias"]),
        second=second,
        second_bias=np.array(tensors[f"{name}.second.bias"]) if second else nothing,
    )


def project(network: Network, sums: Floats, counts: Floats) -> Floats:
    """The last layers: sums over tokens times the pooling matrix, to unit vectors.

    Shapes: (n, 512), (n,) -> (n, 512).
    """
    dense = network.dense
    mean = (sums + counts[:, None] * network.pool_bias) / np.sqrt(counts)[:, None]
    first = np.maximum(np.maximum(mean @ dense["a"], 0) @ dense["b"] + mean @ dense["skip1"], 0)
    second = np.maximum(first @ dense["c"], 0)
    vectors = np.tanh(second @ dense["d"] + first @ dense["skip2"])
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))
