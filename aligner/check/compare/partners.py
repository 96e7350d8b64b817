"""Finds the partner of each quantity on the other side, and what is left without one.

The forms that say the same are matched first, the surest first: same kind and value, rounded values, then
kinds that each language may write differently (85 and 85세), then a whole and its parts. What is then left on
both sides and could have been partners is a difference; what is left on one side only is missing from the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from aligner.check.compare.adapt import adapted
from aligner.check.compare.near import comparable, drop_conversions, lone, near, slip, unit_only
from aligner.check.compare.parts import drop_parts, drop_related, wrong_ratio
from aligner.check.compare.same import (
    as_ordinal,
    as_share,
    identical,
    is_gloss,
    other_kind,
    repeated,
    same_kind,
)
from aligner.check.quantity import Quantity

Test = Callable[[Quantity, Quantity], bool]
# More quantities than any sentence holds: pairing them all takes the square of their number.
_MOST = 400


class Match(NamedTuple):
    """What is left, pairs that differ and single quantities of each side, and the pairs that agree."""

    differ: tuple[tuple[Quantity, Quantity], ...]
    en_only: tuple[Quantity, ...]
    ko_only: tuple[Quantity, ...]
    told: tuple[tuple[Quantity, Quantity], ...]


def compare(en: Sequence[Quantity], ko: Sequence[Quantity]) -> Match:
    """Matches the quantities of both sides."""
    if not en and not ko:
        return Match((), (), (), ())
    left_en, left_ko = adapted(en[:_MOST], ko[:_MOST])
    even = _even(left_en, left_ko)
    told_en: list[Quantity] = []
    told_ko: list[Quantity] = []
    for same in (identical, same_kind, as_ordinal, other_kind, as_share):
        for one, other in _take(left_en, left_ko, same):
            told_en.append(one)
            told_ko.append(other)
    left_en = list(_asked(left_en, told_en, told_ko, ko, even))
    left_ko = list(_asked(left_ko, told_ko, told_en, en, even))
    drop_parts(left_en, left_ko)
    drop_parts(left_ko, left_en)
    drop_conversions(left_en, left_ko)
    drop_related(left_en, left_ko, [*told_en, *told_ko])
    differ: list[tuple[Quantity, Quantity]] = []
    if wrong := wrong_ratio(left_en, left_ko):
        differ.append(wrong)
    elif wrong := wrong_ratio(left_ko, left_en):
        differ.append(wrong[::-1])
    for test in (unit_only, slip, near, comparable):
        differ += _take(left_en, left_ko, test)
    differ += lone(left_en, left_ko)
    told = tuple(zip(told_en, told_ko, strict=True))
    return Match(tuple(differ), tuple(left_en), tuple(left_ko), told)


def _asked(
    left: Sequence[Quantity],
    told: Sequence[Quantity],
    partners: Sequence[Quantity],
    others: Sequence[Quantity],
    even: frozenset[str],
) -> Iterator[Quantity]:
    """What of a side still asks for a partner: no glosses, and no repetitions where a side holds more."""
    for q in left:
        more = q.kind not in even
        lone = q.aside and not any(other.aside and other.kind == q.kind for other in others)
        if (more or lone) and is_gloss(q, told, others):
            continue
        if not (more and repeated(q, told, partners)):
            yield q


def _even(en: Sequence[Quantity], ko: Sequence[Quantity]) -> frozenset[str]:
    """The kinds of which both sides hold as many: there none is a mere repetition."""
    count_en, count_ko = (Counter(q.kind for q in side if q.weight != "hint") for side in (en, ko))
    return frozenset(kind for kind in count_en if count_en[kind] == count_ko[kind])


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
