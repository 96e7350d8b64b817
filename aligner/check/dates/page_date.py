"""Dates that only the date of the page can compare: 17일 with Tuesday, 지난달 with November."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from aligner.check.quantity import Quantity

# The kinds that may name one day, month or year in two ways.
_WAYS = (("day", "weekday"), ("month", "relative"), ("year", "relative"))
_LOCAL = ("현지시간", "현지 시간", "local time")


class Dated(NamedTuple):
    """Two dates that may be one: ``wrong`` says why they are not, and is empty if nobody can tell."""

    en: Quantity
    ko: Quantity
    wrong: str


def compare_dates(
    en: Sequence[Quantity], ko: Sequence[Quantity], today: date | None, *, local: bool
) -> Iterator[Dated]:
    """Compares what is left over of the calendar, where each side names one date in its own way.

    Without the page's date nothing is found wrong. ``local`` says that a side speaks of another
    country's time, where a weekday may be a day off.
    """
    for exact, vague in _WAYS:
        for own, others, swapped in ((en, ko, False), (ko, en, True)):
            dates = [q for q in own if q.kind == exact and q.weight != "hint"]
            names = [q for q in others if q.kind == vague and vague_unit(q) in (exact, "")]
            if len(dates) != 1 or len(names) != 1:
                continue
            wrong = _wrong(dates[0], names[0], today, local=local) if today else ""
            if wrong is not None:
                one, other = (names[0], dates[0]) if swapped else (dates[0], names[0])
                yield Dated(one, other, wrong)


def vague_unit(q: Quantity) -> str:
    """What a relative date counts; a weekday counts nothing."""
    return q.unit if q.kind == "relative" else ""


def _wrong(told: Quantity, named: Quantity, today: date, *, local: bool) -> str | None:
    """Why a date is not what it is called on the other side; None if it is, empty if that cannot be told."""
    value = int(told.low)
    if told.kind == "day":
        meant = nearest(value, today)
        if meant is None:
            return ""
        off = (meant.weekday() - int(named.low)) % 7
        right = off == 0 or (local and off in (1, 6))
        return None if right else f"{meant.isoformat()} was a {meant:%A}"
    offset = int(named.low)
    if told.kind == "year":
        return None if value == today.year + offset else f"the page is of {today.year}"
    month = (today.month - 1 + offset) % 12 + 1
    return None if value == month else f"the page is of {today:%B}"


def is_local(en: str, ko: str) -> bool:
    """Whether a side says that it gives another country's time."""
    return any(word in ko or word in en for word in _LOCAL)


def nearest(day: int, today: date) -> date | None:
    """The date with that day of the month that is nearest to a page's date, within a fortnight or so.

    >>> nearest(29, date(2024, 12, 3)), nearest(4, date(2024, 12, 3))
    (datetime.date(2024, 11, 29), datetime.date(2024, 12, 4))
    """
    around = (today + timedelta(days=off) for off in sorted(range(-16, 17), key=abs))
    return next((near for near in around if near.day == day), None)
