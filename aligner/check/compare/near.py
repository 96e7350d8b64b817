"""Which quantities without a partner were meant to be the same one."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.check.names.alike import edits
from aligner.check.quantities.currencies import WON_FOR_ONE
from aligner.check.quantities.schools import is_school
from aligner.check.quantity import CALENDAR, PAR, Quantity, slipped

# How many times the other a value may be that was meant for it, in another form: tried on the written sets of captions.
_TIMES = 3
# Digits from which a number is no slip of any other, and how many of them a slip may change.
_MANY = 3
_SLIPPED = 1
# A first of something is left out of a translation, or added to it, so often that 21대 or 2025 was not meant for it.
_FAR = 3


def _firm(one: Quantity, other: Quantity) -> bool:
    return "hint" not in (one.weight, other.weight)


def unit_only(one: Quantity, other: Quantity) -> bool:
    """The same number with another currency or unit: 5 trillion won and 5조엔, 120 miles and 120㎞."""
    if not _firm(one, other) or one.kind != other.kind or one.kind not in ("money", "measure"):
        return False
    return one.low == other.low and (one.unit, one.factor) != (other.unit, other.factor)


def slip(one: Quantity, other: Quantity) -> bool:
    """The same digits with another power of ten."""
    return comparable(one, other) and one.kind not in CALENDAR and slipped(one, other)


def near(one: Quantity, other: Quantity) -> bool:
    """Comparable, and less than three times as much: the likelier partners."""
    if not comparable(one, other):
        return False
    low, high = sorted((abs(one.low * one.factor), abs(other.low * other.factor)))
    return high <= _TIMES * low


def _is_far_first(one: Quantity, other: Quantity) -> bool:
    """Whether one is a first of something, and the other too much to be meant for it."""
    first, more = (one, other) if one.low <= other.low else (other, one)
    if "birthday" in (one.unit, other.unit):
        return False
    return first.kind == "ordinal" and first.low == 1 and first.weight == "word" and more.low > _FAR


def _near_by(one: Quantity, other: Quantity) -> bool:
    """Whether two values of different form are near enough to have been meant for each other."""
    low, high = sorted((abs(one.low), abs(other.low)))
    return high <= _TIMES * low


# Kinds that captions tell so freely of that two of them need not have been meant for each other.
_FREELY = frozenset({"number", "money", "measure", "percent", "year"})
_UNTYPED = frozenset({"number", "age", "ordinal"})
_PLAIN_UNITS = frozenset({"", "points"})


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities without partner were meant to be the same one."""
    return _of_one_kind(one, other) and _may_be_slip(one, other)


def _may_be_slip(one: Quantity, other: Quantity) -> bool:
    """Whether one value may be written for the other: of many digits most are the same, and all but one of a year."""
    kinds = {one.kind, other.kind}
    if kinds == {"year"}:
        return edits(str(one.low), str(other.low), _SLIPPED) <= _SLIPPED
    alike = one.unit == other.unit and one.factor == other.factor and one.single and other.single
    if kinds & CALENDAR or not alike or one.unit in ("seconds", "months"):
        return True
    if max(one.digits, other.digits) >= _MANY:
        return _changed(one, other) <= _SLIPPED or slipped(one, other)
    return kinds != {"money"} or _near_by(one, other) or _changed(one, other) <= 1


def is_slip(one: Quantity, other: Quantity) -> bool:
    """Whether two values that differ are one by a slip: another unit, power of ten or digit, or a kind that few others are told of."""
    if one.low == other.low or slipped(one, other) or not {one.kind, other.kind} & _FREELY:
        return True
    return min(one.digits, other.digits) > 1 and _changed(one, other) <= _SLIPPED


def _changed(one: Quantity, other: Quantity) -> int:
    """How many digits differ, as they are written or as the coarser one is: 9.81 trillion and 9조1834억 in one pair."""
    step = max(one.step, other.step)
    written = [str(abs(q.low / q.step)) for q in (one, other)]
    if written[0].replace("0", "") == written[1].replace("0", ""):
        return 0  # 5억1200만, 5조1200만
    rounded = [str(abs(round(q.low / step))) for q in (one, other)]
    return min(edits(a, b, _SLIPPED) for a, b in (written, rounded))


def _is_dropped(one: Quantity, other: Quantity) -> bool:
    """Whether one number is the other with a digit dropped: 4-degree, 14도."""
    a, b = str(abs(one.low)), str(abs(other.low))
    return len(a) != len(b) and edits(a, b, 1) == 1


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities tell the same kind of thing."""
    if one.kind == other.kind == "decade":
        return True  # 3040세대 and their 20s
    if not _firm(one, other) or _is_far_first(one, other):
        return False
    if is_school(one) or is_school(other):
        return is_school(one) and is_school(other)
    if one.kind == "money" and other.kind == "money":
        return one.unit == other.unit or not converted(one, other)
    if one.kind == "relative" and other.kind == "relative":
        named = {one.unit, other.unit} & {"holiday", "season", "zodiac"}
        return one.unit == other.unit or (one.low == other.low and one.low != 0 and not named)
    if one.kind == other.kind == "measure" and _one_dimension(one, other):
        return True
    if one.kind == other.kind == "number" and "part" in (one.unit, other.unit):
        return max(one.low, other.low) < 1
    if one.kind == other.kind:
        return (
            one.unit == other.unit
            or ({one.unit, other.unit} <= _PLAIN_UNITS and _near_by(one, other))
            or one.kind in ("clock", "decade")
            or (one.kind == "score" and (one.unit in PAR) == (other.unit in PAR))
            or "birthday" in (one.unit, other.unit)
        )
    return _other_kinds(one, other)


def _other_kinds(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities of two kinds were meant to be the same one."""
    kinds = frozenset({one.kind, other.kind})
    units = {one.unit, other.unit}
    if _are_apart(one, other, kinds, units):
        return False
    if kinds == {"relative", "measure"}:
        return _other_day(*((one, other) if one.kind == "relative" else (other, one)))
    if kinds == {"ordinal", "measure"} and 86400 in (one.factor, other.factor):
        # a fourth straight day, 사흘 연속; the first of its kind says nothing of days, but 첫돌 does
        return (_near_by(one, other) and 1 not in (one.low, other.low)) or "birthday" in units
    if _are_told_alike(one, other, kinds, units):
        return True
    both_figures = one.weight == other.weight == "figure"
    if kinds <= _UNTYPED or kinds in _MISTAKEN:
        slip = slipped(one, other) or ("measure" in kinds and _is_dropped(one, other))
        return both_figures and (_near_by(one, other) or slip)
    return both_figures and _no_date(one, other)


