"""The bundled encoder's network with weights that learn.

The arithmetic of :mod:`aligner.encode.network` in torch, over all tokens of a batch in one row, without
padding. What depends on a token alone is computed once for every different token of the batch.
"""

# ruff: noqa: TID253  (only loaded by what trains)
from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from aligner.encode import network
from aligner.encode.encoder import Vectors
from aligner.encode.write import coded_rows


class Branch(nn.Module):
    """Projection, normalisation, one or two residual convolutions of a window of tokens.

    The second one is the only product that is made for each token of a text.
    """

    def __init__(self, branch: network.Branch) -> None:
        super().__init__()
        self.window, self.left = branch.window, branch.left
        self.project = parameter(branch.project)
        self.project_bias = parameter(branch.project_bias)
        self.gain = parameter(branch.gain)
        self.bias = parameter(branch.bias)
        self.first = parameter(branch.first)
        self.first_bias = parameter(branch.first_bias)
        self.second = nn.ParameterList([parameter(matrix) for matrix in branch.second])
        if branch.second:
            self.second_bias = parameter(branch.second_bias)

    def forward(self, rows: Tensor, places: Tensor, windows: Tensor, epsilon: float) -> Tensor:
        """Rows of the different tokens, each token's place among them, its window's rows.

        Shapes: (different, width), (tokens,), (tokens, window) -> (tokens, inner). A window's row past the last
        token is outside the text.
        """
        inner = self.first.shape[-1]
        x = rows @ self.project + self.project_bias
        x = functional.layer_norm(x, (inner,), self.gain, self.bias, epsilon)
        products = torch.einsum("nc,wcd->wnd", x, self.first)
        products = functional.pad(products, (0, 0, 0, 1))  # the place outside: zeros
        padded = functional.pad(places, (0, 1), value=len(rows))
        hidden = sum(
            functional.embedding(padded[windows[:, place]], products[place])
            for place in range(self.window)
        )
        hidden = torch.relu(hidden + self.first_bias) + functional.embedding(places, x)
        if not len(self.second):
            return hidden
        beside = functional.embedding(windows, functional.pad(hidden, (0, 0, 0, 1))).flatten(1)
        for matrix in self.second:
            beside = beside @ matrix
        return hidden + torch.relu(beside + self.second_bias)


