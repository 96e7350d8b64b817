"""The bundled encoder: reads its folder with numpy and sentencepiece, without torch."""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from aligner.encode.encoder import Vectors
from aligner.encode.files import check_sums, map_tensors, read_settings
from aligner.encode.network import Floats, Integers, network_of, project
from aligner.encode.pieces import frequent, load_tokenizer, segments
from aligner.encode.tokens import TokenCache, token_sums
from aligner.errors import ModelError

# Whether a text ends where it would be cut: pieces.segments.
_SENTENCE_END = re.compile(r"[.!?…。][\"”’')\]」』》]{0,3}\s*\Z")
# In format 2 a branch may lack its second convolution, or have it as two narrow matrices.
_FORMATS = (1, 2)
# Tokens that are looked up together: the more, the fewer are computed twice, and the more memory.
_CHUNK = 2048
_CAPACITY = 4096
# The tokens of each language to keep for a batch. Of the different tokens of 16 pages they leave 53 % to compute (3,000: 41 %,
# 4,000: 32 %), and take 60 MB (4,000: 120), which worker processes share.
_FREQUENT = 2000
# From this many texts on, each core gets a share (a page stays on one: batches use the others for other
# pages). A core takes a cache of its own, 60 MB.
_MANY = 1000
_CORES = min(4, os.cpu_count() or 1)
# Tokens whose window products are in work at a time: some 8 MB. A side of a page has 500 tokens; in one batch
# it took 5 % less time than in batches of 384.
_BATCH = 768
# Runs whose last layers are in work at a time: 2 MB for each.
_RUNS = 1024


