"""The table fits its width, says everything, and nothing on a page can command the terminal."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.report.table import NARROWEST, SIDE_BY_SIDE_FROM, table
from aligner.types import Pair, Span

COLOURS = re.compile("\x1b\\[[0-9;]*m")


def cells(line: str) -> int:
    """Width by the Unicode property, without asking the library that laid the table out."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in line
    )


def shown(pairs: list[Pair], width: int, *, colour: bool = False, headings: bool = False) -> str:
    return "".join(table([("harbour", pairs)], width=width, colour=colour, headings=headings))


def one(en: str, ko: str) -> Pair:
    return Pair("x", en, ko, 0.9, "body", (Span(0, 1),), (Span(1, 2),))


@pytest.mark.parametrize("width", [12, 20, 40, 60, SIDE_BY_SIDE_FROM, 80, 120, 400])
def test_never_wider_than_the_terminal(pairs: list[Pair], width: int) -> None:
    """A Hangul syllable takes two cells."""
    lines = COLOURS.sub("", shown(pairs, width, colour=True, headings=True)).splitlines()
    assert max(map(cells, lines)) <= width


@given(st.text("가한 ab\tAé漢①😀\n", max_size=200), st.integers(0, 130))
def test_any_text_fits(text: str, width: int) -> None:
    """Long words are folded, never cut off; a width that nothing fits is taken as the narrowest."""
    out = shown([one(text, "한")], width)
    assert max(map(cells, out.splitlines())) <= max(width, NARROWEST)
    assert sum(map(out.count, "가漢é")) == sum(map(text.count, "가漢é"))


def test_side_by_side(pairs: list[Pair]) -> None:
    """Where there is room, the two sides of a pair begin on one line."""
    line = shown(pairs, 120).splitlines()[2]
    assert "0.97" in line
    assert "headline" in line
    assert line.index("Ferry") < line.index("폭풍")


def test_stacked_when_narrow(pairs: list[Pair]) -> None:
    """In 60 columns the sides stand one under the other, each with its language."""
    assert shown(pairs[:1], 60).splitlines() == [
        "0.97 headline",
        "EN Ferry to Ulleung resumes after storm",
        "KO 폭풍에 끊겼던 울릉행 여객선 운항 재개",
        "",
    ]


@pytest.mark.parametrize("width", [60, 100])
def test_doubt_is_marked_without_colour_too(pairs: list[Pair], width: int) -> None:
    """A low score has a question mark, a good one has none."""
    out = shown(pairs, width)
    assert "\x1b" not in out
    assert "0.62?" in out
    assert out.count("?") == 1
    assert "\x1b[31m0.62?" in shown(pairs, width, colour=True)


@pytest.mark.parametrize("width", [60, 100])
@pytest.mark.parametrize(
    "text",
    [
        "\x1b]0;title\x07\x1b[2Jred",
        "a\rb",
        "back\b\b\bspace",
        "\N{RIGHT-TO-LEFT OVERRIDE}txet",
        "\x9b31mred",
        "lone \ud800 surrogate",
        "\N{LINE SEPARATOR}next",
    ],
    ids=["escapes", "return", "backspace", "bidi", "C1", "surrogate", "line separator"],
)
def test_hostile_text(text: str, width: int) -> None:
    """Nothing on a page moves the cursor, colours, or turns the writing round."""
    out = "".join(table([(text, [one(text, text)])], width=width, colour=False, headings=True))
    odd = {c for c in out if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert odd <= {"\n"}


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/]", "[link=a]b", ":smile:", "[red"])
@pytest.mark.parametrize("width", [60, 100])
def test_markup_is_text(text: str, width: int) -> None:
    """Brackets, as in [YONHAP], are part of the page, not commands to the table."""
    assert shown([one(text, "한")], width).count(text) == 1


def test_headings(pairs: list[Pair]) -> None:
    """Several pages are told apart by their names; a page without pairs takes no room."""
    results: list[tuple[str, list[Pair]]] = [("first", pairs), ("empty", []), ("last", pairs)]
    out = "".join(table(results, width=100, colour=False, headings=True))
    assert [name for name in ("first", "empty", "last") if f"{name}\n" in out] == ["first", "last"]


@pytest.mark.parametrize(
    ("score", "text"), [(0.9999, "0.99 "), (0.8, "0.80 "), (0.7999, "0.79?"), (0.29, "0.29?")]
)
def test_scores_are_rounded_down(score: float, text: str) -> None:
    """The table never shows more than the score, and calls nothing certain."""
    pair = Pair("x", "a", "가", score, "body", (Span(0, 1),), (Span(1, 2),))
    assert shown([pair], 60).startswith(text)
