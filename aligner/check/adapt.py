"""Writes the quantities of a side in the way of the other one, where a form has two readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantity import Quantity

_POUND = Fraction("0.45359237")


def adapted(
    en: Sequence[Quantity], ko: Sequence[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Both sides, with scores and pounds read as the other side needs them."""
    return _weighed(_counted(en, ko), ko), _weighed(_counted(ko, en), en)


def _counted(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Scores as two numbers where the other side has none: 21 to 20 is 21 대 20."""
    if any(q.kind == "score" for q in others):
        return list(own)
    out: list[Quantity] = []
    for q in own:
        if q.kind != "score":
            out.append(q)
            continue
        numbers = [replace(q, kind="number", high=q.low), replace(q, kind="number", low=q.high)]
        # 190-0: nobody says nought, and 0-0 is a goalless draw
        out += [n if n.low else replace(n, weight="hint") for n in numbers]
    return out


def _weighed(own: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Pounds as a mass where the other side has one and no pounds."""
    mass = any(q.unit == "mass" for q in others) and not any(q.unit == "GBP" for q in others)
    return [
        replace(q, kind="measure", unit="mass", factor=_POUND)
        if mass and q.unit == "GBP" and q.factor == 1
        else q
        for q in own
    ]
