"""The day of a page, as the page itself gives it.

News pages print it in a line of its own ("입력 2025-11-03 09:12", "Published: Nov. 3, 2025, 17:14") or before the
first sentence ("SEOUL, Nov. 3, 2025 (Yonhap) --"). Only a full date is taken, with the year first or the month
in words: 03/11/2025 is two days. Where the page names several days with equal right, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from aligner.page.credits.forms import BYLINE_KO
from aligner.page.view import clean_view
from aligner.page.words.labels import DATE_LABELS_EN, DATE_LABELS_KO, DAYS_KO

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTHS = "|".join(_NAMES)
_DAY = rf"(?:\([{DAYS_KO}]\)|[{DAYS_KO}]요일|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\.?)"
# 2025-11-03, 2025.11.3., 2025/11/03, 2025년 11월 3일; Nov. 3, 2025; 3 November 2025, Mon, 3 Nov 2025
_DATE = re.compile(
    r"(?<!\d)(?P<y1>20\d\d) ?(?P<mark>[-./년]) ?(?P<m1>\d{1,2}) ?[-./월] ?(?P<d1>\d{1,2})(?!\d)(?: ?일|\.(?!\d))?"
    rf"|(?<![A-Za-z])(?P<m2>{_MONTHS})[a-z]{{0,6}}\.? (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>20\d\d)(?!\d)"
    rf"|(?<![\d.])(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?[ -](?P<m3>{_MONTHS})[a-z]{{0,6}}\.?,?[ -](?P<y3>20\d\d)(?!\d)",
    re.IGNORECASE,
)
# What stands before a date of publication, and nothing else before that: 입력, [등록일:, Published on
_LABELS = sorted({*DATE_LABELS_EN, *DATE_LABELS_KO, "기사 등록"}, key=len, reverse=True)
_LABEL = re.compile(
    rf"(?<![A-Za-z가-힣])(?P<label>{'|'.join(map(re.escape, _LABELS))})(?:일시|일자|시간|일)? ?[\])】]? ?[:：|]? ?(?:{_DAY},? )?\Z",
    re.IGNORECASE,
)
# The same behind the date: 2025.11.03 14:22 입력
_LABEL_AFTER = re.compile(
    rf"[\s.]*(?:\d\d:\d\d(?::\d\d)?)? ?(?P<label>{'|'.join(map(re.escape, DATE_LABELS_KO))})\s*(?:\Z|[|/])"
)
# Labels of a later day than that of the first print: 17일 is still the day that the story was written.
_LATER = re.compile(r"수정|업데이트|updat|modif", re.IGNORECASE)
# What else a line may hold that is nothing but a date: weekday, time, marks.
_REST = re.compile(
    rf"{_DAY}|(?:오전|오후|a\.?m\.?|p\.?m\.?|kst|gmt|utc|at)|\d{{1,2}}:\d\d(?::\d\d)?|\d{{1,2}}시(?: ?\d{{1,2}}분)?"
    r"|[\s,.|·/()\[\]+:~-]+",
    re.IGNORECASE,
)
# What may follow a date at the start of a line: " · 6 min read", " | 사회부", " by Min So-ra"
_ASIDE = re.compile(r" ?[·|] ?[^.?!]{1,50}\Z|by (?:[A-Z][\w.'’-]* ?){1,4}\Z", re.IGNORECASE)
# "SEOUL, Nov. 3, 2025 (Yonhap) --": a place in capitals before the date, at the start of a line
_DATELINE = re.compile(r"[A-Z][A-Z .'’-]{1,30}, ?(?:[A-Z][a-z]+, ?)?\Z")
_LONGEST_LINE = 160  # characters of a line that gives a date of publication, with byline and update
_LEAD = 60  # characters before the date of a dateline


def published(text: str) -> date | None:
    r"""The day on which a page says it was published; None where it does not say, or names several.

    Of labelled dates the first counts, one of publication before one of an update; without a label, dates
    that have a line for themselves or open a text, if they all are the same.

    >>> published("The Daily\n\n입력 2025-11-03 09:12 수정 2025-11-04 10:00\n\nThe ferry sails.")
    datetime.date(2025, 11, 3)
    """
    labelled: dict[str, date] = {}
    bare: set[date] = set()
    for kind, day in _told(clean_view(text).text):
        if kind == "bare":
            bare.add(day)
        else:
            labelled.setdefault(kind, day)
    if labelled:
        return labelled.get("first") or labelled["later"]
    return bare.pop() if len(bare) == 1 else None


def _told(text: str) -> Iterator[tuple[str, date]]:
    """The dates that may be the page's, each with its kind: first print, later change, or bare."""
    for line in text.split("\n"):
        head = line[:_LONGEST_LINE]
        before = 0
        for match in _DATE.finditer(head):
            day = _day(match)
            label = _LABEL.search(head, before, match.start()) or _LABEL_AFTER.match(
                line, match.end()
            )
            before = match.end()
            if day is None:
                continue
            if label and len(line) <= _LONGEST_LINE:
                yield ("later" if _LATER.search(label["label"]) else "first"), day
            elif _is_bare(line, match) or _DATELINE.fullmatch(head[: min(match.start(), _LEAD)]):
                yield "bare", day


def _day(match: re.Match[str]) -> date | None:
    """The day that a date names; None for a 31st of February."""
    told = {name: value for name, value in match.groupdict().items() if value}
    year, month, number = (
        next(value for name, value in told.items() if name in (f"{k}1", f"{k}2", f"{k}3"))
        for k in "ymd"
    )
    named = month[:3].lower()
    at = int(month) if month.isdecimal() else _NAMES.index(named) + 1
    try:
        return date(int(year), at, int(number))
    except ValueError:
        return None


def _is_bare(line: str, match: re.Match[str]) -> bool:
    """Whether a line holds nothing but a date, with weekday and time, or behind it a reporter's name."""
    if len(line) > _LONGEST_LINE:
        return False
    before, after = line[: match.start()].strip(" |·/"), line[match.end() :]
    if not _REST.sub("", before):
        return not _REST.sub("", _ASIDE.sub("", after))
    return bool(BYLINE_KO.fullmatch(before)) and not _REST.sub("", after)