class KoreanEnglishEncoder:
    """The encoder of a folder that ``aligner.encode.write`` wrote.

    A text is read up to ``max_tokens`` tokens (1,024 in the bundled folder, some 2,500 Korean or
    4,500 English characters). It is cut after full stops, question and exclamation marks, and words do not see
    those of another segment: so a text of several sentences is the sum of them. An empty text has a
    vector too: that of a sentence without words. Threads may share an encoder; their calls wait for each other.
    """

    def __init__(self, folder: Path) -> None:
        """Raises :class:`ModelError` when a file is missing or damaged, or of a later format."""
        check_sums(folder)
        config = read_settings(folder / "config.json")
        if config.get("format") not in _FORMATS:
            raise ModelError(
                f"{folder} has the format {config.get('format')}; this version reads 1 and 2.",
                fix="Update aligner, or take a folder made for it.",
            )
        self.name: str = config["name"]
        self.dimension: int = config["dimension"]
        self._max_tokens: int = config["max_tokens"]
        self._tokenizer = load_tokenizer(folder)
        self._network = network_of(map_tensors(folder / "model.safetensors"), config)
        self._caches = [TokenCache(self._network, _CAPACITY)]
        self._lock = threading.Lock()
        # One core: the products are too small to share, and threads that wait for each other on a busy
        # machine made 40 sentences ten times slower (0.75 s for 0.07 s, two cores, load 3).
        self._blas = ThreadpoolController()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length. Shape: (len(texts), dimension)."""
        vectors = [np.empty((0, self.dimension), dtype=np.float32)]
        with self._lock, self._blas.limit(limits=1, user_api="blas"):
            for sums, counts in self._token_sums(texts, self._caches[0]):
                total = sums.sum(axis=1) @ self._network.pool
                vectors.append(project(self._network, total, counts))
        return np.concatenate(vectors)

    def encode_runs(self, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Vectors:
        """Vectors of the texts ``start`` to ``stop`` as one. Shape: (len(runs), dimension).

        The vector of a run is that of its texts joined by blanks, to 1e-5. It adds what its members' words give,
        with the begin mark of the first and the end mark of the last; where a text before the last does not
        end a sentence, so that its words would see the next one's, the joined text is read.
        """
        texts, bounds = with_joined(texts, np.asarray(runs, dtype=np.intp).reshape(-1, 2))
        pooled = np.empty((3, len(texts), self.dimension), dtype=np.float32)
        lengths = np.empty(len(texts), dtype=np.float32)
        vectors = np.empty((len(bounds), self.dimension), dtype=np.float32)
        cores = _CORES if len(texts) >= _MANY else 1

        def pool(part: slice, core: int) -> None:
            self._pool(texts[part], self._caches[core], pooled[:, part], lengths[part])

        def add(part: slice, _: int) -> None:
            self._add_runs(pooled, lengths, bounds[part], vectors[part])

        with self._lock, self._blas.limit(limits=1, user_api="blas"):
            while len(self._caches) < cores:
                self._caches.append(TokenCache(self._network, _CAPACITY))
            on_cores(pool, len(texts), cores)
            on_cores(add, len(bounds), cores)
        return vectors

    def keep_frequent(self) -> None:
        """Compute the most frequent tokens of both languages now, half a second, and keep them for good.

        Processes that are forked afterwards share them.
        """
        ids = frequent(self._tokenizer, _FREQUENT)
        with self._lock, self._blas.limit(limits=1, user_api="blas"):
            self._caches = [TokenCache(self._network, len(ids) + _CAPACITY)]
            self._caches[0].keep(ids)

    def forget(self) -> None:
        """Be as if just loaded, but for the tokens to keep, so that vectors are the same to the last bit whatever was read before.

        A product of matrices rounds a row differently by its place among the others, and so the tokens kept
        from earlier texts change the next ones' vectors by some 1e-7.
        """
        with self._lock:
            del self._caches[1:]
            self._caches[0].clear()

    def _add_runs(self, pooled: Vectors, lengths: Vectors, bounds: Integers, out: Vectors) -> None:
        """Writes the vectors of runs, made of what their texts give, into ``out``."""
        begin, words, end = pooled
        for at in range(0, len(bounds), _RUNS):
            part = bounds[at : at + _RUNS]
            total = begin[part[:, 0]] + sum_runs(words, part) + end[part[:, 1] - 1]
            counts = sum_runs(lengths[:, None], part)[:, 0] + 2
            out[at : at + _RUNS] = project(self._network, total, counts)

    def _pool(
        self, texts: Sequence[str], cache: TokenCache, pooled: Vectors, lengths: Vectors
    ) -> None:
        """Writes the pooled sums over begin mark, words and end mark, and the numbers of words.

        Shapes of where to: (3, texts, dimension), (texts,).
        """
        at = 0
        for sums, counts in self._token_sums(texts, cache):
            batch = slice(at, at + len(counts))
            # One product over all rows: numpy makes one of three rows for each text otherwise, which took
            # 13 of the 33 ms of a side of a page.
            rows = sums.reshape(-1, sums.shape[2]) @ self._network.pool
            pooled[:, batch] = np.moveaxis(rows.reshape(-1, 3, self.dimension), 1, 0)
            lengths[batch] = counts - 2
            at = batch.stop

    def _token_sums(
        self, texts: Sequence[str], cache: TokenCache
    ) -> Iterator[tuple[Vectors, Vectors]]:
        """Batch by batch the sums over begin mark, words, end mark, and the numbers of tokens.

        Shapes: (texts, 3, 1280), (texts,).
        """
        for chunk in batches(self._segments(texts), _CHUNK):
            tokens = chain.from_iterable(chain.from_iterable(chunk))
            slots = cache.slots(np.fromiter(tokens, np.intp))
            for batch in batches(iter(chunk), _BATCH):
                lengths = np.fromiter(map(len, chain.from_iterable(batch)), np.intp)
                part, slots = np.split(slots, [int(lengths.sum())])
                sums = token_sums(self._network, cache, part, lengths)
                yield of_texts(sums, lengths, np.fromiter(map(len, batch), np.intp))

    def _segments(self, texts: Sequence[str]) -> Iterator[list[list[int]]]:
        for text in texts:
            yield segments(self._tokenizer, text, self._max_tokens)


def of_texts(sums: Floats, lengths: Integers, counts: Integers) -> tuple[Floats, Floats]:
    """What the segments give, for the texts they make up, and the texts' numbers of tokens with two marks.

    Shapes: (segments, 3, d), (segments,), (texts,) -> (texts, 3, d), (texts,).
    """
    if len(counts) == len(lengths):
        return sums, lengths.astype(np.float32)
    first = np.cumsum(counts) - counts
    words = np.add.reduceat(sums[:, 1], first, axis=0)
    joined = np.stack([sums[first, 0], words, sums[first + counts - 1, 2]], axis=1)
    return joined, (np.add.reduceat(lengths - 2, first) + 2).astype(np.float32)


def with_joined(texts: Sequence[str], runs: Integers) -> tuple[Sequence[str], Integers]:
    """The texts, with those runs as further texts that are not the sum of their members; all runs' bounds.

    >>> texts, runs = with_joined(["One.", "A title", "Two."], np.array([[0, 2], [1, 3]]))
    >>> texts, runs.tolist()
    (['One.', 'A title', 'Two.', 'A title Two.'], [[0, 2], [3, 4]])
    """
    ends = np.array([bool(_SENTENCE_END.search(text)) for text in texts], dtype=np.intp)
    ended = np.append(0, np.cumsum(ends))
    starts, lasts = runs[:, 0], runs[:, 1] - 1
    open_ = np.flatnonzero(ended[lasts] - ended[starts] < lasts - starts)
    if not len(open_):
        return texts, runs
    joined = [" ".join(texts[start:stop]) for start, stop in runs[open_].tolist()]
    runs = runs.copy()
    runs[open_, 0] = np.arange(len(texts), len(texts) + len(joined))
    runs[open_, 1] = runs[open_, 0] + 1
    return [*texts, *joined], runs


def on_cores(work: Callable[[slice, int], None], count: int, cores: int) -> None:
    """Does ``work`` on equal parts of ``count`` rows at once; it is told its rows and its core."""
    share = max(1, -(-count // cores))
    parts = [slice(at, at + share) for at in range(0, count, share)]
    if len(parts) <= 1:
        for part in parts:
            work(part, 0)
        return
    with ThreadPoolExecutor(len(parts)) as threads:
        list(threads.map(work, parts, range(len(parts))))


def batches(texts: Iterator[list[list[int]]], limit: int) -> Iterator[list[list[list[int]]]]:
    """Texts in order, together as long as they have at most ``limit`` tokens; a longer text alone.

    >>> list(batches(iter([[[1, 2]], [[3]], [[4], [5, 6]], [[7]]]), 3))
    [[[[1, 2]], [[3]]], [[[4], [5, 6]]], [[[7]]]]
    """
    batch: list[list[list[int]]] = []
    size = 0
    for text in texts:
        length = sum(map(len, text))
        if batch and size + length > limit:
            yield batch
            batch, size = [], 0
        batch.append(text)
        size += length
    if batch:
        yield batch


def sum_runs(rows: Floats, runs: Integers) -> Floats:
    """Sums of the rows start to stop of each run. Shapes: (n, d), (m, 2) -> (m, d).

    Adds row after row: differences of running sums would lose digits, and runs are short.

    >>> sum_runs(np.float32([[1], [2], [4]]), np.array([[0, 1], [0, 3], [1, 3]])).tolist()
    [[1.0], [7.0], [6.0]]
    """
    starts, lengths = runs[:, 0], runs[:, 1] - runs[:, 0]
    totals = rows[starts]
    for step in range(1, int(lengths.max(initial=1))):
        longer = np.flatnonzero(lengths > step)
        totals[longer] += rows[starts[longer] + step]
    return totals
