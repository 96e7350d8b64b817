"""How good, fast and large encoders are on a bitext, each in a process of its own."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from statistics import median

import numpy as np

from aligner.encode.encoder import Encoder, Encodes, Vectors
from aligner.encode.load import load_encoder
from aligner.errors import ModelError
from aligner.shelf.retrieval import NEIGHBOURS, Retrieval, retrieval

# Texts that are encoded in one call; a model's own batches lie inside.
_CALL = 4096
# Texts that are timed, spread over the bitext, and how often: 1,000 take the bundled encoder a second.
_TIMED, _REPEATS = 1000, 3


@dataclass(frozen=True, slots=True)
class ModelScore:
    """The figures of one encoder. ``speed`` is texts a second, ``memory`` bytes at the most, ``load`` seconds."""

    name: str
    dimension: int
    found: Retrieval
    speed: float
    memory: int
    load: float


def score_apart(
    model: str | None, pairs: Sequence[tuple[str, str]], neighbours: int = NEIGHBOURS
) -> ModelScore:
    """:func:`score_model` in a new process, so that memory and time are the model's own.

    Raises :class:`ModelError` when the model cannot be loaded, or its process was ended from outside.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        try:
            done = pool.submit(_score_or_letter, model, pairs, neighbours).result()
        except BrokenProcessPool as error:
            raise ModelError(
                f"The process of {model or 'ko-en'} was ended before it was done, as for lack of memory.",
                fix="Give it more memory, or fewer lines.",
            ) from error
    if isinstance(done, ModelScore):
        return done
    problem, fix = done
    raise ModelError(problem, fix=fix)


def _score_or_letter(
    model: str | None, pairs: Sequence[tuple[str, str]], neighbours: int
) -> ModelScore | tuple[str, str]:
    """The errors of the package cannot travel between processes; their words can."""
    try:
        return score_model(model, pairs, neighbours)
    except ModelError as error:
        return error.problem, error.fix


def score_model(
    model: str | None, pairs: Sequence[tuple[str, str]], neighbours: int = NEIGHBOURS
) -> ModelScore:
    """Load an encoder, encode the pairs (English, Korean), look for translations, time it.

    Memory counts what this process took so far; see :func:`score_apart`.
    """
    start = time.perf_counter()
    encoder = load_encoder(model)
    load = time.perf_counter() - start
    en, ko = (_encoded(encoder, [pair[side] for pair in pairs]) for side in (0, 1))
    rate = speed(encoder, timed_texts(pairs))
    memory = peak_memory()  # before the comparison, which is the same for all
    return ModelScore(
        encoder.name, encoder.dimension, retrieval(en, ko, neighbours), rate, memory, load
    )


def _encoded(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    vectors = np.empty((len(texts), encoder.dimension), dtype=np.float32)
    for at in range(0, len(texts), _CALL):
        part = texts[at : at + _CALL]
        vectors[at : at + len(part)] = encoder.encode(part)
    return vectors


def timed_texts(pairs: Sequence[tuple[str, str]], count: int = _TIMED) -> list[str]:
    """Both sides of pairs spread evenly over the bitext, at most ``count`` texts.

    >>> timed_texts([("a", "가"), ("b", "나"), ("c", "다"), ("d", "라")], 4)
    ['a', '가', 'c', '다']
    """
    step = max(1, -(-2 * len(pairs) // count))
    return [side for pair in pairs[::step] for side in pair]


def speed(
    encoder: Encodes,
    texts: Sequence[str],
    repeats: int = _REPEATS,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Texts a second, the median of some runs over all of them in one call."""
    return median(_rates(encoder, texts, repeats, clock))


def _rates(
    encoder: Encodes, texts: Sequence[str], repeats: int, clock: Callable[[], float]
) -> Iterator[float]:
    for _ in range(repeats):
        start = clock()
        encoder.encode(texts)
        yield len(texts) / max(clock() - start, 1e-9)


def peak_memory() -> int:
    """The most bytes that this process had in memory."""
    status = Path("/proc/self/status")
    if status.is_file():
        # What getrusage tells counts the parent's memory too, from before the new program began.
        for line in status.read_text("ascii", errors="replace").splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) * 1024
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
