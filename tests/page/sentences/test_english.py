"""English sentences: newsroom cases as data, and what holds for any text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.sentences.english import split

Case = dict[str, Any]
CASES: list[Case] = json.loads(
    (Path(__file__).parent / "cases" / "english.json").read_text("utf-8")
)
BITS = [
    "home",
    "The",
    "U.S.",
    "Dr.",
    "a.m.",
    "No.",
    "3",
    "3.5",
    "J.",
    "e.g.",
    " ",
    " ",
    ". ",
    ".",
    "! ",
    "?",
    "...",
    "…",
]
BITS += [
    '"',
    "“",
    "”",
    "'",
    "’",
    "(",
    ")",
    "``",
    "''",
    "\N{DOUBLE ACUTE ACCENT}",
    "-",
    "•",
    "www.a.com",
    "한옥",
    "iPhone",
    "@",
]


def _marked(case: Case) -> Any:
    known = pytest.mark.xfail(strict=True, reason="known failure")
    return pytest.param(case, id=case["label"], marks=[known] if case.get("known_failure") else [])


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_newsroom_cases(case: Case) -> None:
    """A line falls into the sentences that an editor would mark."""
    assert [case["text"][start:stop] for start, stop in split(case["text"])] == case["pieces"]


@given(st.lists(st.sampled_from(BITS), max_size=60).map("".join) | st.text(max_size=80))
def test_pieces_cover_the_text_in_order(text: str) -> None:
    """Pieces are ordered, trimmed, not empty, and leave out nothing but blanks."""
    at = 0
    for start, stop in split(text):
        assert at <= start < stop <= len(text)
        assert not text[at:start].strip()
        assert text[start:stop] == text[start:stop].strip()
        at = stop
    assert not text[at:].strip()


@given(
    st.lists(
        st.sampled_from(["The shop closed.", "Nobody came.", "It rained in the north."]),
        min_size=1,
        max_size=8,
    )
)
def test_plain_sentences_come_back(sentences: list[str]) -> None:
    """Plain sentences joined by blanks are the pieces."""
    text = " ".join(sentences)
    assert [text[start:stop] for start, stop in split(text)] == sentences


def test_enough_cases() -> None:
    """The table keeps its breadth: at least forty cases, each with its own label."""
    assert len({case["label"] for case in CASES}) == len(CASES) >= 40
