"""Two credits differ where both name sources that both languages know, and not the same."""

from __future__ import annotations

import pytest

from aligner.check.captions.credits import Credits, conflict, named
from aligner.page.document import build_document
from aligner.types import Page

SAME = [
    ("[YONHAP]", "연합뉴스"),
    ("[YONHAP]", "사진=연합뉴스"),
    ("[NEWSIS]", "ⓒ뉴시스"),
    ("[AP/YONHAP]", "AP=연합뉴스"),
    ("[YONHAP]", "로이터=연합뉴스"),
    ("(Reuters)", "로이터 연합뉴스"),
    ("[EPA]", "EPA연합"),
    ("[NEWS1]", "2026.11.03/뉴스1"),
    ("[PRESIDENTIAL OFFICE]", "대통령실 제공"),
    ("[JOINT PRESS CORPS]", "연합뉴스 공동취재"),
    ("[YONHAP]", "대통령실 제공"),
    ("[LEE GARAM]", "사진=뉴스1"),
    ("[SCREEN CAPTURE]", "사진 SNS 캡처"),
    ("[HARBOR POST]", "항구신문 한바다 기자"),
]
OTHER = [
    ("[YONHAP]", "사진=뉴스1", ("Yonhap", "News1")),
    ("[AP/YONHAP]", "로이터=연합뉴스", ("AP", "Reuters")),
    ("Photo by Newsis", "연합뉴스TV 캡처", ("Newsis", "Yonhap")),
    ("[PRESIDENTIAL OFFICE]", "국방부 제공", ("the presidential office", "the Defense Ministry")),
]


@pytest.mark.parametrize(("en", "ko"), SAME)
def test_credits_that_can_be_one(en: str, ko: str) -> None:
    """One that says less, a giver beside an agency, and names that only one language knows do not differ."""
    assert conflict(en, ko) is None
    assert conflict(ko, en) is None


@pytest.mark.parametrize(("en", "ko", "names"), OTHER)
def test_other_credits(en: str, ko: str, names: tuple[str, str]) -> None:
    """Each side names a source that the other does not."""
    assert conflict(en, ko) == names


@pytest.mark.parametrize(
    "text", ["연합회 제공", "신화적인 장면", "APEC", "NEWSISLAND", "국회의원실"]
)
def test_longer_words(text: str) -> None:
    """An agency's name that begins another word names no agency."""
    assert not named(text).agencies


PAGE = """The Harbor Post

Snow falls on the pier in Sokcho. Two ships wait outside.
[YONHAP]

눈 내리는 속초항 방파제. 배 두 척이 기다리고 있다. [AP=연합뉴스]

Fishermen mend their nets on the pier in Sokcho.

[NEWSIS]
"""


@pytest.mark.parametrize(
    ("word", "credit"),
    [("Snow", "[YONHAP]"), ("Two", "[YONHAP]"), ("눈", "[AP=연합뉴스]"), ("Fishermen", "")],
)
def test_behind(word: str, credit: str) -> None:
    """The credit of a sentence ends its block or stands alone on the very next line."""
    document = build_document(Page("page", PAGE))
    place = next(s.span for s in document.sentences if s.text.startswith(word))
    found = Credits(document).behind(place)
    assert (found.text if found else "") == credit
    assert not found or found.span.of(PAGE) == credit
