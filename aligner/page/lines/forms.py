"""What one line looks like by itself: prose, a byline, a date of publication, a counter.

These are forms of whole lines. Where on the page they count is the matter of ``furniture/kinds.py``; what
only a site prints about itself stands in ``furniture/site.py``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from aligner.page.credits.forms import BYLINE_KO, EMAIL, REPORTER
from aligner.page.words.labels import DATE_LABELS_EN, DATE_LABELS_KO, DAYS_KO, MONTHS_EN

_LONGEST_META = 160  # characters; writer, two dates with labels and counters take about 120
_HANGUL = re.compile(r"[가-힣]+")
_TWO_SYLLABLES = re.compile(r"[가-힣].*?[가-힣]")
_LATIN_WORD = re.compile(r"[A-Za-z]{3,}")
_ENDED = re.compile(r"[.?!…。](?:[\"'”’)\]」』]| (?=[\"'”’)]))*$")
# "until 10 p.m.", "in the U.S.": the full stop may be that of the abbreviation.
_ABBREVIATED = re.compile(r"(?:^|[ (])(?:(?:[A-Za-z]\.){2,}|(?:Inc|Co|Corp|Ltd|Jr|Sr|vs|etc)\.)$")
_STATED = re.compile(r"[.。…][\"'”’)\]」』]*$")

_MAIL = rf"(?:{EMAIL.pattern})"
_NAME = r"[A-Z][\w.'’-]*"
_JOB = (
    r"(?:(?:[A-Z][a-z]+ )?(?:[Ss]taff|[Ii]ntern|[Cc]ontributing|[Ss]enior|[Ff]reelance|[Gg]uest|[Cc]hief) )?"
    r"(?:[Rr]eporters?|[Ww]riters?|[Cc]orrespondents?|[Cc]olumnists?|[Ee]ditors?|[Cc]ontributors?|[Pp]hotographers?)"
)
_AFTER_NAME = (
    rf"(?:{_JOB}|(?:[A-Z][\w&.'’-]*|of|the|for|at)(?: (?:[A-Z][\w&.'’-]*|of|the|for|at)){{0,5}})"
)
_BYLINE_EN = re.compile(
    rf"(?:By|BY|by) {_NAME}(?:,? (?:and|AND|&|{_NAME})){{0,9}}(?:[,/|] ?{_AFTER_NAME})?(?: ?[\[(<]?{_MAIL}[\])>]?)?"
    rf"|{_NAME}(?: {_NAME}){{1,3}},? ?[|/-]? ?(?:{_JOB}|{_MAIL})(?:,? {_MAIL}|, {_AFTER_NAME})?"
    rf"|(?:(?:Words|Text|Story|Photos?|Pictures?|Interview(?:ed)?|Translat(?:ed|ion)|Edited|Illustrations?|Video)(?: and [a-z]{{4,12}})?(?: by|:) {_NAME}(?: {_NAME}){{1,3}}"
    rf"(?:[.,;/|·]{{1,2}} ?|$)){{1,4}}(?:Edited for length(?: and clarity)?\.?)?"
    rf"|(?:Written|Reported|Translated|Edited|Compiled|Reporting|Editing|Writing|Additional reporting) by .{{2,80}}"
    rf"|{_JOB} ?[:|] ?.{{2,60}}|{_JOB} {_NAME}(?: {_NAME}){{1,3}}"
)
_BYLINE_KO = re.compile(
    rf"(?:{BYLINE_KO.pattern})(?: ?[/|,·] ?(?:{BYLINE_KO.pattern})){{0,3}}(?: ?[/|] ?.{{0,30}})?"
    rf"|(?:[가-힣A-Za-z]{{2,10}}[ =/|])?[가-힣]{{2,4}}(?:[·,] ?[가-힣]{{2,4}}){{0,4}} ?[가-힣]{{0,4}}(?:{REPORTER})"
    rf"(?: ?[(\[<|]? ?{_MAIL}[)\]>]?)?"
    rf"|(?:글|사진|정리|번역|취재|기자|편집|영상|그래픽|작성자|글쓴이) ?[:=|/·] ?[가-힣]{{2,4}}(?:[·,/ ]{{1,2}}[가-힣]{{2,4}}){{0,4}} ?(?:{REPORTER})?(?: ?{_MAIL})?"
    rf"|[(\[][가-힣A-Za-z ]{{1,12}}[=·][가-힣A-Za-z]{{2,12}}[)\]] ?[가-힣]{{2,4}} ?(?:{REPORTER}) ?=?"
    rf"|(?:글|사진|정리|번역|취재|인터뷰|진행|그림) ?= ?[가-힣·]{{2,6}}(?: [가-힣]{{1,5}}){{0,2}}(?:, ?(?:글|사진|정리|번역|취재|인터뷰|진행|그림) ?= ?[가-힣·]{{2,6}}(?: [가-힣]{{1,5}}){{0,2}})*"
    rf"|기자명 .{{2,40}}|[가-힣]{{2,4}} (?:[가-힣]{{2,6}} )?{_MAIL}|{_MAIL}"
)

_MONTH = rf"(?:{'|'.join(MONTHS_EN)})[a-z]{{0,6}}\.?"
_DATE = (
    r"(?:19|20)\d\d ?[-./년] ?\d{1,2} ?[-./월] ?\d{1,2} ?[일.]?"
    rf"|\b{_MONTH} ?\d{{1,2}}(?:st|nd|rd|th)?,? ?(?:19|20)\d\d|\b\d{{1,2}} ?{_MONTH},? ?(?:19|20)\d\d"
    r"|\b\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d\b"
)
_DATED = re.compile(_DATE, re.IGNORECASE)
_HALF = r"(?:오전|오후|am|pm|a\.m\.|p\.m\.)"
_LABELS_EN = "|".join(sorted(DATE_LABELS_EN, key=len, reverse=True))
_LABELS_KO = "|".join(sorted(DATE_LABELS_KO, key=len, reverse=True))
_DATE_LABEL = re.compile(
    rf"\W{{0,3}}(?:{_LABELS_EN}|(?:{_LABELS_KO})(?: ?(?:시간|시각|일시))?)(?![a-z가-힣])",
    re.IGNORECASE,
)
_DATE_REST = (
    rf"{_HALF}? ?\d{{1,2}}:\d\d(?::\d\d)? ?{_HALF}?|\d{{1,2}}시 ?\d{{1,2}}분|{_HALF}"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    rf"|[{DAYS_KO}]요일|[(\[][{DAYS_KO}][)\]]|\(?\b(?:kst|gmt|utc|est)\b(?:[+-]\d\d:?\d\d)?\)?"
    rf"|\b(?:{_LABELS_EN}|on|at)\b|지면 ?[A-Z]?\d{{1,2}}면?|\d{{1,2}}면|{_LABELS_KO}|최종편집"
)
_COUNTED = (
    r"조회 ?수?|추천 ?수?|댓글 ?수?|독자 ?의견|공감|좋아요|읽음|스크랩|첨부 ?파일|글 ?번호|등급|낱말 ?수|글자 ?수"
    r"|views?|hits?|comments?|likes?|shares?|reads?|reactions?|replies"
)
_COUNT = (
    rf"(?:{_COUNTED}) ?[:(]? ?[\d,.]+[km건개회]?\)?|[\d,.]+[km]? ?(?:{_COUNTED}|개의 댓글)"
    r"|[\d,.]+ ?-?min(?:ute)?s?\.? ?(?:to )?read|(?:(?:estimated )?reading time|읽는 ?시간):? ?\d* ?(?:min(?:ute)?s?\.?|분)?"
    r"|(?:약 )?\d+ ?분(?: ?\d+초)? ?(?:읽기|소요)"
)
# Volume and number of a magazine or a letter: "Vol. 27", "Issue 58 | Summer 2025", "제612호".
_ISSUE = r"\b(?:vol|no|issue|edition)\.? ?\d{1,5}\b|제? ?\d{1,5}(?:호|권)|\b(?:spring|summer|autumn|fall|winter) (?:19|20)\d\d|\bp\. ?\d+"
_CREDIT_LABEL = (
    r"\b(?:(?:words?|text|story|pictures?|photos?|photography|illustrations?|interview|translation|video|author|writer|editor)"
    rf"(?: (?:and|&) [a-z]{{4,14}})?:? ?(?:by )?|by )(?-i:{_NAME}(?: {_NAME}){{0,3}})"
)
_FACT = re.compile(rf"{_DATE}|{_COUNT}|{_ISSUE}|{_CREDIT_LABEL}|{BYLINE_KO.pattern}", re.IGNORECASE)
_META = re.compile(
    rf"{_DATE}|{_DATE_REST}|{_COUNT}|{_ISSUE}|{_CREDIT_LABEL}|{BYLINE_KO.pattern}|{EMAIL.pattern}"
    r"|\b기자 [가-힣]{2,4}(?= |$)",
    re.IGNORECASE,
)


def is_korean(text: str) -> bool:
    """Whether a third of the letters are Hangul (a syllable says more than a Latin letter)."""
    return not text.isascii() and _is_korean(text[:400])


@lru_cache(maxsize=256)  # a line is asked about some ten times
def _is_korean(head: str) -> bool:
    weight = 3 * len("".join(_HANGUL.findall(head)))
    return weight > len(head) or weight > sum(map(str.isalpha, head))


def is_bilingual(text: str) -> bool:
    """Whether the line holds words of both scripts, as in ``Program 진행 순서``."""
    return bool(_TWO_SYLLABLES.search(text[:400])) and bool(_LATIN_WORD.search(text[:400]))


def is_ended(text: str) -> bool:
    """Whether the line ends as a sentence ends."""
    return _is_ended(text[-12:])


@lru_cache(maxsize=1024)  # a line is asked about some ten times
def _is_ended(tail: str) -> bool:
    return bool(_ENDED.search(tail)) and not _ABBREVIATED.search(tail)


def is_prose(text: str) -> bool:
    """A line that states something at some length: it ends with a full stop, or is long.

    40 characters (20 of Korean) with a full stop, or 170 (90) without one: the longest headline of
    the development headlines has 128 and 62.
    """
    if len(text) < 20:
        return False
    least, long = (20, 90) if is_korean(text) else (40, 170)
    if len(text) >= long:
        return True
    return len(text) >= least and is_ended(text) and bool(_STATED.search(text[-12:]))


def is_symbols(text: str) -> bool:
    """No letter at all: ``- 44 -``, ``* * *``."""
    return len(text) <= _LONGEST_META and not any(map(str.isalpha, text))


def is_byline(text: str) -> bool:
    """Who wrote it, alone on a line."""
    return len(text) <= _LONGEST_META and bool(
        _BYLINE_EN.fullmatch(text) or _BYLINE_KO.fullmatch(text)
    )


def is_published(text: str) -> bool:
    """A date with a label of publication, and nothing that is no date or name.

    >>> is_published("입력 2024.12.18 17:14 수정 2024.12.18 18:02"), is_published("Oct. 9, 2026, 1 p.m.")
    (True, False)
    """
    dated = bool(_DATE_LABEL.match(text[:40]) and _DATED.search(text[:_LONGEST_META]))
    return dated and beside_meta(text) == ""


def beside_meta(text: str) -> str | None:
    """The words of a line that tell nothing about writer, date, readers or issue; None if no word does.

    >>> beside_meta("Nov. 9, 2025 20:15 KST by Geum Na-rae"), beside_meta("No. 1 seed falls in Busan")
    ('', 'seed falls in Busan')
    """
    if not 0 < len(text) <= _LONGEST_META or "~" in text or not _FACT.search(text):
        return None
    rest = _META.sub(" ", text)
    return " ".join(word for word in rest.split() if any(map(str.isalpha, word)))


def is_double_date(text: str) -> bool:
    """One date in both languages, as a notice gives the day of an event; no label of publication."""
    twice = len(_DATED.findall(text)) >= 2 and is_bilingual(text)
    return twice and not _DATE_LABEL.match(text[:40])


def is_count(text: str) -> bool:
    """Counters of readers' doings: ``조회 1,036``, ``추천해요 4 좋아요 11 화나요 2``."""
    if len(text) > 100 or is_bilingual(text):
        return False
    if re.fullmatch(rf"(?:{_COUNT}|[\W_])++", text, re.IGNORECASE) and any(map(str.isdigit, text)):
        return True
    words = text.split()
    figures = [at for at, word in enumerate(words) if word.replace(",", "").isdigit()]
    return (
        len(figures) >= 3
        and figures[-1] == len(words) - 1
        and not is_ended(text)
        and len(words) <= 3 * len(figures)
        and not any(a + 1 == b for a, b in pairwise(figures))
    )
