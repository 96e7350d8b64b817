"""A Korean number with what stands behind it: its unit, its counter, 여 and the like."""

from __future__ import annotations

import re
from fractions import Fraction

from aligner.check.quantities.units import Unit, one_of
from aligner.check.quantities.units_ko import KOREAN
from aligner.check.quantity import Number, Quantity, Weight
from aligner.types import Span

_TAIL = re.compile(rf"여?\s?(?:미국 |미 |US)?(?P<unit>{one_of(KOREAN)})(?![A-Za-z])")
_MORE_UNIT = re.compile(rf"여\s?(?:{one_of(KOREAN)})(?![A-Za-z])")
_MORE = re.compile(r"\s?여(?=[\s가-힣])")
# Counters that say which one, not how many.
_ORDINAL = re.compile(
    r"\s?(?:번째|째|위(?![안원치험기해])|세기|분기|주년|주기|강(?!\s?도|[원남북변])|등(?![급산])|회째|차례째|일째|년차|년째|호(?![텔주])|라운드|대손|인자|돌(?![리려았이])|심(?=[ 에의을은,.]|\Z))"
)
# 9단: a degree of baduk or taekwondo, not 2단 or 3단 of shelves, which stand before a noun
_DAN = re.compile(r"\s?단(?=[이과와의은을를,.)]|\s|\Z)(?!\s?(?:기어|선반|케이크|변신|우산))")
_WHICH = re.compile(r"제\s?\Z")
# 시속 120㎞, 초속 40m: what a length stands for, in km/h
_SPEED = re.compile(r"(?P<per>[시초])속\s?(?:약|최대|최고|평균|무려)?\s?\Z")
_PER = {"시": Fraction(1, 1000), "초": Fraction(36, 10)}
# 섭씨 35도, 영하 12도, 낮 최고기온은 31도
_WARMTH = re.compile(r"섭씨|영[하상]|기온|온도|더위|추위|한파|폭염|체감|수은주")
_FAHRENHEIT = re.compile(r"화씨\s?\Z")
_DEGREES = re.compile(r"\s?도(?![시로민심청쿄의착전입구])")
_ABOUT_BEFORE = re.compile(r"(?:약|대략|거의|최소|최대|최고|무려|근|줄잡아|적어도)\s?\Z")
_ABOUT_AFTER = re.compile(
    r"[가-힣%]{0,3}\s?(?:가량|정도|안팎|이상|이하|미만|쯤|남짓|가까|초과|넘|내외|경\b)|선(?=[을이에은의도까을,.\s)]|\Z)"
)
_PASSED = re.compile(
    r"[가-힣%]{0,2}[을를이]?\s?(?:훌쩍\s?|크게\s?|이미\s?|벌써\s?)?(?:넘|이상|초과|웃도|웃돌|돌파)"
)


# What follows a unit when it is none: 주년, 분의, 세대, 원내.
_OTHER_WORDS = {
    "주": tuple("년인식택민요자장"),
    "분": tuple("의기야과쟁단석량"),
    "세": tuple("트대기계종정금수관"),
    "원": tuple("내정장산로칙주전인"),
    "평": tuple("균가화창형택행양"),
    "초": tuple("등반중과청대고기"),
    "년": ("생", "대"),
    "불": tuple("법가교빛꽃"),
    "살": tuple("해상수"),
    "달": tuple("성라린인"),
    "프로": tuple("젝그야축필선농골"),
    "프랑": ("스",),
    "위안": ("부",),
    "엔": tuple("진터지트"),
    "돈": tuple("까나키세"),
    "시간": ("대",),
    "근": tuple("처무로육대교간"),
    "유로": tuple("존파화"),
}


def with_unit(
    text: str, start: int, stop: int, number: Number, weight: Weight = "figure"
) -> Quantity:
    """A number with what stands behind it: its unit, 여, its counter."""
    about = bool(_ABOUT_BEFORE.search(text, max(0, start - 6), start))
    high, more, figure_stop = number.value, _MORE_UNIT.match(text, stop), stop
    unit, stop = _unit(text, start, stop)
    inside = weight == "figure" and "여" in text[start:figure_stop]  # 40여만
    if more or inside or _MORE.match(text, stop):
        high, about = number.value + number.step * Fraction(99, 100), True
    about = about or bool(_ABOUT_AFTER.match(text, stop))
    return Quantity(
        Span(start, stop), unit.kind, number.value, high, unit.name, unit.factor, number.step, number.digits, weight, about,
        passed=bool(_PASSED.match(text, stop)),
    )  # fmt: skip


def _unit(text: str, start: int, stop: int) -> tuple[Unit, int]:
    """What a figure counts, and where that ends."""
    if ordinal := _ORDINAL.match(text, stop):
        return Unit("ordinal", "round" if ordinal[0] == "강" else ""), ordinal.end()
    tail = _TAIL.match(text, stop)
    if tail and not _no_unit(text, tail):
        unit = KOREAN[tail["unit"]]
        speed = unit.name == "length" and _SPEED.search(text, max(0, start - 8), start)
        if speed:
            unit = Unit("measure", "speed", unit.factor * _PER[speed["per"]])
        return unit, tail.end()
    if dan := _DAN.match(text, stop):
        return Unit("ordinal", "dan"), dan.end()
    if _WHICH.search(text, max(0, start - 2), start):
        return Unit("ordinal"), stop
    if degrees := _DEGREES.match(text, stop):
        if _FAHRENHEIT.search(text, max(0, start - 3), start):
            return Unit("measure", "fahrenheit"), degrees.end()
        if _WARMTH.search(text, max(0, start - 20), stop):
            return Unit("measure", "celsius"), degrees.end()
    return Unit("number"), stop


def _no_unit(text: str, tail: re.Match[str]) -> bool:
    """Whether what looks like a unit begins another word: 2주년, 3분의 1, 1세대."""
    behind = text[tail.end() : tail.end() + 2]
    form, before = tail["unit"], text[tail.start() - 1]
    if form == "주" and before in "십백천만억":
        return True  # shares, not weeks
    if form == "동" and before not in "십백천만억":
        return True  # 101동, a building
    return behind.startswith(_OTHER_WORDS.get(form, ("\0",)))
