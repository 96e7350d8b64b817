"""English forms of a quantity that are more than a number before a unit: half an hour, four games to one, Q3."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.dates.english import clock
from aligner.check.quantities import sports_en, words_en
from aligner.check.quantities.units_en import ENGLISH
from aligner.check.quantity import Quantity, Weight, single
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

# half an hour, half a century
_HALF = re.compile(
    r"\bhalf[ -](?:(?:an?|the) )?(?P<unit>hour|day|year|decade|century|mile|percentage[ -]point|percent(?=[ ,.])|point(?= (?:cut|hike|rate)))\b",
    re.IGNORECASE,
)
# the fifth day of the fifth lunar month
_LUNAR = re.compile(
    rf"\b(?P<day>{words_en.any_of(list(words_en.ORDINALS)[:20])}) day of the (?P<month>{words_en.any_of(list(words_en.ORDINALS)[:12])}) (?:lunar )?month\b",
    re.IGNORECASE,
)
# a quarter point, three-quarters of a percentage point
_QUARTER_POINT = re.compile(
    r"\b(?P<three>three[- ])?quarters?[- ](?:of an? )?(?:percentage[ -])?point\b", re.IGNORECASE
)
# a boy of six; a man of 80
_AGE_OF = re.compile(
    rf"\b(?:boy|girl|child|lad|toddler|(?:wo)?man(?= of (?:\d\d|\w+ty)\b)|widow|youth) of (?P<age>\d{{1,2}}|{words_en.any_of(list(words_en.ONES)[1:])})\b(?![-,.]\d)",
    re.IGNORECASE,
)
# for a month, a year ago; 80 euros a month asks for nothing
_ONE_UNIT = re.compile(
    r"(?P<told>\b(?:for|after|within|over|nearly|about|almost|than) )?\b(?P<whole>an? (?P<unit>minute|hour|day|week|month|year|foot|mile|meter|kilometer|ton))\b(?P<since> (?:after|later|earlier|before|ago)\b)?(?! (?:half|and a half))",
    re.IGNORECASE,
)
_AROUND_THE_CLOCK = re.compile(r"\baround the clock\b|\bround-the-clock\b", re.IGNORECASE)
# a year and a half
_AND_HALF = re.compile(
    r"\b(?:an?|one) (?P<unit>year|month|week|day|hour|minute|mile) and a half\b", re.IGNORECASE
)
# tenfold, 10-fold growth is read with its figure
_FOLD = re.compile(rf"\b(?P<word>{words_en.any_of(list(words_en.ONES)[2:])})fold\b", re.IGNORECASE)
# Q3, the third quarter
_QUARTER = re.compile(r"\b(?:Q(?P<number>[1-4])|(?P<number2>[1-4])Q)\b")
# the Under-20 World Cup
_UNDER = re.compile(r"\b(?:[Uu]nder|U)-?(?P<age>[12]\d)(?:s\b|\b)")


# half past nine, a quarter to six
_PAST = re.compile(
    rf"\b(?:(?P<half>half)|quarter) (?P<side>past|after|to) (?P<hour>1[0-2]|[1-9]|{words_en.any_of(list(words_en.ONES)[1:13])})\b(?![-,.:]\d)",
    re.IGNORECASE,
)
_DIGIT_WORDS = {"single": 1, "double": 2, "triple": 3}
_DIGITS = re.compile(r"\b(?P<word>single|double|triple)[- ]digits?\b", re.IGNORECASE)
_CENTENARIAN = re.compile(r"\bcentenarians?\b", re.IGNORECASE)


def _quarter_point(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(3 if match["three"] else 1, 4)
    return [words_en.word_of(match, value, "point", "word")]


def _age_of(match: re.Match[str]) -> list[Quantity]:
    told = match["age"].lower()
    age = words_en.ONES.get(told) or int(told)
    return [single(Span(*match.span("age")), "age", age, weight="word")]


def _lunar(match: re.Match[str]) -> list[Quantity]:
    """The fifth day of the fifth month."""
    day, month = (words_en.ORDINALS[match[name].lower()] for name in ("day", "month"))
    spans = Span(*match.span("day")), Span(*match.span("month"))
    return [
        single(spans[0], "day", day, weight="word"),
        single(spans[1], "month", month, weight="word"),
    ]


def _clock_round(match: re.Match[str]) -> list[Quantity]:
    """Around the clock: 24시간."""
    made = words_en.word_of(match, 24, "measure", "word")
    return [replace(made, unit="seconds", factor=Fraction(3600))]


def _one_unit(match: re.Match[str]) -> list[Quantity]:
    """A month, which is told where a preposition says that it lasted: for a month, after a year."""
    unit = ENGLISH[match["unit"].lower()]
    made = words_en.word_of(
        match, 1, "measure", "word" if match["told"] or match["since"] else "hint"
    )
    return [replace(made, span=Span(*match.span("whole")), unit=unit.name, factor=unit.factor)]


def _fold(match: re.Match[str]) -> list[Quantity]:
    """tenfold, which Korean writes as a count: 10배."""
    return [words_en.word_of(match, words_en.ONES[match["word"].lower()], "number", "word")]


def _quarter(match: re.Match[str]) -> list[Quantity]:
    """Q3, 4Q."""
    return [words_en.word_of(match, int(match["number"] or match["number2"]), "ordinal", "word")]


def _under(match: re.Match[str]) -> list[Quantity]:
    """The age that bounds a team: U-20, 20세 이하."""
    return [single(Span(*match.span()), "age", int(match["age"]), weight="word")]


def _half(match: re.Match[str]) -> list[Quantity]:
    name = match["unit"].lower().replace("-", " ")
    unit = ENGLISH.get({"point": "percentage point", "century": "centuries"}.get(name, name))
    if unit is None:
        return []
    # Half an hour or a year may be told in many words, half a century or a percent only in figures.
    weight: Weight = "word" if unit.kind in ("point", "percent") or name == "century" else "hint"
    half = Fraction(1, 2)
    return [
        Quantity(Span(*match.span()), unit.kind, half, half, unit.name, unit.factor, Fraction(1, 10), weight=weight)
    ]  # fmt: skip


def _and_half(match: re.Match[str]) -> list[Quantity]:
    unit, more = ENGLISH[match["unit"].lower()], Fraction(3, 2)
    return [
        Quantity(Span(*match.span()), unit.kind, more, more, unit.name, unit.factor, Fraction(1, 10), 2, "word")
    ]  # fmt: skip


def _clock_past(match: re.Match[str]) -> list[Quantity]:
    """Half past nine, a quarter to six."""
    hour = words_en.ONES.get(match["hour"].lower()) or int(match["hour"])
    past = match["side"].lower() != "to"
    minute = 30 if match["half"] else 15 if past else 45
    return [clock(Span(*match.span()), hour if past else (hour - 1) % 12 or 12, minute, "")]


def _digits(match: re.Match[str]) -> list[Quantity]:
    """Double digits: 두 자릿수."""
    return [words_en.word_of(match, _DIGIT_WORDS[match["word"].lower()], "number", "word")]


def _centenarian(match: re.Match[str]) -> list[Quantity]:
    made = words_en.word_of(match, 100, "age", "word")
    return [replace(made, high=Fraction(119))]


# They are read before names made of digits, and before plain numbers.
BEFORE_NAMES = (
    *sports_en.RULES,
    Rule(_PAST, _clock_past, frozenset({"half", "quarter"})),
    Rule(_DIGITS, _digits, frozenset({"digit", "digits"})),
    Rule(_CENTENARIAN, _centenarian, frozenset({"centenarian", "centenarians"})),
    Rule(_LUNAR, _lunar, frozenset({"month"})),
    Rule(_AROUND_THE_CLOCK, _clock_round, frozenset({"clock"})),
    Rule(_QUARTER_POINT, _quarter_point, frozenset({"point"})),
    Rule(
        _AGE_OF,
        _age_of,
        frozenset({"boy", "girl", "child", "lad", "toddler", "man", "woman", "widow", "youth"}),
    ),
    Rule(_QUARTER, _quarter, DIGITS),
    Rule(_UNDER, _under, DIGITS),
)
BEFORE_WORDS = (
    Rule(_AND_HALF, _and_half, frozenset({"half"})),
    Rule(_HALF, _half, frozenset({"half"})),
    Rule(_FOLD, _fold, frozenset(f"{word}fold" for word in words_en.ONES)),
    Rule(
        _ONE_UNIT,
        _one_unit,
        frozenset(
            {
                "minute",
                "hour",
                "day",
                "week",
                "month",
                "year",
                "foot",
                "mile",
                "meter",
                "kilometer",
                "ton",
            }
        ),
    ),
)