def _are_apart(one: Quantity, other: Quantity, kinds: frozenset[str], units: set[str]) -> bool:
    """Whether two kinds are told of different things: 신진서 9단; under 30, 20대; 43 years, 김모(76)씨; 2.57%, 101.24포인트; 1인당, one."""
    return (
        "dan" in units
        or (kinds == {"decade", "number"} and (one.about or other.about))
        or (kinds == {"measure", "age"} and (one.aside or other.aside))
        or ("percent" in kinds and "points" in units)
        or ("money" in kinds and 1 in (one.low, other.low))
    )


def _are_told_alike(one: Quantity, other: Quantity, kinds: frozenset[str], units: set[str]) -> bool:
    """Whether two kinds are told of one thing: 3 points, 5%포인트; an octogenarian, 구순; half a percent, 0.5%포인트; a fifth, 24%."""
    return (
        (kinds == {"point", "number"} and "points" in units)
        or (kinds == {"age", "decade"} and "age" in units)
        or (kinds == {"percent", "point"} and one.low == other.low)
        or (kinds == {"percent", "number"} and "part" in units)
    )


def _other_day(named: Quantity, told: Quantity) -> bool:
    """Whether the day before or after is another one than so many days before or after: 이틀 전."""
    days = told.unit == "seconds" and told.factor == 86400 and told.single
    return days and named.unit == "day" and named.low != 0 and abs(named.low) != told.low < 10


def _one_dimension(one: Quantity, other: Quantity) -> bool:
    """Durations and temperatures are compared in whatever unit they are told."""
    return any({one.unit, other.unit} <= units for units in _DIMENSIONS)


_DIMENSIONS = ({"seconds", "months"}, {"celsius", "fahrenheit"})

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
        # 2-5 days, 3~5일; 81일 for March 11
        return slip.weight == "figure" and (_near_by(date, slip) or slip.low > 31)
    return date.kind == "day" and slip.kind == "number" and not slip.aside and 31 < slip.low < 100


def lone(left_en: list[Quantity], left_ko: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """The one count of each side that is left, though in other forms: a third straight win, 4연승."""
    for kinds in (_UNTYPED, _UNTYPED | {"measure"}):
        counts_en, counts_ko = (
            _asking([q for q in side if q.kind in kinds and q.weight != "hint" and _is_count(q)])
            for side in (left_en, left_ko)
        )
        if len(counts_en) != 1 or len(counts_ko) != 1:
            continue
        one, other = counts_en[0], counts_ko[0]
        unlike = "measure" in (one.kind, other.kind) or one.unit != other.unit
        far = unlike and not _near_by(one, other)
        if _is_far_first(one, other) or far:
            continue
        if "measure" in kinds and (
            {one.kind, other.kind} != {"ordinal", "measure"} or 1 in (one.low, other.low)
        ):
            continue  # a first of its kind says nothing of days
        left_en.remove(one)
        left_ko.remove(other)
        yield one, other


def _asking(counts: list[Quantity]) -> list[Quantity]:
    """The counts, without a first of which the other side says nothing where there are more."""
    if len(counts) < 2:
        return counts
    return [q for q in counts if not (q.kind == "ordinal" and q.low == 1 and q.weight == "word")]


def _is_count(q: Quantity) -> bool:
    return q.unit in ("", "points", "seconds", "months")


def drop_conversions(left_en: list[Quantity], left_ko: list[Quantity]) -> None:
    """Takes off sums that may be the same one, given to each reader in their own currency.

    A sum that the other side gives in this currency, though another one, is not converted but wrong.
    """
    units_en, units_ko = (
        {q.unit for q in side if q.kind == "money"} for side in (left_en, left_ko)
    )
    for one in list(left_en):
        if one.kind != "money" or one.unit in units_ko:
            continue
        if any(unit_only(one, other) for other in left_ko):
            continue  # 6 euros, 6파운드(약 1만1000원)
        for other in left_ko:
            if other.kind == "money" and other.unit not in units_en and converted(one, other):
                left_en.remove(one)
                left_ko.remove(other)
                break


def converted(one: Quantity, other: Quantity) -> bool:
    """Whether one sum may be the other in its own currency: within a factor of two of the rate."""
    rates = WON_FOR_ONE.get(one.unit), WON_FOR_ONE.get(other.unit)
    if None in rates or not one.low or not other.low:
        return False
    if slipped(one, other) and not (one.aside or other.aside):
        return False
    if one.low == other.low:
        return False  # 7 million euros, 700만달러: the number was kept, not converted
    ratio = one.low * one.factor * rates[0] / (other.low * other.factor * rates[1])  # type: ignore[operator]
    return bool(1 / 2 < ratio < 2)
