"""Finds the partner of each quantity on the other side, and what is left without one.

The forms that say the same are matched first, the surest first: same kind and value, rounded values, then
kinds that each language may write differently (85 and 85세). What is then left on both sides and could have
been partners is a difference; what is left on one side only is missing from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from aligner.check.quantity import CALENDAR, Quantity, agree, slipped
from aligner.check.units import WON_FOR_ONE


class Match(NamedTuple):
    """What is left: pairs that differ, and single quantities of each side."""

    differ: tuple[tuple[Quantity, Quantity], ...]
    en_only: tuple[Quantity, ...]
    ko_only: tuple[Quantity, ...]


def _alike(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Scores as two numbers where the other side has none: 21 to 20 is 21 대 20."""
    if any(q.kind == "score" for q in others):
        return list(own)
    out: list[Quantity] = []
    for q in own:
        numbers = [replace(q, kind="number", high=q.low), replace(q, kind="number", low=q.high)]
        if not q.low:
            numbers[0] = replace(numbers[0], weight="hint")  # 190-0: nobody says nought
        out += numbers if q.kind == "score" else [q]
    return out


def _even(en: Sequence[Quantity], ko: Sequence[Quantity]) -> frozenset[str]:
    """The kinds of which both sides hold as many figures: there none is a mere repetition."""
    count_en, count_ko = (
        Counter(q.kind for q in side if q.weight == "figure") for side in (en, ko)
    )
    return frozenset(kind for kind in count_en if count_en[kind] == count_ko[kind])


# More quantities than any sentence holds: pairing them all takes the square of their number.
_MOST = 400

Test = Callable[[Quantity, Quantity], bool]


def compare(en: Sequence[Quantity], ko: Sequence[Quantity]) -> Match:
    """Matches the quantities of both sides."""
    left_en, left_ko = _alike(en[:_MOST], ko), _alike(ko[:_MOST], en)
    even = _even(left_en, left_ko)
    told_en: list[Quantity] = []
    told_ko: list[Quantity] = []
    for same in (_identical, _same_kind, _other_kind):
        for one, other in _take(left_en, left_ko, same):
            told_en.append(one)
            told_ko.append(other)
    left_en = [q for q in left_en if q.kind in even or not _said(q, told_en, told_ko)]
    left_ko = [q for q in left_ko if q.kind in even or not _said(q, told_ko, told_en)]
    list(_take(left_en, left_ko, _conversion))
    differ: list[tuple[Quantity, Quantity]] = []
    for near in (_unit_only, _slip, _near, _comparable):
        differ += _take(left_en, left_ko, near)
    return Match(tuple(differ), tuple(left_en), tuple(left_ko))


def _take(
    left_en: list[Quantity], left_ko: list[Quantity], test: Test
) -> Iterator[tuple[Quantity, Quantity]]:
    """Takes the pairs that pass a test off both lists, in the order of the English side."""
    for one in list(left_en):
        other = next((q for q in left_ko if test(one, q)), None)
        if other is not None:
            left_en.remove(one)
            left_ko.remove(other)
            yield one, other


def _identical(one: Quantity, other: Quantity) -> bool:
    return (one.kind, one.unit, one.low, one.high, one.factor) == (
        other.kind, other.unit, other.low, other.high, other.factor,
    )  # fmt: skip


def _same_kind(one: Quantity, other: Quantity) -> bool:
    if one.kind != other.kind:
        return False
    if one.kind == "clock":
        return _same_time(one, other)
    if one.kind == "score":
        return one.low == other.low and one.high == other.high
    if one.kind == "decade":
        return one.low % 100 == other.low % 100 and min(one.low, other.low) < 100
    return one.unit == other.unit and agree(one, other)


def _same_time(one: Quantity, other: Quantity) -> bool:
    """The same place of the hands, if a side does not say which half of the day it means."""
    if one.unit and other.unit:
        return one.low == other.low
    return one.low % 720 == other.low % 720


# What each language may write in its own way: 85 and 85세; the 60th birthday and 60세; 16강 and the round of 16;
# 3 years and 3년차. A calendar's number is no other number, but for a day (the 12th, 12 days, 12일) and a year.
_OPEN = frozenset({"number", "ordinal", "age", "measure"})
_LOOSE = frozenset(
    frozenset(kinds)
    for kinds in (
        ("day", "ordinal"), ("day", "number"), ("day", "measure"), ("year", "number"), ("decade", "number"), ("decade", "age"),
        ("decade", "ordinal"), ("percent", "number"), ("point", "number"),
        ("money", "number"), ("year", "measure"), ("year", "ordinal"), ("decade", "measure"), ("decade", "year"), ("year", "age"),
    )
)  # fmt: skip


