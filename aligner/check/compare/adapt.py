"""Writes the quantities of a side in the way of the other one, where a form has two readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.check.compare.adapt_ranges import last_days, paired, records
from aligner.check.quantity import PAR, Quantity

# Past the end of the shortest month the next day may be the first.
_SHORTEST = 28
_POUND = Fraction("0.45359237")


def adapted(
    en: Sequence[Quantity], ko: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides, with scores, pounds and ranges read as the other side needs them."""
    en, ko = last_days(en, ko), last_days(ko, en)
    en, ko = paired(en, ko), paired(ko, en)
    en, ko = records(en, ko), records(ko, en)
    return (
        _resolved(_weighed(_counted(en, ko), ko), ko),
        _resolved(_weighed(_counted(ko, en), en), en),
    )


def _resolved(own: list[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """The previous or the next day as a day of the month, where the other side names a day more."""
    days = [q for q in own if q.kind == "day"]
    named = [q for q in own if _is_near_day(q)]
    more = sum(q.kind == "day" for q in others) > len(days)
    if len(days) != 1 or len(named) != 1 or not more or any(map(_is_near_day, others)):
        return own
    meant = days[0].low + named[0].low
    if not 1 <= meant <= _SHORTEST:
        return own
    day = replace(named[0], kind="day", low=meant, high=meant, unit="", weight="figure")
    return [day if q is named[0] else q for q in own]


def _is_near_day(q: Quantity) -> bool:
    return q.kind == "relative" and q.unit == "day" and q.low != 0


def _counted(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Scores as two numbers where the other side has none, or fewer and not this one: 21 to 20 is 21 대 20, 2-1 is 2승 1패."""
    told = [(q.low, q.high) for q in others if q.kind == "score"]
    if told and not _is_counted(own, others, told):
        return list(own)
    out: list[Quantity] = []
    for q in own:
        if q.unit == "straight" and not told:
            continue
        if q.kind != "score" or (q.low, q.high) in told:
            out.append(q)
            continue
        if q.unit in PAR:
            out.append(replace(q, kind="number", unit=""))
            continue
        numbers = [replace(q, kind="number", high=q.low), replace(q, kind="number", low=q.high)]
        # 190-0: nobody says nought, and 0-0 is a goalless draw
        out += [n if n.low else replace(n, weight="hint") for n in numbers]
    return out


def _is_counted(
    own: Sequence[Quantity], others: Sequence[Quantity], told: Sequence[tuple[Fraction, Fraction]]
) -> bool:
    """Whether one score more than the other side tells may stand there as two numbers."""
    scores = [(q.low, q.high) for q in own if q.kind == "score"]
    numbers = sum(q.kind == "number" and q.weight == "figure" for q in others)
    return len(scores) == len(told) + 1 and numbers > 1 and all(s in scores for s in told)


def _weighed(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Pounds as a mass where the other side has one and no pounds."""
    mass = any(q.unit == "mass" for q in others) and not any(q.unit == "GBP" for q in others)
    return [
        replace(q, kind="measure", unit="mass", factor=_POUND)
        if mass and q.unit == "GBP" and q.factor == 1
        else q
        for q in own
    ]
