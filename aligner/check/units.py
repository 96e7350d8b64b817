"""Units and currencies of both languages: what may stand behind a figure, and what it is."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from aligner.check.quantity import Kind


class Unit(NamedTuple):
    """What a figure counts: its kind, the dimension or currency, and how much of its base it is."""

    kind: Kind
    name: str = ""
    factor: Fraction = Fraction(1)


PERCENT = Unit("percent")
POINT = Unit("point")
AGE = Unit("age")


def _of(kind: Kind, name: str, table: dict[str, str]) -> dict[str, Unit]:
    """Units of one dimension: written forms, divided by blanks, under the factor that each has."""
    return {
        form.replace("_", " "): Unit(kind, name, Fraction(factor))
        for factor, forms in table.items()
        for form in forms.split()
    }


# Dimensions and their bases: metre, square metre, kilogram, km/h, second, month (months and years do
# not divide into days), litre, watt, byte, hertz.
_SYMBOLS = (
    _of("measure", "length", {"1000": "km ㎞", "1": "m", "1/100": "cm ㎝", "1/1000": "mm ㎜"})
    | _of("measure", "area", {"1": "㎡ m² m2 sqm", "1000000": "㎢ km² km2", "10000": "ha ㏊"})
    | _of("measure", "mass", {"1": "kg ㎏", "1/1000": "g", "1/1000000": "mg ㎎"})
    | _of("measure", "speed", {"1": "km/h kph ㎞/h kmh", "1.609344": "mph"})
    | _of("measure", "volume", {"1": "L ℓ", "1/1000": "ml mL ㎖"})
    | _of("measure", "power", {"1": "W", "1000": "kW", "1000000": "MW", "1000000000": "GW"})
    | _of("measure", "data", {"1": "GB", "1/1000": "MB", "1000": "TB"})
    | _of("measure", "frequency", {"1": "Hz", "1000": "kHz", "1000000": "MHz", "1000000000": "GHz"})
    | _of("measure", "celsius", {"1": "°C ℃"})
    | _of("measure", "fahrenheit", {"1": "°F ℉"})
)

ENGLISH = (
    {"%": PERCENT, "percent": PERCENT, "per cent": PERCENT, "pct": PERCENT}
    | {"percentage point": POINT, "percentage points": POINT, "percentage-point": POINT}
    | _SYMBOLS
    | _of(
        "measure",
        "length",
        {
            "1000": "kilometer kilometers kilometre kilometres",
            "1": "meter meters metre metres",
            "1/100": "centimeter centimeters centimetre centimetres",
            "1/1000": "millimeter millimeters millimetre millimetres",
            "1609.344": "mile miles mi",
            "0.3048": "foot feet ft",
            "0.0254": "inch inches",
            "0.9144": "yard yards",
        },
    )
    | _of(
        "measure",
        "area",
        {
            "1": "square_meter square_meters square-meter square_metres square_metre square-metre",
            "1000000": "square_kilometer square_kilometers square-kilometer square_kilometres square_kilometre sq_km",
            "0.09290304": "square_foot square_feet square-foot sq_ft",
            "2589988": "square_mile square_miles square-mile",
            "10000": "hectare hectares",
            "4046.856": "acre acres",
            "3.305785": "pyeong",
        },
    )
    | _of(
        "measure",
        "mass",
        {
            "1": "kilogram kilograms kilo kilos",
            "1/1000": "gram grams",
            "1000": "ton tons tonne tonnes metric_tons metric_tonnes",
            "0.02834952": "ounce ounces",
        },
    )
    | _of(
        "measure",
        "speed",
        {"1": "kilometers_per_hour kilometres_per_hour", "1.609344": "miles_per_hour"},
    )
    | _of("measure", "volume", {"1": "liter liters litre litres", "3.785412": "gallon gallons"})
    | _of(
        "measure",
        "power",
        {
            "1": "watts",
            "1000": "kilowatts kilowatt",
            "1000000": "megawatts megawatt",
            "1000000000": "gigawatts gigawatt",
        },
    )
    | _of("measure", "data", {"1": "gigabytes gigabyte", "1/1000": "megabytes megabyte"})
    | _of(
        "measure",
        "celsius",
        {"1": "degrees_Celsius degrees_C C"},
    )
    | _of("measure", "fahrenheit", {"1": "degrees_Fahrenheit degrees_F F"})
    | _of(
        "measure",
        "seconds",
        {
            "1": "second seconds sec",
            "60": "minute minutes min mins",
            "3600": "hour hours hr hrs",
            "86400": "day days",
            "604800": "week weeks",
        },
    )
    | _of(
        "measure",
        "months",
        {
            "1": "month months",
            "12": "year years yr yrs",
            "120": "decade decades",
            "1200": "centuries",
        },
    )
    | dict.fromkeys(("basis points", "basis point"), Unit("point", factor=Fraction(1, 100)))
    | dict.fromkeys(("year-old", "years old", "year old", "year-olds", "years of age"), AGE)
    | _of("money", "USD", {"1": "dollar dollars USD bucks", "1/100": "cent cents"})
    | _of("money", "KRW", {"1": "won KRW"})
    | _of("money", "JPY", {"1": "yen JPY"})
    | _of("money", "CNY", {"1": "yuan renminbi CNY RMB"})
    | _of("money", "EUR", {"1": "euro euros EUR"})
    | _of("money", "GBP", {"1": "pound pounds GBP", "1/100": "pence"})
    | _of("money", "RUB", {"1": "ruble rubles rouble roubles"})
    | _of("money", "INR", {"1": "rupee rupees"})
    | _of("money", "THB", {"1": "baht"})
    | _of("money", "PHP", {"1": "peso pesos"})
    | _of("money", "CHF", {"1": "franc francs"})
)
SIGNS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "￦": "KRW"}

KOREAN = (
    {"%": PERCENT, "퍼센트": PERCENT, "프로": PERCENT}
    | dict.fromkeys(
        ("%포인트", "%p", "%P", "퍼센트포인트", "퍼센트 포인트", "％포인트", "% 포인트"), POINT
    )
    | {"％": PERCENT}
    | _SYMBOLS
    | _of(
        "measure",
        "length",
        {
            "1000": "킬로미터",
            "1": "미터",
            "1/100": "센티미터 센티",
            "1/1000": "밀리미터",
            "1609.344": "마일 mile miles",
            "0.3048": "피트",
            "0.0254": "인치",
            "0.9144": "야드",
        },
    )
    | _of(
        "measure",
        "area",
        {
            "1": "제곱미터 평방미터",
            "1000000": "제곱킬로미터 평방킬로미터",
            "0.09290304": "제곱피트 평방피트",
            "2589988": "제곱마일 평방마일 mile miles",
            "10000": "헥타르",
            "4046.856": "에이커",
            "3.305785": "평",
        },
    )
    | _of(
        "measure",
        "mass",
        {"1": "킬로그램", "1/1000": "그램", "1000": "톤 t", "0.02834952": "온스"},
    )
    | _of("measure", "volume", {"1": "리터", "3.785412": "갤런"})
    | _of("measure", "power", {"1000": "킬로와트", "1000000": "메가와트", "1000000000": "기가와트"})
    | _of("measure", "data", {"1": "기가바이트", "1/1000": "메가바이트"})
    | _of(
        "measure",
        "seconds",
        {"1": "초", "60": "분", "3600": "시간", "604800": "주간 주일 주"},
    )
    | _of("measure", "months", {"1": "개월 달", "12": "년 년간 개년"})
    | dict.fromkeys(
        ("베이시스포인트", "베이시스 포인트", "bp"), Unit("point", factor=Fraction(1, 100))
    )
    | {"세": AGE, "살": AGE}
    | _of("money", "USD", {"1": "달러 불", "1/100": "센트"})
    | _of("money", "KRW", {"1": "원"})
    | _of("money", "JPY", {"1": "엔"})
    | _of("money", "CNY", {"1": "위안 위안화"})
    | _of("money", "EUR", {"1": "유로"})
    | _of("money", "GBP", {"1": "파운드", "1/100": "펜스"})
    | _of("money", "RUB", {"1": "루블"})
    | _of("money", "INR", {"1": "루피"})
    | _of("money", "THB", {"1": "바트"})
    | _of("money", "PHP", {"1": "페소"})
    | _of("money", "CHF", {"1": "프랑"})
)

# Won for one unit, very roughly (2015-2025): only to tell a sum that was converted from one that differs.
WON_FOR_ONE = {
    "KRW": 1, "USD": 1250, "JPY": 10, "CNY": 185, "EUR": 1400, "GBP": 1650, "RUB": 16, "INR": 16,
    "THB": 37, "PHP": 23, "CHF": 1400,
}  # fmt: skip


def one_of(forms: dict[str, Unit]) -> str:
    """The alternatives of a table as a pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
