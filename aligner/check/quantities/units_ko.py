"""What may stand behind a figure in Korean."""

from __future__ import annotations

from fractions import Fraction

from aligner.check.quantities import currencies
from aligner.check.quantities.units import AGE, PERCENT, POINT, SYMBOLS, Unit, forms_of

_LENGTHS = {
    "1000": "킬로미터",
    "1": "미터",
    "1/100": "센티미터 센티",
    "1/1000": "밀리미터 밀리",
    "1/1000000": "마이크로미터",
    "1/1000000000": "나노미터 나노",
    "1609.344": "마일 mile miles mi",
    "1852": "해리",
    "0.3048": "피트 ft feet foot",
    "0.0254": "인치 inch inches",
    "0.9144": "야드",
}
_AREAS = {
    "1": "제곱미터 평방미터",
    "1000000": "제곱킬로미터 평방킬로미터",
    "0.09290304": "제곱피트 평방피트",
    "2589988": "제곱마일 평방마일",
    "10000": "헥타르",
    "4046.856": "에이커",
    "3.305785": "평",
}
_MASSES = {
    "1": "킬로그램",
    "1/1000": "그램",
    "1/1000000": "밀리그램",
    "1/1000000000": "마이크로그램",
    "1000": "톤 t",
    "0.6": "근",
    "0.02834952": "온스",
    "0.00375": "돈",
}
_POWERS = {"1": "와트", "1000": "킬로와트", "1000000": "메가와트", "1e9": "기가와트"}
_ENERGIES = {"1000": "킬로와트시", "1000000": "메가와트시", "1e9": "기가와트시"}

KOREAN = (
    dict.fromkeys(("%", "％", "퍼센트", "프로"), PERCENT)
    | dict.fromkeys(
        ("%포인트", "%p", "%P", "퍼센트포인트", "퍼센트 포인트", "％포인트", "% 포인트"), POINT
    )
    | dict.fromkeys(
        ("베이시스포인트", "베이시스 포인트", "bp"), Unit("point", factor=Fraction(1, 100))
    )
    | {"포인트": Unit("number", "points")}
    | SYMBOLS
    # 10킬로 is said of kilograms and of kilometres.
    | {"킬로": Unit("number")}
    | forms_of("measure", "length", _LENGTHS)
    | forms_of("measure", "area", _AREAS)
    | forms_of("measure", "mass", _MASSES)
    | forms_of(
        "measure",
        "volume",
        {"1": "리터", "1/1000": "밀리리터", "1000": "세제곱미터 입방미터 킬로리터"},
    )
    | forms_of("measure", "volume", {"3.785412": "갤런", "158.987": "배럴"})
    | forms_of("measure", "speed", {"1.852": "노트"})
    | forms_of("measure", "power", _POWERS)
    | forms_of("measure", "energy", _ENERGIES)
    | forms_of("measure", "loudness", {"1": "데시벨"})
    | forms_of("measure", "pressure", {"1": "헥토파스칼"})
    | forms_of("measure", "data", {"1": "기가바이트", "1/1000": "메가바이트", "1000": "테라바이트"})
    | forms_of("measure", "seconds", {"1": "초", "60": "분", "3600": "시간", "86400": "일간"})
    | forms_of("measure", "seconds", {"604800": "주간 주일 주"})
    | forms_of("measure", "months", {"1": "개월 달", "12": "년 년간 개년"})
    | {"세": AGE, "살": AGE}
    | currencies.KOREAN
)