def _other_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two kinds may say the same, and do."""
    if one.kind == other.kind == "measure":
        return (
            one.low == other.low
            and "fahrenheit" not in (one.unit, other.unit)
            and _vague(one, other)
        )
    kinds = frozenset({one.kind, other.kind})
    if "percent" in kinds and "number" in kinds:
        share, count = (one, other) if one.kind == "percent" else (other, one)
        return share.low == count.low * 100 or agree(one, other)
    if not (kinds <= _OPEN or kinds in _LOOSE):
        return False
    if "decade" in kinds:
        return one.low % 100 == other.low % 100
    return (one.low <= other.high and other.low <= one.high) or _plain(one, other)


def _vague(one: Quantity, other: Quantity) -> bool:
    return one.weight == "hint" or other.weight == "hint"


def _plain(one: Quantity, other: Quantity) -> bool:
    """Agreement of two kinds of number, if neither belongs to the calendar."""
    return one.kind not in CALENDAR and other.kind not in CALENDAR and agree(one, other)


def _said(q: Quantity, own: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a quantity only says again what has found its partner already, or is a gloss of it."""
    if any(
        _identical(q, told) or _identical(q, other) for told, other in zip(own, others, strict=True)
    ):
        return True
    if q.kind == "money":
        others_of_own = [told for told in own if told.kind == "money" and told.unit != q.unit]
        return any(q.aside or _converted(told, q) for told in others_of_own)
    if q.kind == "measure" and q.aside:
        return any(told.kind == "measure" and agree_gloss(told, q) for told in own)
    return False


def agree_gloss(told: Quantity, q: Quantity) -> bool:
    """Whether a measure in parentheses converts the one that it explains."""
    return {told.unit, q.unit} == {"celsius", "fahrenheit"} or (
        told.unit == q.unit and agree(told, q)
    )


def _firm(one: Quantity, other: Quantity) -> bool:
    return "hint" not in (one.weight, other.weight)


def _unit_only(one: Quantity, other: Quantity) -> bool:
    """The same number with another currency or unit: 5 trillion won and 5조엔, 120 miles and 120㎞."""
    if not _firm(one, other) or one.kind != other.kind or one.kind not in ("money", "measure"):
        return False
    return one.low == other.low and (one.unit, one.factor) != (other.unit, other.factor)


def _slip(one: Quantity, other: Quantity) -> bool:
    return _comparable(one, other) and one.kind not in CALENDAR and slipped(one, other)


def _near(one: Quantity, other: Quantity) -> bool:
    """Comparable, and less than three times as much: the likelier partners."""
    if not _comparable(one, other):
        return False
    low, high = sorted((abs(one.low * one.factor), abs(other.low * other.factor)))
    return high <= 3 * low


_UNTYPED = frozenset({"number", "age", "ordinal"})


def _comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities without partner were meant to be the same one."""
    if not _firm(one, other):
        return False
    if one.kind == "money" and other.kind == "money":
        return one.unit == other.unit or not _converted(one, other)
    if one.kind == "relative" and other.kind == "relative":
        return one.unit == other.unit or (one.low == other.low and one.low != 0)
    if one.kind == other.kind:
        return one.unit == other.unit or one.kind == "clock"
    kinds = frozenset({one.kind, other.kind})
    if kinds == {"ordinal", "measure"} and 86400 in (one.factor, other.factor):
        return True  # a fourth straight day, 사흘 연속
    both_figures = one.weight == other.weight == "figure"
    if "money" in kinds and 1 in (one.low, other.low):
        return False  # 1인당, one person
    return both_figures and (kinds <= _UNTYPED or kinds in _MISTAKEN or _no_date(one, other))


# Kinds that differ in form only, so that figures left over in them were meant for each other.
_MISTAKEN = frozenset(
    frozenset(kinds)
    for kinds in (
        ("day", "ordinal"),
        ("percent", "point"),
        ("measure", "number"),
        ("measure", "age"),
        ("money", "number"),
        ("percent", "number"),
    )
)


def _no_date(one: Quantity, other: Quantity) -> bool:
    """Whether one is part of a date and the other its slip of the pen: 4020년, Sept. 81, 2월 55일."""
    date, slip = (one, other) if one.kind in CALENDAR else (other, one)
    if date.kind == "year":
        return slip.kind in ("measure", "number") and slip.low >= 1000
    if date.kind == "day" and slip.unit == "seconds" and slip.factor == 86400:
        return True  # 2-5 days, 3~5일
    return date.kind == "day" and slip.kind in ("measure", "number") and 31 < slip.low < 100


def _conversion(one: Quantity, other: Quantity) -> bool:
    """Two sums of which each may be the other one, given to each reader in their own currency."""
    return one.kind == other.kind == "money" and one.unit != other.unit and _converted(one, other)


def _converted(one: Quantity, other: Quantity) -> bool:
    """Whether one sum may be the other in its own currency: within a factor of two of the rate."""
    rates = WON_FOR_ONE.get(one.unit), WON_FOR_ONE.get(other.unit)
    if None in rates or not one.low or not other.low or slipped(one, other):
        return False
    if one.low == other.low:
        return False  # 7 million euros, 700만달러: the number was kept, not converted
    ratio = one.low * one.factor * rates[0] / (other.low * other.factor * rates[1])  # type: ignore[operator]
    return bool(1 / 2 < ratio < 2)
