"""What every method is given: the sentences of a page, and the vectors of all their runs.

The splits are those of :func:`aligner.page.build_document`, the vectors those of the bundled encoder;
each run is encoded once, whatever the number of methods that look at it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.encode import Encoder, encode_runs
from aligner.evaluate import GoldPage
from aligner.page import build_document, page_from_text
from aligner.types import Document

# Bertalign looks at up to 5 sentences in both sides together, hence 4 in one.
LONGEST = 4

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]


class Bead(NamedTuple):
    """An English run and a Korean one, half-open, and how sure the method is (in its own unit)."""

    en: tuple[int, int]
    ko: tuple[int, int]
    score: float


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """One language of a page. Shapes, for n sentences: ``texts`` n, ``letters`` (n,), ``vectors`` (4, n, d).

    ``vectors[k - 1, i]`` is the vector of the k sentences from i on, of unit length; zero where
    there are fewer. Peers know no blocks: a run is any stretch of sentences of the language.
    """

    texts: tuple[str, ...]
    letters: Doubles
    vectors: Floats

    def __len__(self) -> int:
        return len(self.texts)

    def runs(self, size: int) -> Floats:
        """The vectors of all runs of so many sentences. Shape: (n - size + 1, d)."""
        return self.vectors[size - 1, : max(0, len(self) - size + 1)]

    def text(self, run: tuple[int, int]) -> str:
        """The sentences of a run as one text."""
        return " ".join(self.texts[slice(*run)])

    def centred(self) -> Side:
        """The same with vectors less the mean of the single sentences, of unit length again.

        A lone sentence is its own mean, and stays as it is.
        """
        if len(self) == 1:
            return self
        moved = self.vectors - self.runs(1).mean(axis=0)
        length = np.linalg.norm(moved, axis=2, keepdims=True)
        there = np.linalg.norm(self.vectors, axis=2, keepdims=True) > 0
        return replace(self, vectors=np.where(there, moved / np.maximum(length, 1e-9), 0))


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """A page with its truth, ready for every method."""

    gold: GoldPage
    document: Document
    en: Side
    ko: Side
    encoder: Known

    def centred(self) -> Material:
        """The same with centred vectors (see :meth:`Side.centred`)."""
        return replace(self, en=self.en.centred(), ko=self.ko.centred())

    def pairs(self, beads: Sequence[Bead]) -> list[tuple[str, str]]:
        """The texts of beads, as the scorer wants them."""
        return [(self.en.text(bead.en), self.ko.text(bead.ko)) for bead in beads]


class Known:
    """An encoder that has the runs of one page at hand and asks the real one for anything else."""

    def __init__(self, encoder: Encoder) -> None:
        self.name, self.dimension = encoder.name, encoder.dimension
        self._encoder = encoder
        self._runs: dict[tuple[str, ...], Floats] = {}
        self._texts: dict[str, Floats] = {}

    def side(self, texts: Sequence[str]) -> Side:
        """The runs of these sentences, encoded in one go."""
        bounds = [
            (start, start + size)
            for size in range(1, LONGEST + 1)
            for start in range(len(texts) - size + 1)
        ]
        vectors = np.zeros((LONGEST, len(texts), self.dimension), np.float32)
        encoded = encode_runs(self._encoder, texts, bounds)
        for (start, stop), vector in zip(bounds, encoded, strict=True):
            vectors[stop - start - 1, start] = vector
            self._runs[tuple(texts[start:stop])] = vector
            self._texts.setdefault(" ".join(texts[start:stop]), vector)
        return Side(tuple(texts), np.array([len(text) for text in texts], float), vectors)

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of single sentences or of runs joined by blanks."""
        unknown = [text for text in dict.fromkeys(texts) if text not in self._texts]
        self._texts |= zip(unknown, self._encoder.encode(unknown), strict=True)
        return np.stack([self._texts[text] for text in texts])

    def encode_runs(self, texts: Sequence[str], runs: Sequence[tuple[int, int]]) -> Floats:
        """Vectors of runs, as :func:`aligner.encode.encode_runs` gives them."""
        wanted = [tuple(texts[start:stop]) for start, stop in runs]
        if any(run not in self._runs for run in wanted):
            return encode_runs(self._encoder, texts, runs)
        return np.stack([self._runs[run] for run in wanted])


def read(gold: GoldPage, encoder: Encoder) -> Material | None:
    """The material of a page; None when it has no sentence in one of the languages."""
    document = build_document(page_from_text(gold.text, id=gold.id))
    english, korean = (
        [s.text for s in document.sentences if s.language == language] for language in ("en", "ko")
    )
    if not english or not korean:
        return None
    known = Known(encoder)
    return Material(gold, document, known.side(english), known.side(korean), known)
