"""Dates and times of an English sentence: months, days, years, weekdays, the clock, last month."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.quantity import Kind, Quantity, Weight, single
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.,]\d|\d|%| (?:percent|million))"
_YEAR = r"(?P<year>(?:1\d|20)\d\d)(?![\d%]|[,.]\d)"
# Dec. 17; December 17, 2024; Nov. 3-5; Nov. 3 and 4
_MONTH_DAY = re.compile(
    rf"\b{_MONTH}\s?{_DAY}(?:\s?[-–]\s?(?P<until>[0-3]?\d)(?![\d.,:]\d|\d|\s?%|st|nd|rd|th)|\s?(?:-|–|to|and|or|through)\s?(?P<last>[0-3]?\d)(?:st|nd|rd|th)?(?![\d.,:]\d|\d|\s?(?:%|[a-z])))?(?:,?\s{_YEAR})?"
)
# 17 December 2024; the 17th of December
_DAY_MONTH = re.compile(
    rf"(?<![\d.,$])(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?: of)?\s{_MONTH}(?!\w)(?:,?\s{_YEAR})?"
)
_MONTH_YEAR = re.compile(rf"\b{_MONTH},?\s(?:of )?{_YEAR}")
# the April-June period, the second quarter
_QUARTER = re.compile(
    r"\b(?:(?P<q1>January)(?:-|–| to | through )March|(?P<q2>April)(?:-|–| to | through )June|(?P<q3>July)(?:-|–| to | through )September|(?P<q4>October)(?:-|–| to | through )December)(?= period| quarter)"
)
# A month that stands alone. May is one only where a preposition says so.
_MONTH_ALONE = re.compile(
    r"\b(?:(?P<month>January|February|April|June|July|August|September|October|November|December)"
    r"|(?<=\bin )(?P<march>March|May)|(?<=\blast )(?P<last>March|May)|(?<=\bof )(?P<of>March|May)|(?<=\bsince )(?P<since>March|May)|(?<=\bmid-)(?P<mid>March|May)|(?<=\b(?:late|from) )(?P<late>March|May)|(?<=\bearly )(?P<early>March|May)|(?<=\bby )(?P<by>March|May)|(?<=\bto )(?P<to>March|May)|(?<=\bthrough )(?P<through>March|May)|(?<=\buntil )(?P<until>March|May)|(?<=\b[Tt]his )(?P<this>March|May)|(?<=\bnext )(?P<next>March|May)|(?<=\bevery )(?P<every>March|May))\b"
)
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<dot>[-./])(?P<month>[01]?\d)(?P=dot)(?P<day>[0-3]?\d)(?!\d)"
)
_YEAR_ALONE = re.compile(
    rf"(?:(?<![\w.,$€£¥₩/-])(?<!No\. )|(?<=\bmid-)|(?<=\bpre-)|(?<=\bpost-)){_YEAR}(?![\w/])(?!-?(?:meter|year|foot|kilo|mile| (?:people|won|km|m|kg|meters|miles|troops|runs|Hz|MHz|tons|feet)\b))(?!\s?(?:km|m|kg|ft|meters|feet|people|pounds|dollars|yen|won|euros|million|billion)\b)"
)
_SEASON = re.compile(rf"(?<![\d-]){_YEAR}[-–](?P<next>\d\d(?:\d\d)?)(?!\d)")
_DECADE = re.compile(r"(?<![\w$.,])['’]?(?P<decade>(?:1\d|20)?\d0)['’]?s\b")
# Ages by a word, in decades.
_AGES = {
    "teen": 10, "teens": 10, "teenage": 10, "teenaged": 10, "teenager": 10, "teenagers": 10, "twentysomething": 20,
    "twentysomethings": 20, "thirtysomething": 30, "thirtysomethings": 30, "fortysomething": 40, "fiftysomething": 50, "sixtysomething": 60, "sexagenarian": 60,
    "septuagenarian": 70, "octogenarian": 80, "octogenarians": 80, "nonagenarian": 90,
}  # fmt: skip
_AGE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(_AGES, key=len, reverse=True))})\b", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?P<weekday>Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:days?\b|\.(?=[ ,]))"
)
_ON_THE = re.compile(
    r"\b(?<=[Tt]he )(?<!top of the )(?<!bottom of the )(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?= (?:of (?:this|last|next|the) month)|[.,;](?:\s|\Z)|\Z| (?:local time|morning|night))"
)
# 3:30 p.m.; 15:30; 3 p.m.; 10 o'clock
_CLOCK = re.compile(
    r"(?<![\w.,:$])(?P<hour>[0-2]?\d)(?:[:.](?P<minute>[0-5]\d)(?![\d:]))?\s?(?:(?P<half>[ap])\.?\s?m(?:\.|\b)|o['’]clock)"
    r"|(?<![\w.,:$])(?P<hour24>[0-2]?\d):(?P<minute24>[0-5]\d)(?![\d:]|\.\d)",
    re.IGNORECASE,
)
# 10 at night, 6:30 in the evening
_CLOCK_WORDS = re.compile(
    r"(?<![\w.,:$])(?P<hour>1[0-2]|[1-9])(?:[:.](?P<minute>[0-5]\d))? (?:(?P<am>in the morning)|(?P<pm>at night|in the (?:afternoon|evening)))\b",
    re.IGNORECASE,
)
_CLOCK_GMT = re.compile(
    r"(?<![\w.,:$])(?P<hour>[0-2]\d)[:.]?(?P<minute>[0-5]\d)(?= (?:GMT|UTC|KST|EST|EDT|hours)\b)"
)
_NOON = re.compile(
    r"\b(?:at|by|until|around|past|before|after) (?P<noon>noon|midnight)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\b(?:(?P<which>last|previous|past|this|next|following|coming) (?P<unit>week|month|year)\b(?!['’]s)|(?P<day>(?:the )?day (?:before yesterday|after tomorrow)|yesterday|today|tomorrow)|the (?P<later_unit>week|month|year) after next|the (?P<earlier_unit>week|month|year) before last|the (?P<near>(?:previous|next|following) day|day (?:before|after))|(?<=\ba )(?P<later>day (?:earlier|later)))\b",
    re.IGNORECASE,
)
_WHICH = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "following": 1, "coming": 1}
_NEAR = {
    "day before yesterday": -2, "day after tomorrow": 2, "yesterday": -1, "today": 0, "tomorrow": 1, "previous day": -1, "next day": 1, "following day": 1,
    "day before": -1, "day after": 1, "day earlier": -1, "day later": 1,
}  # fmt: skip
_SEASONS = {"spring": 0, "summer": 1, "fall": 2, "autumn": 2, "winter": 3}
_SEASON_NAME = re.compile(
    r"\b(?:last|this|next|past|coming|previous|during|late|early|in|the)[ -](?P<season>spring|summer|fall|autumn|winter)\b",
    re.IGNORECASE,
)


def month_of(name: str) -> int:
    """The number of a month by its English name.

    >>> month_of("Sept.")
    9
    """
    return _MONTHS.index(name[:3].lower()) + 1


_KINDS = (("year", "year"), ("month", "month"), ("day", "day"), ("last", "day"), ("until", "day"))


def _parts(match: re.Match[str]) -> list[Quantity] | None:
    """Year, month and day of a match that names any of them."""
    made: list[Quantity] = []
    groups = match.groupdict()
    for name, kind in _KINDS:
        if not groups.get(name):
            continue
        text = groups[name]
        value = int(text) if text.isdigit() else month_of(text)
        if (kind == "day" and not 1 <= value <= 31) or (kind == "month" and not 1 <= value <= 12):
            return None
        made.append(calendar(Span(*match.span(name)), kind, value))
    return made


def calendar(span: Span, kind: str, value: int, weight: Weight = "figure") -> Quantity:
    """One part of a date."""
    exact: Kind = kind  # type: ignore[assignment]
    return single(span, exact, value, weight=weight)


def _alone(match: re.Match[str]) -> list[Quantity]:
    name = match.lastgroup or "month"
    return [calendar(Span(*match.span(name)), "month", month_of(match[name]), "word")]


def _quarter(match: re.Match[str]) -> list[Quantity]:
    number = int((match.lastgroup or "q1")[1:])
    return [single(Span(*match.span()), "ordinal", number, weight="word")]


def _season(match: re.Match[str]) -> list[Quantity] | None:
    """1939-45: both years."""
    year, after = int(match["year"]), match["next"]
    second = int(after) if len(after) == 4 else year // 100 * 100 + int(after)
    if second <= year or second > year + 300:
        return None
    return [
        calendar(Span(*match.span("year")), "year", year),
        calendar(Span(*match.span("next")), "year", second),
    ]


def _decade(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span()), "decade", int(match["decade"]))]


def _age_word(match: re.Match[str]) -> list[Quantity]:
    made = calendar(Span(*match.span()), "decade", _AGES[match[0].lower()], "word")
    return [replace(made, unit="age")]


def _weekday(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span()), "weekday", _DAYS.index(match["weekday"][:3].lower()))]


def _clock(match: re.Match[str]) -> list[Quantity] | None:
    hour = int(match["hour"] or match["hour24"])
    minute = int(match["minute"] or match["minute24"] or 0)
    if hour > 24:
        return None
    half = (match["half"] or "").lower()
    return [clock(Span(*match.span()), hour, minute, half)]


def _clock_words(match: re.Match[str]) -> list[Quantity]:
    half = "a" if match["am"] else "p"
    return [clock(Span(*match.span()), int(match["hour"]), int(match["minute"] or 0), half)]


def clock(span: Span, hour: int, minute: int, half: str) -> Quantity:
    """A time of day in minutes; ``unit`` says whether its half of the day is known (``a``, ``p``)."""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif hour > 12 or hour == 0:
        half = "p" if hour % 24 >= 12 else "a"
    value = Fraction(hour % 24 * 60 + minute)
    return Quantity(span, "clock", value, value, half)


def _clock_gmt(match: re.Match[str]) -> list[Quantity]:
    return [clock(Span(*match.span()), int(match["hour"]), int(match["minute"]), "")]


def _noon(match: re.Match[str]) -> list[Quantity]:
    hour = 12 if match["noon"].lower() == "noon" else 0
    return [
        Quantity(
            Span(*match.span("noon")),
            "clock",
            Fraction(hour * 60),
            Fraction(hour * 60),
            "p" if hour else "a",
            weight="word",
        )
    ]


def _relative(match: re.Match[str]) -> list[Quantity]:
    if near := match["day"] or match["near"] or match["later"]:
        value, unit = Fraction(_NEAR[near.lower().removeprefix("the ")]), "day"
    elif further := match["later_unit"] or match["earlier_unit"]:
        value, unit = Fraction(2 if match["later_unit"] else -2), further.lower()
    else:
        value, unit = Fraction(_WHICH[match["which"].lower()]), match["unit"].lower()
    return [Quantity(Span(*match.span()), "relative", value, value, unit, weight="word")]


def season(span: Span, index: int) -> Quantity:
    """A season of the year, spring first. It is counted from ten: no other relative date lies so far off."""
    value = Fraction(10 + index)
    return Quantity(span, "relative", value, value, "season", weight="word")


def _season_name(match: re.Match[str]) -> list[Quantity]:
    return [season(Span(*match.span("season")), _SEASONS[match["season"].lower()])]


_MONTH_NAMES = frozenset(
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"]
)  # fmt: skip
_DAY_NAMES = frozenset(
    form for day in _DAYS for form in (day, f"{day}day", f"{day}days")
) | {"tues", "tuesday", "tuesdays", "wednesday", "wednesdays", "thurs", "thursday", "thursdays", "saturday", "saturdays"}  # fmt: skip

RULES = (
    Rule(_NUMERIC, _parts, DIGITS),
    Rule(_MONTH_DAY, _parts, DIGITS),
    Rule(_DAY_MONTH, _parts, DIGITS),
    Rule(_MONTH_YEAR, _parts, DIGITS),
    Rule(_QUARTER, _quarter, _MONTH_NAMES),
    Rule(_MONTH_ALONE, _alone, _MONTH_NAMES),
    Rule(_SEASON, _season, DIGITS),
    Rule(_CLOCK_GMT, _clock_gmt, DIGITS),
    Rule(_CLOCK_WORDS, _clock_words, DIGITS),
    Rule(_CLOCK, _clock, DIGITS),
    Rule(_NOON, _noon, frozenset({"noon", "midnight"})),
    Rule(_DECADE, _decade, DIGITS),
    Rule(_AGE_WORD, _age_word, frozenset(_AGES)),
    Rule(_WEEKDAY, _weekday, _DAY_NAMES),
    Rule(_RELATIVE, _relative, frozenset({*_WHICH, *_NEAR, "day", "week", "month", "year"})),
    Rule(_SEASON_NAME, _season_name, frozenset(_SEASONS)),
    Rule(_ON_THE, _parts, DIGITS),
    Rule(_YEAR_ALONE, _parts, DIGITS),
)
