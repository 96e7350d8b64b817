"""The clean view: what it drops and keeps, and that each of its characters knows its place."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page import view as view_module
from aligner.page.view import View, clean_view, join
from aligner.types import Span

NFD = unicodedata.normalize("NFD", "한글 맑음")
ODD = [
    *"ab한글가. \n",
    "\r\n",
    "\r",
    "\t",
    "\x00",
    "\x85",
    "\v",
    NFD,
    "\u1100",
    "\u1161",
    "\u11a8",
    "e\N{COMBINING ACUTE ACCENT}",
    "\N{COMBINING DOT BELOW}",
    "\N{COMBINING ACUTE ACCENT}",
    "\N{ZERO WIDTH SPACE}",
    "\N{NO-BREAK SPACE}",
    "\N{IDEOGRAPHIC SPACE}",
    "\N{LINE SEPARATOR}",
    "\N{SOFT HYPHEN}",
    "\N{HANGUL FILLER}",
    "\N{RIGHT-TO-LEFT OVERRIDE}",
    "\ud83d",
    "\N{GRINNING FACE}",
    "\N{KELVIN SIGN}",
    "\N{DEVANAGARI LETTER QA}",
    "\N{CJK COMPATIBILITY IDEOGRAPH-F900}",
    "\N{FULLWIDTH LATIN CAPITAL LETTER A}",
]
mixtures = st.lists(st.sampled_from(ODD), max_size=30).map("".join)


@pytest.mark.parametrize(
    ("page", "clean"),
    [
        ("plain text, 한글도", "plain text, 한글도"),
        (NFD, "한글 맑음"),
        ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
        ("e\N{ZERO WIDTH NON-JOINER}\N{COMBINING ACUTE ACCENT}", "é"),
        ("a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH NO-BREAK SPACE}c\N{SOFT HYPHEN}d", "abcd"),
        ("\N{HANGUL FILLER}가\N{HANGUL JUNGSEONG FILLER}나\N{HALFWIDTH HANGUL FILLER}", "가나"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}a\N{POP DIRECTIONAL FORMATTING}", "a"),
        ("a \N{NO-BREAK SPACE}\t\N{IDEOGRAPHIC SPACE}b", "a b"),
        ("a \N{ZERO WIDTH SPACE} b", "a b"),
        (
            "1\r\n2\r3\n4\x855\N{LINE SEPARATOR}6\N{PARAGRAPH SEPARATOR}7\f8\v9",
            "1\n2\n3\n4\n5\n6\n7\n8\n9",
        ),
        ("half \ud83d a character", "half a character"),
        ("picture\N{OBJECT REPLACEMENT CHARACTER}text", "picture text"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER A}\N{HANGUL LETTER KHIEUKH}\N{SQUARE KM}", "Ａㅋ㎞"),
        ("한글\N{VARIATION SELECTOR-16}\x00\x07", "한글"),
    ],
)
def test_what_a_reader_sees(page: str, clean: str) -> None:
    assert clean_view(page).text == clean


def slow_twin(page: str) -> str:
    """The same cleaning without places: the obvious way."""
    for end in ("\r\n", "\r", "\x85", "\v", "\f", "\u2028", "\u2029"):
        page = page.replace(end, "\n")
    shown = ""
    for char in page:
        category = unicodedata.category(char)
        if char == "\n":
            shown += char
        elif category == "Zs" or char == "\t":
            shown += " "
        elif category not in {"Cc", "Cf", "Cs"} and char not in "\u3164\u1160\uffa0":
            shown += char
    return unicodedata.normalize("NFC", re.sub(" +", " ", shown))


@given(mixtures)
def test_cleaning_is_that_of_the_slow_twin(page: str) -> None:
    assert clean_view(page).text == slow_twin(page)


@given(mixtures)
def test_places_are_ordered_apart_and_show_their_characters(page: str) -> None:
    view = clean_view(page)
    at = 0
    for index, char in enumerate(view.text):
        span = view.span(index, index + 1)
        assert at <= span.start <= span.stop <= len(page)
        at = span.stop
        if span.start < span.stop:
            assert char in clean_view(span.of(page)).text


@given(mixtures, st.data())
def test_cleaning_a_place_again_gives_the_clean_text(page: str, data: st.DataObject) -> None:
    view = clean_view(page)
    words = [match.span() for match in re.finditer(r"[a-z한글맑음가.]+", view.text)]
    if words:
        start, stop = data.draw(st.sampled_from(words))
        shown = clean_view(view.span(start, stop).of(page)).text
        assert shown.startswith(view.text[start:stop])  # marks of the last letter may follow


def test_a_place_covers_the_whole_letter_and_leaves_invisible_neighbours() -> None:
    page = "\N{ZERO WIDTH SPACE}e\N{COMBINING ACUTE ACCENT}\N{ZERO WIDTH SPACE}" + NFD
    view = clean_view(page)
    assert view.text == "é한글 맑음"
    assert view.span(0, 1) == Span(1, 3)
    assert view.span(1, 2) == Span(4, 7)
    assert view.span(0, len(view)) == Span(1, len(page))


def test_parts_keep_their_places_when_they_are_joined() -> None:
    view = clean_view("첫 줄의 \r\n둘째 줄")
    joined = join([view.cut(0, 4), view.cut(6, 10)], [" "])
    assert joined.text == "첫 줄의 둘째 줄"
    assert joined.span(0, 4) == Span(0, 4)
    assert joined.span(5, 9) == Span(7, 11)
    assert joined.span(0, 9) == Span(0, 11)


def test_the_ranges_that_are_passed_over_are_settled_under_nfc() -> None:
    """No character of the fast path changes under NFC, is a mark, or joins with the one before it."""
    settled = re.compile(f"[{view_module._SETTLED}]")
    followers = set()
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        parts = unicodedata.decomposition(char).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            followers.add(chr(int(parts[1], 16)))
        if settled.match(char):
            assert unicodedata.normalize("NFC", char) == char
            assert unicodedata.category(char)[0] != "M"
    assert not [char for char in followers if settled.match(char) or not view_module._joins(char)]


def test_a_letter_under_a_heap_of_marks_takes_no_quadratic_time() -> None:
    """A hundred thousand unordered marks: sorting them all at once would take minutes."""
    page = "a" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * 50_000
    assert len(clean_view(page)) <= len(page)


def test_nothing_gives_an_empty_view() -> None:
    assert clean_view("").text == clean_view("\x00\ud800").text == ""
    assert isinstance(clean_view("\x00"), View)