class Student(nn.Module):
    """Token ids in, unit vectors of texts and of runs of texts out."""

    branches: Sequence[Branch]

    def __init__(self, net: network.Network) -> None:
        """The layers and weights of ``net``."""
        super().__init__()
        self.epsilon = net.epsilon
        rows = net.codes * net.scale[:, None] + net.offset[:, None]
        self.table = nn.Embedding(len(rows), rows.shape[1], sparse=True)
        self.table.weight.data = torch.tensor(rows)
        self.branches = nn.ModuleList([Branch(branch) for branch in net.branches])  # type: ignore[assignment]
        self.pool = parameter(net.pool)
        self.pool_bias = parameter(net.pool_bias)
        self.dense = nn.ParameterDict(
            {name: parameter(values) for name, values in net.dense.items()}
        )

    def pooled(self, ids: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
        """Projected sums over begin mark, words and end mark of each segment, and its number of words.

        Shapes: (segments, 3, dimension), (segments,).
        """
        device = self.pool.device
        lengths = np.fromiter(map(len, ids), np.int64)
        tokens = np.fromiter(chain.from_iterable(ids), np.int64)
        different, where = np.unique(tokens, return_inverse=True)
        rows = self.table(torch.tensor(different, device=device))
        places = torch.tensor(where, device=device)
        starts = np.cumsum(lengths) - lengths
        columns = [functional.embedding(places, rows)]
        for branch in self.branches:
            beside = window_rows(starts, lengths, branch.window, branch.left).to(device)
            columns.append(branch(rows, places, beside, self.epsilon))
        features = torch.cat(columns, dim=1)
        features = functional.layer_norm(features, features.shape[1:], eps=self.epsilon)
        part = np.ones(len(tokens), np.int64)
        part[starts], part[starts + lengths - 1] = 0, 2
        part += 3 * np.repeat(np.arange(len(lengths)), lengths)
        sums = features.new_zeros(3 * len(lengths), features.shape[1])
        sums = sums.index_add(0, torch.tensor(part, device=device), features)
        return (sums @ self.pool).view(len(lengths), 3, -1), torch.tensor(
            lengths - 2, device=device, dtype=torch.float32
        )

    def project(self, sums: Tensor, counts: Tensor) -> Tensor:
        """The last layers. Shapes: (n, dimension), (n,) tokens with both marks -> (n, dimension)."""
        dense = self.dense
        mean = (sums + counts[:, None] * self.pool_bias) / counts.sqrt()[:, None]
        first = torch.relu(torch.relu(mean @ dense["a"]) @ dense["b"] + mean @ dense["skip1"])
        second = torch.relu(first @ dense["c"])
        last = torch.tanh(second @ dense["d"] + first @ dense["skip2"])
        return functional.normalize(last, dim=1)

    def forward(self, texts: Sequence[Sequence[Sequence[int]]]) -> Tensor:
        """Vectors of texts, each given as its segments. Shape: (texts, dimension)."""
        sums, words = self.pooled(list(chain.from_iterable(texts)))
        return self.runs(sums, words, segment_bounds(texts).to(sums.device))

    def runs(self, sums: Tensor, words: Tensor, bounds: Tensor) -> Tensor:
        """Vectors of the segments ``start`` to ``stop`` as one text, as the package makes them.

        Shapes: (segments, 3, dimension), (segments,), (m, 2) -> (m, dimension).
        """
        total = functional.pad(sums[:, 1].cumsum(0), (0, 0, 1, 0))
        counts = functional.pad(words.cumsum(0), (1, 0))
        start, stop = bounds[:, 0], bounds[:, 1]
        inside = total[stop] - total[start] + sums[start, 0] + sums[stop - 1, 2]
        return self.project(inside, counts[stop] - counts[start] + 2)


def segment_bounds(texts: Sequence[Sequence[Sequence[int]]]) -> Tensor:
    """The first segment of each text among all, and the one after its last. Shape: (texts, 2)."""
    stops = torch.tensor([len(text) for text in texts]).cumsum(0)
    return torch.stack([functional.pad(stops[:-1], (1, 0)), stops], dim=1)


def parameter(values: Any) -> nn.Parameter:  # noqa: ANN401
    """A copy of an array that learns."""
    return nn.Parameter(torch.tensor(np.array(values)))


def window_rows(starts: Any, lengths: Any, window: int, left: int) -> Tensor:  # noqa: ANN401
    """The rows that each token's window covers; past the last row outside its text. (tokens, window)."""
    total = int(lengths.sum())
    rows = np.arange(total)[:, None] + np.arange(window) - left
    first, past = np.repeat(starts, lengths), np.repeat(starts + lengths, lengths)
    inside = (rows >= first[:, None]) & (rows < past[:, None])
    return torch.tensor(np.where(inside, rows, total))


def network_of_student(student: Student) -> network.Network:
    """The layers as arrays, the table in 8 bits."""
    codes, scale, offset = coded_rows(_array(student.table.weight))
    return network.Network(
        codes=codes,
        scale=scale,
        offset=offset,
        branches=tuple(_branches(student)),
        pool=_array(student.pool),
        pool_bias=_array(student.pool_bias),
        dense={name: _array(values) for name, values in student.dense.items()},
        epsilon=student.epsilon,
    )


def _branches(student: Student) -> Iterator[network.Branch]:
    for branch in student.branches:
        first_bias = _array(branch.first_bias)
        yield network.Branch(
            window=branch.window,
            left=branch.left,
            project=_array(branch.project),
            project_bias=_array(branch.project_bias),
            gain=_array(branch.gain),
            bias=_array(branch.bias),
            first=_array(branch.first),
            first_bias=first_bias,
            second=tuple(_array(matrix) for matrix in branch.second),
            second_bias=_array(branch.second_bias) if len(branch.second) else 0 * first_bias,
        )


def _array(values: Tensor) -> Vectors:
    return np.ascontiguousarray(values.detach().cpu().float().numpy())
