"""Pairs of brackets and quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.words.marks import LONGEST, groups, trimmed


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ('He said "no" (twice).', ['"no"', "(twice)"]),
        ("‘It’s fine,’ she said.", ["‘It’s fine,’"]),
        ("the workers' tents and the '90s", []),
        ("별명은 '불사조'다", ["'불사조'"]),
        ('"간다"고 했다."간다"고 했다.', ['"간다"', '"간다"']),
        ('“간다"고 했다.', ['“간다"']),
        ('그는 "이제 시작이라고 했다. 그는 "끝"이라고 했다.', ['"끝"']),
        ("(a (b) c", ["(b)"]),
        ("a ) b ( c", []),
        ('"' + "a" * LONGEST + '"', []),
    ],
)
def test_pairs(text: str, pairs: list[str]) -> None:
    """A pair is short and closes what is nearest; a stray mark or an apostrophe opens nothing."""
    assert [text[start:stop] for start, stop, _ in groups(text)] == pairs


@given(st.text(alphabet="a한 .\"'“”‘’()[]「」", max_size=60))
def test_pairs_are_in_range(text: str) -> None:
    """Pairs are sorted by their start, at least two characters long, inside the text."""
    found = groups(text)
    assert found == sorted(found)
    assert all(0 <= start < stop - 1 < len(text) for start, stop, _ in found)


def test_trimmed_leaves_out_blank_pieces() -> None:
    """Cuts may fall on blanks and on each other."""
    assert trimmed(" a  b ", [0, 2, 2, 4, 6]) == [(1, 2), (4, 5)]
