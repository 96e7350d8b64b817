"""Shares in tenths: 7할, 2∼3할, a batting average of 3할1푼2리."""

from __future__ import annotations

import re
from dataclasses import replace

from aligner.check.quantity import Number, Quantity, single
from aligner.check.scan import Rule
from aligner.types import Span

_TENTHS = re.compile(
    r"(?<![\d.,])(?:(?P<from>[1-9])\s?[~∼〜–-]\s?)?(?P<tenths>[1-9])할(?:\s?(?P<parts>\d)푼)?(?:\s?(?P<more>\d)리)?(?![가-힣]?인)(?P<group>대)?"
)


def _tenths(match: re.Match[str]) -> list[Quantity]:
    """7할 as 70 percent; with 푼 and 리 the share that it is, .321."""
    span = Span(match.start("tenths"), match.end())
    if match["parts"] or match["more"]:
        number = Number.read(f"0.{match['tenths']}{match['parts'] or '0'}{match['more'] or ''}")
        made = Quantity(span, "number", number.value, number.value, "part", step=number.step)
        return [replace(made, weight="word")]
    made = single(span, "percent", 10 * int(match["tenths"]))
    if match["group"]:
        return [replace(made, high=made.low + 9, weight="word")]
    if match["from"]:
        return [single(Span(*match.span("from")), "percent", 10 * int(match["from"])), made]
    return [made]


RULE = Rule(_TENTHS, _tenths, frozenset("할"))
