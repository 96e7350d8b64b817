"""The quantities of a Korean sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise

from aligner.check.dates import eras, holidays
from aligner.check.dates import korean as dates
from aligner.check.quantities import durations, nights, numerals_ko, schools, tenths_ko, words_ko
from aligner.check.quantities.counted_ko import with_unit
from aligner.check.quantities.currencies import SIGNS
from aligner.check.quantities.sports_en import RELAY, relay
from aligner.check.quantities.units import SUFFIXES, one_of
from aligner.check.quantities.units_ko import KOREAN
from aligner.check.quantities.words_ko import hint
from aligner.check.quantity import Kind, Number, Quantity, score, single
from aligner.check.scan import DIGITS, Rule, Rules, guarded, nothing, scan
from aligner.types import Span

# Addresses; what mixes letters and digits (F-35A, G7, 화성-15형, 63빌딩); runs of digits too long to count.
_NAME = re.compile(
    r"(?:https?://|www\.)[^\s가-힣]{1,2000}|[A-Za-z\d.+-]{1,64}+@[A-Za-z\d.-]{1,255}|\d[\d,.]{24,}"
    r"|(?<![A-Za-z\d$])[A-Za-z]{1,24}+-?\d{1,8}(?:-\d{1,8}){0,3}(?:[A-Za-z]{1,3}\d{0,4})?(?:-[A-Za-z\d]{1,8})?(?![A-Za-z\d])"
    rf"|(?<![A-Za-z\d.,])\d{{1,4}}(?:\.\d{{1,3}})?(?!(?:{one_of(SUFFIXES)})(?![A-Za-z]))"
    r"[A-Za-z]{1,3}\d{0,4}(?![A-Za-z\d])"
    r"|[가-힣]{1,12}+-\d{1,4}(?:[가-힣]형?)?(?!\d)|(?<!\d)\d{1,3}(?:빌딩|타워|스퀘어|인터내셔널)|#\d{1,9}"
)
# 119 구급대, a number that one dials, and telephone numbers
_DIALLED = re.compile(
    r"(?<!\d)\d인\s?\d각|(?<!\d)(?:119|112)(?=에 신고|\s?(?:구급|구조|대원|신고|상황|소방|센터|특수|안전|종합))"
    r"|(?<![\d-])0\d{1,2}[-)]\d{3,4}-\d{4}(?!\d)|(?<![\d-])1[568]\d\d-\d{4}(?!\d)"
)
# 주요 7개국(G7): the name behind it says the number again
_GROUP = re.compile(r"(?:주요|선진)\s?\d{1,2}개국|\d{1,2}개국(?=\s?\([A-Z]\d{1,2}\))")
# 헌법 84조, 제5조 2항: an article of a law, no trillion
_ARTICLE = re.compile(
    r"(?:(?:법|령|조약|협정|헌장|규칙|규정|조례|민법|형법)\s?제?|제)\s?(?P<number>\d{1,4})조(?!\s?\d|\s?원|달러)"
)
# 2인 1조: two together
_TOGETHER = re.compile(r"(?P<number>\d{1,2})인\s?1조")
# 1,2차 세계대전: the first and the second
_BOTH = re.compile(r"(?<![\d.,])(?P<one>\d)[,·](?P<two>\d)(?=\s?(?:차|호|위|심|학년|부|군|단계))")
# 시즌4, 파트 2: which one of a series
_SERIES = re.compile(
    r"(?:시즌|파트|챕터|시리즈)\s?(?P<number>\d{1,2})(?![\d.])(?!\s?(?:승|호|골|홈런|패|경기|개|번째))"
)
# 후반 13분, the 58th minute of a match; 추가시간 2분, the 92nd
_MATCH = re.compile(
    r"(?P<half>[전후]반)(?P<more>\s?추가\s?시간)?\s?(?P<minutes>(?P<minute>\d{1,3})\s?분)(?!의)"
)
# 수능 D-100, so many days before it
_DAYS_LEFT = re.compile(r"(?<![A-Za-z])D[-–](?P<days>\d{1,4})(?!\d)")
# 20세 이하(U-20) 월드컵
_UNDER = re.compile(r"(?<![A-Za-z])U-?(?P<age>[12]\d)(?![\dA-Za-z])")
_HALF_TIME = 45
_SIGN = "[" + "".join(SIGNS) + "]"
_SIGNED = re.compile(rf"(?:US)?(?P<sign>{_SIGN})\s?(?=\d)")
_FIGURE = re.compile(r"(?<!\d)(?<!\d[.,])(?P<minus>영하\s?|(?<![\d가-힣A-Za-z)%])[-−])?\d")
# 16언더파, 2오버파
_PAR = re.compile(r"(?<!\d)(?P<strokes>\d{1,2})\s?(?P<side>언더|오버)파?")
_FRACTION = re.compile(r"(?<!\d)(?P<bottom>\d{1,3})\s?분의\s?(?P<top>\d{1,3}(?:\.\d{1,3})?)(?!\d)")
# 16/32, 9/11
_SLASH = re.compile(r"(?<![\d/.])(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})(?![\d/])")
# 3-2, 3 대 2, 3:2; a counter behind makes it a range
_SCORE = re.compile(
    r"(?<![\w.,/:~–-])(?P<one>\d{1,3})(?:[-–:]|\s?대\s?)(?P<two>\d{1,3})"
    rf"(?![\d/%~:–-]|[.,]\d|\s?(?:[만억조개명일월년시분여]|{one_of(KOREAN)}))"
)
# 1인당 15만원: a head, not one
_EACH = re.compile(r"\s?(?:인|명|가구|대|건|개|곳|회|주|마리|시간|㎏|㎡)당")
# What counts behind a figure that has no blank before it: 총무게5 킬로 is no name.
_COUNTED = re.compile(r"여|\s?(?:명|개|건|대|곳|마리|배|차례|번|가지|점|편|권|표|석)(?![가-힣]{2})")
_RANGE = re.compile(r"(?:여|명|개)?\s?(?:[~∼〜–-]|에서|부터|내지|또는|과|와)\s?\Z")
# 7080 노래, 2030세대: two decades in one figure
_GENERATIONS = re.compile(
    r"(?<![\d.,])(?P<one>[1-8]0)(?P<two>[2-9]0)(?=\s?(?:세대|여성|남성|청년|직장인|젊은|엄마|노래|포크|가수|음악|감성|클럽|콘서트|유권자|소비자|고객|관객))"
)


def quantities(text: str) -> list[Quantity]:
    """The quantities of a Korean text, in its order.

    >>> [(q.kind, float(q.low), q.unit) for q in quantities("17일 두 명이 9조1834억원을")]
    [('day', 17.0, ''), ('number', 2.0, ''), ('money', 9183400000000.0, 'KRW')]
    """
    return durations.joined(text, _ranges(text, scan(text, _rules())))


def _figure(match: re.Match[str]) -> Iterable[Quantity] | None:
    text, at = match.string, match.end() - 1
    number, stop = numerals_ko.read_figure(text, at)
    if number.value == 1 and _EACH.match(text, stop):
        return []
    if match["minus"]:
        number = Number(-number.value, number.step, number.digits)
    made = with_unit(text, match.start() if match["minus"] else at, stop, number)
    return [replace(made, weight="hint") if _is_name(text, at, made) else made]


def _is_name(text: str, at: int, made: Quantity) -> bool:
    """Whether a figure belongs to the word that it is glued to: 고3 수험생, 시즌2, 코로나19."""
    before = text[at - 1] if at else " "
    if (
        made.kind != "number"
        or made.step < 1
        or not "가" <= before <= "힣"
        or before in "제총약만각단또및근영"
        or (before in "승무남" and text[max(0, at - 2)].isdigit())  # 12승6패, 3남2녀
    ):
        return False
    return not _COUNTED.match(text, made.span.stop)


def _signed(match: re.Match[str]) -> list[Quantity]:
    number, stop = numerals_ko.read_figure(match.string, match.end())
    made = with_unit(match.string, match.start(), stop, number)
    return [replace(made, kind="money", unit=SIGNS[match["sign"]], factor=Fraction(1))]


def _fraction(match: re.Match[str]) -> list[Quantity] | None:
    if not int(match["bottom"]):
        return None
    made = hint(match, Number.read(match["top"]).value / int(match["bottom"]), "part")
    return [replace(made, weight="word")]


def _score(match: re.Match[str]) -> list[Quantity]:
    return [score(Span(*match.span()), int(match["one"]), int(match["two"]))]


def _generations(match: re.Match[str]) -> list[Quantity]:
    return [
        Quantity(Span(*match.span(name)), "decade", Fraction(match[name]), Fraction(match[name]), "age", weight="hint")
        for name in ("one", "two")
    ]  # fmt: skip


def _number(kind: Kind) -> Callable[[re.Match[str]], list[Quantity]]:
    return lambda match: [single(Span(*match.span()), kind, int(match["number"]))]


def _under(match: re.Match[str]) -> list[Quantity]:
    return [single(Span(*match.span()), "age", int(match["age"]), weight="word")]


def _both(match: re.Match[str]) -> list[Quantity]:
    return [
        single(Span(*match.span(name)), "ordinal", int(match[name]), weight="hint")
        for name in ("one", "two")
    ]


def _series(match: re.Match[str]) -> list[Quantity]:
    return [single(Span(*match.span()), "ordinal", int(match["number"]), weight="word")]


def _minute(match: re.Match[str]) -> list[Quantity]:
    """The minute since the start of the match as a hint, and the minutes as they are told."""
    told = int(match["minute"])
    before = 45 * (1 + bool(match["more"])) if match["half"] == "후반" else 45 * bool(match["more"])
    since = told + (before if told <= _HALF_TIME else 0)
    return [
        single(Span(*match.span("half")), "ordinal", since, weight="hint"),
        single(Span(*match.span("minutes")), "measure", told, "seconds", factor=Fraction(60), weight="word"),
    ]  # fmt: skip


def _par(match: re.Match[str]) -> list[Quantity]:
    side = {"언더": "under", "오버": "over"}[match["side"]]
    return [single(Span(*match.span()), "score", int(match["strokes"]), side)]


def _days_left(match: re.Match[str]) -> list[Quantity]:
    days = int(match["days"])
    return [single(Span(*match.span()), "measure", days, "seconds", factor=Fraction(86400))]


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
    Rule(_GENERATIONS, _generations, DIGITS),
    Rule(_DIALLED, nothing, DIGITS),
    Rule(_GROUP, nothing, DIGITS),
    Rule(_BOTH, _both, DIGITS),
    Rule(_SERIES, _series, DIGITS),
    Rule(_MATCH, _minute, DIGITS),
    Rule(_ARTICLE, _number("ordinal"), DIGITS),
    Rule(_TOGETHER, _number("number"), DIGITS),
    Rule(RELAY, relay, frozenset("xX×")),
    Rule(_PAR, _par, frozenset("언오")),
    Rule(_DAYS_LEFT, _days_left, DIGITS),
    *durations.RULES,
    nights.KOREAN,
    *schools.KOREAN,
    *eras.KOREAN,
    holidays.KOREAN,
    *dates.RULES,
    Rule(_UNDER, _under, DIGITS),
    Rule(_NAME, nothing, DIGITS | {":", "w"}),
    tenths_ko.RULE,
    Rule(_FRACTION, _fraction, DIGITS),
    Rule(_SLASH, _fraction, DIGITS),
    Rule(_SCORE, _score, DIGITS),
    Rule(_SIGNED, _signed, DIGITS),
    Rule(_FIGURE, _figure, DIGITS),
    *words_ko.RULES,
)


@cache
def _rules() -> Rules:
    return guarded(_RULES)
