"""Furniture is found by form and place; what may be content is kept."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.page.furniture.kinds import line_kinds
from aligner.page.furniture.roles import kept_apart

FOLDER = Path(__file__).parent / "cases"
PAGES = json.loads((FOLDER / "furniture_pages.json").read_text(encoding="utf-8"))
LINES = json.loads((FOLDER / "furniture_lines.json").read_text(encoding="utf-8"))
SITES = json.loads((FOLDER / "furniture_sites.json").read_text(encoding="utf-8"))
EVERY = [line for page in PAGES for line, _ in page["lines"]] + [
    x for xs in LINES.values() for x in xs
]
BODY = [
    "The library will stay open until midnight from next month, the city said on Monday.",
    "도서관은 다음 달부터 자정까지 문을 연다고 시가 월요일 밝혔다.",
]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page["page"])
def test_pages(page: dict[str, Any]) -> None:
    """Every line of seven sites of different making gets its kind."""
    lines, wanted = zip(*page["lines"], strict=True)
    found = line_kinds(lines)
    assert [(a, b) for a, b in zip(lines, found, strict=True)] == list(
        zip(lines, wanted, strict=True)
    )


# Lines of the ten sites that look like text by form and place, and are kept.
STILL_KEPT = {
    "물결FM 91.7 | ON AIR 지금은 방송 중 ♪",
    "신청곡 Song request: 문자 #9170 (50원)",
    "설교 Sermon: 나은별 목사",
}


@pytest.mark.parametrize("page", SITES, ids=lambda page: page["page"])
def test_sites_of_other_kinds(page: dict[str, Any]) -> None:
    """No text of ten sites that publish in both languages is lost, and what is around it goes, with three exceptions."""
    lines, wanted = zip(*page["lines"], strict=True)
    for line, want, kind in zip(lines, wanted, line_kinds(lines), strict=True):
        if want != "blank" and line not in STILL_KEPT:
            assert (line, kind == "furniture") == (line, want == "furniture")


def test_labels_in_two_languages_go_where_sentences_do_not_share_lines() -> None:
    """A label in both languages is furniture; on a page of sentences in both it may be a title, and stays."""
    label = "새 주소 New address"
    assert line_kinds([*BODY, label, *BODY])[2] == "furniture"
    mixed = [f"{BODY[0]} {BODY[1]}"]
    assert line_kinds([*mixed, label, *mixed])[1] == "body"


def test_only_title_stays() -> None:
    """The one label above the text is its title, if there is no other."""
    assert line_kinds(["Night Library 밤 도서관", "", *BODY])[0] == "headline"
    page = ["PEOPLE ◆ 사람들", "Library to open until midnight", "", *BODY]
    assert line_kinds(page)[:2] == ["furniture", "headline"]


@pytest.mark.parametrize("line", LINES["bars"])
def test_bars_go(line: str) -> None:
    """Pointers, buttons, counters, contacts and prompts go in the middle of a text as well."""
    assert line_kinds([*BODY, line, *BODY])[2] == "furniture"


@pytest.mark.parametrize("line", LINES["no bars"])
def test_text_like_bars_stays(line: str) -> None:
    """Subheads, subtitles, turns of speech and rows of a notice that only resemble them stay."""
    assert line_kinds([*BODY, line, *BODY])[2] != "furniture"


def test_twin_of_a_pointer() -> None:
    """A line made like the pointer beside it is its translation."""
    page = [*BODY, "Turn the page: The last rice mill", "다음 기사: 마지막 방앗간"]
    assert line_kinds(page)[2:] == ["furniture", "furniture"]
    assert line_kinds([*BODY, "The problem: The last rice mill", "문제: 마지막 방앗간"])[2:] == [
        "body",
        "body",
    ]


def test_comments_below_the_text() -> None:
    """Comments go below their heading; the counter above a text takes nothing with it."""
    comments = ["Comments (2)", "night_owl: at last", "부엉이: 드디어 여는군요 ㅎㅎ"]
    assert line_kinds([*BODY, *comments])[2:] == ["furniture"] * 3
    assert line_kinds([*BODY, *comments, "", *BODY])[-2:] == ["body", "body"]
    assert "furniture" not in line_kinds(["댓글 2", *BODY])[1:]


def test_menu_is_no_wrapped_line() -> None:
    """The first and last lines of a wrapped stretch stand alone if they are plainly the site's."""
    lines = ["Most read", "Old mill reopens after a", "year of repairs", "목록 List | 다음 Next"]
    assert kept_apart(lines, [" ", " ", " "]) == [None, " ", None]
    assert kept_apart(lines[1:3], [" "]) == [" "]


