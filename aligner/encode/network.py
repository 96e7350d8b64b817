"""The arithmetic of the bundled encoder, in numpy: Universal Sentence Encoder Multilingual v3.

Yang et al. 2020, "Multilingual Universal Sentence Encoder for Semantic Retrieval" (the convolutional
one). A token's row of the table goes through three branches; each projects it, normalises, and runs two
residual convolutions over a window of 2, 3 or 5 tokens. Row and branches, 1,280 numbers, are
normalised, summed over the text, projected and divided by the root of the number of tokens; two
residual layers and a tanh make the vector.

Two things save half of the work. The first convolution is linear before its ReLU, so the product of a
token and each place of the window is made once for a token, not once for every time it occurs
(:class:`TokenCache`). The last normalisation is an affine map of a sum, so gain and bias move
into the pooling matrix.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


class TokenCache:
    """What depends on a token alone, computed once for each token and kept for the next texts.

    Slot 0 is the place outside a text: zeros. A slot takes 15 KB; ``capacity`` slots of address space
    are asked for at once, and memory for those in use. When they are full the cache starts anew.
    """

    def __init__(self, network: Network, capacity: int) -> None:
        self._network = network
        self._capacity = capacity
        self._used = 1
        self._slots = np.zeros(len(network.codes), dtype=np.intp)
        width = network.pool.shape[0]
        self.embedding = np.zeros((capacity, network.codes.shape[1]), dtype=np.float32)
        shapes = [(capacity, branch.first.shape[2]) for branch in network.branches]
        self.inputs = [np.zeros(shape, dtype=np.float32) for shape in shapes]
        self.products = [
            np.zeros((branch.window, *shape), dtype=np.float32)
            for branch, shape in zip(network.branches, shapes, strict=True)
        ]
        self.width = width

    def slots(self, ids: Integers) -> Integers:
        """The slot of each token; at most ``capacity - 1`` different ones."""
        new = self._missing(ids)
        if self._used + len(new) > self._capacity:
            self.clear()
            new = self._missing(ids)
        if len(new):
            self._fill(new)
        return np.asarray(self._slots[ids])

    def clear(self) -> None:
        """Forget all tokens."""
        self._slots[:] = 0
        self._used = 1

    def _missing(self, ids: Integers) -> Integers:
        """The tokens that have no slot, once each; np.unique would import numpy.ma, 30 ms."""
        new: Integers = np.sort(ids[self._slots[ids] == 0])
        return new[np.diff(new, prepend=-1) > 0]

    def _fill(self, ids: Integers) -> None:
        net, rows = self._network, slice(self._used, self._used + len(ids))
        embedding: Floats = net.codes[ids] * net.scale[ids, None] + net.offset[ids, None]
        self.embedding[rows] = embedding
        for branch, inputs, products in zip(net.branches, self.inputs, self.products, strict=True):
            values = _normalised(embedding @ branch.project + branch.project_bias, net.epsilon)
            values = values * branch.gain + branch.bias
            inputs[rows] = values
            for place in range(branch.window):
                products[place, rows] = values @ branch.first[place]
            products[branch.left, rows] += branch.first_bias
        self._slots[ids] = np.arange(rows.start, rows.stop)
        self._used = rows.stop


def _normalised(rows: Floats, epsilon: float) -> Floats:
    """Rows of mean 0 and variance 1."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    normal: Floats = centred * _inverse_deviation(centred, epsilon)[:, None]
    return normal


def _inverse_deviation(centred: Floats, epsilon: float) -> Floats:
    variance = np.einsum("ij,ij->i", centred, centred) / np.float32(centred.shape[1])
    deviation: Floats = np.sqrt(variance + np.float32(epsilon))
    return np.float32(1) / deviation


def token_sums(network: Network, cache: TokenCache, slots: Integers, lengths: Integers) -> Floats:
    """Normalised features summed over each text's begin mark, its words, its end mark.

    Shapes: (tokens,), (texts,) -> (texts, 3, 1280). A text has its two marks at least.
    """
    starts = np.cumsum(lengths) - lengths
    features = np.empty((len(slots), cache.width), dtype=np.float32)
    column = cache.embedding.shape[1]
    features[:, :column] = cache.embedding[slots]
    windows = _window_rows(starts, lengths, network.branches)
    padded = np.append(slots, 0)
    for branch, window, inputs, products in zip(
        network.branches, windows, cache.inputs, cache.products, strict=True
    ):
        stop = column + inputs.shape[1]
        _convolve(branch, inputs, products, padded, window, features[:, column:stop])
        column = stop
    features -= features.mean(axis=1, keepdims=True)
    features *= _inverse_deviation(features, network.epsilon)[:, None]
    sums = np.empty((len(lengths), 3, cache.width), dtype=np.float32)
    sums[:, 0], sums[:, 2] = features[starts], features[starts + lengths - 1]
    for text, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        features[start + 1 : start + length - 1].sum(axis=0, out=sums[text, 1])
    return sums


def _window_rows(starts: Integers, lengths: Integers, branches: Sequence[Branch]) -> list[Integers]:
    """For each branch the rows that every token's window covers; past the last row outside its text.

    Shape of each: (tokens, window).
    """
    total = int(lengths.sum())
    first, past = np.repeat(starts, lengths), np.repeat(starts + lengths, lengths)
    windows = []
    for branch in branches:
        places = np.arange(branch.window) - branch.left
        rows = np.arange(total)[:, None] + places
        inside = (rows >= first[:, None]) & (rows < past[:, None])
        windows.append(np.where(inside, rows, total))
    return windows


def _convolve(
    branch: Branch, inputs: Floats, products: Floats, slots: Integers, window: Integers, out: Floats
) -> None:
    """The residual convolutions of a branch, into ``out``. ``slots`` ends with slot 0."""
    hidden = np.empty((len(slots), inputs.shape[1]), dtype=np.float32)
    rows = hidden[:-1]
    rows[:] = products[0][slots[window[:, 0]]]
    for place in range(1, branch.window):
        rows += products[place][slots[window[:, place]]]
    np.maximum(rows, 0, out=rows)
    rows += inputs[slots[:-1]]
    if not branch.second:
        out[:] = rows
        return
    hidden[-1] = 0
    values = hidden[window].reshape(len(window), -1)
    for matrix in branch.second:
        values = values @ matrix
    values += branch.second_bias
    np.maximum(values, 0, out=values)
    np.add(values, rows, out=out)


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
