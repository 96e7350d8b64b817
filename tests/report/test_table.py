"""The table fits its width, says everything, and nothing on a page can command the terminal."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.report.cells import NARROWEST
from aligner.report.table import SIDE_BY_SIDE_FROM, table
from aligner.types import Alone, Pair, Sentence, Span, Why

COLOURS = re.compile("\x1b\\[[0-9;]*m")


def cells(line: str) -> int:
    """Width by the Unicode property, without asking the library that laid the table out."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in line
    )


def shown(pairs: list[Pair], width: int, *, colour: bool = False, headings: bool = False) -> str:
    results = [("harbour", pairs, ())]
    return "".join(table(results, width=width, colour=colour, headings=headings))


WHY = Why(
    cosine=0.4567,
    margin=-0.0312,
    length_ratio=2.149,
    speaks_for=("lengths fit",),
    speaks_against=("no sure pair right before it", "only one side is a caption"),
    runner_up="여객선 시간표가 바뀐다.",
    runner_up_score=0.0479,
)


def lonely(text: str, candidate: str, *, korean: bool = False) -> Alone:
    sentence = Sentence(Span(0, 1), text, "ko" if korean else "en", "body", 0)
    return Alone(sentence, candidate, 0.129, "too unlikely" if candidate else "nothing is similar")


def explained(pairs: list[Pair], width: int, *, colour: bool = False) -> list[str]:
    results = [("harbour", [replace(pair, why=WHY) for pair in pairs], ())]
    out = table(results, width=width, colour=colour, headings=False, explain=True)
    return "".join(out).splitlines()


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
    pair, alone = one(text, text), lonely(text, text)
    results = [(text, [replace(pair, why=replace(WHY, runner_up=text))], [alone])]
    out = "".join(table(results, width=width, colour=False, headings=True, explain=True))
    odd = {c for c in out if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"}}
    assert odd <= {"\n"}


@pytest.mark.parametrize("text", ["[bold]x[/bold]", "[/]", "[link=a]b", ":smile:", "[red"])
@pytest.mark.parametrize("width", [60, 100])
def test_markup_is_text(text: str, width: int) -> None:
    """Brackets, as in [YONHAP], are part of the page, not commands to the table."""
    assert shown([one(text, "한")], width).count(text) == 1


def test_headings(pairs: list[Pair]) -> None:
    """Several pages are told apart by their names; a page without pairs takes no room."""
    alone = [lonely("a sentence", "")]
    results: list[tuple[str, list[Pair], list[Alone]]] = [
        ("first", pairs, []),
        ("empty", [], []),
        ("only alone", [], alone),
        ("last", pairs, alone),
    ]
    lines = "".join(table(results, width=100, colour=False, headings=True)).splitlines()
    names = [name for name, *_ in results]
    assert [line for line in lines if line in names] == ["first", "only alone", "last"]


@pytest.mark.parametrize(
    ("score", "text"), [(0.9999, "0.99 "), (0.8, "0.80 "), (0.7999, "0.79?"), (0.29, "0.29?")]
)
def test_scores_are_rounded_down(score: float, text: str) -> None:
    """The table never shows more than the score, and calls nothing certain."""
    pair = Pair("x", "a", "가", score, "body", (Span(0, 1),), (Span(1, 2),))
    assert shown([pair], 60).startswith(text)


# --- why a pair has its score

REASONS = [
    "cosine 0.45, margin -0.04, characters EN per KO 2.1",
    "for: lengths fit",
    "against: no sure pair right before it, only one side is a caption",
    "runner-up 0.04: 여객선 시간표가 바뀐다.",
]


@pytest.mark.parametrize(("width", "indent"), [(71, 3), (100, 19)])
def test_reasons_stand_under_the_text(pairs: list[Pair], width: int, indent: int) -> None:
    """In line with the English text, one kind of reason a line, then a blank line."""
    lines = [line for line in explained(pairs[:1], width) if line]
    assert lines[-4:] == [" " * indent + reason for reason in REASONS]


def test_columns_of_explained_pairs_are_in_line(pairs: list[Pair]) -> None:
    """Each pair is a table of its own below; they look like one, under one head."""
    lines = explained(pairs, 100)
    assert [line.split() for line in lines].count(["score", "kind", "English", "Korean"]) == 1
    head = lines[0]
    for pair in pairs:
        (line,) = [line for line in lines if line.startswith(f"{pair.score - 0.005:.2f}")]
        assert line.index(pair.en[:9]) == head.index("English")
        assert line.index(pair.ko[:2]) == head.index("Korean")


def test_nothing_is_said_of_nothing() -> None:
    """Without a reason or a runner-up there is no line for it."""
    out = "".join(
        table([("x", [one("a", "가")], ())], width=60, colour=False, headings=False, explain=True)
    )
    assert out.splitlines()[-2:] == ["   cosine 0.00, margin 0.00, characters EN per KO 0.0", ""]


def test_reasons_are_dim_where_there_is_colour(pairs: list[Pair]) -> None:
    """The pair stays what the eye sees first; without colour there is no escape at all."""
    assert any("\x1b[2mfor: lengths fit" in line for line in explained(pairs, 100, colour=True))
    assert "\x1b" not in "".join(explained(pairs, 100))


def test_long_runner_up_is_cut(pairs: list[Pair]) -> None:
    """It only points to a place on the page."""
    pair = replace(pairs[0], why=replace(WHY, runner_up="many words " * 90))
    out = "".join(table([("x", [pair], ())], width=100, colour=False, headings=False, explain=True))
    assert out.count("many words") < 10
    assert "\N{HORIZONTAL ELLIPSIS}" in out


# --- sentences without a partner


def test_alone_side_by_side(pairs: list[Pair]) -> None:
    """A table of their own behind the pairs: sentence, candidate, reason."""
    alone = [lonely("The quay is closed.", "부두가 붐빈다."), lonely("표는 없다.", "", korean=True)]
    out = "".join(table([("x", pairs, alone)], width=80, colour=False, headings=False))
    lines = out.split("without a partner")[1].splitlines()
    assert [line.split("  ")[-1].strip() for line in lines[2:] if line] == [
        "부두가 붐빈다.",
        "(too unlikely)",
        "(nothing is similar)",
    ]
    assert lines[2].startswith("0.12    The quay is closed.")
    assert lines[5].startswith("        표는 없다.")


def test_alone_stacked() -> None:
    """In a narrow terminal the sentence comes first, whichever its language."""
    alone = [lonely("The quay is closed.", "부두가 붐빈다."), lonely("표는 없다.", "", korean=True)]
    out = "".join(table([("x", [], alone)], width=60, colour=False, headings=False))
    assert out.splitlines() == [
        "0.12 without a partner",
        "EN The quay is closed.",
        "KO 부두가 붐빈다.",
        "   (too unlikely)",
        "",
        "without a partner",
        "KO 표는 없다.",
        "   (nothing is similar)",
        "",
    ]


@given(st.text("가한 ab\tAé漢①😀\n", max_size=200), st.integers(0, 130))
def test_any_reason_fits(text: str, width: int) -> None:
    """Reasons and candidates are folded as the pairs are."""
    pair = replace(one("a", "가"), why=replace(WHY, runner_up=text, speaks_for=(text, text)))
    results = [("x", [pair], [lonely(text, text), lonely(text, text, korean=True)])]
    out = "".join(table(results, width=width, colour=False, headings=True, explain=True))
    assert max(map(cells, out.splitlines())) <= max(width, NARROWEST)
