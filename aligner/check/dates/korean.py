"""Dates and times of a Korean sentence: 12월 17일, 2024년, 90년대, 오후 3시30분, 지난달, 월요일."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from aligner.check.dates.english import calendar, clock, season
from aligner.check.quantity import Quantity
from aligner.check.scan import DIGITS, Rule
from aligner.types import Span

_YEAR = re.compile(
    r"(?<![\d.,])(?P<year>(?:1\d|20)\d\d)\s?년(?!\s?(?:대|간(?!첩|부|호|판|선)|동안|째|이상|전|넘|의 역사))"
)
_YEARS = re.compile(
    r"(?<![\d.,])(?P<year>(?:1\d|20)\d\d)(?:년)?\s?[~∼–-]\s?(?P<year2>(?:1\d|20)\d\d)\s?년(?!\s?(?:대|간|동안))"
)
# ’24년; 24년 12월; 58년생; 98학번; 88올림픽
_SHORT_YEAR = re.compile(
    r"['’‘](?P<year>\d\d)년(?!대)|(?<![\d.,])(?P<year2>\d\d)(?:년(?=\s?\d{1,2}월|생|\s?[가-힣]띠)|(?=학번|(?:\s?서울)?\s?올림픽|\s?월드컵))"
)
# 24-25시즌, 2024~25시즌
_SEASON_OF = re.compile(
    r"(?<![\d.,])(?P<year>(?:19|20)?\d\d)\s?[-–~∼/]\s?(?P<next>\d\d(?:\d\d)?)\s?(?:년\s?)?(?=시즌)"
)
_MONTH = re.compile(r"(?<![\d.,])(?P<month>1[0-2]|0?[1-9])\s?월(?!\s?(?:드|평균))")
_MONTHS = re.compile(
    r"(?<![\d.,])(?P<month>1[0-2]|[1-9])\s?(?:[~∼·,-]|월부터)\s?(?P<month2>1[0-2]|[1-9])\s?월"
)
_DAY = re.compile(
    r"(?<![\d.,])(?P<day>[12]\d|3[01]|0?[1-9])\s?일(?!\s?(?:간|동안|째|만에|이내|이상|여|치|가량|정도|내|넘|이라는|본|반|분|당|(?:전|뒤|후)(?:[에까부의이,.]|\s|\Z)))"
)
_DAY_LIST = re.compile(
    r"(?<![\d.,])(?P<day>[12]\d|3[01]|[1-9])(?:일)?\s?[~∼·,–-]\s?(?P<day2>[12]\d|3[01]|[1-9])\s?일(?!\s?(?:간|동안|째|만에|이내))"
)
_LASTING = re.compile(r"(?<![\d.,])(?P<days>\d{1,4}(?:,\d{3})?)\s?일(?P<nth>째)?")
_NUMERIC = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<dot>[-./])\s?(?P<month>[01]?\d)(?P=dot)\s?(?P<day>[0-3]?\d)(?!\d)"
)
# 5·18, 12·3: a day that has become a name, told from a list by what is counted: 2·3위, 3·4호기, 10·20대.
_COUNTED = "호위차월일대층번회급세개명년시동구군심기루인배분부과편점도주조"
_EVENT = re.compile(
    r"(?<![\d.,·])(?P<month>1[0-2]|[1-9])(?:[·‧ㆍ](?P<day>3[01]|[12]\d|[1-9])(?![\d·.%]|학년|분기|단계|사단|번지"
    rf"|[{_COUNTED}](?!사|상|란|계|절|묘))"
    r"|\.(?P<day2>3[01]|[12]\d|[1-9])(?=\s?(?:비상|계엄|사태|내란|혁명|총선|대선|지방선거))(?!\d))"
)
# 911 테러
_ATTACKS = re.compile(r"(?<!\d)(?P<month>9)11(?=\s?(?:테러|사태|공격))")
_DECADE = re.compile(r"(?<![\d.,])(?P<decade>(?:\d\d)?\d0)\s?년대")
# 20대 is an age, twenty machines, or the twentieth: it can be a partner for each.
_AGES = re.compile(
    r"(?<![\d.,제])(?P<decade>[1-9]0)대(?=\s?(?:[~∼·,]|남|여|초|중|후|들|의|로|에|가|이|부부|청|연|학|노|직|한|라|인|젊|환자|주부|가장|[\s]))"
)
_WEEKDAY = re.compile(r"(?P<weekday>[월화수목금토일])요일")
_WEEKDAY_ASIDE = re.compile(r"(?<=일)\((?P<weekday>[월화수목금토일])\)")
_HALVES = {"오전": "a", "새벽": "a", "아침": "a", "오후": "p", "저녁": "p"}
_CLOCK = re.compile(
    r"(?:(?P<half>오전|오후|새벽|아침|밤|낮|저녁)\s?)?(?<![\d.,])(?P<hour>2[0-4]|1\d|0?\d)\s?시(?![간작장즌도사대행민의회])"
    r"(?:\s?(?P<minute>[0-5]?\d)\s?분|\s?(?P<thirty>반)(?=[이에을은의까부쯤경,.]|\s|\Z))?"
)
_CLOCK_COLON = re.compile(
    r"(?:(?P<half>오전|오후|새벽|아침|밤|낮|저녁|AM|PM)\s?)?(?<![\d:.,])(?P<hour>2[0-4]|[01]?\d):(?P<minute>[0-5]\d)(?![\d:.])(?:\s?(?P<after>[ap])\.?m)?",
    re.IGNORECASE,
)
_NATIVE_CLOCK = re.compile(
    r"(?:(?P<half>오전|오후|새벽|아침|밤|낮|저녁)\s?)?(?<![가-힣])(?P<hour>열한|열두|한|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?시(?![간작장즌도대])"
    r"(?:\s?(?P<minute>[0-5]?\d)\s?분|\s?(?P<thirty>반)(?=[이에을은의까부쯤경,.]|\s|\Z))?"
)
_HOURS = {
    word: hour
    for hour, word in enumerate(
        ["한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉", "열", "열한", "열두"], 1
    )
}
_NOON = re.compile(r"(?P<noon>정오|자정)")
_RELATIVE = re.compile(
    r"(?P<word>지난\s?달|지지난\s?달|저번\s?달|지난\s?해|재작년|지지난\s?해|작년|올해|금년|내후년|(?<![가-힣])후년|내년|다음\s?해(?=[\s에의부,.]|\Z)|지지난\s?주(?![가-힣])|지난\s?주(?=[\s에,.]|\Z)|이번\s?주|다다음\s?주|다음\s?주|다다음\s?달|다음\s?달|이달|이번\s?달|내달|이듬해|그저께|그제(?=[ ,])|어제|오늘(?!날)|내일(?!신문)|(?<![가-힣])(?:모레|글피)(?=[\s에부까,.(]|\Z)|전날|이튿날|다음\s?날)"
)
_OFFSETS = {
    "지난달": ("month", -1), "지난해": ("year", -1), "작년": ("year", -1), "재작년": ("year", -2), "올해": ("year", 0),
    "금년": ("year", 0), "내년": ("year", 1), "내후년": ("year", 2), "후년": ("year", 2), "지지난해": ("year", -2), "다음해": ("year", 1), "지난주": ("week", -1), "이번주": ("week", 0), "다음주": ("week", 1),
    "지지난주": ("week", -2), "다다음주": ("week", 2), "지지난달": ("month", -2), "저번달": ("month", -1), "다다음달": ("month", 2),
    "그저께": ("day", -2), "그제": ("day", -2), "모레": ("day", 2), "글피": ("day", 3),
    "다음달": ("month", 1), "이달": ("month", 0), "이번달": ("month", 0), "내달": ("month", 1), "이듬해": ("year", 1),
    "어제": ("day", -1), "오늘": ("day", 0), "내일": ("day", 1), "전날": ("day", -1), "이튿날": ("day", 1), "다음날": ("day", 1),
}  # fmt: skip
_SEASONS = ("봄", "여름", "가을", "겨울")
_SEASON = re.compile(
    rf"(?:(?<=지난)|(?<=올)|(?<=이번 )|(?<=내년 )|(?<=작년 )|(?<=오는 )|(?<=다음 )|(?<=초)|(?<=늦)|(?<=한)|(?<![가-힣]))(?P<season>{'|'.join(_SEASONS)})(?=철|밤|날|방학|에|의|을|이|은|부터|까지|\s|,|\Z)"
)


def _parts(match: re.Match[str]) -> list[Quantity] | None:
    made = []
    for name, text in match.groupdict().items():
        kind = name.rstrip("2")
        if text and kind in ("year", "month", "day"):
            value = int(text)
            if value == 0 or (kind == "month" and value > 12) or (kind == "day" and value > 31):
                return None
            made.append(calendar(_with_letter(match, name, kind), kind, value))
    return made


_LETTERS = {"year": "년", "month": "월", "day": "일"}


def _with_letter(match: re.Match[str], name: str, kind: str) -> Span:
    """The place of a part of a date with the letter that says which: 5월."""
    start, stop = match.span(name)
    return Span(start, stop + match.string.startswith(_LETTERS[kind], stop))


def _event(match: re.Match[str]) -> list[Quantity]:
    day = "day" if match["day"] else "day2"
    return [
        calendar(Span(*match.span("month")), "month", int(match["month"]), "word"),
        calendar(Span(*match.span(day)), "day", int(match[day]), "word"),
    ]


def _attacks(match: re.Match[str]) -> list[Quantity]:
    start, stop = match.span("month")
    return [
        calendar(Span(start, stop), "month", 9, "word"),
        calendar(Span(stop, match.end()), "day", 11, "word"),
    ]


def _short_year(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span()), "year", _full_year(match["year"] or match["year2"]))]


def _full_year(text: str) -> int:
    """A year by its last two digits, or by all four."""
    year = int(text)
    return year if year > 99 else year + (1900 if year > 35 else 2000)


def _season_of(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span(g)), "year", _full_year(match[g])) for g in ("year", "next")]


def _decade(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span()), "decade", int(match["decade"]))]


def _ages(match: re.Match[str]) -> list[Quantity]:
    made = calendar(Span(*match.span()), "decade", int(match["decade"]), "word")
    return [replace(made, unit="age")]


def _lasting(match: re.Match[str]) -> list[Quantity]:
    value = Fraction(int(match["days"].replace(",", "")))
    span = Span(*match.span())
    if match["nth"]:
        return [Quantity(span, "ordinal", value, value)]
    return [Quantity(span, "measure", value, value, "seconds", Fraction(86400))]


def _weekday(match: re.Match[str]) -> list[Quantity]:
    return [calendar(Span(*match.span()), "weekday", "월화수목금토일".index(match["weekday"]))]


def _clock(match: re.Match[str]) -> list[Quantity] | None:
    hour = int(match["hour"]) if match["hour"].isdigit() else _HOURS[match["hour"]]
    groups = match.groupdict()
    minute = 30 if groups.get("thirty") else int(match["minute"] or 0)
    word = match["half"] or ""
    half = _HALVES.get(word) or {"am": "a", "pm": "p"}.get(word.lower(), groups.get("after") or "")
    if word == "밤":
        half = "p" if 5 < hour < 12 else "a"
    elif word == "낮":
        half = "p" if hour == 12 or hour < 6 else "a"
    if hour > 12 and word:
        half = ""
    return [clock(Span(*match.span()), hour, minute, half)]


def _noon(match: re.Match[str]) -> list[Quantity]:
    value, half = (Fraction(720), "p") if match["noon"] == "정오" else (Fraction(0), "a")
    return [Quantity(Span(*match.span()), "clock", value, value, half, weight="word")]


def _relative(match: re.Match[str]) -> list[Quantity]:
    unit, offset = _OFFSETS[match["word"].replace(" ", "")]
    value = Fraction(offset)
    return [Quantity(Span(*match.span()), "relative", value, value, unit, weight="word")]


def _season(match: re.Match[str]) -> list[Quantity]:
    return [season(Span(*match.span()), _SEASONS.index(match["season"]))]


RULES = (
    Rule(_NUMERIC, _parts, DIGITS),
    Rule(_EVENT, _event, DIGITS),
    Rule(_ATTACKS, _attacks, DIGITS),
    Rule(_DECADE, _decade, DIGITS),
    Rule(_SEASON_OF, _season_of, DIGITS),
    Rule(_YEARS, _parts, DIGITS),
    Rule(_YEAR, _parts, DIGITS),
    Rule(_SHORT_YEAR, _short_year, DIGITS),
    Rule(_MONTHS, _parts, DIGITS),
    Rule(_MONTH, _parts, DIGITS),
    Rule(_DAY_LIST, _parts, DIGITS),
    Rule(_DAY, _parts, DIGITS),
    Rule(_LASTING, _lasting, DIGITS),
    Rule(_AGES, _ages, DIGITS),
    Rule(_CLOCK, _clock, DIGITS),
    Rule(_CLOCK_COLON, _clock, DIGITS),
    Rule(_NATIVE_CLOCK, _clock, frozenset("시")),
    Rule(_NOON, _noon, frozenset("정자")),
    Rule(_WEEKDAY, _weekday, frozenset("요")),
    Rule(_WEEKDAY_ASIDE, _weekday, frozenset("(")),
    Rule(_RELATIVE, _relative, frozenset("달해년주제께늘일날레피")),
    Rule(_SEASON, _season, frozenset("봄여가겨")),
)
