"""Durations made of parts: 1년 6개월, an hour and 20 minutes, 9초58, 4:41.30."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantity import Quantity
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

# 4:41.30, a time that a race took; 9초58
_LAP = re.compile(r"(?<![\d:.])(?P<minutes>\d{1,2}):(?P<seconds>[0-5]\d\.\d{1,3})(?![\d:])")
# 2:25:41, a marathon
_MARATHON = re.compile(
    r"(?<![\d:.])(?P<hours>\d):(?P<minutes>[0-5]\d):(?P<seconds>[0-5]\d(?:\.\d{1,3})?)(?![\d:])"
)
_HUNDREDTHS = re.compile(
    r"(?<![\d.,])(?P<seconds>\d{1,3})초\s?(?P<parts>\d{1,2})(?![\d만억년월일시분명회개번점골대])"
)
_BETWEEN = re.compile(r"(?:,?\s?and|,)?\s?")
_FOOT, _INCH = Fraction("0.3048"), Fraction("0.0254")
# the 6-foot-2 forward
_TALL = re.compile(r"(?<![\w.])(?P<feet>[3-8])-foot-(?P<inches>1[01]|\d)(?!\d)")
_HALF = re.compile(r"\s?반(?=[\s,.]|만|이|간|동안|가량|\Z)")


def joined(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """The quantities, with neighbouring parts of one duration made into one: 1년 6개월 is 18 months."""
    out: list[Quantity] = []
    for q in found:
        last = out[-1] if out else None
        if last is not None and q.span.start < last.span.stop:
            continue  # the 반 that a duration has taken
        if last is not None and _continues(text, last, q):
            value = last.low * last.factor / q.factor + q.low
            span = Span(last.span.start, q.span.stop)
            out[-1] = replace(q, span=span, low=value, high=value, digits=len(str(int(value))))
        elif q.kind == "measure" and q.unit in ("months", "seconds") and q.single:
            half = _HALF.match(text, q.span.stop)
            value = q.low + Fraction(1, 2) if half else q.low
            stop = half.end() if half else q.span.stop
            out.append(replace(q, span=Span(q.span.start, stop), low=value, high=value))
        else:
            out.append(q)
    return out


def _continues(text: str, one: Quantity, two: Quantity) -> bool:
    """Whether the second quantity is the smaller part of one duration."""
    if not one.kind == two.kind == "measure" or one.unit != two.unit:
        return False
    if one.unit == "length":  # 6 feet 2 inches
        return one.factor == _FOOT and two.factor == _INCH and one.single
    if one.unit not in ("months", "seconds") or not (one.single and two.single):
        return False
    smaller = two.low * two.factor < one.factor and two.factor < one.factor
    return smaller and bool(_BETWEEN.fullmatch(text, one.span.stop, two.span.start))


def _seconds(match: re.Match[str], value: Fraction) -> Iterable[Quantity]:
    step = Fraction(1, 100)
    yield Quantity(Span(*match.span()), "measure", value, value, "seconds", step=step, digits=9)


def _lap(match: re.Match[str]) -> Iterable[Quantity]:
    return _seconds(match, 60 * int(match["minutes"]) + Fraction(match["seconds"]))


def _marathon(match: re.Match[str]) -> Iterable[Quantity]:
    whole = 3600 * int(match["hours"]) + 60 * int(match["minutes"])
    return _seconds(match, whole + Fraction(match["seconds"]))


def _hundredths(match: re.Match[str]) -> Iterable[Quantity]:
    return _seconds(match, Fraction(f"{match['seconds']}.{match['parts']}"))


def _tall(match: re.Match[str]) -> Iterable[Quantity]:
    inches = Fraction(12 * int(match["feet"]) + int(match["inches"]))
    yield Quantity(Span(*match.span()), "measure", inches, inches, "length", _INCH, digits=2)


RULES = (
    Rule(_TALL, _tall, DIGITS),
    Rule(_MARATHON, _marathon, DIGITS),
    Rule(_LAP, _lap, DIGITS),
    Rule(_HUNDREDTHS, _hundredths, DIGITS),
)
