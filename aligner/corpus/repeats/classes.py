"""Pairs of one key, and which of them is kept.

Per pair are held a key of 16 bytes, a rank and little more: arrays, so that millions fit.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from aligner.corpus.folder import pair_files

if TYPE_CHECKING:
    import pyarrow as pa

Rows = np.ndarray[tuple[int], np.dtype[np.int32]]
Keys = np.ndarray[tuple[int], np.dtype[np.void]]
# 128 bits: among a billion texts two share a key with a probability of 1e-21.
KEY_BYTES = 16
_KEY = np.dtype((np.void, KEY_BYTES))
_TEXTS = 8192


class Texts(NamedTuple):
    """Some rows of the corpus in order: the first one's number, and the texts of all."""

    first: int
    en: list[str]
    ko: list[str]


def read_texts(corpus: Path) -> Iterable[Texts]:
    """The texts of all pairs, some thousand at a time."""
    import pyarrow.parquet as pq

    first = 0
    for path in pair_files(corpus):
        with pq.ParquetFile(path) as file:
            for batch in file.iter_batches(_TEXTS, columns=["en", "ko"]):
                yield Texts(first, batch["en"].to_pylist(), batch["ko"].to_pylist())
                first += len(batch)


def key_of(en: str, ko: str) -> bytes:
    """What stands for both sides of a pair; no two pairs of texts that differ have the same."""
    text = f"{en}\0{ko}".encode("utf8", "surrogatepass")
    return blake2b(text, digest_size=KEY_BYTES).digest()


def keys_of(en: Iterable[str], ko: Iterable[str]) -> bytes:
    """The keys of some rows, one after the other."""
    return b"".join(map(key_of, en, ko))


def as_keys(data: bytes | bytearray) -> Keys:
    """Keys one after the other, as an array."""
    return np.frombuffer(data, _KEY)


def by_rank(corpus: Path) -> Rows:
    """All rows, the best pair first: highest score, then fewest findings, then smallest id."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = [_rank_columns(path) for path in pair_files(corpus)]
    if not chunks:
        return np.zeros(0, np.int32)
    by = (("score", "descending"), ("findings", "ascending"), ("id", "ascending"))
    order: Rows = pc.sort_indices(pa.concat_tables(chunks), by).to_numpy().astype(np.int32)
    del chunks
    pa.default_memory_pool().release_unused()
    return order


def _rank_columns(path: Path) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc
    import pyarrow.parquet as pq

    table = pq.read_table(path, columns=["score", "findings", "id"])
    counts = pc.list_value_length(table["findings"])
    ids = table["id"].cast(pa.large_string())
    return table.set_column(1, "findings", counts).set_column(2, "id", ids)


def firsts(keys: Keys, members: Rows) -> Rows:
    """For each of ``members`` the first one of them, in their order, that has the same key.

    >>> keys = as_keys(b"".join(bytes([n]) * 16 for n in (7, 5, 7, 5)))
    >>> firsts(keys, np.array([2, 3, 0, 1], np.int32))
    array([2, 3, 2, 3], dtype=int32)
    """
    _, first, which = np.unique(keys[members], return_index=True, return_inverse=True)
    return members[first[which]]
