"""A weekday beside a date with its year: Monday, Sept. 16, 2025, which was a Tuesday.

A date with a year has one weekday. Where a side names another one, a digit or the weekday is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from aligner.check.quantity import Quantity
from aligner.types import Finding, Span

# Room for ". " and a blank between the parts of a date, and for ", " or " (" between it and its weekday.
_APART, _BESIDE = 4, 2
_EMPTY = Span(0, 0)


class _Day(NamedTuple):
    """A date with its year, and the place of its parts."""

    day: date
    span: Span


def weekday_findings(
    en: Sequence[Quantity], ko: Sequence[Quantity], *, local: bool
) -> Iterator[Finding]:
    """Errors where a weekday does not belong to the date that it stands beside, or to that of the other side.

    ``local`` says that a side speaks of another country's time: there the other side's date may be a day off.
    """
    named = [[q for q in side if q.kind == "weekday"] for side in (en, ko)]
    if not any(named):
        return
    dates = [list(_dates(side)) for side in (en, ko)]
    if not any(dates):
        return
    for own in (0, 1):
        for q in named[own]:
            found = _beside(q, dates[own])
            if found is None and len(named[own]) == 1 and not dates[own] and not named[1 - own]:
                found = _only(dates[1 - own], (en, ko)[own])
                if found and local and _off(q, found) in (1, 6):
                    continue
            if found and _off(q, found):
                yield _finding(q, found, dates, own)


def _dates(side: Sequence[Quantity]) -> Iterator[_Day]:
    """The dates of a side that name their year, in either order."""
    calendar = [q for q in side if q.kind in ("year", "month", "day")]
    for i in range(len(calendar) - 2):
        three = calendar[i : i + 3]
        parts = {q.kind: q for q in three}
        near = all(0 <= b.span.start - a.span.stop <= _APART for a, b in pairwise(three))
        if len(parts) == 3 and near:
            made = _day(*(int(parts[kind].low) for kind in ("year", "month", "day")))
            if made:
                yield _Day(made, Span(three[0].span.start, three[2].span.stop))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None  # 31 June


def _beside(weekday: Quantity, dates: Sequence[_Day]) -> _Day | None:
    """The date that a weekday stands right before or behind."""
    start, stop = weekday.span.start, weekday.span.stop
    for found in dates:
        gap = found.span.start - stop if stop <= found.span.start else start - found.span.stop
        if 0 <= gap <= _BESIDE:
            return found
    return None


def _only(dates: Sequence[_Day], side: Sequence[Quantity]) -> _Day | None:
    """The only date of the other side, if this one names none of another day or month."""
    if len(dates) != 1:
        return None
    day = dates[0].day
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return dates[0] if all(parts.get(q.kind, q.low) == q.low for q in side) else None


def _off(weekday: Quantity, found: _Day) -> int:
    return (found.day.weekday() - int(weekday.low)) % 7


def _finding(weekday: Quantity, found: _Day, dates: Sequence[Sequence[_Day]], own: int) -> Finding:
    same = next((d.span for d in dates[1 - own] if d.day == found.day), _EMPTY)
    spans = (weekday.span, same) if own == 0 else (same, weekday.span)
    side = "English" if own == 0 else "Korean"
    message = f"The {side} names a weekday that is not that of the date: {found.day.isoformat()} was a {found.day:%A}."
    return Finding("date-differs", "error", message, *spans)
