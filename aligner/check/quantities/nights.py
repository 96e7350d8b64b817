"""Journeys told by their nights and days: 3박4일, three nights and four days, a four-day trip."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantities.words_en import ONES, any_of
from aligner.check.quantity import Quantity, Weight, single
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

_KOREAN = re.compile(r"(?<![\d.,])(?P<nights>\d{1,2}|무)박\s?(?P<days>\d{1,2})일")
_NUMBER = rf"{any_of(ONES)}|\d{{1,2}}"
_ENGLISH = re.compile(
    rf"\b(?P<nights>{_NUMBER})[ -]nights?(?:,? and |, |/| )(?P<days>{_NUMBER})[ -]days?\b|"
    rf"\b(?P<days2>{_NUMBER})[ -]days?(?:,? and |, |/| )(?P<nights2>{_NUMBER})[ -]nights?\b",
    re.IGNORECASE,
)


def _read(match: re.Match[str]) -> list[Quantity]:
    """The days; the nights ask for nothing."""
    groups = match.groupdict()
    two = "" if groups["days"] else "2"
    return [
        _of(match, f"nights{two}", "hint"),
        _of(match, f"days{two}", "word"),
    ]


def _of(match: re.Match[str], name: str, weight: Weight) -> Quantity:
    told = match[name].lower()
    value = 0 if told == "무" else ONES.get(told) or int(told)
    span = Span(*match.span(name))
    return single(span, "measure", value, "seconds", factor=Fraction(86400), weight=weight)


KOREAN = Rule(_KOREAN, _read, DIGITS)
ENGLISH = Rule(_ENGLISH, _read, frozenset({"night", "nights"}))
