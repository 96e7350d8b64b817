"""The quantities of a Korean sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from aligner.check import dates_ko, durations, numerals_ko, words_ko
from aligner.check.counted_ko import with_unit
from aligner.check.quantity import Number, Quantity, score
from aligner.check.scan import Rule, nothing, scan
from aligner.check.units import KOREAN, SIGNS, one_of
from aligner.check.words_ko import hint
from aligner.types import Span

# Addresses; what mixes letters and digits (F-35A, G7, 화성-15형, 63빌딩); runs of digits too long to count.
_NAME = re.compile(
    r"(?:https?://|www\.)[^\s가-힣]{1,2000}|[A-Za-z\d.+-]{1,64}@[A-Za-z\d.-]{1,255}|\d[\d,.]{24,}"
    r"|(?<![A-Za-z\d$])[A-Za-z]{1,24}-?\d{1,8}(?:-\d{1,8}){0,3}(?:[A-Za-z]{1,3}\d{0,4})?(?:-[A-Za-z\d]{1,8})?(?![A-Za-z\d])"
    r"|(?<![A-Za-z\d.,])\d{1,4}(?:\.\d{1,3})?(?!(?:m|g|k|h|s|L|W|C|F|t|p|P|km|cm|mm|kg|mg|ml|ha|kW|MW|GW|GB|MB|TB|Hz|MHz|GHz|am|pm|kph|mph|ppm|Ghz|km²|m²|m2|AM|PM|th|st|nd|rd)(?![A-Za-z]))"
    r"[A-Za-z]{1,3}\d{0,4}(?![A-Za-z\d])"
    r"|[가-힣]{1,12}-\d{1,4}(?:[가-힣]형?)?(?!\d)|(?<!\d)\d{1,3}(?:빌딩|타워|스퀘어|인터내셔널)|#\d{1,9}"
)
_SIGN = "[" + "".join(SIGNS) + "]"
_SIGNED = re.compile(rf"(?:US)?(?P<sign>{_SIGN})\s?(?=\d)")
_FIGURE = re.compile(r"(?<!\d)(?<!\d[.,])(?P<minus>영하\s?|(?<![\d가-힣A-Za-z)%])[-−])?\d")
_FRACTION = re.compile(r"(?<!\d)(?P<bottom>\d{1,3})\s?분의\s?(?P<top>\d{1,3}(?:\.\d{1,3})?)(?!\d)")
# 16/32, 9/11
_SLASH = re.compile(r"(?<![\d/.])(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})(?![\d/])")
# 3-2, 3 대 2, 3:2; a counter behind makes it a range
_SCORE = re.compile(
    r"(?<![\w.,/:~–-])(?P<one>\d{1,3})(?:[-–:]|\s?대\s?)(?P<two>\d{1,3})"
    rf"(?![\d/%~:–-]|[.,]\d|\s?(?:[만억조개명일월년시분여]|{one_of(KOREAN)}))"
)
_RANGE = re.compile(r"(?:여|명|개)?\s?(?:[~∼〜–-]|에서|부터|내지|또는|과|와)\s?\Z")
_GENERATIONS = re.compile(r"(?<!\d)7080(?!\d)")


def quantities(text: str) -> list[Quantity]:
    """The quantities of a Korean text, in its order.

    >>> [(q.kind, float(q.low), q.unit) for q in quantities("17일 두 명이 9조1834억원을")]
    [('day', 17.0, ''), ('number', 2.0, ''), ('money', 9183400000000.0, 'KRW')]
    """
    return durations.joined(text, _ranges(text, scan(text, _RULES)))


def _figure(match: re.Match[str]) -> Iterable[Quantity] | None:
    text, at = match.string, match.end() - 1
    number, stop = numerals_ko.read_figure(text, at)
    if match["minus"]:
        number = Number(-number.value, number.step, number.digits)
    made = with_unit(text, match.start() if match["minus"] else at, stop, number)
    glued = (
        at > 0
        and "가" <= text[at - 1] <= "힣"
        and text[at - 1] not in "제총약만각단또및근영"
        and made.kind == "number"
    )
    bare = not re.match(r"\s?[가-힣]", text[stop : stop + 2])
    return [replace(made, weight="hint") if glued and bare else made]


def _signed(match: re.Match[str]) -> list[Quantity]:
    number, stop = numerals_ko.read_figure(match.string, match.end())
    made = with_unit(match.string, match.start(), stop, number)
    return [replace(made, kind="money", unit=SIGNS[match["sign"]], factor=Fraction(1))]


def _fraction(match: re.Match[str]) -> list[Quantity] | None:
    if not int(match["bottom"]):
        return None
    made = hint(match, Number.read(match["top"]).value / int(match["bottom"]))
    return [replace(made, weight="word") if "/" in match[0] else made]


def _score(match: re.Match[str]) -> list[Quantity]:
    return [score(Span(*match.span()), int(match["one"]), int(match["two"]))]


def _generations(match: re.Match[str]) -> list[Quantity]:
    start = match.start()
    return [
        Quantity(Span(at, at + 2), "decade", Fraction(value), Fraction(value), weight="hint")
        for at, value in ((start, 70), (start + 2, 80))
    ]


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """Lends the first figure of a range the scale and the unit of the second: 2~3만 명, 4000만~6억원."""
    out = list(found)
    for i, (one, two) in enumerate(pairwise(found)):
        bare = one.kind == "number" and one.weight == "figure" and two.weight == "figure"
        if bare and _RANGE.match(text[one.span.stop : two.span.start]):
            out[i] = _lend(text, one, two)
    return out


def _lend(text: str, one: Quantity, two: Quantity) -> Quantity:
    scale = re.search("[십백천]?[만억조]", two.span.of(text))
    times = (
        numerals_ko.sino(scale[0]) if scale and not re.search("[가-힣,]", one.span.of(text)) else 1
    )
    if not times or one.low * times >= two.low:
        times = 1
    low = one.low * times
    kind = two.kind if two.kind in ("money", "percent", "point", "measure", "age") else one.kind
    return replace(
        one, low=low, high=low, step=one.step * times, kind=kind, unit=two.unit, factor=two.factor
    )


_RULES = (
    Rule(_GENERATIONS, _generations),
    *durations.RULES,
    *dates_ko.RULES,
    Rule(_NAME, nothing),
    Rule(_FRACTION, _fraction),
    Rule(_SLASH, _fraction),
    Rule(_SCORE, _score),
    Rule(_SIGNED, _signed),
    Rule(_FIGURE, _figure),
    *words_ko.RULES,
)
