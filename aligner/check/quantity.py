"""One quantity of a sentence, and when two of them say the same.

A quantity keeps the value as it is written (``low`` to ``high``; the same for a single value), the factor
that turns it into the base of its unit, and how exactly it is written. Two quantities agree when the finer
one, rounded to the coarser one's last written digit, is the coarser one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from aligner.types import Span

Kind = Literal[
    "number", "percent", "point", "money", "measure", "ordinal", "age", "score",
    "year", "month", "day", "decade", "weekday", "relative", "clock",
]  # fmt: skip
# A figure is written in digits and must have its partner. A word (two, 두 명) may be missing from the other side,
# but must not differ. A hint (one, half, 5·18) can be a partner and is never asked for.
Weight = Literal["figure", "word", "hint"]

CALENDAR = frozenset({"year", "month", "day", "decade", "weekday", "relative", "clock"})
# Of a score: strokes under or over par.
PAR = frozenset({"under", "over"})
# Above this a plain round number is read as rounded: a crowd of 35,000 may be 34,870 people.
_ROUND_STEP = 1000
_PRICE = 100_000
# Nobody gives 264,006 acres as 264,000 and means to round: a rounded figure loses two digits at most.
_FURTHER = 2
# ... but 5조9442억 is 5.9 trillion.
_SCALE = 10**8
# Shares of the value, tried on true pairs: they keep "about 40" with 38 and 1조9800억 with 2 trillion apart from
# 10,000 with 11,000 (both "more than") and $1,000 with 1,070 dollars.
_ROUGH_BOTH = Fraction(1, 40)
_ROUGH_ONE = Fraction(1, 10)
_CUT = Fraction(1, 20)
# Thousands of people may be 12,000, and hundreds 1,200.
_THOUSANDS = Fraction(3, 2)
# Two units of one dimension are seldom converted to the last digit: 84 square meters, 904 square feet.
_CONVERSION = Fraction(1, 20)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it is written: its value, the worth of its last telling digit, how many digits tell.

    >>> Number.read("35,000"), Number.read("2.50").digits
    (Number(value=Fraction(35000, 1), step=Fraction(1000, 1), digits=2), 3)
    """

    value: Fraction
    step: Fraction
    digits: int

    @classmethod
    @lru_cache(maxsize=4096)
    def read(cls, text: str) -> Number:
        """Reads digits with commas and at most one decimal point."""
        whole, _, decimals = text.replace(",", "").partition(".")
        value = Fraction(int(whole + decimals or "0"), 10 ** len(decimals))
        if decimals:
            return cls(value, Fraction(1, 10 ** len(decimals)), len((whole + decimals).lstrip("0")))
        bare = whole.rstrip("0")
        return cls(value, Fraction(10 ** (len(whole) - len(bare))), len(bare.lstrip("0")) or 1)

    def times(self, scale: int | Fraction) -> Number:
        """The number with its unit of counting: 1.8 with a million."""
        return Number(self.value * scale, self.step * scale, self.digits)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity of a sentence.

    ``unit`` is the currency (``USD``), the dimension (``length``) or empty; ``factor`` is how many of the
    dimension's base units one written unit is. ``about`` says that a qualifier stands beside it;
    ``aside`` that it stands in parentheses; ``pair`` that both ends are told: five or six; ``passed`` that it was
    passed: more than 500, 500명을 넘었다.
    """

    span: Span
    kind: Kind
    low: Fraction
    high: Fraction
    unit: str = ""
    factor: Fraction = Fraction(1)
    step: Fraction = Fraction(1)
    digits: int = 1
    weight: Weight = "figure"
    about: bool = False
    aside: bool = False
    pair: bool = False
    passed: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it is a stretch such as dozens, of which the end is ten times the start."""
        return self.high > 9 * self.low > 0

    @property
    def single(self) -> bool:
        """Whether it names one value, not a stretch such as dozens."""
        return self.low == self.high


def single(
    span: Span, kind: Kind, number: Number | int, unit: str = "", **more: object
) -> Quantity:
    """A quantity of one value."""
    if isinstance(number, int):
        number = Number.read(str(number))
    made = Quantity(
        span, kind, number.value, number.value, unit, step=number.step, digits=number.digits
    )
    return replace(made, **more) if more else made  # type: ignore[arg-type]


