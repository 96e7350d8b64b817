"""Two neighbouring numbers said as one word: 두세 시간, 대여섯 명, 사나흘, 이삼십 명."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantities import numerals_ko
from aligner.check.quantities.counted_ko import with_unit
from aligner.check.quantity import Number, Quantity
from aligner.check.scan import Rule
from aligner.types import Span

_NATIVE = re.compile(
    rf"(?<![가-힣])(?P<word>{'|'.join(sorted(numerals_ko.PAIRS, key=len, reverse=True))})\s?(?=[가-힣㎏㎞㎡㎝A-Za-z])(?!게|히)"
)
_SINO = re.compile(
    rf"(?<![가-힣])(?P<word>{'|'.join(numerals_ko.SINO_PAIRS)})(?P<scale>[십백천][만억]?|[만억])?(?P<blank>\s?)(?=명|년|개월|개(?!월)|주|분|시간|세|배|대(?!회)|곳|원|미터|킬로|톤|도|마리|가구|층|건|달러|번|차례|퍼센트|평|m|㎞|㎏|㎝)"
)
# 십여만 명, 이백여만 원
_MORE = re.compile(
    r"(?<![가-힣])(?P<small>[이삼사오육칠팔구]?[십백천])여(?P<large>[만억])(?=\s?(?:명|원|개|건|대|마리|가구|달러|톤|표|평))"
)
_DAYS = re.compile(
    rf"(?<![가-힣])(?P<word>{'|'.join(sorted(numerals_ko.DAY_PAIRS, key=len, reverse=True))})"
)


def _stretch(match: re.Match[str], low: int, high: int, scale: int = 1) -> list[Quantity]:
    """Both ends in the unit that stands behind."""
    stop = match.end("scale") if scale > 1 else match.end("word")
    made = with_unit(match.string, match.start(), stop, Number.read(str(low * scale)), "word")
    return [replace(made, high=Fraction(high * scale), pair=True)]


def _native(match: re.Match[str]) -> list[Quantity]:
    low, high = numerals_ko.PAIRS[match["word"]]
    return _stretch(match, low, high)


def _sino(match: re.Match[str]) -> list[Quantity] | None:
    low = numerals_ko.SINO_PAIRS[match["word"]]
    scale = numerals_ko.sino(match["scale"]) if match["scale"] else 1
    return _stretch(match, low, low + 1, scale or 1)


def _more(match: re.Match[str]) -> list[Quantity]:
    value = numerals_ko.sino(match["small"] + match["large"]) or 0
    number = Number.read(str(value))
    made = with_unit(match.string, match.start(), match.end(), number, "word")
    return [replace(made, high=made.low + number.step * Fraction(99, 100), about=True)]


def _days(match: re.Match[str]) -> list[Quantity]:
    low, high = map(Fraction, numerals_ko.DAY_PAIRS[match["word"]])
    day = Fraction(86400)
    return [
        Quantity(
            Span(*match.span()), "measure", low, high, "seconds", day, weight="word", pair=True
        )
    ]


RULES = (
    Rule(_DAYS, _days, frozenset("흘틀새레일")),
    Rule(_MORE, _more, frozenset("여")),
    Rule(_NATIVE, _native, frozenset("한두서네너대예일여엳")),
    Rule(_SINO, _sino, frozenset("이삼사오육륙칠팔구")),
)
