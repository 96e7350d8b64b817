"""The shape of the network: which branches keep their second convolution, and how wide it is.

The second convolution is the only product made for each token of a text. Sentences a second of processor time,
where the network as published makes 748: with it in windows 3 and 5 867, in 5 alone 1,171, in none 1,365. With
nothing learnt anew, news (park_news, margin) falls from 92.1/91.7 to 91.5/90.9 without that of window 2, to 90.5/90.2
without that of window 5. Cutting that of window 5 to rank 128 cost .1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from aligner.encode.network import Branch, Floats, Network

FULL = 0
PUBLISHED = {3: FULL, 5: 128}  # ranks by window


def with_seconds(network: Network, ranks: Mapping[int, int]) -> Network:
    """The network with second convolutions in the named windows only, of that rank or ``FULL``."""
    branches = tuple(_with_second(branch, ranks.get(branch.window)) for branch in network.branches)
    return replace(network, branches=branches)


def _with_second(branch: Branch, rank: int | None) -> Branch:
    if rank is None:
        return replace(branch, second=(), second_bias=np.zeros_like(branch.second_bias))
    return branch if rank == FULL else replace(branch, second=narrow(branch.second[0], rank))


def without_branches(network: Network) -> Network:
    """The table, the pooling matrix and the last layers: a static embedding."""
    width = network.codes.shape[1]
    return replace(network, branches=(), pool=network.pool[:width])


def narrow(matrix: Floats, rank: int) -> tuple[Floats, Floats]:
    """The two matrices of this rank whose product is nearest (Eckart and Young 1936).

    The sizes go to the first, whose columns have each a step of their own when they are coded in 8 bits.

    >>> a, b = narrow(np.float32([[1, 2], [2, 4], [3, 6]]), 1)
    >>> a.shape, b.shape, (a @ b).round(4).tolist()
    ((3, 1), (1, 2), [[1.0, 2.0], [2.0, 4.0], [3.0, 6.0]])
    """
    left, sizes, right = np.linalg.svd(matrix, full_matrices=False)
    first, then = left[:, :rank] * sizes[:rank], right[:rank]
    return first.astype(np.float32), then.astype(np.float32)
