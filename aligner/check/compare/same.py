"""When a quantity of one side says the same as one of the other."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from aligner.check.compare.near import converted
from aligner.check.quantities.schools import is_school, same_year
from aligner.check.quantity import CALENDAR, PAR, Quantity, agree

# Room for ", or about " between a measure and its gloss.
_NEXT = 11
# A temperature is rounded once in each scale.
_DEGREE = Fraction(7, 10)
_DAY = 86400
_SHORT_MONTH, _LONG_MONTH = 28, 31


def identical(one: Quantity, other: Quantity) -> bool:
    """The same value in the same unit."""
    return (one.kind, one.unit, one.low, one.high, one.factor) == (
        other.kind, other.unit, other.low, other.high, other.factor,
    )  # fmt: skip


def same_kind(one: Quantity, other: Quantity) -> bool:
    """Two of one kind, as exactly as the coarser one is written."""
    if one.kind != other.kind:
        return False
    if one.kind == "clock":
        return _same_time(one, other)
    if is_school(one) and is_school(other):
        return same_year(one, other)
    if one.kind == "score":
        if (one.unit in PAR or other.unit in PAR) and one.unit != other.unit:
            return False
        straight = "straight" in (one.unit, other.unit)
        return one.low == other.low and (straight or one.high == other.high)
    if one.kind == "decade":
        return one.low % 100 == other.low % 100 and min(one.low, other.low) < 100
    if {one.unit, other.unit} == {"celsius", "fahrenheit"}:
        return _same_warmth(one, other)
    if one.kind == "money":
        return one.unit == other.unit and agree(one, other)
    if {one.unit, other.unit} == {"seconds", "months"}:
        return _same_months(one, other)
    return one.unit == other.unit and agree(one, other)


def _same_months(one: Quantity, other: Quantity) -> bool:
    """A month is 28 to 31 days, or four weeks."""
    months, days = (one, other) if one.unit == "months" else (other, one)
    if days.factor < _DAY or months.low <= 0:
        return False
    a_month = days.low * days.factor / _DAY / (months.low * months.factor)
    return _SHORT_MONTH <= a_month <= _LONG_MONTH


def _same_warmth(one: Quantity, other: Quantity) -> bool:
    celsius, fahrenheit = (one, other) if one.unit == "celsius" else (other, one)
    return abs((fahrenheit.low - 32) * 5 / 9 - celsius.low) <= _DEGREE


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
        ("decade", "ordinal"), ("point", "number"),
        ("money", "number"), ("year", "measure"), ("year", "ordinal"), ("decade", "measure"), ("decade", "year"), ("year", "age"),
    )
)  # fmt: skip


def other_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two kinds may say the same, and do."""
    if one.kind == other.kind == "measure":
        return (
            one.low == other.low
            and "fahrenheit" not in (one.unit, other.unit)
            and _vague(one, other)
        )
    kinds = frozenset({one.kind, other.kind})
    if is_school(one) != is_school(other):
        return kinds <= {"ordinal", "number"} and _same_class(one, other)
    if one.kind == other.kind == "number":
        return agree(one, other)  # a share and a number, .5 and half
    if not (kinds <= _OPEN or kinds in _LOOSE):
        return False
    if "measure" in kinds and not _may_be_measure(
        *((one, other) if one.kind == "measure" else (other, one))
    ):
        return False
    if kinds & CALENDAR and _vague(one, other):
        return False  # "only" is no 1일
    if "decade" in kinds:
        return one.low % 100 == other.low % 100
    return (one.low <= other.high and other.low <= one.high) or _plain(one, other)


def as_ordinal(one: Quantity, other: Quantity) -> bool:
    """Whether one counts what the other one numbers: the third floor, 3층."""
    return {one.kind, other.kind} == {"ordinal", "number"} and other_kind(one, other)


def as_share(one: Quantity, other: Quantity) -> bool:
    """Whether a percentage is a number: half, 50%; 1.6 times last year's, 60% more; doubled, 100% more."""
    if {one.kind, other.kind} != {"percent", "number"}:
        return False
    share, count = (one, other) if one.kind == "percent" else (other, one)
    more = count.step < 1 or count.weight == "word"
    return share.low in (count.low * 100, (count.low - more) * 100) or agree(one, other)


def _same_class(one: Quantity, other: Quantity) -> bool:
    """A year at school and a number that does not say of what."""
    return same_year(one, other) and other.single


def _may_be_measure(measure: Quantity, other: Quantity) -> bool:
    """Whether a measure may be told in another kind: 84 weeks are no 84살, and a pair is no 두 시간."""
    if other.kind in _SPANS:
        if other.kind == "age" and measure.factor == 1:
            return False  # 17 months old
        return measure.unit in _SPANS[other.kind] and measure.factor in (1, 12, 120, 86400)
    if other.kind == "ordinal" and other.low == 1 and other.weight == "word":
        return other.unit == "birthday"  # for the first time, 1년 만에
    if other.weight == "hint" and measure.unit not in ("seconds", "months"):
        return False  # "only" is no 99㎝, but a fortnight two weeks
    return other.kind != "number" or other.weight != "word"


# The units of a duration that each kind may stand for.
_SPANS = {"day": {"seconds"}, "year": {"months"}, "decade": {"months"}, "age": {"months"}}


def _vague(one: Quantity, other: Quantity) -> bool:
    return one.weight == "hint" or other.weight == "hint"


def _plain(one: Quantity, other: Quantity) -> bool:
    """Agreement of two kinds of number, if neither belongs to the calendar."""
    return one.kind not in CALENDAR and other.kind not in CALENDAR and agree(one, other)


def repeated(q: Quantity, own: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a quantity only says again what has found its partner already."""
    return any(
        identical(q, told) or identical(q, other) or _same_age(q, told)
        for told, other in zip(own, others, strict=True)
    )


def _same_age(q: Quantity, told: Quantity) -> bool:
    """The 58-year-old singer; he was 58."""
    return {q.kind, told.kind} == {"age", "number"} and q.low == told.low


def is_gloss(q: Quantity, own: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether a quantity gives one of its side, which found its partner, in a unit that the other side lacks."""
    if any((q.kind, q.unit, q.factor) == (told.kind, told.unit, told.factor) for told in others):
        return False
    if q.kind == "money":
        others_of_own = [told for told in own if told.kind == "money" and told.unit != q.unit]
        return any(q.aside or converted(told, q) for told in others_of_own)
    return q.kind == "measure" and any(
        told.kind == "measure" and _converts(told, q) and _beside(told, q) for told in own
    )


def _beside(told: Quantity, q: Quantity) -> bool:
    """Whether one may explain the other: in parentheses, or right behind it: 314 kilograms, or 692 pounds."""
    return q.aside or told.aside or abs(q.span.start - told.span.stop) <= _NEXT


def _converts(told: Quantity, q: Quantity) -> bool:
    """Whether a measure converts the one that it stands beside."""
    return {told.unit, q.unit} == {"celsius", "fahrenheit"} or (
        told.unit == q.unit and told.factor != q.factor and agree(told, q)
    )
