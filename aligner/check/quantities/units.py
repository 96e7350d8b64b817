"""What a figure may count: the record of a unit, and the symbols that both languages write."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def forms_of(kind: Kind, name: str, table: dict[str, str]) -> dict[str, Unit]:
    """Units of one dimension: written forms, divided by blanks, under the factor that each has.

    >>> forms_of("measure", "length", {"1000": "km square_mile"})["square mile"].factor
    Fraction(1000, 1)
    """
    return {
        form.replace("_", " "): Unit(kind, name, Fraction(factor))
        for factor, forms in table.items()
        for form in forms.split()
    }


# Dimensions and their bases: metre, square metre, kilogram, km/h, second, month (months and years do
# not divide into days), litre, watt, watt-hour, byte, hertz.
SYMBOLS = (
    forms_of(
        "measure",
        "length",
        {
            "1000": "km ㎞",
            "1": "m",
            "1/100": "cm ㎝",
            "1/1000": "mm ㎜",
            "1/1000000": "μm µm ㎛",
            "1/1000000000": "nm ㎚",
        },
    )
    | forms_of("measure", "area", {"1": "㎡ m² m2 sqm", "1000000": "㎢ km² km2", "10000": "ha ㏊"})
    | forms_of("measure", "mass", {"1": "kg ㎏", "1/1000": "g", "1/1000000": "mg ㎎"})
    | forms_of("measure", "mass", {"1/1000000000": "㎍ μg µg ㎍/㎥ μg/㎥ µg/㎥ μg/m³ µg/m³ ㎍/m³"})
    | forms_of("measure", "speed", {"1": "km/h kph ㎞/h kmh", "1.609344": "mph", "3.6": "m/s ㎧"})
    | forms_of(
        "measure", "volume", {"1": "L ℓ", "1/1000": "ml mL ㎖ cc ㏄", "1000": "㎥ m³ m3 kL kl ㎘"}
    )
    | forms_of("measure", "power", {"1": "W", "1000": "kW ㎾", "1000000": "MW ㎿", "1e9": "GW"})
    | forms_of(
        "measure",
        "energy",
        {"1000": "kWh ㎾h", "1000000": "MWh ㎿h", "1e9": "GWh", "1e12": "TWh"},
    )
    | forms_of("measure", "loudness", {"1": "dB ㏈"})
    | forms_of("measure", "pressure", {"1": "hPa ㍱"})
    | forms_of("measure", "heat", {"1": "kcal ㎉"})
    | forms_of("measure", "data", {"1": "GB", "1/1000": "MB", "1000": "TB"})
    | forms_of("measure", "frequency", {"1": "Hz", "1000": "kHz", "1000000": "MHz", "1e9": "GHz"})
    | forms_of("measure", "celsius", {"1": "°C ℃"})
    | forms_of("measure", "fahrenheit", {"1": "°F ℉"})
)

# Letters that may stand right behind a figure without making a name of it.
SUFFIXES = (
    *(form for form in SYMBOLS if re.fullmatch(r"[A-Za-z]+[23]?", form)),
    *"h s C F t th st nd rd ft bn mn tn k mi am pm AM PM ppm min hr sec yr yd in p P".split(),  # noqa: SIM905
)


def one_of(forms: Iterable[str]) -> str:
    """The alternatives of a table as a pattern, the longest first."""
    return "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
