"""Pairs come back from their Parquet as they went in."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from aligner.corpus import folder
from aligner.corpus.rows import CorpusPair
from aligner.types import Finding, Kind, Severity, Span

TEXTS = st.text(max_size=12)
SPANS = st.builds(Span, st.integers(0, 2**31 - 1), st.integers(0, 2**31 - 1))
FINDINGS = st.builds(
    Finding, TEXTS, st.sampled_from(get_args(Severity)), TEXTS, SPANS, SPANS, SPANS
)
PAIRS = st.builds(
    CorpusPair,
    *(TEXTS, TEXTS, TEXTS, TEXTS, st.sampled_from(get_args(Kind)), TEXTS, TEXTS),
    st.floats(0, 1, width=32),
    *(st.lists(SPANS, max_size=3).map(tuple), st.lists(SPANS, max_size=3).map(tuple)),
    st.lists(FINDINGS, max_size=2).map(tuple),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(PAIRS, max_size=4), max_size=3))
def test_there_and_back(parts: list[list[CorpusPair]]) -> None:
    """From every part, in order, with all places and findings."""
    with TemporaryDirectory() as corpus:
        for number, pairs in enumerate(parts):
            folder.write_part(Path(corpus), f"{number:06}", pairs, [])
        assert list(folder.read_pairs(Path(corpus))) == [pair for part in parts for pair in part]


def test_batches_meet(tmp_path: Path) -> None:
    """Where a part has more rows than are held at a time, no list slips to its neighbour."""
    pairs = [
        CorpusPair(
            *(f"p{n}", "p", "p.txt", "", "body", "Sold out.", "매진.", 0.5),
            tuple(Span(n, n + each) for each in range(n % 4)),
            (Span(n, n),),
        )
        for n in range(10_000)
    ]
    folder.write_part(tmp_path, "000000", pairs, [])
    assert list(folder.read_pairs(tmp_path)) == pairs
