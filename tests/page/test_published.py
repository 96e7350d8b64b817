"""The day of a page is found where the page gives it, and never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from aligner.page.published import published

TOLD = [
    ("입력 2025-11-03 09:12", "2025-11-03"),
    ("입력 : 2025.11.03 14:22 | 수정 : 2025.11.04 10:00", "2025-11-03"),
    ("수정 2025.11.04. 오후 3:20 입력 2025.11.03. 오전 9:00", "2025-11-03"),
    ("기사입력 : 2025/11/03 [12:00]", "2025-11-03"),
    ("등록일: 2025년 11월 3일", "2025-11-03"),
    ("게시일: 2025. 11. 3. 14:22", "2025-11-03"),
    ("2025.11.03 14:22 입력", "2025-11-03"),
    ("승인 2025.11.03 12:00 | 오다래 기자", "2025-11-03"),
    ("수정 2025.11.04 10:00", "2025-11-04"),
    ("Published : Nov. 18, 2026 - 15:02    Updated : Nov. 19, 2026 - 19:47", "2026-11-18"),
    ("Published: 18 Sept. 2024, 17:14", "2024-09-18"),
    ("Posted on Monday, November 3, 2025", "2025-11-03"),
    ("Last updated: 3 November 2025", "2025-11-03"),
    ("2025년 11월 3일 월요일 오후 3:20", "2025-11-03"),
    ("Wednesday, Sep 30th, 2026", "2026-09-30"),
    ("June 17, 2025 · 6 min read", "2025-06-17"),
    ("오다래 기자 2025-11-03 10:00:00", "2025-11-03"),
    ("SEOUL, Nov. 3, 2025 (Yonhap) -- The ferry sails again.", "2025-11-03"),
]
NOT_TOLD = [
    "",
    "On Nov. 3, 2025, the ferry sailed again.",
    "여객선은 2025년 11월 3일 다시 출항했다.",
    "일시: 2025년 11월 3일 오후 2시",
    "Published: 03/11/2025",
    "입력 2025.02.31 12:00",
    "SEOUL, Nov. 3 (Yonhap) -- The ferry sails again.",
    "Wed, 3 Dec 2025\n\n3 Dec 2024",
    "눈 내리는 속초. 2025.11.03/뉴스1",
]


@pytest.mark.parametrize(("line", "day"), TOLD)
def test_told(line: str, day: str) -> None:
    """A label, a line of its own or a dateline tells the day; an update counts only alone."""
    page = f"The Harbor Post\n\n{line}\n\nThe ferry sails again.\n\n배가 다시 뜬다.\n"
    assert published(page) == date.fromisoformat(day)


@pytest.mark.parametrize("text", NOT_TOLD)
def test_not_told(text: str) -> None:
    """Dates of the story, dates that are two days, and several dates with equal right are not the page's."""
    assert published(text) is None


@pytest.mark.parametrize("piece", ["2025.11.03 ", "입력 ", "Nov. 3, 2025, ", "1" * 50, "SEOUL, "])
def test_long_lines(piece: str) -> None:
    """A line of a megabyte takes no quadratic time."""
    published(piece * (1_000_000 // len(piece)))
