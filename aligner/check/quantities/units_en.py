"""What may stand behind a figure in English."""

from __future__ import annotations

from fractions import Fraction

from aligner.check.quantities import currencies
from aligner.check.quantities.units import AGE, PERCENT, POINT, SYMBOLS, Unit, forms_of

_LENGTHS = {
    "1000": "kilometer kilometers kilometre kilometres",
    "1": "meter meters metre metres",
    "1/100": "centimeter centimeters centimetre centimetres",
    "1/1000": "millimeter millimeters millimetre millimetres",
    "1/1000000": "micrometer micrometers micron microns",
    "1/1000000000": "nanometer nanometers",
    "1609.344": "mile miles mi",
    "1852": "nautical_mile nautical_miles nautical-mile",
    "0.3048": "foot feet ft",
    "0.0254": "inch inches",
    "0.9144": "yard yards",
}
_AREAS = {
    "1": "square_meter square_meters square-meter square_metres square_metre square-metre",
    "1000000": "square_kilometer square_kilometers square-kilometer square_kilometres square_kilometre sq_km",
    "0.09290304": "square_foot square_feet square-foot sq_ft",
    "2589988": "square_mile square_miles square-mile",
    "10000": "hectare hectares",
    "4046.856": "acre acres",
    "3.305785": "pyeong",
}
_MASSES = {
    "1": "kilogram kilograms kilo kilos",
    "1/1000": "gram grams",
    "1/1000000": "milligram milligrams",
    "1/1000000000": "microgram micrograms micrograms_per_cubic_meter micrograms_per_cubic_metre",
    "1000": "ton tons tonne tonnes metric_ton metric_tons metric_tonnes",
    "1000000": "kiloton kilotons",
    "1000000000": "megaton megatons",
    "0.02834952": "ounce ounces",
    "0.45359237": "lb lbs",
    "0.00375": "don",
    "0.6": "geun",
}
_SPEEDS = {
    "1": "kilometers_per_hour kilometres_per_hour kilometers_an_hour kilometres_an_hour",
    "1.609344": "miles_per_hour miles_an_hour",
    "3.6": "meters_per_second metres_per_second meters_a_second",
    "1.852": "knot knots",
}
_VOLUMES = {
    "1": "liter liters litre litres",
    "1/1000": "milliliter milliliters",
    "158.987": "barrel barrels",
    "1000": "cubic_meter cubic_meters cubic_metre cubic_metres cubic-meter kiloliter kiloliters kilolitre kilolitres",
    "3.785412": "gallon gallons",
}
_POWERS = {
    "1": "watts watt",
    "1000": "kilowatts kilowatt",
    "1000000": "megawatts megawatt",
    "1e9": "gigawatts gigawatt",
}
_ENERGIES = {
    "1000": "kilowatt-hour kilowatt-hours kilowatt_hours",
    "1000000": "megawatt-hour megawatt-hours megawatt_hours",
    "1e9": "gigawatt-hour gigawatt-hours gigawatt_hours",
    "1e12": "terawatt-hours terawatt_hours",
}
_SECONDS = {
    "1": "second seconds sec",
    "60": "minute minutes min mins",
    "3600": "hour hours hr hrs",
    "86400": "day days night nights",
    "604800": "week weeks",
}
_MONTHS = {
    "1": "month months",
    "12": "year years yr yrs",
    "120": "decade decades",
    "1200": "centuries",
}

ENGLISH = (
    dict.fromkeys(("%", "percent", "per cent", "pct", "percents"), PERCENT)
    | dict.fromkeys(
        ("percentage point", "percentage points", "percentage-point", "percentage-points", "ppt"),
        POINT,
    )
    | dict.fromkeys(("point", "points"), Unit("number", "points"))
    | dict.fromkeys(("megapixel", "megapixels"), Unit("number", factor=Fraction(10**6)))
    | dict.fromkeys(("basis points", "basis point"), Unit("point", factor=Fraction(1, 100)))
    | SYMBOLS
    | forms_of("measure", "length", _LENGTHS)
    | forms_of("measure", "area", _AREAS)
    | forms_of("measure", "mass", _MASSES)
    | forms_of("measure", "speed", _SPEEDS)
    | forms_of("measure", "volume", _VOLUMES)
    | forms_of("measure", "power", _POWERS)
    | forms_of("measure", "energy", _ENERGIES)
    | forms_of("measure", "loudness", {"1": "decibel decibels"})
    | forms_of("measure", "pressure", {"1": "hectopascals hectopascal"})
    | forms_of("measure", "data", {"1": "gigabytes gigabyte", "1/1000": "megabytes megabyte"})
    | forms_of("measure", "data", {"1000": "terabytes terabyte"})
    | forms_of("measure", "celsius", {"1": "degrees_Celsius degrees_C degrees_centigrade C"})
    | forms_of("measure", "fahrenheit", {"1": "degrees_Fahrenheit degrees_F F"})
    | forms_of("measure", "seconds", _SECONDS)
    | forms_of("measure", "months", _MONTHS)
    | dict.fromkeys(("year-old", "years old", "year old", "year-olds", "years of age"), AGE)
    | currencies.ENGLISH
)
