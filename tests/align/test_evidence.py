"""Figures and names speak for a pair that shares them, against one that contradicts, else not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.align.evidence import (
    english_figures,
    evidence,
    korean_figures,
    sound_of_hangul,
    sounds_of_latin,
)


@pytest.mark.parametrize(
    ("english", "korean", "figures", "names"),
    [
        ("Rain fell all night.", "밤새 비가 내렸다.", 0.0, 0.0),
        ("Some 2,300 fans came.", "관중 2300여 명이 모였다.", 1.0, 0.0),
        ("The firm lost 1.2 trillion won.", "회사는 1조2000억원을 잃었다.", 1.0, 0.0),
        ("Some 2,300 fans came.", "관중 4100여 명이 모였다.", -1.0, 0.0),
        ("Three boats sank.", "배 3척이 가라앉았다.", 0.0, 0.0),
        ("A ferry left Mokpo for Jeju.", "목포를 떠난 제주행 여객선.", 0.0, 1.0),
        ("A ferry left Mokpo for Jeju.", "부산을 떠난 여객선.", 0.0, -1.0),
        ("A ferry left Mokpo for Busan.", "목포를 떠난 여객선.", 0.0, 0.0),
        ("On Tuesday, The Ministry said so.", "부처가 그렇게 밝혔다.", 0.0, -1.0),
    ],
)
def test_what_each_pair_says(english: str, korean: str, figures: float, names: float) -> None:
    """Shared ones speak for a pair, contradicting ones against it; small figures may be spelled out."""
    assert evidence(english, korean) == (figures, names)


@pytest.mark.parametrize(
    ("latin", "hangul"),
    [
        ("kursk", "쿠르스크"),
        ("arthur", "아서"),
        ("zelenskyy", "젤렌스키"),
        ("gwanghwamun", "광화문"),
        ("sejong", "세종"),
    ],
)
def test_one_sound_in_two_scripts(latin: str, hangul: str) -> None:
    """A name and its Hangul have the same consonants, up to an r that Korean leaves out."""
    assert sound_of_hangul(hangul) in sounds_of_latin(latin)


@given(st.integers(1, 9999), st.integers(0, 9999))
def test_korean_units_add_up(high: int, low: int) -> None:
    """A figure in 억 and 만 has the value of the English one in full digits."""
    korean = f"{high}억{low}만원" if low else f"{high}억원"
    value = high * 10**8 + low * 10**4
    assert korean_figures(korean) == english_figures(f"{value:,} won") == {float(value)}


@given(st.text(max_size=200), st.text(max_size=200))
def test_bounded_whatever_the_text(english: str, korean: str) -> None:
    """No text moves either figure out of -1 to 1."""
    assert all(-1 <= value <= 1 for value in evidence(english, korean))
