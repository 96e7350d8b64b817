"""The words of a text that count or date something, and those that deny it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from aligner.types import Language

_EN = (
    "zero hundred thousand million billion trillion dozen dozens half halves quarter double triple twice thrice once"
    " thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
    " hundreds thousands millions billions first second third fourth fifth sixth seventh eighth ninth tenth"
    " monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december today yesterday tomorrow tonight"
    " spring summer autumn fall winter weekly monthly yearly daily annual"
)
_KO = (
    "한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 첫 하나 둘 셋 넷 스무 서른 마흔 쉰 첫째 둘째 셋째 하루 이틀 사흘 나흘 열흘"
    " 오늘 어제 내일 그제 모레 절반 두배 세배 반 봄 여름 가을 겨울 매일 매주 매달 매년"
)
_WORDS: dict[Language, frozenset[str]] = {
    "en": frozenset(_EN.split()),
    "ko": frozenset(_KO.split()),
}
# 월요일에, 삼천오백, 두 달; a particle may follow.
_DAY_KO = re.compile(r"[월화수목금토일]요일")
_COUNT_KO = re.compile(
    r"[일이삼사오육칠팔구십백천만억조]{2,}(?:명|원|개|년|월|일|번|회|위|도|배|명이|원을|개의)?"
)
_NOT_EN = frozenset(
    {"no", "not", "never", "none", "nothing", "nobody", "neither", "nor", "without", "dont", "cant"}
)
_NOT_KO = re.compile(r"안|못|(?:않|없|아니|아닌|아닙|못[하한할해했])\w*")


def values(words: Sequence[str], language: Language) -> list[str]:
    """The words of some (as ``words_en`` or ``words_ko`` gives them) that hold a figure, a date, a number word.

    >>> values(["three", "on", "monday", "f35"], "en"), values(["두", "명이", "월요일에"], "ko")
    (['f35', 'monday'], ['두', '월요일에'])
    """
    return sorted(word for word in words if _is_value(word, language))


def _is_value(word: str, language: Language) -> bool:
    if word in _WORDS[language] or any(map(str.isdecimal, word)):
        return True
    return language == "ko" and bool(_DAY_KO.match(word) or _COUNT_KO.fullmatch(word))


def negations(words: Sequence[str], language: Language) -> int:
    """How many of some words deny something.

    >>> negations(["will", "not", "sail"], "en"), negations(["출항하지", "않는다"], "ko")
    (1, 1)
    """
    if language == "en":
        return sum(word in _NOT_EN for word in words)
    return sum(bool(_NOT_KO.fullmatch(word)) for word in words)
