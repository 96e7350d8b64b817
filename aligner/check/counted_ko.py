"""A Korean number with what stands behind it: its unit, its counter, 여 and the like."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantity import Number, Quantity, Weight
from aligner.check.units import KOREAN, Unit, one_of
from aligner.types import Span

_TAIL = re.compile(rf"(?P<more>여)?\s?(?:미국 |미 |US)?(?P<unit>{one_of(KOREAN)})(?![A-Za-z])")
_MORE = re.compile(r"\s?여(?=[\s가-힣])")
# Counters that say which one, not how many.
_ORDINAL = re.compile(
    r"\s?(?:번째|째|위|세기|분기|주년|주기|강(?!\s?도)|등(?![급산])|회째|차례째|일째|년차|년째|호(?!텔)|라운드|대손|인자)"
)
_WHICH = re.compile(r"제\s?\Z")
_SPEED = re.compile(r"시속\s?(?:약|최대|최고|평균)?\s?\Z")
_ABOUT_BEFORE = re.compile(r"(?:약|대략|거의|최소|최대|최고|무려|근|줄잡아|적어도)\s?\Z")
_ABOUT_AFTER = re.compile(
    r"[가-힣%]{0,3}\s?(?:가량|정도|안팎|이상|이하|미만|쯤|남짓|가까|초과|넘|내외|경\b|선)"
)


# What follows a unit when it is none: 주년, 분의, 세대, 원내.
_OTHER_WORDS = {
    "주": ("년", "인", "식", "택", "민"),
    "분": ("의", "기", "야", "과", "쟁"),
    "세": ("트", "대", "기", "계"),
    "원": ("내", "정"),
    "평": ("균", "가"),
    "초": ("등", "반", "중"),
    "년": ("생", "대"),
    "불": ("법",),
}


def with_unit(
    text: str, start: int, stop: int, number: Number, weight: Weight = "figure"
) -> Quantity:
    """A number with what stands behind it: its unit, 여, its counter."""
    unit, about = Unit("number"), bool(_ABOUT_BEFORE.search(text, max(0, start - 6), start))
    high = number.value
    tail = _TAIL.match(text, stop)
    if ordinal := _ORDINAL.match(text, stop):
        unit, stop = Unit("ordinal"), ordinal.end()
    elif tail and not _no_unit(text, tail):
        unit, stop = KOREAN[tail["unit"]], tail.end()
    elif _WHICH.search(text, max(0, start - 2), start):
        unit = Unit("ordinal")
    if unit.name == "length" and _SPEED.search(text, max(0, start - 6), start):
        unit = Unit("measure", "speed", unit.factor / 1000)
    if (tail and tail["more"]) or _MORE.match(text, stop):
        high, about = number.value + number.step * Fraction(99, 100), True
    about = about or bool(_ABOUT_AFTER.match(text, stop))
    return Quantity(
        Span(start, stop), unit.kind, number.value, high, unit.name, unit.factor, number.step, number.digits, weight, about
    )  # fmt: skip


def _no_unit(text: str, tail: re.Match[str]) -> bool:
    """Whether what looks like a unit begins another word: 2주년, 3분의 1, 1세대."""
    behind = text[tail.end() : tail.end() + 2]
    form = tail["unit"]
    if form == "주" and text[tail.start() - 1] in "십백천만억":
        return True  # shares, not weeks
    return behind.startswith(_OTHER_WORDS.get(form, ("\0",)))
