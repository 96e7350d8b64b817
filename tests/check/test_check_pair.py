"""What check_pair says of a Korean and an English text."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aligner
from aligner import check_pair
from aligner.check.dates.page_date import nearest
from aligner.types import Finding, Span

CASES = json.loads((Path(__file__).parent / "cases" / "pairs.json").read_text("utf-8"))


def errors(en: str, ko: str, today: date | None = None) -> list[Finding]:
    return [finding for finding in check_pair(en, ko, today) if finding.severity == "error"]


@pytest.mark.parametrize(("en", "ko", "why"), CASES["agree"])
def test_true_pairs_have_no_finding(en: str, ko: str, why: str) -> None:
    """What agrees is not flagged, not even with a warning."""
    assert [f for f in check_pair(en, ko) if f.severity != "info"] == [], why


@pytest.mark.parametrize(("en", "ko", "identity", "en_item", "ko_item"), CASES["differ"])
def test_one_difference_is_one_error(
    en: str, ko: str, identity: str, en_item: str, ko_item: str
) -> None:
    """A difference is one error: its id, its place on both sides, and both items in its sentence."""
    (finding,) = check_pair(en, ko)
    assert (finding.id, finding.severity) == (identity, "error")
    assert (finding.en_span.of(en), finding.ko_span.of(ko)) == (en_item, ko_item)
    assert en_item in finding.message
    assert ko_item in finding.message


@pytest.mark.parametrize(("en", "ko", "en_item", "ko_item"), CASES["missing"])
def test_what_one_side_lacks_is_a_warning(en: str, ko: str, en_item: str, ko_item: str) -> None:
    """A figure without any partner may have been left out: a warning, with an empty span on that side."""
    (finding,) = check_pair(en, ko)
    assert (finding.id, finding.severity) == ("number-missing", "warning")
    assert (finding.en_span.of(en), finding.ko_span.of(ko)) == (en_item, ko_item)


@pytest.mark.parametrize(("en", "ko", "why"), CASES["known_failures"])
@pytest.mark.xfail(strict=True, reason="known failures")
def test_known_failures(en: str, ko: str, why: str) -> None:
    """Differences that are not found yet."""
    assert errors(en, ko), why


@pytest.mark.parametrize(
    ("en", "ko", "today", "flagged"),
    [
        ("He left on Tuesday.", "그는 17일 떠났다.", date(2024, 12, 18), False),
        ("He left on Monday.", "그는 17일 떠났다.", date(2024, 12, 18), True),
        ("He left on Monday.", "그는 17일 떠났다.", None, False),
        ("He left on Monday.", "그는 17일(현지시간) 떠났다.", date(2024, 12, 18), False),
        ("He left on the 17th.", "그는 월요일에 떠났다.", date(2024, 12, 18), True),
        ("He leaves on Thursday.", "그는 2일 떠난다.", date(2024, 12, 30), False),
    ],
)
def test_weekdays_need_the_date_of_the_page(
    en: str, ko: str, today: date | None, *, flagged: bool
) -> None:
    """A weekday is compared with a day of the month when the page's date is known, local time apart."""
    assert [f.id for f in errors(en, ko, today)] == ["date-differs"] * flagged


@pytest.mark.parametrize(
    ("en", "ko", "today", "identity"),
    [
        ("He left on Tuesday.", "그는 17일 떠났다.", None, "date-unverified"),
        ("He left in November.", "그는 지난달 떠났다.", None, "date-unverified"),
        ("He left in November.", "그는 지난달 떠났다.", date(2024, 12, 18), None),
        ("He left in October.", "그는 지난달 떠났다.", date(2024, 12, 18), "date-differs"),
        ("It opens next year.", "2025년 문을 연다.", date(2024, 12, 18), None),
        ("It opens next year.", "2026년 문을 연다.", date(2024, 12, 18), "date-differs"),
        ("He spoke on Tuesday local time.", "그는 18일 연설했다.", date(2024, 12, 18), None),
        ("He spoke at 9 a.m. ET.", "그는 한국시간 오후 11시 연설했다.", None, "date-unverified"),
    ],
)
def test_what_only_the_page_can_tell(
    en: str, ko: str, today: date | None, identity: str | None
) -> None:
    """A date named in two ways is compared by the page's date; without it, and across zones, that is said."""
    assert [f.id for f in check_pair(en, ko, today)] == [identity] * (identity is not None)


def test_nearest_is_none_for_a_day_that_no_month_around_has() -> None:
    """There is no 31st near the middle of February."""
    assert nearest(31, date(2023, 2, 14)) == date(2023, 1, 31)
    assert nearest(31, date(2023, 2, 28)) is None


def test_exported() -> None:
    """The contract's names can be had from the package."""
    assert aligner.check_pair is check_pair
    assert aligner.Finding is Finding


WON = st.integers(11, 9999).filter(lambda n: n % 10 not in (0, 9))


@given(WON)
def test_sums_agree_in_both_scales(amount: int) -> None:
    """Billions and 억 of one sum agree; with another last digit they do not."""
    en = f"It cost {amount // 10:,}.{amount % 10} billion won."
    assert check_pair(en, f"{amount}억원이 들었다.") == []
    assert errors(en, f"{amount + 1}억원이 들었다.")


@given(st.text(st.sampled_from("0123456789,.·~-:/%$일월년시분초만억조천백원명여제약두세 ahtwomillionDec()’"), max_size=60), st.text(st.sampled_from("0123456789,.·~-:/%$일월년시분초만억조천백원명여제약두세 ()’"), max_size=60))  # fmt: skip
def test_any_text_is_read(en: str, ko: str) -> None:
    """No text of the signs that the rules look for raises, and every span lies in its text."""
    for finding in check_pair(en, ko):
        assert 0 <= finding.en_span.start <= finding.en_span.stop <= len(en)
        assert 0 <= finding.ko_span.start <= finding.ko_span.stop <= len(ko)


def test_empty_sides() -> None:
    """Nothing is said of nothing; one empty side lacks what the other has."""
    assert check_pair("", "") == []
    assert [f.en_span for f in check_pair("", "14명")] == [Span(0, 0)]


@pytest.mark.parametrize(
    "piece", ["1", "1,", "a1-", "(", "1조", "1-", "1/", "1:", "수십", "일이삼", "two "]
)
def test_long_text_takes_time_in_line_with_its_length(piece: str) -> None:
    """A hundred thousand characters of any one form come to an end (no timing; a quadratic rule would hang)."""
    text = piece * (20_000 // len(piece))
    assert isinstance(check_pair(text, text), list)
