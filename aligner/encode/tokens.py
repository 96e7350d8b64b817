"""From tokens to the sums of their features: the part of the bundled encoder's arithmetic that takes the time.

Three things save more than half of the work. The first convolution is linear before its ReLU, so the product of a
token and each place of the window is made once for a token, not once for every time it occurs (:class:`TokenCache`).
The last normalisation is an affine map, so its gain and bias move into the pooling matrix, and its mean and deviation
into the sum. Room for large intermediate results is taken once.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.encode.network import Branch, Floats, Integers, Network

# Tokens to keep that are computed at once: 6,000 left 40 MB of used memory behind.
_AT_ONCE = 500


class TokenCache:
    """What depends on a token alone, computed once for each token and kept for the next texts.

    Slot 0 is the place outside a text: zeros. A slot takes 15 KB; ``capacity`` slots of address space
    are asked for at once, and memory for those in use. When they are full the cache starts anew, with the tokens
    that it was told to keep.
    """

    def __init__(self, network: Network, capacity: int) -> None:
        self._network = network
        self._capacity = capacity
        self._used = self._kept = 1
        self._slots = np.zeros(len(network.codes), dtype=np.intp)
        self._scratch = np.empty(0, dtype=np.float32)
        self.embedding = np.zeros((capacity, network.codes.shape[1]), dtype=np.float32)
        shapes = [(capacity, branch.first.shape[2]) for branch in network.branches]
        self.inputs = [np.zeros(shape, dtype=np.float32) for shape in shapes]
        self.products = [
            np.zeros((branch.window, *shape), dtype=np.float32)
            for branch, shape in zip(network.branches, shapes, strict=True)
        ]

    def slots(self, ids: Integers) -> Integers:
        """The slot of each token; with those to keep at most ``capacity - 1`` different ones."""
        new = self._missing(ids)
        if self._used + len(new) > self._capacity:
            self.clear()
            new = self._missing(ids)
        if len(new):
            self._fill(new)
        return np.asarray(self._slots[ids])

    def keep(self, ids: Integers) -> None:
        """Have these tokens, and those that are there, for good."""
        for at in range(0, len(ids), _AT_ONCE):
            self.slots(ids[at : at + _AT_ONCE])
        self._kept = self._used

    def clear(self) -> None:
        """Forget all tokens but those to keep."""
        self._slots[self._slots >= self._kept] = 0
        self._used = self._kept

    def scratch(self, rows: int, columns: int) -> Floats:
        """Room for a result that is needed until the next one. Fresh memory took five times as long to fill."""
        size = rows * columns
        if size > len(self._scratch):
            self._scratch = np.empty(size, dtype=np.float32)
        return self._scratch[:size].reshape(rows, columns)

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
                np.matmul(values, branch.first[place], out=products[place, rows])
            products[branch.left, rows] += branch.first_bias
        self._slots[ids] = np.arange(rows.start, rows.stop)
        self._used = rows.stop


def _normalised(rows: Floats, epsilon: float) -> Floats:
    """Rows of mean 0 and variance 1."""
    centred = rows - rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", centred, centred) / np.float32(centred.shape[1])
    normal: Floats = centred / np.sqrt(variance + np.float32(epsilon))[:, None]
    return normal


def token_sums(network: Network, cache: TokenCache, slots: Integers, lengths: Integers) -> Floats:
    """Normalised features summed over each text's begin mark, its words, its end mark.

    Shapes: (tokens,), (texts,) -> (texts, 3, 1280). A text has its two marks at least.
    """
    starts = np.cumsum(lengths) - lengths
    features = np.empty((len(slots), network.pool.shape[0]), dtype=np.float32)
    column = cache.embedding.shape[1]
    features[:, :column] = cache.embedding[slots]
    windows = _window_rows(starts, lengths, network.branches)
    padded = np.append(slots, 0)
    for branch, window, inputs, products in zip(
        network.branches, windows, cache.inputs, cache.products, strict=True
    ):
        rows = features[:, column : column + inputs.shape[1]]
        column += inputs.shape[1]
        hidden = _hidden(inputs, products, padded, window, cache)
        rows[:] = hidden[:-1]
        if branch.second:
            rows += _second(branch, hidden, window, cache)
    return _normal_sums(features, starts, lengths, network.epsilon)


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


def _hidden(
    inputs: Floats, products: Floats, slots: Integers, window: Integers, cache: TokenCache
) -> Floats:
    """What the first convolution of a branch gives, and a row of zeros. ``slots`` ends with slot 0."""
    hidden = np.zeros((len(slots), inputs.shape[1]), dtype=np.float32)
    rows, added = hidden[:-1], cache.scratch(len(window), inputs.shape[1])
    for place, around in zip(products, window.T, strict=True):
        rows += place.take(slots[around], axis=0, out=added, mode="clip")
    np.maximum(rows, 0, out=rows)
    rows += inputs.take(slots[:-1], axis=0, out=added, mode="clip")
    return hidden


def _second(branch: Branch, hidden: Floats, window: Integers, cache: TokenCache) -> Floats:
    """What the second convolution adds to the rows of ``hidden``."""
    values = cache.scratch(window.size, hidden.shape[1])
    hidden.take(window.ravel(), axis=0, out=values, mode="clip")
    values = values.reshape(len(window), -1)
    for matrix in branch.second:
        values = values @ matrix
    values += branch.second_bias
    return np.maximum(values, 0, out=values)


def _normal_sums(features: Floats, starts: Integers, lengths: Integers, epsilon: float) -> Floats:
    """The sums of features of mean 0 and variance 1, as :func:`token_sums` gives them.

    The features are only read: each row counts by the inverse of its deviation, and means are taken from the sums.
    """
    mean = features.mean(axis=1)
    squares = np.einsum("ij,ij->i", features, features) / np.float32(features.shape[1])
    weights = np.float32(1) / np.sqrt(squares - mean * mean + np.float32(epsilon))
    sums = np.empty((len(lengths), 3, features.shape[1]), dtype=np.float32)
    for mark, places in ((0, starts), (2, starts + lengths - 1)):
        sums[:, mark] = features[places] * weights[places, None]
    for text, (start, length) in enumerate(zip(starts.tolist(), lengths.tolist(), strict=True)):
        words = slice(start + 1, start + length - 1)
        np.dot(weights[words], features[words], out=sums[text, 1])
    sums -= sums.mean(axis=2, keepdims=True)
    return sums
