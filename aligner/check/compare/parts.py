"""A whole on one side and its parts on the other: 5명 and two men and three women, 30% and three in ten."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import combinations, permutations

from aligner.check.quantity import Quantity

# Rounder numbers are the sum or the difference of too many: 25%, 10% and 15%.
_EXACT = 3
# Of more left-over numbers some would add up to anything.
_MOST = 4
# Two in three, four of five, seven in 10, 60 of 100.
_TOLD_OF = frozenset({*range(2, 21), 50, 100, 1000})
# Three in four are 73.6%, two in three 64%: what small numbers may be rounded by.
_SMALL = frozenset(range(2, 11))
_ROUNDED = Fraction(3, 100)


def drop_parts(wholes: list[Quantity], parts: list[Quantity]) -> None:
    """Takes a whole and what makes it up off both lists, if one number or share is left to be explained."""
    counts = [q for q in parts if q.kind == "number" and q.single and not q.unit]
    if not 2 <= len(counts) <= _MOST:
        return
    for whole in list(wholes):
        found = _addends(whole, counts) or _ratio(whole, counts)
        if found:
            wholes.remove(whole)
            for q in found:
                parts.remove(q)
            return


def wrong_ratio(wholes: list[Quantity], parts: list[Quantity]) -> tuple[Quantity, Quantity] | None:
    """A percentage and the smaller of the two numbers that were to say the same: 70%, 10명 중 6명.

    Only where each side has nothing else left, and the larger number is one that shares are told of.
    """
    left = [q for q in wholes if q.kind == "percent" or q.unit == "part"]
    counts = [q for q in parts if q.kind == "number" and q.single and not q.unit]
    if len(left) != 1 or len(counts) != 2 or len(parts) > 2:
        return None
    small, large = sorted(counts, key=lambda q: q.low)
    if large.low not in _TOLD_OF:
        return None
    parts.remove(small)
    parts.remove(large)
    wholes.remove(left[0])
    return left[0], small


def drop_related(
    left_en: list[Quantity], left_ko: list[Quantity], told: Sequence[Quantity]
) -> None:
    """Takes a number off each side if a number that both sides tell is their sum or difference.

    Of 181 people 179 died, 2 survived; up by 2,000 to 5,058, from 3,058 to 5,058.
    """
    wholes = [q for q in told if _is_amount(q)]
    for one in [q for q in left_en if _is_amount(q)]:
        for other in [q for q in left_ko if _is_amount(q)]:
            low, high = sorted((one.low, other.low))
            if any(
                q.unit in (one.unit, other.unit)
                and q.low in (low + high, high - low)
                and (q.digits if q.kind != "number" else max(q.digits, one.digits, other.digits))
                >= _EXACT
                for q in wholes
            ):
                left_en.remove(one)
                left_ko.remove(other)
                break


def _is_amount(q: Quantity) -> bool:
    return q.kind in ("number", "percent", "point", "money") and q.single and q.weight == "figure"


def _addends(whole: Quantity, counts: list[Quantity]) -> tuple[Quantity, ...]:
    """The numbers that add up to a count of people or things."""
    if whole.kind != "number" or not whole.single or whole.unit or whole.weight == "hint":
        return ()
    for many in (2, 3):
        for some in combinations(counts, many):
            if sum(q.low for q in some) == whole.low and all(map(_is_addend, some)):
                return some
    return ()


def _is_addend(q: Quantity) -> bool:
    """Whether a number was counted: a couple is two people, "only" is no one more."""
    return q.weight != "hint" or q.low == 2


def _ratio(whole: Quantity, counts: list[Quantity]) -> tuple[Quantity, ...]:
    """The two numbers of which a percentage or a share is the ratio: three in ten."""
    share = whole.low / 100 if whole.kind == "percent" else whole.low
    if whole.kind != "percent" and whole.unit != "part":
        return ()
    for one, two in permutations(counts, 2):
        if not two.low:
            continue
        ratio = Fraction(one.low, two.low)
        if ratio == share or (two.low in _SMALL and abs(ratio - share) <= _ROUNDED):
            return one, two
    return ()
