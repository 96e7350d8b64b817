"""Pages copied as text: subtitle files, letters, tables and labels; what is text of them, and what is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from aligner.page.blocks.titles import run_on
from aligner.page.document import build_document
from aligner.page.furniture.asides import aside_role
from aligner.page.genres.mail import mail_lines, quote_sizes
from aligner.page.genres.subtitles import cue_lines, is_times
from aligner.page.lines.rows import is_codes, is_datum, is_menu_row, parts_text
from aligner.types import Page

PAGES = json.loads((Path(__file__).parent / "cases" / "copied_pages.json").read_text("utf-8"))


@pytest.mark.parametrize("case", PAGES, ids=lambda case: case["name"])
def test_pages(case: dict[str, object]) -> None:
    """The sentences of each page are those, in this order; the rest is told with its reason."""
    text = str(case["text"])
    document = build_document(Page("p", text))
    assert [f"{s.language} {s.text}" for s in document.sentences] == case["sentences"]
    left_out = {left.span.of(text) for left in document.left_out}
    assert left_out >= set(case["left_out"])  # type: ignore[call-overload]
    assert all(left.reason for left in document.left_out)


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("ADVERTISEMENT", "side"),
        ("광고 · Advertisement", "side"),
        ("Advertisement tax rises in May", ""),
        ("사진 설명", "side"),
        ("사진 설명이 틀렸다", ""),
        ("[English version]", "close"),
        ("[국문 보도자료]", "close"),
        ("영어", ""),
        ("(Korean text follows below.)", "side"),
        ("Korean follows English as the second language.", ""),
        ("글 노가람 사진 두보람", "side"),
        ("글 쓰는 사람은 외롭다", ""),
        ("Subtitles by Jin So-ra", "side"),
        ("Translation by machine is cheap", ""),
        ("Gallery 3 / 제3전시실", "side"),
        ("Room for 12 more", ""),
        ("[보낸 이: 잠 못 드는 밤, 원주]", "side"),
        ("[구독] [공유] [인쇄]", "side"),
        ("Market data is delayed by 15 minutes.", "notice"),
        ("The train was delayed by 15 minutes.", ""),
        ("이 글의 저작권은 글쓴이에게 있습니다.", "notice"),
        ("다음 회 예고: 다리 위의 밤", "side"),
        ("다음 회의 예고된 파행", ""),
        ("말린 나물 한 봉 dried greens, 200g: 9,000원", "side"),
        ("어른: 5,000원", ""),
    ],
)
def test_asides(line: str, role: str) -> None:
    """Labels, makers and disclaimers are told from headlines and sentences with the same words."""
    assert aside_role(line) == role


@pytest.mark.parametrize(
    ("line", "apart"),
    [
        ("=================", True),
        ("2027. 3. 2. – 5. 30.", True),
        ("7. 17. (금) Fri", True),
        ("Jeonju 2-2 Ulsan", True),
        ("전주 2-2 울산", True),
        ("PG-0031 · 1950s · L 92cm", True),
        ("and won 2-2 at home", False),
        ("the price of 2027 and of", False),
        ("at 7:30 p.m. on Friday,", False),
    ],
)
def test_lines_that_part_a_text(line: str, *, apart: bool) -> None:
    """Rules, dates, results and codes are no part of a wrapped paragraph; lines in mid-sentence are."""
    assert parts_text(line) is apart


def test_times_of_cues() -> None:
    """Only times with fractions are those of cues; hours of a programme are not."""
    assert is_times("1:02.000 --> 1:03.500")
    assert is_times("00:01:02,000 --> 00:01:03,500 align:start line:0%")
    assert not is_times("14:00 --> 15:00")
    assert cue_lines(["1", "2", "three"]) == frozenset()


def test_cells() -> None:
    """Data are short and have a figure with its unit; a menu has no figure; two titles are no codes."""
    assert [is_datum(cell) for cell in ("10:30", "90 min", "3,000원", "Top 10 songs")] == [
        True,
        True,
        True,
        False,
    ]
    assert is_menu_row(["처음", "레시피", "계절"])
    assert not is_menu_row(["It rains.", "It pours.", "It stops."])
    assert not is_codes("Apollo 13 · 아폴로 13")


def test_letters() -> None:
    """One ">" quotes nothing; a dash before a name is an attribution below what was said only."""
    assert quote_sizes(["> a sign", "no sign"]) == [0, 0]
    assert mail_lines(["It rains.", "-- Bo Lind, Leeds"]) == {1}
    assert mail_lines(["What I saw", "— Bo Lind, Leeds"]) == frozenset()
    assert mail_lines(["Dear all,", "여러분께"]) == frozenset()


@pytest.mark.parametrize(
    "line",
    [
        "Bank of Korea 한국은행 총재 said it would wait for the next meeting before it moves. 기다린다.",
        "The Last Ferry 마지막 배가 떠났다 Nobody waved, and nobody had a reason to be on the pier. 끝이다.",
        "삼성전자 Samsung Electronics Co. 주가가 올랐다. 외국인이 사들인 덕분이라고 거래소는 설명했다.",
    ],
)
def test_names_with_glosses_are_no_titles(line: str) -> None:
    """A gloss inside a sentence, and a sentence of the other language, begin no text."""
    assert run_on(line) == []