@pytest.mark.parametrize("line", LINES["sentences"])
@pytest.mark.parametrize("place", ["top", "middle", "end", "after the foot"])
def test_sentences_stay(line: str, place: str) -> None:
    """A sentence with the words of a menu or a notice in it is never furniture, wherever it stands."""
    foot = ["By Kim Min-su", "Copyright 2025 The Daily", "More in Society", "Old mill reopens", ""]
    before = {"top": [], "middle": BODY, "end": BODY, "after the foot": [*BODY, *foot]}[place]
    lines = [*before, line, *(BODY if place in ("top", "middle") else [])]
    assert line_kinds(lines)[len(before)] in ("body", "headline")


@pytest.mark.parametrize("line", LINES["headlines"])
def test_headlines_stay(line: str) -> None:
    """A headline made of the words of menus is a headline, under a menu and a date as well."""
    head = ["Home > National > Politics", line, "Published: 18 Dec. 2024, 17:14", ""]
    assert line_kinds([*head, *BODY])[1] == "headline"


@pytest.mark.parametrize("line", LINES["furniture"])
def test_furniture_goes(line: str) -> None:
    """The usual lines around an article go, at its head and at its foot."""
    head = line_kinds(["Library to open until midnight", line, "", *BODY])
    assert head[0] == "headline"
    assert head[1] == "furniture"
    assert line_kinds([*BODY, "", "By Kim Min-su", line])[-1] == "furniture"


def test_translation_after_the_foot() -> None:
    """A foot ends where prose begins again, and the headline above that prose is kept."""
    lines = [
        BODY[0],
        "By Kim Min-su",
        "More in Society",
        "Old mill reopens",
        "Bridge closed",
        "",
        "도서관, 자정까지 연다",
        BODY[1],
    ]
    assert line_kinds(lines)[2:] == ["furniture"] * 3 + ["body", "headline", "body"]


def test_caption_after_tags() -> None:
    """A caption below the tag line is still a caption."""
    lines = [BODY[0], "tags library city", "도서관 앞에 줄을 선 시민들. 사진 SNS 캡처"]
    assert line_kinds(lines) == ["body", "furniture", "caption"]


def test_caption_printed_twice() -> None:
    """A line of text directly beside its copy is a caption, and so is a copy that lost its credit."""
    assert line_kinds([BODY[0], BODY[1], "", BODY[1]]) == ["body", "caption", "body", "caption"]
    caption = "Readers wait in line in front of the city library on Monday."
    assert line_kinds([f"{caption} [YONHAP]", BODY[0], caption]) == ["caption", "body", "caption"]


@pytest.mark.parametrize(
    "masthead",
    [
        "SIL 실 — A magazine about knitting",
        "Needle Letter 바늘 편지 - 뜨개질로 읽는 세상",
        "등불 | 밤에 일하는 사람들의 신문",
    ],
)
def test_masthead_with_a_slogan(masthead: str) -> None:
    """A name with what it is, in the first line above a headline, is the publication's."""
    page = [masthead, "Library to open until midnight", "도서관, 자정까지 연다", "", *BODY]
    assert line_kinds(page)[:3] == ["furniture", "headline", "headline"]
    assert (
        line_kinds(["Library to open: a plan for the night", page[2], "", *BODY])[0] == "headline"
    )


def test_office_with_its_telephone() -> None:
    """The office above a press release goes; in a notice the same line is content."""
    office = "담당: Night Desk 야간과 031-000-0000"
    headline = "Library to open until midnight"
    assert line_kinds(["보도자료", office, headline, "", *BODY])[:2] == ["furniture", "furniture"]
    assert line_kinds([headline, "", *BODY, office])[-1] == "body"


def test_writer_is_no_credit() -> None:
    """A paragraph that ends with its writer's name is body."""
    assert line_kinds([f"{BODY[1]} 홍길동 기자 hong@example.kr"]) == ["body"]


@given(st.lists(st.one_of(st.sampled_from(EVERY), st.text(max_size=80)), max_size=40))
def test_any_lines(lines: list[str]) -> None:
    """Any lines at all: one kind each, and blank lines are body."""
    kinds = line_kinds(lines)
    assert len(kinds) == len(lines)
    assert all(kind == "body" for line, kind in zip(lines, kinds, strict=True) if not line.strip())


@pytest.mark.parametrize(
    "page",
    [EVERY * 40, ["a b " * 1_000_000], ["> " * 1_000_000], ["1 " * 500_000], [""] * 100_000],
)
def test_large_pages(page: list[str]) -> None:
    """Ten thousand lines, or one line of megabytes, are read in one pass."""
    assert len(line_kinds(page)) == len(page)
