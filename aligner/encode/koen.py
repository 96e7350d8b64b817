"""The bundled encoder: reads its folder with numpy and sentencepiece, without torch."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from aligner.encode.encoder import Vectors
from aligner.encode.files import check_sums, map_tensors, read_json
from aligner.encode.network import Integers, TokenCache, network_of, pooled, project
from aligner.errors import ModelError

# The longest piece has 16 characters, so this many hold at least one token each 16; a page in one line
# costs no more than this.
_LONGEST_PIECE = 16
# Tokens that are looked up together: the more, the fewer are computed twice, and the more memory.
_CHUNK = 2048
_CAPACITY = 4096
# Tokens whose window products are in work at a time: 2 MB, the size of a core's cache.
_BATCH = 384


class KoreanEnglishEncoder:
    """The encoder of a folder made by ``models/build_ko_en.py``.

    A text is read up to ``max_tokens`` tokens (1,024 in the bundled folder, some 2,500 Korean or
    4,500 English characters). An empty text has a vector too: that of a sentence without words. Threads
    may share an encoder; their calls wait for each other.
    """

    def __init__(self, folder: Path) -> None:
        """Raises :class:`ModelError` when a file is missing or damaged, or of a later format."""
        check_sums(folder)
        config = read_json(folder / "config.json")
        if config.get("format") != 1:
            raise ModelError(
                f"{folder} has the format {config.get('format')}; this version reads format 1.",
                fix="Update aligner, or take a folder made for it.",
            )
        self.name: str = config["name"]
        self.dimension: int = config["dimension"]
        self._max_tokens: int = config["max_tokens"]
        self._tokenizer = load_tokenizer(folder)
        self._network = network_of(map_tensors(folder / "model.safetensors"), config)
        self._cache = TokenCache(self._network, _CAPACITY)
        self._lock = threading.Lock()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length. Shape: (len(texts), dimension)."""
        return self.project(*self.pool(texts))

    def pool(self, texts: Sequence[str]) -> tuple[Vectors, Vectors]:
        """Sums over each text's tokens, and how many they are. Shapes: (n, 512), (n,)."""
        sums = [np.empty((0, self.dimension), dtype=np.float32)]
        counts = [np.empty(0, dtype=np.float32)]
        with self._lock:
            for chunk in batches(self._tokens(texts), _CHUNK):
                slots = self._cache.slots(np.fromiter(chain.from_iterable(chunk), np.intp))
                for batch in batches(iter(chunk), _BATCH):
                    lengths = np.fromiter(map(len, batch), np.intp)
                    here, slots = np.split(slots, [int(lengths.sum())])
                    sums.append(pooled(self._network, self._cache, here, lengths))
                    counts.append(lengths.astype(np.float32))
        return np.concatenate(sums), np.concatenate(counts)

    def project(self, sums: Vectors, counts: Vectors) -> Vectors:
        """Unit vectors of pooled sums. Shapes: (n, 512), (n,) -> (n, dimension)."""
        return project(self._network, sums, counts)

    def _tokens(self, texts: Sequence[str]) -> Iterator[list[int]]:
        for text in texts:
            yield token_ids(self._tokenizer, text, self._max_tokens)


def load_tokenizer(folder: Path) -> Any:
    """The folder's SentencePiece model."""
    from sentencepiece import SentencePieceProcessor

    return SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))


def token_ids(tokenizer: Any, text: str, limit: int) -> list[int]:
    """Begin, the text's pieces, end: at most ``limit`` ids. A lone surrogate is read as "?"."""
    text = text[: limit * _LONGEST_PIECE].encode("utf-8", "replace").decode()
    pieces: list[int] = tokenizer.encode(text)[: limit - 2]
    return [tokenizer.bos_id(), *pieces, tokenizer.eos_id()]


def batches(texts: Iterator[list[int]], limit: int) -> Iterator[list[list[int]]]:
    """Texts in order, together as long as they have at most ``limit`` tokens; a longer text alone.

    >>> list(batches(iter([[1, 2], [3], [4, 5, 6], [7]]), 3))
    [[[1, 2], [3]], [[4, 5, 6]], [[7]]]
    """
    batch: list[list[int]] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > limit:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield batch
