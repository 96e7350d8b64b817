"""Says what differs, in sentences an editor can act on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from aligner.check import quantities_en, quantities_ko
from aligner.check.aside import mark_asides
from aligner.check.compare import Match, compare
from aligner.check.quantity import CALENDAR, Quantity, slipped
from aligner.types import Finding, Span

_NAMES = {
    "number": "number", "percent": "percentage", "point": "percentage points", "money": "sum", "measure": "measure",
    "ordinal": "ordinal", "age": "age", "year": "year", "month": "month", "day": "day", "decade": "decade",
    "weekday": "weekday", "relative": "date", "clock": "time", "score": "score",
}  # fmt: skip
_IDS = {
    "percent": "percent-differs", "point": "percent-differs", "money": "money-differs", "measure": "measure-differs",
    "clock": "time-differs", "age": "age-differs", "score": "score-differs",
}  # fmt: skip
# What is worth a warning when one side lacks it. A month or a day is often left to the page's date.
_MISSED = frozenset({"number", "percent", "point", "money", "measure", "age"})


def check_pair(en: str, ko: str, date: date | None = None) -> list[Finding]:
    """What of a Korean and an English text does not agree: figures, sums, units, dates and times.

    ``date`` is the day of the page: with it, a weekday on one side is checked against a day of the month
    on the other. The findings come in the order of the English side, the Korean one where that is empty.

    >>> [f.id for f in check_pair("It drew 35,000 people.", "3만5000명이 모였다.")]
    []
    >>> [f.id for f in check_pair("It drew 35,000 people.", "3500명이 모였다.")]
    ['unit-slip']
    """
    found_en = mark_asides(en, quantities_en.quantities(en))
    found_ko = mark_asides(ko, quantities_ko.quantities(ko))
    match = compare(found_en, found_ko)
    findings = [
        *_differing(match, en, ko),
        *_missing(match, en, ko),
        *_weekdays(match, en, ko, date),
    ]
    return sorted(findings, key=lambda f: (f.severity != "error", f.en_span, f.ko_span))


def _differing(match: Match, en: str, ko: str) -> Iterator[Finding]:
    for one, other in match.differ:
        identity, why = _difference(one, other)
        message = f"The English has {_quote(one, en)}, the Korean {_quote(other, ko)}: {why}."
        # 3 percent for 3%포인트 is a habit of some desks, a wrong figure is not.
        habit = {one.kind, other.kind} == {"percent", "point"} and one.low == other.low
        yield Finding(identity, "warning" if habit else "error", message, one.span, other.span)


def _difference(one: Quantity, other: Quantity) -> tuple[str, str]:
    """The id of a difference, and what it is."""
    if one.kind == other.kind == "money" and one.unit != other.unit:
        return "currency-differs", f"one sum is in {one.unit}, the other in {other.unit}"
    # Volunteers may look like a year: 1200, 1만2000명.
    years = {one.kind, other.kind} == {"year", "number"}
    if (years or one.kind not in CALENDAR) and slipped(one, other):
        return "unit-slip", f"one is {_ratio(one, other)} times the other"
    if one.kind == other.kind == "measure" and one.low == other.low:
        return "unit-differs", "the number is the same, the unit is not"
    if one.kind in CALENDAR or other.kind in CALENDAR:
        kind = one.kind if one.kind in CALENDAR else other.kind
        return _IDS.get(kind, "date-differs"), f"the {_NAMES[kind]} is not the same"
    if {one.kind, other.kind} == {"percent", "point"}:
        return "percent-differs", "one is a percentage, the other percentage points"
    kind = one.kind if one.kind == other.kind else "number"
    return _IDS.get(kind, "number-differs"), f"the {_NAMES[kind]} is not the same"


def _ratio(one: Quantity, other: Quantity) -> str:
    low, high = sorted((one.low * one.factor, other.low * other.factor))
    return f"{int(high / low):,}"


def _missing(match: Match, en: str, ko: str) -> Iterator[Finding]:
    for q in match.en_only:
        if _is_missed(q):
            message = (
                f"The Korean has nothing for the {_NAMES[q.kind]} {_quote(q, en)} of the English."
            )
            yield Finding("number-missing", "warning", message, q.span, Span(0, 0))
    for q in match.ko_only:
        if _is_missed(q):
            message = (
                f"The English has nothing for the {_NAMES[q.kind]} {_quote(q, ko)} of the Korean."
            )
            yield Finding("number-missing", "warning", message, Span(0, 0), q.span)


def _is_missed(q: Quantity) -> bool:
    """Whether a lone quantity is worth a warning. One of a thing is too often said without a number: 1년, a year."""
    if q.low * q.factor == q.factor:
        return False
    return q.weight == "figure" and q.kind in _MISSED and not q.aside


def _quote(q: Quantity, text: str) -> str:
    return f"“{q.span.of(text).strip()}”"


def _weekdays(match: Match, en: str, ko: str, today: date | None) -> Iterator[Finding]:
    """A weekday on one side and a day of the month on the other, once the page's date is known."""
    if today is None or "현지시간" in ko or "local time" in en:
        return
    for days, weekdays, swapped in (
        (match.ko_only, match.en_only, False),
        (match.en_only, match.ko_only, True),
    ):
        day = [q for q in days if q.kind == "day" and q.weight == "figure"]
        weekday = [q for q in weekdays if q.kind == "weekday"]
        if len(day) != 1 or len(weekday) != 1:
            continue
        meant = nearest(int(day[0].low), today)
        if meant is None or meant.weekday() == int(weekday[0].low):
            continue
        one, other = (day[0], weekday[0]) if swapped else (weekday[0], day[0])
        message = f"The English has {_quote(one, en)}, the Korean {_quote(other, ko)}: {meant.isoformat()} was a {meant:%A}."
        yield Finding("date-differs", "error", message, one.span, other.span)


def nearest(day: int, today: date) -> date | None:
    """The date with that day of the month that is nearest to a page's date, within a fortnight or so.

    >>> nearest(29, date(2024, 12, 3)), nearest(4, date(2024, 12, 3))
    (datetime.date(2024, 11, 29), datetime.date(2024, 12, 4))
    """
    around = (today + timedelta(days=off) for off in sorted(range(-16, 17), key=abs))
    return next((near for near in around if near.day == day), None)
