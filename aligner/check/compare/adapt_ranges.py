"""Ranges that one side tells by both ends and the other in another way: five or six and 대여섯, June 3-8 and 3일부터 엿새간."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantity import Quantity
from aligner.types import Span

# Room for " through " between two figures, and for "일부터 " before a duration.
_BETWEEN_ENDS = 5
_BETWEEN_DAYS = 16
_DAY = 86400
# The shortest month and the longest.
_SHORTEST, _LONGEST = 28, 31


def paired(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The two ends of a range as one quantity, where the other side says them in one word."""
    if not any(q.pair for q in others):
        return list(own)
    out: list[Quantity] = []
    for q in own:
        last = out[-1] if out else None
        if last is not None and _are_ends(last, q):
            span = Span(last.span.start, q.span.stop)
            out[-1] = replace(last, span=span, high=q.low, pair=True)
        else:
            out.append(q)
    return out


def _are_ends(one: Quantity, two: Quantity) -> bool:
    return (
        (one.kind, one.unit, one.factor) == (two.kind, two.unit, two.factor)
        and one.kind in ("number", "measure", "percent", "age", "money")
        and one.single
        and two.single
        and one.low < two.low
        and _are_near(one, two)
    )


def records(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Two numbers side by side as the score that the other side has of them: 2승 1패, a 2-1 lead in the series."""
    theirs = {(q.low, q.high) for q in others if q.kind == "score"}
    theirs -= {(q.low, q.high) for q in own if q.kind == "score"}
    out: list[Quantity] = []
    for q in own:
        last = out[-1] if out else None
        if last is not None and last.kind == q.kind == "number" and _are_near(last, q):
            low, high = sorted((last.low, q.low))
            if (low, high) in theirs:
                span = Span(last.span.start, q.span.stop)
                out[-1] = replace(last, span=span, kind="score", low=low, high=high)
                continue
        out.append(q)
    return out


def _are_near(one: Quantity, two: Quantity) -> bool:
    return 0 < two.span.start - one.span.stop <= _BETWEEN_ENDS


def last_days(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The days that something lasts as its last day, where the other side names the first and the last one."""
    days = [q for q in own if q.kind == "day"]
    lasting = [q for q in own if q.unit == "seconds" and q.factor == _DAY and q.single]
    theirs = [q for q in others if q.kind == "day"]
    if len(days) != 1 or len(lasting) != 1 or len(theirs) != 2:
        return list(own)
    first, told = days[0], lasting[0]
    if theirs[0].low != first.low or not _beside(first, told) or told.low < 2:
        return list(own)
    if any(q.unit == "seconds" and q.factor == _DAY for q in others):
        return list(own)
    end, named = first.low + told.low - 1, theirs[1].low
    if end > _SHORTEST and _SHORTEST <= end - named <= _LONGEST:
        end = named  # over the end of the month
    if end > _LONGEST:
        return list(own)
    last = replace(
        told, kind="day", low=end, high=end, unit="", factor=Fraction(1), weight="figure"
    )
    return [last if q is told else q for q in own]


def _beside(one: Quantity, two: Quantity) -> bool:
    first, second = sorted((one.span, two.span))
    return second.start - first.stop <= _BETWEEN_DAYS
