"""An encoder of the bundled one's kind with a few random numbers a layer, for tests that need a folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from aligner.encode.files import bundled_folder
from aligner.encode.network import Branch, Floats, Network
from aligner.encode.pieces import load_tokenizer
from aligner.encode.write import coded_rows, write_folder

WIDTH, INNER, OUT = 12, 8, 16


@cache
def pieces() -> int:
    """Pieces of the bundled tokeniser, which the folder takes as it is."""
    return int(load_tokenizer(bundled_folder()).get_piece_size())


def tiny_network(seed: int = 0) -> Network:
    """Random layers: one branch with a second convolution, one with a narrow one, one without."""
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> Floats:
        return np.asarray(rng.normal(size=shape, scale=0.5), dtype=np.float32)

    def branch(window: int, left: int, *second: tuple[int, int]) -> Branch:
        return Branch(
            window=window, left=left, project=some(WIDTH, INNER), project_bias=some(INNER), gain=some(INNER) + 1,
            bias=some(INNER), first=some(window, INNER, INNER), first_bias=some(INNER),
            second=tuple(some(*shape) for shape in second), second_bias=some(INNER),
        )  # fmt: skip

    codes, scale, offset = coded_rows(some(pieces(), WIDTH))
    branches = (
        branch(2, 0),
        branch(3, 1, (3 * INNER, INNER)),
        branch(5, 2, (5 * INNER, 3), (3, INNER)),
    )
    layers = {"a": (OUT, 9), "b": (9, 9), "c": (9, 7), "d": (7, OUT), "skip1": (OUT, 9), "skip2": (9, OUT)}  # fmt: skip
    return Network(
        codes=codes, scale=scale, offset=offset, branches=branches, pool=some(WIDTH + 3 * INNER, OUT), pool_bias=some(OUT),
        dense={name: some(*shape) for name, shape in layers.items()}, epsilon=1e-12,
    )  # fmt: skip


def tiny_folder(folder: Path, **about: Any) -> Path:
    """A whole folder of :func:`tiny_network`."""
    tokenizer = (bundled_folder() / "sentencepiece.model").read_bytes()
    write_folder(folder, tiny_network(), tokenizer, {"name": "tiny", **about})
    return folder
