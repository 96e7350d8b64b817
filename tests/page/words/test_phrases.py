"""A pattern for many phrases finds what each of them finds, and refuses one that hides where it begins."""

from __future__ import annotations

import re

import pytest

from aligner.page.words.phrases import anywhere

PHRASES = ("로그인 ?하세요", r"\bsign in", "(?:댓글|comments?) ?없음", r"\[(?:ok|확인)\]$", "Ⅱ부")


@pytest.mark.parametrize(
    "line",
    [
        "지금 로그인하세요",
        "Please SIGN IN first",
        "design in glass",
        "Comment 없음",
        "눌러 주세요 [확인]",
        "[확인] 눌러 주세요",
        "제Ⅱ부",
        "",
    ],
)
def test_a_search_finds_what_the_phrases_find_one_by_one(line: str) -> None:
    alone = any(re.search(phrase, line, re.IGNORECASE) for phrase in PHRASES)
    assert bool(anywhere(*PHRASES).search(line)) == alone


@pytest.mark.parametrize("phrase", ["^sign in", r"\d+ comments", "[Ss]ign in", "(?:|sign) in", ""])
def test_a_phrase_that_does_not_begin_with_a_character_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="has to begin"):
        anywhere("sign up", phrase)
