"""A credit is told by its form, and nothing of the text goes with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.credits.strip import WINDOW, strip_credit

CASES = json.loads((Path(__file__).parent / "cases" / "credits.json").read_text(encoding="utf-8"))
PIECES = st.sampled_from(
    [
        "눈이 내렸다.",
        "Snow fell.",
        " ",
        "[YONHAP]",
        "/",
        "사진",
        "=뉴스1",
        "(",
        ")",
        "▲",
        "1.",
        "ⓒ",
        "Q.",
        "2024.12.17",
        "]",
        "기자",
    ]
)


@pytest.mark.parametrize(
    "case", [c for cases in CASES.values() for c in cases], ids=lambda c: c["text"]
)
def test_credit_forms(case: dict[str, Any]) -> None:
    """Credits and marks in every usual form go; what only looks like one stays."""
    start, stop, found = strip_credit(case["text"])
    assert (case["text"][start:stop], found) == (case["core"], case["found"])


@pytest.mark.parametrize("tail", CASES["tail"], ids=lambda c: c["text"])
@pytest.mark.parametrize("lead", ["▲ ", "[사진] ", "01 "])
def test_marks_at_both_ends(lead: str, tail: dict[str, Any]) -> None:
    """A mark before the text does not hide the credit after it."""
    if tail["core"]:
        start, stop, _ = strip_credit(lead + tail["text"])
        assert (lead + tail["text"])[start:stop] == tail["core"]


@pytest.mark.parametrize("case", CASES["tail"], ids=lambda c: c["text"])
def test_length_of_the_text_does_not_matter(case: dict[str, Any]) -> None:
    """Only the end of a line is looked at, so a long text before the credit changes nothing."""
    before = "눈이 많이 내렸다. " * WINDOW
    if case["core"]:
        start, stop, _ = strip_credit(before + case["text"])
        assert (start, stop) == (0, len(before) + len(case["core"]))


def test_what_the_page_tells() -> None:
    """A mark and the sources that other lines show are left out, and only at the two ends."""
    text = "7 Owl (Button Wharf) asleep (Button Wharf)"
    assert strip_credit(text) == (0, len(text), False)
    start, stop, found = strip_credit(text, 2, frozenset({"Button Wharf"}))
    assert (text[start:stop], found) == ("Owl (Button Wharf) asleep", True)
    text = "Harborpix sleeps. Harborpix"
    start, stop, found = strip_credit(text, sources=frozenset({"Harborpix"}))
    assert (text[start:stop], found) == ("Harborpix sleeps.", True)


@given(st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text(text: str) -> None:
    """Any string at all: offsets in range, no outer blanks, and nothing more to find in what is left."""
    start, stop, _ = strip_credit(text)
    assert 0 <= start <= stop <= len(text)
    assert not text[start:stop].endswith(" ")


@pytest.mark.parametrize("piece", ["[", "(", "/", "사진=", ". ", "1. ", "▲", "A=", "ⓒ", "- "])
def test_a_line_of_megabytes(piece: str) -> None:
    """A hostile line of a million marks is read in one look at each end."""
    start, stop, _ = strip_credit(piece * 1_000_000)
    assert start <= stop
