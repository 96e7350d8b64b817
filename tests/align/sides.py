"""Runs and candidates of made-up vectors, for the tests of the stations of the alignment."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from aligner.align.bank import Bank
from aligner.align.candidates import Candidates, make_candidates
from aligner.align.runs import Floats, Runs, make_runs
from aligner.types import Language, Sentence, Span

DIMENSION = 6


class RandomVectors:
    """An encoder whose vectors depend on the text alone and mean nothing."""

    name = "random"
    dimension = DIMENSION

    def encode(self, texts: Sequence[str]) -> Floats:
        rows = [np.random.default_rng(list(text.encode())).normal(size=DIMENSION) for text in texts]
        vectors = np.array(rows, np.float32).reshape(-1, DIMENSION)
        unit: Floats = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
        return unit


def sentences(language: Language, blocks: Sequence[int]) -> list[Sentence]:
    """One sentence for each number, which is that of its block."""
    return [
        Sentence(
            Span(10 * i, 10 * i + 9),
            f"{language} sentence {i}" + "." * (i % 7),
            language,
            "body",
            b,
        )
        for i, b in enumerate(blocks)
    ]


def runs(language: Language, blocks: Sequence[int], places: Sequence[int] | None = None) -> Runs:
    """The runs of such sentences, one behind the other on the page unless ``places`` tells otherwise."""
    made = sentences(language, blocks)
    return make_runs(made, list(range(len(made))) if places is None else places, RandomVectors())


def bank() -> Bank:
    """Twenty sentences a language."""
    encoder = RandomVectors()
    return Bank(
        encoder.encode([f"bank {i}" for i in range(20)]),
        encoder.encode([f"은행 {i}" for i in range(20)]),
    )


block_lists = st.lists(st.integers(0, 1), min_size=1, max_size=9).map(
    lambda steps: [sum(steps[: i + 1]) for i in range(len(steps))]
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[Runs, Runs, Candidates]:
    """Two sides whose sentences stand mixed on one page, with their candidates."""
    en_blocks, ko_blocks = draw(block_lists), draw(block_lists)
    total = len(en_blocks) + len(ko_blocks)
    order = draw(st.permutations(range(total)))
    en = runs("en", en_blocks, sorted(order[: len(en_blocks)]))
    ko = runs("ko", ko_blocks, sorted(order[len(en_blocks) :]))
    return en, ko, make_candidates(en, ko, bank())