def score(span: Span, one: int, two: int) -> Quantity:
    """A score, whichever side is named first."""
    return Quantity(span, "score", Fraction(min(one, two)), Fraction(max(one, two)))


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both values are the same, as exactly as the coarser side is written (units apart)."""
    if one.pair and other.pair:
        return one.low * one.factor == other.low * other.factor and (
            one.high * one.factor == other.high * other.factor
        )
    if one.is_wide != other.is_wide:
        return _within(*((other, one) if one.is_wide else (one, other)))
    if not (one.single and other.single):
        overlap = one.low * one.factor <= other.high * other.factor and (
            other.low * other.factor <= one.high * one.factor
        )
        if overlap or not (_is_value(one) and _is_value(other)):
            return overlap
    first, second = one.low * one.factor, other.low * other.factor
    if first == second:
        return True
    if one.factor != other.factor and abs(first - second) <= _CONVERSION * max(
        abs(first), abs(second)
    ):
        return True
    if one.passed != other.passed and _is_past(*((one, other) if one.passed else (other, one))):
        return True
    coarse, fine = sorted((one, other), key=lambda q: (q.step * q.factor, -q.digits), reverse=True)
    if coarse.digits >= fine.digits or not _may_be_rounded(coarse, fine):
        return False
    apart = abs(first - second)
    low, high = sorted((abs(first), abs(second)))
    if apart > high * _room(coarse, fine):
        return False
    step = coarse.step * coarse.factor
    cut_off = coarse.about and coarse.low * coarse.factor == low
    return apart <= step / 2 or (cut_off and apart < step and apart <= high * _CUT)


def _is_past(bound: Quantity, value: Quantity) -> bool:
    """Whether a value lies between a bound that was passed and the next that would be named: 561, over 500."""
    past = value.low * value.factor - bound.low * bound.factor
    if "age" in (bound.kind, value.kind):
        return False
    return bound.digits < value.digits and 0 < past < bound.step * bound.factor


def _is_value(q: Quantity) -> bool:
    """Whether it names one value, or a little more than one: 198만4000여."""
    return q.single or (q.about and q.high - q.low < q.step)


def _within(told: Quantity, wide: Quantity) -> bool:
    """Whether a value lies in a stretch such as thousands, which may be 12,000 too."""
    low, high = wide.low * wide.factor, wide.high * wide.factor * _THOUSANDS
    return told.low * told.factor <= high and low <= told.high * told.factor


def _may_be_rounded(coarse: Quantity, fine: Quantity) -> bool:
    """Whether the coarser one may be the other one, rounded: 40 is no rounded 43 without a reason."""
    if coarse.kind in CALENDAR or "age" in (coarse.kind, fine.kind):
        return False
    if coarse.kind == "money" and not coarse.about and coarse.low < _PRICE:
        return False  # prices are not rounded: 1,030 won, 1000원
    further = _FURTHER if coarse.step < _SCALE else fine.digits
    large = coarse.step >= _ROUND_STEP and fine.digits - coarse.digits <= further
    if coarse.about and fine.about:
        # Who says "more than 126" has not rounded; 1조9834억여 may still be nearly two trillion.
        return coarse.step >= _ROUND_STEP
    return coarse.about or fine.step < 1 or large


def _room(coarse: Quantity, fine: Quantity) -> Fraction:
    """The share by which rounding may change a value: little, if both sides say that they are rough."""
    if coarse.about and fine.about:
        return _ROUGH_BOTH
    if coarse.about or fine.step < 1:
        return _ROUGH_ONE
    return _CUT


def slipped(one: Quantity, other: Quantity) -> bool:
    """Whether one value is the other times 10, 100, 1,000, ...: the slip of a unit of counting.

    >>> slipped(single(Span(0, 1), "number", 3500), single(Span(0, 1), "number", 35_000))
    True
    """
    low, high = sorted((one.low * one.factor, other.low * other.factor))
    if low <= 0 or low == high:
        return False
    ratio = high / low
    return (
        ratio.denominator == 1
        and set(str(ratio.numerator)[1:]) == {"0"}
        and str(ratio.numerator)[0] == "1"
    )
